"""The host with a memory: a file that outlives the service, for its owner's eyes alone."""

from datetime import timedelta
from pathlib import Path

import pytest

from host.__main__ import main
from host.records import open_records
from host.settings import read_settings
from simulator import Device, Home, Skill
from tests.conftest import ROOT
from tests.host.test_service import serve
from tests.skill.envelopes import SKILL_ID

MODEL = ROOT / "interaction_model" / "en-US.json"


def talk(port: int, home: Home) -> Device:
    """Stand before a device whose skill is the service."""
    return Skill.load(f"http://127.0.0.1:{port}/", MODEL).device(home)


@pytest.mark.slow
def test_what_was_agreed_to_outlives_the_service(tmp_path: Path) -> None:
    """Told to one process, known to the next, and gone from all of them when it is forgotten."""
    file, home = tmp_path / "records.db", Home()
    flags = ("--developer", "--workers", "2", "--records", str(file))

    with serve(*flags) as command:
        device = talk(command.port, home)
        device.open()
        device.says("my calf has been twitching for three days")
        while "remember" not in (device.says("no").speech or ""):
            assert device.is_open
        device.says("yes")
    device.later(timedelta(days=3))
    with serve(*flags) as command:
        device = talk(command.port, home)
        assert "Last time, 3 days ago" in (device.open().speech or "")
        device.says("forget me")
        device.says("stop")
    with serve(*flags) as command:
        assert "Last time" not in (talk(command.port, home).open().speech or "")

    for kept in (file, Path(f"{file}.salt")):
        assert kept.stat().st_mode & 0o777 == 0o600


def test_the_salt_is_made_once_and_is_long(tmp_path: Path) -> None:
    """Each service has its own, and finds its records with it again."""
    first, second = tmp_path / "one.db", tmp_path / "two.db"

    salts = [open_records(file)[1] for file in (first, first, second)]

    assert salts[0] == salts[1] != salts[2]
    assert len(salts[0]) == 64
    assert open_records(first, "told")[1] == "told"


def test_a_salt_that_is_none_is_not_taken(tmp_path: Path) -> None:
    """An empty one would give away whose records they are."""
    (tmp_path / "records.db.salt").write_text("short\n")

    with pytest.raises(ValueError, match=r"records\.db\.salt: this is no salt"):
        open_records(tmp_path / "records.db")


def test_the_flag_and_the_environment_name_the_file(tmp_path: Path) -> None:
    """The flag counts more; without either nothing is kept."""
    told = {"SKILL_ID": SKILL_ID, "RECORDS_FILE": "/kept/by/default", "RECORDS_SALT": "secret"}

    assert read_settings([], {"SKILL_ID": SKILL_ID}).records is None
    assert read_settings([], told).records == Path("/kept/by/default")
    assert read_settings([], told).salt == "secret"
    assert read_settings(["--records", str(tmp_path)], told).records == tmp_path


def test_a_file_that_cannot_be_used_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The service does not start without the memory that it was told to have."""
    status = main(["--developer", "--records", str(tmp_path / "nowhere" / "records.db")])

    assert status == 1
    told = capsys.readouterr().err
    assert "--records" in told
    assert "nowhere" in told
