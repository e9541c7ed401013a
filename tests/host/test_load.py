"""The load, in small: all that must be right under it, and no speed."""

import asyncio
from collections.abc import Iterator

import pytest

from host.load.bench import Bench, set_up
from host.load.caller import Pace
from host.load.conversation import Conversation
from host.load.endurance import MOST_GROWTH, Endurance, Survival, endure, survive
from host.load.hammer import LONGEST_SECONDS, Blows, hammer
from host.load.private_service import KINDS
from host.load.report import Report
from host.load.service_process import started
from host.load.sessions import Outcome
from host.load.signing import Signer
from host.load.speed import Speed, measure

pytestmark = [pytest.mark.slow, pytest.mark.needs_program("wrk", "apt-get install wrk")]


@pytest.fixture(scope="module")
def bench() -> Iterator[Bench]:
    """A bench with an authority of its own."""
    with set_up() as bench:
        yield bench


def test_every_kind_answers_without_an_error(bench: Bench) -> None:
    """What is compared are services that work."""
    speed = measure(bench, rounds=1, seconds=1)

    assert speed.errors == 0
    assert {kind: bool(rounds[0].requests) for kind, rounds in speed.blows.items()} == {
        "skill": True,
        "hello": True,
        "adapter": True,
        "stock": True,
        "flask": True,
    }
    assert speed.pace.waits
    assert "the skill, verified" in str(speed)


def test_memory_stays_flat(bench: Bench) -> None:
    """Thousands of requests leave nothing behind; scripts/load sends a hundred thousand."""
    endurance = endure(bench, requests=6000, workers=2)

    assert endurance.errors == 0
    assert endurance.growth < MOST_GROWTH
    assert endurance.seen[-1][0] >= 6000
    assert len(endurance.seen) >= 6


def test_conversations_do_not_mix_and_outlive_a_killing(bench: Bench) -> None:
    """Among many at once, on several workers, each person gets the answers to their own words."""
    survival = asyncio.run(survive(bench, sessions=150, workers=2))

    assert (survival.calm.turns, survival.calm.different, survival.calm.retries) == (900, 0, 0)
    assert (survival.disturbed.turns, survival.disturbed.different) == (900, 0)
    assert survival.disturbed.retries > 0
    assert min(survival.calm.ways, survival.disturbed.ways) > 75


def test_what_is_refused_counts_as_an_error(bench: Bench, signer: Signer) -> None:
    """A service that answers quickly that it does not answer is not fast."""
    with started(bench.folder) as service:
        blows = hammer(service, bench.bodies(), signer, 1)

    assert blows.requests > 0
    assert blows.errors == blows.requests


def test_a_run_is_bounded(bench: Bench) -> None:
    """Nobody starts a load that outlasts its own signatures."""
    with started(bench.folder) as service, pytest.raises(ValueError, match="at most"):
        hammer(service, [b"{}"], bench.signer, LONGEST_SECONDS + 1)


def test_conversations_differ() -> None:
    """Else a mixed-up answer could be the right one."""
    first = {Conversation(number, turn=1).next_body() for number in range(100)}

    assert len(first) == 100


def report(**changes: object) -> Report:
    """Give a report in which all is well but for `changes`."""
    blows = Blows(100, 0, 1.0, 0.5, 1.0, 2.0)
    fine = Outcome(turns=6, different=0, retries=1, ways=1)
    told: dict[str, object] = {"errors": 0, "growth": 0, "calm": fine, "disturbed": fine, **changes}
    pace = Pace(errors=int(str(told["errors"])), waits=[0.001])
    speed = Speed({kind: [blows] for kind in KINDS}, 50, pace)
    endurance = Endurance(0, [(1, 0), (2, 0), (3, 0), (4, int(str(told["growth"])))])
    survival = Survival(told["calm"], told["disturbed"], 1)  # type: ignore[arg-type]
    return Report(speed, endurance, survival)


WRONG = {
    "a request not answered": ({"errors": 1}, "were not answered"),
    "memory that grows": ({"growth": MOST_GROWTH + 1}, "memory has grown"),
    "a wrong answer": ({"calm": Outcome(6, 1, 0, 1)}, "not those of their conversations"),
    "a wrong answer after a killing": ({"disturbed": Outcome(6, 1, 1, 1)}, "not those of"),
    "conversations that are all one": ({"calm": Outcome(6, 0, 0, 0)}, "told apart"),
    "a killing that nobody noticed": ({"disturbed": Outcome(6, 0, 0, 1)}, "not noticed"),
}


@pytest.mark.parametrize(("changes", "told"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_reported(changes: dict[str, object], told: str) -> None:
    """The command cannot be content with a service that fails."""
    assert not list(report().problems())
    assert told in "".join(report(**changes).problems())
