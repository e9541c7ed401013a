"""The handler that the SDK dispatches to: a person's turn, from envelope to response."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from ask_sdk_core.dispatch_components import AbstractRequestHandler
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_model import Session

from lean_sdk import Finished
from skill.caller import Caller
from skill.interpretation import interpret, permission_in
from skill.request import LAUNCHED, PERMITTED, SPOKEN_TYPES
from skill.response import write_reply
from skill.session import new_state, read_state
from skill.slots import intent_as_json
from skill.turn_log import log_turn
from triage import Content, Reply, State, respond
from triage.dialogue.event import Event, EventKind
from triage.dialogue.state_form import dump_state

if TYPE_CHECKING:
    from skill.remembering import Remembering


class TurnHandler(AbstractRequestHandler):
    """Answers launches and intents: interpretation, dialogue, response."""

    def __init__(self, content: Content, remembering: "Remembering | None" = None) -> None:
        """Answer with this content; remember nothing, or what this lets one remember."""
        self._content = content
        self._remembering = remembering

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """Take what a person said or opened, or what they said to the platform's own question."""
        request = handler_input.request_envelope.request
        return request is not None and request.object_type in SPOKEN_TYPES

    def handle(self, handler_input: HandlerInput) -> Any:
        """Answer one turn, in JSON, and carry the state on in the session."""
        envelope = handler_input.request_envelope
        caller = handler_input.context if isinstance(handler_input.context, Caller) else Caller()
        request: Any = envelope.request
        now, locale = request.timestamp, request.locale or ""
        if now is None:
            raise ValueError("a request without a timestamp")
        state, event = self._resume(envelope.session, caller, now, self._event(request))
        state, reply = respond(self._content, locale, state, event)
        if reply.errand is not None:
            state, reply = self._after_errand(state, reply, caller, now, locale)
        log_turn(event.kind, state, reply)
        if self._remembering is not None and not reply.is_open:
            self._remembering.keep(state, caller.user_id, now, is_broken_off=False)
        if envelope.session is not None:
            carried = Finished(dump_state(state, self._content.version))
            handler_input.attributes_manager.session_attributes = carried
        wording = self._content.wording_for(locale) if reply.is_to_read else None
        title = "" if wording is None else wording.replies["card_title"]
        return write_reply(reply, title)

    def _after_errand(
        self, state: State, reply: Reply, caller: Caller, now: datetime, locale: str
    ) -> tuple[State, Reply]:
        """Run what the reply wants done, and answer with what came of it."""
        from skill.errands import Errands  # noqa: PLC0415 - most turns have none

        assert reply.errand is not None  # noqa: S101 - for the reader and the type checker
        report = Errands(caller, now, locale, self._remembering).run(reply.errand)
        return respond(self._content, locale, state, Event(EventKind.REPORTED, report=report))

    def _event(self, request: Any) -> Event:
        if request.object_type == LAUNCHED:
            return Event(EventKind.OPENED)
        if request.object_type == PERMITTED:
            return Event(EventKind.PERMITTED, permission=permission_in(request.payload))
        intent = intent_as_json(request.intent)
        if intent is None or intent.get("name") is None:
            raise ValueError("an intent request without an intent")
        today = request.timestamp.date()
        return interpret(self._content, intent["name"], intent.get("slots"), today)

    def _resume(
        self, session: Session | None, caller: Caller, now: datetime, event: Event
    ) -> tuple[State, Event]:
        """Give the state of the session; a broken one begins anew, and the person is told."""
        if session is not None and not session.new and session.attributes:
            state = read_state(self._content, session.attributes)
            if state is not None:
                return state, event
            if event.kind is not EventKind.STOPPED:
                event = Event(EventKind.RESTARTED, event.told)
        fresh = new_state(session, can_remind=caller.has_services)
        if session is not None and session.new:
            fresh = self._recalled(fresh, caller, now)
        return fresh, event

    def _recalled(self, fresh: State, caller: Caller, now: datetime) -> State:
        if self._remembering is None:
            return fresh
        return self._remembering.recalled(fresh, caller.user_id, now)
