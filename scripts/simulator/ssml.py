"""Speech markup: whether a device would take it, and how it reads as plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from xml.etree import ElementTree

from simulator.fault import Fault

LONGEST = 8_000
"""Most characters of one speech, markup included."""
MOST_AUDIO = 5
"""Most audio files in one speech."""
LONGEST_BREAK = 10.0
"""Seconds."""

_SCHEMA: dict[str, dict[str, str]] = {
    "speak": {},
    "amazon:domain": {"name": "conversational long-form music news fun"},
    "amazon:effect": {"name": "whispered"},
    "amazon:emotion": {"name": "excited disappointed", "intensity": "low medium high"},
    "audio": {},
    "break": {"strength": "none x-weak weak medium strong x-strong"},
    "emphasis": {"level": "strong moderate reduced none"},
    "lang": {},
    "p": {},
    "s": {},
    "phoneme": {"alphabet": "ipa x-sampa"},
    "prosody": {},
    "say-as": {
        "interpret-as": "characters spell-out cardinal number ordinal digits fraction unit date "
        "time telephone address interjection expletive"
    },
    "sub": {},
    "voice": {},
    "w": {"role": "amazon:VB amazon:VBD amazon:NN amazon:SENSE_1"},
}
"""The tags that a device knows, and the values of those attributes that have fixed ones."""
_NEEDED = {
    "say-as": "interpret-as",
    "phoneme": "ph",
    "sub": "alias",
    "audio": "src",
    "voice": "name",
    "lang": "{http://www.w3.org/XML/1998/namespace}lang",
}
_NAMESPACE = "urn:simulator:amazon"
_OPENING = re.compile(r"<speak\b")
_BLOCKS = frozenset("p s break audio".split())
_TIME = re.compile(r"(\d+(?:\.\d+)?)(ms|s)")


def faults_of(ssml: str) -> list[Fault]:
    """List what a device would refuse in the markup; nothing is good."""
    faults = []
    if len(ssml) > LONGEST:
        message = f"speech has {len(ssml)} characters, more than {LONGEST}"
        faults.append(Fault("speech-length", message))
    try:
        root = parsed(ssml)
    except ElementTree.ParseError as error:
        return [*faults, Fault("ssml-well-formed", f"speech is not well-formed SSML: {error}")]
    if root.tag != "speak":
        message = f"speech must be one <speak> element, not <{root.tag}>"
        faults.append(Fault("ssml-speak", message))
    return [*faults, *_unknown_tags(root), *_attribute_faults(root), *_audio_faults(root)]


def from_text(text: str) -> str:
    """Write plain text as markup."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<speak>{escaped}</speak>"


def as_text(ssml: str) -> str:
    """Write the markup as the words one hears; broken markup is stripped of its tags."""
    try:
        text = _spoken(parsed(ssml))
    except ElementTree.ParseError:
        text = re.sub(r"<[^>]*>", " ", ssml)
    return re.sub(r"\s+([,.;:?!])", r"\1", " ".join(text.split()))


def parsed(ssml: str) -> ElementTree.Element:
    """Parse the markup with the platform's `amazon:` prefix, which it never declares.

    Raises:
        ParseError: it is not well-formed.
    """
    bound = _OPENING.sub(f'<speak xmlns:amazon="{_NAMESPACE}"', ssml, count=1)
    if "<!DOCTYPE" in bound or "<!ENTITY" in bound:
        raise ElementTree.ParseError("a document type is not allowed")
    return ElementTree.fromstring(bound)  # noqa: S314 - entities are refused above


def _unknown_tags(root: ElementTree.Element) -> Iterator[Fault]:
    for name in sorted({name_of(element) for element in root.iter()} - _SCHEMA.keys()):
        close = get_close_matches(name, _SCHEMA, n=1)
        hint = f" (did you mean <{close[0]}>?)" if close else ""
        yield Fault("ssml-tag", f"speech has the tag <{name}>, which no device knows{hint}")


def _attribute_faults(root: ElementTree.Element) -> Iterator[Fault]:
    for element in root.iter():
        name = name_of(element)
        needed = _NEEDED.get(name)
        if needed and not element.get(needed):
            yield Fault("ssml-attribute", f"<{name}> has no {needed.rpartition('}')[2]}")
        for key, known in _SCHEMA.get(name, {}).items():
            value = element.get(key)
            if value is not None and value not in known.split():
                yield Fault("ssml-attribute", f"<{name} {key}='{value}'>: it is one of {known}")
        if name == "break" and not _is_short(element.get("time")):
            message = (
                f"<break time='{element.get('time')}'>: at most {LONGEST_BREAK:.0f}s or 10000ms"
            )
            yield Fault("ssml-break", message)


def _is_short(time: str | None) -> bool:
    """Whether a break is of a length that a device takes; without one, its strength decides."""
    if time is None:
        return True
    found = _TIME.fullmatch(time)
    if found is None:
        return False
    return float(found[1]) * (0.001 if found[2] == "ms" else 1) <= LONGEST_BREAK


def _audio_faults(root: ElementTree.Element) -> Iterator[Fault]:
    sources = [element.get("src", "") for element in root.iter("audio")]
    if len(sources) > MOST_AUDIO:
        yield Fault("ssml-audio", f"speech has {len(sources)} audio files, more than {MOST_AUDIO}")
    for source in sources:
        if not source.startswith(("https://", "soundbank://")):
            yield Fault("ssml-audio", f"audio must come by https or soundbank, not from '{source}'")


def name_of(element: ElementTree.Element) -> str:
    """Give the name of a tag as it is written, as 'amazon:effect'."""
    return str(element.tag).replace(f"{{{_NAMESPACE}}}", "amazon:")


def _spoken(element: ElementTree.Element) -> str:
    inner = element.get("alias") if element.tag == "sub" else None
    if inner is None:
        inner = (element.text or "") + "".join(_spoken(child) for child in element)
    space = " " if element.tag in _BLOCKS else ""
    return f"{space}{inner}{space}{element.tail or ''}"
