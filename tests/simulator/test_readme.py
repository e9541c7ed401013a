"""The page of the simulator says what is so."""

from __future__ import annotations

import re
from pathlib import Path

import simulator
from simulator.conversation import perform
from simulator.conversation.check import is_known
from simulator.conversation.reader import read_talk
from simulator.conversation.setting import is_setting
from simulator.home.outages import KINDS
from simulator.home.screens import SCREENS
from tests.simulator.conftest import plant_care

FOLDER = Path(simulator.__file__).parent
PAGE = (FOLDER / "README.md").read_text(encoding="utf-8")
RULE = re.compile(r'Fault\(\s*(?:LATE|"([a-z-]+)")')


def section(title: str) -> str:
    """Cut out a section."""
    return PAGE.split(f"\n## {title}\n")[1].split("\n## ")[0]


def test_every_rule_is_listed() -> None:
    """The rules in the table are those in the code, and their number is right."""
    code = "".join(path.read_text(encoding="utf-8") for path in FOLDER.rglob("*.py"))
    rules = {found or "late-answer" for found in RULE.findall(code)}

    table = section("What a device refuses").split("|---|---|")[1]

    assert set(re.findall(r"`([a-z-]+)`", table)) == rules
    assert f"by {len(rules)} rules" in PAGE


def test_the_example_goes_as_it_is_written() -> None:
    """The conversation that the page shows is read, and performed up to the reminder."""
    block = section("Conversations as files").split("\n\n    ")[1]
    example = "\n\n".join(section("Conversations as files").split("\n\n")[1:5])
    text = re.sub(r"(?m)^    ", "", re.sub(r"(?m)\s{4,}[a-z.][^:\n]*$", "", example))
    assert block.startswith("# A fern with spots")

    talk = read_talk(Path("page.talk"), text.partition("You: (silence)")[0])
    talk.preparations.clear()

    assert len(talk.steps) == 2
    assert perform(talk, plant_care().device).problems == []


def test_every_detail_and_setting_of_the_page_is_one() -> None:
    """What the table names can be written in a file."""
    table = section("Conversations as files").split("|---|---|")[1].split("\n\n")[0]
    rows = {row.split("|")[1].strip(): row.split("|")[2] for row in table.strip().splitlines()}

    details = re.findall(r"`([a-z ]+)`", rows["set in below it"])
    settings = [name.partition(":")[0] for name in re.findall(r"`([^`]+)`", rows["settings"])]

    assert details
    assert all(is_known(detail) for detail in details)
    assert settings
    assert all(is_setting(name) for name in settings)


def test_every_public_name_is_told_of() -> None:
    """What the package gives out is on its page, or is plainly an error or a constant."""
    told = [name for name in simulator.__all__ if re.search(rf"\b{name}\b", PAGE)]

    assert set(simulator.__all__) - set(told) <= {
        "DENIED",
        "Fault",
        "HandlerError",
        "Identity",
        "ModelError",
        "Outage",
        "Recogniser",
        "Screen",
        "SessionIsOver",
        "Understands",
        "load_handler",
        "run_json",
        "run_terminal",
    }


def test_outages_and_screens_are_all_told_of() -> None:
    """Each kind and each screen is named."""
    assert all(f"`{kind}`" in PAGE for kind in KINDS)
    assert all(name in section("Conversations as files") for name in SCREENS)
