"""The summary: what to tell a doctor, to be said and to be read."""

from collections.abc import Collection, Mapping, Sequence

from triage.dialogue.paraphrase import paraphrase, spoken_list
from triage.protocol.content import Wording, filled
from triage.protocol.fact import Answer
from triage.protocol.heard import Heard
from triage.protocol.kin import contradicted, needless
from triage.protocol.protocol import Protocol

MOST_DENIED = 3
"""Findings that are not there, said aloud; the card has all of them."""


def summarise(protocol: Protocol, wording: Wording, heard: Heard) -> tuple[str, ...]:
    """Give the sentences to say: what was understood, and the first of what is not there.

    Each denial has its own 'no', and none is told beside its kin.
    """
    said = paraphrase(wording, heard, "my_part")
    spared = needless(protocol.facts, heard)
    denied = _named(protocol, wording, heard, Answer.NO, spared)[:MOST_DENIED]
    return (wording.replies["summary"], *filter(None, [said, _without(wording, denied)]))


def _without(wording: Wording, names: Sequence[str]) -> str:
    if not names:
        return ""
    each = [filled(wording.replies["no_finding"], finding=_bare(wording, name)) for name in names]
    listed = spoken_list(wording, each)
    return filled(wording.replies["summary_no"], findings=f"{listed[0].upper()}{listed[1:]}")


def _bare(wording: Wording, name: str) -> str:
    """Give a name without its article, as it is said after 'no'."""
    first, _, rest = name.partition(" ")
    return rest if rest and first in wording.replies["articles"].split(", ") else name


def summary_card(protocol: Protocol, wording: Wording, heard: Heard) -> str:
    """Give the same in full as lines to read, without any line that would be empty."""
    false = contradicted(protocol.facts, heard)
    lines: Mapping[str, str] = {
        "card_about": paraphrase(wording, heard, "my_part"),
        "card_yes": ", ".join(_named(protocol, wording, heard, Answer.YES)),
        "card_unsure": ", ".join(_named(protocol, wording, heard, Answer.UNSURE)),
        "card_no": ", ".join(_named(protocol, wording, heard, Answer.NO, false)),
    }
    told = [filled(wording.replies[key], told=text) for key, text in lines.items() if text]
    return "\n".join((*told, wording.replies["card_note"]))


def _named(
    protocol: Protocol, wording: Wording, heard: Heard, answer: Answer, spared: Collection[str] = ()
) -> list[str]:
    """Name the findings that were answered so, in the content's order: those of the body first."""
    names = wording.findings
    told = [fact for fact in protocol.facts if heard.get(fact) == answer and fact in names]
    return [names[fact] for fact in told if fact not in spared]
