"""The icon: a file that anyone can read, the same on every machine."""

import hashlib
import struct
import zlib

import pytest

from deployment.icon import BACKGROUND, LINE, SIZES, icon
from deployment.png import png


def decoded(data: bytes) -> tuple[int, int, list[list[tuple[int, ...]]]]:
    """Read a PNG of four bits a pixel by the standard; check every sum in it."""
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    chunks: dict[bytes, bytes] = {}
    at = 8
    while at < len(data):
        (length,) = struct.unpack_from(">I", data, at)
        name, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        assert struct.unpack_from(">I", data, at + 8 + length) == (zlib.crc32(name + body),)
        chunks[name] = body
        at += 12 + length
    width, height, bits, kind = struct.unpack(">IIBB", chunks[b"IHDR"][:10])
    assert (bits, kind) == (4, 3)
    palette = [tuple(chunks[b"PLTE"][i : i + 3]) for i in range(0, len(chunks[b"PLTE"]), 3)]
    lines = zlib.decompress(chunks[b"IDAT"])
    step = 1 + width // 2
    rows = [lines[at + 1 : at + step] for at in range(0, len(lines), step)]
    pixels = [[palette[half] for byte in row for half in (byte >> 4, byte & 15)] for row in rows]
    return width, height, pixels


@pytest.mark.parametrize("size", SIZES.values())
def test_an_icon_has_its_size_and_shows_the_line(size: int) -> None:
    """It is square, dark at the rim, and light where the check mark turns."""
    width, height, pixels = decoded(icon(size))

    assert width == height == len(pixels) == size
    assert {len(row) for row in pixels} == {size}
    assert {pixels[0][0], pixels[-1][-1], pixels[size // 2][0]} == {BACKGROUND}
    assert pixels[size * 68 // 100][size * 59 // 100] == LINE


def test_an_icon_has_the_same_bytes_everywhere() -> None:
    """Nothing in it depends on how a machine compresses."""
    digests = {name: hashlib.sha256(icon(size)).hexdigest()[:16] for name, size in SIZES.items()}

    assert digests == {"small": "feb3232fadb76fe2", "large": "0339e11945f7c890"}


def test_a_picture_that_does_not_fit_is_refused() -> None:
    """An odd width or too many colours would give a file that nobody can read."""
    with pytest.raises(ValueError, match="even width"):
        png([[0]], [(0, 0, 0)])
    with pytest.raises(ValueError, match="sixteen"):
        png([[0, 0], [0, 0]], [(0, 0, 0)] * 17)
