"""A skill manifest as the rules read it: every part with its place, broken parts left out."""

from dataclasses import dataclass
from typing import Any

from model_lint.json_part import items_in, table_of, text_of, texts_in
from model_lint.model import Model
from model_lint.shape import join

PUBLISHING = "manifest.publishingInformation"
PRIVACY = "manifest.privacyAndCompliance"


@dataclass(frozen=True)
class Listing:
    """What the store shows in one locale."""

    locale: str
    path: str
    name: str
    summary: str
    description: str
    phrases: tuple[str, ...]
    keywords: tuple[str, ...]
    privacy_policy: str


@dataclass(frozen=True)
class Manifest:
    """The whole manifest, with the models whose samples its phrases use."""

    category: str
    testing_instructions: str
    permissions: tuple[str, ...]
    privacy: dict[str, Any]
    listings: tuple[Listing, ...]
    endpoints: tuple[tuple[str, str], ...]
    """Path and address of each."""
    models: tuple[Model, ...]
    forbidden: tuple[str, ...]
    """Words that must not stand in a name or an example phrase."""

    def model(self, locale: str) -> Model | None:
        """Find the interaction model of that locale."""
        return next((model for model in self.models if model.locale == locale), None)


def read_manifest(
    document: object, models: tuple[Model, ...] = (), forbidden: tuple[str, ...] = ()
) -> Manifest:
    """Read a manifest from its JSON; whatever has the wrong kind is passed over."""
    manifest = table_of(table_of(document).get("manifest"))
    publishing = table_of(manifest.get("publishingInformation"))
    privacy = table_of(manifest.get("privacyAndCompliance"))
    permissions = (_text(table_of(each), "name") for each in items_in(manifest, "permissions"))
    return Manifest(
        category=_text(publishing, "category"),
        testing_instructions=_text(publishing, "testingInstructions"),
        permissions=tuple(permissions),
        privacy=privacy,
        listings=_listings(publishing, privacy),
        endpoints=tuple(_endpoints(table_of(table_of(manifest.get("apis")).get("custom")))),
        models=models,
        forbidden=forbidden,
    )


def _listings(publishing: dict[str, Any], privacy: dict[str, Any]) -> tuple[Listing, ...]:
    policies = table_of(privacy.get("locales"))
    return tuple(
        _listing(locale, table_of(table), _text(table_of(policies.get(locale)), "privacyPolicyUrl"))
        for locale, table in table_of(publishing.get("locales")).items()
    )


def _listing(locale: str, table: dict[str, Any], policy: str) -> Listing:
    return Listing(
        locale=locale,
        path=join(f"{PUBLISHING}.locales", locale),
        name=_text(table, "name"),
        summary=_text(table, "summary"),
        description=_text(table, "description"),
        phrases=_texts(table, "examplePhrases"),
        keywords=_texts(table, "keywords"),
        privacy_policy=policy,
    )


def _endpoints(custom: dict[str, Any]) -> list[tuple[str, str]]:
    found = [("manifest.apis.custom.endpoint.uri", _text(table_of(custom.get("endpoint")), "uri"))]
    for region, table in table_of(custom.get("regions")).items():
        uri = _text(table_of(table_of(table).get("endpoint")), "uri")
        found.append((f"manifest.apis.custom.regions.{region}.endpoint.uri", uri))
    return [(path, uri) for path, uri in found if uri]


def _text(table: dict[str, Any], key: str) -> str:
    return text_of(table.get(key)) or ""


def _texts(table: dict[str, Any], key: str) -> tuple[str, ...]:
    return tuple(text for _, text in texts_in(table, key, ""))
