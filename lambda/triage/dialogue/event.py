"""Events: what the person did in this turn, with everything that they told by the way."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from triage.dialogue.errand import NO_WISH, Report, Result, Wish
from triage.protocol.fact import Answer, Value


class EventKind(StrEnum):
    """What the person did."""

    OPENED = "opened"
    """Opened the skill without saying more."""
    TOLD = "told"
    """Told something about the twitch or themselves."""
    ANSWERED = "answered"
    """Said yes, no or not sure."""
    ASKED_WHY = "asked_why"
    """Asked why the open question is asked, or why the advice was given."""
    ASKED_HELP = "asked_help"
    ASKED_MEANING = "asked_meaning"
    """Asked what the words of the open question mean."""
    ASKED_REPEAT = "asked_repeat"
    ASKED_TIPS = "asked_tips"
    ASKED_TOPIC = "asked_topic"
    """Asked about a topic; `about` is its id."""
    ASKED_CAUSE = "asked_cause"
    """Asked about a cause; `about` is its id."""
    ASKED_HOW_MANY = "asked_how_many"
    """Asked how many questions are left."""
    ASKED_SOURCE = "asked_source"
    """Asked where the open question, or the advice, comes from."""
    ASKED_AMBULANCE = "asked_ambulance"
    """Asked whether help is needed now, or for it."""
    ASKED_WHAT_WOULD_CHANGE = "asked_what_would_change"
    """Asked what would make the advice another."""
    ASKED_SUMMARY = "asked_summary"
    """Asked what to tell the doctor."""
    ASKED_SLOWER = "asked_slower"
    ASKED_FASTER = "asked_faster"
    ASKED_TO_WAIT = "asked_to_wait"
    CORRECTED = "corrected"
    """Said that something was told wrongly; `told` holds what is right."""
    WENT_BACK = "went_back"
    """Wants to take back the last answer."""
    TOLD_PAST = "told_past"
    """Told something that was once, such as 'dad had a stroke last year'."""
    COMPARED = "compared"
    """Said how it is now beside last time; `about` is the `Comparison`."""
    WANTED_REMINDER = "wanted_reminder"
    """Wants to be reminded; `wish` says when, as far as that was said."""
    CANCELED_REMINDER = "canceled_reminder"
    PERMITTED = "permitted"
    """Was asked by the platform for leave to set reminders; `permission` says what came of it."""
    ASKED_MEMORY = "asked_memory"
    """Asked what is known about them."""
    WANTED_FORGETTING = "wanted_forgetting"
    REPORTED = "reported"
    """An errand was run; `report` says what came of it. Nothing that the person did."""
    STARTED_OVER = "started_over"
    RESTARTED = "restarted"
    """Goes on with a conversation whose state could not be carried on."""
    STOPPED = "stopped"
    NOT_UNDERSTOOD = "not_understood"
    """Said something that no intent or value was found for."""
    HEDGED = "hedged"
    """Said something between yes and no, such as 'not really'."""
    ASSENTED = "assented"
    """Said 'sure' or 'okay': yes to an offer, a hedge to a question."""
    DENIED_ALL = "denied_all"
    """Said 'no other problems': no to a question to which no is harmless, a miss elsewhere."""
    KNEW_OF_NONE = "knew_of_none"
    """Said 'not that I know of': no of oneself, a hedge about a danger of another person."""
    MUST_LOOK = "must_look"
    """Not sure about a danger of another person: is to look. Made by the dialogue itself."""
    GIVEN_UP = "given_up"
    """Hedged too often: the question counts as 'not sure'. Made by the dialogue itself."""
    LOST = "lost"
    """Was not understood too often: the talk ends safely. Made by the dialogue itself."""


class Comparison(StrEnum):
    """How it is now, beside last time."""

    BETTER = "better"
    SAME = "same"
    GONE = "gone"
    ELSEWHERE = "elsewhere"
    NOT_ME = "not_me"
    """It was not this person who spoke then."""


@dataclass(frozen=True)
class Event:
    """One turn of the person's."""

    kind: EventKind
    told: Mapping[str, Value] = field(default_factory=dict)
    """Facts that the person told, whatever else they did."""
    answer: Answer | None = None
    """For ANSWERED: which."""
    about: str | None = None
    """For ASKED_TOPIC and ASKED_CAUSE: the id; for COMPARED: the comparison."""
    past: tuple[str, ...] = ()
    """For TOLD_PAST and TOLD: the findings that were once, or that others have."""
    unclear: tuple[str, ...] = ()
    """Body parts of which one was meant, where the word fits several."""
    has_childs_age: bool = False
    """Whether a number was said that is a child's age, where it can be an age."""
    wish: Wish = NO_WISH
    """For WANTED_REMINDER: when."""
    permission: Result | None = None
    """For PERMITTED: DONE, NO_PERMISSION, or NOTHING where no answer came."""
    report: Report | None = None
    """For REPORTED."""
