"""What each recogniser should reach on utterances that nothing was tuned on."""

from collections.abc import Iterator
from dataclasses import dataclass

from evaluation.hearing.scoring import Score


@dataclass(frozen=True)
class Target:
    """The least shares for one recogniser; every yes, no and emergency has to be right anyway."""

    intents: float
    slots: float = 0.0
    rejected: float = 0.9


TARGETS = {
    "simulator": Target(intents=0.95, slots=0.9),
    "minilm": Target(intents=0.9),
    "letters": Target(intents=0.8),
}


def shortfalls(score: Score) -> Iterator[str]:
    """Say what a recogniser falls short of, a line each."""
    target = TARGETS[score.name]
    measured = {
        "intents": (score.intents, target.intents),
        "slots": (score.slots, target.slots),
        "foreign speech rejected": (score.rejected, target.rejected),
        "emergencies": (score.emergencies, 1.0),
    }
    for what, (share, least) in measured.items():
        if share.rate < least:
            yield f"{score.name}: {what} {share.rate:.1%}, should be {least:.0%}"
    for trial in score.flips:
        yield f"{score.name}: '{trial.utterance.words}' was heard as {trial.heard.intent}"
