"""What a home brings into a conversation: permissions, reminders that ring, a screen."""

from __future__ import annotations

import json
import urllib.request
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from simulator import (
    DENIED,
    GRANTED,
    REMINDERS_SCOPE,
    SCREENS,
    Clock,
    Device,
    Home,
    Outage,
    Services,
    Skill,
    Turn,
)
from tests.simulator.seed_shop import MODEL, Shop, say, visit

Json = dict[str, Any]

NOON = datetime(2026, 5, 6, 16, 0, tzinfo=UTC)
ASK = {
    "type": "Connections.SendRequest",
    "name": "AskFor",
    "payload": {
        "@type": "AskForPermissionsConsentRequest",
        "@version": "2",
        "permissionScopes": [{"permissionScope": REMINDERS_SCOPE, "consentLevel": "ACCOUNT"}],
    },
    "token": "remember",
}
ASK_OF_OLD = ASK | {
    "payload": {
        "@type": "AskForPermissionsConsentRequest",
        "@version": "1",
        "permissionScope": REMINDERS_SCOPE,
    }
}


def post(event: Json, path: str, body: Json) -> Json | None:
    """Call a service as a skill does, without the SDK."""
    system = event["context"]["System"]
    request = urllib.request.Request(  # noqa: S310 - the address is our own
        system["apiEndpoint"] + path,
        data=json.dumps(body).encode(),
        headers={"Authorization": f"Bearer {system['apiAccessToken']}"},
        method="POST",
    )
    with urllib.request.urlopen(request, timeout=10) as response:  # noqa: S310
        text = response.read()
    return json.loads(text) if text else None


def setting_a_reminder(trigger: Json, text: str = "Water the peas.") -> Any:
    """Answer by setting a reminder."""

    def answer(event: Json) -> Json:
        spoken = {"content": [{"locale": "en-US", "text": text}]}
        body = {
            "requestTime": "2026-05-06T12:00:00",
            "trigger": trigger,
            "alertInfo": {"spokenInfo": spoken},
        }
        post(event, "/v1/alerts/reminders", body)
        return say("I will remind you.", ends=True)

    return answer


@pytest.mark.parametrize("directive", [ASK, ASK_OF_OLD])
@pytest.mark.parametrize(
    ("said", "status", "permission"),
    [
        ("i approve", "ACCEPTED", GRANTED),
        ("yes please", "ACCEPTED", GRANTED),
        ("alexa, no", "DENIED", DENIED),
        ("when do you open", "NOT_ANSWERED", None),
        ("", "NOT_ANSWERED", None),
    ],
)
def test_alexa_asks_for_a_permission(
    directive: Json, said: str, status: str, permission: str | None
) -> None:
    """The skill asks through Alexa and learns what became of it, and the home remembers."""
    shop = Shop(HoursIntent=say(None, directive, ends=None))
    home = Home(clock=Clock.at(NOON))
    device = visit(shop, home)

    asked = device.says("when do you open")
    device.says(said)

    assert (asked.is_platforms, asked.listens) == (True, True)
    assert REMINDERS_SCOPE in (asked.speech or "")
    assert (shop.last["type"], shop.last["name"]) == ("Connections.Response", "AskFor")
    assert (shop.last["payload"]["status"], shop.last["token"]) == (status, "remember")
    assert home.permissions.get(REMINDERS_SCOPE) == permission


def test_a_permission_that_is_there_is_not_asked_for() -> None:
    """The answer comes at once, without a word to the person."""
    shop = Shop(
        HoursIntent=say(None, ASK, ends=None), Connections_Response=say("Thanks. What else?")
    )
    device = visit(shop, Home(permissions={REMINDERS_SCOPE: GRANTED}))

    turn = device.says("when do you open")

    assert (turn.speech, len(turn.before)) == ("Thanks. What else?", 1)
    assert shop.last["payload"]["status"] == "ACCEPTED"


@pytest.mark.parametrize(
    ("answer", "rule"),
    [
        (say("May I?", ASK), "ask-for-speech"),
        (say(None, ASK, ends=True), "ask-for-after-end"),
        (say(None, ASK | {"payload": {}}, ends=None), "ask-for-payload"),
    ],
)
def test_asking_has_its_rules(answer: Json, rule: str) -> None:
    """Alexa speaks, not the skill; the session stays open; and it has to be for something."""
    device = visit(Shop(HoursIntent=answer))

    turn = device.says("when do you open")

    assert ([fault.rule for fault in turn.faults], turn.was_refused) == ([rule], True)


def test_a_reminder_rings_when_it_is_due() -> None:
    """Two weeks pass at once, and what falls due on the way is heard in order."""
    home = Home(clock=Clock.at(NOON), permissions={REMINDERS_SCOPE: GRANTED})
    later = {"type": "SCHEDULED_RELATIVE", "offsetInSeconds": 7200}
    sooner = {"type": "SCHEDULED_ABSOLUTE", "scheduledTime": "2026-05-06T13:00:00"}
    shop = Shop(
        HoursIntent=setting_a_reminder(later, "Second."), FindIntent=setting_a_reminder(sooner)
    )
    with Services(home):
        visit(shop, home).says("when do you open")
        device = visit(shop, home)
        device.says("find peas")

    rings = device.later(timedelta(weeks=2))

    assert [turn.speech for turn in rings] == ["Water the peas.", "Second."]
    assert all(turn.is_platforms and turn.rang for turn in rings)
    assert home.clock() == NOON + timedelta(weeks=2)
    assert [reminder.status for reminder in home.reminders] == ["COMPLETED", "COMPLETED"]
    assert device.later(timedelta(weeks=2)) == []


@pytest.mark.parametrize(
    ("recurrence", "days"),
    [
        ({"recurrenceRules": ["FREQ=DAILY;BYHOUR=9;BYMINUTE=0;BYSECOND=0;INTERVAL=1;"]}, [7, 8, 9]),
        ({"recurrenceRules": ["FREQ=WEEKLY;BYDAY=FR;BYHOUR=9"]}, [8, 15]),
        ({"recurrenceRules": ["FREQ=WEEKLY;BYDAY=FR;BYHOUR=9;INTERVAL=2"]}, [8, 22]),
        ({"recurrenceRules": ["FREQ=DAILY;BYHOUR=9;INTERVAL=3"]}, [9, 12]),
        ({"freq": "WEEKLY", "byDay": ["MO"]}, [11, 18]),
        ({"freq": "DAILY"}, [7, 8]),
    ],
)
def test_a_reminder_recurs(recurrence: Json, days: list[int]) -> None:
    """By the rules of today and by the older form it rings again, at nine by the wall clock."""
    home = Home(clock=Clock.at(NOON), permissions={REMINDERS_SCOPE: GRANTED})
    trigger = {
        "type": "SCHEDULED_ABSOLUTE",
        "scheduledTime": "2026-05-06T09:00:00",
        "recurrence": recurrence,
    }
    with Services(home):
        device = visit(Shop(HoursIntent=setting_a_reminder(trigger)), home)
        device.says("when do you open")
    moments: list[datetime] = []
    device.watch(lambda turn: moments.append(home.local_time()) if turn.rang else None)

    device.later(timedelta(days=days[-1] - 6))

    assert [moment.day for moment in moments] == days
    assert {(moment.hour, moment.minute) for moment in moments} == {(9, 0)}


def test_a_recurring_reminder_keeps_to_the_clock_on_the_wall() -> None:
    """When summer time ends it still rings at nine, and after its end no more."""
    zone = ZoneInfo("America/New_York")
    start = datetime(2026, 10, 31, 12, 0, tzinfo=zone)
    home = Home(clock=Clock.at(start), permissions={REMINDERS_SCOPE: GRANTED})
    trigger = {
        "type": "SCHEDULED_ABSOLUTE",
        "recurrence": {
            "recurrenceRules": ["FREQ=DAILY;BYHOUR=9"],
            "endDateTime": "2026-11-02T12:00:00",
        },
    }
    with Services(home):
        device = visit(Shop(HoursIntent=setting_a_reminder(trigger)), home)
        device.says("when do you open")
    moments: list[datetime] = []
    device.watch(lambda turn: moments.append(home.local_time()) if turn.rang else None)

    device.later(timedelta(days=10))

    assert [(at.day, at.hour, at.utcoffset()) for at in moments] == [
        (1, 9, timedelta(hours=-5)),
        (2, 9, timedelta(hours=-5)),
    ]


def test_time_that_passes_ends_a_session() -> None:
    """Whoever goes away is asked once more, and then the session is over."""
    device = visit(Shop(), Home(clock=Clock.at(NOON)))

    turns = device.later(timedelta(minutes=1))

    assert [turn.is_reprompt for turn in turns] == [True, False]
    assert (device.is_open, device.home.clock()) == (False, NOON + timedelta(minutes=1))


def test_time_does_not_run_backwards() -> None:
    """A negative span is an error."""
    with pytest.raises(ValueError, match="forward only"):
        visit(Shop()).later(timedelta(seconds=-1))
    with pytest.raises(ValueError, match="time zone"):
        Clock.at(datetime(2026, 5, 6))  # noqa: DTZ001


def test_what_is_said_meanwhile_is_heard_before() -> None:
    """A progressive response is part of the turn in which it was sent."""

    def answer(event: Json) -> Json:
        header = {"requestId": event["request"]["requestId"]}
        directive = {"type": "VoicePlayer.Speak", "speech": "One moment."}
        post(event, "/v1/directives", {"header": header, "directive": directive})
        return say("At nine. What else?")

    home = Home()
    with Services(home):
        turn = visit(Shop(HoursIntent=answer), home).says("when do you open")

    assert (turn.meanwhile, turn.speech) == (("One moment.",), "At nine. What else?")


def test_a_skill_feels_an_outage() -> None:
    """A service that fails makes a skill fail that does not expect it."""
    home = Home(permissions={REMINDERS_SCOPE: GRANTED}, outages={"reminders": Outage("500")})
    shop = Shop(HoursIntent=setting_a_reminder({"type": "SCHEDULED_RELATIVE"}))
    with Services(home):
        turn = visit(shop, home).says("when do you open")

    assert [fault.rule for fault in turn.faults] == ["handler-raised"]
    assert "500" in str(turn.faults[0])


RENDER = {
    "type": "Alexa.Presentation.APL.RenderDocument",
    "token": "seeds",
    "document": {
        "type": "APL",
        "version": "1.8",
        "mainTemplate": {
            "parameters": ["payload"],
            "items": [
                {"type": "Text", "text": "<b>${payload.shop.title}</b> today"},
                {
                    "type": "Sequence",
                    "data": "${payload.shop.seeds}",
                    "items": {
                        "type": "TouchWrapper",
                        "item": {"type": "Text", "text": "${data.name}"},
                        "onPress": {"type": "SendEvent", "arguments": ["pick", "${data.id}"]},
                    },
                },
            ],
        },
    },
    "datasources": {
        "shop": {
            "title": "Seeds",
            "seeds": [{"name": "Peas", "id": "pea"}, {"name": "Carrots", "id": "carrot"}],
        }
    },
}


def test_a_screen_is_read_as_text() -> None:
    """What is bound to the data is put in, lists are gone through, and touches are named."""
    device = visit(Shop(HoursIntent=say("Which?", RENDER)), Home(screen=SCREENS["medium"]))

    screen = device.says("when do you open").screen

    assert screen is not None
    assert screen.lines == ("Seeds today", "Peas", "Carrots")
    assert [(each.arguments, each.label) for each in screen.touchables] == [
        (("pick", "pea"), "Peas"),
        (("pick", "carrot"), "Carrots"),
    ]


def test_a_touch_is_an_event_of_the_screen() -> None:
    """It carries the document's token and what the document sends, in the same session."""
    shop = Shop(HoursIntent=say("Which?", RENDER))
    device = visit(shop, Home(screen=SCREENS["medium"]))

    shown = device.says("when do you open")
    touched = device.touches("pick", "pea")

    assert touched.request is not None
    assert shop.last["type"] == "Alexa.Presentation.APL.UserEvent"
    assert (shop.last["token"], shop.last["arguments"]) == ("seeds", ["pick", "pea"])
    assert touched.request["context"]["Alexa.Presentation.APL"].get("token") == "seeds"
    assert shown.request is not None
    assert touched.request["session"]["sessionId"] == shown.request["session"]["sessionId"]


def test_nothing_can_be_touched_where_nothing_is_shown() -> None:
    """A touch of an empty screen is a mistake of the tester."""
    with pytest.raises(ValueError, match="nothing is on the screen"):
        visit(Shop()).touches("pick")


def test_a_screen_keeps_a_session_open_without_the_microphone() -> None:
    """What does not say whether the session ends leaves it open for a touch, until silence."""
    device = visit(
        Shop(HoursIntent=say("Look.", RENDER, ends=None)), Home(screen=SCREENS["medium"])
    )

    turn = device.says("when do you open")

    assert (turn.has_ended, turn.listens, device.listens) == (False, False, False)
    assert device.stays_silent().has_ended


@pytest.mark.parametrize(
    ("directive", "rule"),
    [
        (RENDER, "directive-unsupported"),
        ({"type": "AudioPlayer.Play"}, "directive-unsupported"),
        ({"type": "Dialog.Elicit"}, "directive-unknown"),
        ({"type": "Hint"}, "directive-unsupported"),
    ],
)
def test_a_device_refuses_what_it_cannot_do(directive: Json, rule: str) -> None:
    """A speaker has no screen and no player, and no device knows a misspelt directive."""
    turn: Turn = visit(Shop(HoursIntent=say("Look.", directive))).says("when do you open")

    assert ([fault.rule for fault in turn.faults], turn.was_refused) == ([rule], True)


@pytest.mark.parametrize(
    ("directive", "rule"),
    [
        (RENDER | {"document": {}}, "screen-document"),
        (RENDER | {"document": {"type": "APL"}}, "screen-document"),
        (RENDER | {"token": "t" * 1025}, "directive-token"),
        ({"type": "Alexa.Presentation.APL.ExecuteCommands"}, "screen-token"),
    ],
)
def test_a_screen_refuses_what_it_cannot_show(directive: Json, rule: str) -> None:
    """Documents and commands have to be whole."""
    home = Home(screen=SCREENS["medium"])

    turn = visit(Shop(HoursIntent=say("Look.", directive)), home).says("when do you open")

    assert ([fault.rule for fault in turn.faults], turn.was_refused) == ([rule], True)


def test_a_question_that_closes_the_session_is_pointed_out() -> None:
    """It is heard, and then nobody listens: certification refuses that, and so it is a fault."""
    turn = visit(Shop(HoursIntent=say("At nine. Shall I go on?", ends=True))).says(
        "when do you open"
    )

    assert [fault.rule for fault in turn.faults] == ["question-after-end"]
    assert (turn.speech, turn.was_refused) == ("At nine. Shall I go on?", False)


def test_alexa_stop_interrupts() -> None:
    """'Alexa' before a sentence is no part of it."""
    shop = Shop(**{"AMAZON_StopIntent": say("Goodbye.", ends=True)})

    turn = visit(shop).says("Alexa, stop!")

    assert (turn.intent, turn.has_ended, turn.utterance) == (
        "AMAZON.StopIntent",
        True,
        "Alexa, stop!",
    )


def test_today_is_the_homes_day() -> None:
    """Late in the evening in New York it is not yet the day that it is in London."""
    home = Home(clock=Clock.at(datetime(2026, 5, 7, 2, 0, tzinfo=UTC)))

    assert home.today().day == 6
    assert Device(Shop(), MODEL, home).home.local_time().hour == 22


def test_a_skill_hears_of_what_happens_outside_of_sessions() -> None:
    """An event has no session, and its body stands beside its type."""
    shop = Shop()
    body = {"body": {"userInformationPersistenceStatus": "NOT_PERSISTED"}}

    reply = Skill(shop, MODEL).event("AlexaSkillEvent.SkillDisabled", body)

    assert "session" not in reply.request
    assert shop.last["type"] == "AlexaSkillEvent.SkillDisabled"
    assert shop.last["body"] == {"userInformationPersistenceStatus": "NOT_PERSISTED"}
    assert reply.faults == ()
