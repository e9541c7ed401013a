"""The recogniser beside virtual-alexa, on one model and the same sentences.

`python -m tests.simulator.beside_virtual_alexa` prints the table that the simulator's page shows.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from simulator import InteractionModel, Recogniser
from simulator.device.resolution import brief_slots
from simulator.model import FALLBACK, Intent
from tests.simulator.conftest import MODEL, WEDNESDAY

Json = dict[str, Any]

HERE = Path(__file__).parent
NODE = HERE.parent / "node"
_BUILT_IN = {"AMAZON.DURATION": "two weeks", "AMAZON.DATE": "yesterday", "AMAZON.NUMBER": "three"}


@dataclass(frozen=True)
class Sentence:
    """Something to say, and the intent that it means."""

    text: str
    intent: str


@dataclass(frozen=True)
class Score:
    """How one of the two did."""

    right: int
    wrong: int
    nothing: int
    """Sentences for which no intent was found though there is one."""
    milliseconds: float
    """A sentence, the middle one of all."""


def samples(model: InteractionModel) -> list[Sentence]:
    """Say each sample of the model's own intents, with a listed value in each gap."""
    values = {each.name: each.values[0].name for each in model.types} | _BUILT_IN
    return [
        Sentence(_filled(intent, sample, values), intent.name)
        for intent in model.intents
        for sample in intent.samples
    ]


def paraphrases() -> list[Sentence]:
    """Say what people may say who have not read the samples."""
    lines = (HERE / "paraphrases.tsv").read_text(encoding="utf-8").splitlines()
    return [Sentence(*line.split("\t")) for line in lines]


def ours(model: InteractionModel, sentences: Sequence[Sentence]) -> list[Json]:
    """Let the simulator understand."""
    recogniser = Recogniser(model)
    return [_understood(recogniser, sentence.text) for sentence in sentences]


def theirs(sentences: Sequence[Sentence], model: Path = MODEL) -> list[Json]:
    """Let virtual-alexa understand; it has to be installed."""
    done = subprocess.run(
        ["node", str(NODE / "understand.js"), str(model)],
        input="\n".join(sentence.text for sentence in sentences),
        capture_output=True,
        text=True,
        check=True,
        timeout=300,
    )
    return [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]


def score(sentences: Sequence[Sentence], heard: Sequence[Json]) -> Score:
    """Count; a sentence that means nothing in the model is right where no intent is found."""
    found = [each["intent"] or FALLBACK for each in heard]
    pairs = list(zip(sentences, found, strict=True))
    right = sum(sentence.intent == intent for sentence, intent in pairs)
    nothing = sum(intent == FALLBACK and sentence.intent != FALLBACK for sentence, intent in pairs)
    middle = sorted(each["ms"] for each in heard)[len(heard) // 2]
    return Score(right, len(pairs) - right - nothing, nothing, middle)


def resolved_durations(heard: Sequence[Json]) -> int:
    """Count the lengths of time that came in the platform's form."""
    return sum(str(each["slots"].get("duration", "")).startswith("P") for each in heard)


def _understood(recogniser: Recogniser, text: str) -> Json:
    begin = time.perf_counter()
    found = recogniser.understand(text, WEDNESDAY)
    milliseconds = (time.perf_counter() - begin) * 1000
    slots = {name: slot["value"] for name, slot in brief_slots(found.slots).items()}
    return {"intent": found.intent.name, "slots": slots, "ms": milliseconds}


def _filled(intent: Intent, sample: str, values: dict[str, str]) -> str:
    for slot in intent.slots:
        sample = sample.replace(f"{{{slot.name}}}", values[slot.type])
    return sample


def _rows() -> Iterator[str]:
    model = InteractionModel.load(MODEL)
    yield "| sentences | | right | wrong | nothing found | ms a sentence |"
    yield "|---|---|---|---|---|---|"
    for name, sentences in (("samples", samples(model)), ("paraphrases", paraphrases())):
        for who, heard in (
            ("simulator", ours(model, sentences)),
            ("virtual-alexa", theirs(sentences)),
        ):
            found = score(sentences, heard)
            yield (
                f"| {len(sentences)} {name} | {who} | {found.right} | {found.wrong} "
                f"| {found.nothing} | {found.milliseconds:.2f} |"
            )


if __name__ == "__main__":
    print(*_rows(), sep="\n")
    sys.exit(0)
