"""An interaction model as the rules read it: every part with its place, broken parts left out."""

from collections.abc import Iterator
from dataclasses import dataclass

LANGUAGE_MODEL = "interactionModel.languageModel"
DIALOG = "interactionModel.dialog"


@dataclass(frozen=True)
class Sample:
    """A sample utterance."""

    text: str
    path: str
    intent: str
    of_slot: str | None = None
    """The slot whose sample it is; None for the intent's own."""


@dataclass(frozen=True)
class Slot:
    """A slot that an intent declares."""

    name: str
    type: str
    path: str
    multiple: bool
    samples: tuple[Sample, ...]


@dataclass(frozen=True)
class Intent:
    """An intent."""

    name: str
    path: str
    slots: tuple[Slot, ...]
    samples: tuple[Sample, ...]

    @property
    def is_built_in(self) -> bool:
        """Whether it is one of Amazon's."""
        return self.name.startswith("AMAZON.")

    def slot(self, name: str) -> Slot | None:
        """Find the slot of that name."""
        return next((slot for slot in self.slots if slot.name == name), None)


@dataclass(frozen=True)
class Value:
    """A value of a slot type with its synonyms."""

    id: str | None
    name: str
    synonyms: tuple[str, ...]
    path: str

    @property
    def phrases(self) -> tuple[str, ...]:
        """All that people may call it."""
        return (self.name, *self.synonyms)


@dataclass(frozen=True)
class SlotType:
    """A custom slot type."""

    name: str
    path: str
    values: tuple[Value, ...]
    from_catalog: bool
    """Whether its values live elsewhere, where no linter sees them."""


@dataclass(frozen=True)
class Prompt:
    """A prompt that a dialog may speak."""

    id: str
    path: str
    variations: int


@dataclass(frozen=True)
class DialogSlot:
    """A slot that Alexa may ask for by itself."""

    name: str
    type: str
    path: str
    elicited: bool
    confirmed: bool
    elicitation: str | None
    """The id of the prompt that asks for it."""
    confirmation: str | None
    validations: tuple[tuple[str, str], ...]
    """Each validation's type and the id of its prompt."""


@dataclass(frozen=True)
class DialogIntent:
    """An intent with a dialog."""

    name: str
    path: str
    confirmed: bool
    confirmation: str | None
    slots: tuple[DialogSlot, ...]


@dataclass(frozen=True)
class Model:
    """The whole model."""

    locale: str | None
    """Such as `en-US`, where the file's name tells it."""
    size: int
    """Of the file, in bytes."""
    invocation_name: str
    sensitivity: str | None
    intents: tuple[Intent, ...]
    types: tuple[SlotType, ...]
    dialog: tuple[DialogIntent, ...]
    prompts: tuple[Prompt, ...]
    elicited: tuple[str, ...] = ()
    """Intents for which the skill's code sends Dialog.ElicitSlot, as told to the linter."""

    def type(self, name: str) -> SlotType | None:
        """Find the custom slot type of that name."""
        return next((each for each in self.types if each.name == name), None)

    def intent(self, name: str) -> Intent | None:
        """Find the intent of that name."""
        return next((each for each in self.intents if each.name == name), None)

    def samples(self) -> Iterator[Sample]:
        """Go through the intents' own samples."""
        for intent in self.intents:
            yield from intent.samples

    def slots(self) -> Iterator[tuple[Intent, Slot]]:
        """Go through the slots of all intents."""
        for intent in self.intents:
            for slot in intent.slots:
                yield intent, slot
