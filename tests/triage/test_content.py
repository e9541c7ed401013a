from dataclasses import replace

import pytest

from triage import Content
from triage.protocol.content import Wording


@pytest.fixture
def two_locales(content: Content, wording: Wording) -> Content:
    """The real content, with British sentences before the American ones."""
    wordings = {"en-GB": replace(wording, locale="en-GB"), "en-US": wording}
    return replace(content, wordings=wordings)


@pytest.mark.parametrize(
    ("locale", "spoken"),
    [
        pytest.param("en-US", "en-US", id="there"),
        pytest.param("en-GB", "en-GB", id="there-too"),
        pytest.param("en-AU", "en-GB", id="same-language"),
        pytest.param("en", "en-GB", id="language-alone"),
        pytest.param("de-DE", "en-US", id="not-there"),
        pytest.param("", "en-US", id="empty"),
        pytest.param("nonsense", "en-US", id="nonsense"),
    ],
)
def test_a_locale_falls_back_to_its_language_then_to_the_default(
    two_locales: Content, locale: str, spoken: str
) -> None:
    """There are sentences for every locale, the nearest that there are."""
    assert two_locales.wording_for(locale).locale == spoken


@pytest.mark.parametrize(
    ("locale", "number"),
    [
        ("en-US", "nine one one"),
        ("en-CA", "nine one one"),
        ("fr-CA", "nine one one"),
        ("en-GB", "nine nine nine"),
        ("en-AU", "triple zero"),
        ("en-IN", "one one two"),
        ("de-DE", "your emergency number"),
        ("es-MX", "your emergency number"),
        ("en", "your emergency number"),
        ("", "your emergency number"),
    ],
)
def test_the_emergency_number_is_that_of_the_country(
    content: Content, locale: str, number: str
) -> None:
    """No number of one country is ever told in another."""
    assert content.region_of(locale).emergency == number


def test_the_crisis_line_is_that_of_the_country(content: Content) -> None:
    """Thoughts of ending one's life are answered with the line that answers there."""
    assert content.region_of("en-US").crisis == "nine eight eight"
    assert content.region_of("en-GB").crisis == "one one six, one two three"
    assert content.region_of("de-DE").crisis == "a crisis line"
