from collections.abc import Mapping

import pytest

from simulator.recognition.phrasing import Phrasing

ASK, TELL = "AskIntent", "TellIntent"
PHRASING = Phrasing(
    [
        (ASK, ("could", "{Thing}", "do", "this")),
        (ASK, ("could", "{Thing}", "be", "it")),
        (TELL, ("i", "could", "do", "{Thing}")),
        (TELL, ("i", "have", "{Thing}")),
    ]
)


def behind_with(phrasing: Phrasing, *features: str) -> Mapping[str, float]:
    """Tell how far behind each intent is, of a sentence without a value."""
    return phrasing.liken(features, features)


def likeliest(*features: str) -> str:
    """Name the intent that is not behind."""
    behind = behind_with(PHRASING, *features)
    return max(behind, key=lambda intent: behind[intent])


@pytest.mark.parametrize(
    ("features", "intent"),
    [
        pytest.param(("could", "{Thing}", "do", "that"), ASK, id="a-turn-that-no-sample-has-whole"),
        pytest.param(("i", "could", "{Thing}"), TELL, id="how-it-begins"),
        pytest.param(("well", "could", "{Thing}", "be"), ASK, id="from-within"),
    ],
)
def test_an_intent_is_known_by_how_it_puts_things(features: tuple[str, ...], intent: str) -> None:
    """The same words in another order are another intent's."""
    assert likeliest(*features) == intent


def test_the_likeliest_is_behind_nobody() -> None:
    """It has 0, the others less."""
    behind = behind_with(PHRASING, "i", "have", "{Thing}")

    assert behind[TELL] == 0
    assert behind[ASK] < 0


def test_words_that_no_sample_has_tell_nothing() -> None:
    """Neither do no words at all."""
    assert set(behind_with(PHRASING, "xyzzy").values()) == {0.0}
    assert set(behind_with(Phrasing([(ASK, ("a",))])).values()) == {0.0}


def test_what_all_intents_say_tells_little() -> None:
    """The runs that one intent has to itself count more than one that it shares."""
    shared = behind_with(PHRASING, "{Thing}")
    own = behind_with(PHRASING, "could", "{Thing}")

    assert shared[TELL] > own[TELL]


def test_the_order_of_words_tells() -> None:
    """The same two words are one intent's in one order and another's in the other."""
    phrasing = Phrasing([(ASK, ("could", "i")), (TELL, ("i", "could"))])

    assert behind_with(phrasing, "could", "i")[TELL] < 0
    assert behind_with(phrasing, "i", "could")[ASK] < 0


def test_an_intent_that_says_more_is_not_likelier_for_that() -> None:
    """A run that each has in one sample is the one's that has few."""
    many = [(ASK, ("this", "is", str(number))) for number in range(50)]

    behind = behind_with(Phrasing([*many, (ASK, ("moss",)), (TELL, ("moss",))]), "moss")

    assert behind[TELL] == 0
    assert behind[ASK] < 0


def test_a_value_in_the_words_of_a_sample_tells_too() -> None:
    """'Should i cut out coffee' is a sample with its coffee, not one about any value."""
    phrasing = Phrasing(
        [
            (ASK, ("should", "i", "cut", "out", "coffee")),
            (TELL, ("i", "cut", "out", "{Thing}")),
        ]
    )
    as_said, replaced = ("i", "cut", "out", "coffee"), ("i", "cut", "out", "{Thing}")

    assert phrasing.liken(as_said, replaced)[ASK] > phrasing.liken(replaced, replaced)[ASK]
    assert phrasing.liken(as_said, replaced)[TELL] == 0
