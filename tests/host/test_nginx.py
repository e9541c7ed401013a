"""The configuration that is recommended for TLS, with nginx itself and a private authority."""

import os
import socket
import ssl
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from host.load.authority import Authority
from host.load.conversation import opening
from host.load.private_service import write_trust
from host.load.service_process import started
from host.load.signing import Signer
from tests.host.conftest import made_now
from tests.host.talking import Heard, hear, is_open, wait_until
from tests.host.test_service import serve

pytestmark = [
    pytest.mark.slow,
    pytest.mark.needs_program("nginx", "apt-get install nginx-light"),
]

NAME = "skill.example.com"
MAIN = """\
{user}
daemon off;
pid {folder}/pid;
error_log {folder}/error.log;
events {{}}
http {{
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/site.conf;
}}
"""


def free_port() -> int:
    """Give a port that was free a moment ago."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


@contextmanager
def in_front(root: Path, authority: Authority, folder: Path, behind: int) -> Iterator[int]:
    """Run nginx with our configuration, its addresses and paths changed; give its port."""
    port = free_port()
    site = (root / "scripts" / "host" / "deploy" / "nginx.conf").read_text()
    certified = authority.certify_host(NAME)
    (folder / "fullchain.pem").write_bytes(certified.pem() + authority.middle.pem())
    (folder / "privkey.pem").write_bytes(certified.key_pem())
    for ours, here in {
        "server 127.0.0.1:8000;": f"server 127.0.0.1:{behind};",
        "listen 443 ssl;": f"listen 127.0.0.1:{port} ssl;",
        f"/etc/letsencrypt/live/{NAME}/": f"{folder}/",
        "/var/log/nginx/": f"{folder}/",
    }.items():
        assert ours in site
        site = site.replace(ours, here)
    (folder / "site.conf").write_text(site)
    user = "user root;" if os.geteuid() == 0 else ""
    (folder / "main.conf").write_text(MAIN.format(folder=folder, user=user))
    where = ["-p", str(folder), "-c", str(folder / "main.conf"), "-e", str(folder / "error.log")]
    nginx = ["nginx", *where]
    subprocess.run([*nginx, "-t"], check=True, capture_output=True)
    process = subprocess.Popen(nginx)
    try:
        assert wait_until(lambda: is_open(port))
        yield port
    finally:
        process.terminate()
        process.wait(20)


@pytest.fixture(scope="module")
def front(
    root: Path, authority: Authority, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[int]:
    """The port of nginx, with a private service behind it."""
    folder = tmp_path_factory.mktemp("front")
    write_trust(authority, folder)
    with (
        started(folder, workers=2) as service,
        in_front(root, authority, folder, service.port) as port,
    ):
        yield port


def ask(port: int, authority: Authority, request: bytes, **limits: ssl.TLSVersion) -> Heard:
    """Send a request over TLS, as one who trusts the private authority and asks for the name."""
    context = ssl.create_default_context(cadata=authority.root.pem().decode())
    for limit, version in limits.items():
        setattr(context, limit, version)
    with (
        socket.create_connection(("127.0.0.1", port), timeout=20) as plain,
        context.wrap_socket(plain, server_hostname=NAME) as secure,
    ):
        secure.sendall(request)
        return hear(secure)


def post(body: bytes, headers: dict[str, str], path: str = "/", method: str = "POST") -> bytes:
    """Write a request."""
    told = {"Host": NAME, "Content-Length": len(body), **headers}
    lines = "".join(f"{name}: {value}\r\n" for name, value in told.items())
    return f"{method} {path} HTTP/1.1\r\n{lines}\r\n".encode() + body


def test_a_signed_request_is_answered_over_tls(
    front: int, authority: Authority, signer: Signer
) -> None:
    """From Alexa's side to the skill and back, with nothing replaced but the authority."""
    body = made_now(opening())
    heard = ask(front, authority, post(body, signer.headers(body)))

    assert heard.status == 200
    assert b"<speak>" in heard.body


def test_a_large_body_comes_through_whole(front: int, authority: Authority, signer: Signer) -> None:
    """The limit is one and the same, and no proxy changes a byte that was signed."""
    body = made_now(opening()).ljust(128 * 1024)
    assert ask(front, authority, post(body, signer.headers(body))).status == 200

    body += b" "
    assert ask(front, authority, post(body, signer.headers(body))).status == 413


def test_an_unsigned_request_is_refused_over_tls(front: int, authority: Authority) -> None:
    """Having found the name is not enough."""
    refused = ask(front, authority, post(made_now(), {"Content-Type": "application/json"}))

    assert (refused.status, refused.body) == (400, b"bad request\n")


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/x", "/index.html", "/a/../healthz"])
def test_how_the_service_is_cannot_be_asked_from_outside(
    front: int, authority: Authority, path: str
) -> None:
    """There is one address to the outside."""
    heard = ask(front, authority, post(b"", {}, path, "GET"))

    assert (heard.status, heard.body) == (404, b"not found\n")


@pytest.mark.parametrize("version", ["TLSv1_2", "TLSv1_3"])
def test_todays_tls_is_spoken(front: int, authority: Authority, version: str) -> None:
    """Both versions that Alexa may use."""
    only = ssl.TLSVersion[version]
    heard = ask(front, authority, post(b"", {}), minimum_version=only, maximum_version=only)

    assert heard.status == 415


@pytest.mark.filterwarnings("ignore:ssl.TLSVersion.TLSv1_1 is deprecated")
def test_old_tls_is_not_spoken(front: int, authority: Authority) -> None:
    """What is broken is not offered."""
    old = ssl.TLSVersion.TLSv1_1
    with pytest.raises((ssl.SSLError, ConnectionError)):
        ask(front, authority, post(b"", {}), minimum_version=old, maximum_version=old)


def test_a_stranger_does_not_trust_the_private_authority(front: int) -> None:
    """The certificate is really checked in these tests."""
    with (
        socket.create_connection(("127.0.0.1", front)) as plain,
        pytest.raises(ssl.SSLCertVerificationError),
    ):
        ssl.create_default_context().wrap_socket(plain, server_hostname=NAME)


def test_developer_mode_does_not_answer_behind_a_proxy(
    root: Path, authority: Authority, tmp_path: Path
) -> None:
    """Whoever leaves it on by mistake serves nobody."""
    with (
        serve("--developer") as command,
        in_front(root, authority, tmp_path, command.port) as port,
    ):
        body, kind = made_now(), {"Content-Type": "application/json"}
        assert ask(port, authority, post(body, kind)).status == 400
        assert ask(port, authority, post(body, {**kind, "Host": "localhost"})).status == 400


def test_a_service_that_is_away_is_back_by_itself(
    root: Path, authority: Authority, signer: Signer, tmp_path: Path
) -> None:
    """After an update nobody has to touch nginx."""
    write_trust(authority, tmp_path)
    behind = free_port()
    body = made_now(opening())
    with in_front(root, authority, tmp_path, behind) as port:
        assert ask(port, authority, post(body, signer.headers(body))).status == 502
        with started(tmp_path, port=behind):
            assert wait_until(
                lambda: ask(port, authority, post(body, signer.headers(body))).status == 200
            )
