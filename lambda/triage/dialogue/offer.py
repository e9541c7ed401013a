"""Offers: what the conversation can end a reply with besides a question of the content."""

from collections.abc import Mapping
from datetime import datetime

from triage.dialogue.reply import Reply
from triage.dialogue.state import (
    ANOTHER_TIP,
    CONFIRM_CHANGE,
    CONFIRM_REMINDER,
    GO_ON,
    GOT_HELP,
    MAY_REMEMBER,
    NEED_HELP,
    REMIND_ME,
    SAY_NUMBER,
    START_CHECK,
    STILL_THERE,
    TELL_DOCTOR,
    WHERE_NOW,
    WHICH_MEANT,
)
from triage.dialogue.turn import Turn
from triage.protocol.level import Level

_WORDS: Mapping[str, tuple[str, str]] = {
    START_CHECK: ("offer_check", "offer_again"),
    ANOTHER_TIP: ("offer_another_tip", "offer_again"),
    TELL_DOCTOR: ("offer_summary", "offer_again"),
    SAY_NUMBER: ("offer_number", "offer_number_again"),
    CONFIRM_CHANGE: ("confirm_again", "confirm_again"),
    WHICH_MEANT: ("which_meant", "which_meant"),
    REMIND_ME: ("offer_reminder", "offer_again"),
    CONFIRM_REMINDER: ("confirm_reminder", "offer_again"),
    MAY_REMEMBER: ("may_remember", "offer_again"),
    NEED_HELP: ("need_help", "need_help_again"),
    STILL_THERE: ("is_it_still_there", "is_it_still_there"),
    GO_ON: ("shall_we_go_on", "shall_we_go_on"),
    GOT_HELP: ("did_you_get_help", "did_you_get_help"),
    WHERE_NOW: ("where_is_it_now", "where_is_it_now"),
}
"""How each is put, and what is said when no answer comes."""


def offer_of(turn: Turn, offer: str, *lead: str, level: Level | None = None) -> Reply:
    """Give the reply that says `lead` and ends with an offer."""
    ask, again = _WORDS[offer]
    if offer == ANOTHER_TIP and not turn.state.tips:
        ask = "offer_tip"
    return Reply((*lead, turn.say(ask, **_times(turn, offer))), offer, turn.say(again), level)


def _times(turn: Turn, offer: str) -> dict[str, str]:
    if offer == REMIND_ME:
        return {"when": _days_ahead(turn, turn.state.wish.days)}
    if offer == CONFIRM_REMINDER and turn.state.reminder is not None:
        return {"when": _spoken_moment(turn, turn.state.reminder)}
    return {}


def _days_ahead(turn: Turn, days: int | None) -> str:
    """Say in how many days, such as 'tomorrow' or 'in two weeks'; 'later' where that is open."""
    key = {None: "later", 0: "later", 1: "tomorrow", 14: "in_two_weeks"}.get(days, "in_days")
    return turn.say(key, count=str(days))


def _spoken_moment(turn: Turn, at: datetime) -> str:
    """Say a day and an hour, such as 'Monday, December 7, at 10 in the morning'."""
    weekdays, months = (turn.say(key).split(", ") for key in ("weekdays", "months"))
    minutes = f":{at.minute:02}" if at.minute else ""
    part_of_day = "in_the_morning" if at.hour < 12 else "in_the_afternoon"
    return turn.say(
        "on_day_at",
        weekday=weekdays[at.weekday()],
        month=months[at.month - 1],
        day=str(at.day),
        hour=f"{at.hour % 12 or 12}{minutes}",
        part_of_day=turn.say("in_the_evening" if at.hour >= 18 else part_of_day),
    )
