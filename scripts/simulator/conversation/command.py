"""The command that performs files of conversations and says what is wrong with them."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from simulator.conversation.files import read_conversations
from simulator.conversation.performance import Performance, perform
from simulator.conversation.script import Conversation, ConversationError
from simulator.coverage import KINDS, Coverage
from simulator.device.device import Device
from simulator.home.home import Home
from simulator.skill import Skill


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command to a parser."""
    parser.add_argument(
        "files", nargs="+", type=Path, metavar="FILE",
        help="a .talk file, a folder of them, Bespoken's YAML, or a replay file of ask dialog",
    )  # fmt: skip
    parser.add_argument("--tag", action="append", default=[], help="only those that have the tag")
    parser.add_argument(
        "--repeat", type=int, default=1, metavar="N", help="perform all of them N times over"
    )
    parser.add_argument("--coverage", action="store_true", help="tell what of the model was tried")
    parser.add_argument(
        "--min", action="append", default=[], type=_least, metavar="KIND=PERCENT",
        help=f"fail where less was tried: {', '.join(KINDS)} (may be given again)",
    )  # fmt: skip


def converse(skill: Skill, options: argparse.Namespace, out: TextIO | None = None) -> int:
    """Perform the files.

    Returns:
        The exit status: 0 if all went as written and enough of the model was tried, 1 if not,
        2 for a file that cannot be read.
    """
    shown = out or sys.stdout
    try:
        found = read_conversations(options.files)
    except ConversationError as error:
        print(error, file=sys.stderr)
        return 2
    chosen = [each for each in found if set(options.tag) <= each.tags and not each.is_skipped]
    if not chosen:
        print("there is no conversation to perform", file=sys.stderr)
        return 2
    run = _Run(skill, Coverage(skill.model), shown)
    for conversation in chosen * options.repeat:
        run.perform(conversation)
    return run.report(options)


@dataclass
class _Run:
    skill: Skill
    coverage: Coverage
    out: TextIO
    turns: int = 0
    performed: int = 0
    failed: int = 0
    of_the_skill: float = 0.0
    """Seconds that the skill took."""
    started: float = 0.0

    def __post_init__(self) -> None:
        self.started = time.monotonic()

    def perform(self, conversation: Conversation) -> None:
        """Perform one, and print what is wrong with it."""
        for note in conversation.notes:
            self._print(f"note: {note}")
        result = perform(conversation, watched(self.skill, self.coverage))
        self.turns += result.turns
        self.of_the_skill += result.of_the_skill
        self.performed += 1
        if result.problems:
            self.failed += 1
            self._print_failure(result)

    def report(self, options: argparse.Namespace) -> int:
        """Print the end of it; tell the exit status."""
        if options.coverage:
            self._print(f"\n{self.coverage.table()}\n")
        shortfalls = self.coverage.shortfalls(dict(options.min))
        for shortfall in shortfalls:
            self._print(f"too little tried: {shortfall}")
        seconds = time.monotonic() - self.started
        self._print(f"{self.performed} conversations, {self.turns} turns, {self.failed} failed")
        a_turn = 1000 / max(1, self.turns)
        own, beyond = self.of_the_skill * a_turn, (seconds - self.of_the_skill) * a_turn
        self._print(f"{seconds:.1f} s: {own:.1f} ms a turn of the skill's, {beyond:.1f} ms beyond")
        return 1 if self.failed or shortfalls else 0

    def _print_failure(self, result: Performance) -> None:
        self._print(f"\nfailed: {result.conversation.name}\n{result}")

    def _print(self, text: str) -> None:
        print(text, file=self.out)


def watched(skill: Skill, coverage: Coverage) -> Callable[[Home], Device]:
    """Make devices whose turns are counted."""

    def make(home: Home) -> Device:
        device = skill.device(home)
        device.watch(coverage.add)
        return device

    return make


def _least(text: str) -> tuple[str, float]:
    kind, _, percent = text.partition("=")
    if kind not in KINDS:
        raise argparse.ArgumentTypeError(f"'{kind}' is none of {', '.join(KINDS)}")
    return kind, float(percent)
