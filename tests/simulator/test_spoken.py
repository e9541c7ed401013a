from __future__ import annotations

import pytest

from simulator.spoken import Piece, pieces


def texts(markup: str) -> list[str]:
    """Give the words of the pieces."""
    return [piece.text for piece in pieces(f"<speak>{markup}</speak>")]


def test_a_break_is_a_pause_before_what_follows() -> None:
    """Pauses have the length that the markup gives them, at most ten seconds."""
    found = pieces("<speak>One.<break time='1500ms'/>Two.<break time='2s'/></speak>")

    assert [(piece.text, piece.pause) for piece in found] == [
        ("One.", 0.0), ("Two.", 1.5), ("", 2.0),
    ]  # fmt: skip
    assert pieces("<speak>a<break time='60s'/>b</speak>")[1].pause == 10.0


def test_stronger_breaks_and_blocks_are_longer() -> None:
    """Paragraphs, sentences and strengths are told apart."""
    strengths = ("none", "weak", "medium", "strong", "x-strong")
    pauses = [
        sum(piece.pause for piece in pieces(f"<speak>a<break strength='{each}'/>b</speak>"))
        for each in strengths
    ]
    sentence, paragraph = (
        pieces(f"<speak><{tag}>a</{tag}><{tag}>b</{tag}></speak>")[1].pause for tag in ("s", "p")
    )

    assert pauses == sorted(set(pauses))
    assert 0 < sentence < paragraph


def test_emphasis_is_slower_and_louder() -> None:
    """Strong emphasis is heard, and ends where it ends."""
    before, strong, after = pieces(
        "<speak>Call <emphasis level='strong'>now</emphasis>, please.</speak>"
    )

    assert strong.text == "now,"
    assert strong.rate < before.rate == after.rate
    assert strong.volume > before.volume == after.volume


@pytest.mark.parametrize(
    ("markup", "rate"),
    [("rate='slow'", 0.8), ("rate='80%'", 0.8), ("rate='+20%'", 1.2), ("rate='-20%'", 0.8)],
)
def test_prosody_has_words_and_percents(markup: str, rate: float) -> None:
    """A rate is a word, a share of the usual one, or a difference from it."""
    (found,) = pieces(f"<speak><prosody {markup}>a</prosody></speak>")

    assert found.rate == pytest.approx(rate)


def test_rates_multiply_where_they_are_nested() -> None:
    """Slow speech with something stressed in it is slower still there."""
    markup = "<prosody rate='80%'>a <emphasis level='strong'>b</emphasis></prosody>"

    slow, slower = pieces(f"<speak>{markup}</speak>")

    assert slower.rate < slow.rate == 0.8


def test_digits_are_said_one_by_one() -> None:
    """911 is no nine hundred and eleven."""
    assert texts("Call <say-as interpret-as='digits'>911</say-as> now") == ["Call 9 1 1 now"]
    assert texts("<say-as interpret-as='spell-out'>als</say-as>") == ["a l s"]


def test_a_substitute_is_said_instead() -> None:
    """An alias is heard, and what it stands for is not."""
    assert texts("<sub alias='nine one one'>911</sub>!") == ["nine one one!"]


def test_broken_markup_is_said_without_its_tags() -> None:
    """What a device refuses can still be listened to."""
    assert pieces("<speak>a <b>c") == [Piece("a c")]


def test_nothing_is_nothing() -> None:
    """A speech without words has no pieces."""
    assert pieces("<speak><break time='1s'/></speak>") == []
