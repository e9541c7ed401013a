"""A model and a manifest that are right, and for each rule the change that breaks it."""

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from model_lint.linting import Wishes, lint
from model_lint.problem import Problem

Json = dict[str, Any]
Break = Callable[[Json], object]
"""Changes a document in place."""


def good_model() -> Json:
    """Give a small model with a dialog that breaks no rule."""
    return copy.deepcopy(_MODEL)


def good_manifest() -> Json:
    """Give a small manifest that breaks no rule."""
    return copy.deepcopy(_MANIFEST)


def language(model: Json) -> Json:
    """Give the model's language model."""
    found: Json = model["interactionModel"]["languageModel"]
    return found


def water(model: Json) -> Json:
    """Give the model's first intent."""
    found: Json = language(model)["intents"][0]
    return found


def dialog_slot(model: Json) -> Json:
    """Give the slot that the dialog asks for."""
    found: Json = model["interactionModel"]["dialog"]["intents"][0]["slots"][0]
    return found


def values(model: Json) -> list[Json]:
    """Give the values of the first type."""
    found: list[Json] = language(model)["types"][0]["values"]
    return found


def listing(manifest: Json) -> Json:
    """Give what the store shows."""
    found: Json = manifest["manifest"]["publishingInformation"]["locales"]["en-US"]
    return found


def problems(
    folder: Path,
    model: Json,
    manifest: Json | None = None,
    *,
    name: str = "en-US.json",
    wishes: Wishes | None = None,
) -> list[Problem]:
    """Lint the documents as files."""
    paths = [folder / name]
    paths[0].write_text(json.dumps(model), encoding="utf-8")
    if manifest is not None:
        paths.append(folder / "skill.json")
        paths[1].write_text(json.dumps(manifest), encoding="utf-8")
    return lint(paths, wishes or Wishes())


_MODEL: Json = {
    "interactionModel": {
        "languageModel": {
            "invocationName": "window garden",
            "modelConfiguration": {"fallbackIntentSensitivity": {"level": "LOW"}},
            "intents": [
                {
                    "name": "WaterIntent",
                    "slots": [
                        {
                            "name": "plant",
                            "type": "Plant",
                            "multipleValues": {"enabled": True},
                            "samples": ["the {plant}"],
                        },
                        {"name": "days", "type": "AMAZON.NUMBER"},
                    ],
                    "samples": ["water my {plant}", "i watered {plant} for {days} days"],
                },
                {
                    "name": "FindIntent",
                    "slots": [{"name": "words", "type": "AMAZON.SearchQuery"}],
                    "samples": ["look for {words}"],
                },
                {"name": "AMAZON.CancelIntent", "samples": []},
                {"name": "AMAZON.FallbackIntent", "samples": []},
                {"name": "AMAZON.HelpIntent", "samples": []},
                {"name": "AMAZON.NavigateHomeIntent", "samples": []},
                {"name": "AMAZON.StopIntent", "samples": ["i am done"]},
            ],
            "types": [
                {
                    "name": "Plant",
                    "values": [
                        {"id": "fern", "name": {"value": "fern", "synonyms": ["green fern"]}},
                        {"id": "cactus", "name": {"value": "cactus", "synonyms": []}},
                    ],
                }
            ],
        },
        "dialog": {
            "delegationStrategy": "SKILL_RESPONSE",
            "intents": [
                {
                    "name": "WaterIntent",
                    "confirmationRequired": False,
                    "prompts": {},
                    "slots": [
                        {
                            "name": "plant",
                            "type": "Plant",
                            "elicitationRequired": True,
                            "confirmationRequired": False,
                            "prompts": {"elicitation": "Elicit.Plant"},
                            "validations": [
                                {"type": "hasEntityResolutionMatch", "prompt": "Elicit.Plant"}
                            ],
                        }
                    ],
                }
            ],
        },
        "prompts": [
            {"id": "Elicit.Plant", "variations": [{"type": "PlainText", "value": "Which plant?"}]}
        ],
    }
}

_MANIFEST: Json = {
    "manifest": {
        "manifestVersion": "1.0",
        "publishingInformation": {
            "locales": {
                "en-US": {
                    "name": "Window Garden",
                    "summary": "When to water what.",
                    "description": "Tells when to water. It is no substitute for a gardener.",
                    "examplePhrases": [
                        "Alexa, open window garden",
                        "Alexa, ask window garden to water my green fern",
                        "Water my cactus",
                    ],
                    "keywords": ["plants"],
                }
            },
            "isAvailableWorldwide": True,
            "distributionMode": "PUBLIC",
            "category": "HEALTH_AND_FITNESS",
            "testingInstructions": "Say: open window garden.",
        },
        "privacyAndCompliance": {
            "allowsPurchases": False,
            "usesPersonalInfo": False,
            "isChildDirected": False,
            "isExportCompliant": True,
            "containsAds": False,
            "locales": {"en-US": {"privacyPolicyUrl": "https://example.com/privacy"}},
        },
        "apis": {"custom": {"endpoint": {"uri": "arn:aws:lambda:us-east-1:1:function:garden"}}},
    }
}
