from __future__ import annotations

import pytest

from simulator.language.stemming import stem


@pytest.mark.parametrize(
    "forms",
    [
        "water waters watered watering",
        "leaf leaves",
        "foot feet",
        "droop drooping droopy droopiness drooped",
        "stop stops stopped stopping",
        "berry berries",
        "nerve nerves",
        "shake shaky shaking shakes",
        "box boxes",
        "bunch bunches",
        "tingle tingling tingly",
    ],
)
def test_forms_of_one_word_share_a_stem(forms: str) -> None:
    """Whatever ending a word has, it is compared as the same word."""
    assert len({stem(form) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("sing", "s"),
        ("thing", "the"),
        ("this", "thi"),
        ("bus", "bu"),
        ("need", "ne"),
        ("no", "not"),
        ("wear", "weary"),
        ("stare", "stars"),
        ("waste", "wasted"),
    ],
)
def test_words_that_only_look_alike_stay_apart(one: str, other: str) -> None:
    """A word whose ending is part of it keeps it."""
    assert stem(one) != stem(other)
