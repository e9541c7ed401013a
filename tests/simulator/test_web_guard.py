"""Nobody but the page itself, opened at the loopback, gets to the conversation."""

from __future__ import annotations

import base64
import hashlib
import http.client
import re
import socket
from collections.abc import Iterator

import pytest

from simulator.web import Site, running
from tests.simulator.conftest import plant_care

Answer = tuple[int, dict[str, str], str]


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    """Serve the plant-care skill over real HTTP."""
    with running(Site("Plants", plant_care().device)) as address:
        yield int(address.rpartition(":")[2])


def ask(port: int, method: str, path: str, body: str | None = None, **headers: str) -> Answer:
    """Send a request with just these headers, beside a length and a right Host."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
    for name, value in ({"Host": f"127.0.0.1:{port}"} | named).items():
        connection.putheader(name, value)
    data = (body or "").encode()
    connection.putheader("Content-Length", str(len(data)))
    connection.endheaders(data)
    response = connection.getresponse()
    found = response.status, dict(response.getheaders()), response.read().decode()
    connection.close()
    return found


def do(port: int, action: str, body: str = "{}", **headers: str) -> tuple[int, str]:
    """Ask for an action as the page would, but for what is given."""
    usual = {"Content_Type": "application/json", "Origin": f"http://127.0.0.1:{port}"}
    status, _, text = ask(port, "POST", f"/do/{action}", body, **(usual | headers))
    return status, text


def test_the_page_itself_is_let_in(port: int) -> None:
    """By either name of the loopback."""
    name = f"localhost:{port}"

    assert do(port, "launch")[0] == 200
    assert do(port, "launch", Sec_Fetch_Site="same-origin")[0] == 200
    assert do(port, "launch", Host=name, Origin=f"http://{name}")[0] == 200


@pytest.mark.parametrize(
    "origin",
    [
        "https://evil.example", "null", "http://127.0.0.1", "http://127.0.0.1:1", "",
        "http://127.0.0.1:{port}.evil.example", "https://127.0.0.1:{port}", "http://localhost:{port}",
    ],
)  # fmt: skip
def test_another_origin_may_do_nothing(port: int, origin: str) -> None:
    """A page elsewhere, even on another port of this machine, cannot drive the device."""
    assert do(port, "launch", Origin=origin.format(port=port))[0] == 403


def test_who_names_no_origin_may_do_nothing(port: int) -> None:
    """Browsers name it with every POST; nothing else has to do things here."""
    assert ask(port, "POST", "/do/launch", "{}", Content_Type="application/json")[0] == 403


@pytest.mark.parametrize("path", ["/", "/state", "/recording"])
@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:{port}", "127.0.0.1", "localhost.evil.example:{port}", ""],
)
def test_another_name_for_the_loopback_is_refused(port: int, path: str, host: str) -> None:
    """DNS rebinding brings a stranger's name in the Host header."""
    status, _, text = ask(port, "GET", path, Host=host.format(port=port))

    assert status in (400, 403)
    assert "Plants" not in text
    assert "turns" not in text


@pytest.mark.parametrize("path", ["/state", "/recording"])
def test_what_was_said_is_read_by_the_page_alone(port: int, path: str) -> None:
    """A stranger's page may not even ask: not by Origin, not as a script or a picture."""
    assert ask(port, "GET", path)[0] == 200
    assert ask(port, "GET", path, Origin="https://evil.example")[0] == 403
    assert ask(port, "GET", path, Sec_Fetch_Site="cross-site")[0] == 403
    assert ask(port, "GET", path, Sec_Fetch_Site="same-site")[0] == 403


def test_a_form_elsewhere_cannot_pass_for_the_page(port: int) -> None:
    """Only JSON is taken, which no form can send without asking first."""
    assert do(port, "launch", Content_Type="text/plain")[0] == 415
    preflight = ask(port, "OPTIONS", "/do/launch", Origin="https://evil.example")
    assert preflight[0] == 403
    assert not any("access-control" in name.lower() for name in preflight[1])


def test_the_browser_is_told_what_the_page_may_do(port: int) -> None:
    """Nothing from elsewhere runs, loads, frames it or is sent to."""
    _, headers, html = ask(port, "GET", "/")
    policy = headers["Content-Security-Policy"]

    for tag in ("style", "script"):
        inside = re.search(f"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        assert inside
        digest = base64.b64encode(hashlib.sha256(inside[1].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["Cache-Control"] == "no-store"


def test_it_listens_on_the_loopback_alone(port: int) -> None:
    """Nobody else on the network reaches it."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.connect(("192.0.2.1", 9))  # sends nothing, and tells which address would
        own = probe.getsockname()[0]

    with pytest.raises(OSError, match=r"refused|unreachable"):
        socket.create_connection((own, port), timeout=5)


@pytest.mark.parametrize(
    ("action", "body", "status", "says"),
    [
        ("dance", "{}", 400, "there is no action 'dance'"),
        ("say", "{}", 400, "'words' must be text"),
        ("say", "[]", 400, "must be an object"),
        ("say", "{", 400, ""),
        ("wait", '{"span": "soon"}', 400, "'soon' is no span of time"),
        ("set", '{"key": "screen", "value": "huge"}', 400, "there is no screen 'huge'"),
        ("touch", '{"arguments": 1}', 400, "'arguments' must be a list"),
        ("replay", '{"text": "Alexa hello"}', 400, "replay.talk:1"),
        ("replay-next", "{}", 400, "nothing is being replayed"),
        ("say", '{"words": "' + "x" * 300_000 + '"}', 413, ""),
        ("../nowhere", "{}", 404, ""),
    ],
)
def test_what_cannot_be_done_is_told(
    port: int, action: str, body: str, status: int, says: str
) -> None:
    """A wrong request gets a clear answer and changes nothing."""
    found, text = do(port, action, body)

    assert (found, says in text) == (status, True)


def test_nothing_can_be_said_to_a_device_that_is_asleep(port: int) -> None:
    """Silence needs a session, and the answer says that there is none."""
    do(port, "start-over")

    assert do(port, "silence")[0] == 409
