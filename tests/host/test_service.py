"""The command and the processes behind it, started for real."""

import os
import re
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from host.load.authority import Authority
from host.load.conversation import opening
from host.load.private_service import write_trust
from host.load.service_process import started
from host.load.signing import Signer
from tests.conftest import ROOT
from tests.host.certificate_servers import answering, serving
from tests.host.conftest import made_now
from tests.host.talking import connected, get, hear, is_closed, post, wait_until
from tests.skill.envelopes import PRIVATE, SKILL_ID, launch

pytestmark = pytest.mark.slow


@dataclass
class Command:
    """`scripts/serve` as it runs."""

    process: subprocess.Popen[str]
    port: int
    lines: list[str]
    """What it has said until it served."""


@contextmanager
def serve(*flags: str, **environment: str) -> Iterator[Command]:
    """Start the command at a free port, and stop it."""
    process = subprocess.Popen(
        [ROOT / "scripts" / "serve", *flags],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "TWITCH_CHECK_BIND": "127.0.0.1:0", **environment},
    )
    assert process.stdout
    lines: list[str] = []
    for line in process.stdout:
        lines.append(line.rstrip())
        if line.startswith("Serving"):
            break
    port = re.search(r":([0-9]+)/$", lines[-1])
    assert port, lines
    try:
        yield Command(process, int(port[1]), lines)
    finally:
        process.terminate()
        process.communicate(timeout=30)


@pytest.fixture
def private(authority: Authority, tmp_path: Path) -> Path:
    """A folder with what a private service trusts."""
    write_trust(authority, tmp_path)
    return tmp_path


def body() -> bytes:
    """Give a launch for the private service's skill."""
    return made_now(opening())


# -- the command ----------------------------------------------------------------------------------


def test_the_command_serves_what_is_verified_only() -> None:
    """One command, one variable, and no stranger is answered."""
    with serve("--workers", "2", SKILL_ID=SKILL_ID) as command:
        assert get(command.port, "/healthz").body == b"ok\n"
        assert get(command.port, "/readyz").body == b"ready\n"
        assert post(command.port, made_now()).status == 400
        assert not [line for line in command.lines if "DEVELOPER" in line]


def test_developer_mode_says_so_and_needs_no_signature() -> None:
    """Local clients can talk to it, and whoever starts it is told in capitals what it is."""
    with serve("--developer") as command:
        assert post(command.port, made_now(launch())).status == 200

        assert command.lines[0] == "DEVELOPER MODE: REQUESTS ARE NOT VERIFIED."
        assert all(line.isupper() for line in command.lines[:-1])


@pytest.mark.parametrize("address", ["0.0.0.0:0", "[::]:0", "192.0.2.1:8000"])
def test_developer_mode_is_had_on_loopback_only(address: str) -> None:
    """It refuses every other address, and ends."""
    done = run("--developer", "--bind", address)

    assert done.returncode == 1
    assert "unsigned requests are taken on loopback only" in done.stderr


def test_without_a_skill_id_nothing_is_served() -> None:
    """Amazon signs the requests of every skill there is."""
    done = run(SKILL_ID="")

    assert done.returncode == 2
    assert "no skill id" in done.stderr


def test_content_that_does_not_load_is_not_served(tmp_path: Path) -> None:
    """The problems are told at the start, and not to the first person who calls."""
    done = run("--developer", TWITCH_CHECK_CONTENT=str(tmp_path))

    assert done.returncode == 1
    assert "facts" in done.stderr


def test_an_address_that_is_taken_is_told() -> None:
    """Two services at one address would each get half of a conversation."""
    with serve("--developer") as command:
        done = run("--developer", "--bind", f"127.0.0.1:{command.port}")

    assert done.returncode == 1
    assert "Address already in use" in done.stderr


def run(*flags: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command, which is to end by itself."""
    return subprocess.run(
        [ROOT / "scripts" / "serve", *flags],
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
        env={**os.environ, **environment},
    )


# -- a private service ----------------------------------------------------------------------------


def test_a_signed_request_is_answered_from_end_to_end(
    authority: Authority, signer: Signer, private: Path
) -> None:
    """With nothing replaced: the chain comes over TLS, once a worker, and the log is clean."""
    server = authority.certify_host("s3.amazonaws.com")
    with (
        serving(answering(authority.chain), server, authority, private) as certificates,
        started(private, certificates=certificates.address[1]) as service,
    ):
        for _ in range(5):
            sent = body()
            assert post(service.port, sent, signer.headers(sent)).status == 200
        refused = made_now({**opening(), "session": PRIVATE})
        assert post(service.port, refused, {"User-Agent": PRIVATE}).status == 400

    assert len(certificates.requests) == 1
    log = (private / "skill.log").read_text()
    assert log.count('"status": 200') == 5
    assert log.count('"refused": "signature headers missing"') == 1
    assert PRIVATE not in log
    assert "127.0.0.1" not in log.partition("/\n")[2]


def test_a_worker_that_dies_is_replaced(signer: Signer, private: Path) -> None:
    """One crash is no outage."""
    with started(private, workers=2) as service:
        before = service.workers
        os.kill(before[0], signal.SIGKILL)
        assert wait_until(lambda: len(set(service.workers) - set(before)) == 1)

        for _ in range(10):
            sent = body()
            assert post(service.port, sent, signer.headers(sent)).status == 200


def test_workers_that_cannot_live_are_given_up(private: Path) -> None:
    """A service that cannot work ends with a message, for the system to see."""
    with started(private, workers=1) as service:
        while service.process.poll() is None:
            for worker in service.workers:
                os.kill(worker, signal.SIGKILL)
            time.sleep(0.02)

    assert service.process.returncode == 1
    assert "die as soon as they start" in (private / "skill.log").read_text()


def test_workers_do_not_outlive_their_parent(signer: Signer, private: Path) -> None:
    """After a killing the address is free at once for a new start."""
    with started(private, workers=2) as service:
        orphans = service.workers
        service.kill()
        with started(private, workers=2, port=service.port) as again:
            sent = body()
            assert post(again.port, sent, signer.headers(sent)).status == 200
            assert wait_until(lambda: not [orphan for orphan in orphans if is_alive(orphan)])


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_a_stop_leaves_nothing_behind(private: Path, how: signal.Signals) -> None:
    """The system's way to stop and a person's both end all of it, with status 0."""
    with started(private, workers=2) as service, connected(service.port) as idle:
        idle.sendall(b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
        assert hear(idle).status == 200
        workers = service.workers
        service.process.send_signal(how)

        assert service.process.wait(30) == 0
        assert is_closed(idle)
        assert not [worker for worker in workers if is_alive(worker)]


def is_alive(process: int) -> bool:
    """Say whether a process is there and no zombie."""
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"
