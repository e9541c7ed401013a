"""The turn: what one step of the dialogue hands to the next."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from triage.assessment import Outcome, assess
from triage.dialogue.changed import changed
from triage.dialogue.event import Event
from triage.dialogue.reply import Reply
from triage.dialogue.state import State
from triage.protocol.content import QuestionWording, Wording, filled
from triage.protocol.fact import Answer
from triage.protocol.protocol import Protocol
from triage.protocol.question import Question


@dataclass(frozen=True)
class Turn:
    """Everything that one turn needs; it is handed from step to step."""

    protocol: Protocol
    wording: Wording
    state: State
    event: Event

    @property
    def question(self) -> Question | None:
        """Give the open question of the content; None when nothing or an offer is open."""
        return self.protocol.questions.get(self.state.asking or "")

    @cached_property
    def due(self) -> Outcome:
        """Give what is due by what was heard."""
        return assess(self.protocol, self.state.heard)

    @property
    def is_about_another(self) -> bool:
        """Tell whether the person speaks for somebody else."""
        return self.state.heard.get("about") == "other"

    @property
    def is_answered(self) -> bool:
        """Tell whether the person said yes, no or not sure."""
        return self.event.answer is not None

    @property
    def is_yes(self) -> bool:
        """Tell whether the person said yes."""
        return self.event.answer is Answer.YES

    def say(self, key: str, **values: str) -> str:
        """Give a general sentence of the locale, with its placeholders filled."""
        sentence = self.wording.replies[key]
        return filled(sentence, **values) if values else sentence

    def words_of(self, question_id: str) -> QuestionWording:
        """Give the words of a question, which do not ask again what is known.

        Where one place was told they do: it may be in more by now, and then a doctor should look.
        """
        words, heard = self.wording.questions[question_id], self.state.heard
        question = self.protocol.questions[question_id]
        if words.ask_placed and heard.get("places") not in (None, "one"):
            return changed(words, ask=words.ask_placed, again=words.again_placed)
        if words.ask_known and any(c.holds(heard) for c in question.known_when):
            return changed(words, ask=words.ask_known, again=words.again_known)
        if words.ask_grown and any(c.holds(heard) for c in question.grown_when):
            return changed(words, ask=words.ask_grown, again=words.again_grown)
        return words

    def meant(self, sentence: str) -> str:
        """Give a sentence as it is said of whom it is about: 'you', or 'they'."""
        return (
            self.wording.of_another.get(sentence, sentence) if self.is_about_another else sentence
        )

    def having(self, **changes: object) -> "Turn":
        """Give the same turn with a changed state."""
        state = changed(self.state, **changes)
        return Turn(self.protocol, self.wording, state, self.event)

    def in_state(self, state: State) -> "Turn":
        """Give the same turn in another state."""
        return Turn(self.protocol, self.wording, state, self.event)


Route = Callable[[Turn], tuple[Turn, Reply]]
"""What leads from a turn to the changed turn and its reply."""
