import pytest

from host.settings import Settings, read_settings
from tests.skill.envelopes import SKILL_ID


def test_without_flags_the_environment_counts() -> None:
    """A service file needs no flags, and a bare start is for this machine behind a proxy."""
    told = {
        "SKILL_ID": SKILL_ID,
        "TWITCH_CHECK_BIND": "0.0.0.0:80",
        "TWITCH_CHECK_WORKERS": "3",
        "TWITCH_CHECK_THREADS": "2",
    }

    assert read_settings([], told) == Settings("0.0.0.0", 80, 3, 2, SKILL_ID, developer=False)  # noqa: S104
    bare = read_settings([], {"SKILL_ID": SKILL_ID})
    assert (bare.address, bare.port, bare.developer) == ("127.0.0.1", 8000, False)


def test_a_flag_counts_more_than_the_environment() -> None:
    """What is typed is meant."""
    told = read_settings(
        ["--bind", "[::1]:9000", "--workers", "2", "--skill-id", SKILL_ID],
        {"TWITCH_CHECK_BIND": "nonsense", "TWITCH_CHECK_WORKERS": "9", "SKILL_ID": "other"},
    )

    assert told == Settings("::1", 9000, 2, 4, SKILL_ID, developer=False)


def test_developer_mode_is_never_left_over() -> None:
    """Only a flag sets it, and it needs no skill id; a name for loopback is one address."""
    told = read_settings(["--developer", "--bind", "localhost:0"], {"DEVELOPER": "1"})

    assert told.developer
    assert (told.address, told.skill_id) == ("127.0.0.1", "")
    with pytest.raises(SystemExit):
        read_settings([], {"DEVELOPER": "1", "TWITCH_CHECK_DEVELOPER": "1"})


def test_all_that_is_wrong_is_told_at_once(capsys: pytest.CaptureFixture[str]) -> None:
    """Nobody has to start five times to find five mistakes."""
    with pytest.raises(SystemExit) as exited:
        read_settings(["--bind", "here", "--workers", "0", "--threads", "x"], {"SKILL_ID": "amzn1"})

    told = capsys.readouterr().err
    assert exited.value.code == 2
    for flag in ("--bind: 'here'", "--workers: '0'", "--threads: 'x'", "--skill-id or SKILL_ID:"):
        assert flag in told


@pytest.mark.parametrize("bind", ["", ":80", "127.0.0.1", "example.com:80", "::1:80", "1.2.3.4:x"])
def test_an_address_that_is_none_is_told(bind: str, capsys: pytest.CaptureFixture[str]) -> None:
    """An address is written in numbers, with a port, so that it means one thing."""
    with pytest.raises(SystemExit):
        read_settings(["--bind", bind], {"SKILL_ID": SKILL_ID})

    assert "is not ADDRESS:PORT" in capsys.readouterr().err
