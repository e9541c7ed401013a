"""What every spoken sentence must keep to, so that it can be followed by ear."""

import re
from collections.abc import Iterator

from authoring.reading_grade import reading_grade
from triage.content import Wording

MOST_WORDS = {"ask": 25, "again": 25, "why": 25, "hint": 25, "tip": 16, "reason": 17, "say": 35}
"""The most words of each kind of sentence."""

HARDEST_GRADE = 8.0
"""The highest school grade of one sentence; whole replies are held to six (tests/skill)."""

FORBIDDEN = re.compile(
    r"diagnos|\bcures?\b|per ?cent|%|\bchances?\b|\bodds\b|probab|guarantee|\blikely\b", re.I
)
"""A voice guide never claims to find or to heal a disease, nor names a probability."""

_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_KNOWN_PLACEHOLDERS = frozenset(
    ("emergency_number", "crisis_line", "causes", "count", "part", "findings")
)


def sentence_problems(wording: Wording) -> Iterator[str]:
    """Give every sentence of a locale that breaks a rule, as `file: key: what is wrong`."""
    for file, key, kind, text in _sentences(wording):
        for what in _faults(kind, text):
            yield f"{wording.locale}/{file}.toml: {key}: {what}"


def _sentences(wording: Wording) -> Iterator[tuple[str, str, str, str]]:
    """Give (file, key, kind, text) of every sentence that is spoken as it stands."""
    for name, question in wording.questions.items():
        for kind in ("ask", "again", "why", "hint"):
            yield "questions", f"{name}.{kind}", kind, getattr(question, kind)
    for name, rule in wording.rules.items():
        yield "rules", f"{name}.reason", "reason", rule.reason
        if rule.action:
            yield "rules", f"{name}.action", "reason", rule.action
    for name, cause in wording.causes.items():
        yield "causes", f"{name}.say", "say", cause.say
    for file, kind, texts in (
        ("tips", "tip", wording.tips),
        ("topics", "say", wording.topics),
        ("advice", "say", wording.advice),
    ):
        for name, text in texts.items():
            yield file, f"{name}.say", kind, text


def _faults(kind: str, text: str) -> Iterator[str]:
    count = len(text.split())
    if count > MOST_WORDS[kind]:
        yield f"has {count} words; at most {MOST_WORDS[kind]} can be followed by ear"
    if kind in ("ask", "again") and not text.endswith("?"):
        yield "is a question and must end with '?'"
    if kind not in ("ask", "again") and not text.endswith((".", "!")):
        yield "must end with a full stop"
    if kind not in ("ask", "again") and "?" in text:
        yield "must not ask anything: the open question follows it"
    if match := FORBIDDEN.search(text):
        yield f"must not say {match.group()!r}: it is no claim for a voice guide"
    for name in _PLACEHOLDER.findall(text):
        if name not in _KNOWN_PLACEHOLDERS:
            yield f"has an unknown placeholder {{{name}}}"
    grade = reading_grade(text)
    if grade > HARDEST_GRADE:
        yield f"reads at grade {grade:.1f}; say it in shorter words or sentences"
