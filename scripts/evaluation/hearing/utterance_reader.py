"""Reads files of utterances: `utterance<TAB>intent[<TAB>slot=value;slot=value]`."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path

from evaluation.hearing.heard import FALLBACK
from evaluation.hearing.utterance import ANYTHING, NOTHING, Utterance, values_of
from simulator import InteractionModel
from triage import Level
from triage.protocol.fact import NAMED_WITH

_LEVEL = "level"


class UtteranceError(Exception):
    """A file that cannot be used; names every problem by file and line."""

    def __init__(self, problems: list[str]) -> None:
        """Keep the problems, one line each."""
        super().__init__("\n".join(problems))
        self.problems = problems


def read_utterances(path: Path, model: InteractionModel) -> list[Utterance]:
    """Read a file and check its intents, slots and ids against the model.

    Raises:
        UtteranceError: the file is missing, is no text, holds no utterance, or has lines that
            break the form or name what the model does not have.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise UtteranceError([f"{path}: cannot be read: {error.strerror}"]) from error
    except UnicodeDecodeError as error:
        raise UtteranceError([f"{path}: is not text in UTF-8"]) from error
    reader = _Reader(path, model)
    found = list(reader.utterances(lines))
    if not found and not reader.problems:
        reader.problems.append(f"{path}: holds no utterance")
    if reader.problems:
        raise UtteranceError(reader.problems)
    return found


class _Reader:
    """Reads lines and collects what is wrong with them."""

    def __init__(self, path: Path, model: InteractionModel) -> None:
        self.path = path
        self.problems: list[str] = []
        self._intents = [*model.by_name, FALLBACK]
        self._ids = {
            kind.name: {(value.id or value.name).partition(NAMED_WITH)[0] for value in kind.values}
            for kind in model.types
        }
        self._types = {slot.name: slot.type for intent in model.intents for slot in intent.slots}
        self._lines: dict[str, int] = {}

    def utterances(self, lines: list[str]) -> Iterator[Utterance]:
        """Read every line but remarks and blank ones."""
        for number, line in enumerate(lines, start=1):
            if line.strip() and not line.startswith("#"):
                before = len(self.problems)
                utterance = self._utterance(number, line)
                if len(self.problems) == before:
                    yield utterance

    def _utterance(self, number: int, line: str) -> Utterance:
        words, intents, slots, *more = [*(part.strip() for part in line.split("\t")), "", "", ""]
        if not words or not intents or any(more):
            self._report(number, "must be utterance<TAB>intent[<TAB>slot=value;slot=value]")
        if words in self._lines:
            self._report(number, f"'{words}' stands in line {self._lines[words]} already")
        self._lines[words] = number
        names = tuple(intents.split("|"))
        for name in names if intents else ():
            self._know(number, "intent", name, self._intents)
        expected = dict(self._slots(number, slots))
        level = expected.pop(_LEVEL, None)
        return Utterance(words, names, expected, self._level(number, level))

    def _slots(self, number: int, text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
        for part in filter(None, text.split(";")):
            slot, is_given, values = (piece.strip() for piece in part.partition("="))
            if not is_given or not values:
                self._report(number, f"'{part}' must be slot=value")
            elif slot == _LEVEL or self._know(number, "slot", slot, self._types):
                yield slot, self._lists(number, slot, values)

    def _lists(self, number: int, slot: str, values: str) -> tuple[str, ...]:
        lists = tuple(values.split("|"))
        known = self._ids.get(self._types.get(slot, ""))
        for written in lists:
            if written in (ANYTHING, NOTHING):
                continue
            for value in sorted(values_of(written)):
                if value in (ANYTHING, NOTHING):
                    self._report(number, f"'{written}': '{value}' stands alone, not in a list")
                elif known is not None:
                    self._know(number, f"value of {slot}", value, known)
        return lists

    def _level(self, number: int, written: tuple[str, ...] | None) -> Level | None:
        if written is None:
            return None
        names = [level.name.lower() for level in Level]
        self._know(number, "level", written[0], names)
        return Level[written[0].upper()] if written[0] in names else None

    def _know(self, number: int, what: str, name: str, known: Iterable[str]) -> bool:
        names = list(known)
        if name in names:
            return True
        close = get_close_matches(name, names, n=1)
        hint = f" (did you mean {close[0]}?)" if close else ""
        self._report(number, f"there is no {what} '{name}'{hint}")
        return False

    def _report(self, number: int, problem: str) -> None:
        self.problems.append(f"{self.path}:{number}: {problem}")
