"""Mutants: deliberate faults, one at a time, each of which must be caught.

A proof that cannot fail proves nothing. Whoever notices a fault first is named: the red flags, the
structure, asking for the red flags, or the walk.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from unittest.mock import patch

from proof import expansion
from proof.asking import unfound_red_flags
from proof.invariants import MEMORY
from proof.misconduct import MISCONDUCT
from proof.misremembering import MISREMEMBERING
from proof.mutations import content_faults
from proof.past import returning, wrongly_kept
from proof.recollection import is_of_last_time
from proof.red_flags import load_red_flags, missed_red_flags
from proof.starts import about_another, advised, is_parting
from proof.structure import check_structure
from proof.walk import Violation, walk
from triage.dialogue.state import State
from triage.protocol.content import Content

HARMLESS = dict.fromkeys(
    ("awake is not asked", "'not sure' to awake means nothing"),
    "harmless: danger_now asks for the same again, of whomever it is about",
)
"""Faults that nobody has to catch, with the reason."""

Catch = Callable[[Content], str | None]


def catch_content_faults(content: Content) -> Iterator[tuple[str, str]]:
    """Give every fault of the content, and who caught it; empty if nobody did."""
    for name, faulty in content_faults(content):
        yield name, _caught(faulty) or HARMLESS.get(name, "")


def catch_misconduct(content: Content) -> Iterator[tuple[str, str]]:
    """Give every fault of the dialogue, and the invariant that caught it; empty if none did."""
    for name, respond in MISCONDUCT.items():
        with patch.object(expansion, "respond", respond):
            yield name, _by_walking(content) or ""


def catch_misremembering(content: Content) -> Iterator[tuple[str, str]]:
    """Give every fault of memory, and what caught it; empty if nothing did."""
    for name, fault in MISREMEMBERING.items():
        with fault():
            yield name, _by_coming_back(content) or ""


def report_mutants(content: Content) -> int:
    """Print each fault and who caught it; the exit status is 1 if one was not caught."""
    missed = 0
    kinds = (catch_content_faults, catch_misconduct, catch_misremembering)
    for name, caught in chain.from_iterable(catch(content) for catch in kinds):
        print(f"{name} -> {caught or 'NOT CAUGHT'}", flush=True)
        missed += not caught
    print(f"{missed} not caught" if missed else "every fault was caught")
    return 1 if missed else 0


def _caught(content: Content) -> str:
    for name, catch in _CATCHERS.items():
        if (what := catch(content)) is not None:
            return f"{name}: {what}"
    return _by_walking(content) or ""


def _by_red_flags(content: Content) -> str | None:
    return next(missed_red_flags(content, load_red_flags()), None)


def _by_structure(content: Content) -> str | None:
    return next(check_structure(content.protocol), None)


def _by_asking(content: Content) -> str | None:
    return next(unfound_red_flags(content, load_red_flags()), None)


def _by_walking(content: Content) -> str | None:
    """Walk yes, no and not sure to everything, of oneself and then of somebody else.

    That is enough for every fault here; the second is walked only if the first finds nothing.
    """
    for start in (State(), about_another(content)):
        for violation in walk(content, 0, workers=0, stop=True, starts=(start,)).violations:
            return f"invariant {violation.invariant}: {violation.what}"
    return None


def _by_coming_back(content: Content) -> str | None:
    """Walk from what was kept, then from each advice on; what is about memory is named first."""
    for what in wrongly_kept(content):
        return f"invariant {MEMORY}: {what}"
    for violations in _walks_of_memory(content):
        for violation in sorted(violations, key=lambda v: (v.invariant != MEMORY, v.invariant)):
            return f"invariant {violation.invariant}: {violation.what}"
    return None


def _walks_of_memory(content: Content) -> Iterator[Sequence[Violation]]:
    starts, parting = returning(content), advised(content)
    within = partial(is_parting, starts=parting)
    yield walk(content, 1, 0, stop=True, starts=starts, within=is_of_last_time).violations
    yield walk(content, 0, 0, stop=True, starts=parting, within=within).violations


_CATCHERS: Mapping[str, Catch] = {
    "red flags": _by_red_flags,
    "structure": _by_structure,
    "asking": _by_asking,
}
