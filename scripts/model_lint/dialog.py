"""The rules for dialogs that Alexa leads and for the prompts they speak."""

from collections.abc import Iterator

from model_lint.model import DIALOG, DialogIntent, DialogSlot, Model
from model_lint.problem import Remark
from model_lint.shape import did_you_mean

_FOR_SEVERAL = "hasEntityResolutionMatch"


def unknown_intent(model: Model) -> Iterator[Remark]:
    """Refuse dialogs of intents that the language model does not have."""
    known = tuple(intent.name for intent in model.intents)
    for each in model.dialog:
        if each.name not in known:
            message = f"there is no intent {each.name!r}"
            yield Remark(f"{each.path}.name", message, did_you_mean(each.name, known))


def unknown_slot(model: Model) -> Iterator[Remark]:
    """Refuse dialog slots that the intent does not declare."""
    for each, slot in _slots(model):
        intent = model.intent(each.name)
        if intent is not None and intent.slot(slot.name) is None:
            known = tuple(declared.name for declared in intent.slots)
            message = f"{intent.name} has no slot {slot.name!r}"
            yield Remark(f"{slot.path}.name", message, did_you_mean(slot.name, known))


def slot_type(model: Model) -> Iterator[Remark]:
    """Refuse a dialog slot whose type differs from the intent's."""
    for each, slot in _slots(model):
        intent = model.intent(each.name)
        declared = intent.slot(slot.name) if intent else None
        if declared is not None and declared.type != slot.type:
            message = f"is {slot.type} here and {declared.type} in the intent"
            yield Remark(f"{slot.path}.type", message, "write the same type")


def missing_prompt(model: Model) -> Iterator[Remark]:
    """Refuse prompts that are named but not there."""
    known = tuple(prompt.id for prompt in model.prompts)
    for path, prompt in _named_prompts(model):
        if prompt not in known:
            yield Remark(path, f"there is no prompt {prompt!r}", did_you_mean(prompt, known))


def unused_prompt(model: Model) -> Iterator[Remark]:
    """Point at prompts that nothing speaks."""
    used = {prompt for _, prompt in _named_prompts(model)}
    for prompt in model.prompts:
        if prompt.id not in used:
            yield Remark(prompt.path, f"nothing speaks {prompt.id!r}", "drop it")


def duplicate_prompt(model: Model) -> Iterator[Remark]:
    """Refuse two prompts of one id."""
    seen: set[str] = set()
    for prompt in model.prompts:
        if prompt.id in seen:
            yield Remark(f"{prompt.path}.id", f"{prompt.id!r} is there twice")
        seen.add(prompt.id)


def empty_prompt(model: Model) -> Iterator[Remark]:
    """Ask for words in every prompt."""
    for prompt in model.prompts:
        if not prompt.variations:
            yield Remark(prompt.path, f"{prompt.id!r} has no variation", "add one")


def elicitation_prompt(model: Model) -> Iterator[Remark]:
    """Ask for the prompt of every slot that is required."""
    for _, slot in _slots(model):
        if slot.elicited and not slot.elicitation:
            yield Remark(
                slot.path,
                f"{slot.name!r} is required, but nothing asks for it",
                "add prompts.elicitation",
            )


def confirmation_prompt(model: Model) -> Iterator[Remark]:
    """Ask for the prompt of everything that is to be confirmed."""
    confirmed: list[DialogIntent | DialogSlot] = [*model.dialog, *(s for _, s in _slots(model))]
    for each in confirmed:
        if each.confirmed and not each.confirmation:
            message = f"{each.name!r} is to be confirmed, but nothing asks"
            yield Remark(each.path, message, "add prompts.confirmation")


def validation_of_several(model: Model) -> Iterator[Remark]:
    """Point at validations that Alexa ignores on slots with several values."""
    for each, slot in _slots(model):
        intent = model.intent(each.name)
        declared = intent.slot(slot.name) if intent else None
        for kind, _ in slot.validations if declared and declared.multiple else ():
            if kind != _FOR_SEVERAL:
                message = f"{kind} does nothing on a slot with several values"
                yield Remark(slot.path, message, f"only {_FOR_SEVERAL} does")


def elicited_without_dialog(model: Model) -> Iterator[Remark]:
    """Refuse Dialog.ElicitSlot for intents without a dialog: Alexa drops it silently."""
    known = {each.name for each in model.dialog}
    for name in model.elicited:
        if name not in known:
            message = f"the skill elicits slots of {name}, which has no dialog"
            yield Remark(f"{DIALOG}.intents", message, "add it, or Alexa drops the directive")


def slot_samples_without_dialog(model: Model) -> Iterator[Remark]:
    """Point at samples of slots that no dialog ever asks for."""
    asked = {(each.name, slot.name) for each, slot in _slots(model)}
    for intent, slot in model.slots():
        if slot.samples and (intent.name, slot.name) not in asked:
            message = f"the samples of {slot.name!r} are for a dialog, and there is none"
            yield Remark(f"{slot.path}.samples", message, f"add it to {DIALOG}.intents")


def _slots(model: Model) -> Iterator[tuple[DialogIntent, DialogSlot]]:
    for each in model.dialog:
        for slot in each.slots:
            yield each, slot


def _named_prompts(model: Model) -> Iterator[tuple[str, str]]:
    for each in model.dialog:
        if each.confirmation:
            yield f"{each.path}.prompts.confirmation", each.confirmation
    for _, slot in _slots(model):
        if slot.elicitation:
            yield f"{slot.path}.prompts.elicitation", slot.elicitation
        if slot.confirmation:
            yield f"{slot.path}.prompts.confirmation", slot.confirmation
        for _, prompt in slot.validations:
            yield f"{slot.path}.validations", prompt
