"""The device: holds the session and carries sentences to the skill and its answers back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from simulator.envelope import Envelopes, Identity, SessionView, now
from simulator.handler import Handler, call
from simulator.invocation import InvocationName
from simulator.model import InteractionModel
from simulator.recogniser import Recogniser
from simulator.response import Response
from simulator.text import read
from simulator.turn import Turn
from simulator.understanding import Understanding

Json = dict[str, Any]

USER_INITIATED = "USER_INITIATED"
EXCEEDED_MAX_REPROMPTS = "EXCEEDED_MAX_REPROMPTS"
ERROR = "ERROR"
_LEAVING = frozenset((("exit",), ("quit",), ("exit", "please"), ("quit", "please")))
"""What the device itself takes as the end; the skill only learns that it is over."""


class SessionIsOver(Exception):
    """Something was said to a skill that is not open."""


@dataclass
class _Session:
    session_id: str
    attributes: Json = field(default_factory=dict)
    is_new: bool = True
    last: Response | None = None
    was_reprompted: bool = False

    def view(self) -> SessionView:
        return SessionView(self.session_id, self.is_new, self.attributes)


class Device:
    """A device with one skill on it, in one locale.

    What a person does is a method; each returns the turn that came of it. Nothing is remembered
    beside the session that is open.
    """

    def __init__(
        self,
        handler: Handler,
        model: InteractionModel,
        locale: str = "en-US",
        clock: Callable[[], datetime] = now,
        identity: Identity | None = None,
    ) -> None:
        """Put the skill on the device. `clock` gives aware times; tests pass their own."""
        self._handler = handler
        self._clock = clock
        self._envelopes = Envelopes(identity or Identity(), locale, clock)
        self._recogniser = Recogniser(model)
        self._name = InvocationName(model.invocation_name)
        self._session: _Session | None = None
        self._unreported: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether a session is open, so that the skill hears what is said."""
        return self._session is not None

    def open(self, utterance: str | None = None) -> Turn:
        """Open the skill without a question; an open session is ended first."""
        return self._send(self._begin(), self._envelopes.launch, utterance)

    def open_with(self, request: str, utterance: str | None = None) -> Turn:
        """Open the skill with a question in the same breath ('ask NAME why …').

        Args:
            request: the question, with or without the invocation around it.
            utterance: what to note as typed, if it was more than the question.
        """
        invocation = self._name.find(request, bare=True)
        asked = invocation.request if invocation else request
        if not read(asked).words:
            return self.open(utterance or request)
        return self._ask(self._begin(), asked, utterance or request)

    def says(self, utterance: str) -> Turn:
        """Say something. Nothing but blanks is silence; an invocation opens the skill anew.

        Raises:
            SessionIsOver: the skill is not open, and the sentence does not open it.
        """
        invocation = self._name.find(utterance, bare=not self.is_open)
        if invocation:
            return self.open_with(invocation.request, utterance)
        if self._session is None:
            raise SessionIsOver("the session is over")
        if not utterance.strip():
            return self.stays_silent()
        if read(utterance).texts in _LEAVING:
            return self.ends(utterance)
        return self._ask(self._session, utterance, utterance)

    def stays_silent(self) -> Turn:
        """Say nothing for eight seconds: the reprompt is heard once, then the session ends.

        Raises:
            SessionIsOver: the skill is not open.
        """
        session = self._session
        if session is None:
            raise SessionIsOver("the session is over")
        if session.was_reprompted or session.last is None or not session.last.reprompt:
            return self._end(session, EXCEEDED_MAX_REPROMPTS, "")
        session.was_reprompted = True
        return Turn(
            utterance="",
            speech=session.last.reprompt,
            ssml=session.last.reprompt_ssml,
            reprompt=session.last.reprompt,
            attributes=session.attributes,
            is_reprompt=True,
        )

    def ends(self, utterance: str | None = None) -> Turn:
        """End the session as a person does with 'exit'.

        Raises:
            SessionIsOver: the skill is not open.
        """
        if self._session is None:
            raise SessionIsOver("the session is over")
        return self._end(self._session, USER_INITIATED, utterance)

    def _begin(self) -> _Session:
        if self._session:
            self._unreported = self._end(self._session, USER_INITIATED, None).faults
        self._session = _Session(self._envelopes.new_session_id())
        return self._session

    def _ask(self, session: _Session, asked: str, utterance: str) -> Turn:
        understanding = self._recogniser.understand(asked, self._clock().date())

        def envelope(view: SessionView) -> Json:
            return self._envelopes.intent(view, understanding)

        return self._send(session, envelope, utterance, understanding)

    def _send(
        self,
        session: _Session,
        envelope: Callable[[SessionView], Json],
        utterance: str | None,
        understanding: Understanding | None = None,
    ) -> Turn:
        request = envelope(session.view())
        outcome = call(self._handler, request, request["request"]["requestId"])
        response = Response(outcome.body)
        faults = (outcome.fault,) if outcome.fault else tuple(response.faults())
        if faults:
            return self._refuse(session, request, response, faults, utterance, understanding)
        session.attributes, session.last = response.attributes, response
        session.is_new, session.was_reprompted = False, False
        if not response.keeps_session:
            self._session = None
        return Turn(
            utterance=utterance,
            understanding=understanding,
            speech=response.speech,
            ssml=response.ssml,
            reprompt=response.reprompt,
            attributes=response.attributes,
            request=request,
            response=response.body,
            has_ended=not self.is_open,
            faults=self._take_unreported(),
        )

    def _refuse(
        self,
        session: _Session,
        request: Json,
        response: Response,
        faults: tuple[str, ...],
        utterance: str | None,
        understanding: Understanding | None,
    ) -> Turn:
        """End the session as the service does when it cannot use the answer."""
        error = {"type": "INVALID_RESPONSE", "message": faults[0]}
        ending = self._end(session, ERROR, utterance, error)
        return Turn(
            utterance=utterance,
            understanding=understanding,
            attributes=session.attributes,
            request=request,
            response=response.body,
            has_ended=True,
            faults=(*self._take_unreported(), *faults, *ending.faults),
            was_refused=True,
        )

    def _take_unreported(self) -> tuple[str, ...]:
        """Hand over the faults of a session that was closed to open this one."""
        faults, self._unreported = self._unreported, ()
        return faults

    def _end(
        self, session: _Session, reason: str, utterance: str | None, error: Json | None = None
    ) -> Turn:
        """Tell the skill that the session is over; it cannot answer."""
        request = self._envelopes.ended(session.view(), reason, error)
        self._session = None
        outcome = call(self._handler, request, request["request"]["requestId"])
        response = Response(outcome.body, answers_an_ending=True)
        faults = (outcome.fault,) if outcome.fault else tuple(response.faults())
        return Turn(
            utterance=utterance,
            attributes=session.attributes,
            request=request,
            response=outcome.body,
            has_ended=True,
            faults=faults,
        )
