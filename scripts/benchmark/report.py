"""The report: a table in Markdown and a plot, for the README."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmark.candidate import Candidate
from benchmark.comparison import Rounds, median, ratio

OURS, REMEMBERING, STANDARD = "ours", "remembering", "standard"

COLOURS = {"init": "#3b6ea5", "first": "#e08e45"}


@dataclass(frozen=True)
class Results:
    """All that was measured."""

    compared: Sequence[Candidate]
    machine: str
    """The Python and the number of rounds, in a sentence."""
    full: Rounds
    throttled: Rounds
    """With turns held to a share of a processor; empty where that could not be done."""
    opened: Mapping[str, int]
    """Candidate -> files of its folder opened up to the first answer."""
    zipped: Mapping[str, int]
    """Candidate -> bytes of its zip."""


def table(results: Results) -> str:
    """Give the whole as Markdown."""
    parts = [results.machine, _times(results, results.full, "At full speed")]
    if results.throttled:
        parts.append(_times(results, results.throttled, "With turns held to 0.29 of a processor"))
    return "\n\n".join([*parts, _sizes(results)]) + "\n"


def _times(results: Results, rounds: Rounds, title: str) -> str:
    ours = rounds[OURS]
    rows = []
    for candidate in results.compared:
        samples = rounds[candidate.id]
        times = (f"{median(samples, what):.1f}" for what in ("init", "first", "total", "processor"))
        warm = (f"{median(samples, what):.2f}" for what in ("warm_p50", "warm_p99"))
        against = (str(ratio(samples, ours, what)) for what in ("total", "processor", "warm_p50"))
        rows.append([candidate.name, *times, *warm, *against])
    times_of = ["init", "first turn", "total", "processor time", "warm p50", "p99"]
    heads = [*times_of, "total / ours", "processor / ours", "warm / ours"]
    with_memory = ratio(rounds[STANDARD], rounds[REMEMBERING], "total")
    below = f"StandardSkillBuilder takes {with_memory} times as long as this skill with a memory."
    return f"**{title}** (ms)\n\n{_markdown(['', *heads], rows)}\n\n{below}"


def _sizes(results: Results) -> str:
    rows = [
        [
            candidate.name,
            f"{median(results.full[candidate.id], 'memory'):.1f}",
            f"{results.zipped[candidate.id] / 1e6:.2f}",
            str(results.opened[candidate.id]),
        ]
        for candidate in results.compared
    ]
    return _markdown(["", "memory (MiB)", "zip (MB)", "its files opened to the first answer"], rows)


def parts_table(opening: Mapping[str, float], talk: Mapping[str, float]) -> str:
    """Give the microseconds of each part of a turn: of a one-shot question, and of a whole talk."""
    rows = [
        [part or "a whole turn, with no part measured", f"{opening[part]:.1f}", f"{talk[part]:.1f}"]
        for part in opening
    ]
    return _markdown(["microseconds", "a one-shot question", "a turn of a whole talk"], rows)


def _markdown(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [heads, ["---"] + ["---:"] * (len(heads) - 1), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def draw(results: Results, file: Path) -> None:
    """Draw what a person waits for at a cold start: init and first turn of each candidate."""
    # Only here, so that all else runs where nothing draws.
    import matplotlib as mpl  # noqa: PLC0415

    mpl.use("Agg")
    from matplotlib import pyplot as plt  # noqa: PLC0415

    plt.rcParams["svg.hashsalt"] = "bench"
    shown = [("at full speed", results.full), ("at 0.29 of a processor", results.throttled)]
    shown = [(title, rounds) for title, rounds in shown if rounds]
    figure, axes = plt.subplots(
        1, len(shown), figsize=(5.2 * len(shown), 2.9), sharey=True, squeeze=False
    )
    names = [candidate.name for candidate in results.compared]
    for axis, (title, rounds) in zip(axes[0], shown, strict=True):
        init, first = (
            [median(rounds[candidate.id], what) for candidate in results.compared]
            for what in ("init", "first")
        )
        total = [sum(both) for both in zip(init, first, strict=True)]
        axis.barh(names, init, color=COLOURS["init"], label="start (init)")
        axis.barh(names, first, left=init, color=COLOURS["first"], label="first turn")
        for place, milliseconds in enumerate(total):
            axis.text(milliseconds, place, f" {milliseconds:.0f} ms", va="center", fontsize=8)
        axis.set_title(f"Cold start, {title}", fontsize=10)
        axis.set_xlabel("milliseconds", fontsize=8)
        axis.set_xlim(0, max(total) * 1.18)
        axis.tick_params(labelsize=8)
        axis.spines[["top", "right"]].set_visible(False)
    axes[0][0].invert_yaxis()
    axes[0][0].legend(fontsize=8, frameon=False, loc="lower right")
    figure.tight_layout()
    figure.savefig(file, dpi=110, metadata={"Date": None} if file.suffix == ".svg" else None)
    plt.close(figure)
