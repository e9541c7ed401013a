from __future__ import annotations

import pytest

from simulator.language.negation import is_denied
from simulator.language.text import read


def denied(text: str, phrases: list[str]) -> list[str]:
    """Tell which of the phrases in a text are denied there."""
    words = read(text).texts
    spans = {}
    for phrase in phrases:
        parts = read(phrase).texts
        for start in range(len(words) - len(parts) + 1):
            if words[start : start + len(parts)] == parts:
                spans[start, start + len(parts)] = phrase
    return [name for span, name in spans.items() if is_denied(words, span[0], list(spans))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("no rust", ["rust"]),
        ("no visible rust", ["rust"]),
        ("no rust or mould", ["rust", "mould"]),
        ("without rust mould or slime", ["rust", "mould", "slime"]),
        ("it doesn't have any rust", ["rust"]),
        ("i haven't had any rust", ["rust"]),
        ("i never had rust", ["rust"]),
        ("i don't think it's rust", ["rust"]),
        ("it is not my fern", ["fern"]),
        ("no rust but some mould", ["rust"]),
        ("no moss or rust", ["rust"]),
        ("no trouble with my fern", ["fern"]),
        ("it doesn't have any moss or rust", ["rust"]),
        ("no green moss nor rust", ["rust"]),
        ("it grows but it doesn't have rust", ["rust"]),
        ("it doesn't rust and it is wet", ["rust"]),
        ("there isn't any rust", ["rust"]),
        ("nothing in my fern", ["fern"]),
    ],
)
def test_what_is_denied_is_known(text: str, expected: list[str]) -> None:
    """A denial reaches all that it is said of and nothing else."""
    assert denied(text, ["rust", "mould", "slime", "fern", "wet"]) == expected


@pytest.mark.parametrize(
    "text",
    [
        "it has rust",
        "no it has rust",
        "no my fern has rust",
        "not sure if it has rust",
        "not only rust",
        "my fern won't stop and now it has rust",
        "i can't move my fern",
        "no feeling in my fern",
        "i don't sleep because of my fern",
        "it can't grow and has rust",
        "is there any moss or rust",
        "it can't grow or rust",
        "no feeling in my fern or rust",
        "no but moss or rust",
        "no moss and rust",
        "no problem my fern has rust",
        "i have trouble with my fern",
        "i can't water it without getting rust",
    ],
)
def test_what_is_not_surely_denied_counts_as_said(text: str) -> None:
    """A negator that belongs to something else denies nothing."""
    assert denied(text, ["rust", "fern", "can't grow"]) == []
