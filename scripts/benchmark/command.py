"""Measure the built package beside what else one could deploy.

Beside the skill, without a memory and with one in a DynamoDB on this machine: a hello world in
the form of Amazon's sample, as `sam build` ships it and compiled; the SDK's StandardSkillBuilder
with the same DynamoDB; a handler that does nothing.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

from benchmark.candidate import RECORDS, candidates
from benchmark.comparison import Rounds, measure
from benchmark.database import database, make_table
from benchmark.report import Results, draw, parts_table, table
from benchmark.run import TALK, measured_parts, opened_files
from benchmark.runtime_api import FunctionError
from benchmark.throttle import Throttle, ThrottleError
from building.command import build
from building.problem import BuildError

SHARE = 0.29
"""Of a processor: what a function with 512 MB of memory gets."""


def main(arguments: list[str] | None = None) -> None:
    """Measure, print the table, and write it with the plot and all samples."""
    options = read_options(arguments)
    rounds, warm = (3, 60) if options.quick else (options.rounds, 200)
    if hasattr(os, "sched_setaffinity"):  # so that no process is moved while it is measured
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    try:
        if options.parts:
            print_parts(options.root, options.python, options.into)
            return
        results = results_of(options.root, options.python, options.into, rounds, warm)
    except (BuildError, FunctionError, OSError) as fault:
        sys.exit(f"Not measured: {fault}")
    text = table(results)
    print(text)
    options.into.mkdir(parents=True, exist_ok=True)
    (options.into / "results.md").write_text(text, encoding="utf-8")
    (options.into / "results.json").write_text(samples(results), encoding="utf-8")
    draw(results, options.into / "results.svg")
    print(f"{options.into}: results.md, results.svg, results.json", file=sys.stderr)


def print_parts(root: Path, python: Path, into: Path) -> None:
    """Build the package and print how long each part of its warm turn takes."""
    package = into.absolute() / "folders" / "ours"
    package.parent.mkdir(parents=True, exist_ok=True)
    for line in build(root, package, None):
        print(f"  {line}", file=sys.stderr)
    opening, talk = (measured_parts(python, package, each) for each in (TALK[:1], TALK))
    print(parts_table(opening, talk))


def read_options(arguments: list[str] | None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, prog="scripts/bench")
    parser.add_argument("--root", type=Path, required=True, help=argparse.SUPPRESS)
    parser.add_argument("--python", type=Path, required=True, help=argparse.SUPPRESS)
    parser.add_argument("--quick", action="store_true", help="three rounds, in under a minute")
    parser.add_argument("--parts", action="store_true", help="what a warm turn is made of, only")
    parser.add_argument("--rounds", type=int, default=15, help="cold starts of each (15)")
    parser.add_argument("--into", type=Path, default=Path("build/bench"), help="build/bench")
    options = parser.parse_args(arguments)
    version = [options.python, "-c", "import sys; print(*sys.version_info[:2], sep='.')"]
    client = subprocess.run(version, check=True, stdout=subprocess.PIPE, text=True).stdout.strip()
    if client != "{}.{}".format(*sys.version_info):
        parser.error(f"the runtime has Python {client}: remove .venv-bench and .venv-runtime")
    if options.rounds < 1:
        parser.error("--rounds: at least one")
    return options


def results_of(root: Path, python: Path, into: Path, rounds: int, warm: int) -> Results:
    """Prepare the candidates and measure all of them."""
    print("Preparing the code folders", file=sys.stderr)
    busy_before = os.getloadavg()[1]
    with database() as address:
        make_table(address, RECORDS)
        compared = candidates(root, into.absolute() / "folders", address)
        print("At full speed", file=sys.stderr)
        full = measure(python, compared, rounds, warm, None)
        throttled: Rounds = {}
        print(f"With turns held to {SHARE} of a processor", file=sys.stderr)
        try:
            with Throttle(SHARE) as throttle:
                throttled = measure(python, compared, max(rounds // 2, 2), warm // 4, throttle)
        except ThrottleError as fault:
            print(f"  left out: {fault}", file=sys.stderr)
        opened = {candidate.id: opened_files(python, candidate) for candidate in compared}
    machine = (
        f"Python {platform.python_version()}, {platform.machine()}, one processor, {rounds} rounds;"
        f" medians, ratios with 95 % intervals. Load average: {busy_before:.1f} before,"
        f" {os.getloadavg()[1]:.1f} at the end."
    )
    zipped = {candidate.id: candidate.zipped for candidate in compared}
    return Results(compared, machine, full, throttled, opened, zipped)


def samples(results: Results) -> str:
    """Give every sample as JSON, for whoever wants to look closer."""
    both = {"full": results.full, "throttled": results.throttled}
    plain = {
        speed: {
            candidate: [asdict(sample) for sample in taken] for candidate, taken in rounds.items()
        }
        for speed, rounds in both.items()
    }
    return json.dumps(plain | {"opened": results.opened, "zipped": results.zipped}, indent=1)


if __name__ == "__main__":
    main()
