"""Directives: which of them a device can carry out, and what it refuses in them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from simulator.device.response import Response
from simulator.dialog_model import DialogModel
from simulator.fault import Fault
from simulator.home.home import Home
from simulator.home.screens import APL

Json = dict[str, Any]

DELEGATE, ELICIT = "Dialog.Delegate", "Dialog.ElicitSlot"
CONFIRM_SLOT, CONFIRM_INTENT = "Dialog.ConfirmSlot", "Dialog.ConfirmIntent"
DYNAMIC_ENTITIES = "Dialog.UpdateDynamicEntities"
SEND_REQUEST = "Connections.SendRequest"
RENDER = f"{APL}.RenderDocument"
LEADING = frozenset((DELEGATE, ELICIT, CONFIRM_SLOT, CONFIRM_INTENT))
"""The directives that say how the dialog goes on: one a response."""
LONGEST_TOKEN = 1_024
MOST_DYNAMIC = 100
"""Most values and synonyms of dynamic entities in one response."""

_HTML = "Alexa.Presentation.HTML"
_CARRIED_OUT: Mapping[str, str] = {
    APL: "RenderDocument ExecuteCommands SendIndexListData SendTokenListData UpdateIndexListData",
    f"{APL}T": "RenderDocument ExecuteCommands",
    _HTML: "Start HandleMessage",
    "AudioPlayer": "Play Stop ClearQueue",
    "Display": "RenderTemplate",
    "VideoApp": "Launch",
}
"""The interfaces that a device may have, with the directives of each."""
_NEEDS: Mapping[str, str] = {
    f"{interface}.{name}": interface
    for interface, names in _CARRIED_OUT.items()
    for name in names.split()
} | {"Hint": "Display"}
"""The interface that a device must have for a directive."""
_ALWAYS = LEADING | {
    DYNAMIC_ENTITIES,
    SEND_REQUEST,
    "Dialog.DelegateRequest",
    "Connections.StartConnection",
    "Connections.SendResponse",
    "Tasks.CompleteTask",
    f"{APL}A.RenderDocument",
}
_NOT_HERE = frozenset(
    "Dialog.DelegateRequest Connections.StartConnection Connections.SendResponse".split()
)
"""What a device does, and this one does not: nothing comes of it."""


def directive_faults(
    response: Response, home: Home, model: DialogModel, intent: Json | None
) -> Iterator[Fault]:
    """Find what a device refuses, or drops without a word, in the directives of a response.

    Args:
        response: the skill's answer.
        home: the home of the device, for what the device can do.
        model: the dialogs of the interaction model.
        intent: the intent that the response answers; None for another request.
    """
    for directive in response.directives:
        yield from _support_faults(directive, home)
        yield from _token_faults(directive)
    yield from _dialog_faults(response, model, intent)
    yield from _permission_faults(response)
    yield from _screen_faults(response.directives)
    for directive in of_type(response.directives, DYNAMIC_ENTITIES):
        yield from _dynamic_faults(directive)


def of_type(directives: Sequence[Json], *types: str) -> list[Json]:
    """Pick the directives of some types."""
    return [directive for directive in directives if directive["type"] in types]


def _support_faults(directive: Json, home: Home) -> Iterator[Fault]:
    kind = directive["type"]
    if kind in _ALWAYS:
        if kind in _NOT_HERE:
            message = f"{kind} is beyond this simulator: nothing comes of it here"
            yield Fault("directive-not-simulated", message, is_refusal=False)
        return
    if kind not in _NEEDS:
        close = get_close_matches(kind, [*_NEEDS, *_ALWAYS], n=1)
        hint = f" (did you mean {close[0]}?)" if close else ""
        yield Fault("directive-unknown", f"no device knows the directive {kind}{hint}")
        return
    supported = {*home.interfaces, *(home.screen.interface if home.screen else ())}
    if _NEEDS[kind] not in supported:
        yield Fault("directive-unsupported", f"{kind} was sent to a device without {_NEEDS[kind]}")


def _token_faults(directive: Json) -> Iterator[Fault]:
    token = directive.get("token")
    if isinstance(token, str) and len(token) > LONGEST_TOKEN:
        message = f"the token of {directive['type']} has {len(token)} characters"
        yield Fault("directive-token", f"{message}, more than {LONGEST_TOKEN}")


def _dialog_faults(response: Response, model: DialogModel, intent: Json | None) -> Iterator[Fault]:
    leading = of_type(response.directives, *LEADING)
    if len(leading) > 1:
        names = ", ".join(directive["type"] for directive in leading)
        yield Fault("dialog-one-directive", f"a response has one of these, not {names}")
    for directive in leading:
        yield from _leading_faults(directive, response, model, intent)


def _leading_faults(
    directive: Json, response: Response, model: DialogModel, intent: Json | None
) -> Iterator[Fault]:
    kind = directive["type"]
    if not response.keeps_session and not response.leaves_it_open:
        yield Fault("dialog-after-end", f"{kind} was sent with a response that ends the session")
    if kind == DELEGATE and (response.speech or response.reprompt):
        yield Fault("dialog-delegate-speech", f"{kind} leaves the speaking to Alexa: say nothing")
    target = directive.get("updatedIntent") or intent
    if not target:
        yield Fault("dialog-no-intent", f"{kind} needs an updatedIntent: no intent was understood")
        return
    yield from _target_faults(directive, target, model)


def _target_faults(directive: Json, target: Json, model: DialogModel) -> Iterator[Fault]:
    kind, name = directive["type"], str(target.get("name"))
    dialog = model.intent(name)
    if dialog is None:
        message = f"{kind} is for {name}, which is not in the model's dialog.intents"
        message = f"{message}: Alexa drops it without a word"
        yield Fault("dialog-not-in-model", message, is_refusal=False)
        return
    key = {ELICIT: "slotToElicit", CONFIRM_SLOT: "slotToConfirm"}.get(kind)
    if key and dialog.slot(str(directive.get(key))) is None:
        message = f"{kind} names the slot {directive.get(key)!r}, which the dialog of {name} lacks"
        yield Fault("dialog-slot", message)
    missing = [slot.name for slot in dialog.slots if slot.name not in (target.get("slots") or {})]
    if directive.get("updatedIntent") and missing:
        message = f"the updatedIntent of {kind} leaves out the slot '{missing[0]}'"
        yield Fault("dialog-updated-intent", message)


def _permission_faults(response: Response) -> Iterator[Fault]:
    for directive in of_type(response.directives, SEND_REQUEST):
        if directive.get("name") != "AskFor":
            message = f"Connections.SendRequest '{directive.get('name')}' is beyond this simulator"
            yield Fault("directive-not-simulated", message, is_refusal=False)
            continue
        if response.speech:
            yield Fault("ask-for-speech", "AskFor leaves the speaking to Alexa: say nothing")
        if not (response.keeps_session or response.leaves_it_open):
            message = "AskFor was sent with a response that ends the session"
            yield Fault("ask-for-after-end", message)
        if not scope_asked_for(directive):
            yield Fault("ask-for-payload", "the payload of AskFor names no permissionScope")


def scope_asked_for(directive: Mapping[str, Any]) -> str | None:
    """Name the permission that an AskFor directive asks for, in the payload of version 1 or 2."""
    payload = directive.get("payload")
    if not isinstance(payload, Mapping):
        return None
    scopes = payload.get("permissionScopes")
    if isinstance(scopes, list) and scopes and isinstance(scopes[0], Mapping):
        scope = scopes[0].get("permissionScope")
    else:
        scope = payload.get("permissionScope")
    return scope if isinstance(scope, str) and scope else None


def _screen_faults(directives: Sequence[Json]) -> Iterator[Fault]:
    for directive in of_type(directives, RENDER):
        document = directive.get("document")
        if not isinstance(document, Mapping) or document.get("type") not in ("APL", "Link"):
            yield Fault("screen-document", "the document of RenderDocument must be of type APL")
        elif document["type"] == "APL" and not document.get("mainTemplate"):
            yield Fault("screen-document", "the document of RenderDocument has no mainTemplate")
    for directive in of_type(directives, f"{APL}.ExecuteCommands"):
        if not directive.get("token"):
            message = "ExecuteCommands needs the token of the document that it is for"
            yield Fault("screen-token", message)


def _dynamic_faults(directive: Json) -> Iterator[Fault]:
    if directive.get("updateBehavior") not in ("REPLACE", "CLEAR"):
        yield Fault("dynamic-entities", "updateBehavior must be REPLACE or CLEAR")
    count = len(_phrases(directive.get("types") or []))
    if count > MOST_DYNAMIC:
        message = f"{count} dynamic values and synonyms, more than {MOST_DYNAMIC}"
        yield Fault("dynamic-entities", message)


def _phrases(types: Collection[Any]) -> list[str]:
    names = [value.get("name") or {} for each in types for value in each.get("values") or []]
    return [text for name in names for text in (name.get("value"), *(name.get("synonyms") or []))]
