"""What people may tell and do, drawn at random by hypothesis from all that the protocol knows.

A property takes the content from here and not as a fixture: what is given to it as an argument
hypothesis prints with the counterexample, and gives up with another error where that is too long.
"""

from collections.abc import Iterator

from hypothesis import settings
from hypothesis import strategies as st

from tests.conftest import ROOT
from triage import load_content
from triage.dialogue.event import Event, EventKind
from triage.protocol.fact import Answer, Fact, FactKind, Value
from triage.protocol.protocol import Protocol

CONTENT = load_content(ROOT / "content")
PROTOCOL = CONTENT.protocol

PROPERTY = settings(deadline=None, derandomize=True, database=None, max_examples=100)
"""The same examples on every run and on every machine, however slow it is."""

WALK = settings(PROPERTY, max_examples=50)
"""For whole conversations, of which one example is many turns."""

Telling = dict[str, Value]


def tellings(protocol: Protocol, most: int = 6) -> st.SearchStrategy[Telling]:
    """Give any few facts, each with any value that it can have."""
    pairs = [(fact.id, value) for fact in protocol.facts.values() for value in values_of(fact)]
    return st.lists(st.sampled_from(pairs), max_size=most).map(dict)


def values_of(fact: Fact) -> Iterator[Value]:
    """Give the values of a fact: all of them, or of days and parts a fair choice."""
    if fact.is_finding:
        yield from Answer
    elif fact.kind is FactKind.DAYS:
        yield from (0, 1, 13, 14, 15, 100, 36500)
    elif fact.kind is FactKind.CHOICE:
        yield from fact.values
    else:
        yield from ((part,) for part in fact.values)
        yield from zip(fact.values, fact.values[1:], strict=False)


def events(protocol: Protocol) -> st.SearchStrategy[Event]:
    """Give anything that a person can do in one turn."""
    plain = [kind for kind in EventKind if kind not in (*_MADE_BY_THE_DIALOGUE, *_WITH_MORE)]
    told = tellings(protocol, most=2)
    return st.one_of(
        st.builds(Event, st.sampled_from(plain), told),
        st.builds(Event, st.sampled_from((EventKind.TOLD, EventKind.CORRECTED)), told),
        st.builds(Event, st.just(EventKind.ANSWERED), told, answer=st.sampled_from(list(Answer))),
        st.builds(
            Event,
            st.just(EventKind.ASKED_TOPIC),
            told,
            about=st.sampled_from(sorted(protocol.topics)),
        ),
        st.builds(
            Event,
            st.just(EventKind.ASKED_CAUSE),
            told,
            about=st.sampled_from(sorted(protocol.causes)),
        ),
    )


_MADE_BY_THE_DIALOGUE = (EventKind.MUST_LOOK, EventKind.GIVEN_UP, EventKind.LOST)
_WITH_MORE = (EventKind.ANSWERED, EventKind.ASKED_TOPIC, EventKind.ASKED_CAUSE)


def answers() -> st.SearchStrategy[Event]:
    """Give yes, no and not sure, with nothing told beside it."""
    return st.builds(Event, st.just(EventKind.ANSWERED), answer=st.sampled_from(list(Answer)))


def conversations(protocol: Protocol) -> st.SearchStrategy[list[Event]]:
    """Give anything that a person can do in a conversation; half of it is plain answering."""
    return st.lists(st.one_of(answers(), events(protocol)), min_size=1, max_size=12)
