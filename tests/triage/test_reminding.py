from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.triage.talking import HELP, NO, UNSURE, YES, after, answered
from tests.triage.tellings import CONTENT
from triage import Content, Level, Outcome, State, respond
from triage.dialogue.errand import ErrandKind, Report, Result, Wish
from triage.dialogue.event import Event, EventKind
from triage.dialogue.remembered import Memory
from triage.dialogue.reply import Reply
from triage.dialogue.state import ANOTHER_TIP, CONFIRM_REMINDER, MAY_REMEMBER, REMIND_ME
from triage.protocol.fact import Answer

NOW = datetime(2026, 11, 25, 12)  # noqa: DTZ001 - by the clock on the wall
WELL = State(
    heard={"duration_days": 3},
    outcome=Outcome(Level.SELF_CARE, ()),
    asking=ANOTHER_TIP,
    can_remind=True,
)


def reported(kind: ErrandKind, result: Result, now: datetime | None = None) -> Event:
    """Give the event that an errand ended so."""
    return Event(EventKind.REPORTED, report=Report(kind, result, now))


def wanted(wish: Wish = Wish()) -> Event:  # noqa: B008 - it never changes
    """Give the event that somebody wants to be reminded."""
    return Event(EventKind.WANTED_REMINDER, wish=wish)


def say(content: Content, state: State, event: Event) -> tuple[State, Reply]:
    """Answer one event in American English."""
    return respond(content, "en-US", state, event)


def test_a_reminder_is_offered_for_the_day_on_which_the_advice_would_change(tiny: Content) -> None:
    """Day fifteen is twelve days after day three."""
    state, reply = say(tiny, WELL, answered(NO))

    assert reply.asking == REMIND_ME
    assert state.wish == Wish(days=12)


@pytest.mark.parametrize(
    "state",
    [
        pytest.param(replace(WELL, can_remind=False), id="no-services"),
        pytest.param(replace(WELL, offered=(REMIND_ME,)), id="offered-before"),
        pytest.param(
            replace(WELL, heard={"duration_days": 20}, outcome=Outcome(Level.SEE_DOCTOR, ())),
            id="a-doctor-is-due",
        ),
    ],
)
def test_a_reminder_is_offered_only_where_it_fits(tiny: Content, state: State) -> None:
    """Once, with self-care, where the device may be able to."""
    assert say(tiny, state, answered(NO))[1].asking is None


def test_the_time_is_said_back_before_anything_is_set(tiny: Content) -> None:
    """First what time it is there, then the moment with its yes, then the reminder."""
    state, reply = say(tiny, WELL, answered(NO))
    state, reply = say(tiny, state, answered(YES))
    assert reply.errand is not None
    assert reply.errand.kind is ErrandKind.TELL_TIME

    state, reply = say(tiny, state, reported(ErrandKind.TELL_TIME, Result.DONE, NOW))
    assert reply.asking == CONFIRM_REMINDER
    assert state.reminder == NOW.replace(hour=10) + timedelta(days=12)

    state, reply = say(tiny, state, answered(YES))
    assert reply.errand is not None
    assert reply.errand.kind is ErrandKind.SET_REMINDER
    assert reply.errand.at == state.reminder

    state, reply = say(tiny, state, reported(ErrandKind.SET_REMINDER, Result.DONE))
    assert reply.sentences == ("Some reminder_set.", "Goodbye.")


@pytest.mark.parametrize(
    ("wish", "at"),
    [
        pytest.param(Wish(days=3), datetime(2026, 11, 28, 10), id="days"),  # noqa: DTZ001
        pytest.param(Wish(on=date(2026, 12, 7), at=time(19)), datetime(2026, 12, 7, 19), id="day"),  # noqa: DTZ001
        pytest.param(Wish(at=time(20)), datetime(2026, 11, 25, 20), id="later-today"),  # noqa: DTZ001
        pytest.param(Wish(at=time(8)), datetime(2026, 11, 26, 8), id="tomorrow-by-the-hour"),  # noqa: DTZ001
        pytest.param(Wish(), datetime(2026, 12, 7, 10), id="no-time-named"),  # noqa: DTZ001
    ],
)
def test_a_wish_becomes_a_moment(tiny: Content, wish: Wish, at: datetime) -> None:
    """What was left open is the day that matters, and ten in the morning."""
    state, _ = say(tiny, WELL, wanted(wish))
    state, _ = say(tiny, state, reported(ErrandKind.TELL_TIME, Result.DONE, NOW))

    assert state.reminder == at


@pytest.mark.parametrize(
    ("wish", "said"),
    [
        (Wish(on=date(2026, 11, 24)), "Some reminder_past."),
        (Wish(days=0), "Some reminder_past."),
        (Wish(days=61), "Some reminder_far."),
    ],
)
def test_a_time_that_will_not_do_is_asked_for_again(tiny: Content, wish: Wish, said: str) -> None:
    """It is said plainly, and nothing is set."""
    state, _ = say(tiny, WELL, wanted(wish))
    _, reply = say(tiny, state, reported(ErrandKind.TELL_TIME, Result.DONE, NOW))

    assert reply.sentences[0] == said
    assert reply.asking == REMIND_ME


@pytest.mark.parametrize(
    ("result", "said"),
    [
        (Result.NOT_SUPPORTED, "Some reminder_not_supported."),
        (Result.TOO_MANY, "Some reminder_too_many."),
        (Result.FAILED, "Some reminder_failed."),
    ],
)
def test_what_could_not_be_set_is_said(tiny: Content, result: Result, said: str) -> None:
    """And the conversation ends as it would have."""
    state = replace(WELL, asking=CONFIRM_REMINDER, reminder=NOW, offered=(REMIND_ME,))

    _, reply = say(tiny, state, reported(ErrandKind.SET_REMINDER, result))

    assert reply.sentences == (said, "Goodbye.")


def test_leave_is_asked_for_by_the_platform(tiny: Content) -> None:
    """It speaks by itself, so nothing is said; each answer has its own."""
    state = replace(WELL, asking=CONFIRM_REMINDER, reminder=NOW, offered=(REMIND_ME,))
    state, reply = say(tiny, state, reported(ErrandKind.SET_REMINDER, Result.NO_PERMISSION))
    assert reply.asks_permission
    assert not reply.sentences

    answers = {
        result: say(tiny, state, Event(EventKind.PERMITTED, permission=result))[1]
        for result in (Result.DONE, Result.NO_PERMISSION, Result.NOTHING)
    }

    assert answers[Result.DONE].errand is not None
    assert answers[Result.NO_PERMISSION].sentences[0] == "Some reminder_not_allowed."
    assert answers[Result.NOTHING].offers_permission


def test_before_the_advice_safety_comes_first(tiny: Content) -> None:
    """The open question is put again."""
    state = after(tiny, [Event(EventKind.OPENED)], State(can_remind=True))

    _, reply = say(tiny, state, wanted(Wish(days=3)))

    assert reply.sentences[0] == "Some reminder_later."
    assert reply.asking == state.asking


def test_with_help_due_today_the_advice_stands_first(tiny: Content) -> None:
    """A reminder is nothing to wait for."""
    urgent = Outcome(Level.URGENT, ("sudden_weak",))
    heard = {"weak": Answer.YES, "sudden": Answer.YES}
    state = replace(WELL, heard=heard, outcome=urgent)

    _, reply = say(tiny, state, wanted())

    assert reply.errand is None
    assert reply.level is Level.URGENT


@pytest.mark.parametrize("result", [Result.DONE, Result.NOTHING, Result.FAILED])
def test_canceling_goes_back_to_what_was_open(tiny: Content, result: Result) -> None:
    """Whatever came of it."""
    state, reply = say(tiny, WELL, Event(EventKind.CANCELED_REMINDER))
    assert reply.errand is not None

    _, reply = say(tiny, state, reported(ErrandKind.CANCEL_REMINDER, result))

    assert reply.asking == ANOTHER_TIP


def test_a_reminder_names_no_symptom(content: Content) -> None:
    """Others may hear it ring."""
    words = content.wordings["en-US"]
    said = words.replies["reminder_says"].casefold().split()

    for name in ("twitch", "muscle", *words.findings.values(), *words.parts.values()):
        assert name.casefold() not in said


@given(st.integers(0, 14))
def test_the_reminder_is_for_the_first_day_that_changes_the_advice(days: int) -> None:
    """On the day before it the advice is still the same."""
    heard = {"duration_days": days}
    state = replace(WELL, heard=heard)

    offered, _ = say(CONTENT, state, answered(NO))

    assert offered.wish.days == 15 - days


def test_wanting_a_reminder_again_and_again_adds_nothing(tiny: Content) -> None:
    """The session stays as small as it is."""
    state, _ = say(tiny, WELL, wanted())
    again, _ = say(tiny, state, wanted())

    assert again.offered == state.offered == (REMIND_ME,)


def test_asking_back_keeps_the_offer(tiny: Content) -> None:
    """A question in between, or 'not sure', puts it again."""
    state, _ = say(tiny, WELL, answered(NO))

    for event in (HELP, answered(UNSURE)):
        assert say(tiny, state, event)[1].asking == REMIND_ME


def test_to_remember_is_asked_after_the_reminder(tiny: Content) -> None:
    """One offer at a time, each once."""
    state, _ = say(tiny, replace(WELL, memory=Memory.ASKABLE), answered(NO))

    assert say(tiny, state, answered(NO))[1].asking == MAY_REMEMBER
