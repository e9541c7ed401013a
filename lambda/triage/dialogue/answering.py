"""Answering: what the person asks back, each in one breath, then straight back to what was open."""

from collections.abc import Mapping
from dataclasses import replace

from triage.assessment import Outcome
from triage.dialogue.acknowledging import grave_past
from triage.dialogue.advice import advise, explain
from triage.dialogue.event import EventKind
from triage.dialogue.outlook import nearest_conditions, questions_left
from triage.dialogue.paraphrase import spoken_list
from triage.dialogue.remembered import Memory
from triage.dialogue.reply import Reply
from triage.dialogue.replying import ask_next, give_advice, go_back, next_tip, offer_tips
from triage.dialogue.state import MAY_REMEMBER
from triage.dialogue.summary import summarise, summary_card
from triage.dialogue.turn import Route, Turn
from triage.protocol.condition import Condition
from triage.protocol.level import Level
from triage.protocol.source import Basis, Citation

PRIVACY = "privacy"
"""The topic of what is kept."""

MOST_CHANGES = 3
"""Things named that would change the advice."""


def why(turn: Turn) -> tuple[Turn, Reply]:
    """Say why the open question is asked, or why the advice was given: the rules that held."""
    if turn.question is not None:
        return go_back(turn, turn.wording.questions[turn.question.id].why)
    if turn.state.asking == MAY_REMEMBER:
        return go_back(turn, turn.say("why_remember"))
    if turn.state.outcome is not None:
        return go_back(turn, *explain(turn.wording, turn.state.outcome))
    return explain_itself(turn)


def explain_itself(turn: Turn) -> tuple[Turn, Reply]:
    """Say what this is, and what can be answered now."""
    hint = turn.wording.questions[turn.question.id].hint if turn.question else ""
    return go_back(turn, *filter(None, (turn.say("help"), hint)))


def meaning(turn: Turn) -> tuple[Turn, Reply]:
    """Say what the hard words of the open question mean; one without them, why it is asked."""
    if turn.question is None or not turn.question.meaning:
        return why(turn)
    return go_back(turn, *(turn.wording.topics[topic] for topic in turn.question.meaning))


def repeat(turn: Turn) -> tuple[Turn, Reply]:
    """Say the last reply again."""
    last = turn.state.last
    if last is None or turn.state.asking is None:
        return ask_next(turn, turn.say("welcome"))
    return turn, Reply((last.speech,), turn.state.asking, last.reprompt, last.level)


def slower(turn: Turn) -> tuple[Turn, Reply]:
    """Say that it goes on slowly; `listening.keep_pace` sees to it."""
    return go_back(turn, turn.say("slower"))


def faster(turn: Turn) -> tuple[Turn, Reply]:
    """Say that it goes on at the usual pace."""
    return go_back(turn, turn.say("faster"))


def wait(turn: Turn) -> tuple[Turn, Reply]:
    """Leave some time, then ask again."""
    turn, reply = go_back(turn, turn.say("take_your_time"))
    return turn, replace(reply, pauses=True)


def how_many(turn: Turn) -> tuple[Turn, Reply]:
    """Say how many questions are left."""
    is_over = turn.question is None and turn.state.outcome is not None
    count = 0 if is_over else questions_left(turn.protocol, turn.state)
    if count == 0:
        return go_back(turn, turn.say("none_left"))
    if count == 1:
        return go_back(turn, turn.say("last_question"))
    return go_back(turn, turn.say("questions_left", count=str(count)))


def source(turn: Turn) -> tuple[Turn, Reply]:
    """Say where the open question or the advice comes from; else what the sources are."""
    citation = _open_citation(turn)
    if citation is None:
        return go_back(turn, turn.wording.topics["sources"])
    published = turn.protocol.sources[citation.source]
    if published.basis is Basis.GENERAL_KNOWLEDGE:
        return go_back(turn, turn.say("source_general"))
    year, month, _ = citation.checked.split("-")
    months = turn.say("months").split(", ")
    when = f"{months[int(month) - 1]} {year}"
    return go_back(turn, turn.say("source", publisher=published.publisher, when=when))


def _open_citation(turn: Turn) -> Citation | None:
    if turn.question is not None:
        return turn.question.citation
    outcome = turn.state.outcome
    if outcome is None:
        return None
    if outcome.rules:
        return turn.protocol.rules[outcome.rules[0]].citation
    return turn.protocol.advice["self_care_action"]


def what_would_change(turn: Turn) -> tuple[Turn, Reply]:
    """Name the nearest things that were not said and would lead to other advice."""
    level, conditions = nearest_conditions(turn.protocol, turn.state.heard)
    names = [name for condition in conditions if (name := _named(turn, condition))]
    if not names:
        return go_back(turn, turn.say("nothing_would_change"))
    action = advise(turn.protocol, turn.wording, {}, Outcome(level, ()))[0]
    listed = spoken_list(turn.wording, names[:MOST_CHANGES], "or")
    return go_back(turn, turn.say("would_change", changes=listed), action)


def _named(turn: Turn, condition: Condition) -> str:
    if condition.more_than == 14:
        return turn.say("more_than_two_weeks")
    if condition.more_than is not None:
        return turn.say("more_than_days", count=str(condition.more_than))
    if condition.fact == "places":
        return turn.say("more_than_one_place")
    return turn.wording.findings.get(condition.fact, "")


def tell_summary(turn: Turn) -> tuple[Turn, Reply]:
    """Say what to tell the doctor, and send it to be read; during the check, say that it comes."""
    if turn.state.outcome is None:
        return go_back(turn, turn.say("summary_later"))
    said = summarise(turn.protocol, turn.wording, turn.state.heard)
    card = summary_card(turn.protocol, turn.wording, turn.state.heard)
    turn, reply = offer_tips(turn, *said, turn.say("summary_sent"))
    return turn, replace(reply, card=card)


def tips(turn: Turn) -> tuple[Turn, Reply]:
    """Tell a tip after the advice, unless help is due today; before it, safety comes first."""
    if turn.due.level >= Level.URGENT:
        return give_advice(turn) if turn.state.outcome is not None else _tips_later(turn)
    if turn.state.outcome is not None:
        return next_tip(turn)
    return _tips_later(turn)


def _tips_later(turn: Turn) -> tuple[Turn, Reply]:
    if turn.question is None:
        return ask_next(turn, turn.say("tips_after_check"))
    return go_back(turn, turn.say("tips_after_check"))


def topic(turn: Turn) -> tuple[Turn, Reply]:
    """Answer a question about a topic; whether anything is kept depends on where this runs."""
    if turn.event.about == PRIVACY and turn.state.memory is not Memory.OFF:
        return go_back(turn, turn.say("privacy_with_leave"))
    return go_back(turn, turn.wording.topics[turn.event.about or ""])


def cause(turn: Turn) -> tuple[Turn, Reply]:
    """Answer a question about a cause."""
    return go_back(turn, turn.wording.causes[turn.event.about or ""].say)


def note_past(turn: Turn) -> tuple[Turn, Reply]:
    """Say that what was once does not count as now; and what to do if it was misheard for it."""
    return go_back(turn, turn.say("past_danger" if grave_past(turn) else "past_noted"))


ANSWERS: Mapping[EventKind, Route] = {
    EventKind.ASKED_WHY: why,
    EventKind.ASKED_HELP: explain_itself,
    EventKind.ASKED_MEANING: meaning,
    EventKind.ASKED_REPEAT: repeat,
    EventKind.ASKED_SLOWER: slower,
    EventKind.ASKED_FASTER: faster,
    EventKind.ASKED_TO_WAIT: wait,
    EventKind.ASKED_HOW_MANY: how_many,
    EventKind.ASKED_SOURCE: source,
    EventKind.ASKED_WHAT_WOULD_CHANGE: what_would_change,
    EventKind.ASKED_SUMMARY: tell_summary,
    EventKind.ASKED_TIPS: tips,
    EventKind.ASKED_TOPIC: topic,
    EventKind.ASKED_CAUSE: cause,
    EventKind.TOLD_PAST: note_past,
}
"""How each kind of question back is answered."""
