"""A skill built with Amazon's SDK, which calls the services as skills do."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from ask_sdk_core.api_client import DefaultApiClient
from ask_sdk_core.skill_builder import CustomSkillBuilder
from ask_sdk_core.utils import is_intent_name, is_request_type
from ask_sdk_model.interfaces.connections import SendRequestDirective
from ask_sdk_model.services import ServiceException
from ask_sdk_model.services.reminder_management import (
    AlertInfo,
    ReminderRequest,
    SpokenInfo,
    SpokenText,
    Trigger,
    TriggerType,
)

from simulator import REMINDERS_SCOPE, Clock, Home, Outage, Services, Skill
from tests.simulator.seed_shop import MODEL

NOON = datetime(2026, 5, 6, 16, 0, tzinfo=UTC)


def reminding_skill() -> Any:
    """Build a skill that sets a reminder for tomorrow at nine, and asks for the permission."""
    builder = CustomSkillBuilder(api_client=DefaultApiClient())

    @builder.request_handler(can_handle_func=is_request_type("LaunchRequest"))
    def launch(handler_input: Any) -> Any:
        return handler_input.response_builder.speak("Shall I remind you?").ask("Say.").response

    @builder.request_handler(can_handle_func=is_intent_name("HoursIntent"))
    def remind(handler_input: Any) -> Any:
        return set_reminder(handler_input)

    @builder.request_handler(can_handle_func=is_request_type("Connections.Response"))
    def answered(handler_input: Any) -> Any:
        if handler_input.request_envelope.request.payload["status"] != "ACCEPTED":
            return handler_input.response_builder.speak("Then not.").response
        return set_reminder(handler_input)

    @builder.request_handler(can_handle_func=is_request_type("SessionEndedRequest"))
    def ended(handler_input: Any) -> Any:
        return handler_input.response_builder.response

    return builder.lambda_handler()


def set_reminder(handler_input: Any) -> Any:
    """Set it in the time zone of the device; ask for the permission where it is missing."""
    device = handler_input.request_envelope.context.system.device.device_id
    clients = handler_input.service_client_factory
    builder = handler_input.response_builder
    try:
        zone = clients.get_ups_service().get_system_time_zone(device)
        clients.get_reminder_management_service().create_reminder(tomorrow_at_nine(zone))
    except ServiceException as error:
        if error.status_code == 401:
            return builder.add_directive(asking()).response
        return builder.speak(f"That did not work: {error.status_code}.").response
    return builder.speak("Tomorrow at nine.").response


def tomorrow_at_nine(zone: str) -> ReminderRequest:
    """Make the request."""
    spoken = SpokenText(locale="en-US", text="Water the peas.")
    return ReminderRequest(
        request_time=datetime(2026, 5, 6, 12, 0),  # noqa: DTZ001 - the API wants local times
        trigger=Trigger(
            object_type=TriggerType.SCHEDULED_ABSOLUTE,
            scheduled_time=datetime(2026, 5, 7, 9, 0),  # noqa: DTZ001
            time_zone_id=zone,
        ),
        alert_info=AlertInfo(SpokenInfo(content=[spoken])),
    )


def asking() -> SendRequestDirective:
    """Ask for the permission by voice."""
    payload: dict[str, Any] = {
        "@type": "AskForPermissionsConsentRequest",
        "@version": "2",
        "permissionScopes": [{"permissionScope": REMINDERS_SCOPE, "consentLevel": "ACCOUNT"}],
    }
    return SendRequestDirective(name="AskFor", payload=payload, token="")


def test_a_reminder_from_the_question_to_the_ringing() -> None:
    """Asked for, allowed, set in the home's zone, and heard the next day at nine."""
    home = Home(clock=Clock.at(NOON), time_zone="Europe/Berlin")
    with Services(home):
        device = Skill(reminding_skill(), MODEL).device(home)
        device.open()
        asked = device.says("when do you open")
        allowed = device.says("yes")
        (rung,) = device.later(timedelta(days=1))

    assert (asked.is_platforms, asked.faults) == (True, ())
    assert allowed.speech == "Tomorrow at nine."
    assert rung.speech == "Water the peas."
    (reminder,) = home.reminders
    assert reminder.schedule.first == datetime(2026, 5, 7, 7, 0, tzinfo=UTC)


def test_a_no_and_an_outage_are_met() -> None:
    """The skill hears the no; and with the permission there it learns that the service is down."""
    home = Home(clock=Clock.at(NOON))
    with Services(home):
        device = Skill(reminding_skill(), MODEL).device(home)
        device.open()
        device.says("when do you open")
        denied = device.says("no")
        home.permissions[REMINDERS_SCOPE] = "GRANTED"
        home.outages["reminders"] = Outage("503")
        device.open()
        failed = device.says("when do you open")

    assert denied.speech == "Then not."
    assert failed.speech == "That did not work: 503."
    assert list(home.reminders) == []
