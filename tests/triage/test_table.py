import tomllib
from collections.abc import Callable
from typing import Any

import pytest

from triage.loading.table import Table
from triage.protocol.condition import Condition
from triage.protocol.fact import Fact, FactKind, Setting
from triage.protocol.problems import ContentError, Problems
from triage.protocol.source import Citation

FACTS = {
    "weak": Fact("weak", FactKind.SYMPTOM),
    "places": Fact("places", FactKind.CHOICE, ("one", "several")),
}
SOURCES = {"book": object()}

Take = Callable[[Table], object]


def read(text: str, take: Take) -> tuple[object, tuple[str, ...]]:
    """Give what is taken from a table with these keys, and the problems that it meets."""
    problems = Problems()
    table = Table("file.toml", "name", tomllib.loads(text), problems)
    taken = take(table)
    table.done()
    try:
        problems.refuse_any()
    except ContentError as error:
        return taken, error.problems
    return taken, ()


@pytest.mark.parametrize(
    ("text", "take", "expected"),
    [
        pytest.param('key = "a"', lambda t: t.text("key"), "a", id="text"),
        pytest.param("", lambda t: t.text("key", "b"), "b", id="text-default"),
        pytest.param("", lambda t: t.text("key", ""), "", id="text-optional"),
        pytest.param('key = ["a", "b"]', lambda t: t.texts("key"), ("a", "b"), id="texts"),
        pytest.param("", lambda t: t.texts("key"), (), id="texts-missing"),
        pytest.param("key = 3", lambda t: t.number("key"), 3, id="number"),
        pytest.param("key = 0", lambda t: t.number("key"), 0, id="number-zero"),
        pytest.param("", lambda t: t.number("key", 2), 2, id="number-default"),
        pytest.param("key = true", lambda t: t.flag("key", False), True, id="flag"),
        pytest.param("key = false", lambda t: t.flag("key", True), False, id="flag-false"),
        pytest.param("", lambda t: t.flag("key", True), True, id="flag-default"),
        pytest.param("key = 2026-11-23", lambda t: t.day("key"), "2026-11-23", id="day"),
        pytest.param(
            'key = ["weak", "places > one"]',
            lambda t: t.conditions("key", FACTS),
            (Condition("weak"), Condition("places", frozenset({"several"}))),
            id="conditions",
        ),
        pytest.param(
            'key = ["weak", "places = one"]',
            lambda t: t.settings("key", FACTS),
            (Setting("weak"), Setting("places", "one")),
            id="settings",
        ),
        pytest.param('key = ["weak"]', lambda t: t.ids("key", FACTS, "fact"), ("weak",), id="ids"),
        pytest.param(
            'source = "book"\nsection = "One"\nchecked = 2026-11-23\nnote = "Why."',
            lambda t: t.citation(SOURCES),
            Citation("book", "One", "2026-11-23", "Why."),
            id="citation",
        ),
    ],
)
def test_a_key_is_taken_with_its_type(text: str, take: Take, expected: object) -> None:
    """What is written as it should be is given back, and nothing is reported."""
    assert read(text, take) == (expected, ())


NO_TEXT = "file.toml: name.key: must be a text that is not empty"
NO_TEXTS = "file.toml: name.key: must be a list of texts"
NO_NUMBER = "file.toml: name.key: must be a whole number"
NO_DAY = "file.toml: name.key: must be a date such as 2026-11-23, without quotes"
MISSING = "file.toml: name.key: is missing"


@pytest.mark.parametrize(
    ("text", "take", "problem"),
    [
        pytest.param("", lambda t: t.text("key"), MISSING, id="text-missing"),
        pytest.param('key = ""', lambda t: t.text("key"), NO_TEXT, id="text-empty"),
        pytest.param('key = "  "', lambda t: t.text("key"), NO_TEXT, id="text-blank"),
        pytest.param("key = 3", lambda t: t.text("key"), NO_TEXT, id="text-a-number"),
        pytest.param('key = "a"', lambda t: t.texts("key"), NO_TEXTS, id="texts-one-text"),
        pytest.param("key = [1]", lambda t: t.texts("key"), NO_TEXTS, id="texts-of-numbers"),
        pytest.param(
            'key = ["a", "b", "a"]',
            lambda t: t.texts("key"),
            "file.toml: name.key: 'a' is there twice",
            id="texts-twice",
        ),
        pytest.param("", lambda t: t.number("key"), MISSING, id="number-missing"),
        pytest.param('key = "3"', lambda t: t.number("key"), NO_NUMBER, id="number-quoted"),
        pytest.param("key = -1", lambda t: t.number("key"), NO_NUMBER, id="number-negative"),
        pytest.param("key = 1.5", lambda t: t.number("key"), NO_NUMBER, id="number-fraction"),
        pytest.param("key = true", lambda t: t.number("key"), NO_NUMBER, id="number-boolean"),
        pytest.param(
            'key = "true"',
            lambda t: t.flag("key", False),
            "file.toml: name.key: must be true or false",
            id="flag-quoted",
        ),
        pytest.param("", lambda t: t.day("key"), MISSING, id="day-missing"),
        pytest.param('key = "2026-11-23"', lambda t: t.day("key"), NO_DAY, id="day-quoted"),
        pytest.param("key = 2026-11-23T08:00:00", lambda t: t.day("key"), NO_DAY, id="day-time"),
        pytest.param(
            'key = ["waek"]',
            lambda t: t.conditions("key", FACTS),
            "file.toml: name.key: unknown fact 'waek' (did you mean 'weak'?)",
            id="condition-unknown",
        ),
        pytest.param(
            'key = [""]',
            lambda t: t.conditions("key", FACTS),
            "file.toml: name.key: '' does not read: write 'fact', 'fact > value' or 'fact = value'",
            id="condition-empty",
        ),
        pytest.param(
            'key = ["places = oen"]',
            lambda t: t.settings("key", FACTS),
            "file.toml: name.key: 'places' has no value 'oen': it has one, several",
            id="setting-unknown-value",
        ),
        pytest.param(
            'key = ["weka"]',
            lambda t: t.ids("key", FACTS, "fact"),
            "file.toml: name.key: unknown fact 'weka' (did you mean 'weak'?)",
            id="id-unknown",
        ),
        pytest.param(
            'source = "bok"\nsection = "One"\nchecked = 2026-11-23',
            lambda t: t.citation(SOURCES),
            "file.toml: name.source: unknown source 'bok' (did you mean 'book'?)",
            id="source-unknown",
        ),
        pytest.param(
            'source = "book"\nchecked = 2026-11-23',
            lambda t: t.citation(SOURCES),
            "file.toml: name.section: is missing",
            id="section-missing",
        ),
        pytest.param(
            'key = "a"\nkeys = "b"',
            lambda t: t.text("key"),
            "file.toml: name.keys: unknown key (did you mean 'key'?)",
            id="key-unknown",
        ),
    ],
)
def test_a_key_that_is_wrong_is_reported(text: str, take: Take, problem: str) -> None:
    """The problem names the file, the table and the key, and says what should be there."""
    assert read(text, take)[1] == (problem,)


def test_a_wrong_value_never_becomes_a_right_one() -> None:
    """What is not true or false counts as false, and what is no list as an empty one."""
    keys: dict[str, Any] = {"flag": "yes", "texts": "weak"}
    table = Table("file.toml", "name", keys, Problems())

    assert table.flag("flag", True) is False
    assert table.texts("texts") == ()
