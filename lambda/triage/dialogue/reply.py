"""Replies: what is said back, before any platform's form is given to it."""

from dataclasses import dataclass

from triage.dialogue.errand import Errand
from triage.protocol.level import Level


@dataclass(frozen=True)
class Reply:
    """What the person hears. A reply that asks keeps the conversation open, and only such a one."""

    sentences: tuple[str, ...]
    """Plain text, in order; the last is the question when there is one."""
    asking: str | None = None
    """The id of the question that it ends with, or None when the conversation ends."""
    reprompt: str | None = None
    """What is said when no answer comes; there whenever something is asked."""
    level: Level | None = None
    """The level of the advice that it gives, or None when it gives none."""
    card: str = ""
    """What is to be read afterwards, where that is more than what is said."""
    is_slow: bool = False
    """Spoken slowly."""
    pauses: bool = False
    """A pause comes before the last sentence."""
    errand: Errand | None = None
    """To be done first. Such a reply is not spoken: the report leads to the one that is."""
    asks_permission: bool = False
    """The platform is to ask whether reminders are allowed, in its own words."""
    offers_permission: bool = False
    """A card is to say where reminders can be allowed."""

    @property
    def speech(self) -> str:
        """Give the whole as one line of plain text."""
        return " ".join(self.sentences)

    @property
    def is_to_read(self) -> bool:
        """Tell whether there is something to be read afterwards: a card of its own, or advice."""
        return bool(self.card) or self.level is not None

    @property
    def is_open(self) -> bool:
        """Tell whether an answer is waited for."""
        return self.asking is not None
