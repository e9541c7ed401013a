"""No envelope, however it is broken, is left without an answer."""

import copy
import json
import logging
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill import build_skill
from skill.builder import Handler
from skill.failure import FAILURE_SENTENCE
from skill.rehearsal import rehearse
from tests.skill.envelopes import (
    SKILL_ID,
    Envelope,
    intent,
    launch,
    matched,
    plain,
    session_ended,
    several,
    without,
)
from triage import Content

ONE_SHOT = {
    **matched("body_part", "foot", "foot"),
    **several("finding", weakness="weak", numbness="numb"),
    **plain("duration", "P3D"),
}
TURNS = [launch(), intent("DescribeTwitchIntent", ONE_SHOT), session_ended("USER_INITIATED")]
ODD: st.SearchStrategy[Any] = st.one_of(
    *(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=9), st.just([])),
    st.dictionaries(st.text(max_size=3), st.text(max_size=3), max_size=2),
    st.just({"type": "Odd"}),
)


def changed(envelope: Envelope, path: tuple[Any, ...], value: object) -> Envelope:
    """Give the envelope with another value at the end of `path`."""
    other = copy.deepcopy(envelope)
    inner: Any = other
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    return other


def paths(thing: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Give the way to everything inside."""
    keys = list(thing) if isinstance(thing, dict) else range(len(thing))
    found = [(*path, key) for key in keys]
    inner = (deeper for key in keys if isinstance(thing[key], dict | list) for deeper in [key])
    return found + [deep for key in inner for deep in paths(thing[key], (*path, key))]


@st.composite
def broken(draw: st.DrawFn) -> Envelope:
    """Give an envelope in which up to three things, anywhere, are odd or gone."""
    envelope = copy.deepcopy(draw(st.sampled_from(TURNS)))
    for _ in range(draw(st.integers(1, 3))):
        path = draw(st.sampled_from(paths(envelope)))
        if draw(st.booleans()) and isinstance(path[-1], str):
            envelope = without(envelope, *path)
        else:
            envelope = changed(envelope, path, draw(ODD))
        if not envelope:
            break
    return envelope


@given(broken())
def test_no_broken_envelope_raises(handle: Handler, envelope: Envelope) -> None:
    """Whatever the platform sends one day is answered, and with nothing but JSON."""
    answer = handle(envelope, None)

    assert answer["version"] == "1.0"
    assert isinstance(answer["response"], dict)
    json.dumps(answer)


@given(st.recursive(ODD, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))
def test_nothing_at_all_raises(handle: Handler, event: object) -> None:
    """What is no envelope is answered too."""
    assert handle(event, None)["version"] == "1.0"


@pytest.mark.parametrize(
    "path",
    [
        ("request", "dialogState"),
        ("request", "intent", "confirmationStatus"),
        ("request", "intent", "slots", "body_part", "confirmationStatus"),
        ("request", "intent", "slots", "body_part", "source"),
        ("request", "intent", "slots", "finding", "slotValue", "type"),
        ("request", "intent", "slots", "duration", "slotValue", "type"),
        ("context", "Viewport", "shape"),
        ("context", "System", "device"),
        ("session", "user"),
        ("session", "application"),
    ],
)
def test_a_word_that_nobody_reads_spoils_no_turn(handle: Handler, path: tuple[str, ...]) -> None:
    """A word that Amazon adds next year to what the skill does not use costs nobody an answer."""
    envelope = changed(intent("DescribeTwitchIntent", ONE_SHOT), path, "NEW_IN_2030")

    speech = handle(envelope, None)["response"]["outputSpeech"]["ssml"]

    assert "foot" in speech
    assert FAILURE_SENTENCE not in speech


@pytest.mark.parametrize("code", ["ER_NEW_IN_2030", "ER_ERROR_TIMEOUT", None])
def test_a_match_that_is_none_tells_nothing(handle: Handler, code: object) -> None:
    """Words whose look-up failed, in whatever way, are words without an id."""
    way = ("request", "intent", "slots", "body_part", "resolutions", "resolutionsPerAuthority", 0)
    whole = ("request", "intent", "slots", "body_part", "slotValue", *way[4:])
    envelope = intent("DescribeTwitchIntent", matched("body_part", "foot", "foot"))
    for path in (way, whole):
        envelope = changed(envelope, (*path, "status", "code"), code)

    answer = handle(envelope, None)

    assert FAILURE_SENTENCE not in answer["response"]["outputSpeech"]["ssml"]
    assert "body_part" not in json.dumps(answer["sessionAttributes"]["heard"])


@pytest.mark.parametrize("skill_id", ["", SKILL_ID])
def test_a_rehearsal_goes_well_and_leaves_nothing(
    content: Content, skill_id: str, caplog: pytest.LogCaptureFixture
) -> None:
    """The turn before the first is answered like any, logs nothing, and nobody hears of it."""
    handle = build_skill(content, skill_id)
    answers = []
    before = handle(launch(), None)

    rehearse(lambda event, context: answers.append(handle(event, context)), skill_id)

    assert "foot" in answers[0]["response"]["outputSpeech"]["ssml"]
    assert handle(launch(), None) == before
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING]
