"""The page: the chapters in one self-contained file that fetches nothing."""

from collections.abc import Sequence
from pathlib import Path

from authoring.book import chapters
from authoring.book.entry import LEVEL_WORDS, Chapter, chip
from authoring.book.evidence import ledger, sources, to_confirm
from authoring.book.html import Markup, el, joined, link
from authoring.book.questions import questions
from authoring.book.transcripts import Transcript
from authoring.book.words import Words, title
from authoring.diagram import draw
from triage import Content, Level

_STYLE = Path(__file__).with_name("book.css")
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def page(content: Content, transcripts: Sequence[Transcript]) -> str:
    """Give the book as HTML: the same text for the same content and transcripts."""
    words = Words(content)
    book = (
        _how_it_decides(words),
        Chapter("picture", "The protocol as a picture", _picture(content)),
        questions(words),
        chapters.rules(words),
        chapters.advice(words),
        chapters.causes(words),
        chapters.tips(words),
        chapters.topics(words),
        _journeys(transcripts),
        to_confirm(words),
        ledger(words),
        sources(words),
    )
    head = el(
        "head",
        Markup('<meta charset="utf-8">'),
        Markup('<meta name="viewport" content="width=device-width, initial-scale=1">'),
        Markup(f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'),
        el("title", "The Twitch Check book"),
        el("style", Markup(_STYLE.read_text("utf-8"))),
    )
    body = el("body", _contents(book), el("main", _title(content), *map(_chapter, book)))
    return f"<!doctype html>\n{el('html', head, body, lang='en')}\n"


def _title(content: Content) -> Markup:
    return el(
        "header",
        el("h1", "The Twitch Check book"),
        el(
            "p",
            "Everything that the voice guide asks, concludes and says about a twitching muscle, "
            "and where each sentence comes from. For a clinician to review; no code is needed to "
            "read it. It has not been reviewed yet, and it is no medical advice.",
        ),
        el("p", f"Content version {content.version}", class_="aside"),
    )


def _contents(book: Sequence[Chapter]) -> Markup:
    items = [
        el(
            "li",
            link(chapter.id, chapter.name),
            el("ol", *(el("li", link(*entry)) for entry in chapter.entries))
            if chapter.entries
            else "",
        )
        for chapter in book
    ]
    return el("nav", el("details", el("summary", "Contents"), el("ol", *items), open=""))


def _chapter(chapter: Chapter) -> Markup:
    return el("section", el("h2", chapter.name), chapter.body, id=chapter.id)


def _how_it_decides(words: Words) -> Chapter:
    levels = [
        el("li", chip(level), " ", words.spoken(words.wording.advice[f"{level.id}_action"]))
        for level in reversed(Level)
    ]
    told = (
        "Four levels, from the most to the least urgent, each with its first words:",
        "Self-care is told only when every danger question was answered “no”, by the person. "
        "Nothing that a person adds can lower the level. Emergency words are heard at any moment.",
    )
    body = joined(el("p", told[0]), el("ul", *levels, class_="levels"), el("p", told[1]))
    return Chapter("levels", "How it decides", body)


def _picture(content: Content) -> Markup:
    return el("figure", Markup(draw(content)), class_="wide")


def _journeys(transcripts: Sequence[Transcript]) -> Chapter:
    told = [_journey(transcript) for transcript in transcripts]
    intro = el("p", f"{len(told)} conversations, held with the real skill, word for word.")
    entries = tuple(
        (f"journeys-{level.id}", LEVEL_WORDS[level])
        for level in reversed(Level)
        if any(transcript.level is level for transcript in transcripts)
    )
    marks = {f"{level.id}": f"journeys-{level.id}" for level in Level}
    body: list[Markup] = []
    for transcript, article in zip(transcripts, told, strict=True):
        mark = marks.pop(transcript.level.id, None)
        if mark:
            body.append(el("h3", chip(transcript.level), id=mark))
        body.append(article)
    return Chapter("journeys", "Example conversations", joined(intro, *body), entries)


def _journey(transcript: Transcript) -> Markup:
    lines = []
    for person, skill in transcript.turns:
        opening = el("i", "opens the guide")
        lines.append(el("div", el("dt", "Person"), el("dd", person or opening), class_="person"))
        lines.append(el("div", el("dt", "Guide"), el("dd", skill), class_="guide"))
    return el(
        "article",
        el("h4", title(transcript.id)),
        el("p", transcript.promise, class_="aside"),
        el("dl", *lines, class_="talk"),
        id=f"journey-{transcript.level.id}-{transcript.id}",
    )
