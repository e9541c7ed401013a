"""The picture of a benchmark, as SVG: what came of each case, by way and by expected level."""

from collections.abc import Iterator
from dataclasses import dataclass
from xml.sax.saxutils import escape

from evaluation.benchmark import Benchmark
from evaluation.published import PUBLISHED
from evaluation.report import WAY_NAMES, percent
from evaluation.scoring import Counts
from triage import Level

_WIDTH, _LEFT, _BAR, _ROW, _GAP, _TOP = 920, 270, 420, 22, 16, 92
_EXACT, _ACCEPTABLE, _ABOVE, _BELOW, _OTHERS = "#1b6e53", "#7cc0a3", "#d9a441", "#b3261e", "#8793a1"
_KEY = (
    (_EXACT, "as expected"),
    (_ACCEPTABLE, "other acceptable"),
    (_ABOVE, "above acceptable"),
    (_BELOW, "below acceptable"),
    (_OTHERS, "published, right advice"),
)
_GROUPS = (
    (None, "all cases"),
    (Level.EMERGENCY, "emergency"),
    (Level.URGENT, "urgent"),
    (Level.SEE_DOCTOR, "see a doctor"),
    (Level.SELF_CARE, "self-care"),
)


def draw(benchmark: Benchmark) -> str:
    """Give the picture."""
    body: list[str] = []
    y = _TOP
    for level, name in _GROUPS:
        body.append(_text(16, y + 15, name, weight="bold"))
        for bar in _bars(benchmark, level):
            body += _drawn(y, bar)
            y += _ROW
        y += _GAP
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {y}" '
            'font-family="sans-serif" font-size="13" role="img" '
            'aria-label="Share of acceptable advice by way and level">',
            f'<rect width="{_WIDTH}" height="{y}" fill="#ffffff"/>',
            *_heading(benchmark),
            *body,
            "</svg>\n",
        )
    )


def _heading(benchmark: Benchmark) -> Iterator[str]:
    title = f"Advice on {benchmark.number_of_cases} cases, in percent of them"
    yield _text(16, 28, title, size=18, weight="bold")
    x = 16
    for colour, name in _KEY:
        yield f'<rect x="{x}" y="46" width="14" height="14" fill="{colour}"/>'
        yield _text(x + 20, 58, name)
        x += 40 + 7 * len(name)


@dataclass(frozen=True)
class _Bar:
    """A row: its name, pieces as (share from 0 to 1, colour), and what stands behind it."""

    name: str
    pieces: tuple[tuple[float, str], ...]
    told: str


def _bars(benchmark: Benchmark, level: Level | None) -> Iterator[_Bar]:
    for way, by_level in benchmark.counts.items():
        counts = by_level[level]
        if counts.cases:
            shares = (percent(part, counts.cases) for part in (counts.exact, counts.acceptable))
            told = "{} exact, {} acceptable".format(*shares)
            yield _Bar(WAY_NAMES[way], tuple(_pieces(counts)), told)
    for figure in PUBLISHED:
        share = figure.share(level)
        if share is not None:
            yield _Bar(figure.study, ((share / 100, _OTHERS),), f"{share:.1f} % right")


def _pieces(counts: Counts) -> Iterator[tuple[float, str]]:
    yield counts.exact / counts.cases, _EXACT
    yield (counts.acceptable - counts.exact) / counts.cases, _ACCEPTABLE
    yield counts.over_triaged / counts.cases, _ABOVE
    yield (counts.cases - counts.safe) / counts.cases, _BELOW


def _drawn(y: int, bar: _Bar) -> Iterator[str]:
    yield _text(_LEFT - 10, y + 15, bar.name, anchor="end")
    x = float(_LEFT)
    for share, colour in bar.pieces:
        width = share * _BAR
        if width:
            yield f'<rect x="{x:.1f}" y="{y + 2}" width="{width:.1f}" height="16" fill="{colour}"/>'
        x += width
    yield _text(_LEFT + _BAR + 10, y + 15, bar.told)


def _text(
    x: int, y: int, text: str, *, size: int = 13, weight: str = "normal", anchor: str = "start"
) -> str:
    style = f'font-size="{size}" font-weight="{weight}" text-anchor="{anchor}" fill="#222222"'
    return f'<text x="{x}" y="{y}" {style}>{escape(text)}</text>'
