"""No tip that could harm a group is ever given to it, whatever else the person told.

What would harm is written here in words, apart from the content, so that a tip that lacks its
`unless` is found by what it says.
"""

import re
from pathlib import Path

import pytest

from triage import Content, hear, load_content
from triage.dialogue.advice import tips_for
from triage.protocol.fact import Answer, Value

CONTENT = Path(__file__).resolve().parents[2] / "content"
FACTS = load_content(CONTENT).protocol.facts

DRINKING = r"\b(drink (a little )?more|water|fluids?|electrolytes?|sports drink)\b"
MINERALS = (
    r"\b(magnesium|potassium|calcium|greens|fruit|bananas?|nuts|supplements? (may|can) help)\b"
)

HARMS = {
    "kidney_disease": (DRINKING, MINERALS),
    "dialysis": (DRINKING, MINERALS),
    "heart_disease": (DRINKING,),
    "overhydration": (r"\bdrink (a little )?more\b",),
    "high_blood_pressure": (r"\belectrolytes?\b",),
    "diabetes": (r"\belectrolytes?\b", r"\bsports drink\b", r"\bsugar"),
    "pregnant": (r"\belectrolytes?\b", r"\bhigh doses\b"),
    "alcohol_withdrawal": (r"\balcohol\b",),
    "alcohol_use_disorder": (r"\bstop drinking\b", r"\bquit\b"),
    "leg_swelling": (r"\bpull the toes\b", r"\bmassage\b"),
    "age_group": (r"\balcohol\b", r"\bsmok", r"\bvap"),
}
"""Group -> what no tip for it may say; the age group is a child's."""

EVERYONE = (
    r"\bstop (taking|your)\b",
    r"\btake (some )?(magnesium|potassium|calcium|vitamin)\b",
    r"\bpaper bag\b",
)
"""What no tip at all may say: to stop a medicine, to take a mineral, to breathe into a bag."""


def texts(content: Content, told: dict[str, Value]) -> list[str]:
    """Give the words of every tip that this person could be told."""
    heard = hear(content.protocol.facts, {}, told)
    words = content.wordings["en-US"].tips
    return [words[tip.id] for tip in tips_for(content.protocol, heard)]


def group_told(group: str, answer: Answer = Answer.YES) -> dict[str, Value]:
    """Give what puts a person in the group."""
    return {group: "child"} if group == "age_group" else {group: answer}


@pytest.mark.parametrize("group", HARMS)
def test_no_tip_harms_the_group(content: Content, group: str) -> None:
    """Over everything else that the person may have told, no tip says what would harm them."""
    for other in (None, *(fact for fact in FACTS.values() if fact.id != group)):
        told = group_told(group)
        if other is not None and other.is_finding:
            told[other.id] = Answer.YES
        if other is not None and other.kind == "parts":
            told[other.id] = ("eyelid",)
        for text in texts(content, told):
            for harm in (*HARMS[group], *EVERYONE):
                assert not re.search(harm, text, re.I), f"{group} with {other}: {text}"


@pytest.mark.parametrize("group", [group for group in HARMS if group != "age_group"])
def test_who_is_not_sure_is_spared_too(content: Content, group: str) -> None:
    """A person who is not sure of belonging to the group gets no tip that would harm it."""
    for other in FACTS.values():
        told = group_told(group, Answer.UNSURE) | (
            {other.id: Answer.YES} if other.is_finding else {}
        )
        if told[group] == Answer.YES or hear(FACTS, {}, told).get(group) == Answer.YES:
            continue
        for text in texts(content, told):
            for harm in HARMS[group]:
                assert not re.search(harm, text, re.I), f"{group} with {other.id}: {text}"


def test_what_would_harm_is_told_to_others(content: Content) -> None:
    """The patterns find something: each that names drinking, salts or alcohol matches some tip."""
    every_tip = " ".join(content.wordings["en-US"].tips.values())

    for harm in (
        DRINKING,
        MINERALS,
        r"\belectrolytes?\b",
        r"\balcohol\b",
        r"\bsmok",
        r"\bpull the toes\b",
    ):
        assert re.search(harm, every_tip, re.I), harm


def test_groups_have_tips_of_their_own(content: Content) -> None:
    """Who asks for a child is told to watch, the pregnant to ask the midwife, and nobody else."""
    assert any("anything is new" in text for text in texts(content, {"age_group": "child"}))
    assert any("midwife" in text for text in texts(content, {"pregnant": Answer.YES}))
    assert not any(re.search("anything is new|midwife", text) for text in texts(content, {}))
