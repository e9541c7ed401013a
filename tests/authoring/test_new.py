"""The scaffolder, from the command to content that loads, in a copy of the project's content."""

import re
import shutil
import tomllib
from pathlib import Path

import pytest

from authoring.check import check
from authoring.new import main
from triage import Level, assess, hear
from triage.protocol.fact import Answer

WRITTEN = {
    r"UNWRITTEN: an id of sources\.toml": "general_knowledge",
    r"UNWRITTEN: the place in the source": "Everyday life",
    r'"UNWRITTEN: the day[^"]*"': "2026-11-25",
    r'suggested_by = \["UNWRITTEN"\]': 'suggested_by = ["caffeine"]',
    r"UNWRITTEN: as in: it may be linked to \.\.\.": "green tea",
    r"UNWRITTEN: could it be that\?[^\"]*": "Green tea has caffeine too.",
    r"UNWRITTEN: as in: your foot, with \.\.\.": "a blue thumb",
    r"UNWRITTEN: why it matters[^\"]*": "A blue thumb can be a bad sign.",
    r"UNWRITTEN: the answer in one breath[^\"]*": "A rub can feel good.",
    r"UNWRITTEN: what people call it[^\"]*": "a phrase that nobody said before",
    r"UNWRITTEN: what this journey shows\.": "A blue thumb is an emergency.",
    r"UNWRITTEN: a word of the advice": "thumb",
    r"UNWRITTEN: what a person says": "my thumb is blue",
}
"""What a person would write for each UNWRITTEN."""

TO_WRITE = {
    "cause": [
        *(f"causes.toml: green.{key}" for key in ("suggested_by", "source", "section", "checked")),
        *(f"en-US/causes.toml: green.{key}" for key in ("name", "say")),
        "en-US/phrases/causes.toml: green",
    ],
    "red_flag": [
        *(f"rules/emergency.toml: green.{key}" for key in ("source", "section", "checked")),
        "en-US/findings.toml: green.name",
        "en-US/rules.toml: green.reason",
        "en-US/phrases/symptoms.toml: green",
        *(f"journeys/emergency.toml: green.{key}" for key in ("promise", "speech", "talk")),
    ],
    "topic": [
        *(f"topics.toml: green.{key}" for key in ("source", "section", "checked")),
        "en-US/topics.toml: green.say",
        "en-US/phrases/topics.toml: green",
    ],
}
"""Everything that a person is asked to write, and nothing else."""


@pytest.fixture
def project(root: Path, tmp_path: Path) -> Path:
    """Give a copy of what the scaffolder writes into."""
    for folder in ("content", "tests/journeys"):
        shutil.copytree(root / folder, tmp_path / folder)
    return tmp_path


def new(project: Path, *arguments: str) -> int:
    """Run the scaffolder on the copy."""
    return main([*arguments, "--project", str(project)])


def problems_of(project: Path) -> list[str]:
    """Give what the check says of the copy."""
    return check(project / "content", project / "tests" / "journeys")[1]


def texts(project: Path) -> dict[Path, str]:
    """Give every file of the copy."""
    return {path: path.read_text("utf-8") for path in project.rglob("*.toml")}


@pytest.mark.parametrize("kind", TO_WRITE)
def test_the_check_names_all_that_is_to_be_written_until_it_is(project: Path, kind: str) -> None:
    """From the command to content that loads: what is to be written is what the check lists."""
    assert new(project, kind, "green") == 0

    assert sorted(problems_of(project)) == sorted(
        f"{place}: still says UNWRITTEN: write it" for place in TO_WRITE[kind]
    )

    for path, text in texts(project).items():
        for unwritten, written in WRITTEN.items():
            text = re.sub(unwritten, written, text)  # noqa: PLW2901 - each on top of the last
        path.write_text(text, "utf-8")

    assert problems_of(project) == []


def test_a_new_red_flag_works_once_it_is_written(project: Path) -> None:
    """The finding that was begun leads to the level that was asked for."""
    new(project, "red_flag", "blue_thumb", "--level", "urgent")

    content, _ = check(project / "content", project / "tests" / "journeys")
    heard = hear(content.protocol.facts, {}, {"blue_thumb": Answer.YES})

    assert assess(content.protocol, heard).level is Level.URGENT


@pytest.mark.parametrize(
    "name", ["Green", "green tea", "9lives", "_x", "x_", "a__b", "../x", "é", ""]
)
def test_a_bad_id_is_refused(project: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """An id that the loader would not take is refused before anything is written."""
    before = texts(project)

    assert new(project, "cause", name) == 1
    assert "is no id: write lower-case words" in capsys.readouterr().err
    assert texts(project) == before


@pytest.mark.parametrize(
    ("kind", "name", "file"),
    [
        ("cause", "caffeine", "content/causes.toml"),
        ("topic", "magnesium", "content/topics.toml"),
        ("topic", "caffeine", "content/causes.toml"),
        ("red_flag", "droop", "content/rules/emergency.toml"),
        ("red_flag", "numbness", "content/facts/symptoms.toml"),
        ("red_flag", "weak_muscle", "content/rules/see_doctor.toml"),
    ],
)
def test_an_id_that_is_there_is_refused(
    project: Path, kind: str, name: str, file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing that stands is ever overwritten or doubled, and the file is named."""
    before = texts(project)

    assert new(project, kind, name) == 1
    assert file in capsys.readouterr().err
    assert texts(project) == before


def test_the_same_command_twice_is_refused_the_second_time(project: Path) -> None:
    """A command typed twice leaves one entry."""
    new(project, "cause", "green")
    before = texts(project)

    assert new(project, "cause", "green") == 1
    assert texts(project) == before


def test_files_that_do_not_read_are_left_alone(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where it cannot be seen what is there, nothing is written."""
    (project / "content" / "en-US" / "topics.toml").write_text("[oops")
    before = texts(project)

    assert new(project, "topic", "green") == 1
    assert "topics.toml does not read" in capsys.readouterr().err
    assert texts(project) == before


def test_every_locale_is_begun(project: Path) -> None:
    """A second language is not forgotten."""
    shutil.copytree(project / "content" / "en-US", project / "content" / "en-GB")

    new(project, "topic", "green")

    for locale in ("en-US", "en-GB"):
        said = tomllib.loads((project / "content" / locale / "topics.toml").read_text("utf-8"))
        assert "UNWRITTEN" in said["green"]["say"]
