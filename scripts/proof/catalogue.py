"""The catalogue: what a person can do in one turn. Every kind of event has its place here.

Silence is no turn: the platform says the reprompt and then ends the session. `GIVEN_UP` is made
by the dialogue itself.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import time

from proof.likeness import tellings
from triage.dialogue.errand import NO_WISH, Result, Wish
from triage.dialogue.event import Comparison, Event, EventKind
from triage.dialogue.state import CONFIRM_REMINDER, RETURNING, State
from triage.protocol.fact import Answer, FactKind
from triage.protocol.protocol import Protocol

WISHES = (NO_WISH, Wish(days=3), Wish(days=400), Wish(days=0, at=time(0, 1)))
"""No time, a time that will do, one that is too far, and one that has gone by."""

EMERGENCY_WORDS = ("breathing_trouble", "wants_ambulance", "self_harm_thoughts")
"""'I can't breathe', 'do I need an ambulance', 'I want to die'."""


@dataclass(frozen=True)
class Move:
    """An event that can come next, and how many alike it stands for."""

    event: Event
    count: int = 1
    spends: int = 0
    """How many of the things that may be told it takes."""


class Catalogue:
    """Gives every move from a state."""

    def __init__(self, protocol: Protocol, signs: int | None = None) -> None:
        """Work out once what can be told and asked about.

        Things are told from states with at most so many signs (a bare 'yes' or 'not sure' each),
        and one more may follow; without a bound if it is None.
        """
        self.protocol = protocol
        self._most_signs = signs
        self._signs = {f.id for f in protocol.facts.values() if f.kind is FactKind.SIGN}
        self.tellings = tellings(protocol)

    def moves(
        self, state: State, spare: int, most: int, *, is_whole: bool = True
    ) -> Iterator[Move]:
        """Give the moves from a state; `spare` of the `most` things may still be told.

        Where nothing but 'no' was said yet, every topic and cause is asked about, and the emergency
        words come with every kind of event; elsewhere, and where it is not the
        `is_whole` list, one topic and one cause stand for all. From a state that ended the
        conversation there is none: the platform never carries it on.
        """
        if state.last is not None and state.asking is None:
            return
        if spare < most:
            yield from self._answers(state, only_no=self.is_at_bound(state))
            return
        tellable = 0 if state.misses or self.is_at_bound(state) else spare
        is_plain = is_whole and state.misses == 0 and set(state.heard.values()) <= {Answer.NO}
        for kind in EventKind:
            for move in PLACES[kind](self, kind, state):
                if move.spends <= tellable:
                    yield move
            if is_plain:
                yield from self._about_the_rest(kind)
        yield from self._emergency_words(is_plain=is_plain)

    def is_at_bound(self, state: State) -> bool:
        """Tell whether there are more signs than things may be told from."""
        if self._most_signs is None:
            return False
        known = self._signs & state.heard.keys()
        return [state.heard[fact] for fact in known].count(Answer.YES) > self._most_signs

    def _answers(self, state: State, *, only_no: bool) -> Iterator[Move]:
        """After something was told: yes, no, not sure, or nothing that can be understood."""
        question = self.protocol.questions.get(state.asking or "")
        for answer in Answer if state.misses == 0 else ():
            if (
                not only_no
                or answer is Answer.NO
                or (question and not question.takes(Answer.NO, state.misses))
            ):
                yield Move(Event(EventKind.ANSWERED, answer=answer))
        yield Move(Event(EventKind.NOT_UNDERSTOOD))

    def _about_the_rest(self, kind: EventKind) -> Iterator[Move]:
        for about in self.subjects(kind)[1:]:
            yield Move(Event(kind, about=about))

    def _emergency_words(self, *, is_plain: bool) -> Iterator[Move]:
        for word in EMERGENCY_WORDS:
            yield Move(Event(EventKind.TOLD, {word: Answer.YES}))
        if is_plain:
            told = {EMERGENCY_WORDS[0]: Answer.YES}
            for kind in EventKind:
                if kind not in (EventKind.TOLD, *_ENDING, *MADE_BY_THE_DIALOGUE):
                    yield Move(replace(self._some(kind), told=told))

    def _some(self, kind: EventKind) -> Event:
        answer = Answer.NO if kind is EventKind.ANSWERED else None
        return Event(kind, answer=answer, about=self.subjects(kind)[0])

    def subjects(self, kind: EventKind) -> tuple[str | None, ...]:
        """Give what can be asked about by a kind of event; nothing for most."""
        if kind is EventKind.ASKED_TOPIC:
            return tuple(self.protocol.topics)
        return tuple(self.protocol.causes) if kind is EventKind.ASKED_CAUSE else (None,)


Place = Callable[[Catalogue, EventKind, State], Iterable[Move]]

MADE_BY_THE_DIALOGUE = frozenset((EventKind.GIVEN_UP, EventKind.MUST_LOOK, EventKind.LOST))

_ENDING = frozenset((EventKind.STOPPED, EventKind.STARTED_OVER))


def _once(catalogue: Catalogue, kind: EventKind, state: State) -> Iterable[Move]:
    yield Move(Event(kind))


def _never(catalogue: Catalogue, kind: EventKind, state: State) -> Iterable[Move]:
    return ()


def _answers(catalogue: Catalogue, kind: EventKind, state: State) -> Iterable[Move]:
    """Answer; about last time, in the same breath, that it is somebody else's too."""
    for answer in Answer:
        yield Move(Event(kind, answer=answer))
        if state.asking in RETURNING:
            yield Move(Event(kind, {"about": "other"}, answer))


def _tellings(catalogue: Catalogue, kind: EventKind, state: State) -> Iterable[Move]:
    """Tell one thing; deny one that the open question asks about; tell nothing that is new."""
    yield Move(Event(kind))
    yield Move(Event(kind, unclear=catalogue.protocol.facts["body_part"].values[:4]), spends=1)
    for telling in catalogue.tellings:
        yield Move(Event(kind, telling.told), telling.count, spends=1)
    question = catalogue.protocol.questions.get(state.asking or "")
    for fact in question.asks_about if question else ():
        if catalogue.protocol.facts[fact].is_finding:
            yield Move(Event(kind, {fact: Answer.NO}), spends=1)


def _subject(catalogue: Catalogue, kind: EventKind, state: State) -> Iterable[Move]:
    yield Move(Event(kind, about=catalogue.subjects(kind)[0]))


def _in_a_fresh_talk(catalogue: Catalogue, kind: EventKind, state: State) -> Iterable[Move]:
    """A state that could not be carried on was thrown away."""
    if state.last is None:
        yield Move(Event(kind))


def _comparisons(catalogue: Catalogue, kind: EventKind, state: State) -> Iterable[Move]:
    for comparison in Comparison:
        yield Move(Event(kind, about=comparison))


def _pasts(catalogue: Catalogue, kind: EventKind, state: State) -> Iterable[Move]:
    """Of something grave: that is answered at more length, and changes as little as the rest."""
    yield Move(Event(kind, past=(EMERGENCY_WORDS[0],)))


def _wishes(catalogue: Catalogue, kind: EventKind, state: State) -> Iterable[Move]:
    for wish in WISHES:
        yield Move(Event(kind, wish=wish))


def _permissions(catalogue: Catalogue, kind: EventKind, state: State) -> Iterable[Move]:
    if state.asking == CONFIRM_REMINDER:
        for permission in (Result.DONE, Result.NO_PERMISSION, Result.NOTHING):
            yield Move(Event(kind, permission=permission))


def _with_nothing_to_take_back(
    catalogue: Catalogue, kind: EventKind, state: State
) -> Iterable[Move]:
    """What was just added is taken back after every turn (`proof.taking_back`)."""
    if not state.history:
        yield Move(Event(kind))


PLACES: Mapping[EventKind, Place] = {
    EventKind.OPENED: _once,
    EventKind.TOLD: _tellings,
    EventKind.ANSWERED: _answers,
    EventKind.ASKED_WHY: _once,
    EventKind.ASKED_HELP: _once,
    EventKind.ASKED_MEANING: _once,
    EventKind.ASKED_REPEAT: _once,
    EventKind.ASKED_TIPS: _once,
    EventKind.ASKED_TOPIC: _subject,
    EventKind.ASKED_CAUSE: _subject,
    EventKind.STARTED_OVER: _once,
    EventKind.RESTARTED: _in_a_fresh_talk,
    EventKind.STOPPED: _once,
    EventKind.NOT_UNDERSTOOD: _once,
    EventKind.HEDGED: _once,
    EventKind.ASSENTED: _once,
    EventKind.DENIED_ALL: _once,
    EventKind.KNEW_OF_NONE: _once,
    EventKind.ASKED_HOW_MANY: _once,
    EventKind.ASKED_SOURCE: _once,
    EventKind.ASKED_AMBULANCE: _once,
    EventKind.ASKED_WHAT_WOULD_CHANGE: _once,
    EventKind.ASKED_SUMMARY: _once,
    EventKind.ASKED_SLOWER: _once,
    EventKind.ASKED_FASTER: _once,
    EventKind.ASKED_TO_WAIT: _once,
    EventKind.COMPARED: _comparisons,
    EventKind.ASKED_MEMORY: _once,
    EventKind.WANTED_FORGETTING: _once,
    EventKind.WANTED_REMINDER: _wishes,
    EventKind.CANCELED_REMINDER: _once,
    EventKind.PERMITTED: _permissions,
    EventKind.REPORTED: _never,
    EventKind.CORRECTED: _once,
    EventKind.WENT_BACK: _with_nothing_to_take_back,
    EventKind.TOLD_PAST: _pasts,
    EventKind.GIVEN_UP: _never,
    EventKind.MUST_LOOK: _never,
    EventKind.LOST: _never,
}
"""Where each kind of event stands: what a person can do with it in a state."""
