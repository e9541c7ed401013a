import pytest

from tests.triage.talking import turn_in
from triage import Content, Level, Reply, State
from triage.dialogue.offer import offer_of
from triage.dialogue.state import (
    ANOTHER_TIP,
    CONFIRM_CHANGE,
    OFFERS,
    SAY_NUMBER,
    START_CHECK,
    TELL_DOCTOR,
    WHICH_MEANT,
)


@pytest.mark.parametrize(
    ("offer", "ask", "again"),
    [
        (START_CHECK, "Shall I ask?", "Yes or no."),
        (ANOTHER_TIP, "A tip?", "Yes or no."),
        (TELL_DOCTOR, "Sum it up?", "Yes or no."),
        (SAY_NUMBER, "The number again?", "Call. Again?"),
        (CONFIRM_CHANGE, "Change it?", "Change it?"),
        (WHICH_MEANT, "Which one?", "Which one?"),
    ],
)
def test_each_offer_has_its_words(tiny: Content, offer: str, ask: str, again: str) -> None:
    """It is put in one sentence, and in another when no answer comes."""
    assert offer_of(turn_in(tiny, State()), offer) == Reply((ask,), offer, again)


@pytest.mark.parametrize("offer", OFFERS)
def test_every_offer_can_be_put(content: Content, offer: str) -> None:
    """What can be open can be said, and is a question in the real content too."""
    reply = offer_of(turn_in(content, State()), offer)

    assert reply.is_open
    assert reply.speech.endswith("?")
    assert reply.reprompt


def test_a_second_tip_is_another_one(tiny: Content) -> None:
    """Who was told a tip is offered another."""
    reply = offer_of(turn_in(tiny, State(tips=("drink",))), ANOTHER_TIP)

    assert reply.speech == "Another tip?"


def test_an_offer_ends_what_is_said_before_it(tiny: Content) -> None:
    """What leads to it comes first, with the level of the advice that this is."""
    reply = offer_of(turn_in(tiny, State()), TELL_DOCTOR, "One.", "Two.", level=Level.URGENT)

    assert reply.sentences == ("One.", "Two.", "Sum it up?")
    assert reply.level is Level.URGENT
