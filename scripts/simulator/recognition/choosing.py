"""Which of the intents that a sentence is like is meant, if any.

Where a model says what is none of the skill's business, by samples of its fallback, a sentence that
is about as much like those is not meant for it. Where it does not, likeness must be enough as such:
less of it with listed values than without, more of it in a question about the world.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from simulator.language.english import FUNCTION_WORDS, MODALS, NEGATORS, QUESTION_WORDS
from simulator.language.text import Sentence
from simulator.model import FALLBACK
from simulator.recognition.mentions import Mention, longest
from simulator.recognition.ranking import Candidate
from simulator.recognition.samples import form_of

_ENOUGH = 0.53
"""Least likeness to a sample for a sentence in which no listed value was found."""
_EXPLAINED = 0.5
"""Least part of such a sentence that the sample must share."""
_ENOUGH_WITH_VALUE = 0.24
"""Least likeness for a sentence with several values, or one for a slot that takes several."""
_ENOUGH_WITH_DETAIL = 0.51
"""Least likeness for a sentence with listed values for other slots only."""
_FOREIGN, _FOREIGN_WITH_VALUE, _FOREIGN_WITH_PHRASE = 0.2, 0.08, -0.1
"""By how much a sentence must be more like an intent than like the fallback, to be meant for it:
less if it has a listed value, and less still if that is a phrase."""
_SHORT = 5
"""Words up to which that holds. A longer sentence is less like any sample, and the difference
shrinks as it grows."""
_LEAST = 0.35
"""Least likeness for that, of a sentence without values."""
_SPEAKERS = frozenset("i me my mine myself we us our ours".split())
_SAYING_LITTLE = FUNCTION_WORDS - QUESTION_WORDS - MODALS - NEGATORS


def choose(
    ranked: Sequence[Candidate], sentence: Sentence, listed_types: Collection[str]
) -> Candidate | None:
    """Choose the likeliest intent that is likely enough; None if there is none.

    Args:
        ranked: the intents, the likeliest first.
        sentence: what was said.
        listed_types: the slot types whose values the model lists.
    """
    fallback = next((found for found in ranked if found.intent.name == FALLBACK), None)
    own = [found for found in ranked if found is not fallback]
    if fallback is None:
        likely = _likely_enough(own, sentence, listed_types)
    else:
        likely = own if own and _is_ours(own[0], fallback, len(sentence)) else []
    best = next(iter(likely), None)
    return next((other for other in likely if best and _says_what(best, other)), best)


def is_only_values(sentence: Sentence, mentions: Sequence[Mention]) -> bool:
    """Tell whether a sentence names values and says nothing of them: 'rose mildew'."""
    kept = longest(mentions)
    inside = {place for mention in kept for place in range(mention.start, mention.end)}
    return bool(kept) and all(
        place in inside or word in _SAYING_LITTLE for place, word in enumerate(sentence.texts)
    )


def words_taken(sentence: Sentence, candidate: Candidate) -> int:
    """Count the words of substance in the values that an intent takes."""
    inside = {place for m in candidate.mentions for place in range(m.start, m.end)}
    return sum(sentence.texts[place] not in _SAYING_LITTLE for place in inside)


def _is_ours(best: Candidate, fallback: Candidate, words: int) -> bool:
    """Whether the likeliest intent is like a sentence at all, and more so than the fallback."""
    listed = [mention for mention in best.mentions if mention.values and not mention.is_guess]
    is_like = bool(best.mentions) or best.score >= _LEAST
    margin = _FOREIGN_WITH_VALUE if listed else _FOREIGN
    if any(_is_phrase(mention) for mention in listed):
        margin = _FOREIGN_WITH_PHRASE
    return is_like and best.standing > fallback.standing + margin * min(1, _SHORT / words)


def _is_phrase(mention: Mention) -> bool:
    """Whether a value is several words to the letter, which nobody says by chance."""
    return mention.slips == 0 and mention.end - mention.start > 1


def _likely_enough(
    ranked: Sequence[Candidate], sentence: Sentence, listed_types: Collection[str]
) -> list[Candidate]:
    least = _EXPLAINED if _is_general_question(sentence) else 0.0
    return [
        candidate
        for candidate in ranked
        if candidate.explained >= least and _is_enough(candidate, listed_types)
    ]


def _is_enough(candidate: Candidate, listed_types: Collection[str]) -> bool:
    """Whether a candidate passes the threshold; a listed value makes it lower."""
    listed = {m.type for m in candidate.mentions if m.type in listed_types and not m.is_guess}
    several = {slot.type for slot in candidate.intent.slots if slot.takes_several}
    if listed & several or len(candidate.mentions) > 1:
        return candidate.score >= _ENOUGH_WITH_VALUE
    least = _ENOUGH_WITH_DETAIL if listed else _ENOUGH
    return candidate.score >= least and candidate.explained >= _EXPLAINED


def _is_general_question(sentence: Sentence) -> bool:
    """Whether it asks, and of nobody here: for 'how long does a rose live' a rose is too little."""
    return bool(form_of(sentence.texts)) and _SPEAKERS.isdisjoint(sentence.texts)


def _says_what(best: Candidate, other: Candidate) -> bool:
    """Whether the best denies, and another takes something that is said and that it leaves out.

    Of 'spots with no rust' the spots are heard, and of 'the leaves are fine but it has rust' the
    rust: what is there matters more than what is not.
    """
    denied = [mention for mention in best.mentions if mention.is_denied]
    types = {slot.type for slot in best.intent.slots}
    left_out = [m for m in other.mentions if not m.is_denied and m not in best.mentions]
    return bool(denied) and any(
        said.type in types and not any(map(said.overlaps, denied)) for said in left_out
    )
