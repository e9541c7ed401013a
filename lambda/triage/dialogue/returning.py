"""Returning: coming back to what was told another day, and what is kept for it.

A remembered answer is never used: only where it twitches and since when. Every danger question is
asked again, so that memory can raise the advice and never lower it.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace

from triage.dialogue.correction import recorded
from triage.dialogue.errand import Errand, ErrandKind, Report, Result
from triage.dialogue.event import Comparison
from triage.dialogue.offer import offer_of
from triage.dialogue.paraphrase import paraphrase, spoken_list
from triage.dialogue.parting import part
from triage.dialogue.remembered import Memory, Remembered
from triage.dialogue.reply import Reply
from triage.dialogue.replying import ask_next, go_back
from triage.dialogue.state import GO_ON, STILL_THERE, State
from triage.dialogue.turn import Turn
from triage.protocol.fact import Value
from triage.protocol.heard import hear
from triage.protocol.level import Level

DAYS_TO_GO_ON = 1
"""A check that was broken off longer ago starts afresh."""


def to_keep(state: State, *, is_broken_off: bool = False) -> Remembered | None:
    """Give what is to be kept when the conversation ends, or None to leave it as it is.

    Where and since when it twitches, and the level: never a sentence, never another finding,
    nothing without leave, and nothing about somebody else.
    """
    if state.memory is not Memory.GIVEN or state.heard.get("about") == "other":
        return None
    revision = state.remembered.revision if state.remembered else 0
    if state.is_gone:
        return Remembered(revision=revision)
    if state.outcome is None and not is_broken_off:
        return None
    days, parts, places = map(state.heard.get, ("duration_days", "body_part", "places"))
    return Remembered(
        duration_days=days if isinstance(days, int) else None,
        body_part=parts if isinstance(parts, tuple) else (),
        places=places if isinstance(places, str) else None,
        level=state.outcome.level if state.outcome else None,
        is_broken_off=state.outcome is None,
        revision=revision,
    )


def come_back(turn: Turn) -> tuple[Turn, Reply] | None:
    """Begin with last time where there is one to come back to; None where there is none."""
    last = turn.state.remembered
    if last is None or not last.is_of_a_twitch or turn.state.last is not None:
        return None
    if not last.is_broken_off:
        return turn, offer_of(turn, STILL_THERE, _last_time(turn, last))
    if last.days_ago <= DAYS_TO_GO_ON:
        return turn, offer_of(turn, GO_ON, turn.say("broken_off"))
    return ask_next(turn, turn.say("broken_off_long_ago"))


def _last_time(turn: Turn, last: Remembered) -> str:
    names = [turn.wording.parts[p] for p in last.body_part if p != "unknown"]
    where = turn.say("in_your", part=spoken_list(turn.wording, names[:3])) if names else ""
    key = ("today_already", "yesterday")[last.days_ago] if last.days_ago < 2 else "days_ago"
    when = turn.say(key, count=str(last.days_ago))
    is_grave = last.level is not None and last.level >= Level.URGENT
    key = "last_time_grave" if is_grave else "last_time"
    return " ".join(turn.say(key, when=when, where=where).split()).replace(" .", ".")


def recall(turn: Turn) -> Turn:
    """Add where and since when it twitches, in an answer to last time, or of the same part.

    Whoever speaks for somebody else does not come back to their own.
    """
    last = turn.state.remembered
    if last is None or "about" in turn.event.told:
        return turn
    if turn.state.asking in (STILL_THERE, GO_ON):
        return _adding(turn, carried(last)) if turn.event.told else turn
    told = turn.event.told.get("body_part")
    is_same = isinstance(told, tuple) and bool(set(told) & set(last.body_part))
    is_opening = turn.state.last is None and "duration_days" not in turn.event.told
    if is_opening and is_same and last.duration_days is not None:
        return _adding(turn, {"duration_days": last.duration_days})
    return turn


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
    return replace(turn, state=recorded(turn.state, heard))


def still_there(turn: Turn) -> tuple[Turn, Reply]:
    """Go on with what is known, the danger questions first."""
    return _go_on(turn, "still_there")


def _go_on(turn: Turn, key: str) -> tuple[Turn, Reply]:
    last = turn.state.remembered
    turn = _adding(turn, carried(last) if last else {})
    return ask_next(turn, turn.say(key))


def gone(turn: Turn) -> tuple[Turn, Reply]:
    """Be glad, and say when to come back; whoever tells of something new goes on with that."""
    if turn.event.told:
        return ask_next(turn, turn.say("still_there"))
    caution = turn.wording.advice["self_care_caution"]
    said = (turn.say("gone"), caution, turn.say("goodbye"))
    return turn.having(is_gone=True), Reply(said)


def afresh(turn: Turn) -> tuple[Turn, Reply]:
    """Begin as if nothing were remembered."""
    return ask_next(turn, turn.say("welcome"))


def _better(turn: Turn) -> tuple[Turn, Reply]:
    return _go_on(turn, "better")


def _elsewhere(turn: Turn) -> tuple[Turn, Reply]:
    """Count a twitch that moved as one in several places, which is the safer reading."""
    return _go_on(_adding(turn, {"places": "several"}), "elsewhere")


def _not_me(turn: Turn) -> tuple[Turn, Reply]:
    """Leave the record to whom it belongs."""
    turn = turn.having(remembered=None, memory=Memory.REFUSED)
    return ask_next(turn, turn.say("not_you"))


_COMPARED: Mapping[str, Callable[[Turn], tuple[Turn, Reply]]] = {
    Comparison.BETTER: _better,
    Comparison.SAME: still_there,
    Comparison.GONE: gone,
    Comparison.ELSEWHERE: _elsewhere,
    Comparison.NOT_ME: _not_me,
}


def compare(turn: Turn) -> tuple[Turn, Reply]:
    """Take how it is now beside last time; where last time was not spoken of, only note it."""
    if turn.state.asking not in (STILL_THERE, GO_ON):
        return go_back(turn, turn.say("okay"))
    return _COMPARED[turn.event.about or Comparison.SAME](turn)


def agree(turn: Turn) -> tuple[Turn, Reply]:
    """Remember from now on, and say what and for how long."""
    return part(turn.having(memory=Memory.GIVEN), turn.say("will_remember"))


def refuse(turn: Turn) -> tuple[Turn, Reply]:
    """Keep nothing."""
    return part(turn.having(memory=Memory.REFUSED))


def tell_what_is_known(turn: Turn) -> tuple[Turn, Reply]:
    """Say just what is kept, and how to have it deleted."""
    last = turn.state.remembered
    if last is None or turn.state.memory is not Memory.GIVEN:
        is_given = turn.state.memory is Memory.GIVEN
        return go_back(turn, turn.say("known_soon" if is_given else "known_nothing"))
    known = paraphrase(turn.wording, carried(last))
    return go_back(turn, turn.say("known"), *filter(None, (known,)), turn.say("known_forget"))


def forget(turn: Turn) -> tuple[Turn, Reply]:
    """Delete what is kept."""
    return turn, Reply((), turn.state.asking, errand=Errand(ErrandKind.FORGET))


def told_forgotten(turn: Turn, report: Report) -> tuple[Turn, Reply]:
    """Say what became of it; nothing is written again in this conversation."""
    said = turn.say(_FORGOTTEN.get(report.result, "not_forgotten"))
    turn = turn.having(memory=Memory.REFUSED, remembered=None)
    if turn.state.asking in (STILL_THERE, GO_ON):
        return ask_next(turn, said)
    return go_back(turn, said)


_FORGOTTEN: Mapping[Result, str] = {
    Result.DONE: "forgotten",
    Result.NOTHING: "known_nothing",
}
