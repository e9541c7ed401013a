import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.triage.talking import NO, OPENED, UNSURE, YES, after, answered, told
from tests.triage.tellings import (
    CONTENT,
    PROPERTY,
    PROTOCOL,
    WALK,
    conversations,
    tellings,
    values_of,
)
from triage import Content, Level, State, assess
from triage.dialogue.event import Event
from triage.dialogue.outlook import nearest_conditions, questions_left
from triage.protocol.condition import Condition
from triage.protocol.fact import Fact, FactKind, Value
from triage.protocol.heard import Heard, hear

TO_HOW_LONG = (OPENED, answered(NO), answered(NO), answered(NO))


@pytest.mark.parametrize(
    ("said", "count"),
    [
        pytest.param([], 5, id="none-was-put"),
        pytest.param([OPENED], 5, id="the-first"),
        pytest.param([OPENED, answered(NO)], 4, id="the-second"),
        pytest.param([OPENED, told(places="one", duration_days=3)], 3, id="told-already"),
        pytest.param(TO_HOW_LONG, 2, id="the-last-but-one"),
        pytest.param([*TO_HOW_LONG, told(duration_days=3)], 1, id="the-last"),
        pytest.param([*TO_HOW_LONG, told(duration_days=3), answered(NO)], 0, id="advised"),
        pytest.param([OPENED, answered(YES)], 0, id="an-emergency"),
        pytest.param([OPENED, answered(NO), answered(YES)], 4, id="which-and-what-follows"),
        pytest.param([OPENED, answered(UNSURE)], 1, id="urgent"),
    ],
)
def test_how_many_questions_are_left(tiny: Content, said: list[Event], count: int) -> None:
    """The open one counts, and those that could still change the advice."""
    assert questions_left(tiny.protocol, after(tiny, said)) == count


@WALK
@given(st.data())
def test_the_count_is_never_more_than_may_be_asked(data: st.DataObject) -> None:
    """Nobody is told of more questions than there will be."""
    state = after(CONTENT, data.draw(conversations(CONTENT.protocol)))

    count = questions_left(CONTENT.protocol, state)

    is_open = state.asking in CONTENT.protocol.questions
    assert 0 <= count <= CONTENT.protocol.limits.questions - len(state.asked) + is_open + 1


def test_the_count_is_kept_by_whoever_has_nothing_to_report(content: Content) -> None:
    """Each harmless answer takes one off the count, down to the advice."""
    state = after(content, [OPENED])
    counts = []
    while state.outcome is None:
        counts.append(questions_left(content.protocol, state))
        state = after(content, [harmless(content, state)], state)

    assert counts == list(range(len(counts), 0, -1))
    assert state.outcome.level is Level.SELF_CARE


def harmless(content: Content, state: State) -> Event:
    """Answer the open question by saying that nothing is there, and that it is new."""
    question = content.protocol.questions[state.asking or ""]
    if "duration_days" in question.settles:
        return told(duration_days=0, body_part=("unknown",), places="one")
    return answered(question.harmless)


@pytest.mark.parametrize(
    ("heard", "level", "facts"),
    [
        pytest.param(
            {},
            Level.SEE_DOCTOR,
            ["weak", "numb", "places", "duration_days"],
            id="nothing",
        ),
        pytest.param({"numb": YES}, Level.EMERGENCY, ["droop", "faint"], id="one-and-two-more"),
        pytest.param({"weak": YES}, Level.URGENT, ["sudden"], id="one-more"),
        pytest.param(
            {"weak": YES, "sudden": YES}, Level.EMERGENCY, ["droop", "faint"], id="urgent"
        ),
        pytest.param(
            {"weak": YES, "sudden": YES, "numb": YES},
            Level.EMERGENCY,
            ["droop", "faint", "places", "kidney"],
            id="one-of-several",
        ),
        pytest.param({"droop": YES}, Level.EMERGENCY, [], id="nothing-is-higher"),
    ],
)
def test_what_would_bring_the_next_level(
    tiny: Content, heard: Heard, level: Level, facts: list[str]
) -> None:
    """One more thing that somebody can say is named once, what is asked about first."""
    found, conditions = nearest_conditions(tiny.protocol, heard)

    assert found is level
    assert [condition.fact for condition in conditions] == facts


@PROPERTY
@given(st.data())
def test_each_thing_named_would_raise_the_level(data: st.DataObject) -> None:
    """Whatever was heard, telling just one of these more leads to the level, or to a higher one."""
    heard = hear(PROTOCOL.facts, {}, data.draw(tellings(PROTOCOL)))

    level, conditions = nearest_conditions(PROTOCOL, heard)

    assert (level > assess(PROTOCOL, heard).level) or not conditions
    assert len({condition.fact for condition in conditions}) == len(conditions)
    for condition in conditions:
        fact = PROTOCOL.facts[condition.fact]
        assert fact.kind is not FactKind.SIGN
        raised = hear(PROTOCOL.facts, heard, {fact.id: value_for(fact, condition)})
        assert assess(PROTOCOL, raised).level >= level


def value_for(fact: Fact, condition: Condition) -> Value:
    """Give a value of the fact that meets the condition."""
    return next(value for value in values_of(fact) if condition.holds({fact.id: value}))


def test_what_may_yet_be_felt_comes_before_what_one_does_or_has(content: Content) -> None:
    """Of what is asked about, 'with weakness' is named before 'with thyroid surgery'."""
    protocol = content.protocol

    level, conditions = nearest_conditions(protocol, {"duration_days": 3, "weakness": YES})

    kinds = [protocol.facts[c.fact].kind for c in conditions if c.fact in protocol.askable]
    felt = kinds.count(FactKind.SYMPTOM)
    assert level is Level.URGENT
    assert 0 < felt < len(kinds)
    assert kinds[:felt] == [FactKind.SYMPTOM] * felt
