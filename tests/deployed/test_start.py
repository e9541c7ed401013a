"""How a start is fast: by what it does not load and does not open, which is the same every time."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from building.archive import write_zip
from tests.deployed.conftest import StartFunction
from tests.skill.envelopes import intent, launch, matched, plain

MOST_OPENED = 40
"""Files of the package up to the first answer; the SDK's hello world opens some 700."""

MOST_MODELS = 60
MOST_ZIPPED = 5_000_000

NEVER = {
    *("dataclasses", "inspect", "ast", "tomllib", "pathlib", "difflib"),
    *("http.client", "ssl", "urllib.request", "dateutil", "dateutil.parser", "xml.sax"),
    *(
        "triage.loading.loader",
        "triage.loading.shelf",
        "ask_sdk_model.services.service_client_factory",
    ),
}
"""Modules that cost time and that no start and no first turn needs."""

FIRST_TURN = """
import json, os, sys
folder, opened = os.getcwd(), []
sys.addaudithook(lambda name, details: opened.append(details[0]) if name == "open" else None)
before = set(sys.modules)
import app
started = set(sys.modules)
answer = app.handler(json.load(sys.stdin), None)
files = [f for f in opened if isinstance(f, str) and os.path.abspath(f).startswith(folder)]
json.dump({"opened": len(files), "loaded": sorted(set(sys.modules) - before), "answer": answer,
           "first": sorted(set(sys.modules) - started)}, sys.stdout)
"""


@pytest.fixture(scope="module")
def first_turn(package: Path) -> dict[str, Any]:
    """What a start of the package and its first turn, a one-shot question, loaded and opened."""
    slots = {**matched("body_part", "foot", "foot"), **plain("duration", "P3D")}
    done = subprocess.run(
        [sys.executable, "-c", FIRST_TURN],
        cwd=package,
        env={"PYTHONDONTWRITEBYTECODE": "1"},
        input=json.dumps(intent("DescribeTwitchIntent", slots)),
        check=True,
        capture_output=True,
        text=True,
    )
    found: dict[str, Any] = json.loads(done.stdout)
    assert "foot" in found["answer"]["response"]["outputSpeech"]["ssml"]
    return found


def test_a_start_opens_few_files(first_turn: dict[str, Any]) -> None:
    """Lambda's disk is cold: each file is a wait."""
    assert 0 < first_turn["opened"] <= MOST_OPENED


def test_a_start_loads_nothing_that_no_turn_needs(first_turn: dict[str, Any]) -> None:
    """What is expensive and not used stays out, whoever would bring it."""
    assert {"app", "triage.dialogue.dialogue", "ask_sdk_core.skill"} <= set(first_turn["loaded"])
    assert sorted(NEVER & set(first_turn["loaded"])) == []
    models = [name for name in first_turn["loaded"] if name.startswith("ask_sdk_model")]
    assert 10 < len(models) <= MOST_MODELS


def test_the_first_turn_finds_all_that_it_needs(first_turn: dict[str, Any]) -> None:
    """Whatever a turn loads was loaded in init, which is not held to a share of a processor."""
    assert first_turn["first"] == []


def test_the_zip_is_small(package: Path, tmp_path: Path) -> None:
    """Lambda fetches it before each start on a new machine."""
    write_zip(package, tmp_path / "package.zip")

    assert (tmp_path / "package.zip").stat().st_size <= MOST_ZIPPED


def test_the_same_package_gives_the_same_zip(package: Path, tmp_path: Path) -> None:
    """What did not change is not uploaded."""
    assert write_zip(package, tmp_path / "a.zip") == write_zip(package, tmp_path / "b.zip")


def test_without_its_bundle_the_package_starts_all_the_same(
    package: Path, start: StartFunction
) -> None:
    """The bundle only saves time: under another Python there is none, and all works as before."""
    (bundle,) = package.glob("start.*.bundle")
    kept = bundle.read_bytes()
    bundle.unlink()
    try:
        with start() as function:
            slow = function.answer(launch())
    finally:
        bundle.write_bytes(kept)
    with start() as function:
        assert function.answer(launch()).body == slow.body
