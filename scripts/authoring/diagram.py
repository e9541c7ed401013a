"""Draw the protocol: `python -m authoring.diagram [--check]` writes content/protocol.svg.

A row a question, in the order of danger; what 'yes' and 'not sure' lead to; for a question that
is asked only sometimes, when. Whatever is drawn is read from the content.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from textwrap import shorten, wrap
from xml.sax.saxutils import escape

from triage import Content, Level, assess, hear, load_content
from triage.condition import Condition
from triage.content import DEFAULT_LOCALE
from triage.fact import Answer, Setting
from triage.heard import settings_as_told
from triage.question import Question, QuestionKind

_CONTENT = Path(__file__).resolve().parents[2] / "content"
_COLOURS = {
    Level.SELF_CARE: "#2e7d32",
    Level.SEE_DOCTOR: "#1565c0",
    Level.URGENT: "#c25e00",
    Level.EMERGENCY: "#b71c1c",
}
_WIDTH, _TOP, _ROW = 1120, 96, 92
_TEXT, _CHIPS = 60, 730


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the picture, or with --check say whether it is up to date."""
    parser = argparse.ArgumentParser(prog="diagram", description="Draw the protocol.")
    parser.add_argument("--check", action="store_true", help="only say whether it is up to date")
    target = _CONTENT / "protocol.svg"
    picture = draw(load_content(_CONTENT))
    if not parser.parse_args(arguments).check:
        target.write_text(picture, "utf-8")
        return 0
    if target.is_file() and target.read_text("utf-8") == picture:
        return 0
    print("content/protocol.svg is stale: run ./scripts/draw-protocol", file=sys.stderr)
    return 1


def draw(content: Content) -> str:
    """Give the picture of a content as SVG."""
    questions = list(content.protocol.questions.values())
    height = _TOP + _ROW * len(questions) + 110
    body = [*_heading(), *_questions(content, questions), *_levels(content, height - 84)]
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


def _questions(content: Content, questions: Iterable[Question]) -> Iterator[str]:
    wording = content.wordings[DEFAULT_LOCALE]
    for number, question in enumerate(questions):
        top = _TOP + number * _ROW
        indent = 36 if question.relevant_when else 0
        fill = "#f4f6f8" if question.relevant_when else "#e8eef5"
        width = _CHIPS - _TEXT - 24 - indent
        x = _TEXT + indent
        yield f'<rect x="{x}" y="{top}" width="{width}" height="{_ROW - 14}" rx="8" fill="{fill}"/>'
        yield _text(x + 14, top + 20, _name(content, question), size=13, colour="#555555")
        for line, part in enumerate(wrap(wording.questions[question.id].ask, 80 - indent // 7)[:2]):
            yield _text(x + 14, top + 43 + 20 * line, part, size=15)
        yield from _chips(content, question, top)


def _name(content: Content, question: Question) -> str:
    if not question.relevant_when:
        return question.id
    names = content.wordings[DEFAULT_LOCALE].findings
    reasons = [_reason(condition, names) for condition in question.relevant_when]
    return shorten(f"{question.id}, only after {', '.join(dict.fromkeys(reasons))}", 84)


def _reason(condition: Condition, names: Mapping[str, str]) -> str:
    return names.get(condition.fact, condition.fact.replace("_", " "))


def _chips(content: Content, question: Question, top: int) -> Iterator[str]:
    meanings = [("yes", question.yes_means), ("not sure", question.unsure_means)]
    if question.kind is QuestionKind.HABITS:
        yield _chip(_CHIPS, top + 24, "picks the tips", Level.SELF_CARE)
        return
    place = _CHIPS
    for answer, settings in meanings:
        if settings:
            level = _level(content, question, settings)
            yield _chip(place, top + 24, f"{answer}: {_spoken(level)}", level)
            place += 186


def _levels(content: Content, top: int) -> Iterator[str]:
    counts = Counter(rule.level for rule in content.protocol.rules.values())
    for number, level in enumerate(Level):
        told = f"{counts[level]} rules" if counts[level] else "no rule holds"
        x = _TEXT + number * 255
        yield f'<rect x="{x}" y="{top}" width="235" height="52" rx="8" fill="{_COLOURS[level]}"/>'
        yield _text(x + 16, top + 23, _spoken(level), size=17, colour="#ffffff", weight="bold")
        yield _text(x + 16, top + 42, told, size=13, colour="#ffffff")


def _level(content: Content, question: Question, settings: Iterable[Setting]) -> Level:
    """Give the level that an answer leads to, for the mildest of the reasons to ask."""
    facts = content.protocol.facts
    told = settings_as_told(facts, settings)
    reasons = [{c.fact: Answer.YES} for c in question.relevant_when] or [{}]
    outcomes = (assess(content.protocol, hear(facts, {}, told | reason)) for reason in reasons)
    return min(outcome.level for outcome in outcomes)


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


if __name__ == "__main__":
    sys.exit(main())
