"""What every spoken sentence must keep to, so that it can be followed by ear."""

import re
from collections.abc import Iterator

from authoring.reading_grade import reading_grade
from triage.loading.wording_loader import CASES
from triage.protocol.content import QuestionWording, Wording

MOST_WORDS = {"ask": 25, "again": 25, "why": 25, "hint": 25, "tip": 16, "reason": 17, "say": 35}
"""The most words of each kind of sentence."""

MOST_SIGNS = 11
"""The most signs that a screen names in one question.

They are no choice to remember: the answer is one yes or no, and whoever hears theirs can stop
listening. Fewer would mean more questions, and most people stop after six.
"""

MOST_CHOICES = 3
"""The most ways to go on that an offer names, of which the listener has to keep each in mind."""

HARDEST_GRADE = 6.0
"""The highest school grade of anything that is spoken."""

FORBIDDEN = re.compile(
    r"diagnos|\bcures?\b|per ?cent|%|\bchances?\b|\bodds\b|probab|guarantee|\blikely\b", re.I
)
"""A voice guide never claims to find or to heal a disease, nor names a probability."""

OFFERS = (
    "offer_tip",
    "offer_another_tip",
    "offer_check",
    "offer_summary",
    "offer_number",
    "any_other",
    "confirm_denied",
    "confirm_value",
    "confirm_back",
    "confirm_again",
    "did_you_mean",
    "which_meant",
    "offer_reminder",
    "confirm_reminder",
    "reminder_when",
    "may_remember",
    "need_help",
    "is_it_still_there",
    "shall_we_go_on",
    "did_you_get_help",
    "where_is_it_now",
)
"""Replies that are the question at the end of what is said."""

NOT_SPOKEN = ("months", "weekdays", "articles")
"""A list that one word is taken from."""

_ANSWERS = ": yes, no, or not sure?"
_BETWEEN = re.compile(r",\s+(?:or\s+)?|\s+or\s+|\?\s+(?:or\s+)?", re.I)
_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_NUMBERS = frozenset(("emergency_number", "crisis_line"))
_NEEDED = {
    "causes.say": {"causes"},
    "causes_often.say": {"causes"},
    "your_part": {"part"},
    "my_part": {"part"},
    "their_part": {"part"},
    "for_days": {"count"},
    "for_weeks": {"count"},
    "with_findings": {"findings"},
    "not_now": {"finding"},
    "not_findings": {"findings"},
    "besides": {"findings"},
    "changed": {"told"},
    "denied": {"findings"},
    "confirm_denied": {"findings"},
    "confirm_value": {"told"},
    "summary_no": {"findings"},
    "no_finding": {"finding"},
    "card_about": {"told"},
    "card_yes": {"told"},
    "card_unsure": {"told"},
    "card_no": {"told"},
    "questions_left": {"count"},
    "source": {"publisher", "when"},
    "would_change": {"changes"},
    "did_you_mean": {"parts"},
    "more_than_days": {"count"},
    "offer_reminder": {"when"},
    "confirm_reminder": {"when"},
    "in_days": {"count"},
    "on_day_at": {"weekday", "month", "day", "hour", "part_of_day"},
    "last_time": {"when", "where"},
    "last_time_grave": {"when", "where"},
    "in_your": {"part"},
    "days_ago": {"count"},
    "known_broken_off": {"when"},
    "known_self_care": {"when"},
    "known_see_doctor": {"when"},
    "known_urgent": {"when"},
    "known_emergency": {"when"},
}
"""The placeholders without which a sentence loses what it is there to say."""


def sentence_problems(wording: Wording) -> Iterator[str]:
    """Give every sentence of a locale that breaks a rule, as `file: key: what is wrong`."""
    for file, key, kind, text in spoken_sentences(wording):
        if not text:
            continue  # the loader has told that it is missing
        for what in (*_faults(kind, text), *_placeholder_faults(key, text)):
            yield f"{wording.locale}/{file}.toml: {key}: {what}"
    for file, names in (
        ("findings", wording.findings),
        ("parts", wording.parts),
        ("causes", {name: cause.name for name, cause in wording.causes.items()}),
    ):
        for key, text in names.items():
            for what in _claim_faults(text):
                yield f"{wording.locale}/{file}.toml: {key}.name: {what}"
    yield from _variant_problems(wording)
    for key, text in wording.replies.items():
        if key in NOT_SPOKEN:
            continue
        for what in (*_reply_faults(key, text), *_placeholder_faults(key, text)):
            yield f"{wording.locale}/replies.toml: {key}: {what}"


def _variant_problems(wording: Wording) -> Iterator[str]:
    for base, other in wording.of_another.items():
        for what in _faults("ask" if base.endswith("?") else "say", other):
            yield f"{wording.locale}: {other!r} (instead of {base!r}): {what}"


def spoken_sentences(wording: Wording) -> Iterator[tuple[str, str, str, str]]:
    """Give (file, key, kind, text) of every sentence that is spoken as it stands."""
    for name, question in wording.questions.items():
        for key, kind, text in _of_question(question):
            yield "questions", f"{name}.{key}", kind, text
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


def _of_question(question: QuestionWording) -> Iterator[tuple[str, str, str]]:
    for kind in ("ask", "again", "why", "hint"):
        yield kind, kind, getattr(question, kind)
    if question.small:
        yield "small", "again", question.small
    for case in CASES:
        for kind in ("ask", "again"):
            if text := getattr(question, f"{kind}_{case}"):
                yield f"{kind}_{case}", kind, text


def named(question: str) -> int:
    """Count what a question names, between commas and 'or'; not the answers that it ends with."""
    return len(_BETWEEN.split(question.removesuffix(_ANSWERS)))


def _faults(kind: str, text: str) -> Iterator[str]:
    count = len(text.split())
    if count > MOST_WORDS[kind]:
        yield f"has {count} words; at most {MOST_WORDS[kind]} can be followed by ear"
    if kind in ("ask", "again") and named(text) > MOST_SIGNS:
        yield f"names {named(text)} things; at most {MOST_SIGNS} can be taken in"
    if kind in ("ask", "again") and not text.endswith("?"):
        yield "is a question and must end with '?'"
    if kind not in ("ask", "again") and not text.endswith((".", "!")):
        yield "must end with a full stop"
    if kind not in ("ask", "again") and "?" in text:
        yield "must not ask anything: the open question follows it"
    yield from _claim_faults(text)
    grade = reading_grade(text)
    if grade > HARDEST_GRADE:
        yield f"reads at grade {grade:.1f}; say it in shorter words or sentences"


def _claim_faults(text: str) -> Iterator[str]:
    if match := FORBIDDEN.search(text):
        yield f"must not say {match.group()!r}: it is no claim for a voice guide"


def _placeholder_faults(key: str, text: str) -> Iterator[str]:
    found = set(_PLACEHOLDER.findall(text))
    needed = _NEEDED.get(key, set())
    for name in needed - found:
        yield f"must have the placeholder {{{name}}}"
    for name in found - needed - _NUMBERS:
        yield f"has an unknown placeholder {{{name}}}"
    if set("{}") & set(_PLACEHOLDER.sub("", text)):
        yield "has a brace that belongs to no placeholder"


def _reply_faults(key: str, text: str) -> Iterator[str]:
    yield from _claim_faults(text)
    last = text.rpartition(". ")[2]
    if key in OFFERS and named(last) > MOST_CHOICES:
        yield f"offers {named(last)} ways to go on; at most {MOST_CHOICES} can be kept in mind"
    if key in OFFERS and not text.endswith("?"):
        yield "is a question and must end with '?'"
    if len(text.split()) > MOST_WORDS["again"]:
        yield f"has {len(text.split())} words; at most {MOST_WORDS['again']} can be followed by ear"
    if len(text.split()) > 3 and reading_grade(text) > HARDEST_GRADE:
        yield f"reads at grade {reading_grade(text):.1f}; say it in shorter words or sentences"
