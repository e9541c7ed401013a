"""The model's settings: what they hold, and what is said about slips in them."""

from pathlib import Path

import pytest

from authoring.problem import SourceError
from authoring.settings import SlotSetting, read_settings
from tests.model.sources import SETTINGS


def problems(path: Path) -> list[str]:
    """Read the settings and give the complaints."""
    with pytest.raises(SourceError) as raised:
        read_settings(path)
    return [str(problem) for problem in raised.value.problems]


def test_settings_are_read(tmp_path: Path) -> None:
    """Slots keep their order, built-in intents are sorted, one value is the default."""
    path = tmp_path / "model.toml"
    path.write_text(SETTINGS, encoding="utf-8")

    settings = read_settings(path)

    assert settings.invocation_name == "plant helper"
    assert settings.built_in_intents == ("AMAZON.HelpIntent", "AMAZON.StopIntent")
    assert settings.slots == (
        SlotSetting("plant", "Plant", multiple_values=True),
        SlotSetting("duration", "AMAZON.DURATION", multiple_values=False),
    )


@pytest.mark.parametrize(
    ("before", "after", "complaint"),
    [
        ("invocation_name", "invocation_nam", "invocation_nam: is not a key here (did you mean "),
        ('invocation_name = "plant helper"', "", "invocation_name: is missing"),
        ('"plant helper"', "7", "invocation_name: must be a text"),
        ('"LOW"', '"LOWER"', "fallback_sensitivity: is one of LOW, MEDIUM, HIGH"),
        ("multiple_values", "several_values", "slots.plant.several_values: is not a key here"),
        ('type = "Plant"', "", "slots.plant.type: is missing"),
        ("= true", '= "yes"', "slots.plant.multiple_values: must be a true or false"),
        ("[slots.plant]", "[slots]\nfern = 1\n[slots.plant]", "slots.fern: write it as a table"),
        ("[slots.plant]", "[slots.plant", "is no TOML: "),
    ],
)
def test_a_slip_is_told(tmp_path: Path, before: str, after: str, complaint: str) -> None:
    """Every wrong key and value is named, with the nearest right one where there is one."""
    path = tmp_path / "model.toml"
    path.write_text(SETTINGS.replace(before, after, 1), encoding="utf-8")

    assert any(each.startswith(f"model.toml: {complaint}") for each in problems(path))


def test_missing_settings_are_told(tmp_path: Path) -> None:
    """A locale without settings says so instead of failing."""
    assert problems(tmp_path / "model.toml") == ["model.toml: the file is missing"]
