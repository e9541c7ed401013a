"""The linter's rules for manifests: each has an example that breaks it."""

from pathlib import Path

import pytest
from _pytest.mark import ParameterSet

from model_lint.linting import Wishes
from model_lint.rules import MANIFEST_RULES
from tests.model.lint_examples import (
    Break,
    Json,
    good_manifest,
    good_model,
    listing,
    problems,
)

PUBLISHING = "manifest.publishingInformation"
LISTING = f"{PUBLISHING}.locales.en-US"
PHRASES = f"{LISTING}.examplePhrases"
PRIVACY = "manifest.privacyAndCompliance"
FORBIDDEN = Wishes(forbidden=("diagnos", "cure"))


def case(rule: str, path: str, change: Break) -> ParameterSet:
    """Name an example by its rule."""
    return pytest.param(rule, path, change, id=rule)


def listed(**fields: object) -> Break:
    """Change what the store shows."""
    return lambda manifest: listing(manifest).update(fields)


def phrased(*phrases: str) -> Break:
    """Change the example phrases."""
    return listed(examplePhrases=list(phrases))


def published(**fields: object) -> Break:
    """Change the publishing information."""
    return lambda manifest: manifest["manifest"]["publishingInformation"].update(fields)


def privacy(manifest: Json) -> Json:
    """Give the manifest's privacy part."""
    found: Json = manifest["manifest"]["privacyAndCompliance"]
    return found


def endpoint(manifest: Json) -> Json:
    """Give the manifest's endpoint."""
    found: Json = manifest["manifest"]["apis"]["custom"]["endpoint"]
    return found


EXAMPLES = [
    case("listing-length", f"{LISTING}.name", listed(name="G")),
    case("listing-length", f"{LISTING}.summary", listed(summary="x" * 161)),
    case("listing-length", f"{LISTING}.description", listed(description="no substitute" * 400)),
    case("example-phrase-count", PHRASES, phrased(*["Alexa, open window garden"] * 4)),
    case("example-phrase-count", PHRASES, phrased()),
    case(
        "example-phrase-length", f"{PHRASES}[0]", phrased("Alexa, open window garden" + "!" * 180)
    ),
    case("example-phrase-first", f"{PHRASES}[0]", phrased("Water my fern")),
    case(
        "example-phrase-unresolved", f"{PHRASES}[0]", phrased("Alexa, ask window garden to dance")
    ),
    case("example-phrase-unresolved", f"{PHRASES}[0]", phrased("Water my oak")),
    case(
        "locale-without-model",
        f"{PUBLISHING}.locales.en-GB",
        lambda m: m["manifest"]["publishingInformation"]["locales"].update(
            {"en-GB": listing(good_manifest())}
        ),
    ),
    case("keyword-count", f"{LISTING}.keywords", listed(keywords=["plant"] * 31)),
    case("forbidden-word", f"{LISTING}.name", listed(name="Garden Cure")),
    case("forbidden-word", f"{PHRASES}[0]", phrased("Alexa, ask window garden to diagnose")),
    case(
        "privacy-policy-missing",
        f"{PRIVACY}.locales.en-US.privacyPolicyUrl",
        lambda m: privacy(m).pop("locales"),
    ),
    case(
        "privacy-answer-missing", f"{PRIVACY}.containsAds", lambda m: privacy(m).pop("containsAds")
    ),
    case(
        "address",
        f"{PRIVACY}.locales.en-US.privacyPolicyUrl",
        lambda m: privacy(m)["locales"]["en-US"].update(privacyPolicyUrl="http://example.com"),
    ),
    case(
        "address", "manifest.apis.custom.endpoint.uri", lambda m: endpoint(m).update(uri="garden")
    ),
    case(
        "testing-instructions-missing",
        f"{PUBLISHING}.testingInstructions",
        published(testingInstructions=" "),
    ),
    case("category", f"{PUBLISHING}.category", published(category="Health")),
    case("category", f"{PUBLISHING}.category", published(category="")),
    case("health-disclaimer-missing", f"{LISTING}.description", listed(description="Waters.")),
]


def test_a_good_manifest_has_no_problem(tmp_path: Path) -> None:
    """The manifest that the examples break is clean itself."""
    assert problems(tmp_path, good_model(), good_manifest(), wishes=FORBIDDEN) == []


@pytest.mark.parametrize(("rule", "path", "change"), EXAMPLES)
def test_a_broken_rule_is_told_at_its_place(
    tmp_path: Path, rule: str, path: str, change: Break
) -> None:
    """The example that breaks a rule gives a problem of that name and place."""
    manifest = good_manifest()
    change(manifest)

    found = problems(tmp_path, good_model(), manifest, wishes=FORBIDDEN)

    assert (rule, path) in [(problem.rule, problem.path) for problem in found]


def test_every_rule_has_an_example() -> None:
    """No rule is without proof that it can fail."""
    assert {example.id for example in EXAMPLES} == {rule.name for rule in MANIFEST_RULES}


def test_a_misspelt_key_is_told(tmp_path: Path) -> None:
    """The manifest's shape is checked as the model's is."""
    manifest = good_manifest()
    listing(manifest)["examplePhrase"] = []

    found = problems(tmp_path, good_model(), manifest)

    assert [(each.rule, each.hint) for each in found] == [
        ("unknown-key", "did you mean examplePhrases?")
    ]


@pytest.mark.parametrize(
    "permission", [{"permissions": [{"name": "alexa::alerts:reminders:skill:readwrite"}]}, {}]
)
def test_permissions_need_a_privacy_policy(tmp_path: Path, permission: Json) -> None:
    """A skill of any category that asks for data says what becomes of them."""
    manifest = good_manifest()
    published(category="GAMES")(manifest)
    privacy(manifest).pop("locales")
    manifest["manifest"].update(permission)

    found = [problem.rule for problem in problems(tmp_path, good_model(), manifest)]

    assert found == (["privacy-policy-missing"] if permission else [])


@pytest.mark.parametrize(
    "phrase",
    [
        "Alexa, open window garden",
        "alexa start window garden.",
        "Alexa, ask window garden to water my fern",
        "Alexa, tell window garden water my fern",
        "Alexa, water my green fern using window garden",
        "Water my fern",
        "I watered fern for three days",
    ],
)
def test_phrases_that_people_are_told_to_say_resolve(tmp_path: Path, phrase: str) -> None:
    """Launching, asking by name, naming the skill at the end, and answers in the session."""
    manifest = good_manifest()
    phrased("Alexa, open window garden", phrase)(manifest)

    assert problems(tmp_path, good_model(), manifest) == []
