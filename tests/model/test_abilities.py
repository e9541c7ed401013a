import itertools
import json
from datetime import date

import pytest

from simulator import InteractionModel, Recogniser
from tests.conftest import ROOT

MODEL = ROOT / "interaction_model" / "en-US.json"

FAILING = (
    "i can't {}",
    "i can't {} fine",
    "i can't {} right anymore",
    "i can barely {}",
    "i can hardly {} okay",
    "i don't {} well",
    "she doesn't {} well",
    "i'm not {} well",
    "i haven't been {} too good lately",
    "my {} isn't good",
    "my {} is not fine",
    "{} is not okay",
    "my {} was fine",
)
"""Ways to say that something does not go well, or that leave it open."""


def abilities() -> list[str]:
    """Read what the model lists as going well."""
    types = json.loads(MODEL.read_text("utf-8"))["interactionModel"]["languageModel"]["types"]
    (values,) = (each["values"] for each in types if each["name"] == "Ability")
    return [
        phrase.removeprefix("my ").removeprefix("the ")
        for value in values
        for phrase in (value["name"]["value"], *value["name"].get("synonyms", ()))
    ]


@pytest.fixture(scope="module")
def recogniser() -> Recogniser:
    """Compile the skill's model."""
    return Recogniser(InteractionModel.load(MODEL))


def test_what_goes_badly_is_never_taken_for_a_denial(recogniser: Recogniser) -> None:
    """'I haven't been sleeping too good' must not clear poor sleep: the worst of errors."""
    cleared = [
        said
        for template, ability in itertools.product(FAILING, abilities())
        if clears(recogniser, said := template.format(ability))
    ]

    assert cleared == []


def test_what_goes_well_clears_its_trouble(recogniser: Recogniser) -> None:
    """Each of them does, in the sentence that says so most plainly."""
    for said in ("i can walk fine", "my speech is normal", "i've been sleeping well"):
        assert clears(recogniser, said)


def clears(recogniser: Recogniser, said: str) -> bool:
    """Whether a sentence is heard as one of something that goes well."""
    slots = recogniser.understand(said, date(2026, 11, 25)).slots
    return any(filled.slot.name == "ability" for filled in slots)
