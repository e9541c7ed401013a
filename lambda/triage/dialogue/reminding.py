"""Reminding: when to look again, said back before it is set, and what became of it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, time, timedelta

from triage.dialogue.errand import Errand, ErrandKind, Report, Result, Wish
from triage.dialogue.offer import offer_of
from triage.dialogue.outlook import days_to_other_advice
from triage.dialogue.parting import DAYS_TO_LOOK_AGAIN, part
from triage.dialogue.reply import Reply
from triage.dialogue.replying import ask_next, give_advice, go_back
from triage.dialogue.state import CONFIRM_REMINDER, REMIND_ME
from triage.dialogue.turn import Turn
from triage.protocol.level import Level

USUAL_TIME = time(10)
"""When a reminder rings if no time was named."""

MOST_DAYS = 60
"""A later reminder would be of a twitch long gone, or long seen by a doctor."""


def want(turn: Turn) -> tuple[Turn, Reply]:
    """Take the wish for a reminder; before the advice, safety comes first."""
    state = turn.state
    if state.outcome is None:
        later = turn.say("reminder_later")
        return ask_next(turn, later) if turn.question is None else go_back(turn, later)
    if turn.due.level >= Level.URGENT:
        no_later = turn.say("no_reminder_today")
        return give_advice(turn) if turn.due != state.outcome else go_back(turn, no_later)
    if not state.can_remind:
        return part(turn, turn.say("reminder_not_supported"))
    offered = tuple(dict.fromkeys((*state.offered, REMIND_ME)))
    return _find_time(turn.having(wish=_whole(turn, turn.event.wish), offered=offered))


def _whole(turn: Turn, wish: Wish) -> Wish:
    """Give the wish with what was not named: as it was said back, or as it fits the advice.

    To 'on Sunday at eight, is that right?' 'no, at nine' is Sunday; with nothing said back the day
    is the one on which the advice would change.
    """
    said_back = turn.state.wish if turn.state.asking == CONFIRM_REMINDER else Wish()
    if wish.on is not None or wish.days is not None:
        return wish if wish.at is not None else replace(wish, at=said_back.at)
    if wish.at is not None and said_back != Wish():
        return replace(said_back, at=wish.at)
    if wish.at is not None:
        return replace(wish, days=0)
    return Wish(days_to_other_advice(turn.protocol, turn.state.heard) or DAYS_TO_LOOK_AGAIN)


def accept(turn: Turn) -> tuple[Turn, Reply]:
    """Take a yes to the offer: the day is known, the hour is the usual one."""
    return _find_time(turn)


def _find_time(turn: Turn) -> tuple[Turn, Reply]:
    return turn, Reply((), turn.state.asking, errand=Errand(ErrandKind.TELL_TIME))


def told_time(turn: Turn, report: Report) -> tuple[Turn, Reply]:
    """Say back when it would ring, or ask for another time."""
    if report.now is None:
        return part(turn, turn.say("reminder_failed"))
    at = _moment(turn.state.wish, report.now)
    if at <= report.now:
        return turn, offer_of(turn, REMIND_ME, turn.say("reminder_past"))
    if at - report.now > timedelta(days=MOST_DAYS):
        return turn, offer_of(turn, REMIND_ME, turn.say("reminder_far"))
    turn = turn.having(reminder=at)
    return turn, offer_of(turn, CONFIRM_REMINDER)


def _moment(wish: Wish, now: datetime) -> datetime:
    """Give when it would ring; a time alone is the next one that there is."""
    day = wish.on or now.date() + timedelta(days=wish.days or 0)
    at = datetime.combine(day, wish.at or USUAL_TIME)
    is_time_alone = wish.on is None and wish.days == 0 and wish.at is not None
    return at + timedelta(days=1) if is_time_alone and at <= now else at


def another_time(turn: Turn) -> tuple[Turn, Reply]:
    """Ask when instead."""
    return turn, Reply((turn.say("reminder_when"),), REMIND_ME, turn.say("reminder_when"))


def confirm(turn: Turn) -> tuple[Turn, Reply]:
    """Set the reminder that was said back."""
    errand = Errand(ErrandKind.SET_REMINDER, turn.state.reminder, turn.say("reminder_says"))
    return turn, Reply((), CONFIRM_REMINDER, errand=errand)


def told_set(turn: Turn, report: Report) -> tuple[Turn, Reply]:
    """Say what became of it; without leave to set reminders the platform asks for it."""
    if report.result is Result.NO_PERMISSION:
        return turn, Reply((), CONFIRM_REMINDER, asks_permission=True)
    return part(turn, turn.say(_SET.get(report.result, "reminder_failed")))


_SET: Mapping[Result, str] = {
    Result.DONE: "reminder_set",
    Result.NOT_SUPPORTED: "reminder_not_supported",
    Result.TOO_MANY: "reminder_too_many",
}


def permitted(turn: Turn) -> tuple[Turn, Reply]:
    """Take what the person said to the platform's question for leave."""
    if turn.event.permission is Result.DONE and turn.state.reminder is not None:
        return confirm(turn)
    if turn.event.permission is Result.NO_PERMISSION:
        return part(turn, turn.say("reminder_not_allowed"))
    turn, reply = part(turn, turn.say("reminder_card"))
    return turn, replace(reply, offers_permission=True)


def cancel(turn: Turn) -> tuple[Turn, Reply]:
    """Take the reminders away that this skill has set here."""
    return turn, Reply((), turn.state.asking, errand=Errand(ErrandKind.CANCEL_REMINDER))


def told_canceled(turn: Turn, report: Report) -> tuple[Turn, Reply]:
    """Say what became of it, and go back to what was open."""
    said = turn.say(_CANCELED.get(report.result, "reminder_not_canceled"))
    if turn.state.asking in (None, REMIND_ME, CONFIRM_REMINDER) and turn.state.outcome is not None:
        return part(turn, said)
    return go_back(turn, said)


_CANCELED: Mapping[Result, str] = {
    Result.DONE: "reminder_canceled",
    Result.NOTHING: "reminder_none",
}
