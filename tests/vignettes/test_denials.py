"""What is said to be all right, or not to be there, hides no danger that is told beside it."""

import pytest

from evaluation import Clinic
from evaluation.command import ROOT
from simulator import InteractionModel
from triage.protocol.fact import Answer

DANGERS = (
    "breathing_trouble chest_pain fainting loss_of_consciousness convulsion jaw_lock confusion "
    "drowsy_hard_to_wake face_droop one_sided_weakness one_sided_numbness severe_headache "
    "speech_trouble spreading_weakness saddle_numbness bladder_bowel_change swallowing_trouble "
    "weakness numbness"
).split()
PHRASES_EACH = 3
MODEL = InteractionModel.load(ROOT / "interaction_model" / "en-US.json")
PHRASES = {
    value.id: value.phrases[:PHRASES_EACH]
    for kind in MODEL.types
    if kind.name == "Finding"
    for value in kind.values
    if value.id in DANGERS
}


@pytest.mark.parametrize(
    "sentence",
    [
        "my leg feels fine but i have {}",
        "i can lift my arm but i have {}",
        "i can walk fine but i have {}",
        "my speech is good but now i have {}",
        "i have {} and my leg is fine",
        "i had {} two hours ago",
        "i have {} with no trouble walking",
        "my calf twitches and i have {} but my hands and feet are normal",
    ],
)
def test_a_danger_is_heard_beside_what_is_all_right(clinic: Clinic, sentence: str) -> None:
    """Reassuring words change nothing: the danger that is named is heard as there."""
    assert set(PHRASES) == set(DANGERS)
    hidden = [
        (danger, phrase)
        for danger, phrases in PHRASES.items()
        for phrase in phrases
        if _heard(clinic, sentence.format(phrase)).get(danger) != Answer.YES
    ]

    assert hidden == []


def _heard(clinic: Clinic, sentence: str) -> dict[str, object]:
    return dict(clinic.state_of(clinic.open(sentence)).heard)
