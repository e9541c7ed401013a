"""The figures: how much of what was said each recogniser heard."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from evaluation.hearing.heard import NO, YES, Heard, Hears
from evaluation.hearing.skill_reading import SkillReading
from evaluation.hearing.utterance import Utterance


@dataclass(frozen=True)
class Trial:
    """An utterance and what a recogniser heard."""

    utterance: Utterance
    heard: Heard
    is_emergency: bool
    """Whether the utterance is one."""
    is_alarmed: bool
    """Whether what was heard is one."""

    @property
    def is_right(self) -> bool:
        """Whether the intent is right."""
        return self.utterance.is_intent_right(self.heard)

    @property
    def is_flipped(self) -> bool:
        """Whether a yes was heard for a no, or a no for a yes."""
        meant = set(self.utterance.intents)
        return (self.heard.intent == NO and YES in meant) or (
            self.heard.intent == YES and NO in meant
        )

    @property
    def is_missed_alarm(self) -> bool:
        """Whether an emergency was not heard as one."""
        return self.is_emergency and not self.is_alarmed


@dataclass(frozen=True)
class Share:
    """So many of so many."""

    right: int
    of: int

    @property
    def rate(self) -> float:
        """The share, from 0 to 1; 1 of none."""
        return self.right / self.of if self.of else 1.0

    @classmethod
    def among(cls, outcomes: Iterable[bool]) -> "Share":
        """Count the right ones."""
        each = list(outcomes)
        return cls(sum(each), len(each))


@dataclass(frozen=True)
class Score:
    """How one recogniser did."""

    name: str
    trials: tuple[Trial, ...]

    @property
    def intents(self) -> Share:
        """Intents that are right, of what is the skill's business."""
        return Share.among(
            trial.is_right for trial in self.trials if not trial.utterance.is_foreign
        )

    @property
    def slots(self) -> Share:
        """Utterances whose slots are all right, of those that have slots written."""
        written = (trial for trial in self.trials if trial.utterance.slots)
        return Share.among(trial.utterance.are_slots_right(trial.heard) for trial in written)

    @property
    def rejected(self) -> Share:
        """Foreign speech that was taken for nothing."""
        return Share.among(trial.is_right for trial in self.trials if trial.utterance.is_foreign)

    @property
    def emergencies(self) -> Share:
        """Emergencies that were heard as such."""
        return Share.among(trial.is_alarmed for trial in self.trials if trial.is_emergency)

    @property
    def flips(self) -> tuple[Trial, ...]:
        """Yes for no and no for yes."""
        return tuple(trial for trial in self.trials if trial.is_flipped)

    @property
    def by_intent(self) -> dict[str, Share]:
        """Give the share of right intents by the intent that was meant."""
        meant = dict.fromkeys(trial.utterance.intent for trial in self.trials)
        return {
            name: Share.among(t.is_right for t in self.trials if t.utterance.intent == name)
            for name in sorted(meant)
        }

    @property
    def confusions(self) -> Counter[tuple[str, str]]:
        """Count what was heard for what, where it is wrong."""
        return Counter(
            (trial.utterance.intent, trial.heard.intent)
            for trial in self.trials
            if not trial.is_right
        )


def try_out(name: str, ear: Hears, utterances: Sequence[Utterance], reading: SkillReading) -> Score:
    """Let a recogniser hear all utterances."""
    return Score(name, tuple(_trial(ear, utterance, reading) for utterance in utterances))


def _trial(ear: Hears, utterance: Utterance, reading: SkillReading) -> Trial:
    heard = reading.taken(ear.hear(utterance.words))
    return Trial(
        utterance, heard, reading.is_emergency_meant(utterance), reading.is_emergency(heard)
    )
