from collections.abc import Iterable

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.triage.talking import BACK, DROOP, NO, UNSURE, YES, answered, corrected, told
from tests.triage.tellings import PROPERTY, PROTOCOL, tellings
from triage import Content, Level, State, assess
from triage.assessment import Outcome
from triage.dialogue.correction import apply, change_in, joined, lowers, recorded
from triage.dialogue.event import Event, EventKind
from triage.dialogue.state import CONFIRM_CHANGE, Change, Step
from triage.protocol.fact import Value
from triage.protocol.heard import Heard, hear
from triage.protocol.protocol import Protocol

HEARD: Heard = {"weak": YES, "numb": NO, "duration_days": 20, "body_part": ("calf",)}


def back_with(**facts: Value) -> Event:
    """Give the event of going back and telling these facts."""
    return Event(EventKind.WENT_BACK, facts)


@pytest.mark.parametrize(
    ("event", "values"),
    [
        pytest.param(BACK, {}, id="back"),
        pytest.param(back_with(weak=NO), {"weak": NO}, id="back-with-the-right-thing"),
        pytest.param(back_with(droop=YES), None, id="back-with-something-new"),
        pytest.param(corrected(duration_days=3), {"duration_days": 3}, id="fewer-days"),
        pytest.param(corrected(duration_days=90), {"duration_days": 90}, id="more-days"),
        pytest.param(corrected(numb=YES), {"numb": YES}, id="there-after-all"),
        pytest.param(corrected(weak=UNSURE), {"weak": UNSURE}, id="not-sure-after-all"),
        pytest.param(
            corrected(body_part=("eyelid",)), {"body_part": ("eyelid",)}, id="another-part"
        ),
        pytest.param(corrected(weak=YES), None, id="corrected-to-the-same"),
        pytest.param(corrected(droop=NO), None, id="corrected-what-was-not-heard"),
        pytest.param(corrected(), None, id="corrected-to-nothing"),
        pytest.param(corrected(weak=NO, droop=YES), {"weak": NO}, id="with-something-new"),
        pytest.param(told(weak=NO), {"weak": NO}, id="denied"),
        pytest.param(told(weak=UNSURE), None, id="doubted"),
        pytest.param(told(numb=YES), None, id="told-what-was-denied"),
        pytest.param(told(duration_days=3), None, id="told-fewer-days"),
        pytest.param(answered(NO), None, id="no"),
        pytest.param(Event(EventKind.ASKED_WHY, {"weak": NO}), {"weak": NO}, id="by-the-way"),
    ],
)
def test_what_counts_as_a_change(event: Event, values: dict[str, Value] | None) -> None:
    """Putting right what was heard is a change, as is denying it; all else only adds."""
    assert change_in(event, HEARD) == (None if values is None else Change(values))


@pytest.mark.parametrize(
    ("said", "values", "heard"),
    [
        pytest.param({"weak": YES, "numb": NO}, {"weak": NO}, {"weak": NO, "numb": NO}, id="no"),
        pytest.param({"duration_days": 20}, {"duration_days": 3}, {"duration_days": 3}, id="days"),
        pytest.param(
            {"faint": YES}, {"faint": NO}, {"faint": NO, "weak": YES}, id="keeps-what-it-implied"
        ),
        pytest.param(
            {"faint": NO}, {"faint": YES}, {"faint": YES, "weak": YES}, id="brings-what-it-implies"
        ),
        pytest.param(
            {"body_part": ("calf", "eyelid")},
            {"body_part": ("calf",)},
            {"body_part": ("calf",), "places": "several"},
            id="one-part-of-two",
        ),
        pytest.param(
            {"weak": YES, "not_finished": YES}, {"weak": NO}, {"weak": NO}, id="goes-on-checking"
        ),
    ],
)
def test_a_correction_changes_what_it_names(
    tiny: Content, said: Heard, values: Heard, heard: Heard
) -> None:
    """Just what is named is another now; what it once implied may be there all the same."""
    state = State(heard=hear(tiny.protocol.facts, {}, said))

    assert apply(tiny.protocol, state, Change(values)).heard == heard


def test_taking_back_puts_the_last_question_again(tiny: Content) -> None:
    """The facts, the questions put and the open one are as they were; no advice stands."""
    state = State(
        heard={"droop": NO, "weak": YES, "numb": YES, "not_finished": YES},
        asking="tell_doctor",
        asked=("danger", "nerves"),
        outcome=Outcome(Level.SEE_DOCTOR, ("any_nerve",)),
        tips=("drink",),
        misses=1,
        history=(Step(None, 0, {"weak": None}), Step("nerves", 2, {"numb": None, "weak": UNSURE})),
    )

    assert apply(tiny.protocol, state, Change()) == State(
        heard={"droop": NO, "weak": UNSURE},
        asking="nerves",
        asked=("danger",),
        history=state.history[:1],
    )


def test_taking_back_what_was_told_unasked_puts_no_question(tiny: Content) -> None:
    """What was told before the check began is taken back without a question of its own."""
    state = State(
        heard={"weak": YES},
        asking="danger",
        asked=("danger",),
        history=(Step(None, 0, {"weak": None}),),
    )

    assert apply(tiny.protocol, state, Change()) == State()


def test_with_nothing_said_there_is_nothing_to_take_back(tiny: Content) -> None:
    """Going back at the beginning changes nothing."""
    state = State(asking="danger", asked=("danger",), heard={"coffee": YES})

    assert apply(tiny.protocol, state, Change()) == state


def test_a_change_that_is_made_waits_no_longer(tiny: Content) -> None:
    """Whatever was waiting is settled with it, whichever change it is."""
    for change in (Change(), Change({"weak": NO})):
        state = State(heard={"weak": YES}, asking=CONFIRM_CHANGE, pending=change)

        assert apply(tiny.protocol, state, change).pending is None


@pytest.mark.parametrize(
    ("before", "after", "is_lower"),
    [
        pytest.param({"droop": YES}, {}, True, id="emergency-to-nothing"),
        pytest.param({"droop": YES}, {"danger_maybe": YES}, True, id="emergency-to-urgent"),
        pytest.param({"droop": YES}, {"danger_yes": YES}, False, id="another-emergency"),
        pytest.param({"danger_maybe": YES}, {"weak": YES}, True, id="urgent-to-doctor"),
        pytest.param({"danger_maybe": YES}, {"droop": YES}, False, id="urgent-to-emergency"),
        pytest.param({"weak": YES}, {}, False, id="doctor-to-nothing"),
        pytest.param({}, {}, False, id="nothing"),
    ],
)
def test_what_would_lower_an_alarm(
    tiny: Content, before: Heard, after: Heard, is_lower: bool
) -> None:
    """Only what takes urgent or emergency advice down has to be confirmed."""
    assert lowers(tiny.protocol, State(heard=before), State(heard=after)) is is_lower


def test_hearing_more_is_recorded_as_a_step() -> None:
    """The step holds what was known before of just what changed, and the open question."""
    state = State(heard={"weak": UNSURE, "numb": NO}, asking="nerves", asked=("danger", "nerves"))

    after = recorded(state, {"weak": YES, "numb": NO, "sudden": YES})

    assert after.heard == {"weak": YES, "numb": NO, "sudden": YES}
    assert after.history == (Step("nerves", 2, {"weak": UNSURE, "sudden": None}),)


def test_an_offer_is_no_question_to_come_back_to() -> None:
    """What was told while an offer was open goes without a question in its step."""
    state = State(asking="start_check")

    assert recorded(state, {"weak": YES}).history == (Step(None, 0, {"weak": None}),)


def test_hearing_nothing_new_is_no_step() -> None:
    """Going back passes over the turns that told nothing."""
    state = State(heard={"weak": YES})

    assert recorded(state, {"weak": YES}) is state


def test_what_is_to_change_is_not_heard_yet(tiny: Content) -> None:
    """What is told beside a correction counts at once, and the correction by itself."""
    event = corrected(weak=NO, numb=YES)

    heard = joined(tiny.protocol.facts, {"weak": YES}, event, change_in(event, {"weak": YES}))

    assert heard == {"weak": YES, "numb": YES}
    denied: Heard = {"numb": NO}
    event = corrected(numb=YES)
    assert joined(tiny.protocol.facts, denied, event, change_in(event, denied)) == denied
    assert joined(tiny.protocol.facts, {}, DROOP, None) == {"droop": YES}


# -- what holds for any facts ---------------------------------------------------------------------


@PROPERTY
@given(st.data())
def test_taking_back_returns_exactly_what_was_heard(data: st.DataObject) -> None:
    """Whatever was told in between, step by step it is gone again, and nothing else is."""
    states = [State()]
    for telling in data.draw(st.lists(tellings(PROTOCOL), min_size=1, max_size=4)):
        heard = hear(PROTOCOL.facts, states[-1].heard, without_unfinished(PROTOCOL, telling))
        if heard != states[-1].heard:
            states.append(recorded(states[-1], heard))

    state = states.pop()
    while states:
        state = apply(PROTOCOL, state, Change())

        assert state.heard == states[-1].heard
        assert state.history == states.pop().history


@PROPERTY
@given(st.data())
def test_a_correction_changes_only_what_it_names_and_implies(data: st.DataObject) -> None:
    """What is named has its new value; what that implies only moves up; the rest is untouched."""
    said = without_unfinished(PROTOCOL, data.draw(tellings(PROTOCOL)))
    values = without_unfinished(PROTOCOL, data.draw(tellings(PROTOCOL, most=3)))
    assume(values)
    before = State(heard=hear(PROTOCOL.facts, {}, said))

    after = apply(PROTOCOL, before, Change(values)).heard

    implied = reach(PROTOCOL, values)
    for fact_id in {*before.heard, *after}:
        fact, known = PROTOCOL.facts[fact_id], before.heard.get(fact_id)
        known = values.get(fact_id, known)
        if fact_id in implied:
            assert fact.join(known, after[fact_id]) == after[fact_id]
        else:
            assert after.get(fact_id) == known


@PROPERTY
@given(st.data())
def test_a_correction_can_be_taken_back(data: st.DataObject) -> None:
    """A slip in a correction is mended like any other."""
    said = without_unfinished(PROTOCOL, data.draw(tellings(PROTOCOL)))
    values = without_unfinished(PROTOCOL, data.draw(tellings(PROTOCOL, most=3)))
    before = State(heard=hear(PROTOCOL.facts, {}, said))
    after = apply(PROTOCOL, before, Change(values))
    assume(values and after.heard != before.heard)

    assert apply(PROTOCOL, after, Change()).heard == before.heard


@PROPERTY
@given(st.data())
def test_only_an_alarm_is_lowered_with_a_question(data: st.DataObject) -> None:
    """A change needs a yes just where urgent or emergency advice would become milder."""
    before, after = (State(heard=data.draw(tellings(PROTOCOL))) for _ in range(2))
    levels = [assess(PROTOCOL, state.heard).level for state in (before, after)]

    is_alarm = levels[0] in (Level.URGENT, Level.EMERGENCY)
    assert lowers(PROTOCOL, before, after) is (is_alarm and levels[1] < levels[0])


def without_unfinished(protocol: Protocol, telling: dict[str, Value]) -> dict[str, Value]:
    """Leave out that the check was not finished, which nobody tells."""
    unfinished = {setting.fact for setting in protocol.limits.unfinished_means}
    return {fact: value for fact, value in telling.items() if fact not in unfinished}


def reach(protocol: Protocol, facts: Iterable[str]) -> set[str]:
    """Give everything that some value of these facts may imply, at any remove."""
    found: set[str] = set()
    waiting = list(facts)
    while waiting:
        fact = protocol.facts[waiting.pop()]
        implied = {setting.fact for setting in (*fact.implies, *fact.several_mean)} - found
        found |= implied
        waiting += implied
    return found


@PROPERTY
@given(st.data())
def test_denying_at_once_or_later_comes_to_the_same(data: st.DataObject) -> None:
    """The proof denies right after something was told: what is told in between changes nothing."""
    facts = PROTOCOL.facts
    said = hear(facts, {}, without_unfinished(PROTOCOL, data.draw(tellings(PROTOCOL))))
    more = without_unfinished(PROTOCOL, data.draw(tellings(PROTOCOL)))
    there = [
        fact for fact, value in said.items() if value == YES and fact not in hear(facts, {}, more)
    ]
    assume(there)
    denial = Change({data.draw(st.sampled_from(there)): NO})

    at_once = hear(facts, apply(PROTOCOL, State(heard=said), denial).heard, more)
    later = apply(PROTOCOL, State(heard=hear(facts, said, more)), denial).heard

    assert later == at_once
