"""A screen document as text: what is to be read on it, and what can be touched.

Only what is bound to the data is worked out (`${payload.list[0].title}`, `${data.name}` inside a
list); what a document computes otherwise is for a renderer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Json = Mapping[str, Any]

_RENDER = "Alexa.Presentation.APL.RenderDocument"
_TEXTS = frozenset(
    "text primaryText secondaryText tertiaryText headerTitle headerSubtitle buttonText "
    "bodyText titleText footerHintText hintText".split()
)
_PLACE = re.compile(r"\$\{([\w.\[\]]+)\}")
_STEP = re.compile(r"\w+")
_MARKUP = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class Touchable:
    """Something that sends an event when it is touched."""

    arguments: tuple[Any, ...]
    label: str
    """The texts inside it."""


@dataclass(frozen=True)
class ScreenText:
    """A screen as text."""

    token: str
    lines: tuple[str, ...]
    """Everything to be read, in the document's order."""
    touchables: tuple[Touchable, ...] = ()


def screen_of(directives: Sequence[Json]) -> ScreenText | None:
    """Read the document that is rendered last; None when none is."""
    rendered = [directive for directive in directives if directive.get("type") == _RENDER]
    if not rendered:
        return None
    directive = rendered[-1]
    template = _object(_object(directive.get("document")).get("mainTemplate"))
    names = template.get("parameters") or ["payload"]
    scope = {str(name): directive.get("datasources") or {} for name in names[:1]}
    reader = _Reader()
    lines = tuple(reader.read(template.get("items") or template.get("item"), scope))
    return ScreenText(str(directive.get("token", "")), lines, tuple(reader.touchables))


class _Reader:
    def __init__(self) -> None:
        self.touchables: list[Touchable] = []

    def read(self, node: Any, scope: Json) -> Iterator[str]:
        """Read a component, or a list of them."""
        if isinstance(node, list):
            for each in node:
                yield from self.read(each, scope)
        elif isinstance(node, Mapping):
            yield from self._component(node, scope)

    def _component(self, node: Json, scope: Json) -> Iterator[str]:
        lines = [line for key in node if key in _TEXTS for line in _line(node[key], scope)]
        data = _value(node.get("data"), scope)
        children = node.get("items") or node.get("item")
        if isinstance(data, list) and children is not None:
            for index, each in enumerate(data):
                lines += self.read(children, {**scope, "data": each, "index": index})
        else:
            lines += self.read(children, scope)
        for key in ("firstItem", "lastItem"):
            lines += self.read(node.get(key), scope)
        lines += self._listed(node.get("listItems"), scope)
        self._note(node.get("onPress") or node.get("primaryAction"), lines, scope)
        yield from lines

    def _listed(self, items: Any, scope: Json) -> list[str]:
        """Read the entries of a ready-made list, which are data and no components."""
        entries = _value(items, scope)
        return list(self.read(entries, scope)) if isinstance(entries, list) else []

    def _note(self, commands: Any, lines: Sequence[str], scope: Json) -> None:
        for command in commands if isinstance(commands, list) else [commands]:
            if isinstance(command, Mapping) and command.get("type") == "SendEvent":
                arguments = tuple(_value(each, scope) for each in command.get("arguments") or [])
                self.touchables.append(Touchable(arguments, " ".join(lines)))


def _line(value: Any, scope: Json) -> Iterator[str]:
    text = _value(value, scope)
    if isinstance(text, str):
        plain = " ".join(_MARKUP.sub(" ", text).split())
        if plain:
            yield plain


def _value(value: Any, scope: Json) -> Any:
    """Put the data in; a value that is nothing but a place keeps its type."""
    if not isinstance(value, str):
        return value
    whole = _PLACE.fullmatch(value)
    if whole:
        return _found(whole[1], scope)
    return _PLACE.sub(lambda place: str(_found(place[1], scope) or ""), value)


def _found(path: str, scope: Any) -> Any:
    for step in _STEP.findall(path):
        if isinstance(scope, Mapping):
            scope = scope.get(step)
        elif isinstance(scope, list) and step.isdigit() and int(step) < len(scope):
            scope = scope[int(step)]
        else:
            return None
    return scope


def _object(value: Any) -> Json:
    return value if isinstance(value, Mapping) else {}
