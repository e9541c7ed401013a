"""Findings that are taken for alike lead to the same, wherever they are told."""

import pytest

from proof.likeness import alike_findings, tellings
from triage import Content, Level, State, assess, respond
from triage.dialogue.event import Event, EventKind
from triage.protocol.fact import Answer, FactKind


def test_every_finding_that_can_be_told_stands_in_one_group(content: Content) -> None:
    """None is left out, none is counted twice; what only the dialogue sets is told by nobody."""
    grouped = [fact for group in alike_findings(content.protocol) for fact in group]
    findings = [f for f in content.protocol.facts.values() if f.is_finding]

    assert sorted(grouped) == sorted(f.id for f in findings if f.kind is not FactKind.SIGN)


def test_alike_findings_lead_to_the_same_from_every_question(content: Content) -> None:
    """The level, what is asked and whether it stays open are the same for all of a group."""
    groups = [group for group in alike_findings(content.protocol) if len(group) > 1]
    assert groups
    for asking in content.protocol.questions:
        state = State(asking=asking, asked=(asking,))
        for group in groups:
            ways = {_way(content, state, fact) for fact in group}
            assert len(ways) == 1, f"{group} at {asking}"


def _way(content: Content, state: State, fact: str) -> tuple[Level, str | None, Level | None]:
    after, reply = respond(content, "en-US", state, Event(EventKind.TOLD, {fact: Answer.YES}))
    return assess(content.protocol, after.heard).level, reply.asking, reply.level


@pytest.mark.parametrize("days", [14, 15])
def test_either_side_of_a_bound_is_told(content: Content, days: int) -> None:
    """Two weeks and a day more are told apart."""
    assert {"duration_days": days} in [telling.told for telling in tellings(content.protocol)]


def test_what_a_telling_stands_for_adds_up(content: Content) -> None:
    """Every part of the body is counted, and two parts at once besides."""
    parts = [t for t in tellings(content.protocol) if "body_part" in t.told]

    assert sum(t.count for t in parts) == len(content.protocol.facts["body_part"].values) + 1
