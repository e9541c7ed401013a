"""The content: the protocol, and the words for it in each language."""

from collections.abc import Mapping
from dataclasses import dataclass

from triage.protocol.protocol import Protocol, Region

DEFAULT_LOCALE = "en-US"

DEFAULT_REGION = "other"
"""The region whose words are told where the country is not known."""


def filled(text: str, **values: str) -> str:
    """Put values into a sentence's placeholders, such as `{part}`; other braces stay."""
    for name, value in values.items():
        text = text.replace(f"{{{name}}}", value)
    return text


@dataclass(frozen=True)
class QuestionWording:
    """The words of a question."""

    ask: str
    again: str
    """A shorter form, for the second try and the reprompt."""
    why: str
    """Why it is asked."""
    hint: str
    """What one can answer."""
    small: str = ""
    """The smallest form, to be answered with yes or no; empty where `again` is that already."""
    ask_placed: str = ""
    """`ask` where it was told that it twitches in several places; empty where that is not asked."""
    again_placed: str = ""
    """`again` in that case."""
    ask_known: str = ""
    """`ask` where all is known of the person that it asks for (`Question.known_when`)."""
    again_known: str = ""
    ask_grown: str = ""
    """`ask` where it is known that it is no child (`Question.grown_when`)."""
    again_grown: str = ""


@dataclass(frozen=True)
class RuleWording:
    """The words of a rule."""

    reason: str
    """Why it matters, as a sentence of the advice."""
    action: str = ""
    """What to do, where it differs from what its level says."""


@dataclass(frozen=True)
class CauseWording:
    """The words of a cause."""

    name: str
    """As in 'it may be linked to …'."""
    say: str
    """The answer to 'could it be …', in one breath."""


@dataclass(frozen=True)
class Wording:
    """The sentences of one locale, under the ids of the protocol."""

    locale: str
    of_another: Mapping[str, str]
    """A sentence -> how it is said about another person, where that differs."""
    findings: Mapping[str, str]
    """How a finding is read back, as in 'with …'."""
    parts: Mapping[str, str]
    """The names of body parts, as in 'your …'."""
    questions: Mapping[str, QuestionWording]
    rules: Mapping[str, RuleWording]
    causes: Mapping[str, CauseWording]
    tips: Mapping[str, str]
    topics: Mapping[str, str]
    advice: Mapping[str, str]
    replies: Mapping[str, str]


@dataclass(frozen=True)
class Content:
    """Everything that is true and everything that is said."""

    version: str
    """Changes whenever a file of the content does."""
    protocol: Protocol
    wordings: Mapping[str, Wording]
    """Locale -> its sentences; `DEFAULT_LOCALE` is always there."""

    def wording_for(self, locale: str) -> Wording:
        """Give the sentences for a locale, else for its language, else the default."""
        wording = self.wordings.get(locale)
        if wording is not None:
            return wording
        language = locale.partition("-")[0]
        akin = (name for name in self.wordings if name.partition("-")[0] == language)
        return self.wordings[next(akin, DEFAULT_LOCALE)]

    def region_of(self, locale: str) -> Region:
        """Give the telephone numbers of a locale's country, or the words that do for any country.

        An American number is never told to somebody in another country.
        """
        country = locale.partition("-")[2]
        regions = self.protocol.regions
        return regions.get(country, regions[DEFAULT_REGION])
