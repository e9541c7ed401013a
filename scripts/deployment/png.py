"""PNG files whose bytes are the same everywhere."""

import struct
import zlib
from collections.abc import Iterator, Sequence

SHADES = 16
"""Four bits a pixel."""

Colour = tuple[int, int, int]


def png(rows: Sequence[Sequence[int]], palette: Sequence[Colour]) -> bytes:
    """Give the file of a square picture of an even width; each pixel is an index of the palette.

    The pixels are stored, not compressed, since each build of zlib compresses in a way of its own.
    """
    size = len(rows)
    if size % 2 or any(len(row) != size for row in rows) or len(palette) > SHADES:
        raise ValueError("a square picture of an even width in at most sixteen colours is needed")
    header = struct.pack(">IIBBBBB", size, size, 4, 3, 0, 0, 0)
    pixels = b"".join(b"\0" + bytes(_pairs(row)) for row in rows)
    parts = (
        (b"IHDR", header),
        (b"PLTE", bytes(value for colour in palette for value in colour)),
        (b"IDAT", _stored(pixels)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in parts)


def _pairs(row: Sequence[int]) -> Iterator[int]:
    for left, right in zip(row[::2], row[1::2], strict=True):
        yield left << 4 | right


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def _stored(data: bytes) -> bytes:
    """Give data in the form of a zlib stream of stored blocks."""
    most = 0xFFFF
    blocks = [data[at : at + most] for at in range(0, len(data), most)]
    body = b"".join(
        struct.pack("<BHH", at == len(blocks) - 1, len(block), most - len(block)) + block
        for at, block in enumerate(blocks)
    )
    return b"\x78\x01" + body + struct.pack(">I", zlib.adler32(data))
