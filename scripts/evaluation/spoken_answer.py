"""Spoken answers: what a person did, in the plain words of an interaction model."""

from collections.abc import Mapping

from simulator import InteractionModel
from simulator.language.numerals import in_words
from triage.dialogue.event import Event
from triage.protocol.fact import NAMED_WITH, Answer, Value
from triage.protocol.question import Question, QuestionKind

_TYPES = ("BodyPart", "Finding", "Person", "Places")
"""The slot types whose values are facts."""
_WAYS_TO_SAY = 3
"""A person who is not understood tries so many ways to say a thing, then the first again."""
_OTHERS = {"child": "child", "older": "parent", "adult": "other_adult"}
"""Whom a person speaks about who is of this age group."""
_ANSWERS = {Answer.YES: "yes", Answer.NO: "no", Answer.UNSURE: "i'm not sure"}


class SpokenAnswers:
    """Puts answers into words."""

    def __init__(self, model: InteractionModel) -> None:
        """Learn the words: each thing is said as the model says it first."""
        self._words: dict[str, tuple[str, ...]] = {}
        for kind in model.types:
            for value in kind.values if kind.name in _TYPES else ():
                meant = (value.id or "").partition(NAMED_WITH)[0]
                self._words.setdefault(meant, tuple(value.phrases[:_WAYS_TO_SAY]))

    def say(self, event: Event, question: Question, tries: int = 0) -> str:
        """Say it in answer to a question, in other words after `tries` that were not understood."""
        if event.answer is not None:
            return _ANSWERS[event.answer]
        if question.kind is QuestionKind.SCREEN and len(question.asks_about) == 1:
            return _ANSWERS[Answer.YES]
        told = event.told
        findings = [self._say(fact, tries) for fact, value in told.items() if value is Answer.YES]
        if "places" in told:
            findings.insert(0, self._say(str(told["places"]), tries))
        parts = (self._who_and_where(told, tries), _how_long(told), " and ".join(findings))
        return ", ".join(part for part in parts if part)

    def _who_and_where(self, told: Mapping[str, Value], tries: int) -> str:
        group = str(told.get("age_group", "adult"))
        if group == "older" and "about" not in told:
            who, owner = "i'm sixty five years old", "my"
        elif "about" in told or group != "adult":
            person = f"my {self._say(_OTHERS[group], tries)}"
            who, owner = f"it's for {person}", f"{person}'s"
        else:
            who, owner = "", "my"
        parts = told.get("body_part", ())
        assert isinstance(parts, tuple)  # noqa: S101 - a fact of this kind always is
        where = " and ".join(f"{owner} {self._say(part, tries)}" for part in parts)
        return where if owner != "my" and where else " ".join(filter(None, (who, where)))

    def _say(self, thing: str, tries: int) -> str:
        phrases = self._words[thing]
        return phrases[tries % len(phrases)]


def _how_long(told: Mapping[str, Value]) -> str:
    days = told.get("duration_days")
    if not isinstance(days, int):
        return ""
    if days == 0:
        return "since today"
    return f"for {' '.join(in_words(str(days)))} day{'s' if days > 1 else ''}"
