import pytest

from triage.protocol.level import Level


def test_levels_stand_from_self_care_to_emergency() -> None:
    """The order is that of urgency, so that `max` picks the more urgent."""
    assert sorted(Level, reverse=True) == [
        Level.EMERGENCY,
        Level.URGENT,
        Level.SEE_DOCTOR,
        Level.SELF_CARE,
    ]


@pytest.mark.parametrize("level", list(Level), ids=lambda level: level.id)
def test_a_level_is_found_by_its_word(level: Level) -> None:
    """Content, state and tests name a level by one word, and it reads back."""
    assert Level.from_id(level.id) is level


@pytest.mark.parametrize("word", ["", "EMERGENCY", "worse", "3"])
def test_another_word_is_no_level(word: str) -> None:
    """A level that does not read is refused, never taken for a lower one."""
    with pytest.raises(KeyError):
        Level.from_id(word)
