"""Amazon's own description of both files, as the npm package ask-smapi-model carries it.

The package's `spec.json` is a Swagger description of the whole Skill Management API. It is not part
of this project: it is read where it is installed. What it describes it leaves open; here a key that
it does not know is a problem, for a misspelt key is otherwise lost without a word.
"""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from model_lint.problem import Remark
from model_lint.shape import did_you_mean, join

Json = Mapping[str, Any]

INSTALLED = Path("node_modules") / "ask-smapi-model" / "spec.json"
_MODEL = "v1.skill.interactionModel.InteractionModelData"
_MANIFEST = "v1.skill.Manifest.SkillManifestEnvelope"
_KINDS: Mapping[str, type | tuple[type, ...]] = {
    "object": dict,
    "array": list,
    "string": str,
    "boolean": bool,
    "integer": int,
    "number": (int, float),
}
_DISCRIMINATOR = "x-discriminator-value"


class AmazonSchema:
    """The description, ready to hold files against."""

    def __init__(self, path: Path) -> None:
        """Read the description.

        Raises:
            OSError: the file cannot be read.
            ValueError: it is not that description.
        """
        definitions = json.loads(path.read_text(encoding="utf-8")).get("definitions") or {}
        if _MODEL not in definitions or _MANIFEST not in definitions:
            raise ValueError(f"{path}: does not describe interaction models and manifests")
        self._definitions: Json = definitions

    def remarks(self, content: object, *, is_manifest: bool) -> Iterator[Remark]:
        """Find where a file departs from the description."""
        yield from self._compare(
            content, self._definitions[_MANIFEST if is_manifest else _MODEL], ""
        )

    def _compare(self, value: object, schema: Json, path: str) -> Iterator[Remark]:
        schema = self._resolved(schema, value)
        kind = schema.get("type")
        if kind and not _is_kind(value, kind):
            yield Remark(path or "the document", f"must be {_a(kind)}, says Amazon's schema")
        elif isinstance(value, dict):
            yield from self._compare_object(value, schema, path)
        elif isinstance(value, list):
            yield from _limits(value, schema, path, "Items", "entries")
            for index, item in enumerate(value):
                yield from self._compare(item, schema.get("items") or {}, f"{path}[{index}]")
        elif isinstance(value, str):
            yield from _limits(value, schema, path, "Length", "characters")
            yield from _text(value, schema, path)

    def _compare_object(self, value: Json, schema: Json, path: str) -> Iterator[Remark]:
        known = schema.get("properties") or {}
        for key in schema.get("required") or ():
            if key not in value:
                yield Remark(path or "the document", f"{key!r} is missing, says Amazon's schema")
        others = schema.get("additionalProperties")
        for key, item in value.items():
            if key in known:
                yield from self._compare(item, known[key], join(path, key))
            elif isinstance(others, dict):
                yield from self._compare(item, others, join(path, key))
            elif known and not others:
                hint = did_you_mean(key, tuple(known))
                yield Remark(join(path, key), "is not a key in Amazon's schema", hint)

    def _resolved(self, schema: Json, value: object) -> Json:
        """Follow references, join what is composed, and pick the variant that the value names."""
        name = ""
        while "$ref" in schema:
            name = schema["$ref"].rpartition("/")[2]
            schema = self._definitions[name]
        if "discriminator" in schema and isinstance(value, dict):
            variant = self._variant(name, value.get(schema["discriminator"]))
            schema = variant or schema
        return self._joined(schema)

    def _joined(self, schema: Json) -> Json:
        if "allOf" not in schema:
            return schema
        joined: dict[str, Any] = {"type": "object", "properties": {}, "required": []}
        for part in schema["allOf"]:
            name = part.get("$ref", "").rpartition("/")[2]
            whole = self._joined(self._definitions[name] if name else part)
            joined["properties"] |= whole.get("properties") or {}
            joined["required"] += whole.get("required") or []
        return joined

    def _variant(self, name: str, chosen: object) -> Json | None:
        """Find the kind of thing that a value says it is."""
        base = {"$ref": f"#/definitions/{name}"}
        for definition in self._definitions.values():
            if definition.get(_DISCRIMINATOR) == chosen and base in definition.get("allOf", ()):
                return definition  # type: ignore[no-any-return]
        return None


def installed_schema(start: Path) -> Path | None:
    """Find the description where npm has put it, in a folder or one above it."""
    folders = (start, *start.parents)
    return next((each / INSTALLED for each in folders if (each / INSTALLED).is_file()), None)


def _is_kind(value: object, kind: str) -> bool:
    if isinstance(value, bool) and kind != "boolean":
        return False
    return isinstance(value, _KINDS.get(kind, object))


def _a(kind: str) -> str:
    return {"object": "an object", "array": "a list", "string": "text"}.get(kind, f"a {kind}")


def _limits(
    value: str | list[Any], schema: Json, path: str, suffix: str, unit: str
) -> Iterator[Remark]:
    least, most = schema.get(f"min{suffix}", 0), schema.get(f"max{suffix}")
    if len(value) < least:
        yield Remark(path, f"has {len(value)} {unit}; Amazon's schema asks for {least}")
    elif most is not None and len(value) > most:
        yield Remark(path, f"has {len(value)} {unit}; Amazon's schema allows {most}")


def _text(value: str, schema: Json, path: str) -> Iterator[Remark]:
    choices = schema.get("enum")
    if choices and value not in choices:
        hint = did_you_mean(value, tuple(choices))
        yield Remark(path, f"{value!r} is not allowed by Amazon's schema", hint)
    pattern = schema.get("pattern")
    if pattern and not re.search(pattern, value):
        yield Remark(path, f"{value!r} does not fit {pattern}, says Amazon's schema")
