"""The story: a conversation in words, as a person would read it."""

from collections.abc import Iterable, Iterator

from triage.dialogue.dialogue import respond
from triage.dialogue.event import Event
from triage.dialogue.state import State
from triage.protocol.content import DEFAULT_LOCALE, Content
from triage.protocol.fact import Answer, Value


def tell(content: Content, events: Iterable[Event], state: State | None = None) -> Iterator[str]:
    """Give a conversation line by line: what the person does, and what is said.

    `state` is what was known before; nothing if it is left out.
    """
    state = state or State()
    if state.remembered is not None:
        yield f"  (remembered: {state.remembered})"
    for event in events:
        yield f"  person: {describe(content, event)}"
        try:
            state, reply = respond(content, DEFAULT_LOCALE, state, event)
        except Exception as fault:  # noqa: BLE001 - the story of a turn that fails ends with it
            yield f"  (the turn fails: {fault!r})"
            return
        level = f"  [{reply.level.id}]" if reply.level is not None else ""
        yield f"  skill:  {reply.speech}{level}"


def describe(content: Content, event: Event) -> str:
    """Say what the person does in this event."""
    parts = [event.kind.value.replace("_", " ")]
    if event.answer is not None:
        parts = [{"yes": "yes", "no": "no"}.get(event.answer, "I'm not sure")]
    if event.report is not None:
        return f"({event.report.errand}: {event.report.result})"
    if event.about:
        parts.append(event.about.replace("_", " "))
    parts += [_told(content, fact, value) for fact, value in event.told.items()]
    return ", ".join(parts)


def _told(content: Content, fact: str, value: Value) -> str:
    names = content.wording_for(DEFAULT_LOCALE).findings
    name = names.get(fact, fact.replace("_", " "))
    if isinstance(value, Answer):
        return {"yes": name, "no": f"no {name}"}.get(value, f"perhaps {name}")
    if isinstance(value, tuple):
        return " and ".join(value)
    return f"{name}: {value}"
