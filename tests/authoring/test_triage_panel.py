"""The state of a conversation as a picture: it says what is so, and helps to go on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from authoring.page import OPENINGS
from authoring.triage_panel import TriagePanel
from simulator import Skill
from simulator.panel import Chips, Known, Ladder, Panel, Standing, Steps, Tone
from triage import Content

FALLBACK = "AMAZON.FallbackIntent"


@pytest.fixture(scope="module")
def skill(root: Path) -> Skill:
    """Load the real skill, once."""
    return Skill.load("app:handler", root / "interaction_model" / "en-US.json")


@pytest.fixture(scope="module")
def panel(content: Content) -> TriagePanel:
    """Read the real content."""
    return TriagePanel(content)


def ladder(shown: Panel) -> Ladder:
    """Give the ladder of a panel."""
    return next(block for block in shown.blocks if isinstance(block, Ladder))


def standing(shown: Panel, rule: str) -> Standing:
    """Tell how a rule is shown."""
    marks = (mark for rung in ladder(shown).rungs for mark in rung.marks)
    return next(mark.standing for mark in marks if mark.id == rule)


def chips(shown: Panel, known: Known) -> set[str]:
    """Give what is shown as known in a way."""
    found = (block for block in shown.blocks if isinstance(block, Chips))
    return {chip.label for block in found for chip in block.chips if chip.known is known}


def test_before_the_first_word_every_rule_is_possible(panel: TriagePanel, content: Content) -> None:
    """Nothing is known, nothing holds, and no rule is left out."""
    shown = panel({})
    marks = [mark for rung in ladder(shown).rungs for mark in rung.marks]

    assert {mark.id for mark in marks} == set(content.protocol.rules)
    assert {mark.standing for mark in marks} == {Standing.POSSIBLE}
    assert ladder(shown).current is None
    assert shown.headline == "Nothing said yet"


def test_what_is_heard_moves_the_picture(panel: TriagePanel, skill: Skill) -> None:
    """A finding lights its rule; a 'no' puts out those that rest on what was denied."""
    device = skill.device()
    first = panel(device.open_with("my calf is twitching and my leg is weak").attributes)
    then = panel(device.says("no").attributes)

    assert chips(first, Known.YES) >= {"calf", "weakness"}
    assert first.headline == "Asking, danger first"
    assert standing(first, "hard_to_breathe") is Standing.POSSIBLE
    assert standing(then, "hard_to_breathe") is Standing.OUT
    assert "trouble breathing" in chips(then, Known.NO)
    current = ladder(first).current
    assert current is not None
    assert any(mark.standing is Standing.HOLDS for mark in ladder(first).rungs[current].marks)


def test_an_emergency_is_shown_as_one(panel: TriagePanel, skill: Skill) -> None:
    """The headline is the level of the advice, in the tone of alarm."""
    device = skill.device()
    device.open_with("my calf is twitching")
    shown = panel(device.says("i can't breathe").attributes)

    assert (shown.headline, shown.tone) == ("Advice: emergency", Tone.ALARM)
    assert ladder(shown).current == 0
    assert standing(shown, "hard_to_breathe") is Standing.HOLDS


def test_a_broken_state_is_shown_as_that(panel: TriagePanel) -> None:
    """The page of a developer who breaks the state still stands."""
    shown = panel({"version": 0})

    assert shown.headline.startswith("This state cannot be shown: ")
    assert shown.blocks == ()


def talks(skill: Skill, panel: TriagePanel) -> Iterator[Panel]:
    """Walk from each opening: up to three turns of one of the answers, then the second."""
    for opening in OPENINGS:
        for chosen in range(3):
            device = skill.device()
            shown = panel(device.open_with(opening).attributes)
            for turn in range(14):
                if not (device.is_open and shown.answers):
                    break
                yield shown
                likes = chosen if turn < 3 else 1
                words = shown.answers[min(likes, len(shown.answers) - 1)]
                shown = panel(device.says(words).attributes)


def test_every_button_is_understood(panel: TriagePanel, skill: Skill) -> None:
    """What the page offers to say is never something that the skill does not understand."""
    offered: set[str] = set()
    for shown in talks(skill, panel):
        offered |= set(shown.answers)

    misunderstood = []
    for words in sorted(offered):
        device = skill.device()
        device.open_with(OPENINGS[0])
        if device.says(words).intent == FALLBACK:
            misunderstood.append(words)

    assert misunderstood == []
    assert offered >= {"yes", "no", "not sure", "three weeks"}


def test_the_questions_to_come_get_fewer(panel: TriagePanel, skill: Skill) -> None:
    """Who has nothing to report sees the end come nearer with each answer."""
    device = skill.device()
    shown = panel(device.open_with("my thumb has been twitching for three days").attributes)
    left: list[int] = []
    while shown.headline == "Asking, danger first" and len(left) < 12:
        way = next(block for block in shown.blocks if isinstance(block, Steps))
        left.append(way.left)
        shown = panel(device.says("no").attributes)

    assert left == sorted(set(left), reverse=True)
    assert left[-1] == 0
    assert (shown.headline, shown.tone) == ("Advice: self-care", Tone.CALM)
