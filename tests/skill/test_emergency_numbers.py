"""The number to call: that of the person's country, and never another's."""

from typing import Any

import pytest

from skill import build_skill
from tests.skill.envelopes import intent, matched
from triage import Content


@pytest.mark.parametrize(
    ("locale", "number"),
    [
        pytest.param("en-US", "nine one one", id="united-states"),
        pytest.param("en-GB", "nine nine nine", id="united-kingdom"),
        pytest.param("de-DE", "your emergency number", id="not-known"),
        pytest.param("", "your emergency number", id="empty"),
        pytest.param(None, "your emergency number", id="missing"),
    ],
)
def test_an_emergency_names_the_number_of_the_country(
    content: Content, locale: str | None, number: str
) -> None:
    """Where the country is not known, no number is told rather than a wrong one."""
    request = intent("DescribeTwitchIntent", matched("finding", "chest pain", "chest_pain"), {})
    request["request"]["locale"] = locale

    answer: dict[str, Any] = build_skill(content)(request, None)

    assert f"Call {number} now." in answer["response"]["outputSpeech"]["ssml"]
