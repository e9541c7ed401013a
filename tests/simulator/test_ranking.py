from __future__ import annotations

from datetime import date

import pytest

from simulator import InteractionModel
from simulator.language.text import read
from simulator.model import Intent
from simulator.recognition.ranking import Candidate, Ranking
from simulator.recognition.samples import samples_of
from simulator.recognition.spotting import Spotter
from tests.simulator.conftest import MODEL

PLANTS = InteractionModel.load(MODEL)
SPOTTER = Spotter(PLANTS)
RANKING = Ranking(sample for sample in samples_of(PLANTS) if not sample.intent.is_built_in)


def ranked(text: str) -> list[Candidate]:
    """Order the intents for a sentence."""
    sentence = read(text)
    return RANKING.rank(sentence, SPOTTER.spot(sentence, date(2026, 5, 6)))


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("how much water does it want", "AskCareIntent"),
        ("how can i keep the basil from dying", "AskCareIntent"),
        ("the leaves of my ficus keep falling off", "DescribePlantIntent"),
        ("i can see no spots at all on it", "DenyTroubleIntent"),
        ("why would you want to know that", "AskReasonIntent"),
        ("that is really hard to say", "UnsureIntent"),
    ],
)
def test_the_most_like_intent_comes_first(text: str, intent: str) -> None:
    """Other wordings of what the samples say lead to their intent."""
    assert ranked(text)[0].intent.name == intent


def test_scores_fall_and_stay_within_bounds() -> None:
    """The order is the order of the scores, and no score is out of proportion."""
    scores = [candidate.score for candidate in ranked("how often should i water my fern then")]

    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1.2 for score in scores)


def test_what_an_intent_does_not_take_is_not_given_to_it() -> None:
    """An intent of denials gets no value that is said, a statement none that is denied."""
    said = {c.intent.name: c.mentions for c in ranked("there are aphids")}
    denied = {c.intent.name: c.mentions for c in ranked("there are no aphids")}

    assert (len(said["DescribePlantIntent"]), len(said["DenyTroubleIntent"])) == (1, 0)
    assert (len(denied["DescribePlantIntent"]), len(denied["DenyTroubleIntent"])) == (0, 1)


def test_a_sentence_without_words_is_like_nothing() -> None:
    """Nothing said gives every intent nothing."""
    assert {candidate.score for candidate in ranked("")} == {0.0}


def test_of_two_intents_that_are_alike_the_one_with_more_samples_comes_first() -> None:
    """More samples are for what is said more often, wherever the model lists the intent."""
    rare = Intent("RareIntent", (), ("tell me of ferns",))
    common = Intent("CommonIntent", (), ("tell me of palms", "show the pot", "turn it round"))
    ranking = Ranking(samples_of(InteractionModel("test", (rare, common), ())))

    assert ranking.rank(read("tell me of moss"), ())[0].intent == common


def test_a_first_word_counts_for_the_fallback_more_than_a_later_one() -> None:
    """'Play' at the head of a sentence is a command; after a word it may be anything."""
    songs = ("some music", "a song", "the radio", "it again", "some jazz", "the news")
    foreign = Intent("AMAZON.FallbackIntent", (), tuple(f"play {song}" for song in songs))
    tell = Intent("TellIntent", (), ("my roses are ill",))
    ranking = Ranking(samples_of(InteractionModel("test", (tell, foreign), ())))

    first, later = (ranking.rank(read(text), ())[0] for text in ("play roses", "roses play"))

    assert first.intent == later.intent == foreign
    assert first.score > later.score + 0.1
