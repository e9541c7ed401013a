"""Consultations: a case brought to the skill, in one of three ways, and what came of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from evaluation.spoken_answer import SpokenAnswers
from evaluation.truthful_person import answer_to
from evaluation.vignette import Vignette
from simulator import Clock, Device, Home, InteractionModel, Turn
from skill import build_skill
from triage import Content, Heard, Level, State, assess, hear
from triage.dialogue.state_form import load_state
from triage.protocol.fact import Answer

_NOW = datetime(2026, 11, 28, 15, 0, tzinfo=UTC)
"""A fixed day, so that 'since monday' means the same in every run."""
_MOST_TURNS = 40
"""A talk that is longer has gone wrong, and counts as one without advice."""
_OFFER_TO_CHECK = "start_check"


@dataclass(frozen=True)
class Consultation:
    """What came of one case brought in one way."""

    level: Level | None
    """The advice that was given; None when there was none."""
    rules: tuple[str, ...]
    """The rules that held for it."""
    heard: Heard
    """All that the skill had heard by then."""
    questions: tuple[str, ...] = ()
    """The ids of the questions that were asked, each once."""
    transcript: tuple[str, ...] = ()
    """What was said in turn, each line with 'person: ' or 'skill: ' before it."""


class Clinic:
    """Where cases are brought to the skill: the real handler, behind a simulated device."""

    def __init__(self, content: Content, model: InteractionModel) -> None:
        """Open with a content and the interaction model that was built from it."""
        self.content = content
        self._spoken = SpokenAnswers(model)
        self._device = Device(build_skill(content), model, Home(clock=Clock.at(_NOW)))

    def by_engine(self, case: Vignette) -> Consultation:
        """Hand all facts to the assessment at once, as if everything had been asked."""
        facts = self.content.protocol.facts
        unknown = {} if "duration_days" in case.facts else {"duration_unclear": Answer.YES}
        heard = hear(facts, {}, {**case.facts, **unknown})
        outcome = assess(self.content.protocol, heard)
        return Consultation(outcome.level, outcome.rules, heard)

    def by_dialogue(self, case: Vignette) -> Consultation:
        """Open the skill, say nothing of oneself and answer each question from the facts."""
        return self._talk(case).run([])

    def by_story(self, case: Vignette) -> Consultation:
        """Tell the story sentence by sentence, whatever is asked; then answer from the facts."""
        return self._talk(case).run(case.sentences)

    def _talk(self, case: Vignette) -> "_Talk":
        return _Talk(self, self._spoken, hear(self.content.protocol.facts, {}, case.facts))

    def open(self, sentence: str | None) -> Turn:
        """Open the skill, with the first sentence in the same breath if there is one."""
        return self._device.open_with(sentence) if sentence else self._device.open()

    def says(self, sentence: str) -> Turn:
        """Say something to the open skill."""
        return self._device.says(sentence)

    def state_of(self, turn: Turn) -> State:
        """Give the state of the conversation after a turn.

        Raises:
            triage.dialogue.state.StateError: the skill left something else in the session.
        """
        return load_state(turn.attributes, self.content.protocol, self.content.version)


WAYS: Mapping[str, Callable[[Clinic, Vignette], Consultation]] = {
    "engine": Clinic.by_engine,
    "dialogue": Clinic.by_dialogue,
    "story": Clinic.by_story,
}
"""The ways in which a case is brought, by name. The first two are driven by the facts."""


@dataclass
class _Talk:
    """One conversation, from the opening to the advice."""

    clinic: Clinic
    spoken: SpokenAnswers
    true: Heard
    """All that is true of the case."""
    transcript: list[str] = field(default_factory=list)
    state: State = field(default_factory=State)

    def run(self, story: list[str]) -> Consultation:
        """Open with the story, if any, answer what is asked, and end with the advice."""
        turn = self._note(self.clinic.open(story[0] if story else None), story[:1])
        for sentence in story[1:]:
            if turn.has_ended:
                break
            turn = self._note(self.clinic.says(sentence), [sentence])
        tries = 0
        while not turn.has_ended and len(self.transcript) < 2 * _MOST_TURNS:
            before, answer = self.state, self._answer(tries)
            if answer is None:
                break
            turn = self._note(self.clinic.says(answer), [answer])
            has_moved = self.state.heard != before.heard or self.state.asking != before.asking
            tries = 0 if has_moved else tries + 1
        return self._result()

    def _answer(self, tries: int) -> str | None:
        """Answer what is open; None when the skill has said what it has to say."""
        if self.state.asking == _OFFER_TO_CHECK:
            return "yes"
        question = self.clinic.content.protocol.questions.get(self.state.asking or "")
        if question is None:
            return None
        heard = self.state.heard
        untold = {fact: value for fact, value in self.true.items() if heard.get(fact) != value}
        return self.spoken.say(answer_to(question, untold), question, tries)

    def _note(self, turn: Turn, said: list[str]) -> Turn:
        self.transcript += [*(f"person: {words}" for words in said), f"skill: {turn.speech}"]
        self.state = self.clinic.state_of(turn)
        return turn

    def _result(self) -> Consultation:
        outcome = self.state.outcome
        return Consultation(
            level=outcome.level if outcome else None,
            rules=outcome.rules if outcome else (),
            heard=self.state.heard,
            questions=self.state.asked,
            transcript=tuple(self.transcript),
        )
