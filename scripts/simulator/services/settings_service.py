"""The services for settings and the customer's profile: device, account, person, address."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from simulator.home.home import Home
from simulator.services.answer import Answer, error

_SETTINGS: Mapping[str, Callable[[Home], str]] = {
    "System.timeZone": lambda home: home.time_zone,
    "System.distanceUnits": lambda home: home.distance_unit,
    "System.temperatureUnit": lambda home: home.temperature_unit,
}
_SCOPES: Mapping[str, tuple[str, ...]] = {
    "name": ("alexa::profile:name:read",),
    "givenName": ("alexa::profile:given_name:read", "alexa::profile:name:read"),
    "email": ("alexa::profile:email:read",),
    "mobileNumber": ("alexa::profile:mobile_number:read",),
    "address": ("read::alexa:device:all:address",),
    "address/countryAndPostalCode": (
        "read::alexa:device:all:address:country_and_postal_code",
        "read::alexa:device:all:address",
    ),
}
"""The permissions of which one is needed to read a part of the profile."""
_SHORT_ADDRESS = ("countryCode", "postalCode")


def of_device(home: Home, names: str, _body: Any) -> Answer:
    """Tell a setting of the device: its time zone or its units. It needs no permission."""
    device_id, _, setting = names.partition("/")
    if device_id != home.identity.device_id:
        return _other_device(device_id)
    if setting not in _SETTINGS:
        return error(404, "INVALID_KEY", f"there is no setting {setting}")
    return Answer(200, _SETTINGS[setting](home))


def of_profile(home: Home, name: str, _body: Any) -> Answer:
    """Tell a part of the profile, if the customer allows it and has filled it in."""
    if name not in _SCOPES:
        return error(404, "INVALID_KEY", f"a profile has no {name}")
    if not any(home.allows(scope) for scope in _SCOPES[name]):
        return error(403, "INVALID_TOKEN", f"the customer has not granted {_SCOPES[name][0]}")
    found = home.profile.get(name.partition("/")[0])
    return Answer(204) if found is None else Answer(200, found)


def of_address(home: Home, names: str, body: Any) -> Answer:
    """Tell the address of the device, or its country and postal code, as it is allowed."""
    device_id, _, name = names.partition("/")
    if device_id != home.identity.device_id:
        return _other_device(device_id)
    answer = of_profile(home, name, body)
    if name == "address" or answer.status != 200:
        return answer
    return Answer(200, {key: answer.body.get(key) for key in _SHORT_ADDRESS})


def _other_device(device_id: str) -> Answer:
    return error(403, "INVALID_TOKEN", f"the token is not for the device {device_id}")
