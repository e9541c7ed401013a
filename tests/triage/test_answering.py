from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.triage.small_content import SmallContent
from tests.triage.talking import (
    CHANGES,
    FASTER,
    HELP,
    HOW_MANY,
    MEANING,
    NO,
    OPENED,
    PAST,
    PAST_DROOP,
    REPEAT,
    SLOWER,
    SOURCE,
    SUMMARY,
    TIPS,
    WAIT,
    WHY,
    YES,
    after,
    answered,
    reply_to,
    told,
    turn_in,
)
from tests.triage.tellings import CONTENT, WALK, conversations
from triage import Content, Level, State, respond
from triage.dialogue.answering import ANSWERS, cause, topic
from triage.dialogue.event import Event, EventKind

TO_HABITS = (OPENED, answered(NO), answered(NO), answered(NO), told(duration_days=3))
ADVISED = (*TO_HABITS, told(coffee=YES))
DOCTOR = (OPENED, answered(NO), answered(NO), answered(YES))
URGENT = (OPENED, told(weak=YES, sudden=YES, places="one"), answered(NO))
URGENT_ADVICE = (
    "With weakness and a sudden start. Speak with a doctor today. Sudden weakness matters. "
    "If worse, call nine one one. Sum it up?"
)
RIVALS = "weakness, numbness or Some more_than_one_place."


@pytest.mark.parametrize(
    ("said", "event", "speech"),
    [
        pytest.param([], WHY, "I ask and then advise. Shall I ask?", id="why-what"),
        pytest.param([OPENED], WHY, "Why danger. Again: Any danger?", id="why-a-question"),
        pytest.param(ADVISED, WHY, "Nothing was named. Another tip?", id="why-self-care"),
        pytest.param(URGENT, WHY, "Sudden weakness matters. Sum it up?", id="why-a-rule"),
        pytest.param(
            [OPENED], HELP, "I ask and then advise. Hint danger. Again: Any danger?", id="help"
        ),
        pytest.param([OPENED], MEANING, "Why danger. Again: Any danger?", id="plain-words"),
        pytest.param(
            URGENT, MEANING, "Sudden weakness matters. Sum it up?", id="meaning-of-a-rule"
        ),
        pytest.param(ADVISED, HELP, "I ask and then advise. Another tip?", id="help-at-an-offer"),
        pytest.param([], REPEAT, "Welcome. Any danger?", id="repeat-nothing"),
        pytest.param(URGENT, REPEAT, URGENT_ADVICE, id="repeat-advice"),
        pytest.param([OPENED, HELP], HOW_MANY, "5 left. Again: Any danger?", id="how-many"),
        pytest.param(
            [*TO_HABITS], HOW_MANY, "Some last_question. Again: Coffee or running?", id="last"
        ),
        pytest.param(URGENT, HOW_MANY, "Some none_left. Sum it up?", id="none-left"),
        pytest.param([], SOURCE, "From books. Shall I ask?", id="source-of-nothing"),
        pytest.param(
            [OPENED], SOURCE, "From A, Nov 2026. Again: Any danger?", id="source-of-a-question"
        ),
        pytest.param(URGENT, SOURCE, "From A, Nov 2026. Sum it up?", id="source-of-a-rule"),
        pytest.param(ADVISED, SOURCE, "From A, Nov 2026. Another tip?", id="source-of-self-care"),
        pytest.param(
            [OPENED], CHANGES, f"With {RIVALS}: Book a visit. Again: Any danger?", id="changes"
        ),
        pytest.param(
            URGENT,
            CHANGES,
            "With a drooping face or fainting: Call nine one one now. Sum it up?",
            id="changes-to-an-emergency",
        ),
        pytest.param(
            [OPENED], SUMMARY, "Some summary_later. Again: Any danger?", id="summary-too-early"
        ),
        pytest.param(
            ADVISED,
            SUMMARY,
            "Some summary. For 3 days, with coffee. No drooping face, no weakness and no numbness. "
            "Some summary_sent. Another tip?",
            id="summary",
        ),
        pytest.param([], TIPS, "Tips come later. Any danger?", id="tips-before-the-check"),
        pytest.param([OPENED], TIPS, "Tips come later. Again: Any danger?", id="tips-too-early"),
        pytest.param(ADVISED, TIPS, "Sleep. No more tips. Goodbye.", id="tips"),
        pytest.param([OPENED], SLOWER, "Some slower. Again: Any danger?", id="slower"),
        pytest.param([OPENED], FASTER, "Some faster. Again: Any danger?", id="faster"),
        pytest.param([OPENED], WAIT, "Some take_your_time. Again: Any danger?", id="wait"),
        pytest.param([OPENED], PAST, "Some past_noted. Again: Any danger?", id="past"),
        pytest.param(
            [OPENED], PAST_DROOP, "Over? Else nine one one. Again: Any danger?", id="past-danger"
        ),
    ],
)
def test_what_is_asked_back_is_answered(
    tiny: Content, said: list[Event], event: Event, speech: str
) -> None:
    """Each has its answer, in one breath, and then the talk is where it was."""
    assert reply_to(tiny, [*said, event]).speech == speech


def test_a_topic_and_a_cause_are_answered_in_their_own_words(tiny: Content) -> None:
    """What was asked about is told, and what was open is put again."""
    state = after(tiny, [OPENED])
    about_topic = Event(EventKind.ASKED_TOPIC, about="when_doctor")
    about_cause = Event(EventKind.ASKED_CAUSE, about="rare")

    assert topic(turn_in(tiny, state, about_topic))[1].sentences[0] == "After two weeks."
    assert cause(turn_in(tiny, state, about_cause))[1].sentences[0] == "About rarity."


def test_what_is_gravely_past_changes_as_little_as_the_rest_of_the_past(tiny: Content) -> None:
    """It is answered at more length, and that is all."""
    before = after(tiny, [OPENED])
    states = [respond(tiny, "en-US", before, event)[0] for event in (PAST, PAST_DROOP)]

    assert states[0].last != states[1].last
    assert states[0].having(last=None) == states[1].having(last=None)


def test_a_wait_puts_a_pause_before_the_question(tiny: Content) -> None:
    """Who needs a moment has one, in that reply only."""
    assert reply_to(tiny, [OPENED, WAIT]).pauses
    assert not reply_to(tiny, [OPENED, WAIT, HELP]).pauses


def test_slow_words_stay_slow_until_faster_ones_are_asked_for(tiny: Content) -> None:
    """The pace is kept from turn to turn, over a new start too."""
    slow = [OPENED, SLOWER, answered(NO), Event(EventKind.STARTED_OVER)]

    assert all(reply_to(tiny, slow[:end]).is_slow for end in (2, 3, 4))
    assert not reply_to(tiny, [*slow, FASTER]).is_slow
    assert not reply_to(tiny, [OPENED, answered(NO)]).is_slow


def test_repeating_says_it_with_its_reprompt_and_level(tiny: Content) -> None:
    """What is said again is the whole reply, not just its words."""
    first, again = reply_to(tiny, URGENT), reply_to(tiny, [*URGENT, REPEAT])

    assert (again.speech, again.reprompt, again.level) == (
        first.speech,
        first.reprompt,
        Level.URGENT,
    )


def test_general_knowledge_is_called_that(small: SmallContent) -> None:
    """What no source confirms is never told with a publisher."""
    small.change("sources.toml", 'basis = "guideline"', 'basis = "general knowledge"')

    reply = reply_to(small.load(), [OPENED, SOURCE])

    assert reply.speech == "Some source_general. Again: Any danger?"


@pytest.mark.parametrize(
    ("days", "words"),
    [(14, "Some more_than_two_weeks."), (7, "more than 7 days")],
)
def test_a_longer_time_would_change_it(small: SmallContent, days: int, words: str) -> None:
    """A time is named as people say it, and at most three things are named."""
    small.change("rules/see_doctor.toml", "duration_days > 14", f"duration_days > {days}")
    small.change("rules/see_doctor.toml", '"places > one"', '"kidney"')
    content = small.load()

    reply = reply_to(content, [OPENED, CHANGES])

    assert reply.sentences[0] == f"With weakness, numbness or {words}:"


def test_where_nothing_would_change_it_that_is_said(tiny: Content) -> None:
    """Nobody is given an empty list."""
    rules = {r.id: r for r in tiny.protocol.rules.values() if r.level is Level.URGENT}
    content = replace(tiny, protocol=replace(tiny.protocol, rules=rules))
    state = State(asking="danger", asked=("danger",), heard={"weak": YES, "sudden": YES})

    reply = ANSWERS[CHANGES.kind](turn_in(content, state, CHANGES))[1]

    assert reply.sentences[0] == "Some nothing_would_change."


@pytest.mark.parametrize(
    ("said", "asking"), [(DOCTOR, "another_tip"), (URGENT, None)], ids=["doctor", "urgent"]
)
def test_the_summary_brings_a_card(tiny: Content, said: list[Event], asking: str | None) -> None:
    """What is said is sent to be read; tips are offered after it, but not with a red flag."""
    reply = reply_to(tiny, [*said, SUMMARY])

    assert "Some card_note." in reply.card
    assert reply.asking == asking
    assert not reply_to(tiny, [OPENED, SUMMARY]).card


def test_everything_that_can_be_asked_has_its_answer() -> None:
    """Each kind of event that asks or tells of the past is in the table, but for two."""
    asked = {kind for kind in EventKind if kind.startswith("asked_")}

    elsewhere = {EventKind.ASKED_MEMORY, EventKind.ASKED_AMBULANCE}
    assert set(ANSWERS) | elsewhere == asked | {EventKind.TOLD_PAST}


@WALK
@given(st.data())
def test_asking_back_changes_neither_what_was_heard_nor_asked(data: st.DataObject) -> None:
    """In any state where the check goes on, the same question is open after the answer."""
    state = after(CONTENT, data.draw(conversations(CONTENT.protocol)))
    kind = data.draw(st.sampled_from(sorted(ANSWERS)))
    about = {EventKind.ASKED_TOPIC: "when_doctor", EventKind.ASKED_CAUSE: "caffeine"}.get(kind)

    turn, reply = ANSWERS[kind](turn_in(CONTENT, state, Event(kind, about=about)))

    assert turn.state.heard == state.heard
    assert turn.state.history == state.history
    if state.asking in CONTENT.protocol.questions:
        assert turn.state == state
        assert reply.asking == state.asking


def test_what_the_hard_words_of_a_question_mean_is_said(content: Content) -> None:
    """The topics that explain them are said, then the question is asked again, shorter."""
    state, _ = respond(content, "en-US", State(), OPENED)

    _, reply = respond(content, "en-US", state, MEANING)

    asked = content.protocol.questions["danger_now"]
    words = content.wordings["en-US"]
    explained = [words.topics[topic] for topic in asked.meaning]
    assert explained
    assert list(reply.sentences) == [*explained, words.questions["danger_now"].again]
