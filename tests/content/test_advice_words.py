"""The words of the advice for each single finding, as they are heard."""

from pathlib import Path

import pytest

from triage import Content, Level, Reply, State, load_content, respond
from triage.assessment import assess
from triage.dialogue.advice import advise
from triage.dialogue.event import Event, EventKind
from triage.protocol.fact import Answer, FactKind, Value
from triage.protocol.heard import hear

MOST_WORDS = 60

CONTENT = Path(__file__).resolve().parents[2] / "content"

FINDINGS = [fact.id for fact in load_content(CONTENT).protocol.facts.values() if fact.is_finding]


def sentences_for(content: Content, told: dict[str, Value]) -> tuple[Level, tuple[str, ...]]:
    """Give the level and the advice, without the offer after it, in American words."""
    heard = hear(content.protocol.facts, {}, told)
    outcome = assess(content.protocol, heard)
    return outcome.level, advise(content.protocol, content.wordings["en-US"], heard, outcome)


@pytest.mark.parametrize("finding", FINDINGS)
@pytest.mark.parametrize(
    "known",
    [
        pytest.param({}, id="alone"),
        pytest.param({"body_part": ("eyelid",), "duration_days": 3, "places": "one"}, id="eyelid"),
        pytest.param({"body_part": ("hand", "foot"), "duration_days": 100}, id="two-parts-long"),
    ],
)
def test_the_advice_for_every_finding_is_short_enough(
    content: Content, finding: str, known: dict[str, Value]
) -> None:
    """Nobody can follow more than sixty words by ear, whatever they named."""
    _, sentences = sentences_for(content, {**known, finding: Answer.YES})

    assert len(" ".join(sentences).split()) <= MOST_WORDS


@pytest.mark.parametrize("finding", FINDINGS)
def test_the_advice_for_every_finding_says_what_to_do(content: Content, finding: str) -> None:
    """An emergency begins with the call, and every other level has its action and its caution."""
    level, sentences = sentences_for(content, {finding: Answer.YES})
    words = content.wordings["en-US"]

    assert words.advice[f"{level.id}_caution"] == sentences[-1]
    if level is Level.EMERGENCY:
        assert sentences[0].startswith("Call ")
    if level is Level.URGENT:
        assert any("today" in sentence or "now" in sentence for sentence in sentences)
    if level is Level.SEE_DOCTOR:
        assert any("doctor" in sentence for sentence in sentences)


@pytest.mark.parametrize("finding", FINDINGS)
def test_the_advice_is_never_asked_in_itself(content: Content, finding: str) -> None:
    """The one question in advice is the offer after it."""
    _, sentences = sentences_for(content, {finding: Answer.YES})

    assert "?" not in " ".join(sentences)


@pytest.mark.parametrize(
    "finding",
    [
        fact.id
        for fact in load_content(CONTENT).protocol.facts.values()
        if fact.kind is not FactKind.SIGN and fact.is_finding
    ],
)
def test_naming_any_finding_is_answered(content: Content, finding: str) -> None:
    """Each finding, told first of all, leads to advice or to a question, within seventy words."""
    event = Event(EventKind.TOLD, {finding: Answer.YES})

    _, reply = respond(content, "en-US", State(), event)

    assert isinstance(reply, Reply)
    assert reply.level is Level.EMERGENCY or reply.is_open
    assert len(reply.speech.split()) <= 70
