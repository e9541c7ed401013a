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


def likeliest(*features: str) -> str:
    """Name the intent that is not behind."""
    behind = PHRASING.liken(features)
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
    behind = PHRASING.liken(("i", "have", "{Thing}"))

    assert behind[TELL] == 0
    assert behind[ASK] < 0


def test_words_that_no_sample_has_tell_nothing() -> None:
    """Neither do no words at all."""
    assert set(PHRASING.liken(("xyzzy",)).values()) == {0.0}
    assert set(Phrasing([(ASK, ("a",))]).liken(()).values()) == {0.0}


def test_what_all_intents_say_tells_little() -> None:
    """The runs that one intent has to itself count more than one that it shares."""
    shared, own = PHRASING.liken(("{Thing}",)), PHRASING.liken(("could", "{Thing}"))

    assert shared[TELL] > own[TELL]


def test_the_order_of_words_tells() -> None:
    """The same two words are one intent's in one order and another's in the other."""
    phrasing = Phrasing([(ASK, ("could", "i")), (TELL, ("i", "could"))])

    assert phrasing.liken(("could", "i"))[TELL] < 0
    assert phrasing.liken(("i", "could"))[ASK] < 0


def test_an_intent_that_says_more_is_not_likelier_for_that() -> None:
    """A run that each has in one sample is the one's that has few."""
    many = [(ASK, ("this", "is", str(number))) for number in range(50)]

    behind = Phrasing([*many, (ASK, ("moss",)), (TELL, ("moss",))]).liken(("moss",))

    assert behind[TELL] == 0
    assert behind[ASK] < 0
