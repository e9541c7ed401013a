"""The report of a benchmark: as text for people, as one object for machines."""

from collections.abc import Iterator
from typing import Any

from evaluation.benchmark import Benchmark
from evaluation.published import PUBLISHED
from evaluation.scoring import Counts, Result
from triage import Level

WAY_NAMES = {
    "engine": "facts, by the engine",
    "dialogue": "facts, asked by voice",
    "story": "story, told by voice",
}
_COLUMNS = (
    "exact", "acceptable", "safe", "emergencies missed", "above acceptable", "above expected",
    "questions",
)  # fmt: skip


def level_name(level: Level | None) -> str:
    """Name a level as the machine's report does; None stands for all of them."""
    return level.id if level is not None else "all"


def table(benchmark: Benchmark) -> str:
    """Give the figures as a Markdown table: a row for each way and expected level.

    The last columns are the shares of right advice that others published for that level.
    """
    heads = ("way", "should be", "cases", *_COLUMNS, *(figure.study for figure in PUBLISHED))
    rows = [heads, ("---",) * len(heads)]
    rows += [
        (WAY_NAMES[way], level_name(level), *_cells(way, by_level[level]), *_others(level))
        for way, by_level in benchmark.counts.items()
        for level in (None, *reversed(Level))
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(len(heads))]
    return "\n".join(_line(row, widths) for row in rows)


def sources() -> str:
    """Say where the published figures come from, a line each."""
    return "\n".join(f"- {figure.study}: {figure.tested}. {figure.address}" for figure in PUBLISHED)


def misses(benchmark: Benchmark) -> Iterator[str]:
    """Give each case that was missed, with the reason, a line each."""
    for miss in benchmark.misses:
        result = miss.result
        right = " or ".join(level.id for level in sorted(result.case.acceptable))
        reached = _reached(result)
        yield f"{result.case.id} {result.way}: {reached}, should be {right} ({miss.shortfall})"


def as_object(benchmark: Benchmark) -> dict[str, Any]:
    """Give everything as one object that JSON can hold."""
    reasons = {(m.result.case.id, m.result.way): m.shortfall for m in benchmark.misses}
    return {
        "cases": benchmark.number_of_cases,
        "files": benchmark.name,
        "content_version": benchmark.content_version,
        "ways": {
            way: {level_name(level): _counts(counts) for level, counts in by_level.items()}
            for way, by_level in benchmark.counts.items()
        },
        "results": [
            {
                "id": result.case.id,
                "way": result.way,
                "level": None
                if result.consultation.level is None
                else result.consultation.level.id,
                "expected": result.case.expected.id,
                "acceptable_levels": [level.id for level in sorted(result.case.acceptable)],
                "acceptable": result.is_acceptable,
                "safe": result.is_safe,
                "questions": len(result.consultation.questions),
                "asked": list(result.consultation.questions),
                "rules": list(result.consultation.rules),
                "reason": str(reasons.get((result.case.id, result.way), "")),
                "transcript": list(result.consultation.transcript),
            }
            for result in benchmark.results
        ],
        "published": [
            {
                "study": figure.study,
                "tested": figure.tested,
                "percent_right": figure.overall,
                "by_level": {level.id: share for level, share in figure.by_level.items()},
                "source": figure.address,
            }
            for figure in PUBLISHED
        ],
    }


def percent(part: int, whole: int) -> str:
    """Give a share in percent, with one decimal; a dash where there is nothing to share."""
    return f"{100 * part / whole:.1f} %" if whole else "-"


def _reached(result: Result) -> str:
    level = result.consultation.level
    return level.id if level is not None else "no advice"


def _counts(counts: Counts) -> dict[str, Any]:
    return {
        "cases": counts.cases,
        "exact": counts.exact,
        "acceptable": counts.acceptable,
        "safe": counts.safe,
        "missed_emergencies": counts.missed_emergencies,
        "emergencies_below_urgent": counts.emergencies_below_urgent,
        "over_triaged": counts.over_triaged,
        "above_expected": counts.above_expected,
        "questions_median": counts.median_questions,
        "questions_max": counts.most_questions,
        "questions": list(counts.questions),
    }


def _cells(way: str, counts: Counts) -> Iterator[str]:
    yield str(counts.cases)
    for part in (counts.exact, counts.acceptable, counts.safe):
        yield percent(part, counts.cases)
    yield str(counts.missed_emergencies)
    for part in (counts.over_triaged, counts.above_expected):
        yield percent(part, counts.cases)
    is_asked = way != "engine" and counts.cases
    yield f"{counts.median_questions:g}, at most {counts.most_questions}" if is_asked else "-"


def _others(level: Level | None) -> Iterator[str]:
    for figure in PUBLISHED:
        share = figure.share(level)
        yield "-" if share is None else f"{share:g} %"


def _line(cells: tuple[str, ...], widths: list[int]) -> str:
    padded = (
        cell.ljust(width, "-" if cell == "---" else " ")
        for cell, width in zip(cells, widths, strict=True)
    )
    return f"| {' | '.join(padded)} |"
