"""The paraphrase: what was understood, said back before the advice."""

from collections.abc import Sequence

from triage.content import Wording
from triage.fact import Answer
from triage.heard import Heard

MOST_FINDINGS = 2
"""Findings read back; more would drown the advice."""

_TWO_WEEKS, _THREE_WEEKS, _TWO_MONTHS, _MANY_MONTHS = 14, 21, 60, 730
"""Days from which the words for a time change."""


def paraphrase(wording: Wording, heard: Heard) -> str:
    """Give one short sentence with the part, the time and the findings; empty if none is known.

    For example 'Your eyelid, for 3 days, with numbness.'
    """
    pieces = [
        *_part(wording, heard),
        *_days(wording, heard),
        *_places(wording, heard),
        *_findings(wording, heard),
    ]
    if not pieces:
        return ""
    sentence = ", ".join(pieces)
    return sentence[0].upper() + sentence[1:] + "."


def spoken_days(wording: Wording, days: int) -> str:
    """Give a number of days in the way that people say it, such as 'about 3 weeks'."""
    say = wording.replies
    if days == 0:
        return say["since_today"]
    if days == 1:
        return say["for_one_day"]
    if days < _TWO_WEEKS:
        return say["for_days"].format(count=days)
    if days == _TWO_WEEKS:
        return say["for_two_weeks"]
    return _long_time(wording, days)


def spoken_list(wording: Wording, items: Sequence[str], joint: str = "and") -> str:
    """Join words as people do: 'a', 'a and b', 'a, b and c'; `joint` is 'and' or 'or'."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {wording.replies[joint]} {items[-1]}"


def _long_time(wording: Wording, days: int) -> str:
    """Say weeks by number; months and years without one, because few people know the number."""
    say = wording.replies
    if days >= _MANY_MONTHS:
        return say["for_years"]
    if days >= _TWO_MONTHS:
        return say["for_months"]
    if days >= _THREE_WEEKS:
        return say["for_weeks"].format(count=days // 7)
    return say["for_over_two_weeks"]


def _part(wording: Wording, heard: Heard) -> list[str]:
    parts = heard.get("body_part", ())
    names = (
        [wording.parts[part] for part in parts if part != "unknown"]
        if isinstance(parts, tuple)
        else []
    )
    if not names:
        return []
    whose = "their_part" if heard.get("about") == "other" else "your_part"
    return [wording.replies[whose].format(part=spoken_list(wording, names[:3]))]


def _days(wording: Wording, heard: Heard) -> list[str]:
    days = heard.get("duration_days")
    return [spoken_days(wording, days)] if isinstance(days, int) else []


def _places(wording: Wording, heard: Heard) -> list[str]:
    parts = heard.get("body_part", ())
    several = heard.get("places") in ("several", "all_over")
    return [wording.replies["in_several_places"]] if several and len(parts) < 2 else []  # type: ignore[arg-type]


def _findings(wording: Wording, heard: Heard) -> list[str]:
    names = [
        wording.findings[fact_id]
        for fact_id, value in heard.items()
        if value == Answer.YES and fact_id in wording.findings
    ][:MOST_FINDINGS]
    if not names:
        return []
    return [wording.replies["with_findings"].format(findings=spoken_list(wording, names))]
