"""What follows a yes or no in the same breath, and whether it may unsay it."""

from __future__ import annotations

from collections.abc import Sequence

from simulator.language.english import (
    CONTRASTS,
    FUNCTION_WORDS,
    NARROWING,
    NEGATORS,
    QUESTION_WORDS,
)
from simulator.language.text import Sentence
from simulator.recognition.builtin_intents import Lead
from simulator.recognition.builtin_phrases import ASSENTS, YES

_EMPTY = (FUNCTION_WORDS - QUESTION_WORDS - NEGATORS) | CONTRASTS | NARROWING
_YES = frozenset("yes yeah yep".split())
_SUBJECTS = frozenset("i it he she they we there that this".split())
_FULL = (frozenset(ASSENTS.split()) - {"/", "all", "very", "well"}) | {"lot", "lots"}
"""Words that count as saying something here, though elsewhere they are small ones."""


def is_unexplained(lead: Lead, rest: Sentence, *, is_known: bool) -> bool:
    """Whether what follows a yes or no may change it, in words that the model does not know.

    After a yes that is whatever the model does not know; after a no, what takes it back in part.
    """
    if lead.intent == YES:
        return _has_content(rest.texts) and (not is_known or not NEGATORS.isdisjoint(rest.texts))
    if not _YES.isdisjoint(rest.texts):
        return True
    if rest.texts[:1] and rest.texts[0] in NARROWING:
        return not is_known and _has_content(rest.texts)
    turn = next((place for place, word in enumerate(rest.texts) if word in CONTRASTS), len(rest))
    after = rest.texts[turn:]
    return _has_content(after) or not _SUBJECTS.isdisjoint(after)


def _has_content(words: Sequence[str]) -> bool:
    """Whether there is more in it than small words; a negator is no small word."""
    return any(word in _FULL or word not in _EMPTY for word in words)
