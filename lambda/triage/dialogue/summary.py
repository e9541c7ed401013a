"""The summary: what to tell a doctor, to be said and to be read."""

from collections.abc import Mapping

from triage.dialogue.paraphrase import paraphrase, spoken_list
from triage.protocol.content import Wording, filled
from triage.protocol.fact import Answer
from triage.protocol.heard import Heard
from triage.protocol.protocol import Protocol

MOST_DENIED = 3
"""Findings that are not there, said aloud; the card has all of them."""


def summarise(protocol: Protocol, wording: Wording, heard: Heard) -> tuple[str, ...]:
    """Give the sentences to say: what was understood, and the first of what is not there."""
    said = paraphrase(wording, heard)
    denied = _named(protocol, wording, heard, Answer.NO)[:MOST_DENIED]
    without = [filled(wording.replies["summary_no"], findings=spoken_list(wording, denied, "or"))]
    return (wording.replies["summary"], *filter(None, [said]), *(without if denied else ()))


def summary_card(protocol: Protocol, wording: Wording, heard: Heard) -> str:
    """Give the same in full as lines to read, without any line that would be empty."""
    lines: Mapping[str, str] = {
        "card_about": paraphrase(wording, heard),
        "card_yes": ", ".join(_named(protocol, wording, heard, Answer.YES)),
        "card_unsure": ", ".join(_named(protocol, wording, heard, Answer.UNSURE)),
        "card_no": ", ".join(_named(protocol, wording, heard, Answer.NO)),
    }
    told = [filled(wording.replies[key], told=text) for key, text in lines.items() if text]
    return "\n".join((*told, wording.replies["card_note"]))


def _named(protocol: Protocol, wording: Wording, heard: Heard, answer: Answer) -> list[str]:
    """Name the findings that were answered so, in the content's order: those of the body first."""
    names = wording.findings
    return [names[fact] for fact in protocol.facts if heard.get(fact) == answer and fact in names]
