from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.triage.small_content import SmallContent
from tests.triage.talking import (
    FASTER,
    HEDGE,
    HELP,
    MISS,
    NO,
    OPENED,
    SLOWER,
    SURE,
    UNSURE,
    YES,
    after,
    answered,
    corrected,
    told,
    turn_in,
)
from tests.triage.tellings import CONTENT, WALK, conversations, events
from triage import Content, State
from triage.dialogue.correction import change_in
from triage.dialogue.event import Event, EventKind
from triage.dialogue.listening import count_misses, keep_pace, listen, take_age
from triage.dialogue.state import ANOTHER_TIP, CONFIRM_CHANGE, SAY_NUMBER, Step
from triage.protocol.fact import Value
from triage.protocol.heard import hear

AT_DANGER = State(asking="danger", asked=("danger",))
DENIED_ALL = Event(EventKind.DENIED_ALL)
KNEW_OF_NONE = Event(EventKind.KNEW_OF_NONE)
AT_OFFER = State(asking=ANOTHER_TIP)
AT_CHANGE, AT_NUMBER = State(asking=CONFIRM_CHANGE), State(asking=SAY_NUMBER)
OF_ANOTHER = replace(AT_DANGER, heard={"about": "other"})
AT_WHICH = State(
    heard={"nerves_yes": YES},
    asking="which_nerve",
    asked=("danger", "nerves", "which_nerve"),
    history=(Step("nerves", 2, {"nerves_yes": None}),),
)


@pytest.mark.parametrize(
    ("state", "misses", "event", "kind", "counted"),
    [
        pytest.param(AT_DANGER, 0, MISS, EventKind.NOT_UNDERSTOOD, 1, id="missed"),
        pytest.param(AT_DANGER, 1, MISS, EventKind.NOT_UNDERSTOOD, 2, id="missed-twice"),
        pytest.param(AT_DANGER, 2, MISS, EventKind.LOST, 0, id="missed-three-times"),
        pytest.param(AT_DANGER, 0, HEDGE, EventKind.HEDGED, 1, id="hedged"),
        pytest.param(AT_DANGER, 1, HEDGE, EventKind.GIVEN_UP, 0, id="hedged-twice"),
        pytest.param(AT_DANGER, 0, SURE, EventKind.HEDGED, 1, id="sure-to-a-question"),
        pytest.param(AT_DANGER, 1, SURE, EventKind.GIVEN_UP, 0, id="sure-twice"),
        pytest.param(AT_OFFER, 1, SURE, EventKind.ANSWERED, 0, id="sure-to-an-offer"),
        pytest.param(AT_OFFER, 1, HEDGE, EventKind.HEDGED, 2, id="hedged-at-an-offer"),
        pytest.param(AT_OFFER, 2, MISS, EventKind.LOST, 0, id="lost-at-an-offer"),
        pytest.param(AT_OFFER, 0, told(), EventKind.NOT_UNDERSTOOD, 1, id="told-nothing"),
        pytest.param(AT_DANGER, 1, told(weak=YES), EventKind.TOLD, 0, id="told"),
        pytest.param(OF_ANOTHER, 1, told(about="other"), EventKind.TOLD, 2, id="told-again"),
        pytest.param(AT_DANGER, 0, corrected(), EventKind.NOT_UNDERSTOOD, 1, id="corrected-none"),
        pytest.param(AT_DANGER, 1, answered(NO), EventKind.ANSWERED, 0, id="answered"),
        pytest.param(AT_DANGER, 1, answered(UNSURE), EventKind.ANSWERED, 0, id="not-sure"),
        pytest.param(OF_ANOTHER, 0, answered(UNSURE), EventKind.MUST_LOOK, 1, id="to-look"),
        pytest.param(OF_ANOTHER, 1, answered(UNSURE), EventKind.ANSWERED, 0, id="looked"),
        pytest.param(AT_WHICH, 1, answered(NO), EventKind.NOT_UNDERSTOOD, 2, id="no-to-which"),
        pytest.param(AT_WHICH, 0, answered(YES), EventKind.NOT_UNDERSTOOD, 1, id="yes-to-which"),
        pytest.param(AT_WHICH, 1, DENIED_ALL, EventKind.NOT_UNDERSTOOD, 2, id="none-to-which"),
        pytest.param(AT_DANGER, 1, DENIED_ALL, EventKind.ANSWERED, 0, id="no-problems"),
        pytest.param(AT_DANGER, 0, KNEW_OF_NONE, EventKind.ANSWERED, 0, id="none-known"),
        pytest.param(OF_ANOTHER, 0, KNEW_OF_NONE, EventKind.HEDGED, 1, id="none-known-of-another"),
        pytest.param(AT_WHICH, 0, KNEW_OF_NONE, EventKind.NOT_UNDERSTOOD, 1, id="none-known-which"),
        pytest.param(AT_OFFER, 0, KNEW_OF_NONE, EventKind.ANSWERED, 0, id="none-known-at-an-offer"),
        pytest.param(AT_CHANGE, 0, KNEW_OF_NONE, EventKind.HEDGED, 1, id="none-known-at-a-change"),
        pytest.param(AT_NUMBER, 0, KNEW_OF_NONE, EventKind.HEDGED, 1, id="none-known-after-a-call"),
        pytest.param(AT_OFFER, 0, DENIED_ALL, EventKind.NOT_UNDERSTOOD, 1, id="none-at-offer"),
        pytest.param(AT_DANGER, 2, HELP, EventKind.ASKED_HELP, 2, id="help-neither-counts-nor-not"),
    ],
)
def test_what_a_reply_amounts_to(
    tiny: Content, state: State, misses: int, event: Event, kind: EventKind, counted: int
) -> None:
    """A reply that is no answer is counted; too many are 'not sure', or the end of the talk."""
    turn = count_misses(turn_in(tiny, replace(state, misses=misses), event))

    assert (turn.event.kind, turn.state.misses) == (kind, counted)
    if kind in (EventKind.GIVEN_UP, EventKind.LOST):
        assert turn.event.answer is UNSURE


@pytest.mark.parametrize(
    ("heard", "asking", "is_taken"),
    [
        pytest.param({"about": "other"}, "danger_now", True, id="of-another"),
        pytest.param({}, "danger_now", False, id="of-oneself"),
        pytest.param({"about": "other"}, "how_long", False, id="a-length-of-time"),
        pytest.param({"about": "other", "age_group": "older"}, "danger_now", False, id="known"),
    ],
)
def test_a_small_number_is_the_age_of_another_person(
    content: Content, heard: dict[str, Value], asking: str, is_taken: bool
) -> None:
    """Where it can be one; beside it, what was told is kept."""
    state = State(heard=heard, asking=asking, asked=(asking,))
    event = replace(told(weakness=YES), has_childs_age=True)

    taken = take_age(turn_in(content, state, event)).event.told

    assert taken == {"weakness": YES} | ({"age_group": "child"} if is_taken else {})


def test_no_other_problems_is_no_answer_to_are_they_awake(content: Content) -> None:
    """Where 'yes' is the harmless answer, the end of a story does not call an ambulance."""
    state = State(heard={"about": "other"}, asking="awake", asked=("awake",))

    turn = listen(count_misses(turn_in(content, state, DENIED_ALL)))

    assert turn.event.kind is EventKind.NOT_UNDERSTOOD
    assert turn.state.heard == state.heard


def test_the_smallest_form_takes_yes_and_no(small: SmallContent) -> None:
    """After two misses 'is it more than two weeks?' is put, and 'yes' is an answer to it."""
    small.change(
        "questions.toml",
        'unsure_means = ["length_maybe"]',
        'unsure_means = ["length_maybe"]\nsmall_yes_means = ["duration_days = 15"]\n'
        'small_no_means = ["duration_days = 14"]',
    )
    small.change(
        "en-US/questions.toml", 'hint = "Hint how_long."', 'hint = "H."\nsmall = "Over two?"'
    )
    content = small.load()
    state = State(asking="how_long", asked=("how_long",))

    early, late = (
        count_misses(turn_in(content, replace(state, misses=misses), answered(YES)))
        for misses in (1, 2)
    )

    assert early.event.kind is EventKind.NOT_UNDERSTOOD
    assert late.event.kind is EventKind.ANSWERED
    assert listen(late).state.heard == {"duration_days": 15}


def test_denying_what_was_heard_is_no_miss(tiny: Content) -> None:
    """Whoever takes something back was understood, however often they do."""
    state = replace(AT_DANGER, heard={"weak": YES}, misses=2)

    denied = count_misses(turn_in(tiny, state, told(weak=NO)))
    repeated = count_misses(turn_in(tiny, state, told(weak=YES)))

    assert (denied.event.kind, denied.state.misses) == (EventKind.TOLD, 0)
    assert repeated.event.kind is EventKind.LOST


@pytest.mark.parametrize("event", [MISS, HEDGE, SURE])
@pytest.mark.parametrize("misses", [0, 1, 2])
def test_what_is_told_beside_a_miss_is_kept(tiny: Content, event: Event, misses: int) -> None:
    """Whatever becomes of the reply, a danger named in it is heard."""
    state = replace(AT_DANGER, misses=misses)

    turn = count_misses(turn_in(tiny, state, replace(event, told={"droop": YES})))

    assert listen(turn).state.heard["droop"] == YES


@pytest.mark.parametrize(
    ("state", "event", "heard"),
    [
        pytest.param(
            AT_DANGER,
            answered(NO),
            {"droop": NO, "faint": NO, "danger_yes": NO},
            id="no-clears-the-screen",
        ),
        pytest.param(
            AT_DANGER,
            answered(YES),
            {"droop": UNSURE, "faint": UNSURE, "danger_yes": YES},
            id="yes-is-one-of-them",
        ),
        pytest.param(AT_DANGER, told(weak=YES), {"weak": YES, "sudden": YES}, id="named-in-answer"),
        pytest.param(AT_DANGER, told(weak=NO), {"weak": NO}, id="denied-is-not-named"),
        pytest.param(AT_OFFER, answered(YES), {}, id="yes-to-an-offer-tells-nothing"),
        pytest.param(AT_OFFER, told(weak=YES), {"weak": YES}, id="told-at-an-offer"),
        pytest.param(
            AT_DANGER,
            Event(EventKind.ANSWERED, {"droop": YES}, NO),
            {"droop": YES, "faint": NO, "danger_yes": NO, "sudden": YES},
            id="no-but",
        ),
    ],
)
def test_what_is_heard_in_the_light_of_the_question(
    tiny: Content, state: State, event: Event, heard: dict[str, Value]
) -> None:
    """An answer settles the open question, and naming one of its findings adds what that means."""
    turn = listen(turn_in(tiny, state, event))

    assert turn.state.heard == heard
    assert len(turn.state.history) == bool(heard)


@pytest.mark.parametrize(
    ("event", "is_slow"), [(SLOWER, True), (FASTER, False), (HELP, None), (MISS, None)]
)
def test_the_pace_is_kept(tiny: Content, event: Event, is_slow: bool | None) -> None:
    """It changes when that is asked for, and at nothing else."""
    for was_slow in (True, False):
        turn = keep_pace(turn_in(tiny, State(is_slow=was_slow), event))

        assert turn.state.is_slow is (was_slow if is_slow is None else is_slow)


@WALK
@given(st.data())
def test_listening_only_ever_adds(data: st.DataObject) -> None:
    """Whatever is said, everything heard before is joined with it; nothing is taken away here."""
    facts = CONTENT.protocol.facts
    state = after(CONTENT, [OPENED, *data.draw(conversations(CONTENT.protocol))])
    turn = count_misses(turn_in(CONTENT, state, data.draw(events(CONTENT.protocol))))
    change = change_in(turn.event, state.heard)

    heard = listen(turn, change).state.heard

    told = {f: v for f, v in turn.event.told.items() if not change or f not in change.values}
    assert hear(facts, heard, state.heard) == heard
    assert hear(facts, heard, told) == heard
