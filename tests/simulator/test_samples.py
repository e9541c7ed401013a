from __future__ import annotations

import pytest

from simulator import InteractionModel
from simulator.recognition.samples import Gap, Sample, samples_of


def sample_of(text: str, slots: str = "pest") -> Sample:
    """Cut one sample with the given slots."""
    listed = [{"name": name, "type": "Pest"} for name in slots.split()]
    intents = [{"name": "Tell", "samples": [text], "slots": listed}]
    types = [{"name": "Pest", "values": [{"name": {"value": "aphid"}}]}]
    language = {"invocationName": "x y", "intents": intents, "types": types}
    model = InteractionModel.parse({"interactionModel": {"languageModel": language}})
    return next(iter(samples_of(model)))


def test_a_sample_is_words_and_gaps() -> None:
    """Contractions and possessives are cut as they are in sentences."""
    items = sample_of("what's on my {pest}'s leaf").items

    assert [item if isinstance(item, str) else item.slot.name for item in items] == [
        *"what is on my".split(),
        "pest",
        "'s",
        "leaf",
    ]


@pytest.mark.parametrize(
    ("text", "denied"),
    [("no {pest}", True), ("i don't have {pest}", True), ("it has {pest}", False)],
)
def test_a_sample_knows_what_it_denies(text: str, denied: bool) -> None:
    """A gap is marked where the sample says that its value is not so."""
    assert [gap.is_denied for gap in sample_of(text).gaps] == [denied]


@pytest.mark.parametrize(
    ("text", "tells", "own"),
    [
        ("water my {pest}", True, True),
        ("what is {pest}", False, False),
        ("tell me about {pest}", False, False),
        ("no {pest}", True, False),
        ("yes {pest}", False, False),
        ("{pest}", False, False),
    ],
)
def test_a_sample_knows_what_its_own_words_say(text: str, tells: bool, own: bool) -> None:
    """'What is' says nothing by itself; 'water my' does."""
    sample = sample_of(text)

    assert (sample.is_telling, sample.has_own_words) == (tells, own)


def test_questions_differ_from_statements() -> None:
    """How a sentence is built is one of the things it is compared by."""
    assert "?" in sample_of("so is it {pest}").features
    assert "?" not in sample_of("so it is {pest}").features


def test_a_gap_of_no_slot_is_a_word() -> None:
    """A sample with a slot that the intent does not declare is read as far as it goes."""
    assert not any(isinstance(item, Gap) for item in sample_of("my {other} here").items)
