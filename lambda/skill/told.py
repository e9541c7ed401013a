"""The facts that an intent's slots tell."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from skill.slots import SlotValue
from triage.protocol.content import Content
from triage.protocol.duration import days_of, days_since
from triage.protocol.fact import BOTH, NAMED_WITH, Answer, FactKind, Value
from triage.protocol.heard import settings_as_told

Values = Mapping[str, tuple[SlotValue, ...]]
"""Slot -> what was heard in it."""

CHILD_BELOW = 16
OLDER_FROM = 60
"""The ages, in years, at which the age groups of the content change."""


def told_in(
    content: Content, values: Values, today: date, *, is_part_clear: bool, is_denied: bool = False
) -> dict[str, Value]:
    """Give every fact that the slots tell; what resolves to nothing tells nothing.

    Where two slots tell the same fact, the more cautious value is taken.
    """
    facts = content.protocol.facts
    findings = [fact for fact in ids_in(values, "finding") if fact in facts]
    others = [fact for fact in ids_in(values, "of_others") if fact in facts]
    findings += [fact for fact in others if facts[fact].is_for_anyone]
    told: dict[str, Value] = {fact: Answer.YES for fact in findings if facts[fact].is_finding}
    if is_part_clear:
        told |= _told_parts(content, [*ids_in(values, "body_part"), *_named_with(values)])
    _qualify(content, ids_in(values, "finding"), told, is_denied=is_denied)
    for places in ids_in(values, "places"):
        if facts["places"].accepts(places):
            told["places"] = facts["places"].join(told.get("places"), places)
    for person in ids_in(values, "person"):
        told |= settings_as_told(facts, content.protocol.people.get(person, ()))
    if not _is_about_a_condition(content, told):
        told |= _told_days(content, values, today)
    if "age" in values:
        told |= _told_age(values["age"], is_of_another="about" in told)
    return told


def _qualify(
    content: Content, named: Sequence[str], told: dict[str, Value], *, is_denied: bool
) -> None:
    """Add what a quality makes of a finding or a part: 'numb' and 'all down one side'.

    What it is made of goes where that says no more; of what is denied it always goes, since who is
    not numb on one side may be numb elsewhere. Qualities are taken in the order of the content,
    since what one means alone can be what the next is made of.
    """
    facts = content.protocol.facts
    for quality in content.protocol.qualities.values() if named else ():
        if quality.id not in named:
            continue
        made = quality.made_of(told)
        for finding, conditions in made.items():
            for condition in conditions:
                if facts[condition.fact].is_finding and (
                    is_denied or facts[finding].is_kind_of(condition.fact)
                ):
                    told.pop(condition.fact, None)
        told.update(dict.fromkeys(made, Answer.YES))
        if not made:
            told.update(settings_as_told(facts, quality.alone_means))


def _is_about_a_condition(content: Content, told: Mapping[str, Value]) -> bool:
    """Whether no more is told than what one has, as in 'i've had dry eyes for years'.

    A length of time is then that of the condition; how long it twitches is still asked.
    """
    facts = content.protocol.facts
    kinds = {facts[fact].kind for fact in told if fact not in ("about", "age_group")}
    return kinds == {FactKind.CONDITION}


def _told_parts(content: Content, ids: Iterable[str]) -> dict[str, Value]:
    """Tell the parts; a part on both sides counts as more than one place."""
    known = content.protocol.facts["body_part"].known
    named = [part for part in ids if part.removesuffix(BOTH) in known]
    if not named:
        return {}
    parts = tuple(dict.fromkeys([part.removesuffix(BOTH) for part in named]))
    told: dict[str, Value] = {"body_part": parts}
    if True in [part.endswith(BOTH) for part in named]:
        told["places"] = "several"
    return told


def unclear_parts(content: Content, values: Values) -> tuple[str, ...]:
    """Give the parts that a word fits where it fits several, without the side that they are on."""
    known = content.protocol.facts["body_part"].known
    for value in values.get("body_part", ()):
        parts = dict.fromkeys([part.removesuffix(BOTH) for part in value.ids])
        if len(parts) > 1:
            return tuple(part for part in parts if part in known)
    return ()


def _told_days(content: Content, values: Values, today: date) -> dict[str, Value]:
    """Tell the longest time that was named, because more than two weeks needs a doctor."""
    days = [days_of(value.spoken) for value in values.get("duration", ())]
    if "since" in values:
        days += [days_since(value.spoken, today) for value in values["since"]]
    if "vague_duration" in values:
        days += map(content.protocol.durations.get, ids_in(values, "vague_duration"))
    known = [count for count in days if count is not None]
    return {"duration_days": max(known)} if known else {}


def names_childs_age(values: Values) -> bool:
    """Tell whether a number was said by itself that is a child's age, if it is an age."""
    is_alone = "person" not in values
    return is_alone and any(years < CHILD_BELOW for years in _years(values.get("age", ())))


def _told_age(values: Iterable[SlotValue], *, is_of_another: bool) -> dict[str, Value]:
    """Tell the age group; a child's age only of another person, since a bare 'five' is no age."""
    for years in _years(values):
        if years >= CHILD_BELOW:
            return {"age_group": "older" if years >= OLDER_FROM else "adult"}
        return {"age_group": "child"} if is_of_another else {}
    return {}


def _years(values: Iterable[SlotValue]) -> list[int]:
    return [int(v.spoken) for v in values if re.fullmatch(r"[0-9]{1,3}", v.spoken)]


def ids_in(values: Values, slot: str) -> list[str]:
    """Give the first id of each value of a slot: the platform puts the best match first."""
    return [found.partition(NAMED_WITH)[0] for found in _first_ids(values, slot)]


def _named_with(values: Values) -> list[str]:
    """Give the parts that findings were named with: 'my hand shakes' tells of the hand too."""
    named = (found.partition(NAMED_WITH)[2] for found in _first_ids(values, "finding"))
    return [part for part in named if part]


def _first_ids(values: Values, slot: str) -> list[str]:
    return [value.ids[0] for value in values[slot] if value.ids] if slot in values else []
