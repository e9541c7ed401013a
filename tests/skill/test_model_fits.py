"""The interaction model and the skill know the same intents."""

import json
from pathlib import Path

from skill.interpretation import INTENTS

MODEL = Path(__file__).resolve().parents[2] / "interaction_model" / "en-US.json"


def test_every_intent_of_the_model_is_answered_and_no_other() -> None:
    """An intent that the model can send has a line in the table, and each line can be reached."""
    language = json.loads(MODEL.read_text("utf-8"))["interactionModel"]["languageModel"]

    assert {intent["name"] for intent in language["intents"]} == set(INTENTS)
