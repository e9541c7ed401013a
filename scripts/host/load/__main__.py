"""`python -m host.load`: what `scripts/load` runs."""

import argparse
import asyncio
import shutil
import sys
from collections.abc import Sequence

from host.load.bench import set_up
from host.load.endurance import endure, survive
from host.load.report import Report
from host.load.speed import measure


def main(arguments: Sequence[str] | None = None) -> int:
    """Load the skill and report; the exit status is 1 when something is wrong, not when slow."""
    told = _options(arguments)
    if shutil.which("wrk") is None:
        print("load: needs wrk, which is not installed: apt-get install wrk", file=sys.stderr)
        return 2
    with set_up() as bench:
        print(speed := measure(bench, told.rounds, told.seconds), flush=True)
        print(endurance := endure(bench, told.requests, told.workers), flush=True)
        print(survival := asyncio.run(survive(bench, told.sessions, told.workers)))
    problems = list(Report(speed, endurance, survival).problems())
    for problem in problems:
        print(f"WRONG: {problem}")
    return 1 if problems else 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="load",
        description="Put the served skill under load, on loopback, with signed requests.",
        epilog="Speed is told as ratios of runs that alternate, per processor second used.",
    )
    parser.add_argument("--rounds", type=int, default=3, help="of each that is compared (3)")
    parser.add_argument("--seconds", type=int, default=5, help="of each round (5)")
    parser.add_argument("--requests", type=int, default=100_000, help="for memory (100000)")
    parser.add_argument("--sessions", type=int, default=1000, help="at once (1000)")
    parser.add_argument("--workers", type=int, default=2, help="processes (2)")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
