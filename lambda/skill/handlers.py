"""The handler that the SDK dispatches to: a person's turn, from envelope to response."""

from typing import cast

from ask_sdk_core.dispatch_components import AbstractRequestHandler
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_model import IntentRequest, LaunchRequest, Response, Session

from skill.interpretation import interpret
from skill.response import write_reply
from skill.session import new_state, read_state
from skill.turn_log import log_turn
from triage import Content, State, respond
from triage.dialogue.event import Event, EventKind
from triage.dialogue.state_form import dump_state


class TurnHandler(AbstractRequestHandler):
    """Answers launches and intents: interpretation, dialogue, response."""

    def __init__(self, content: Content) -> None:
        """Answer with this content."""
        self._content = content

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """Take what a person said or opened."""
        request = handler_input.request_envelope.request
        return isinstance(request, IntentRequest | LaunchRequest)

    def handle(self, handler_input: HandlerInput) -> Response:
        """Answer one turn and carry the state on in the session."""
        envelope = handler_input.request_envelope
        request = cast("IntentRequest | LaunchRequest", envelope.request)
        locale = request.locale or ""
        state, event = self._resume(envelope.session, self._event(request))
        state, reply = respond(self._content, locale, state, event)
        log_turn(event.kind, state, reply)
        if envelope.session is not None:
            carried = dump_state(state, self._content.version)
            handler_input.attributes_manager.session_attributes = carried
        title = self._content.wording_for(locale).replies["card_title"]
        return write_reply(reply, handler_input.response_builder, title)

    def _event(self, request: IntentRequest | LaunchRequest) -> Event:
        if isinstance(request, LaunchRequest):
            return Event(EventKind.OPENED)
        intent, now = request.intent, request.timestamp
        if intent is None or intent.name is None or now is None:
            raise ValueError("an intent request without an intent or a timestamp")
        return interpret(self._content, intent.name, intent.slots, now.date())

    def _resume(self, session: Session | None, event: Event) -> tuple[State, Event]:
        """Give the state of the session; a broken one begins anew, and the person is told."""
        fresh = new_state(session)
        if session is None or session.new:
            return fresh, event
        state = read_state(self._content, session.attributes, fresh)
        if state is None and event.kind is EventKind.STOPPED:
            return fresh, event
        if state is None:
            return fresh, Event(EventKind.RESTARTED, event.told)
        return state, event
