"""Beside virtual-alexa, the one other simulator that runs without an account."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulator import InteractionModel
from tests.simulator.beside_virtual_alexa import (
    Sentence,
    ours,
    paraphrases,
    resolved_durations,
    samples,
    score,
    theirs,
)

pytestmark = [
    pytest.mark.needs_program("npm", "apt-get install npm"),
    pytest.mark.usefixtures("node_modules"),
]


def test_samples_to_the_letter_are_understood_by_both(model: InteractionModel) -> None:
    """On what the model itself says, the simulator is never wrong, and the other rarely."""
    said = samples(model)

    here, there = score(said, ours(model, said)), score(said, theirs(said))

    assert here.right == len(said)
    assert there.right >= 0.9 * len(said)


def test_what_is_not_a_sample_is_understood_here_only(model: InteractionModel) -> None:
    """Of paraphrases the simulator understands more than twice as many, and mistakes fewer."""
    said = paraphrases()

    here, there = score(said, ours(model, said)), score(said, theirs(said))

    assert here.right >= 2 * there.right
    assert here.wrong < there.wrong


def test_lengths_of_time_have_the_platforms_form_here_only(model: InteractionModel) -> None:
    """'For two weeks' is P2W here, as on the platform, and raw text there."""
    said = [Sentence("for two weeks", "DescribePlantIntent")]

    assert resolved_durations(ours(model, said)) == 1
    assert resolved_durations(theirs(said)) == 0


def test_a_word_of_launching_opens_the_skill_there_only(model: InteractionModel) -> None:
    """'Why do you ask' has 'ask' in it, and is a question here."""
    said = [Sentence("why do you ask", "AskReasonIntent")]

    assert [each["intent"] for each in ours(model, said)] == ["AskReasonIntent"]
    assert [each["intent"] for each in theirs(said)] == ["LaunchRequest"]


def test_every_intent_of_the_paraphrases_is_in_the_model(model: InteractionModel) -> None:
    """A misspelt intent in the file would count as wrong for both."""
    assert {sentence.intent for sentence in paraphrases()} <= set(model.by_name)
    assert (Path(__file__).parent / "paraphrases.tsv").read_text("utf-8").endswith("\n")
