from __future__ import annotations

import pytest

from simulator.language.text import read
from simulator.recognition.spelling import Spelling

SPELLING = Spelling(["wilting", "orchid", "maidenhair", "fern", "basil"])


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("wiltng", "wilting"),
        ("orchdi", "orchid"),
        ("maidnhiar", "maidenhair"),
        ("bazil", "basil"),
        ("yesterdya", "yesterday"),
        ("mintues", "minutes"),
    ],
)
def test_small_slips_are_put_right(typed: str, meant: str) -> None:
    """A wrong, missing or swapped letter does not hide a word."""
    assert SPELLING.correct(read(typed)).texts == (meant,)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("colour", "color"), ("molding", "moulding"), ("coloured", "colored")],
)
def test_both_sides_of_the_atlantic_are_understood(typed: str, meant: str) -> None:
    """A word that the model has in the other spelling is that word, though it is English too."""
    spelling = Spelling(["color", "moulding", "colored"])

    assert spelling.correct(read(typed)).texts == (meant,)


def test_a_word_keeps_the_spelling_that_the_model_has() -> None:
    """Nothing is put right where both are there, and 'four' is no other spelling of 'for'."""
    spelling = Spelling(["color", "colour", "for"])

    assert spelling.correct(read("colour")).texts == ("colour",)
    assert spelling.correct(read("four")).texts == ("four",)


@pytest.mark.parametrize(
    "typed",
    [
        "spoke",
        "swears",
        "brother",
        "mouth",
        "staying",
        "firn",
        "weather",
        "house",
        "melting",
        "quilting",
        "wxltxng",
        "bottle",
        "ferns",
        "basin",
    ],
)
def test_other_words_are_left_alone(typed: str) -> None:
    """Short words, everyday words and words too far away stay as typed."""
    assert SPELLING.correct(read(typed)).texts == read(typed).texts


def test_what_was_typed_is_kept_beside_the_guess() -> None:
    """A corrected word is marked, and its raw text is the typed one."""
    sentence = SPELLING.correct(read("my orchdi"))

    assert [word.is_guess for word in sentence.words] == [False, True]
    assert sentence.raw(0, 2) == "my orchdi"
