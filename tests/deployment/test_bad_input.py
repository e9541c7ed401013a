"""What is wrong is told before anything is touched, with the command or the words that mend it."""

import json
import subprocess
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.deployment.conftest import Desk

pytestmark = pytest.mark.slow


def untouched(desk: Desk, done: subprocess.CompletedProcess[str]) -> bool:
    """Say whether nothing was asked for, built or noted, and the person was told so."""
    made = [name for name in ("build", ".deployed") if (desk.root / name).exists()]
    return (
        done.returncode == 2
        and "Nothing was touched." in done.stderr
        and desk.asked() == []
        and not made
    )


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--region", "eu-central-1"], "eu-west-1       Europe"),
        (["--skill-id", "amzn1.ask.skill.42"], "'View Skill ID'"),
        (["--skill-id", "amzn1.ask.skill.00000000-0000-4000-8000-00000000000G"], "hexadecimal"),
        (["--stack", "twitch_check"], "--stack twitch_check: a letter"),
        (["--privacy-url", "http://example.com/privacy"], "--privacy-url http://example.com"),
        (["--alarm-topic", "alarms"], "arn:aws:sns:us-east-1:123456789012:alarms"),
        (["--ask-profile", "my profile"], "--ask-profile 'my profile'"),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else None,
)
@pytest.mark.parametrize("mode", ["--yes", "--dry-run"])
def test_a_wrong_setting(desk: Desk, words: list[str], told: str, mode: str) -> None:
    """It is named with its right form, in a rehearsal too."""
    done = desk.deploy(mode, *words)

    assert told in done.stderr
    assert untouched(desk, done)


def test_all_wrong_settings_are_told_at_once(desk: Desk) -> None:
    """Nobody mends one only to hear of the next."""
    done = desk.deploy("--yes", "--region", "mars", "--skill-id", "x", "--stack", "-")

    assert [line.split()[0] for line in done.stderr.splitlines() if line.startswith("--")] == [
        "--stack",
        "--region",
        "--skill-id",
    ]


def test_without_credentials(desk: Desk) -> None:
    """The command that puts them in is told, together with everything else that is missing."""
    desk.keys = {}
    (desk.folder / "home" / ".ask" / "cli_config").unlink()

    done = desk.deploy("--yes")

    assert "There are no AWS credentials. Put them in: aws configure" in done.stderr
    assert "ask configure --profile default" in done.stderr
    assert untouched(desk, done)


def test_with_a_profile_that_is_not_there(desk: Desk) -> None:
    """It is named, with the command that makes it."""
    done = desk.deploy("--yes", "--aws-profile", "holiday")

    assert "There is no AWS profile 'holiday'" in done.stderr
    assert "aws configure --profile holiday" in done.stderr
    assert untouched(desk, done)


@pytest.fixture
def refusing(request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of an AWS that refuses with one code, in the form that AWS has."""

    class Refusal(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = (
                "<ErrorResponse><Error><Type>Sender</Type><Code>"
                f"{request.param}</Code><Message>no</Message></Error></ErrorResponse>"
            ).encode()
            self.send_response(403)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - their name
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Refusal) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.mark.parametrize(
    ("refusing", "told"),
    [
        ("ExpiredToken", "The AWS credentials have expired. Get new ones: aws sso login"),
        ("InvalidClientTokenId", "AWS does not know these credentials"),
        ("AccessDenied", "AWS refuses (AccessDenied): no"),
    ],
    indirect=["refusing"],
)
def test_with_credentials_that_aws_refuses(desk: Desk, refusing: str, told: str) -> None:
    """Expired keys are told from wrong ones."""
    desk.address = refusing

    done = desk.deploy("--yes")

    assert told in done.stderr
    assert untouched(desk, done)


def test_without_a_network(desk: Desk) -> None:
    """AWS out of reach is told in one line, not in a traceback."""
    done = desk.deploy("--yes")

    assert "AWS cannot be reached" in done.stderr
    assert "Traceback" not in done.stderr
    assert untouched(desk, done)


def test_an_ask_cli_that_does_not_start(desk: Desk) -> None:
    """As npm installs it by itself it cannot start, so one that can is offered."""
    (desk.folder / "bin" / "ask").write_text("#!/bin/sh\nexit 1\n", "utf-8")

    done = desk.deploy("--yes")

    assert "does not start" in done.stderr
    assert "npm ci --prefix scripts/deployment/ask-cli" in done.stderr
    assert untouched(desk, done)


def test_an_ask_profile_that_is_not_there(desk: Desk) -> None:
    """The command that makes it is told."""
    done = desk.deploy("--yes", "--ask-profile", "work")

    assert "no profile 'work': ask configure --profile work" in done.stderr
    assert untouched(desk, done)


def test_without_make(desk: Desk) -> None:
    """SAM would say so only in the middle of a build."""
    done = desk.deploy("--yes", PATH=str(desk.folder / "bin"))

    assert "'make', which SAM builds with, is missing: apt-get install make" in done.stderr
    assert untouched(desk, done)


@pytest.mark.needs_program("make", "apt-get install make")
def test_notes_that_are_not_right(office: Desk) -> None:
    """What somebody put in place of a skill id is not sent to Amazon."""
    states = office.root / ".deployed" / "twitch-check" / ".ask" / "ask-states.json"
    states.parent.mkdir(parents=True)
    states.write_text(json.dumps({"profiles": {"default": {"skillId": "mine"}}}), "utf-8")

    done = office.deploy("--yes")

    assert "'mine': a skill id is" in done.stderr
    assert "Nothing was touched." in done.stderr
    assert office.asked() == []


def test_a_rehearsal_needs_no_account(desk: Desk) -> None:
    """`scripts/deploy --dry-run` shows each command in order, and what is missing."""
    environment = desk.environment(PATH="/usr/bin:/bin")
    for key in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        del environment[key]
    done = subprocess.run(
        [desk.root / "scripts" / "deploy", "--dry-run", "--keep-records"],
        check=False,
        capture_output=True,
        text=True,
        env={**environment, "HOME": str(desk.folder)},
    )

    assert done.returncode == 0, done.stderr
    shown = [line.strip() for line in done.stdout.splitlines() if "$ " in line]
    order = [
        "sam build",
        "sam deploy",
        "ask deploy",
        "sam deploy",
        "ask smapi set-skill-enablement",
    ]
    kinds = [next((kind for kind in order if kind in line), "") for line in shown]
    assert [kind for kind in kinds if kind] == order
    assert "KeepRecords=true" in done.stdout
    assert "npm ci --prefix scripts/deployment/ask-cli" in done.stdout
    assert "configure --profile default" in done.stdout
    assert not (desk.root / "build").exists()
    assert not (desk.root / ".deployed").exists()
