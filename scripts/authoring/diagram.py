"""The picture of the protocol, content/protocol.svg.

A row a question, in the order of danger; what 'yes' and 'not sure' lead to; for a question that
is asked only sometimes, when. Whatever is drawn is read from the content.
"""

from collections import Counter
from collections.abc import Iterator
from textwrap import shorten, wrap
from xml.sax.saxutils import escape

from authoring.book.answers import bare_answers
from authoring.book.words import Words, title
from triage import Content, Level
from triage.protocol.question import Question, QuestionKind

_COLOURS = {
    Level.SELF_CARE: "#2e7d32",
    Level.SEE_DOCTOR: "#1565c0",
    Level.URGENT: "#c25e00",
    Level.EMERGENCY: "#b71c1c",
}
_WIDTH, _TOP, _LINE = 1120, 96, 20
_TEXT, _CHIPS = 60, 730


def draw(content: Content) -> str:
    """Give the picture of a content as SVG."""
    rows, bottom = _rows(content)
    height = bottom + 96
    body = [*_heading(), *rows, *_levels(content, bottom + 12)]
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" '
            'font-family="sans-serif" role="img" aria-label="The protocol as a diagram">',
            f'<rect width="{_WIDTH}" height="{height}" fill="#ffffff"/>',
            *body,
            "</svg>\n",
        )
    )


def _heading() -> Iterator[str]:
    yield _text(_TEXT, 44, "What is asked, in order of danger", size=24, weight="bold")
    told = "'No' leads down. The first rule of the highest level that holds is told."
    yield _text(_TEXT, 70, told, size=15, colour="#555555")


def _rows(content: Content) -> tuple[list[str], int]:
    """Give the rows, one a question, and where the last one ends."""
    words = Words(content)
    rows: list[str] = []
    top = _TOP
    for number, question in enumerate(content.protocol.questions.values(), 1):
        indent = 36 if question.relevant_when else 0
        lines = wrap(words.wording.questions[question.id].ask, 80 - indent // 7)
        height = 38 + _LINE * len(lines)
        x, width = _TEXT + indent, _CHIPS - _TEXT - 24 - indent
        fill = "#f4f6f8" if indent else "#e0e9f3"
        rows.append(
            f'<rect x="{x}" y="{top}" width="{width}" height="{height}" rx="8" fill="{fill}"/>'
        )
        rows.append(_text(x + 14, top + 20, _name(words, number, question), size=13, colour="#555"))
        for line, part in enumerate(lines):
            rows.append(_text(x + 14, top + 43 + _LINE * line, part, size=15))
        rows += _chips(content, question, top + height // 2 - 15)
        top += height + 12
    return rows, top


def _name(words: Words, number: int, question: Question) -> str:
    name = f"{number}. {title(question.id)}"
    if not question.relevant_when:
        return name
    return shorten(f"{name}, only after {words.conditions(question.relevant_when)}", 86)


def _chips(content: Content, question: Question, top: int) -> Iterator[str]:
    if question.kind is QuestionKind.HABITS:
        yield _chip(_CHIPS, top, "picks the tips", Level.SELF_CARE)
    for number, given in enumerate(bare_answers(content, question)):
        text = f"{given.answer}: {_spoken(given.level)}"
        yield _chip(_CHIPS + 186 * number, top, text, given.level)


def _levels(content: Content, top: int) -> Iterator[str]:
    counts = Counter(rule.level for rule in content.protocol.rules.values())
    for number, level in enumerate(Level):
        told = f"{counts[level]} rules" if counts[level] else "no rule holds"
        x = _TEXT + number * 255
        yield f'<rect x="{x}" y="{top}" width="235" height="52" rx="8" fill="{_COLOURS[level]}"/>'
        yield _text(x + 16, top + 23, _spoken(level), size=17, colour="#ffffff", weight="bold")
        yield _text(x + 16, top + 42, told, size=13, colour="#ffffff")


def _spoken(level: Level) -> str:
    return level.id.replace("_", " ")


def _chip(x: int, y: int, text: str, level: Level) -> str:
    box = f'<rect x="{x}" y="{y}" width="176" height="30" rx="15" fill="{_COLOURS[level]}"/>'
    return box + _text(x + 14, y + 20, text, size=14, colour="#ffffff")


def _text(
    x: int, y: int, text: str, *, size: int, colour: str = "#111111", weight: str = "normal"
) -> str:
    style = f'font-size="{size}" fill="{colour}" font-weight="{weight}"'
    return f'<text x="{x}" y="{y}" {style}>{escape(text)}</text>'
