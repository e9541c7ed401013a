"""Prove that the dialogue is safe: `python -m proof [--mutants] [--told N] [--workers N]`."""

import argparse
import os
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from proof.asking import unfound_red_flags
from proof.faults import STEPS, check_faults
from proof.invariants import MEMORY
from proof.likeness import tellings
from proof.past import returning, wrongly_kept
from proof.paths import Paths, count_paths
from proof.recollection import is_of_last_time
from proof.red_flags import load_red_flags, missed_red_flags, unpinned_rules
from proof.sameness import MERGED
from proof.starts import advised, is_parting
from proof.story import tell
from proof.structure import check_structure
from proof.walk import Walk, walk
from triage import Content, ContentError, Level, load_content

_CONTENT = Path(__file__).resolve().parents[2] / "content"
_MOST_SHOWN = 5

GROUNDS = """\
1, 2, 4, 5, 7, 8, 9: checked in every turn that was walked, level and rules worked out beside the
   engine. For more findings than were told in the walk: 3, and the level that is due comes first.
3: checked in every turn; for any findings in any order by the structure: hearing joins, joining
   only moves up, conditions and rules hold from some point up, the level is the highest.
5: after every turn that added something it is taken back, every finding that is there is denied,
   each value told is put right to the least and the most, with a no and a yes where one is asked
   for; the walk goes on from where each leads, by yes, no, not sure and misses. Going back twice
   adds none: once restores what was heard and the history, checked each time. Denying later comes
   to the same as at once, and what else is said to 'shall I change that' keeps what was heard:
   property tests.
6: no circle in the graph of the walk; the limit of nine is checked in every turn.
10: every step of a turn made to fail in the real handler, with every question and offer open.
11 (what is remembered is no answer, lowers nothing, is nobody else's and is kept by leave alone):
   checked in every turn of coming back and of parting, from what the real shell kept and read."""
"""Which invariant rests on which argument."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Prove, and print what was proved or how it fails; the exit status is 1 if it does."""
    options = _options(arguments)
    try:
        content = load_content(options.content)
    except ContentError as error:
        print(*error.problems, sep="\n")
        return 1
    if options.mutants:
        from proof.mutants import report_mutants  # noqa: PLC0415 - what only this run needs

        return report_mutants(content)
    begin = time.monotonic()
    faults = list(_faults(content))
    pasts, parting = returning(content), advised(content)
    walked = walk(content, options.told, options.workers, signs=options.signs)
    returned = walk(content, 1, options.workers, starts=pasts, within=is_of_last_time)
    parted = walk(
        content, 0, options.workers, starts=parting, within=lambda s: is_parting(s, parting)
    )
    walks = (walked, returned, parted)
    paths = count_paths(walked)
    faults += [f"6: the way on is endless from {len(paths.endless)} states"] * bool(paths.endless)
    print(*_report(content, walks, paths, options), sep="\n")
    print(*(line for each in walks for line in _violations(content, each)), *faults, sep="\n")
    is_proved = not faults and not any(each.violations for each in walks)
    print(f"{'proved' if is_proved else 'NOT PROVED'} in {time.monotonic() - begin:.0f} s")
    return 0 if is_proved else 1


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="prove", description="Prove that the dialogue is safe.")
    parser.add_argument("--content", type=Path, default=_CONTENT, help="the content folder")
    parser.add_argument("--told", type=int, default=1, help="things told in a talk (default 1)")
    parser.add_argument(
        "--signs",
        type=int,
        help="tell it only where at most so many bare 'yes' or 'not sure' were said (default: all)",
    )
    workers = os.cpu_count() or 1
    parser.add_argument("--workers", type=int, default=workers, help="processes (default: all)")
    parser.add_argument("--mutants", action="store_true", help="show that faults are caught")
    return parser.parse_args(arguments)


def _faults(content: Content) -> Iterator[str]:
    red_flags = load_red_flags()
    yield from (f"structure: {what}" for what in check_structure(content.protocol))
    yield from (f"10: {what}" for what in check_faults(content))
    yield from (f"{MEMORY}: {what}" for what in wrongly_kept(content))
    yield from (f"red flags: {what}" for what in missed_red_flags(content, red_flags))
    yield from (f"asking: {what}" for what in unfound_red_flags(content, red_flags))
    yield from (f"red flags: {what}" for what in unpinned_rules(content, red_flags))


def _report(
    content: Content,
    walks: tuple[Walk, Walk, Walk],
    paths: Paths,
    options: argparse.Namespace,
) -> Iterator[str]:
    walked, returned, parted = walks
    kinds = tellings(content.protocol)
    things = sum(kind.count for kind in kinds)
    yield f"content {content.version}: {walked.states} states, {walked.turns} turns"
    yield f"digest of all that was said and remembered: {walked.digest:x}"
    where = "at each point, the opening too"
    if options.signs is not None:
        where += f", with at most {options.signs} bare yes or not sure before and one after"
    yield (
        f"walked: every mix of yes, no, not sure and misses to every question. Told {where}: "
        f"at most {options.told} of {things} things, {len(kinds)} told apart"
    )
    yield (
        f"coming back after {len(returning(content))} kinds of conversation, up to the first "
        f"question, with one thing told: {returned.states} states, {returned.turns} turns"
    )
    yield (
        f"reminders and leave to remember, from the advice of each level on, while nothing else is "
        f"heard: {parted.states} states, {parted.turns} turns"
    )
    yield "merged, because it changes nothing that follows:"
    yield from (f"  {what}" for what in MERGED)
    yield f"  tested on {walked.compared} pairs of merged states, every turn of both"
    yield "ways of answering up to the first advice:"
    for level in reversed(Level):
        yield f"  {level.id:<11} {paths.by_level[level]:>16,}"
    yield f"questions: {paths.median} in the median way, {paths.longest} in the longest"
    yield GROUNDS
    yield f"failing steps: {', '.join(STEPS)}; red flags of the dossier: {len(load_red_flags())}"


def _violations(content: Content, walked: Walk) -> Iterator[str]:
    """Give, for each invariant, how often it is broken, and the shortest conversation."""
    for number, count in sorted(Counter(v.invariant for v in walked.violations).items()):
        broken = [v for v in walked.violations if v.invariant == number]
        shortest = sorted(broken, key=lambda violation: len(violation.events))
        kinds = {violation.what: violation for violation in reversed(shortest)}
        yield f"invariant {number} is broken {count} times"
        for violation in sorted(kinds.values(), key=lambda v: len(v.events))[:_MOST_SHOWN]:
            yield f" {violation.what}"
            yield from tell(content, violation.events, violation.start)


if __name__ == "__main__":
    sys.exit(main())
