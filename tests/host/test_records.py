"""The host with a memory: a file that outlives the service, for its owner's eyes alone."""

import os
from datetime import timedelta
from pathlib import Path

import pytest

from benchmark.database import database, make_table
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


@pytest.mark.slow
def test_a_table_keeps_it_as_well(tmp_path: Path) -> None:
    """Two services of one table and one salt know the same persons."""
    home = Home()
    account = {"AWS_ACCESS_KEY_ID": "testing", "AWS_SECRET_ACCESS_KEY": "testing"}
    with database() as address:
        make_table(address, "records")
        shared = {
            "RECORDS_TABLE": "records",
            "RECORDS_SALT": "a secret of both machines",
            "AWS_ENDPOINT_URL": address,
            "AWS_DEFAULT_REGION": "us-east-1",
            **account,
        }
        with serve("--developer", "--workers", "1", **shared) as command:
            device = talk(command.port, home)
            device.open()
            device.says("my calf has been twitching for three days")
            while "remember" not in (device.says("no").speech or ""):
                assert device.is_open
            device.says("yes")
        with serve("--developer", "--workers", "1", **shared) as command:
            assert "Last time" in (talk(command.port, home).open().speech or "")


def test_one_place_and_a_secret_for_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    """Both mistakes are told at once."""
    with pytest.raises(SystemExit):
        read_settings(["--table", "t", "--records", "f"], {"SKILL_ID": SKILL_ID})

    told = capsys.readouterr().err
    assert "--table and --records" in told
    assert "RECORDS_SALT" in told


def test_a_table_without_a_region_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In AWS's own words."""
    for name in [name for name in os.environ if name.startswith("AWS_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("AWS_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("RECORDS_SALT", "secret")

    assert main(["--developer", "--table", "records"]) == 1
    assert "--table: You must specify a region" in capsys.readouterr().err
