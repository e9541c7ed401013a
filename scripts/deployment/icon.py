"""The icon: a quiet line that twitches and ends in a check mark."""

from itertools import pairwise
from math import hypot

from deployment.png import SHADES, Colour, png

SIZES = {"small": 108, "large": 512}
"""What the store asks for -> pixels."""

BACKGROUND: Colour = (15, 76, 92)
LINE: Colour = (255, 255, 255)

Point = tuple[float, float]

# In hundredths of the width; the store cuts the picture to a circle.
_POINTS: tuple[Point, ...] = (
    (13, 55),
    (24, 55),
    (29, 43),
    (35, 66),
    (40, 49),
    (44, 55),
    (50, 55),
    (59, 68),
    (83, 34),
)
_HALF_WIDTH = 3.1


def icon(size: int) -> bytes:
    """Give the icon as a PNG file, `size` pixels wide."""
    rows = [bytearray(size) for _ in range(size)]
    scale = size / 100
    points = [(x * scale, y * scale) for x, y in _POINTS]
    for begin, end in pairwise(points):
        _draw(rows, begin, end, _HALF_WIDTH * scale)
    return png(rows, [_between(shade / (SHADES - 1)) for shade in range(SHADES)])


def _draw(rows: list[bytearray], begin: Point, end: Point, half_width: float) -> None:
    """Draw a line with round ends; a pixel at its edge is lit by as much as the line covers."""
    margin = half_width + 1
    columns = _span(begin[0], end[0], margin)
    for y in _span(begin[1], end[1], margin):
        row = rows[y]
        for x in columns:
            covered = half_width + 0.5 - _distance((x + 0.5, y + 0.5), begin, end)
            row[x] = max(row[x], round(min(1.0, max(0.0, covered)) * (SHADES - 1)))


def _span(one: float, other: float, margin: float) -> range:
    return range(int(min(one, other) - margin), int(max(one, other) + margin) + 1)


def _distance(point: Point, begin: Point, end: Point) -> float:
    across, down = end[0] - begin[0], end[1] - begin[1]
    along = (point[0] - begin[0]) * across + (point[1] - begin[1]) * down
    part = min(1.0, max(0.0, along / (across * across + down * down)))
    return hypot(point[0] - begin[0] - part * across, point[1] - begin[1] - part * down)


def _between(part: float) -> Colour:
    red, green, blue = (
        round(dark + (light - dark) * part) for dark, light in zip(BACKGROUND, LINE, strict=True)
    )
    return red, green, blue
