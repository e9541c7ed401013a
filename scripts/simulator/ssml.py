"""Speech markup: whether a device would take it, and how it reads as plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from xml.etree import ElementTree

LONGEST = 8_000
"""Most characters of one speech, markup included."""

_TAGS = frozenset(
    "speak amazon:domain amazon:effect amazon:emotion audio break emphasis lang p s phoneme "
    "prosody say-as sub voice w".split()
)
_NAMESPACE = "urn:simulator:amazon"
_OPENING = re.compile(r"<speak\b")
_BLOCKS = frozenset("p s break audio".split())


def faults_of(ssml: str) -> list[str]:
    """List what a device would refuse in the markup; nothing is good."""
    faults = []
    if len(ssml) > LONGEST:
        faults.append(f"speech has {len(ssml)} characters, more than {LONGEST}")
    try:
        root = _parsed(ssml)
    except ElementTree.ParseError as error:
        return [*faults, f"speech is not well-formed SSML: {error}"]
    if root.tag != "speak":
        faults.append(f"speech must be one <speak> element, not <{root.tag}>")
    return faults + list(_unknown_tags(root))


def as_text(ssml: str) -> str:
    """Write the markup as the words one hears; broken markup is stripped of its tags."""
    try:
        text = _spoken(_parsed(ssml))
    except ElementTree.ParseError:
        text = re.sub(r"<[^>]*>", " ", ssml)
    return re.sub(r"\s+([,.;:?!])", r"\1", " ".join(text.split()))


def _parsed(ssml: str) -> ElementTree.Element:
    """Parse the markup with the platform's `amazon:` prefix, which it never declares."""
    bound = _OPENING.sub(f'<speak xmlns:amazon="{_NAMESPACE}"', ssml, count=1)
    if "<!DOCTYPE" in bound or "<!ENTITY" in bound:
        raise ElementTree.ParseError("a document type is not allowed")
    return ElementTree.fromstring(bound)  # noqa: S314 - entities are refused above


def _unknown_tags(root: ElementTree.Element) -> Iterator[str]:
    for name in sorted({_name(element) for element in root.iter()} - _TAGS):
        close = get_close_matches(name, _TAGS, n=1)
        hint = f" (did you mean <{close[0]}>?)" if close else ""
        yield f"speech has the tag <{name}>, which no device knows{hint}"


def _name(element: ElementTree.Element) -> str:
    return str(element.tag).replace(f"{{{_NAMESPACE}}}", "amazon:")


def _spoken(element: ElementTree.Element) -> str:
    inner = element.get("alias") if element.tag == "sub" else None
    if inner is None:
        inner = (element.text or "") + "".join(_spoken(child) for child in element)
    space = " " if element.tag in _BLOCKS else ""
    return f"{space}{inner}{space}{element.tail or ''}"
