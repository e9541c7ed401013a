import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from evaluation.benchmark import Benchmark
from evaluation.chart import draw
from evaluation.command import main
from evaluation.report import as_object, table
from tests.vignettes.conftest import FILES, FOLDER

WAYS = ("engine", "dialogue", "story")


@pytest.fixture
def few(tmp_path: Path) -> Path:
    """Give a file of a few cases."""
    file = tmp_path / "few.jsonl"
    file.write_text(
        "\n".join((FOLDER / "shared.jsonl").read_text("utf-8").splitlines()[:3]), "utf-8"
    )
    return file


def test_the_object_for_machines_is_whole(few: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One object: the counts by way and level, and one entry a case and way."""
    assert main([str(few), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)

    assert told["cases"] == 3
    assert tuple(told["ways"]) == WAYS
    for by_level in told["ways"].values():
        assert by_level["all"]["cases"] == 3
        assert sum(by_level[level]["exact"] for level in by_level) == 2 * by_level["all"]["exact"]
    assert len(told["results"]) == 9
    assert {"id", "way", "level", "acceptable", "questions", "transcript"} <= set(
        told["results"][0]
    )
    assert re.fullmatch(r"[0-9a-f]{8}", told["content_version"])


def test_people_get_a_table(few: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The figures stand beside those that others published."""
    assert main([str(few)]) == 0
    told = capsys.readouterr().out

    assert told.startswith("3 cases of few.jsonl, content version ")
    for study in ("Semigran 2015", "Hill 2020", "Schmieding 2022"):
        assert study in told
    assert "| story, told by voice" in told


def test_a_refused_file_ends_with_its_problems(
    few: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every file is read before anything is run; a case may be in one of them only."""
    bad = tmp_path / "bad.jsonl"
    bad.write_text("{}\n", "utf-8")
    twin = tmp_path / "twin.jsonl"
    twin.write_text(few.read_text("utf-8"), "utf-8")

    assert main([str(few), str(bad), str(twin)]) == 1
    told = capsys.readouterr()

    assert not told.out
    assert "bad.jsonl:1: must be an object" in told.err
    assert "v002: is in more than one file" in told.err


def test_the_results_page_is_written_with_its_picture(few: Path, tmp_path: Path) -> None:
    """The page names the content version, and its picture is beside it."""
    assert main([str(few), "--write", str(tmp_path)]) == 0

    page = (tmp_path / "results.md").read_text("utf-8")
    assert re.search(r"content version\n`[0-9a-f]{8}`", page)
    assert "](results.svg)" in page
    ElementTree.parse(tmp_path / "results.svg")  # noqa: S314 - it was written here


def test_the_committed_results_are_of_all_cases() -> None:
    """Whoever reads them sees which content they were measured on."""
    page = (FOLDER / "results.md").read_text("utf-8")
    number = sum(len(file.read_text("utf-8").splitlines()) for file in FILES)

    names = ", ".join(file.name for file in FILES)
    assert f"{number} cases of {names}" in page
    assert re.search(r"content version\n`[0-9a-f]{8}`", page)


def test_the_table_shows_every_way_and_level(benchmark: Benchmark) -> None:
    """Fifteen rows of figures, each as wide as its heading."""
    lines = table(benchmark).splitlines()

    assert len(lines) == 2 + 3 * 5
    assert len({line.count("|") for line in lines}) == 1


def test_the_bars_are_as_long_as_the_shares(benchmark: Benchmark) -> None:
    """The pieces of a bar of ours fill its whole width; nothing is drawn outside."""
    picture = ElementTree.fromstring(draw(benchmark))  # noqa: S314 - it was drawn here
    rows: dict[str, float] = {}
    for piece in picture.iter("{http://www.w3.org/2000/svg}rect"):
        if piece.get("height") == "16" and piece.get("fill") != "#8793a1":
            rows[piece.get("y", "")] = rows.get(piece.get("y", ""), 0) + float(
                piece.get("width", "0")
            )

    assert len(rows) == 15
    assert all(abs(width - 420) < 0.5 for width in rows.values())


def test_counts_and_entries_agree(benchmark: Benchmark) -> None:
    """The figures can be recounted from the entries."""
    told = as_object(benchmark)
    for way in WAYS:
        entries = [entry for entry in told["results"] if entry["way"] == way]
        counted = told["ways"][way]["all"]
        assert sum(entry["acceptable"] for entry in entries) == counted["acceptable"]
        assert (
            sum(entry["level"] in entry["acceptable_levels"] for entry in entries)
            == counted["acceptable"]
        )
        assert sum(entry["safe"] for entry in entries) == counted["safe"]
        assert [entry["questions"] for entry in entries] == counted["questions"]
