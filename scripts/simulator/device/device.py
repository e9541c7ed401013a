"""The device: holds the session and carries sentences to the skill and its answers back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from simulator.device.answering import Answering
from simulator.device.envelope import Envelopes
from simulator.device.explanation import Explanation, explain
from simulator.device.handler import Handler
from simulator.device.listener import Listener
from simulator.device.session import Consent, Session, SessionIsOver
from simulator.device.turn import LEAVING, OPENING, SAYING, SILENCE, TOUCH, WAITING, Turn
from simulator.fault import Fault
from simulator.home.home import Home
from simulator.home.reminders import Reminder
from simulator.language.text import read
from simulator.model import InteractionModel
from simulator.recognition.elicitation import MakeRecogniser
from simulator.recognition.invocation import InvocationName, without_wake_word
from simulator.recognition.recogniser import Recogniser

Json = dict[str, Any]

SILENCE_LASTS = timedelta(seconds=8)
"""How long a device waits for an answer before it repeats its question."""
USER_INITIATED = "USER_INITIATED"
EXCEEDED_MAX_REPROMPTS = "EXCEEDED_MAX_REPROMPTS"
_LEAVING = frozenset((("exit",), ("quit",), ("exit", "please"), ("quit", "please")))
"""What the device itself takes as the end; the skill only learns that it is over."""


class Device:
    """A device with one skill on it, in one home.

    What a person does is a method; each returns the turn that came of it. Nothing is remembered
    beside the session that is open and what is set in the home. One thread at a time may use it.
    """

    def __init__(
        self,
        handler: Handler,
        model: InteractionModel,
        home: Home | None = None,
        recogniser: MakeRecogniser = Recogniser,
    ) -> None:
        """Put the skill on the device.

        Args:
            handler: what answers the requests, as `load_handler` finds it.
            model: the interaction model in the home's locale.
            home: where the device stands; by default a speaker without a screen, at the real time.
            recogniser: makes what understands the sentences; any class that is made with a model
                and has `understand(utterance, today)`.
        """
        self.home = home or Home()
        self.model = model
        self._envelopes = Envelopes(self.home)
        self._answering = Answering(handler, self.home, self._envelopes, model.dialog)
        self._listener = Listener(model, recogniser, self.home.identity.skill_id)
        self._name = InvocationName(model.invocation_name)
        self._session: Session | None = None
        self._watchers: list[Callable[[Turn], None]] = []
        self._unreported: tuple[Fault, ...] = ()
        self._passing: timedelta | None = None

    @property
    def is_open(self) -> bool:
        """Whether a session is open, so that the skill hears what is said."""
        return self._session is not None

    @property
    def listens(self) -> bool:
        """Whether the microphone is open, so that nobody has to call the device first."""
        return self._session is not None and self._session.listens

    def get_ready(self) -> None:
        """Make what understands sentences now, if need be in a thread, and not at the first one."""
        _ = self._listener.recogniser

    def explain(self, turn: Turn) -> Explanation | None:
        """Say why a turn's sentence was understood as it was; None if there was none."""
        if turn.understanding is None:
            return None
        listener = self._session.listener if self._session else self._listener
        utterance = without_wake_word(turn.utterance or "")
        invocation = self._name.find(utterance)
        said = invocation.request if invocation else utterance
        return explain(listener.recogniser, said, turn.understanding, self.home.today())

    def watch(self, watcher: Callable[[Turn], None]) -> None:
        """Tell a watcher of each turn from now on, in order; letting time pass begins with one."""
        self._watchers.append(watcher)

    def open(self, utterance: str | None = None) -> Turn:
        """Open the skill without a question; an open session is ended first."""
        session = self._begin()
        turn = Turn(utterance, OPENING)
        return self._finish(session, turn, self._envelopes.launch(session.view()))

    def open_with(self, request: str, utterance: str | None = None) -> Turn:
        """Open the skill with a question in the same breath ('ask NAME why …').

        The question may have the invocation around it; `utterance` is what to note as typed, if
        it was more than the question.
        """
        invocation = self._name.find(request, bare=True)
        asked = invocation.request if invocation else request
        if not read(asked).words:
            return self.open(utterance or request)
        return self._ask(self._begin(), asked, Turn(utterance or request, OPENING))

    def says(self, utterance: str) -> Turn:
        """Say something. Nothing but blanks is silence; an invocation opens the skill anew.

        'Alexa' before it is what one says to interrupt her, and is no part of what is understood.

        Raises:
            SessionIsOver: the skill is not open, and the sentence does not open it.
        """
        invocation = self._name.find(utterance, bare=not self.is_open)
        if invocation:
            return self.open_with(invocation.request, utterance)
        session = self._opened()
        spoken = without_wake_word(utterance)
        if not spoken.strip():
            return self.stays_silent()
        if session.consent:
            return self._settle_consent(session, session.consent, utterance)
        if read(spoken).texts in _LEAVING:
            return self.ends(utterance)
        return self._ask(session, spoken, Turn(utterance))

    def stays_silent(self) -> Turn:
        """Say nothing for eight seconds: the reprompt is heard once, then the session ends.

        Raises:
            SessionIsOver: the skill is not open.
        """
        session = self._opened()
        self.home.clock.move_on(SILENCE_LASTS)
        if session.consent:
            return self._settle_consent(session, session.consent, "")
        if session.was_reprompted or not session.reprompt or not session.listens:
            return self._end(session, EXCEEDED_MAX_REPROMPTS, Turn("", SILENCE))
        return self._told(self._answering.reprompt(session))

    def touches(self, *arguments: Any, component: str = "") -> Turn:
        """Touch something on the screen whose SendEvent has these arguments.

        Raises:
            SessionIsOver: the skill is not open.
            ValueError: nothing is on the screen.
        """
        session = self._opened()
        if not session.shown:
            raise ValueError("nothing is on the screen that could be touched")
        source = {"type": "TouchWrapper", "handler": "Press", "id": component}
        request = self._envelopes.touched(session.view(), list(arguments), source)
        return self._finish(session, Turn(None, TOUCH), request)

    def ends(self, utterance: str | None = None) -> Turn:
        """End the session as a person does with 'exit'.

        Raises:
            SessionIsOver: the skill is not open.
        """
        return self._end(self._opened(), USER_INITIATED, Turn(utterance, LEAVING))

    def later(self, span: timedelta) -> list[Turn]:
        """Let time pass: an open session runs out of patience, and what falls due rings, in order.

        Raises:
            ValueError: the span is negative.
        """
        end = self.home.clock() + span
        self._passing = span
        self._told(Turn(None, WAITING, has_ended=not self.is_open, listens=self.listens))
        turns = []
        while self.is_open and self.home.clock() + SILENCE_LASTS <= end:
            turns.append(self.stays_silent())
        while reminder := self.home.ring(end):
            turns.append(self._told(self._rung(reminder)))
        self._passing = None
        if end != self.home.clock():
            self.home.clock.move_on(end - self.home.clock())
        return turns

    def _rung(self, reminder: Reminder) -> Turn:
        """Let Alexa say a reminder."""
        return Turn(None, WAITING, rang=reminder.token).spoken(
            reminder.spoken(self.home.locale),
            self._session.attributes if self._session else {},
            has_ended=not self.is_open,
            listens=self.listens,
        )

    def _opened(self) -> Session:
        if self._session is None:
            raise SessionIsOver
        return self._session

    def _begin(self) -> Session:
        if self._session:
            ending = self._answering.ending(self._session, Turn(None, LEAVING), USER_INITIATED)
            self._unreported = ending.faults
        self._session = Session(self._envelopes.new_session_id(), self._listener)
        return self._session

    def _ask(self, session: Session, asked: str, turn: Turn) -> Turn:
        heard = session.listener.hear(asked, self.home.today(), session.dialog)
        session.dialog = heard.dialog
        turn = turn.because(heard.understanding)
        if heard.step:
            return self._told(self._answering.prompt(session, turn, heard.step.prompt))
        request = self._envelopes.intent(session.view(), heard.intent, heard.state)
        return self._finish(session, turn, request)

    def _finish(self, session: Session, turn: Turn, request: Json) -> Turn:
        """Send a request, and do all that comes of it."""
        turn = self._answering.answer(session, turn, request)
        if turn.has_ended:
            self._session = None
        return self._told(turn)

    def _settle_consent(self, session: Session, consent: Consent, utterance: str) -> Turn:
        """Tell the skill what the person said to Alexa's question for a permission."""
        session.consent = None
        agrees = session.listener.agrees(without_wake_word(utterance))
        request = self._answering.consent(session, consent, agrees=agrees)
        action = SAYING if utterance.strip() else SILENCE
        return self._finish(session, Turn(utterance, action), request)

    def _end(self, session: Session, reason: str, turn: Turn) -> Turn:
        """Tell the skill that the session is over; it cannot answer."""
        self._session = None
        return self._told(self._answering.ending(session, turn, reason))

    def _told(self, turn: Turn) -> Turn:
        """Tell of a turn, with the faults of a session that was closed to open this one."""
        turn = replace(turn, faults=(*self._unreported, *turn.faults), span=self._passing)
        self._unreported = ()
        for watcher in self._watchers:
            watcher(turn)
        return turn
