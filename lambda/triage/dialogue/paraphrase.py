"""The paraphrase: what was understood, said back before the advice."""

from collections.abc import Sequence

from triage.protocol.content import Wording, filled
from triage.protocol.fact import Answer
from triage.protocol.heard import Heard

MOST_FINDINGS = 2
"""Findings read back; more would drown the advice."""

_TIMES = (
    (1, "since_today"),
    (2, "for_one_day"),
    (13, "for_days"),
    (14, "for_under_two_weeks"),
    (15, "for_two_weeks"),
    (16, "for_about_two_weeks"),
    (21, "for_over_two_weeks"),
    (60, "for_weeks"),
    (730, "for_months"),
)
"""Which words a time is read back with: those of the first line with more days."""


def paraphrase(wording: Wording, heard: Heard, own_part: str = "your_part") -> str:
    """Give one short sentence with the part, the time and the findings; empty if none is known.

    For example 'Your eyelid, for 3 days, with numbness.' `own_part` is the reply that names a
    part of the person who speaks.
    """
    pieces = (
        _part(wording, heard, own_part),
        _days(wording, heard),
        _places(wording, heard),
        _findings(wording, heard),
    )
    sentence = ", ".join([piece for piece in pieces if piece])
    return f"{sentence[0].upper()}{sentence[1:]}." if sentence else ""


def paraphrase_denied(wording: Wording, told: Heard) -> str:
    """Say back what was told as not there, 'Not numbness, then.'; empty if that is nothing."""
    names = _named(wording, told, Answer.NO)
    if not names:
        return ""
    return filled(wording.replies["not_findings"], findings=spoken_list(wording, names, "or"))


def spoken_days(wording: Wording, days: int) -> str:
    """Give a number of days in the way that people say it, such as 'for about 3 weeks'.

    Months and years go without a number, because few people know it.
    """
    key = "for_years"
    for below, words in _TIMES:
        if days < below:
            key = words
            break
    count = days // 7 if key == "for_weeks" else days
    return filled(wording.replies[key], count=str(count))


def spoken_list(wording: Wording, items: Sequence[str], joint: str = "and") -> str:
    """Join words as people do: 'a', 'a and b', 'a, b and c'; `joint` is 'and' or 'or'."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {wording.replies[joint]} {items[-1]}"


def _part(wording: Wording, heard: Heard, own_part: str) -> str:
    parts = heard.get("body_part")
    if not isinstance(parts, tuple):
        return ""
    names = [wording.parts[part] for part in parts if part != "unknown"]
    if not names:
        return ""
    whose = "their_part" if heard.get("about") == "other" else own_part
    return filled(wording.replies[whose], part=spoken_list(wording, names[:3]))


def _days(wording: Wording, heard: Heard) -> str:
    days = heard.get("duration_days")
    return spoken_days(wording, days) if isinstance(days, int) else ""


def _places(wording: Wording, heard: Heard) -> str:
    if heard.get("places") not in ("several", "all_over"):
        return ""
    parts = heard.get("body_part")
    is_named = isinstance(parts, tuple) and len(parts) > 1
    return "" if is_named else wording.replies["in_several_places"]


def _findings(wording: Wording, heard: Heard) -> str:
    names = _named(wording, heard, Answer.YES)
    if not names:
        return ""
    return filled(wording.replies["with_findings"], findings=spoken_list(wording, names))


def _named(wording: Wording, heard: Heard, answer: Answer) -> list[str]:
    findings = wording.findings
    names = [findings[fact] for fact, told in heard.items() if told == answer and fact in findings]
    return names[:MOST_FINDINGS]
