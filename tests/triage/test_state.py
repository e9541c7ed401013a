import json
from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.triage.tellings import CONTENT, WALK, conversations
from triage import Level, Outcome, State, respond
from triage.dialogue.errand import Wish
from triage.dialogue.plain_value import StateError
from triage.dialogue.remembered import Memory, Remembered
from triage.dialogue.state import CONFIRM_CHANGE, Change, Spoken, Step
from triage.dialogue.state_form import dump_state, load_state
from triage.protocol.fact import Answer
from triage.protocol.protocol import Protocol

VERSION = "abcdef01"

FULL = State(
    heard={"weakness": Answer.NO, "duration_days": 3, "places": "one", "body_part": ("calf",)},
    asking="how_long",
    asked=("danger_now", "how_long"),
    outcome=Outcome(Level.SEE_DOCTOR, ("over_two_weeks",)),
    tips=("more_sleep",),
    misses=1,
    last=Spoken("How long?", "Again?", Level.SEE_DOCTOR),
    history=(Step("danger_now", 1, {"weakness": None, "duration_days": 2}), Step(None, 0, {})),
    seed=17,
    is_slow=True,
    can_remind=True,
    memory=Memory.GIVEN,
    remembered=Remembered(12, 15, ("eyelid",), "one", Level.SELF_CARE, revision=3),
    offered=("remind_me",),
    wish=Wish(14, date(2026, 12, 7), time(10)),
    reminder=datetime(2026, 12, 7, 10),  # noqa: DTZ001 - by the clock on the wall
    is_gone=True,
)

FORM: dict[str, Any] = {
    "version": 4,
    "content": VERSION,
    "heard": {"weakness": "no", "duration_days": 3, "places": "one", "body_part": ["calf"]},
    "asking": "how_long",
    "asked": ["danger_now", "how_long"],
    "outcome": {"level": "see_doctor", "rules": ["over_two_weeks"]},
    "tips": ["more_sleep"],
    "misses": 1,
    "last": {"speech": "How long?", "reprompt": "Again?", "level": "see_doctor"},
    "history": [
        {"question": "danger_now", "asked": 1, "before": {"weakness": None, "duration_days": 2}},
        {"question": None, "asked": 0, "before": {}},
    ],
    "seed": 17,
    "slow": True,
    "can_remind": True,
    "memory": "given",
    "remembered": {
        "days_ago": 12,
        "duration_days": 15,
        "body_part": ["eyelid"],
        "places": "one",
        "level": "self_care",
        "is_broken_off": False,
        "revision": 3,
    },
    "offered": ["remind_me"],
    "wish": {"days": 14, "on": "2026-12-07", "at": "10:00:00"},
    "reminder": "2026-12-07T10:00:00",
    "gone": True,
}


SELDOM = FORM.keys() - dump_state(State(), VERSION).keys()
"""What a form holds only where it is not as at the beginning."""


def test_the_form_is_the_documented_one() -> None:
    """What the session carries is what the head of the module and the tools say."""
    assert dump_state(FULL, VERSION) == FORM


def test_a_fresh_state_has_a_form_too(protocol: Protocol) -> None:
    """The first turn is carried like any other."""
    form = dump_state(State(), VERSION)

    assert load_state(form, protocol, VERSION) == State()


def test_what_is_as_at_the_beginning_is_left_out(protocol: Protocol) -> None:
    """Most of a state is, in most turns, and it goes to the platform and back each time."""
    assert len(SELDOM) == 11
    form = {key: value for key, value in FORM.items() if key not in SELDOM}
    always = ("heard", "asking", "asked", "last", "history", "seed")
    state = State(**{field: getattr(FULL, field) for field in always})

    assert dump_state(state, VERSION) == form
    assert load_state(form, protocol, VERSION) == state


def test_the_form_reads_back(protocol: Protocol) -> None:
    """Nothing is lost between two turns."""
    assert load_state(FORM, protocol, VERSION) == FULL


def test_a_change_that_waits_is_carried(protocol: Protocol) -> None:
    """A correction that waits for its yes is there in the next turn, and only with its question."""
    state = State(asking=CONFIRM_CHANGE, pending=Change({"weakness": Answer.NO}))
    form = dump_state(state, VERSION)

    assert form["pending"] == {"values": {"weakness": "no"}}
    assert load_state(form, protocol, VERSION) == state
    for asking, pending in ((CONFIRM_CHANGE, None), (None, form["pending"])):
        changes = {**dump_state(State(), VERSION), "asking": asking}
        changes |= {"pending": pending} if pending else {}
        with pytest.raises(StateError, match="waits"):
            load_state(changes, protocol, VERSION)


def changed(**changes: object) -> dict[str, Any]:
    """Give the form with some of its keys changed."""
    return {**FORM, **changes}


@pytest.mark.parametrize(
    "form",
    [
        pytest.param({}, id="empty"),
        pytest.param(changed(version=1), id="another-version"),
        pytest.param(changed(version=None), id="no-version"),
        pytest.param(changed(content="01234567"), id="another-content"),
        *(
            pytest.param({key: FORM[key] for key in FORM if key != missing}, id=f"no-{missing}")
            for missing in dump_state(State(), VERSION)
        ),
        *(pytest.param(changed(**{key: None}), id=f"{key}-none") for key in sorted(SELDOM)),
        pytest.param(changed(heard={"unheard_of": "yes"}), id="unknown-fact"),
        pytest.param(changed(heard=["weakness"]), id="heard-a-list"),
        pytest.param(changed(heard="weakness"), id="heard-a-text"),
        pytest.param(changed(heard=None), id="heard-none"),
        pytest.param(changed(heard={"weakness": "perhaps"}), id="unknown-answer"),
        pytest.param(changed(heard={"weakness": True}), id="answer-a-boolean"),
        pytest.param(changed(heard={"weakness": ["yes"]}), id="answer-a-list"),
        pytest.param(changed(heard={"weakness": None}), id="answer-none"),
        pytest.param(changed(heard={"duration_days": -1}), id="negative-days"),
        pytest.param(changed(heard={"duration_days": "3"}), id="days-a-text"),
        pytest.param(changed(heard={"duration_days": 3.5}), id="days-a-fraction"),
        pytest.param(changed(heard={"duration_days": True}), id="days-a-boolean"),
        pytest.param(changed(heard={"places": "nowhere"}), id="unknown-choice"),
        pytest.param(changed(heard={"body_part": "calf"}), id="parts-a-text"),
        pytest.param(changed(heard={"body_part": []}), id="no-parts"),
        pytest.param(changed(heard={"body_part": ["tail"]}), id="unknown-part"),
        pytest.param(changed(heard={"body_part": [["calf"]]}), id="part-a-list"),
        pytest.param(changed(asking="unheard_of"), id="unknown-question"),
        pytest.param(changed(asking=["how_long"]), id="asking-a-list"),
        pytest.param(changed(asking={}), id="asking-a-table"),
        pytest.param(changed(asked=["unheard_of"]), id="unknown-asked"),
        pytest.param(changed(asked=[["how_long"]]), id="asked-a-list-of-lists"),
        pytest.param(changed(asked=3), id="asked-a-number"),
        pytest.param(changed(asked=None), id="asked-none"),
        pytest.param(changed(outcome="see_doctor"), id="outcome-a-text"),
        pytest.param(changed(outcome=[]), id="outcome-a-list"),
        pytest.param(changed(outcome={"level": "worse", "rules": []}), id="unknown-level"),
        pytest.param(
            changed(outcome={"level": "urgent", "rules": ["unheard_of"]}), id="unknown-rule"
        ),
        pytest.param(changed(tips=["snake_oil"]), id="unknown-tip"),
        pytest.param(changed(misses=-1), id="negative-misses"),
        pytest.param(changed(misses="1"), id="misses-a-text"),
        pytest.param(changed(misses=True), id="misses-a-boolean"),
        pytest.param(changed(last="How long?"), id="last-a-text"),
        pytest.param(changed(last={}), id="last-empty"),
        pytest.param(
            changed(last={"speech": 3, "reprompt": None, "level": None}), id="speech-a-number"
        ),
        pytest.param(
            changed(last={"speech": "A", "reprompt": 3, "level": None}), id="reprompt-a-number"
        ),
        pytest.param(
            changed(last={"speech": "A", "reprompt": None, "level": "worse"}), id="unknown-last"
        ),
    ],
)
def test_a_state_of_another_version_or_tampered_with_is_refused(
    protocol: Protocol, form: dict[str, Any]
) -> None:
    """Whatever the session carries that we did not write, nothing is guessed from it."""
    with pytest.raises(StateError):
        load_state(form, protocol, VERSION)


@pytest.mark.parametrize("form", [["version"], "version", None], ids=repr)
def test_a_state_that_is_no_table_is_refused(protocol: Protocol, form: Any) -> None:
    """A list or a text in the place of the session attributes is refused like any other fault."""
    with pytest.raises(StateError):
        load_state(form, protocol, VERSION)


@pytest.mark.parametrize(
    "tamper",
    [
        lambda secret: changed(heard={secret: "yes"}),
        lambda secret: changed(heard={"weakness": secret}),
        lambda secret: changed(asking=secret),
        lambda secret: changed(asked=[secret]),
        lambda secret: changed(content=secret),
        lambda secret: changed(last={"speech": secret, "reprompt": 3, "level": None}),
        lambda secret: changed(outcome={"level": secret, "rules": []}),
    ],
)
def test_the_refusal_holds_nothing_private(
    protocol: Protocol, tamper: Callable[[str], dict[str, Any]]
) -> None:
    """The message of the fault may be logged, so it holds nothing that the session held."""
    with pytest.raises(StateError) as caught:
        load_state(tamper("my-secret"), protocol, VERSION)

    assert "my-secret" not in str(caught.value)


@WALK
@given(st.data())
def test_every_reachable_state_reads_back(data: st.DataObject) -> None:
    """Whatever is said in whatever order, the next turn begins with the very same state."""
    state = State()
    for event in data.draw(conversations(CONTENT.protocol)):
        state, _ = respond(CONTENT, "en-US", state, event)

        form = json.loads(json.dumps(dump_state(state, CONTENT.version)))

        assert load_state(form, CONTENT.protocol, CONTENT.version) == state
