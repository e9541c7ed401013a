"""The linter's rules for interaction models: each has an example that breaks it."""

import itertools
from pathlib import Path
from typing import Any

import pytest
from _pytest.mark import ParameterSet

from model_lint import names
from model_lint.linting import Wishes
from model_lint.rules import MODEL_RULES, SHAPE_RULES
from tests.model.lint_examples import (
    Break,
    Json,
    dialog_slot,
    good_model,
    language,
    problems,
    values,
    water,
)

LANGUAGE = "interactionModel.languageModel"
INTENTS = f"{LANGUAGE}.intents"
NAME = f"{LANGUAGE}.invocationName"


def named(name: str) -> Break:
    """Change the invocation name."""
    return lambda model: language(model).update(invocationName=name)


def said(*samples: str) -> Break:
    """Add samples to the first intent."""
    return lambda model: water(model)["samples"].extend(samples)


def intent(name: str, *samples: str, **more: object) -> Break:
    """Add an intent."""
    table = {"name": name, "samples": list(samples), **more}
    return lambda model: language(model)["intents"].append(table)


def valued(identifier: str, value: str, *synonyms: str) -> Break:
    """Add a value to the first type."""
    table = {"id": identifier, "name": {"value": value, "synonyms": list(synonyms)}}
    return lambda model: values(model).append(table)


def without(name: str) -> Break:
    """Take an intent away."""

    def change(model: Json) -> None:
        intents = language(model)["intents"]
        language(model)["intents"] = [each for each in intents if each["name"] != name]

    return change


def with_type(name: str, value: str, then: Break) -> Break:
    """Add a slot type with one value, and then something that uses it."""

    def change(model: Json) -> None:
        language(model)["types"].append({"name": name, "values": [{"name": {"value": value}}]})
        then(model)

    return change


def slotted(name: str, kind: str) -> Break:
    """Add a slot to the first intent."""
    return lambda model: water(model)["slots"].append({"name": name, "type": kind})


def prompt(identifier: str) -> Break:
    """Add a prompt."""
    variations = [{"type": "PlainText", "value": "Which one?"}]
    return lambda model: model["interactionModel"]["prompts"].append(
        {"id": identifier, "variations": variations}
    )


def nothing(model: Json) -> None:
    """Leave the model as it is."""


def find(model: Json) -> Json:
    """Give the intent with a search query."""
    found: Json = language(model)["intents"][1]
    return found


def stop(model: Json) -> list[str]:
    """Give the samples of the stop intent."""
    found: list[str] = language(model)["intents"][6]["samples"]
    return found


def dialog(model: Json) -> list[Json]:
    """Give the intents of the dialog."""
    found: list[Json] = model["interactionModel"]["dialog"]["intents"]
    return found


def distinct(count: int) -> list[str]:
    """Give so many different words of three letters."""
    return [
        "".join(each) for each in itertools.islice(itertools.product("abcdefg", repeat=3), count)
    ]


def case(rule: str, path: str, change: Break, **more: object) -> ParameterSet:
    """Name an example by its rule."""
    return pytest.param(rule, path, change, more, id=rule)


SAMPLE = f"{INTENTS}[0].samples[2]"
NEW_INTENT = f"{INTENTS}[7]"
VALUE = f"{LANGUAGE}.types[0].values[2]"
DIALOG = "interactionModel.dialog.intents"
DIALOG_SLOT = f"{DIALOG}[0].slots[0]"
PROMPTS = "interactionModel.prompts"

EXAMPLES = [
    case("unknown-key", f"{INTENTS}[0].sample", lambda m: water(m).update(sample=[])),
    case("missing-key", f"{INTENTS}[7]", lambda m: language(m)["intents"].append({"samples": []})),
    case(
        "wrong-kind", f"{INTENTS}[5].samples", lambda m: language(m)["intents"][5].update(samples=1)
    ),
    case(
        "wrong-choice",
        f"{LANGUAGE}.modelConfiguration.fallbackIntentSensitivity.level",
        lambda m: language(m)["modelConfiguration"]["fallbackIntentSensitivity"].update(
            level="TOP"
        ),
    ),
    case("invocation-name-characters", NAME, named("window garden 2")),
    case("invocation-name-characters", NAME, named("Window Garden")),
    case("invocation-name-characters", NAME, named("window  garden")),
    case("invocation-name-abbreviation", NAME, named("window gard. club")),
    case("invocation-name-abbreviation", NAME, named("window garden b")),
    case("invocation-name-spelled-letters", NAME, named("ay double you ess garden")),
    case("invocation-name-length", NAME, named("garden " * 8 + "garden")),
    case("invocation-name-one-word", NAME, named("garden")),
    case("invocation-name-two-words", NAME, named("the garden")),
    case("invocation-name-launch-word", NAME, named("open window garden")),
    case("invocation-name-connecting-word", NAME, named("help with gardens")),
    case("invocation-name-wake-word", NAME, named("window garden skill")),
    case("sample-characters", SAMPLE, said("water it, please {plant}")),
    case("sample-characters", SAMPLE, said("water {plant}\uff1f")),
    case("sample-empty", f"{INTENTS}[6].samples[1]", lambda m: stop(m).append("  ")),
    case("sample-braces", SAMPLE, said("water my {plant} or { and go")),
    case("sample-digits", SAMPLE, said("water {plant} 2 days")),
    case("sample-case", SAMPLE, said("Soak my {plant}")),
    case("sample-slot-spacing", SAMPLE, said("water my{plant}")),
    case("sample-slot-spacing", SAMPLE, said("water my {plant}now")),
    case("sample-slot-undeclared", SAMPLE, said("water my {plants}")),
    case(
        "sample-slot-undeclared",
        f"{INTENTS}[0].slots[0].samples[1]",
        lambda m: water(m)["slots"][0]["samples"].append("{plants}"),
    ),
    case("sample-slot-twice", SAMPLE, said("water {plant} with {plant}")),
    case("sample-wake-word", SAMPLE, said("alexa water my {plant}")),
    case("sample-wake-word", SAMPLE, said("ask window garden for {plant}")),
    case("sample-static-beside-slot", SAMPLE, said("water them all")),
    case("sample-duplicate", SAMPLE, said("water  my {plant}")),
    case(
        "sample-conflict",
        f"{NEW_INTENT}.samples[0]",
        intent("SoakIntent", "water my {thing}", slots=[{"name": "thing", "type": "Plant"}]),
    ),
    case("sample-overlap", f"{NEW_INTENT}.samples[0]", intent("SoakIntent", "water my green fern")),
    case(
        "sample-overlap",
        f"{NEW_INTENT}.samples[0]",
        with_type(
            "Thing",
            "fern",
            intent("SoakIntent", "water my {thing}", slots=[{"name": "thing", "type": "Thing"}]),
        ),
    ),
    case(
        "slot-unused",
        f"{INTENTS}[0].slots[2]",
        lambda m: water(m)["slots"].append({"name": "size", "type": "AMAZON.NUMBER"}),
    ),
    case(
        "search-query-with-slot",
        f"{INTENTS}[1].samples[1]",
        lambda m: find(m).update(
            slots=[*find(m)["slots"], {"name": "days", "type": "AMAZON.NUMBER"}],
            samples=["look for {words}", "look for {words} for {days} days"],
        ),
    ),
    case(
        "search-query-carrier",
        f"{INTENTS}[1].samples[1]",
        lambda m: find(m)["samples"].append("{words}"),
    ),
    case("multiple-values-adjacent", SAMPLE, said("water {plant} {days} times")),
    case(
        "multiple-values-locale",
        f"{INTENTS}[0].slots[0].multipleValues",
        nothing,
        name="de-DE.json",
    ),
    case(
        "fallback-sensitivity-locale",
        f"{LANGUAGE}.modelConfiguration.fallbackIntentSensitivity",
        lambda m: water(m)["slots"][0].pop("multipleValues"),
        name="fr-FR.json",
    ),
    case("intent-name", f"{NEW_INTENT}.name", intent("Soak2Intent", "soak it")),
    case("slot-name", f"{INTENTS}[0].slots[2].name", slotted("size-of", "AMAZON.NUMBER")),
    case(
        "type-name", f"{LANGUAGE}.types[1].name", with_type("Pot2", "clay", slotted("pot", "Pot2"))
    ),
    case("intent-duplicate", f"{NEW_INTENT}.name", intent("WaterIntent")),
    case("slot-duplicate", f"{INTENTS}[0].slots[2].name", slotted("days", "AMAZON.NUMBER")),
    case("type-duplicate", f"{LANGUAGE}.types[1].name", with_type("Plant", "moss", nothing)),
    case("type-unknown", f"{INTENTS}[0].slots[2].type", slotted("other", "Plants")),
    case("type-unused", f"{LANGUAGE}.types[1]", with_type("Pot", "clay", nothing)),
    case(
        "slot-of-two-types",
        f"{NEW_INTENT}.slots[0].type",
        intent(
            "SoakIntent", "soak {plant} times", slots=[{"name": "plant", "type": "AMAZON.NUMBER"}]
        ),
    ),
    case(
        "too-many-intents",
        INTENTS,
        lambda m: [intent(f"Soak{letters}Intent")(m) for letters in distinct(names.INTENT_LIMIT)],
    ),
    case(
        "too-many-values",
        f"{LANGUAGE}.types",
        lambda m: values(m)[1]["name"].update(synonyms=[str(n) for n in range(names.VALUE_LIMIT)]),
    ),
    case("too-large", "the document", lambda m: m.update(description="x" * names.SIZE_LIMIT)),
    case("built-in-missing", INTENTS, without("AMAZON.NavigateHomeIntent")),
    case("fallback-missing", INTENTS, without("AMAZON.FallbackIntent")),
    case("built-in-unknown", f"{NEW_INTENT}.name", intent("AMAZON.RepeetIntent")),
    case(
        "built-in-slots",
        f"{INTENTS}[6].slots",
        lambda m: language(m)["intents"][6].update(
            slots=[{"name": "days", "type": "AMAZON.NUMBER"}], samples=["stop in {days} days"]
        ),
    ),
    case("built-in-displaced", f"{NEW_INTENT}.samples[0]", intent("EndIntent", "stop")),
    case("type-empty", f"{LANGUAGE}.types[0]", lambda m: values(m).clear()),
    case("value-empty", VALUE, valued("moss", "moss", " ")),
    case("value-length", VALUE, valued("moss", "moss " * 29)),
    case("value-id", f"{VALUE}.id", valued("green moss", "moss")),
    case("value-id-duplicate", f"{VALUE}.id", valued("fern", "moss")),
    case("value-duplicate", VALUE, valued("moss", "Fern")),
    case("synonym-repeated", VALUE, valued("moss", "moss", "Moss")),
    case("synonym-of-other-name", VALUE, valued("moss", "moss", "fern")),
    case("synonym-shared", VALUE, valued("moss", "moss", "green fern")),
    case(
        "dialog-intent-unknown",
        f"{DIALOG}[1].name",
        lambda m: dialog(m).append({"name": "WaterIntents"}),
    ),
    case(
        "dialog-slot-unknown",
        f"{DIALOG}[0].slots[1].name",
        lambda m: dialog(m)[0]["slots"].append({"name": "plants", "type": "Plant"}),
    ),
    case("dialog-slot-type", f"{DIALOG_SLOT}.type", lambda m: dialog_slot(m).update(type="Plants")),
    case("dialog-elicitation-prompt", DIALOG_SLOT, lambda m: dialog_slot(m).update(prompts={})),
    case(
        "dialog-confirmation-prompt",
        f"{DIALOG}[0]",
        lambda m: dialog(m)[0].update(confirmationRequired=True),
    ),
    case(
        "dialog-confirmation-prompt",
        DIALOG_SLOT,
        lambda m: dialog_slot(m).update(confirmationRequired=True),
    ),
    case(
        "dialog-validation-of-several",
        DIALOG_SLOT,
        lambda m: dialog_slot(m)["validations"].append(
            {"type": "isInSet", "prompt": "Elicit.Plant", "values": ["fern"]}
        ),
    ),
    case(
        "elicited-intent-without-dialog", DIALOG, nothing, wishes=Wishes(elicited=("FindIntent",))
    ),
    case(
        "slot-samples-without-dialog",
        f"{INTENTS}[0].slots[1].samples",
        lambda m: water(m)["slots"][1].update(samples=["{days}"]),
    ),
    case(
        "prompt-missing",
        f"{DIALOG_SLOT}.prompts.elicitation",
        lambda m: dialog_slot(m)["prompts"].update(elicitation="Elicit.Plants"),
    ),
    case("prompt-unused", f"{PROMPTS}[1]", prompt("Elicit.Pot")),
    case("prompt-duplicate", f"{PROMPTS}[1].id", prompt("Elicit.Plant")),
    case(
        "prompt-empty",
        f"{PROMPTS}[0]",
        lambda m: m["interactionModel"]["prompts"][0].update(variations=[]),
    ),
]


def test_a_good_model_has_no_problem(tmp_path: Path) -> None:
    """The model that the examples break is clean itself."""
    assert problems(tmp_path, good_model()) == []


@pytest.mark.parametrize(("rule", "path", "change", "more"), EXAMPLES)
def test_a_broken_rule_is_told_at_its_place(
    tmp_path: Path, rule: str, path: str, change: Break, more: dict[str, Any]
) -> None:
    """The example that breaks a rule gives a problem of that name and place."""
    model = good_model()
    change(model)

    found = problems(tmp_path, model, **more)

    assert (rule, path) in [(problem.rule, problem.path) for problem in found]


def test_every_rule_has_an_example() -> None:
    """No rule is without proof that it can fail."""
    shown = {example.id for example in EXAMPLES}

    assert shown == {*SHAPE_RULES, *(rule.name for rule in MODEL_RULES)}


def test_a_misspelt_key_brings_the_right_one(tmp_path: Path) -> None:
    """'Did you mean' is part of the hint where a known key is near."""
    model = good_model()
    water(model)["sampels"] = water(model).pop("samples")

    found = [problem for problem in problems(tmp_path, model) if problem.rule == "unknown-key"]

    assert [problem.hint for problem in found] == ["did you mean samples?"]


@pytest.mark.parametrize(
    "name",
    ["muscle twitch check", "n. p. r. news", "tom's garden", "jardín de casa", "café um die ecke"],
)
def test_a_good_invocation_name_passes(tmp_path: Path, name: str) -> None:
    """Abbreviations, possessives and letters of other languages are allowed."""
    model = good_model()
    named(name)(model)

    assert problems(tmp_path, model) == []


def test_a_possessive_and_an_apostrophe_pass(tmp_path: Path) -> None:
    """A slot may carry an 's, and words may be contracted."""
    model = good_model()
    said("don't water my {plant}'s leaves")(model)

    assert problems(tmp_path, model) == []


def test_broken_shapes_do_not_stop_the_other_rules(tmp_path: Path) -> None:
    """Whatever stands where a table should be is told, and the rest is still looked at."""
    model = {"interactionModel": {"languageModel": {"intents": [7, {"name": []}], "types": {}}}}

    rules = {problem.rule for problem in problems(tmp_path, model)}

    assert {"wrong-kind", "missing-key", "built-in-missing", "invocation-name-length"} <= rules
