"""The rules for a skill's manifest: what the store shows and what certification checks."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from model_lint.example_phrase import resolves, starts_with_invocation
from model_lint.manifest import PRIVACY, PUBLISHING, Listing, Manifest
from model_lint.problem import Remark

_LIMITS = {"name": (2, 50), "summary": (1, 160), "description": (1, 4000)}
_PHRASE_LIMIT = 200
_KEYWORD_LIMIT = 30
_HEALTH = "HEALTH_AND_FITNESS"
_DISCLAIMERS = ("not medical advice", "not a substitute", "no substitute")
_CATEGORIES_SEEN_WRONG = ("HEALTH", "FITNESS", "HEALTH_FITNESS", "MEDICAL")


def lengths(manifest: Manifest) -> Iterator[Remark]:
    """Keep name, summary and description within the store's limits."""
    for listing in manifest.listings:
        for field, (least, most) in _LIMITS.items():
            count = len(getattr(listing, field))
            if not least <= count <= most:
                message = f"has {count} characters"
                yield Remark(f"{listing.path}.{field}", message, f"{least} to {most} are allowed")


def phrase_count(manifest: Manifest) -> Iterator[Remark]:
    """Ask for one to three example phrases."""
    for listing in manifest.listings:
        if not 1 <= len(listing.phrases) <= 3:
            message = f"{len(listing.phrases)} phrases"
            yield Remark(f"{listing.path}.examplePhrases", message, "one to three are allowed")


def phrase_length(manifest: Manifest) -> Iterator[Remark]:
    """Allow 200 characters in an example phrase."""
    for path, _, phrase in _phrases(manifest):
        if len(phrase) > _PHRASE_LIMIT:
            yield Remark(path, f"has {len(phrase)} characters", "200 are allowed")


def first_phrase(manifest: Manifest) -> Iterator[Remark]:
    """Ask for the wake word and the invocation name in the first example phrase."""
    for listing in manifest.listings:
        model = manifest.model(listing.locale)
        first = listing.phrases[0] if listing.phrases else None
        if model and first is not None and not starts_with_invocation(first, model):
            hint = f"begin with: Alexa, open {model.invocation_name}"
            message = f"{first!r} lacks the wake word or the invocation name"
            yield Remark(f"{listing.path}.examplePhrases[0]", message, hint)


def unresolved_phrase(manifest: Manifest) -> Iterator[Remark]:
    """Ask that every example phrase opens the skill or fits a sample: reviewers try them first."""
    for path, listing, phrase in _phrases(manifest):
        model = manifest.model(listing.locale)
        if model is not None and not resolves(phrase, model):
            yield Remark(path, f"{phrase!r} fits no sample", "add the sample or change the phrase")


def unmodelled_locale(manifest: Manifest) -> Iterator[Remark]:
    """Ask for the interaction model of every locale, once any model is given."""
    for listing in manifest.listings:
        if manifest.models and manifest.model(listing.locale) is None:
            yield Remark(listing.path, f"there is no interaction model for {listing.locale}")


def keywords(manifest: Manifest) -> Iterator[Remark]:
    """Allow thirty keywords."""
    for listing in manifest.listings:
        if len(listing.keywords) > _KEYWORD_LIMIT:
            message = f"{len(listing.keywords)} keywords"
            yield Remark(f"{listing.path}.keywords", message, "thirty are allowed")


def forbidden_words(manifest: Manifest) -> Iterator[Remark]:
    """Refuse the words that the caller forbids in names and example phrases."""
    for listing in manifest.listings:
        yield from _forbidden(f"{listing.path}.name", listing.name, manifest)
    for path, _, phrase in _phrases(manifest):
        yield from _forbidden(path, phrase, manifest)
    for model in manifest.models:
        yield from _forbidden("the invocation name", model.invocation_name, manifest)


def privacy_policy(manifest: Manifest) -> Iterator[Remark]:
    """Ask for a privacy policy where data are used or permissions asked, and for health skills."""
    personal = manifest.privacy.get("usesPersonalInfo") is True
    if not (personal or manifest.permissions or manifest.category == _HEALTH):
        return
    for listing in manifest.listings:
        if not listing.privacy_policy:
            path = f"{PRIVACY}.locales.{listing.locale}.privacyPolicyUrl"
            yield Remark(path, "is missing", "reviewers ask for it; give an https address")


def addresses(manifest: Manifest) -> Iterator[Remark]:
    """Ask for https in every address."""
    for listing in manifest.listings:
        policy = listing.privacy_policy
        if policy and (urlsplit(policy).scheme != "https" or not urlsplit(policy).netloc):
            path = f"{PRIVACY}.locales.{listing.locale}.privacyPolicyUrl"
            yield Remark(path, f"{policy!r} is no https address")
    for path, uri in manifest.endpoints:
        if not uri.startswith(("https://", "arn:")):
            yield Remark(path, f"{uri!r} is neither https nor an ARN")


def privacy_answers(manifest: Manifest) -> Iterator[Remark]:
    """Ask for the answers without which a skill cannot be submitted."""
    needed = (
        "allowsPurchases",
        "usesPersonalInfo",
        "isChildDirected",
        "isExportCompliant",
        "containsAds",
    )
    for key in needed:
        if key not in manifest.privacy:
            yield Remark(f"{PRIVACY}.{key}", "is missing", "answer it with true or false")


def testing_instructions(manifest: Manifest) -> Iterator[Remark]:
    """Ask for words to the people who test the skill."""
    if not manifest.testing_instructions.strip():
        yield Remark(f"{PUBLISHING}.testingInstructions", "is missing", "say how to try the skill")


def category(manifest: Manifest) -> Iterator[Remark]:
    """Ask for a category, in capitals as Amazon's list has it."""
    word = manifest.category
    if not word:
        yield Remark(f"{PUBLISHING}.category", "is missing")
    elif word != word.upper() or " " in word or word in _CATEGORIES_SEEN_WRONG:
        hint = f"did you mean {_HEALTH}?" if word in _CATEGORIES_SEEN_WRONG else "as in SMART_HOME"
        yield Remark(f"{PUBLISHING}.category", f"{word!r} is no category", hint)


def health_disclaimer(manifest: Manifest) -> Iterator[Remark]:
    """Ask health skills to say in the description that they replace no professional."""
    if manifest.category != _HEALTH:
        return
    for listing in manifest.listings:
        text = " ".join(listing.description.lower().split())
        if not any(words in text for words in _DISCLAIMERS):
            hint = "say that it is no substitute for professional advice"
            yield Remark(f"{listing.path}.description", "has no medical disclaimer", hint)


def _phrases(manifest: Manifest) -> Iterator[tuple[str, Listing, str]]:
    for listing in manifest.listings:
        for index, phrase in enumerate(listing.phrases):
            yield f"{listing.path}.examplePhrases[{index}]", listing, phrase


def _forbidden(path: str, text: str, manifest: Manifest) -> Iterator[Remark]:
    for word in manifest.forbidden:
        if word.lower() in text.lower():
            yield Remark(path, f"{text!r} has the forbidden word {word!r}", "say it otherwise")
