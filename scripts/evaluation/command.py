"""Run the benchmark: `python -m evaluation.command FILE... [--json | --write]`."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from evaluation.benchmark import Benchmark, run_benchmark
from evaluation.consultation import Clinic
from evaluation.report import as_object, misses, sources, table
from evaluation.results_page import write_results
from evaluation.vignette import Vignette
from evaluation.vignette_reader import VignetteError, read_vignettes
from simulator import InteractionModel
from triage import Content, ContentError, load_content

ROOT = Path(__file__).resolve().parents[2]
LOCALE = "en-US"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run it and print what came of it; 1 when a file or the content is refused."""
    options = _options(arguments)
    try:
        content = load_content(ROOT / "content")
        cases = read_all(options.files, content)
    except ContentError as error:
        print(*error.problems, sep="\n", file=sys.stderr)
        return 1
    benchmark = run_benchmark(open_clinic(content), _name(options.files), cases)
    if options.write:
        write_results(benchmark, options.write)
    print(json.dumps(as_object(benchmark)) if options.json else _text(benchmark))
    return 0


def open_clinic(content: Content) -> Clinic:
    """Open a clinic with the interaction model of the project."""
    return Clinic(content, InteractionModel.load(ROOT / "interaction_model" / f"{LOCALE}.json"))


def read_all(files: Sequence[Path], content: Content) -> list[Vignette]:
    """Read the files; VignetteError with the problems of all of them."""
    cases: list[Vignette] = []
    problems: list[str] = []
    for file in files:
        try:
            cases += read_vignettes(file, content.protocol)
        except VignetteError as error:
            problems += error.problems
    seen = [case.id for case in cases]
    problems += [
        f"{name}: is in more than one file" for name in sorted(set(seen)) if seen.count(name) > 1
    ]
    if problems:
        raise VignetteError(problems)
    return cases


def _name(files: Sequence[Path]) -> str:
    return ", ".join(file.name for file in files)


def _text(benchmark: Benchmark) -> str:
    missed = list(misses(benchmark))
    return "\n".join(
        (
            f"{benchmark.number_of_cases} cases of {benchmark.name}, "
            f"content version {benchmark.content_version}",
            "",
            table(benchmark),
            "",
            sources(),
            "",
            f"Not acceptable: {len(missed)}",
            *missed,
        )
    )


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="vignettes",
        description="Bring made-up cases to the skill in three ways and count how it does.",
        epilog="A case is one JSON object a line, as in tests/vignettes/own.jsonl.",
    )
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="cases, one a line")
    parser.add_argument("--json", action="store_true", help="print one object for machines")
    parser.add_argument(
        "--write", type=Path, metavar="FOLDER", help="also write results.md and results.svg there"
    )
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
