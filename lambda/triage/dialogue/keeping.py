"""Keeping: what is kept for another day, asked for first, told when asked, and forgotten."""

from collections.abc import Mapping

from triage.assessment import assess
from triage.dialogue.errand import Errand, ErrandKind, Report, Result
from triage.dialogue.paraphrase import paraphrase
from triage.dialogue.parting import part
from triage.dialogue.remembered import Memory, Remembered
from triage.dialogue.reply import Reply
from triage.dialogue.replying import ask_next, go_back
from triage.dialogue.returning import carried, spoken_days_ago
from triage.dialogue.state import MAY_REMEMBER, RETURNING, State
from triage.dialogue.turn import Turn
from triage.protocol.level import Level
from triage.protocol.protocol import Protocol


def to_keep(protocol: Protocol, state: State, *, is_broken_off: bool = False) -> Remembered | None:
    """Give what is to be kept when the conversation ends, or None to leave it as it is.

    Where and since when it twitches, and the level: never a sentence, never another finding,
    nothing without leave, and nothing about somebody else.
    """
    if state.memory is not Memory.GIVEN or state.heard.get("about") == "other":
        return None
    revision = state.remembered.revision if state.remembered else 0
    if state.is_gone:
        return Remembered(revision=revision)
    if state.outcome is None and not (is_broken_off and state.heard):
        return None
    days, parts, places = map(state.heard.get, ("duration_days", "body_part", "places"))
    return Remembered(
        duration_days=days if isinstance(days, int) else None,
        body_part=parts if isinstance(parts, tuple) else (),
        places=places if isinstance(places, str) else None,
        level=_level(protocol, state),
        is_broken_off=state.outcome is None
        or (is_broken_off and state.asking in protocol.questions),
        revision=revision,
    )


def _level(protocol: Protocol, state: State) -> Level | None:
    """Give the level to keep: without an advice, that of last time, so that no warning is lost."""
    if state.outcome is None:
        return state.remembered.level if state.remembered else None
    return max(state.outcome.level, assess(protocol, state.heard).level)


def agree(turn: Turn) -> tuple[Turn, Reply]:
    """Remember from now on, and say what and for how long."""
    return part(turn.having(memory=Memory.GIVEN), turn.say("will_remember"))


def refuse(turn: Turn) -> tuple[Turn, Reply]:
    """Keep nothing."""
    return part(turn.having(memory=Memory.REFUSED))


def tell_what_is_known(turn: Turn) -> tuple[Turn, Reply]:
    """Say just what is kept, and how to have it deleted; before that is settled, what would be."""
    last, memory = turn.state.remembered, turn.state.memory
    if turn.state.asking == MAY_REMEMBER:
        return go_back(turn, turn.say("would_keep"))
    if last is None:
        return go_back(turn, turn.say(_KNOWN.get(memory, "known_nothing")))
    if not last.is_of_a_twitch:
        return go_back(turn, turn.say("known_leave"), turn.say("known_forget"))
    what = "broken_off" if last.level is None else last.level.id
    known = (
        paraphrase(turn.wording, carried(last)),
        turn.say(f"known_{what}", when=spoken_days_ago(turn, last)),
    )
    return go_back(turn, turn.say("known"), *filter(None, known), turn.say("known_forget"))


_KNOWN: Mapping[Memory, str] = {
    Memory.GIVEN: "known_soon",
    Memory.UNREADABLE: "known_unreadable",
}
"""What is said of what is known where nothing is."""


def forget(turn: Turn) -> tuple[Turn, Reply]:
    """Delete what is kept."""
    return turn, Reply((), turn.state.asking, errand=Errand(ErrandKind.FORGET))


def forgotten(turn: Turn, report: Report) -> Turn:
    """Write nothing again in this conversation; what could not be deleted is still known."""
    if report.result is Result.FAILED:
        return turn.having(memory=Memory.REFUSED)
    return turn.having(memory=Memory.REFUSED, remembered=None)


def told_forgotten(turn: Turn, report: Report) -> tuple[Turn, Reply]:
    """Say what became of it, and go on."""
    turn, said = forgotten(turn, report), turn.say(_FORGOTTEN.get(report.result, "not_forgotten"))
    if turn.state.asking == MAY_REMEMBER:
        return part(turn, said)
    if turn.state.asking in RETURNING:
        return ask_next(turn, said)
    return go_back(turn, said)


_FORGOTTEN: Mapping[Result, str] = {
    Result.DONE: "forgotten",
    Result.NOTHING: "known_nothing",
}
