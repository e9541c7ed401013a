"""The page of results that is committed, and its picture."""

from pathlib import Path

from evaluation.benchmark import Benchmark
from evaluation.chart import draw
from evaluation.report import misses, sources, table

PAGE, PICTURE = "results.md", "results.svg"

_PAGE = """# Results of the vignette benchmark

Written by `./scripts/vignettes --write`: {cases} cases of {files}, measured on content version
`{version}`. What each column means is in [README.md](README.md).

![Share of acceptable advice, beside published figures]({picture})

{table}

The published figures, for right advice, are of cases of general medicine; ours are all of twitches.

{sources}

## Not acceptable: {count}

{misses}
"""


def write_results(benchmark: Benchmark, folder: Path) -> None:
    """Write the page and its picture into a folder."""
    missed = list(misses(benchmark))
    page = _PAGE.format(
        cases=benchmark.number_of_cases,
        files=benchmark.name,
        version=benchmark.content_version,
        picture=PICTURE,
        table=table(benchmark),
        sources=sources(),
        count=len(missed),
        misses="\n".join(f"- {line}" for line in missed) or "None.",
    )
    (folder / PAGE).write_text(page, encoding="utf-8")
    (folder / PICTURE).write_text(draw(benchmark), encoding="utf-8")
