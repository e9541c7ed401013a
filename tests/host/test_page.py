"""The page tells what is so."""

import re
from pathlib import Path

import pytest

from host import certificate_server, envelope, server, signing_keys
from host.settings import read_settings


@pytest.fixture
def page(root: Path) -> str:
    """The page on hosting."""
    return (root / "scripts" / "host" / "README.md").read_text(encoding="utf-8")


def test_every_file_that_it_names_is_there(root: Path, page: str) -> None:
    """Nobody is sent to a file that is gone."""
    named = set(re.findall(r"(?:scripts|tests|content)/[\w./-]*[\w/]", page))

    assert len(named) > 5
    assert [name for name in named if not (root / name).exists()] == []
    for module in re.findall(r"`(\w+\.py)`", page):
        assert (root / "scripts" / "host" / module).is_file()


def test_its_settings_are_those_of_the_command(
    page: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A flag that is new, or gone, is noticed."""
    with pytest.raises(SystemExit):
        read_settings(["--help"], {})
    told = capsys.readouterr().out
    names = r"--[a-z][a-z-]+|TWITCH_CHECK_[A-Z]+|SKILL_ID(?!\w)"
    table = page.partition("## Settings")[2].partition("\n\n`/healthz`")[0]

    assert set(re.findall(names, table)) | {"--help"} == set(re.findall(names, told))


def test_its_limits_are_those_of_the_code(page: str) -> None:
    """The numbers are changed in one place and noticed in the other."""
    told = " ".join(page.split())
    for limit in (
        f"{certificate_server.CertificateServer.seconds:.0f} seconds for the whole",
        f"{certificate_server.LARGEST_CHAIN // 1024} KB, no redirect",
        f"not tried again for {signing_keys.FAILURE_SECONDS} seconds",
        f"{signing_keys.MOST_KEPT} chains at most",
        f"within {envelope.TOLERANCE.total_seconds():.0f} seconds of now",
        f"at most {envelope.LARGEST_BODY // 1024} KB and UTF-8",
        f"headers {server.LARGEST_HEADERS // 1024} KB",
        f"{server.ARRIVAL_SECONDS:.0f} seconds to come in",
    ):
        assert limit in told
    assert signing_keys.KEPT_SECONDS == 24 * 3600
    assert envelope.RETRY_TOLERANCE.total_seconds() == 3600
