"""From what a person typed to an intent with its slots, with only the model as knowledge.

The order of decision is the promise: built-in phrases by word list first, so that a yes never
becomes a no by likeness; then samples to the letter; then a plain yes or no that opens a longer
sentence, unless what follows may unsay it; then samples with one unlisted value; then likeness;
and, for what is as much like none of the skill's business, the fallback.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from simulator.language.english import FUNCTION_WORDS, MODALS, QUESTION_WORDS
from simulator.language.text import Sentence, read
from simulator.model import FALLBACK, Intent, InteractionModel
from simulator.recognition.bare_numbers import intents_of_bare_numbers, is_bare_number
from simulator.recognition.builtin_intents import POLARITY, BuiltInIntents, Lead
from simulator.recognition.builtin_phrases import ASSENTS, YES
from simulator.recognition.choosing import choose, is_only_values, words_taken
from simulator.recognition.continuation import is_unexplained
from simulator.recognition.filling import Filling
from simulator.recognition.literal import LiteralMatch, SampleTree, shifted
from simulator.recognition.mentions import Mention
from simulator.recognition.ranking import Candidate, Ranking
from simulator.recognition.samples import Sample, samples_of
from simulator.recognition.spelling import Spelling
from simulator.recognition.spotting import Spotter
from simulator.recognition.understanding import RunnerUp, Understanding
from simulator.recognition.whole_values import samples_of_values

PLAIN = 0.7
"""Likeness that is plain: enough to be taken instead of a yes or no that stands before it."""
_CLOSE = 0.15
"""How much less alike an intent may be and still be taken because it takes more of the values."""
_OPENING_A_QUESTION = QUESTION_WORDS | MODALS
_ASSENTING = frozenset(ASSENTS.replace("/", " ").split()) - {"very", "well", "all"}


class Recogniser:
    """Understands sentences as one interaction model would have them understood."""

    def __init__(self, model: InteractionModel) -> None:
        """Compile the model. This takes the time; understanding a sentence then takes little."""
        self._model = model
        samples = list(samples_of(model))
        own = [sample for sample in samples if sample.is_compared]
        self._built_ins = BuiltInIntents(model)
        self._spotter = Spotter(model)
        self._tree = SampleTree(samples)
        self._whole = {sample.items: sample for sample in reversed(own) if not sample.gaps}
        self._ranking = Ranking(own, list(samples_of_values(model, own, self._spotter.phrasebook)))
        self._filling = Filling(samples)
        self._openings = _openings_by_yes(own)
        self._asking_numbers = intents_of_bare_numbers(own)
        words = {item for sample in samples for item in sample.items if isinstance(item, str)}
        self._spelling = Spelling(words | self._spotter.phrasebook.words)

    def understand(self, utterance: str, today: date | None = None) -> Understanding:
        """Find the intent and the slots of what was typed.

        Args:
            utterance: any text; without a word in it, it is a fallback.
            today: the day that 'yesterday' is counted from; by default the computer's.
        """
        sentence = self._spelling.correct(read(utterance))
        day = today or date.today()  # noqa: DTZ011 - what people call today is the local day
        return self._by_rule(sentence) or self._by_sample(sentence, day)

    def rank(self, utterance: str, today: date | None = None) -> list[RunnerUp]:
        """Order all intents by the likeness of their samples alone, rules left out."""
        sentence = self._spelling.correct(read(utterance))
        day = today or date.today()  # noqa: DTZ011 - as above
        ranked = self._ranking.rank(sentence, self._spotter.spot(sentence, day))
        return [found for candidate in ranked if (found := _second(candidate))]

    def read(self, utterance: str) -> str:
        """Give the words as they were compared, misspellings put right."""
        return " ".join(self._spelling.correct(read(utterance)).texts)

    def _by_rule(self, sentence: Sentence) -> Understanding | None:
        sample = self._whole.get(sentence.texts)
        if sample:
            return Understanding(sample.intent, (), _says(sample), 1.0, sample=sample.text)
        name = self._built_ins.recognise(sentence)
        return self._built_in(name, "all of it is said by its phrases") if name else None

    def _by_sample(self, sentence: Sentence, today: date) -> Understanding:
        mentions = self._spotter.spot(sentence, today)
        match = self._tree.match(sentence, mentions)
        if match and not _leaves_out_assent(match, sentence):
            return self._matched(match)
        lead = self._built_ins.leading_answer(sentence)
        if lead:
            answered = self._answered(lead, sentence, mentions)
            if answered:
                return answered
        likely = self._likely(sentence, mentions)
        unlisted = self._tree.match_unlisted(sentence, mentions)
        if unlisted and _is_no_better(likely, unlisted):
            return self._matched(unlisted)
        return likely or self._fallback("nothing in the model is like it", sentence, mentions)

    def _matched(self, match: LiteralMatch) -> Understanding:
        slots = self._filling.of_match(match.fills)
        sample = match.sample
        return Understanding(sample.intent, slots, _says(sample), 1.0, sample=sample.text)

    def _answered(
        self, lead: Lead, sentence: Sentence, mentions: Sequence[Mention]
    ) -> Understanding | None:
        """Settle a sentence that opens with yes or no: the answer, or what follows it."""
        rest = sentence.part(lead.end)
        name = self._built_ins.recognise(rest)
        if name in POLARITY and name != lead.intent:
            return self._fallback("it says both yes and no")
        if name and name not in POLARITY:
            return self._built_in(name, "it follows a yes or no")
        found = self._found_in(rest, shifted(mentions, lead.end))
        if found and self._says_more(lead, rest, found):
            return found
        is_known = found is not None and (bool(found.slots) or found.score >= PLAIN)
        if is_unexplained(lead, rest, is_known=is_known):
            said = "yes" if lead.intent == YES else "no"
            return self._fallback(f"a {said} with something after it that the model does not know")
        if sentence.texts[lead.end - 1] == "no" and _is_noun_phrase(rest):
            return None
        return self._built_in(lead.intent, f"it opens with '{sentence.raw(0, lead.end)}'")

    def _found_in(self, rest: Sentence, mentions: Sequence[Mention]) -> Understanding | None:
        match = self._tree.match(rest, mentions)
        return self._matched(match) if match else self._likely(rest, mentions)

    def _says_more(self, lead: Lead, rest: Sentence, found: Understanding) -> bool:
        """Whether what follows a yes or no says more than the answer does."""
        if not found.slots:
            adds_nothing = found.intent.slots and rest.texts[0] not in _OPENING_A_QUESTION
            return found.score >= PLAIN and not adds_nothing
        return lead.intent != YES or found.intent.name in self._openings

    def _likely(self, sentence: Sentence, mentions: Sequence[Mention]) -> Understanding | None:
        """Find the likeliest intent that is likely enough."""
        ranked = self._ranked(sentence, mentions)
        if is_bare_number(sentence, mentions):
            ranked = [found for found in ranked if found.intent.name in self._asking_numbers]
        best = choose(ranked, sentence, self._model.custom_types)
        if best is None:
            return None
        slots = self._filling.of_mentions(best.intent, best.sample, sentence, best.mentions)
        other = next((candidate for candidate in ranked if candidate is not best), None)
        sample = best.sample.text
        reason = f"it is like the sample '{sample}'"
        return Understanding(best.intent, slots, reason, best.score, _second(other), sample)

    def _ranked(self, sentence: Sentence, mentions: Sequence[Mention]) -> list[Candidate]:
        """Order the intents; if none is plain and all is values, by how much of it they take."""
        ranked = self._ranking.rank(sentence, mentions)
        if not ranked or not is_only_values(sentence, mentions) or ranked[0].score >= PLAIN:
            return ranked
        least = ranked[0].score - _CLOSE
        return sorted(
            ranked, key=lambda found: -words_taken(sentence, found) if found.score > least else 1
        )

    def _built_in(self, name: str, reason: str) -> Understanding:
        return Understanding(self._model.by_name[name], (), reason, 1.0)

    def _fallback(
        self, reason: str, sentence: Sentence | None = None, mentions: Sequence[Mention] = ()
    ) -> Understanding:
        ranked = self._ranking.rank(sentence, mentions)[:1] if sentence else []
        runner_up = _second(ranked[0] if ranked else None)
        intent = self._model.by_name.get(FALLBACK, Intent(FALLBACK))
        return Understanding(intent, (), reason, 0.0, runner_up)


def _second(candidate: Candidate | None) -> RunnerUp | None:
    if candidate is None:
        return None
    return RunnerUp(candidate.intent.name, candidate.score, candidate.sample.text)


def _leaves_out_assent(match: LiteralMatch, sentence: Sentence) -> bool:
    """Whether a built-in was found only by leaving out an 'okay': 'she is okay' is no 'she is'."""
    if not match.sample.intent.is_built_in:
        return False
    return not _ASSENTING.isdisjoint(set(sentence.texts) - set(match.sample.items))


def _is_no_better(likely: Understanding | None, unlisted: LiteralMatch) -> bool:
    """Whether likeness to some sample says no more than a sample with an unlisted value."""
    if likely is None or likely.intent == unlisted.sample.intent:
        return True
    return likely.score < PLAIN


def _says(sample: Sample) -> str:
    return f"it is the sample '{sample.text}'"


def _openings_by_yes(samples: Sequence[Sample]) -> frozenset[str]:
    """Name the intents with a sample that opens with a yes and has a slot."""
    yes = frozenset(("yes", "yeah", "yep"))
    return frozenset(
        sample.intent.name for sample in samples if sample.gaps and sample.items[0] in yes
    )


def _is_noun_phrase(rest: Sentence) -> bool:
    """Whether 'no' belongs to what follows, as in 'no feeling', and is no answer."""
    return len(rest) > 0 and rest.texts[0] not in FUNCTION_WORDS
