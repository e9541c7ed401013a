"""The interpretation: which event an intent and its slots amount to. One table says it all."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from skill.slots import SlotValue, slot_values
from skill.told import Values, ids_in, names_childs_age, told_in, unclear_parts
from skill.wish import wish_in
from triage.dialogue.errand import Result
from triage.dialogue.event import Comparison, Event, EventKind
from triage.protocol.cause import first_suggested
from triage.protocol.content import Content
from triage.protocol.fact import Answer, Value

Slots = Mapping[str, Any] | None


_NOT_UNDERSTOOD = Event(EventKind.NOT_UNDERSTOOD)

_EVENTS: Mapping[str, Event] = {
    "DescribeTwitchIntent": Event(EventKind.TOLD),
    "DenyFindingIntent": Event(EventKind.TOLD),
    "AskEmergencyIntent": Event(EventKind.ASKED_AMBULANCE),
    "AskCauseIntent": Event(EventKind.ASKED_CAUSE),
    "AskTopicIntent": Event(EventKind.ASKED_TOPIC),
    "AskDoctorIntent": Event(EventKind.ASKED_TOPIC, about="when_doctor"),
    "ChangeAnswerIntent": Event(EventKind.WENT_BACK),
    "CorrectFactIntent": Event(EventKind.CORRECTED),
    "TellPastIntent": Event(EventKind.TOLD_PAST),
    "AskHowManyIntent": Event(EventKind.ASKED_HOW_MANY),
    "AskSourceIntent": Event(EventKind.ASKED_SOURCE),
    "AskWhatWouldChangeIntent": Event(EventKind.ASKED_WHAT_WOULD_CHANGE),
    "AskSummaryIntent": Event(EventKind.ASKED_SUMMARY),
    "AskSlowerIntent": Event(EventKind.ASKED_SLOWER),
    "AskFasterIntent": Event(EventKind.ASKED_FASTER),
    "AskToWaitIntent": Event(EventKind.ASKED_TO_WAIT),
    "AskTipsIntent": Event(EventKind.ASKED_TIPS),
    "AskMeaningIntent": Event(EventKind.ASKED_MEANING),
    "AskWhyIntent": Event(EventKind.ASKED_WHY),
    "NoProblemsIntent": Event(EventKind.DENIED_ALL),
    "CompareIntent": Event(EventKind.COMPARED),
    "RemindMeIntent": Event(EventKind.WANTED_REMINDER),
    "CancelReminderIntent": Event(EventKind.CANCELED_REMINDER),
    "AskMemoryIntent": Event(EventKind.ASKED_MEMORY),
    "ForgetMeIntent": Event(EventKind.WANTED_FORGETTING),
    "NotSureIntent": Event(EventKind.ANSWERED, answer=Answer.UNSURE),
    "HedgeIntent": Event(EventKind.HEDGED),
    "NoneKnownIntent": Event(EventKind.KNEW_OF_NONE),
    "AssentIntent": Event(EventKind.ASSENTED),
    "AMAZON.YesIntent": Event(EventKind.ANSWERED, answer=Answer.YES),
    "AMAZON.NoIntent": Event(EventKind.ANSWERED, answer=Answer.NO),
    "AMAZON.HelpIntent": Event(EventKind.ASKED_HELP),
    "AMAZON.RepeatIntent": Event(EventKind.ASKED_REPEAT),
    "AMAZON.StartOverIntent": Event(EventKind.STARTED_OVER),
    "AMAZON.StopIntent": Event(EventKind.STOPPED),
    "AMAZON.CancelIntent": Event(EventKind.STOPPED),
    "AMAZON.NavigateHomeIntent": Event(EventKind.STOPPED),
    "AMAZON.FallbackIntent": _NOT_UNDERSTOOD,
}
"""What each intent amounts to, before its slots are read."""

INTENTS = tuple(_EVENTS)
"""Every intent that the skill answers; the interaction model must hold just these."""


def interpret(content: Content, intent: str, slots: Slots, today: date) -> Event:
    """Give the event that an intent amounts to; one that is not known was not understood.

    Whatever a person tells by the way is kept, whichever intent carries it.
    """
    event = _EVENTS.get(intent, _NOT_UNDERSTOOD)
    values = slot_values(slots)
    if event.kind is EventKind.TOLD_PAST:
        return replace(event, past=_past(content, values))
    if values:
        unclear = unclear_parts(content, values)
        is_denied = intent == "DenyFindingIntent"
        told = told_in(content, values, today, is_part_clear=not unclear, is_denied=is_denied)
        if is_denied:
            told = _denied(content, told, ids_in(values, "ability"))
        told = {**told, **event.told}
        small = names_childs_age(values)
        event = Event(
            event.kind, told, event.answer, event.about, unclear=unclear, has_childs_age=small
        )
    if event.kind in (EventKind.ASKED_CAUSE, EventKind.ASKED_TOPIC) and event.about is None:
        return _about(content, event, [*values.get("cause", ()), *values.get("topic", ())])
    if event.kind is EventKind.TOLD:
        return _feared(content, _beside(content, event, values))
    if event.kind is EventKind.COMPARED:
        return _compared(event, values)
    if event.kind is EventKind.WANTED_REMINDER:
        return replace(event, wish=wish_in(values))
    return event


def permission_in(payload: Any) -> Result:
    """Give what came of the platform's question for leave; NOTHING where nobody answered it."""
    status = payload.get("status") if isinstance(payload, Mapping) else None
    return _PERMISSIONS.get(str(status), Result.NOTHING)


_PERMISSIONS = {"ACCEPTED": Result.DONE, "DENIED": Result.NO_PERMISSION}


def _compared(event: Event, values: Values) -> Event:
    """Say how it is beside last time; what is no such word was not understood."""
    known = next((one for one in ids_in(values, "change") if one in set(Comparison)), None)
    if known is None:
        return replace(event, kind=EventKind.NOT_UNDERSTOOD)
    return replace(event, about=known)


def _denied(content: Content, told: Mapping[str, Value], able: Iterable[str]) -> dict[str, Value]:
    """Turn what was told into what was denied; the part that it is denied of does not twitch.

    `able` are the findings that are the trouble of what somebody does well. A finding beside them
    is left open: of 'i can walk fine but …' an ear may lose the 'but'.
    """
    facts = content.protocol.facts
    named = [fact for fact in able if fact in facts] or told
    denied: dict[str, Value] = {fact: Answer.NO for fact in named if facts[fact].is_finding}
    return denied | {fact: told[fact] for fact in ("about", "age_group") if fact in told}


def _past(content: Content, values: Values) -> tuple[str, ...]:
    named = [one for slot in ("finding", "of_others", "illness") for one in ids_in(values, slot)]
    return tuple(fact for fact in named if fact in content.protocol.findings)


def _beside(content: Content, event: Event, values: Values) -> Event:
    """Add what others have, or what was once, that was told beside what is there."""
    known = content.protocol.findings
    past = tuple(f for f in ids_in(values, "of_others") if f in known and f not in event.told)
    if not past:
        return event
    return replace(event, past=past, kind=event.kind if event.told else EventKind.TOLD_PAST)


def _about(content: Content, event: Event, named: Iterable[SlotValue]) -> Event:
    """Settle what is asked about; what is neither a topic nor a cause was not understood.

    Who asks whether it could be all that coffee tells of the coffee, and asks about a cause.
    """
    for about in (value.ids[0] for value in named if value.ids):
        if about in content.protocol.topics:
            return replace(event, kind=EventKind.ASKED_TOPIC, about=about)
        if about in content.protocol.causes:
            return replace(event, kind=EventKind.ASKED_CAUSE, about=about)
    if event.kind is EventKind.ASKED_CAUSE and event.told:
        suggested = first_suggested(content.protocol.causes.values(), event.told)
        return (
            replace(event, about=suggested.id) if suggested else replace(event, kind=EventKind.TOLD)
        )
    return replace(event, kind=EventKind.NOT_UNDERSTOOD)


def _feared(content: Content, event: Event) -> Event:
    """Take a fear for a question: who can't stop thinking that it is A L S wants to hear of it.

    Only where no finding is told beside it, which would go unmentioned.
    """
    facts = content.protocol.facts
    findings = [fact for fact, value in event.told.items() if value == Answer.YES]
    fear = facts[findings[0]].fear_of if len(findings) == 1 else ""
    return replace(event, kind=EventKind.ASKED_CAUSE, about=fear) if fear else event
