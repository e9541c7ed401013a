"""Reminders, set through the SDK's clients and the services that the simulator runs over HTTPS."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from simulator import GRANTED, REMINDERS_SCOPE, Clock, Home, Outage, Services
from skill import reminders, service_calls
from skill.caller import Caller
from skill.errands import Errands
from skill.reminders import ServiceFailed
from triage.dialogue.errand import Errand, ErrandKind, Report, Result

NOW = datetime(2026, 11, 25, 23, 30, tzinfo=UTC)
AT = datetime(2026, 12, 5, 10)  # noqa: DTZ001 - by the clock on the wall


@pytest.fixture
def home() -> Iterator[Home]:
    """A home in Tokyo whose services run, where the skill may set reminders."""
    home = Home(clock=Clock.at(NOW), time_zone="Asia/Tokyo")
    home.permissions[REMINDERS_SCOPE] = GRANTED
    with Services(home):
        home.request_id = "request"
        yield home


def caller(home: Home) -> Caller:
    """Give the caller that the requests from this home name."""
    identity = home.identity
    return Caller("user", identity.device_id, home.api_endpoint, identity.api_access_token)


def run(home: Home, kind: ErrandKind) -> Report:
    """Run an errand for the person in this home."""
    return Errands(caller(home), NOW, "en-US", None).run(Errand(kind, AT, "It is time."))


def test_the_time_is_that_on_the_wall(home: Home) -> None:
    """Where the device is, it is tomorrow already."""
    assert run(home, ErrandKind.TELL_TIME).now == datetime(2026, 11, 26, 8, 30)  # noqa: DTZ001


def test_a_reminder_rings_at_that_time_there(home: Home) -> None:
    """It is set by the wall's clock, and says what it was told to."""
    assert run(home, ErrandKind.SET_REMINDER).result is Result.DONE

    (reminder,) = home.reminders
    assert reminder.due == AT.replace(tzinfo=ZoneInfo("Asia/Tokyo"))
    assert "It is time." in reminder.spoken("en-US")


def test_what_is_to_ring_is_canceled_and_what_rang_is_left(home: Home) -> None:
    """With none left to ring there is nothing to cancel."""
    run(home, ErrandKind.SET_REMINDER)
    run(home, ErrandKind.SET_REMINDER)
    first = next(iter(home.reminders))
    home.reminders.ring(first)

    assert run(home, ErrandKind.CANCEL_REMINDER).result is Result.DONE
    assert [reminder.token for reminder in home.reminders] == [first.token]
    assert run(home, ErrandKind.CANCEL_REMINDER).result is Result.NOTHING


def test_without_leave_the_report_says_so(home: Home) -> None:
    """The dialogue then has the platform ask for it."""
    home.permissions.clear()

    assert run(home, ErrandKind.SET_REMINDER).result is Result.NO_PERMISSION
    assert run(home, ErrandKind.CANCEL_REMINDER).result is Result.NO_PERMISSION


def test_a_device_that_cannot_ring_says_so(home: Home) -> None:
    """Not every device can."""
    home.takes_reminders = False

    assert run(home, ErrandKind.SET_REMINDER).result is Result.NOT_SUPPORTED


def test_a_device_that_is_full_says_so(home: Home) -> None:
    """A device holds only so many reminders."""
    home.reminders.most = 1
    run(home, ErrandKind.SET_REMINDER)

    assert run(home, ErrandKind.SET_REMINDER).result is Result.TOO_MANY


@pytest.mark.parametrize("outage", ["403", "404", "429", "500", "503", "garbled"])
@pytest.mark.parametrize("kind", [k for k in ErrandKind if k is not ErrandKind.FORGET])
def test_a_service_that_refuses_has_failed(home: Home, kind: ErrandKind, outage: str) -> None:
    """Whatever it says, the turn goes on."""
    home.outages["all"] = Outage(outage)

    assert run(home, kind).result is Result.FAILED


@pytest.mark.parametrize("kind", [ErrandKind.TELL_TIME, ErrandKind.SET_REMINDER])
def test_a_service_that_hangs_is_left(
    home: Home, kind: ErrandKind, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody waits eight seconds for it."""
    monkeypatch.setattr(service_calls, "PATIENCE", 0.2)
    home.outages["all"] = Outage("hung", 2.0)

    assert run(home, kind).result is Result.FAILED


def test_a_service_that_is_not_there_has_failed(home: Home) -> None:
    """A closed port is no other than a fault."""
    gone = replace(caller(home), api_endpoint="https://127.0.0.1:9")

    with pytest.raises(ServiceFailed):
        reminders.set_reminder(gone, NOW, AT, "It is time.", "en-US")


@pytest.mark.parametrize("zone", ["Mars/Olympus", "../etc/passwd", ""])
def test_a_zone_that_nobody_knows_is_a_fault(home: Home, zone: str) -> None:
    """The time cannot be told from it."""
    home.time_zone = zone

    assert run(home, ErrandKind.TELL_TIME).result is Result.FAILED


def test_a_failed_errand_is_logged_without_whose_it_was(
    home: Home, caplog: pytest.LogCaptureFixture
) -> None:
    """The line names the errand and nothing else."""
    home.outages["all"] = Outage("500")

    run(home, ErrandKind.SET_REMINDER)

    assert [record.message for record in caplog.records if record.name == "twitch_check"] == [
        '{"event": "errand_failed", "errand": "set_reminder"}'
    ]


def test_without_a_store_there_is_nothing_to_forget(home: Home) -> None:
    """Where nothing is kept, nothing fails either."""
    assert run(home, ErrandKind.FORGET).result is Result.NOTHING


def test_a_reminder_without_a_time_is_not_set(home: Home) -> None:
    """It would ring now."""
    errands = Errands(caller(home), NOW, "en-US", None)

    assert errands.run(Errand(ErrandKind.SET_REMINDER)).result is Result.FAILED
    assert not len(home.reminders)


def test_patience_is_short() -> None:
    """Two calls and the turn itself fit into the eight seconds that a person waits."""
    assert timedelta(seconds=3 * service_calls.PATIENCE) < timedelta(seconds=7)
