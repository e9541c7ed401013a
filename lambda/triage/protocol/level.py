"""Levels: how soon the person needs help."""

from enum import IntEnum


class Level(IntEnum):
    """How soon the person needs help; a higher level is more urgent, and `max` picks it."""

    SELF_CARE = 0
    SEE_DOCTOR = 1
    URGENT = 2
    EMERGENCY = 3

    @property
    def id(self) -> str:
        """Give the word for this level in content, state and tests, such as `see_doctor`."""
        return self.name.lower()

    @classmethod
    def from_id(cls, word: str) -> "Level":
        """Give the level of a word such as `see_doctor`; KeyError for any other word."""
        return _LEVELS[word]


_LEVELS = {level.id: level for level in Level}
