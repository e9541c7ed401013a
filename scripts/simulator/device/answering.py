"""The skill's answers carried out: what is heard, what stays open, what Alexa does on her own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from simulator import ssml
from simulator.device.dialog import COMPLETED, Dialog, Step, begin
from simulator.device.directives import (
    CONFIRM_SLOT,
    DELEGATE,
    DYNAMIC_ENTITIES,
    ELICIT,
    LEADING,
    RENDER,
    SEND_REQUEST,
    of_type,
    scope_asked_for,
)
from simulator.device.envelope import Envelopes
from simulator.device.exchange import Exchange, Reply
from simulator.device.handler import Handler
from simulator.device.response import Response
from simulator.device.session import Consent, Session
from simulator.device.turn import SILENCE, Turn
from simulator.dialog_model import DialogModel
from simulator.fault import Fault
from simulator.home.home import DENIED, GRANTED, Home

Json = dict[str, Any]

_MOST_UNNOTICED = 5
"""Exchanges in one turn that the person does not notice; with more, the two go in circles."""
_QUESTION = "This skill asks for your permission: {scope}. You can say I approve, or no."


class Answering:
    """Sends the requests of one device and does what the answers say."""

    def __init__(
        self, handler: Handler, home: Home, envelopes: Envelopes, dialogs: DialogModel
    ) -> None:
        """Connect the skill."""
        self._exchange = Exchange(handler, home, dialogs)
        self._home = home
        self._envelopes = envelopes
        self._dialogs = dialogs

    def answer(self, session: Session, turn: Turn, request: Json) -> Turn:
        """Send a request and carry out the answer; the turn then tells all that came of it."""
        reply = self._exchange.send(request)
        if reply.was_refused:
            return self._refusal(session, turn, reply)
        _keep(session, reply.response)
        turn = _heard(turn, reply, session)
        for directive in of_type(reply.response.directives, DYNAMIC_ENTITIES):
            types = directive.get("types") or []
            session.listener = session.listener.with_values(types)
        for directive in of_type(reply.response.directives, SEND_REQUEST):
            scope = scope_asked_for(directive)
            if directive.get("name") == "AskFor" and scope:
                return self._ask_for(session, turn, Consent(scope, str(directive.get("token", ""))))
        leading = of_type(reply.response.directives, *LEADING)
        return self._lead(session, turn, leading)

    def ending(self, session: Session, turn: Turn, reason: str, error: Json | None = None) -> Turn:
        """Tell the skill that its session is over; nothing that it answers is heard."""
        reply = self._exchange.send(self._envelopes.ended(session.view(), reason, error))
        return replace(
            turn,
            attributes=session.attributes,
            request=reply.request,
            response=reply.response.body,
            has_ended=True,
            faults=reply.faults,
            seconds=reply.seconds,
        )

    def prompt(self, session: Session, turn: Turn, wording: str | None) -> Turn:
        """Let Alexa say a prompt of the model and wait for the answer."""
        session.is_new, session.was_reprompted, session.listens = False, False, True
        session.reprompt = wording
        if wording is None:
            message = "the dialog asks for something for which the model has no prompt"
            faults = (*turn.faults, Fault("dialog-prompt", message, is_refusal=False))
            return replace(
                turn, attributes=session.attributes, listens=True, has_ended=False, faults=faults
            )
        return turn.spoken(wording, session.attributes, has_ended=False, listens=True)

    def reprompt(self, session: Session) -> Turn:
        """Repeat, after silence, what the skill wants repeated."""
        session.was_reprompted = True
        text = ssml.as_text(session.reprompt or "")
        return Turn(
            "",
            SILENCE,
            speech=text,
            ssml=session.reprompt,
            reprompt=text,
            attributes=session.attributes,
            listens=True,
            is_reprompt=True,
        )

    def consent(self, session: Session, consent: Consent, *, agrees: bool | None) -> Json:
        """Note in the home what the person said to a question for a permission.

        Returns:
            The request that tells the skill of it.
        """
        if agrees is not None:
            self._home.permissions[consent.scope] = GRANTED if agrees else DENIED
        status = {True: "ACCEPTED", False: "DENIED", None: "NOT_ANSWERED"}[agrees]
        return self._envelopes.consented(session.view(), status, consent.scope, consent.token)

    def _refusal(self, session: Session, turn: Turn, reply: Reply) -> Turn:
        """End the session as the service does when it cannot use the answer."""
        ending = self.ending(session, turn, "ERROR", reply.error)
        return replace(
            turn,
            attributes=session.attributes,
            request=reply.request,
            response=reply.response.body,
            has_ended=True,
            faults=(*turn.faults, *reply.faults, *ending.faults),
            was_refused=True,
            meanwhile=(*turn.meanwhile, *reply.meanwhile),
            seconds=turn.seconds + reply.seconds,
        )

    def _ask_for(self, session: Session, turn: Turn, consent: Consent) -> Turn:
        """Ask for a permission, unless it is there already."""
        if self._home.allows(consent.scope):
            request = self.consent(session, consent, agrees=True)
            return self._again(session, turn, request)
        session.consent = consent
        return self.prompt(session, turn, ssml.from_text(_QUESTION.format(scope=consent.scope)))

    def _lead(self, session: Session, turn: Turn, leading: Sequence[Json]) -> Turn:
        """Go on with the dialog as the skill says; without a word of it, the dialog is over."""
        directive = leading[0] if leading else None
        dialog = self._dialog(session.dialog, directive) if directive else None
        session.dialog = dialog
        if dialog is None or directive is None:
            return turn
        if directive["type"] != DELEGATE:
            key = {ELICIT: "slotToElicit", CONFIRM_SLOT: "slotToConfirm"}.get(directive["type"], "")
            dialog.waits_for = Step(directive["type"], directive.get(key))
            return turn
        dialog.waits_for = dialog.next_step(self._dialogs)
        if dialog.waits_for:
            return self.prompt(session, turn, dialog.waits_for.prompt)
        request = self._envelopes.intent(session.view(), dialog.intent, COMPLETED)
        return self._again(session, turn, request)

    def _dialog(self, current: Dialog | None, directive: Json) -> Dialog | None:
        """Find the dialog that a directive is about, with what it changes in the intent."""
        updated = directive.get("updatedIntent")
        if not updated:
            return current
        if current and current.plan.name == updated.get("name"):
            current.intent = {"slots": {}} | updated
            return current
        return begin(self._dialogs, updated)

    def _again(self, session: Session, turn: Turn, request: Json) -> Turn:
        """Send the next request of the same turn."""
        if len(turn.before) >= _MOST_UNNOTICED:
            message = f"{_MOST_UNNOTICED} exchanges in one turn, and nothing was said"
            fault = Fault("dialog-circle", message, is_refusal=False)
            return replace(turn, faults=(*turn.faults, fault))
        before = (*turn.before, replace(turn, before=()))
        return self.answer(session, replace(turn, before=before), request)


def _keep(session: Session, response: Response) -> None:
    """Keep of an answer what the session goes on with."""
    session.attributes = response.attributes
    session.reprompt = response.reprompt_ssml
    session.is_new, session.was_reprompted = False, False
    rendered = of_type(response.directives, RENDER)
    if rendered:
        session.shown = rendered[-1]
    session.listens = response.keeps_session or (
        response.leaves_it_open and bool(of_type(response.directives, *LEADING, SEND_REQUEST))
    )


def _heard(turn: Turn, reply: Reply, session: Session) -> Turn:
    """Note in the turn what the answer lets one hear."""
    response = reply.response
    on_screen = response.leaves_it_open and bool(of_type(response.directives, RENDER))
    return replace(
        turn,
        speech=response.speech,
        ssml=response.ssml,
        reprompt=response.reprompt,
        attributes=response.attributes,
        request=reply.request,
        response=response.body,
        has_ended=not (session.listens or on_screen),
        listens=session.listens,
        faults=(*turn.faults, *reply.faults),
        meanwhile=(*turn.meanwhile, *reply.meanwhile),
        seconds=turn.seconds + reply.seconds,
    )
