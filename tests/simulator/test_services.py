"""The services, driven by the clients that a skill drives the real ones with."""

from __future__ import annotations

import json
import os
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from ask_sdk_core.api_client import DefaultApiClient
from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_model.services import ApiConfiguration, ServiceClientFactory, ServiceException
from ask_sdk_model.services.directive import Header, SendDirectiveRequest, SpeakDirective
from ask_sdk_model.services.reminder_management import (
    AlertInfo,
    PushNotification,
    PushNotificationStatus,
    Recurrence,
    ReminderRequest,
    SpokenInfo,
    SpokenText,
    Trigger,
    TriggerType,
)

from simulator import DENIED, GRANTED, REMINDERS_SCOPE, Clock, Home, Outage, Services
from simulator.device.handler import SECONDS_TO_ANSWER
from simulator.home.home import NOWHERE
from simulator.home.reminders import Reminders

NOON = datetime(2026, 5, 6, 16, 0, tzinfo=UTC)
"""Twelve o'clock in New York, where the home is."""
LOCAL_NOON = datetime(2026, 5, 6, 12, 0)  # noqa: DTZ001 - the API wants local times


@pytest.fixture
def home() -> Iterator[Home]:
    """Run the services of a home in which reminders are allowed, and a request is answered."""
    home = Home(clock=Clock.at(NOON), permissions={REMINDERS_SCOPE: GRANTED})
    home.request_id = "amzn1.echo-api.request.1"
    with Services(home):
        yield home


def clients(home: Home, token: str | None = None) -> Any:
    """Make the clients as the SDK makes them from a request; what they return has no types."""
    configuration = ApiConfiguration(
        serializer=DefaultSerializer(),
        api_client=DefaultApiClient(),
        authorization_value=token or home.identity.api_access_token,
        api_endpoint=home.api_endpoint,
    )
    return ServiceClientFactory(configuration)


def code_of(error: ServiceException) -> Any:
    """Give the code in the body of an error."""
    body: Any = error.body
    return body.code


def reminder(trigger: Trigger, text: str = "Water the fern.") -> ReminderRequest:
    """Ask for a reminder."""
    spoken = SpokenText(locale="en-US", text=text)
    return ReminderRequest(
        request_time=LOCAL_NOON,
        trigger=trigger,
        alert_info=AlertInfo(SpokenInfo(content=[spoken])),
        push_notification=PushNotification(status=PushNotificationStatus.ENABLED),
    )


def relative(seconds: int = 3600) -> Trigger:
    """Ring after some time."""
    return Trigger(object_type=TriggerType.SCHEDULED_RELATIVE, offset_in_seconds=seconds)


def absolute(when: datetime, zone: str | None = None, **more: Any) -> Trigger:
    """Ring at a time."""
    return Trigger(
        object_type=TriggerType.SCHEDULED_ABSOLUTE, scheduled_time=when, time_zone_id=zone, **more
    )


def test_a_reminder_is_set_changed_and_deleted(home: Home) -> None:
    """The operations do what they say, with the fields that the SDK reads."""
    service = clients(home).get_reminder_management_service()

    made = service.create_reminder(reminder(relative()))
    changed = service.update_reminder(made.alert_token, reminder(relative(60), "Soon."))
    status, listed = get(home, "/v1/alerts/reminders")
    service.delete_reminder(made.alert_token)

    assert (made.status.value, made.version, changed.version) == ("ON", "1", "2")
    assert made.href == f"/v1/alerts/reminders/{made.alert_token}"
    assert made.created_time == "2026-05-06T16:00:00.000Z"
    assert (status, json.loads(listed)["totalCount"]) == (200, "1")
    assert service.get_reminders().alerts == []


def test_a_reminder_is_read_as_it_was_set(home: Home) -> None:
    """It has its trigger, what it says and how it stands.

    Read without the SDK, whose class for a reminder names one that it does not have.
    """
    made = clients(home).get_reminder_management_service().create_reminder(reminder(relative()))

    status, body = get(home, f"/v1/alerts/reminders/{made.alert_token}")

    read = json.loads(body)
    assert status == 200
    assert read["alertInfo"]["spokenInfo"]["content"][0]["text"] == "Water the fern."
    assert read["trigger"] == {"type": "SCHEDULED_RELATIVE", "offsetInSeconds": 3600}
    assert (read["status"], read["alertToken"]) == ("ON", made.alert_token)
    assert read["pushNotification"] == {"status": "ENABLED"}


def test_a_local_time_rings_in_the_homes_zone(home: Home) -> None:
    """A reminder that names no zone rings by the clock on the wall, one that does by its own."""
    service = clients(home).get_reminder_management_service()
    five = datetime(2026, 5, 7, 17, 0)  # noqa: DTZ001

    service.create_reminder(reminder(absolute(five)))
    service.create_reminder(reminder(absolute(five, "Europe/Berlin")))

    due = [each.due.astimezone(UTC) for each in home.reminders if each.due]
    assert due == [
        datetime(2026, 5, 7, 21, 0, tzinfo=UTC),
        datetime(2026, 5, 7, 15, 0, tzinfo=UTC),
    ]


@pytest.mark.parametrize(
    ("trigger", "code"),
    [
        (absolute(datetime(2026, 5, 6, 11, 59)), "TRIGGER_TIME_IN_PAST"),  # noqa: DTZ001
        (absolute(datetime(2026, 5, 7, tzinfo=UTC)), "INVALID_TIME_FORMAT"),
        (absolute(datetime(2026, 5, 7, 1, 1, 1, 5)), "INVALID_TIME_FORMAT"),  # noqa: DTZ001
        (absolute(datetime(2026, 5, 7), "Mars/Olympus"), "INVALID_TIME_ZONE"),  # noqa: DTZ001
        (relative(0), "INVALID_OFFSET"),
        (Trigger(), "INVALID_TRIGGER_TYPE"),
        (
            absolute(LOCAL_NOON, recurrence=Recurrence(recurrence_rules=["FREQ=MONTHLY"])),
            "INVALID_RECURRENCE",
        ),
    ],
)
def test_a_reminder_that_cannot_ring_is_a_bad_request(
    home: Home, trigger: Trigger, code: str
) -> None:
    """What the platform would refuse is refused, with a reason; the SDK raises it as a 400."""
    with pytest.raises(ServiceException) as raised:
        clients(home).get_reminder_management_service().create_reminder(reminder(trigger))

    assert (raised.value.status_code, code_of(raised.value)) == (400, code)
    assert list(home.reminders) == []


def test_without_permission_nothing_is_set(home: Home) -> None:
    """Neither a denied permission nor one that was never asked for lets a skill in."""
    service = clients(home).get_reminder_management_service()
    for permissions in ({REMINDERS_SCOPE: DENIED}, {}):
        home.permissions = permissions

        with pytest.raises(ServiceException) as raised:
            service.create_reminder(reminder(relative()))

        assert raised.value.status_code == 401
    assert list(home.reminders) == []


def test_reminders_are_set_in_a_session_only(home: Home) -> None:
    """Between requests a skill may read its reminders, but set none."""
    service = clients(home).get_reminder_management_service()
    home.request_id = None

    with pytest.raises(ServiceException) as raised:
        service.create_reminder(reminder(relative()))

    assert raised.value.status_code == 401
    assert service.get_reminders().total_count == "0"


def test_a_device_takes_only_so_many(home: Home) -> None:
    """One more than the device can hold is forbidden; one that rang makes room."""
    home.reminders = Reminders(most=1)
    service = clients(home).get_reminder_management_service()
    service.create_reminder(reminder(relative()))

    with pytest.raises(ServiceException) as raised:
        service.create_reminder(reminder(relative()))
    for each in home.reminders:
        home.reminders.ring(each)
    service.create_reminder(reminder(relative()))

    assert (raised.value.status_code, code_of(raised.value)) == (403, "MAX_REMINDERS_EXCEEDED")
    assert [each.status for each in home.reminders] == ["COMPLETED", "ON"]


def test_a_device_that_cannot_ring_says_so(home: Home) -> None:
    """Some devices take no reminders."""
    home.takes_reminders = False

    with pytest.raises(ServiceException) as raised:
        clients(home).get_reminder_management_service().create_reminder(reminder(relative()))

    assert (raised.value.status_code, code_of(raised.value)) == (403, "DEVICE_NOT_SUPPORTED")


def test_an_unknown_reminder_is_not_found(home: Home) -> None:
    """A token that names nothing is a 404 for each operation on one reminder."""
    service = clients(home).get_reminder_management_service()
    for operate in (
        lambda: service.get_reminder("nothing"),
        lambda: service.delete_reminder("nothing"),
        lambda: service.update_reminder("nothing", reminder(relative())),
    ):
        with pytest.raises(ServiceException) as raised:
            operate()  # type: ignore[no-untyped-call]

        assert raised.value.status_code == 404


def test_the_settings_are_the_homes(home: Home) -> None:
    """Time zone and units are told without a permission, for this device alone."""
    home.time_zone, home.distance_unit = "Europe/Berlin", "METRIC"
    service = clients(home).get_ups_service()
    device = home.identity.device_id

    assert service.get_system_time_zone(device) == "Europe/Berlin"
    assert service.get_system_distance_units(device).value == "METRIC"
    assert service.get_system_temperature_unit(device).value == "FAHRENHEIT"
    with pytest.raises(ServiceException) as raised:
        service.get_system_time_zone("another")
    assert raised.value.status_code == 403


def test_the_profile_needs_a_permission(home: Home) -> None:
    """Each part is told to those who may read it, and is empty where nothing is filled in."""
    service = clients(home).get_ups_service()
    home.profile = {"name": "Fern Green"}

    with pytest.raises(ServiceException) as raised:
        service.get_profile_name()
    home.permissions["alexa::profile:name:read"] = GRANTED

    assert raised.value.status_code == 403
    assert service.get_profile_name() == "Fern Green"
    assert service.get_persons_profile_name() == "Fern Green"
    assert not service.get_profile_given_name()


def test_the_address_is_told_as_far_as_it_is_allowed(home: Home) -> None:
    """With the smaller permission one learns the country and the postal code only."""
    home.profile = {"address": {"countryCode": "US", "postalCode": "98109", "city": "Seattle"}}
    home.permissions["read::alexa:device:all:address:country_and_postal_code"] = GRANTED
    service = clients(home).get_device_address_service()
    device = home.identity.device_id

    short = service.get_country_and_postal_code(device)

    assert (short.country_code, short.postal_code) == ("US", "98109")
    with pytest.raises(ServiceException):
        service.get_full_address(device)
    home.permissions["read::alexa:device:all:address"] = GRANTED
    assert service.get_full_address(device).city == "Seattle"


def progressive(request_id: str, speech: str = "One moment.") -> SendDirectiveRequest:
    """Say something while at work."""
    return SendDirectiveRequest(Header(request_id=request_id), SpeakDirective(speech=speech))


def test_a_progressive_response_is_heard(home: Home) -> None:
    """What the skill says while it answers this request is heard; for another it is refused."""
    service = clients(home).get_directive_service()

    service.enqueue(progressive("amzn1.echo-api.request.1", "Wait & see."))

    assert home.meanwhile == ["<speak>Wait &amp; see.</speak>"]
    with pytest.raises(ServiceException) as raised:
        service.enqueue(progressive("another"))
    assert raised.value.status_code == 403


@pytest.mark.parametrize("speech", ["", "a" * 601, "<speak>a & b</speak>"])
def test_a_bad_progressive_response_is_refused(home: Home, speech: str) -> None:
    """It must say something, not too long, and well-formed."""
    with pytest.raises(ServiceException):
        clients(home).get_directive_service().enqueue(progressive(str(home.request_id), speech))

    assert home.meanwhile == []


def test_there_are_at_most_five(home: Home) -> None:
    """The sixth progressive response to a request is refused."""
    service = clients(home).get_directive_service()
    for _ in range(5):
        service.enqueue(progressive(str(home.request_id)))

    with pytest.raises(ServiceException):
        service.enqueue(progressive(str(home.request_id)))

    assert len(home.meanwhile) == 5


def test_a_wrong_token_opens_nothing(home: Home) -> None:
    """The token has to be the one of the request."""
    with pytest.raises(ServiceException) as raised:
        clients(home, "guessed").get_reminder_management_service().get_reminders()

    assert raised.value.status_code == 401


@pytest.mark.parametrize("kind", ["401", "403", "429", "500", "503"])
@pytest.mark.parametrize("service", ["reminders", "all"])
def test_a_service_fails_on_demand(home: Home, service: str, kind: str) -> None:
    """The status is what it was told to be, and nothing is set."""
    home.outages[service] = Outage(kind)

    with pytest.raises(ServiceException) as raised:
        clients(home).get_reminder_management_service().create_reminder(reminder(relative()))

    assert raised.value.status_code == int(kind)
    assert list(home.reminders) == []


def get(home: Home, path: str, timeout: float = 10) -> tuple[int, bytes]:
    """Ask without the SDK."""
    token = home.identity.api_access_token
    request = urllib.request.Request(  # noqa: S310 - the address is our own
        home.api_endpoint + path, headers={"Authorization": f"Bearer {token}"}
    )
    try:
        with urllib.request.urlopen(request, timeout=timeout) as response:  # noqa: S310
            return response.status, response.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read()


def test_an_outage_is_of_one_service(home: Home) -> None:
    """Where reminders fail, the settings still answer."""
    home.outages["reminders"] = Outage("500")
    zone = f"/v2/devices/{home.identity.device_id}/settings/System.timeZone"

    assert get(home, zone) == (200, b'"America/New_York"')
    assert get(home, "/v1/alerts/reminders")[0] == 500


def test_a_slow_service_answers_in_the_end(home: Home) -> None:
    """A slow service takes its time, and then answers as ever."""
    home.outages["reminders"] = Outage("slow", lasts=0.3)

    with pytest.raises(TimeoutError):
        get(home, "/v1/alerts/reminders", timeout=0.1)

    assert get(home, "/v1/alerts/reminders")[0] == 200


def test_a_hung_service_never_answers() -> None:
    """A hung service holds the line; when the services stop, it lets go."""
    home = Home(outages={"all": Outage("hung")})
    services = Services(home)

    with pytest.raises(TimeoutError):
        get(home, "/v1/alerts/reminders", timeout=0.2)
    services.close()

    hanging = [each for each in threading.enumerate() if each is not threading.current_thread()]
    for thread in hanging:
        thread.join(10)
    assert home.api_endpoint == NOWHERE
    assert not any(thread.is_alive() for thread in hanging)


def test_a_hung_service_hangs_up_when_nobody_waits_any_more() -> None:
    """A skill without a patience of its own is freed in the end, long after the device gave up."""
    home = Home(outages={"all": Outage("hung", lasts=0.1)})

    with Services(home), pytest.raises((urllib.error.URLError, ConnectionError)):
        get(home, "/v1/alerts/reminders")

    assert Outage("hung").seconds > SECONDS_TO_ANSWER > Outage("slow").seconds


def test_a_garbled_answer_is_not_json(home: Home) -> None:
    """Even a good status may come with rubbish."""
    home.outages["reminders"] = Outage("garbled")

    status, body = get(home, "/v1/alerts/reminders")

    assert status == 200
    with pytest.raises(ValueError, match="Expecting value"):
        json.loads(body)


def test_an_outage_has_to_be_one() -> None:
    """A misspelt kind is told at once, with the ones there are."""
    with pytest.raises(ValueError, match=r"no outage 'hang'.*hung"):
        Outage("hang")


def test_the_certificate_is_trusted_while_services_run(monkeypatch: pytest.MonkeyPatch) -> None:
    """The process trusts it until the last of several services is closed; then all is as before."""
    monkeypatch.setenv("SSL_CERT_FILE", "mine.pem")
    monkeypatch.delenv("REQUESTS_CA_BUNDLE", raising=False)
    one, other = Services(Home()), Services(Home())

    one.close()
    named = os.environ["SSL_CERT_FILE"], os.environ["REQUESTS_CA_BUNDLE"]
    other.close()

    assert named == (str(other.certificates), str(other.certificates))
    assert os.environ["SSL_CERT_FILE"] == "mine.pem"
    assert "REQUESTS_CA_BUNDLE" not in os.environ


def test_what_is_not_simulated_is_not_found(home: Home) -> None:
    """A service that is not here says so, and so does a method that is not for the path."""
    assert get(home, "/v2/shopping")[0] == 404
    assert get(home, "/v1/directives")[0] == 405


def test_without_services_nothing_listens() -> None:
    """A call that no service was started for fails at once, and reaches nobody."""
    with pytest.raises(urllib.error.URLError):
        get(Home(), "/v1/alerts/reminders")
