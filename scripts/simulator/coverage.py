"""What a run has tried of an interaction model: intents, samples, slot values, dialog states.

coverage = Coverage(model)
device.watch(coverage.add)
...
print(coverage.table())
coverage.shortfalls({"intents": 100, "samples": 60})
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from simulator.device.turn import Turn
from simulator.dialog_model import ALWAYS
from simulator.model import InteractionModel

KINDS = ("intents", "samples", "values", "dialogs")
_STATES = ("STARTED", "IN_PROGRESS", "COMPLETED")
_LISTED = 8


@dataclass(frozen=True)
class Part:
    """One kind of thing: all there are of it, and how often each was tried."""

    kind: str
    tried: Mapping[str, int]
    """Name -> how often; those that were never tried are there with 0."""

    @property
    def percentage(self) -> float:
        """How many of them were tried, in percent; all of none is 100."""
        if not self.tried:
            return 100.0
        return 100 * sum(count > 0 for count in self.tried.values()) / len(self.tried)

    @property
    def untried(self) -> list[str]:
        """Those that were never tried, in the model's order."""
        return [name for name, count in self.tried.items() if not count]


class Coverage:
    """Counts, over any number of conversations with one model, what was tried."""

    def __init__(self, model: InteractionModel) -> None:
        """Note what there is to try."""
        self._model = model
        self._counts: Counter[tuple[str, str]] = Counter()

    def add(self, turn: Turn) -> None:
        """Count a turn."""
        for each in (*turn.before, turn):
            self._counts.update(set(self._tried(each)))

    def part(self, kind: str) -> Part:
        """Tell what was tried of one kind: one of `KINDS`."""
        names = dict.fromkeys(self._names(kind))
        return Part(kind, {name: self._counts[kind, name] for name in names})

    def table(self) -> str:
        """Write the whole as a table, with the first of what is untried."""
        return "\n".join(self._lines())

    def shortfalls(self, least: Mapping[str, float]) -> list[str]:
        """Say where less was tried than is asked for; nothing is good.

        Args:
            least: kind -> percent.

        Raises:
            KeyError: there is no such kind.
        """
        found = []
        for kind, percentage in least.items():
            if kind not in KINDS:
                raise KeyError(kind)
            part = self.part(kind)
            if part.percentage < percentage:
                found.append(f"{kind}: {part.percentage:.1f} % tried, {percentage:g} % asked for")
        return found

    def _lines(self) -> Iterator[str]:
        yield f"{'':10}{'tried':>7}{'of':>7}{'':>9}  untried"
        for kind in KINDS:
            part = self.part(kind)
            size = len(part.tried)
            done = size - len(part.untried)
            more = len(part.untried) - _LISTED
            names = ", ".join(part.untried[:_LISTED]) + (f" and {more} more" if more > 0 else "")
            yield f"{kind:10}{done:7}{size:7}{part.percentage:8.1f}%  {names}".rstrip()

    def _names(self, kind: str) -> Iterator[str]:
        if kind == "intents":
            yield from (intent.name for intent in self._model.intents)
        elif kind == "samples":
            for intent in self._model.intents:
                yield from (f"{intent.name}: {sample}" for sample in intent.samples)
        elif kind == "values":
            used = {slot.type for intent in self._model.intents for slot in intent.slots}
            for slot_type in self._model.types:
                if slot_type.name in used:
                    yield from (f"{slot_type.name}: {value.name}" for value in slot_type.values)
        elif kind == "dialogs":
            for dialog in self._model.dialog.intents:
                states = _STATES if dialog.strategy != ALWAYS else _STATES[-1:]
                yield from (f"{dialog.name} {state}" for state in states)
        else:
            raise KeyError(kind)

    def _tried(self, turn: Turn) -> Iterator[tuple[str, str]]:
        found = turn.understanding
        if found is None:
            return
        yield "intents", found.intent.name
        if found.sample:
            yield "samples", f"{found.intent.name}: {found.sample}"
        for filled in found.slots:
            for mention in filled.mentions:
                for value in mention.values:
                    yield "values", f"{mention.type}: {value.name}"
        if turn.dialog_state:
            yield "dialogs", f"{found.intent.name} {turn.dialog_state}"
