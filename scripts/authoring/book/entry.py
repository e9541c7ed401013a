"""What the chapters are made of: a level, a sentence, a citation, a list of names."""

from collections.abc import Iterable
from dataclasses import dataclass

from authoring.book.html import Markup, el, link
from authoring.book.words import Words
from triage import Level
from triage.protocol.source import Citation

LEVEL_WORDS = {
    Level.SELF_CARE: "Self-care",
    Level.SEE_DOCTOR: "See a doctor",
    Level.URGENT: "Urgent, today",
    Level.EMERGENCY: "Emergency, now",
}


@dataclass(frozen=True)
class Chapter:
    """One chapter of the book, with the entries that the table of contents lists."""

    id: str
    name: str
    body: Markup
    entries: tuple[tuple[str, str], ...] = ()
    """(anchor, name) of what a reader may look for."""


def chip(level: Level, text: str = "") -> Markup:
    """Show a level, or something that leads to it, in the colour of the level."""
    return el("span", text or LEVEL_WORDS[level], class_=f"chip {level.id}")


def cited(words: Words, citation: Citation) -> Markup:
    """Show where a claim comes from."""
    source = words.content.protocol.sources[citation.source]
    pieces = [
        link(f"source-{source.id}", source.publisher),
        f", {citation.section} · {source.basis} · checked {citation.checked}",
    ]
    if citation.note:
        pieces.append(el("span", citation.note, class_="note"))
    return el("p", *pieces, class_=f"cited {source.basis.name.lower()}")


def said(words: Words, text: str) -> Markup:
    """Show a sentence as it is spoken."""
    return el("p", words.spoken(text), class_="said")


def definitions(rows: Iterable[tuple[str, object]]) -> Markup:
    """Show names and what they stand for, without those that stand for nothing."""
    return el("dl", *(el("div", el("dt", name), el("dd", text)) for name, text in rows if text))
