"""Reminders: the services behind a device, asked for the time there, and to ring.

Loaded just when somebody wants a reminder.
"""

import json
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_model.services import ApiConfiguration
from ask_sdk_model.services.api_client_request import ApiClientRequest
from ask_sdk_model.services.reminder_management import (
    AlertInfo,
    PushNotification,
    PushNotificationStatus,
    ReminderManagementServiceClient,
    ReminderRequest,
    SpokenInfo,
    SpokenText,
    Trigger,
    TriggerType,
)
from ask_sdk_model.services.service_exception import ServiceException
from ask_sdk_model.services.ups import UpsServiceClient

from skill.caller import Caller
from skill.service_calls import ServiceCalls
from triage.dialogue.errand import Result

_BY_CODE = {
    "DEVICE_NOT_SUPPORTED": Result.NOT_SUPPORTED,
    "MAX_REMINDERS_EXCEEDED": Result.TOO_MANY,
}
_LISTED = "/v1/alerts/reminders"


class ServiceFailed(Exception):
    """A service that did not do what it was asked; `result` says what that comes to."""

    def __init__(self, result: Result) -> None:
        """Say what it comes to for the person."""
        super().__init__(result.value)
        self.result = result


def local_time(caller: Caller, now: datetime) -> datetime:
    """Give the time on the wall beside the device; ServiceFailed where it cannot be found out."""
    zone = _asked(UpsServiceClient(_configuration(caller)).get_system_time_zone, caller.device_id)
    try:
        return now.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    except (KeyError, ValueError, TypeError) as fault:
        raise ServiceFailed(Result.FAILED) from fault


def set_reminder(caller: Caller, now: datetime, at: datetime, say: str, locale: str) -> None:
    """Have the device ring and say something at a time on its wall; ServiceFailed if it won't."""
    request = ReminderRequest(
        # The platform takes no zone here, and no parts of a second.
        request_time=now.replace(tzinfo=None, microsecond=0),
        trigger=Trigger(
            object_type=TriggerType.SCHEDULED_ABSOLUTE,
            scheduled_time=at,
        ),
        alert_info=AlertInfo(SpokenInfo([SpokenText(locale=locale, text=say)])),
        push_notification=PushNotification(status=PushNotificationStatus.ENABLED),
    )
    _asked(ReminderManagementServiceClient(_configuration(caller)).create_reminder, request)


def cancel_reminders(caller: Caller) -> bool:
    """Take away every reminder that this skill has set and that is still to ring.

    False when there is none. The SDK's own reader fails on every list that is not empty.
    """
    client = ReminderManagementServiceClient(_configuration(caller))
    tokens = [alert["alertToken"] for alert in _alerts(caller) if alert.get("status") == "ON"]
    for token in tokens:
        _asked(client.delete_reminder, token)
    return bool(tokens)


def _alerts(caller: Caller) -> list[dict[str, Any]]:
    headers = [("Authorization", f"Bearer {caller.api_token}")]
    url = caller.api_endpoint + _LISTED
    try:
        answer = ServiceCalls().invoke(ApiClientRequest(headers, "", url, "GET"))
        if answer.status_code != 200:
            raise ServiceFailed(_result(answer.status_code, ""))
        return list(json.loads(answer.body)["alerts"])
    except (OSError, ValueError, KeyError, TypeError) as fault:
        raise ServiceFailed(Result.FAILED) from fault


def _configuration(caller: Caller) -> ApiConfiguration:
    return ApiConfiguration(
        serializer=DefaultSerializer(),
        api_client=ServiceCalls(),
        authorization_value=caller.api_token,
        api_endpoint=caller.api_endpoint,
    )


def _asked(call: Any, argument: Any) -> Any:
    """Make a call of the SDK's; whatever it fails with comes to a result."""
    try:
        return call(argument)
    except ServiceException as fault:
        code = getattr(fault.body, "code", None)
        raise ServiceFailed(_result(fault.status_code, str(getattr(code, "value", code)))) from None
    except Exception as fault:
        raise ServiceFailed(Result.FAILED) from fault


def _result(status: int | None, code: str) -> Result:
    return Result.NO_PERMISSION if status == 401 else _BY_CODE.get(code, Result.FAILED)
