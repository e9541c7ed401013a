from __future__ import annotations

from pathlib import Path

import pytest

from simulator.language.text import plain, read, words_of
from simulator.model import InteractionModel


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("My fern's WILTING!", "my fern 's wilting"),
        ("it's been 3 weeks", "it has been three weeks"),
        ("it’s wet", "it is wet"),
        ("I can't, I won't, it doesn't", "i can not i will not it does not"),
        ("dont know what its doing", "do not know what it is doing"),
        ("um, well, uh my fern", "well my fern"),
        ("uh-huh", "mhm"),
        ("uh uh", "nope"),
        ("nooooo", "no"),
        ("w/o water", "without water"),
        ("p.h.", "ph"),
        ("P. H. of the soil", "ph of the soil"),
        ("t m v", "tmv"),
        ("t m v a while ago", "tmv a while ago"),
        ("do i have a plant", "do i have a plant"),
        ("vitamin d. i think", "vitamin d i think"),
        ("b12 and b 6", "b twelve and b six"),
        ("call 911", "call nine one one"),
        ("24 pots on the 3rd", "twenty four pots on the third"),
        ("1,500 seeds", "fifteen hundred seeds"),
        ("in 2019", "in twenty nineteen"),
        ("a café", "a cafe"),
        ("take me to the er", "take me to the er"),
        ("er my fern", "my fern"),
        ("hmm", "hmm"),
        ("?!…", ""),
        ("", ""),
    ],
)
def test_writing_is_reduced_to_plain_words(typed: str, expected: str) -> None:
    """Case, punctuation, contractions, figures and hesitations make no difference."""
    assert plain(typed) == expected


@pytest.mark.parametrize("typed", ["my fern's leaves", "it can't grow", "t. m. v. and 3 weeks"])
def test_the_raw_text_is_what_was_typed(typed: str) -> None:
    """A slot's raw value is what the person wrote and not what it was turned into."""
    sentence = read(typed)

    assert sentence.raw(0, len(sentence)) == typed


def test_plain_text_stays_as_it_is() -> None:
    """Reading twice gives the same as reading once."""
    once = plain("I've had 12 ferns, haven't I?")

    assert plain(once) == once


def test_a_plain_text_of_a_model_is_read_like_any_other(root: Path) -> None:
    """The short way for plain words leads to the same words."""
    model = InteractionModel.load(root / "interaction_model" / "en-US.json")
    phrases = [phrase for kind in model.types for value in kind.values for phrase in value.phrases]

    assert [phrase for phrase in phrases if words_of(phrase) != read(phrase).texts] == []
