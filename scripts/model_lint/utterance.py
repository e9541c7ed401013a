"""Sample utterances taken apart: words, slots, and what stands around them."""

import re

SLOT = re.compile(r"\{([^{}\s]+)\}")
SEARCH_QUERY = "AMAZON.SearchQuery"
_POSSESSIVE = re.compile(r"(?<=[\w}])['’]s\b")


def slot_names(text: str) -> list[str]:
    """Name the slots of a sample in their order."""
    return SLOT.findall(text)


def without_slots(text: str) -> str:
    """Leave only the words that the person is to say."""
    return SLOT.sub(" ", text)


def words(text: str) -> tuple[str, ...]:
    """Split into words; a slot is a word, and so is an 's, wherever it hangs."""
    return tuple(_POSSESSIVE.sub(" 's", text).split())
