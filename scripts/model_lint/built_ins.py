"""The rules for Amazon's own intents."""

from collections.abc import Iterator

from model_lint.model import LANGUAGE_MODEL, Model
from model_lint.problem import Remark
from model_lint.shape import did_you_mean

REQUIRED = (
    "AMAZON.CancelIntent",
    "AMAZON.HelpIntent",
    "AMAZON.NavigateHomeIntent",
    "AMAZON.StopIntent",
)
_STANDARD = (
    *REQUIRED,
    "AMAZON.FallbackIntent",
    "AMAZON.LoopOffIntent",
    "AMAZON.LoopOnIntent",
    "AMAZON.MoreIntent",
    "AMAZON.NavigateSettingsIntent",
    "AMAZON.NextIntent",
    "AMAZON.NoIntent",
    "AMAZON.PageDownIntent",
    "AMAZON.PageUpIntent",
    "AMAZON.PauseIntent",
    "AMAZON.PreviousIntent",
    "AMAZON.RepeatIntent",
    "AMAZON.ResumeIntent",
    "AMAZON.ScrollDownIntent",
    "AMAZON.ScrollLeftIntent",
    "AMAZON.ScrollRightIntent",
    "AMAZON.ScrollUpIntent",
    "AMAZON.SelectIntent",
    "AMAZON.ShuffleOffIntent",
    "AMAZON.ShuffleOnIntent",
    "AMAZON.StartOverIntent",
    "AMAZON.YesIntent",
)
_WITH_SLOTS = ("AMAZON.SelectIntent",)
_PHRASES = {
    "AMAZON.CancelIntent": ("cancel", "never mind", "forget it"),
    "AMAZON.HelpIntent": ("help", "help me", "can you help me"),
    "AMAZON.NoIntent": ("no", "no thanks", "nope"),
    "AMAZON.RepeatIntent": ("repeat", "say that again", "repeat that"),
    "AMAZON.StartOverIntent": ("start over", "restart", "start again"),
    "AMAZON.StopIntent": ("stop", "off", "shut up"),
    "AMAZON.YesIntent": ("yes", "yes please", "sure", "yeah"),
}


def required(model: Model) -> Iterator[Remark]:
    """Ask for the intents without which Amazon builds or certifies no skill."""
    for name in REQUIRED:
        if model.intent(name) is None:
            yield Remark(f"{LANGUAGE_MODEL}.intents", f"{name} is missing", "add it")


def fallback(model: Model) -> Iterator[Remark]:
    """Ask for the fallback: without it, anything said lands in some intent."""
    if model.intent("AMAZON.FallbackIntent") is None:
        path = f"{LANGUAGE_MODEL}.intents"
        yield Remark(path, "AMAZON.FallbackIntent is missing", "add it")


def unknown(model: Model) -> Iterator[Remark]:
    """Point at names with Amazon's prefix that are none of its standard intents."""
    for intent in model.intents:
        plain = intent.is_built_in and "<" not in intent.name
        if plain and intent.name not in _STANDARD:
            message = f"{intent.name} is no standard intent"
            yield Remark(f"{intent.path}.name", message, did_you_mean(intent.name, _STANDARD))


def slots(model: Model) -> Iterator[Remark]:
    """Refuse slots in intents whose slots Amazon defines."""
    for intent in model.intents:
        if intent.name in _STANDARD and intent.name not in _WITH_SLOTS and intent.slots:
            yield Remark(f"{intent.path}.slots", f"{intent.name} takes no slots", "drop them")


def displaced(model: Model) -> Iterator[Remark]:
    """Point at samples of other intents that take a standard intent's own words."""
    owner = {phrase: name for name, phrases in _PHRASES.items() for phrase in phrases}
    for sample in model.samples():
        name = owner.get(sample.text.lower().strip(), sample.intent)
        if name != sample.intent and model.intent(name) is not None:
            yield Remark(sample.path, f"{sample.text!r} is what {name} listens for", "drop it")
