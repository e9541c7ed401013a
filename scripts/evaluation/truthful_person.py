"""A person who answers every question truthfully, in plain words, and volunteers nothing else."""

from collections.abc import Iterable, Mapping

from simulator import InteractionModel
from simulator.numerals import in_words
from triage import Heard, hear
from triage.fact import Answer, Fact, Value
from triage.question import Question, QuestionKind

_NOT_SAID = (Answer.NO, Answer.UNSURE, "one", "self", "adult", "older")
"""Values that a person does not name when asked an open question."""
UNSURE = "i'm not sure"


class TruthfulPerson:
    """Somebody of whom certain facts are true, who answers in the words of an interaction model."""

    def __init__(
        self, facts: Mapping[str, Fact], true: Mapping[str, Value], model: InteractionModel
    ) -> None:
        """Know the facts that are true, with all that they imply, and how each is said."""
        self.facts = hear(facts, {}, true)
        self._words = {
            value.id: value.phrases for kind in model.types for value in kind.values if value.id
        }

    def answer(self, question: Question, heard: Heard, tries: int = 0) -> str:
        """Answer a question of the skill.

        Names what is true of what is asked and was not heard yet; else says no, or that it is
        not known where 'no' makes no sense. After `tries` answers that were not understood,
        everything is put in other words.
        """
        named = [
            fact
            for fact, value in self.facts.items()
            if heard.get(fact) != value and self._is_named(question, fact)
        ]
        if named and question.kind is QuestionKind.SCREEN and len(question.asks_about) == 1:
            return "yes"
        if named:
            return self._name(named, tries)
        for answer, meaning in (("yes", question.yes_means), (UNSURE, question.unsure_means)):
            if any(setting.fact in self.facts for setting in meaning):
                return answer
        can_deny = question.kind in (QuestionKind.SCREEN, QuestionKind.HABITS)
        return "no" if can_deny else UNSURE

    def _is_named(self, question: Question, fact: str) -> bool:
        """Tell whether a truthful person names the fact here, with all that doing so means."""
        if self.facts[fact] in _NOT_SAID:
            return False
        if fact in question.asks_about:
            return True
        means = question.naming_means
        return question.covers(fact) and all(setting.fact in self.facts for setting in means)

    def _name(self, named: Iterable[str], tries: int) -> str:
        findings = [self._say(fact, tries) for fact in named if self.facts[fact] is Answer.YES]
        if "places" in named:
            findings.insert(0, self._say(str(self.facts["places"]), tries))
        value = self._where_and_how_long(named, tries)
        return ", ".join(part for part in (value, " and ".join(findings)) if part)

    def _where_and_how_long(self, named: Iterable[str], tries: int) -> str:
        parts = []
        if "body_part" in named:
            whose = f"my {self._say('child', tries)}'s" if "about" in named else "my"
            where = self.facts["body_part"]
            assert isinstance(where, tuple)  # noqa: S101 - parts are always several
            parts.append(" and ".join(f"{whose} {self._say(part, tries)}" for part in where))
        elif "about" in named:
            parts.append(f"it's for my {self._say('child', tries)}")
        if "duration_days" in named:
            parts.append(_length(int(str(self.facts["duration_days"]))))
        return " ".join(parts)

    def _say(self, thing: str, tries: int) -> str:
        phrases = self._words[thing]
        return phrases[tries % len(phrases)]


def _length(days: int) -> str:
    if days == 0:
        return "since today"
    return f"for {' '.join(in_words(str(days)))} day{'s' if days > 1 else ''}"
