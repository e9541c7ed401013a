from __future__ import annotations

from simulator import InteractionModel
from simulator.voice.language import arpa, sentences, words_of

TABLE = dict[str, tuple[float, float]]


def read(text: str) -> list[TABLE]:
    """Read an ARPA file: for each length, run of words -> its chance and what it leaves."""
    tables: list[TABLE] = []
    for line in text.splitlines():
        if line.endswith("-grams:"):
            tables.append({})
        elif tables and line and not line.startswith("\\"):
            parts = line.split(" ")
            words = " ".join(parts[1 : 1 + len(tables)])
            left = float(parts[1 + len(tables)]) if len(parts) > 1 + len(tables) else 0.0
            tables[-1][words] = (10 ** float(parts[0]), 10**left)
    return tables


def chance(tables: list[TABLE], before: tuple[str, ...], word: str) -> float:
    """Tell how likely a word is after others, as a recogniser works it out."""
    if not before:
        return tables[0][word][0]
    found = tables[len(before)].get(" ".join((*before, word)))
    if found:
        return found[0]
    left = tables[len(before) - 1].get(" ".join(before), (0.0, 1.0))[1]
    return left * chance(tables, before[1:], word)


def test_chances_add_up_to_one() -> None:
    """After any words, something follows: with certainty, and no more than that."""
    said = ["my fern has spots", "my rose has rust", "yes", "yes it has spots"]
    tables = read(arpa([words_of(sentence) for sentence in said]))
    words = [word for word in tables[0] if word != "<s>"]

    for before in ((), ("my",), ("<s>", "my"), ("fern", "has"), ("rust", "has")):
        total = sum(chance(tables, before, word) for word in words)
        assert abs(total - 1) < 0.002, before


def test_what_was_seen_is_likelier() -> None:
    """After 'my' a plant is likelier than a trouble."""
    tables = read(arpa([words_of("my fern has spots"), words_of("my rose has spots")]))

    assert chance(tables, ("<s>", "my"), "fern") > 4 * chance(tables, ("<s>", "my"), "spots")


def test_every_value_and_sample_is_in_it(model: InteractionModel) -> None:
    """Nothing that the model lists is left out, where its words are known."""
    found = sentences(model, lambda _: True)
    told = {" ".join(words) for words in found}
    text = "\n".join(sorted(told))

    for slot_type in model.types:
        for value in slot_type.values:
            for phrase in value.phrases:
                assert " ".join(words_of(phrase)) in text
    assert {"yes", "no", "none of those", "i have watered enough"} <= told


def test_an_unknown_word_is_left_out_and_the_rest_stays(model: InteractionModel) -> None:
    """A word without a pronunciation costs its own sentences only, and it is the same each time."""
    found = sentences(model, lambda word: word != "fern")

    assert all("fern" not in words for words in found)
    assert any("spots" in words for words in found)
    assert found == sentences(model, lambda word: word != "fern")
