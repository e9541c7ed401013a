from typing import Any

import pytest

from skill.caller import Caller, caller_of

TOKEN = "secret-token"  # noqa: S105 - it opens nothing
AMAZON = "https://api.amazonalexa.com"
LOOPBACK = "https://127.0.0.1:8443"


def envelope(endpoint: str = AMAZON) -> dict[str, Any]:
    """Give what a request tells of its sender."""
    system = {
        "user": {"userId": "user"},
        "device": {"deviceId": "device"},
        "apiEndpoint": endpoint,
        "apiAccessToken": TOKEN,
    }
    return {"context": {"System": system}}


def test_the_sender_is_read() -> None:
    """Who it is, on which device, and where its services are."""
    assert caller_of(envelope(), is_local=False) == Caller("user", "device", AMAZON, TOKEN)


@pytest.mark.parametrize(
    "region", [AMAZON, "https://api.eu.amazonalexa.com/", "https://api.fe.amazonalexa.com"]
)
def test_amazons_services_may_be_called(region: str) -> None:
    """In each part of the world."""
    assert caller_of(envelope(region), is_local=False).has_services


@pytest.mark.parametrize(
    "endpoint",
    [
        "http://api.amazonalexa.com",
        "https://api.amazonalexa.com.evil.example",
        "https://evil.example/api.amazonalexa.com",
        "https://api.amazonalexa.com@evil.example",
        "https://api.amazonalexa.com:8443",
        "https://169.254.169.254",
        "https://api..amazonalexa.com",
        "https://api.amazonalexa.com\n.evil.example",
        LOOPBACK,
        "",
    ],
)
def test_nobody_else_is_called(endpoint: str) -> None:
    """A forged request must not make the skill send a token somewhere."""
    assert not caller_of(envelope(endpoint), is_local=False).has_services


def test_a_simulator_has_its_services_on_this_machine() -> None:
    """Only there, only over HTTPS, and only where that was switched on."""
    assert caller_of(envelope(LOOPBACK), is_local=True).has_services
    for other in ("http://127.0.0.1:8443", "https://127.0.0.2:1", "https://localhost:8443"):
        assert not caller_of(envelope(other), is_local=True).has_services


@pytest.mark.parametrize(
    "broken",
    [{}, {"context": None}, {"context": {"System": []}}, {"context": {"System": {"user": 7}}}],
)
def test_a_broken_request_has_no_sender(broken: dict[str, Any]) -> None:
    """It is answered all the same."""
    assert caller_of(broken, is_local=True) == Caller()


def test_a_token_is_not_shown() -> None:
    """Not even where an object gets into a message by mistake."""
    assert TOKEN not in repr(caller_of(envelope(), is_local=False))
