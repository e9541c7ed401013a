"""Speech markup in pieces that any synthesiser can say: words, how, and the pause before them.

    <speak>Call <emphasis level="strong">nine one one</emphasis> now.<break time="1s"/>Go.</speak>

is 'Call', 'nine one one' (slower and louder), 'now.', and after a second 'Go.'.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from xml.etree import ElementTree

from simulator import ssml

_STRENGTHS = {
    "none": 0.0, "x-weak": 0.1, "weak": 0.2, "medium": 0.4, "strong": 0.7, "x-strong": 1.0,
}  # fmt: skip
"""Seconds. The platform gives no lengths, only that 'strong' is that of a sentence."""
_BLOCK_PAUSES = {"s": 0.3, "p": 0.6}
_RATES = {"x-slow": 0.6, "slow": 0.8, "medium": 1.0, "fast": 1.25, "x-fast": 1.5}
_PITCHES = {"x-low": 0.6, "low": 0.8, "medium": 1.0, "high": 1.2, "x-high": 1.4}
_VOLUMES = {"silent": 0.0, "x-soft": 0.4, "soft": 0.6, "medium": 0.8, "loud": 1.0, "x-loud": 1.0}
_EMPHASES = {"strong": (0.85, 1.0), "moderate": (0.92, 0.95), "reduced": (1.1, 0.6)}
"""Rate and volume."""
_BY_CHARACTER = ("digits", "characters", "spell-out", "telephone")
_PUNCTUATION = re.compile(r"[,.;:?!]+")
_PERCENT = re.compile(r"([+-]?)(\d+(?:\.\d+)?)%")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that are said in one way."""

    text: str
    pause: float = 0.0
    """Seconds of silence before them; the last piece may be a pause alone, with no text."""
    rate: float = 1.0
    pitch: float = 1.0
    volume: float = 0.8
    """From 0 to 1."""


def pieces(markup: str) -> list[Piece]:
    """Take markup apart; broken markup is said without its tags."""
    try:
        root = ssml.parsed(markup)
    except ElementTree.ParseError:
        return [Piece(ssml.as_text(markup))]
    return _joined(_walk(root, Piece("")))


def _walk(element: ElementTree.Element, way: Piece) -> Iterator[Piece]:
    """Give the pieces of an element; one with a pause and no text is a pause."""
    name = ssml.name_of(element)
    if name == "break":
        yield Piece("", _pause(element))
        return
    own = _way(element, name, way)
    edge = _BLOCK_PAUSES.get(name, 0.0)
    yield Piece("", edge)
    if name == "sub":
        yield replace(own, text=element.get("alias", ""))
        return
    as_said = _said_as(element) if name == "say-as" else str
    yield replace(own, text=as_said(element.text or ""))
    for child in element:
        yield from _walk(child, own)
        yield replace(own, text=as_said(child.tail or ""))
    yield Piece("", edge)


def _pause(element: ElementTree.Element) -> float:
    time = re.fullmatch(r"(\d+(?:\.\d+)?)(ms|s)", element.get("time", ""))
    if time:
        return min(float(time[1]) * (0.001 if time[2] == "ms" else 1.0), ssml.LONGEST_BREAK)
    return _STRENGTHS.get(element.get("strength", "medium"), _STRENGTHS["medium"])


def _way(element: ElementTree.Element, name: str, way: Piece) -> Piece:
    if name == "emphasis":
        rate, volume = _EMPHASES.get(element.get("level", "moderate"), (1.0, way.volume))
        return replace(way, rate=way.rate * rate, volume=volume)
    if name == "amazon:effect":
        return replace(way, volume=min(way.volume, 0.4))
    if name != "prosody":
        return way
    return replace(
        way,
        rate=way.rate * _factor(element.get("rate"), _RATES),
        pitch=way.pitch * _factor(element.get("pitch"), _PITCHES),
        volume=_VOLUMES.get(element.get("volume", ""), way.volume),
    )


def _factor(value: str | None, words: dict[str, float]) -> float:
    """Read a word, '90%' of what is usual, or '+10%' more than it."""
    if value in words:
        return words[value]
    percent = _PERCENT.fullmatch(value or "")
    if percent is None:
        return 1.0
    number = float(percent[2]) / 100
    return {"+": 1 + number, "-": 1 - number}.get(percent[1], number)


def _said_as(element: ElementTree.Element) -> Callable[[str], str]:
    """Tell how words are to be said: character by character, or as they are."""
    return by_character if element.get("interpret-as") in _BY_CHARACTER else str


def by_character(text: str) -> str:
    """Write each letter and digit by itself, so that 911 is no nine hundred and eleven."""
    return " ".join(re.findall(r"\w", text))


def _joined(found: Iterator[Piece]) -> list[Piece]:
    """Join what is said in one way, and put pauses before what follows them."""
    joined: list[Piece] = []
    pause = 0.0
    for piece in found:
        text = " ".join(piece.text.split())
        if not text:
            pause = max(pause, piece.pause)
            continue
        closing = _PUNCTUATION.match(text)
        if joined and closing:
            joined[-1] = replace(joined[-1], text=joined[-1].text + closing[0])
            text = text[closing.end() :].lstrip()
        if text and joined and pause == 0 and _is_same_way(joined[-1], piece):
            joined[-1] = replace(joined[-1], text=f"{joined[-1].text} {text}")
        elif text:
            joined.append(replace(piece, text=text, pause=pause))
        pause = 0.0
    return [*joined, Piece("", pause)] if pause and joined else joined


def _is_same_way(one: Piece, other: Piece) -> bool:
    return (one.rate, one.pitch, one.volume) == (other.rate, other.pitch, other.volume)
