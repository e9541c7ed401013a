"""Facts, conditions and rules in plain words."""

from collections.abc import Iterable
from functools import cached_property

from triage.protocol.condition import Condition
from triage.protocol.content import DEFAULT_LOCALE, Content, filled
from triage.protocol.fact import Fact, Setting
from triage.protocol.rule import Rule

_VALUE_WORDS = {
    "body_part": "a twitch in the {value}",
    "age_group": "age: {value}",
    "places": "places: {value}",
    "about": "about: {value}",
}

_SIGN_WORDS = {
    "wants_ambulance": "asks whether to call an ambulance",
    "sudden_onset": "it came on suddenly",
}


class Words:
    """Says what the protocol writes as ids, in the words of one locale."""

    def __init__(self, content: Content, locale: str = DEFAULT_LOCALE) -> None:
        """Take the names from the sentences of `locale`."""
        self.content = content
        self.wording = content.wording_for(locale)
        self._region = content.region_of(locale)

    def spoken(self, text: str) -> str:
        """Give a sentence as it is heard: with the country's numbers, and '…' for the causes."""
        numbers = {"emergency_number": self._region.emergency, "crisis_line": self._region.crisis}
        return filled(text, causes="…", **numbers)

    def fact(self, fact_id: str) -> str:
        """Name a fact, such as 'weakness on one side'."""
        named = self.wording.findings.get(fact_id) or self._signs.get(fact_id)
        return named or title(fact_id).lower()

    def facts(self, fact_ids: Iterable[str]) -> str:
        """Name several facts in one line."""
        return ", ".join(self.fact(fact_id) for fact_id in fact_ids)

    def condition(self, condition: Condition) -> str:
        """Say a condition, such as 'longer than 14 days'."""
        fact = self.content.protocol.facts[condition.fact]
        if fact.is_finding:
            return self.fact(fact.id)
        if condition.more_than is not None:
            return f"longer than {condition.more_than} days"
        values = [self._value(fact, value) for value in fact.values if value in condition.accepted]
        return _VALUE_WORDS.get(fact.id, f"{self.fact(fact.id)}: {{value}}").format(
            value=" or ".join(values)
        )

    def conditions(self, conditions: Iterable[Condition], joint: str = ", ") -> str:
        """Say several conditions in one line, each once."""
        return joint.join(dict.fromkeys(self.condition(condition) for condition in conditions))

    def rule(self, rule: Rule) -> str:
        """Say what must be there for a rule to hold."""
        pieces = []
        if rule.when:
            pieces.append(self.conditions(rule.when, "; and "))
        if rule.any_of:
            count = "one" if rule.at_least == 1 else str(rule.at_least)
            pieces.append(f"at least {count} of these: {self.conditions(rule.any_of)}")
        return "; and ".join(pieces)

    def settings(self, settings: Iterable[Setting]) -> str:
        """Say what an answer amounts to."""
        facts = self.content.protocol.facts
        return ", ".join(
            f"{title(s.fact).lower()}: {self._value(facts[s.fact], s.value)}"
            if s.value
            else self.fact(s.fact)
            for s in settings
        )

    def _value(self, fact: Fact, value: str) -> str:
        if fact.id == "body_part":
            return self.wording.parts.get(value, value)
        return value.replace("_", " ")

    @cached_property
    def _signs(self) -> dict[str, str]:
        """Say each sign by the question and answer that sets it."""
        found = dict(_SIGN_WORDS)
        for setting in self.content.protocol.limits.unfinished_means:
            found.setdefault(setting.fact, "the check was not finished")
        for setting in self.content.protocol.limits.unseen_means:
            found.setdefault(setting.fact, "nobody looked at a warning sign of another day")
        for question in self.content.protocol.questions.values():
            about = title(question.id)
            for settings, said in (
                (question.yes_means, "“yes” to"),
                (question.unsure_means, "“not sure” to"),
                (question.naming_means, "something named in answer to"),
            ):
                for setting in settings:
                    found.setdefault(setting.fact, f"{said} “{about}”")
        return found


def title(entry_id: str) -> str:
    """Give an id as a title: `danger_now` is 'Danger now'."""
    return entry_id.replace("_", " ").capitalize()
