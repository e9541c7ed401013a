"""Returning: coming back to what was told another day.

A remembered answer is never used: only where it twitches and since when. Every danger question is
asked again, so that memory can raise the advice and never lower it.
"""

from collections.abc import Mapping
from dataclasses import replace

from triage.dialogue.correction import recorded
from triage.dialogue.event import Comparison, EventKind
from triage.dialogue.offer import offer_of
from triage.dialogue.paraphrase import spoken_list
from triage.dialogue.remembered import Memory, Remembered
from triage.dialogue.reply import Reply
from triage.dialogue.replying import ask_next, go_back
from triage.dialogue.state import GO_ON, GOT_HELP, RETURNING, STILL_THERE, WHERE_NOW
from triage.dialogue.turn import Route, Turn
from triage.protocol.fact import Value
from triage.protocol.heard import hear, settings_as_told
from triage.protocol.level import Level

DAYS_TO_GO_ON = 1
"""A check that was broken off longer ago starts afresh."""


def come_back(turn: Turn) -> tuple[Turn, Reply] | None:
    """Begin with last time where there is one to come back to; None where there is none."""
    last = turn.state.remembered
    if last is None or not last.is_of_a_twitch or turn.state.last is not None:
        return None
    if last.is_grave:
        return turn, offer_of(turn, GOT_HELP, _last_time(turn, last, "last_time_grave"))
    if not last.is_broken_off:
        return turn, offer_of(turn, STILL_THERE, _last_time(turn, last, "last_time"))
    if last.days_ago <= DAYS_TO_GO_ON:
        return turn, offer_of(turn, GO_ON, turn.say("broken_off"))
    return ask_next(turn, turn.say("broken_off_long_ago"))


def _last_time(turn: Turn, last: Remembered, key: str) -> str:
    names = [turn.wording.parts[p] for p in last.body_part if p != "unknown"]
    where = turn.say("in_your", part=spoken_list(turn.wording, names[:3])) if names else ""
    said = turn.say(key, when=spoken_days_ago(turn, last), where=where)
    return " ".join(said.split()).replace(" .", ".").replace(" ,", ",")


def spoken_days_ago(turn: Turn, last: Remembered) -> str:
    """Say when that was, such as 'yesterday' or '12 days ago'."""
    key = ("today_already", "yesterday")[last.days_ago] if last.days_ago < 2 else "days_ago"
    return turn.say(key, count=str(last.days_ago))


def recall(turn: Turn) -> Turn:
    """Add to what is told in answer to last time where and since when it twitches.

    Whoever opens with the same part is taken to speak of the same twitch, since it counts from the
    first time; whoever speaks for somebody else does not come back to their own.
    """
    last, told = turn.state.remembered, turn.event.told
    is_correction = turn.event.kind is EventKind.CORRECTED
    if last is None or not told or is_correction or "about" in told:
        return turn
    more = carried(last) if turn.state.asking in RETURNING else _of_the_same(turn, last)
    joined = hear(turn.protocol.facts, more, told)
    return replace(turn, event=replace(turn.event, told=joined)) if more else turn


def _of_the_same(turn: Turn, last: Remembered) -> dict[str, Value]:
    """Give since when it twitches where the conversation opens with the part of last time."""
    told, days = turn.event.told, last.duration_days
    parts = told.get("body_part")
    is_same = isinstance(parts, tuple) and not set(parts).isdisjoint(last.body_part)
    if turn.state.last is not None or days is None or not is_same or "duration_days" in told:
        return {}
    return {"duration_days": days}


def carried(last: Remembered) -> dict[str, Value]:
    """Give what was remembered in the form of what is told, the days counted on to today."""
    told: dict[str, Value] = {"body_part": last.body_part} if last.body_part else {}
    if last.places is not None:
        told["places"] = last.places
    if last.duration_days is not None:
        told["duration_days"] = last.duration_days
    return told


def _adding(turn: Turn, told: Mapping[str, Value]) -> Turn:
    heard = hear(turn.protocol.facts, turn.state.heard, told)
    return turn.in_state(recorded(turn.state, heard))


def still_there(turn: Turn) -> tuple[Turn, Reply]:
    """Go on with what is known, the danger questions first."""
    return _go_on(turn, "still_there")


def _go_on(turn: Turn, key: str, more: Mapping[str, Value] | None = None) -> tuple[Turn, Reply]:
    last = turn.state.remembered
    turn = _adding(turn, {**(carried(last) if last else {}), **(more or {})})
    return ask_next(turn, turn.say(key))


def helped(turn: Turn) -> tuple[Turn, Reply]:
    """Put what was said by whoever helped before all that is said here."""
    return turn, offer_of(turn, STILL_THERE, turn.say("helped"))


def not_helped(turn: Turn) -> tuple[Turn, Reply]:
    """Count a warning sign that nobody has looked at, though it may have gone."""
    limits, facts = turn.protocol.limits, turn.protocol.facts
    return _go_on(turn, "not_helped", settings_as_told(facts, limits.unseen_means))


def gone(turn: Turn) -> tuple[Turn, Reply]:
    """Be glad, and say when to come back; whoever tells of something new goes on with that."""
    if turn.event.told:
        return ask_next(turn, turn.say("still_there"))
    last = turn.state.remembered
    is_visit_due = last is not None and last.level is Level.SEE_DOCTOR
    level, say = ("see_doctor", "gone_and_visit") if is_visit_due else ("self_care", "gone")
    caution = turn.wording.advice[f"{level}_caution"]
    return turn.having(is_gone=True), Reply((turn.say(say), caution, turn.say("goodbye")))


def afresh(turn: Turn) -> tuple[Turn, Reply]:
    """Begin as if nothing were remembered."""
    return ask_next(turn, turn.say("welcome"))


def _better(turn: Turn) -> tuple[Turn, Reply]:
    return _go_on(turn, "better")


def _elsewhere(turn: Turn) -> tuple[Turn, Reply]:
    """Count a twitch that moved as one in several places, the safer reading, and ask where."""
    turn = _adding(turn, {"places": "several"})
    return turn, offer_of(turn, WHERE_NOW, turn.say("elsewhere"))


def is_of_another(turn: Turn) -> bool:
    """Tell whether the person says of last time that they speak of somebody else now."""
    return turn.state.asking in RETURNING and turn.event.told.get("about") == "other"


def not_me(turn: Turn) -> tuple[Turn, Reply]:
    """Leave the record to whom it belongs."""
    turn = turn.having(remembered=None, memory=Memory.REFUSED)
    return ask_next(turn, turn.say("not_you"))


_COMPARED: Mapping[str, Route] = {
    Comparison.BETTER: _better,
    Comparison.SAME: still_there,
    Comparison.GONE: gone,
    Comparison.ELSEWHERE: _elsewhere,
    Comparison.NOT_ME: not_me,
}


def compare(turn: Turn) -> tuple[Turn, Reply]:
    """Take how it is now beside last time; where that is not spoken of, only note it.

    Whoever opens with it answers before being asked; after a warning sign, help comes first.
    """
    state, how = turn.state, turn.event.about or Comparison.SAME
    is_answer = state.asking in RETURNING
    if state.last is None:
        is_answer = state.remembered is not None and state.remembered.is_of_a_twitch
    if not is_answer:
        return go_back(turn, turn.say("okay"))
    if how != Comparison.NOT_ME and _is_help_open(turn):
        return come_back(turn) or go_back(turn, turn.say("okay"))
    return _COMPARED[how](turn)


def _is_help_open(turn: Turn) -> bool:
    """Tell whether it is not known yet if somebody looked at the warning sign of last time."""
    state = turn.state
    is_grave = state.remembered is not None and state.remembered.is_grave
    return state.asking == GOT_HELP or (state.last is None and is_grave)


UNSETTLED: Mapping[str, Route] = {
    STILL_THERE: still_there,
    WHERE_NOW: still_there,
    GOT_HELP: not_helped,
    GO_ON: afresh,
}
"""What 'not sure', or what cannot be understood, counts as: the safer reading."""
