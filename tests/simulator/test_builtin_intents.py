from __future__ import annotations

import pytest

from simulator import InteractionModel, Recogniser
from simulator.language.text import plain
from simulator.recognition.builtin_phrases import ASSENTS, PHRASES, SOFT_PHRASES, TAILS
from tests.simulator.conftest import Understand

YES = """
yes / yeah / yep / yup / ya / of course / correct / that's right /
that is correct / that's true / true / exactly / absolutely / definitely / affirmative / uh huh
/ mhm / mm-hmm / yes i do / yep i do / yes i have / i have / i do / i am / i did / it is /
it does / it has / they are / there is / yes it is / yes there are / yes please / yeah sure /
oh yes / well yes / um yeah / yes yes / yes of course / yes that's right / yes i think so /
i think so / i guess so / i believe so / i'm afraid so / yes definitely / yes actually /
yes thank you / you bet / yeah i have had that / yes all of them / yes sometimes / yes both /
ok yes / okay yes / yes okay / sure i do / i really do / i certainly have / i have been /
yes it really is /
yes, I have. / YES! / yesss / alexa yes / yes sir / yes ma'am / yes a little / one of those /
some of them / yes a lot / that's it / you're right / yes i sure do / indeed / it sure is /
yeah that happens / yes unfortunately
"""
NO = """
no / nope / nah / naw / negative / never / not really / not at all / not that i know of / not yet /
no i don't / no i haven't / i haven't / i don't / i do not / i'm not / it isn't / it's not /
it doesn't / it hasn't / they aren't / there isn't / no it isn't / no there aren't / no thanks /
no thank you / oh no / well no / um no / no no / no no no / no never / none / none of those /
none of them / none of the above / no none / no none of those / neither / neither of them /
nothing / nothing like that / no nothing like that / no not at all / no not really / wrong /
that's wrong / that's not right / that's not true / that's incorrect /
i don't think so / no i don't think so / i never have / i have never / no way / of course not /
definitely not / absolutely not / no sir / okay no / no, none of that / NO. / nooo / alexa no /
no i'm not / no it does not / no i never did / not that i can tell / i don't have any of those /
i have none of those / no i do not have any of that / i don't have any / uh uh / nuh-uh /
no fine / no that's all / no but thanks /
not me / not lately / no such luck / no unfortunately / nope nothing / no sorry / hardly
"""
NO_ANSWER = """
fine / i'm fine / okay / ok / i'm okay / i'm alright / i'm all right / right / sure / all good /
that's a lot / it is a lot / yes i'm fine / yes i'm okay / yes it can breathe /
yes it looks crooked /
i'm not okay / i'm not sure / it's not right / not really sure / not really fine / never okay /
no but it's there / hardly at all but it's there / no but it can't drink /
nah scratch that the answer's yes /
no but it looks crooked / no but i gave it a whole bottle of bleach /
no but i just see sparkles / no although it looks crooked / no except that it looks crooked /
nope though it looks crooked / no apart from the sparkles / not really but it looks crooked /
no none of those but it looks crooked / no it's fine but it looks crooked / no only sparkles /
sure no / no but all the time / no but a lot / fine i guess / okay i think / no however it sparkles
"""
MIXED = """
yes no / no yes / yes and no / yes i don't / no i do / no that's right / yes that's wrong /
no wait yes / no i have / yes i haven't / i do i don't
"""


def listed(text: str) -> list[str]:
    """Take a table of phrases apart."""
    return [phrase.strip() for phrase in text.replace("\n", " ").split("/")]


@pytest.mark.parametrize("utterance", listed(YES))
def test_a_yes_is_a_yes(understand: Understand, utterance: str) -> None:
    """No way of saying yes is taken for anything else."""
    assert understand(utterance).intent.name == "AMAZON.YesIntent"


@pytest.mark.parametrize("utterance", listed(NO))
def test_a_no_is_a_no(understand: Understand, utterance: str) -> None:
    """No way of saying no is taken for anything else."""
    assert understand(utterance).intent.name == "AMAZON.NoIntent"


@pytest.mark.parametrize("utterance", listed(NO_ANSWER))
def test_what_may_mean_another_thing_is_neither(understand: Understand, utterance: str) -> None:
    """An assent that may mean that all is well, and an answer that is taken back, are no answer."""
    assert understand(utterance).intent.name not in ("AMAZON.YesIntent", "AMAZON.NoIntent")


@pytest.mark.parametrize(
    "utterance", ["no it's just annoying", "no it is fine", "no they are okay"]
)
def test_a_plain_statement_leaves_a_no_a_no(understand: Understand, utterance: str) -> None:
    """What is said after a no without taking anything back does not unsay it."""
    assert understand(utterance).intent.name == "AMAZON.NoIntent"


@pytest.mark.parametrize("answer", ["yes", "no"])
def test_an_answer_that_goes_on_in_unknown_words_is_a_fallback(
    understand: Understand, answer: str
) -> None:
    """The reason says that something came after the answer that the model does not know."""
    understood = understand(f"{answer} but it looks crooked")

    assert understood.intent.name == "AMAZON.FallbackIntent"
    assert understood.reason == (f"a {answer} with something after it that the model does not know")


@pytest.mark.parametrize("listed_by_model", [True, False])
def test_a_model_may_count_an_assent_as_a_yes(listed_by_model: bool) -> None:
    """An assent that the model lists as its sample is what the model says, and else nothing."""
    samples = ["okay"] if listed_by_model else []
    intents = [
        {"name": "AMAZON.FallbackIntent", "samples": []},
        {"name": "AMAZON.YesIntent", "samples": samples},
    ]
    language = {"invocationName": "green thumb", "intents": intents}
    model = InteractionModel.parse({"interactionModel": {"languageModel": language}})

    understood = Recogniser(model).understand("okay")

    assert (understood.intent.name == "AMAZON.YesIntent") == listed_by_model


@pytest.mark.parametrize("utterance", listed(MIXED))
def test_yes_and_no_together_are_neither(understand: Understand, utterance: str) -> None:
    """An answer that contradicts itself is not settled by guessing."""
    assert understand(utterance).intent.name not in ("AMAZON.YesIntent", "AMAZON.NoIntent")


@pytest.mark.parametrize(
    ("utterance", "intent"),
    [
        ("stop", "StopIntent"),
        ("stop please", "StopIntent"),
        ("okay stop", "StopIntent"),
        ("no stop", "StopIntent"),
        ("that's all thanks", "StopIntent"),
        ("i'm done", "StopIntent"),
        ("goodbye", "StopIntent"),
        ("cancel", "CancelIntent"),
        ("never mind", "CancelIntent"),
        ("forget it", "CancelIntent"),
        ("help", "HelpIntent"),
        ("what can i say", "HelpIntent"),
        ("how does this work", "HelpIntent"),
        ("what", "RepeatIntent"),
        ("what?", "RepeatIntent"),
        ("pardon", "RepeatIntent"),
        ("sorry", "RepeatIntent"),
        ("huh", "RepeatIntent"),
        ("say that again", "RepeatIntent"),
        ("can you repeat the question please", "RepeatIntent"),
        ("sorry i didn't hear you", "RepeatIntent"),
        ("start over", "StartOverIntent"),
        ("let's start again", "StartOverIntent"),
        ("go home", "NavigateHomeIntent"),
    ],
)
def test_commands_are_known_in_many_wordings(
    understand: Understand, utterance: str, intent: str
) -> None:
    """The platform's own intents are understood however they are asked for."""
    assert understand(utterance).intent.name == f"AMAZON.{intent}"


@pytest.mark.parametrize(
    "utterance",
    [
        "how do i stop it",
        "there is no growth",
        "it stopped growing",
        "my fern will help",
        "i repeat my fern has spots",
        "what is root rot",
        "no spots",
        "right next to my fern",
        "why do you ask",
    ],
)
def test_a_word_in_a_sentence_is_no_command(understand: Understand, utterance: str) -> None:
    """A word of a built-in intent inside a longer sentence does not trigger it."""
    assert not understand(utterance).intent.is_built_in


def test_samples_of_the_model_extend_the_built_in_phrases(understand: Understand) -> None:
    """A model's own samples for a built-in intent count like the platform's."""
    assert understand("i have watered enough").intent.name == "AMAZON.StopIntent"


@pytest.mark.parametrize(
    "listed_phrases",
    [*PHRASES.values(), *SOFT_PHRASES.values(), TAILS, ASSENTS],
    ids=lambda text: text[:20],
)
def test_phrases_are_listed_in_plain_form(listed_phrases: str) -> None:
    """A phrase that is not in plain form could never be found."""
    assert [p for p in listed_phrases.split(" / ") if plain(p) != p] == []
