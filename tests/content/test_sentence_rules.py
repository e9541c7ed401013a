import re
from collections.abc import Mapping
from dataclasses import replace

import pytest

from authoring.reading_grade import MEDICAL_NAMES
from authoring.sentence_rules import sentence_problems, spoken_sentences
from triage.protocol.content import CauseWording, QuestionWording, RuleWording, Wording

GOOD = QuestionWording("Is it numb?", "Numb: yes or no?", "That tells a lot.", "Say yes or no.")


def problems_of(wording: Wording) -> list[str]:
    """Give the problems that the rules find."""
    return list(sentence_problems(wording))


def problems_of_tip(wording: Wording, text: str) -> list[str]:
    """Give the problems of a content whose one tip is this text."""
    return problems_of(replace(_empty(wording), tips={"tip": text}))


def _empty(wording: Wording) -> Wording:
    """Give the wording with nothing said."""
    nothing: Mapping[str, str] = {}
    return replace(
        wording,
        questions={},
        rules={},
        causes={},
        tips=nothing,
        topics=nothing,
        advice=nothing,
    )


def test_a_good_sentence_has_no_problem(wording: Wording) -> None:
    """What is short, plain and ends as it should passes."""
    good = replace(
        _empty(wording),
        questions={"numb": GOOD},
        rules={"numb": RuleWording("A numb hand is not good.", "See a doctor soon.")},
        causes={"caffeine": CauseWording("caffeine", "Coffee can do that.")},
        tips={"tip": "Drink less coffee."},
        topics={"topic": "A twitch is small. It is harmless."},
        advice={"action": "Call {emergency_number} now."},
    )

    assert problems_of(good) == []


@pytest.mark.parametrize(
    ("text", "what"),
    [
        pytest.param(
            "Rest your arm and your leg and your hand and your foot and then rest more and more.",
            "has 18 words; at most 16 can be followed by ear",
            id="too-long",
        ),
        pytest.param("Rest your arm", "must end with a full stop", id="no-full-stop"),
        pytest.param(
            "Will you rest? Please rest.",
            "must not ask anything: the open question follows it",
            id="asks",
        ),
        pytest.param(
            "Comprehensive musculoskeletal investigation necessitates neurological examination.",
            "reads at grade",
            id="hard-words",
        ),
        pytest.param("Rest your {leg}.", "has an unknown placeholder {leg}", id="placeholder"),
        *(
            pytest.param(text, f"must not say {word!r}", id=word)
            for text, word in (
                ("I can diagnose it.", "diagnos"),
                ("This cures it.", "cures"),
                ("There is a cure.", "cure"),
                ("It is ten percent.", "percent"),
                ("It is ten per cent.", "per cent"),
                ("It is 10%.", "%"),
                ("The chance is small.", "chance"),
                ("The odds are good.", "odds"),
                ("It is probably rest.", "probab"),
                ("I guarantee it.", "guarantee"),
                ("It is likely rest.", "likely"),
            )
        ),
    ],
)
def test_a_bad_sentence_is_named(wording: Wording, text: str, what: str) -> None:
    """Each kind of bad sentence is told with its file, its key and what is wrong with it."""
    (problem,) = problems_of_tip(wording, text)

    assert problem.startswith(f"en-US/tips.toml: tip.say: {what}")


@pytest.mark.parametrize("word", ["secure", "manicure", "unlikely"])
def test_a_word_that_only_looks_forbidden_passes(wording: Wording, word: str) -> None:
    """The rules look for words, and not for letters."""
    assert problems_of_tip(wording, f"That is {word}.") == []


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        pytest.param(
            {"ask": "Is it numb."},
            "en-US/questions.toml: numb.ask: is a question and must end with '?'",
            id="ask",
        ),
        pytest.param(
            {"again": "Say it again."},
            "en-US/questions.toml: numb.again: is a question and must end with '?'",
            id="again",
        ),
        pytest.param(
            {"ask_placed": "Is it numb.", "again_placed": "Numb?"},
            "en-US/questions.toml: numb.ask_placed: is a question and must end with '?'",
            id="ask-placed",
        ),
        pytest.param(
            {"ask_placed": "Is it numb?", "again_placed": "Say it again."},
            "en-US/questions.toml: numb.again_placed: is a question and must end with '?'",
            id="again-placed",
        ),
        pytest.param(
            {"ask": " ".join(["Is it"] * 13) + "?"},
            "en-US/questions.toml: numb.ask: has 26 words; at most 25 can be followed by ear",
            id="ask-too-long",
        ),
        pytest.param(
            {"ask": f"Any of {', '.join(['pain'] * 11)}, or heat?"},
            "en-US/questions.toml: numb.ask: names 12 things; at most 11 can be taken in",
            id="ask-names-too-many",
        ),
        pytest.param(
            {"why": "Why not?"},
            "en-US/questions.toml: numb.why: must end with a full stop",
            id="why",
        ),
        pytest.param(
            {"hint": "Say yes. Or no?"},
            "en-US/questions.toml: numb.hint: must not ask anything: the open question follows it",
            id="hint",
        ),
    ],
)
def test_the_words_of_a_question_are_held_to_their_kind(
    wording: Wording, changes: dict[str, str], problem: str
) -> None:
    """What asks ends with a question mark, and nothing else does."""
    asked = replace(_empty(wording), questions={"numb": replace(GOOD, **changes)})

    assert problem in problems_of(asked)


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        pytest.param({"rules": {"numb": RuleWording("A cure.")}}, "rules.toml: numb.reason"),
        pytest.param(
            {"rules": {"numb": RuleWording("It matters.", "A cure.")}}, "rules.toml: numb.action"
        ),
        pytest.param({"causes": {"tea": CauseWording("tea", "A cure.")}}, "causes.toml: tea.say"),
        pytest.param({"topics": {"tea": "A cure."}}, "topics.toml: tea.say"),
        pytest.param({"advice": {"rest": "A cure."}}, "advice.toml: rest.say"),
    ],
)
def test_every_file_of_sentences_is_looked_through(
    wording: Wording, changes: dict[str, object], where: str
) -> None:
    """Rules, causes, topics and advice are held to the same words."""
    (problem,) = problems_of(replace(_empty(wording), **changes))  # type: ignore[arg-type]

    assert problem.startswith(f"en-US/{where}: must not say 'cure'")


@pytest.mark.parametrize(
    ("reply", "text"),
    [
        pytest.param("for_days", "for {cuont} days", id="misspelt"),
        pytest.param("for_days", "for {count days", id="unclosed"),
        pytest.param("for_days", "for some days", id="lost"),
        pytest.param("your_part", "your {parts}", id="another"),
        pytest.param("with_findings", "with {finding}", id="singular"),
    ],
)
def test_a_wrong_placeholder_in_a_reply_is_named(wording: Wording, reply: str, text: str) -> None:
    """A misspelt placeholder is found when the content is checked, and not by a person's ear."""
    wrong = replace(_empty(wording), replies={**wording.replies, reply: text})

    assert any(problem.startswith("en-US/replies.toml") for problem in problems_of(wrong))


@pytest.mark.parametrize("offer", ["offer_tip", "offer_another_tip", "offer_check", "any_other"])
def test_an_offer_that_does_not_ask_is_named(wording: Wording, offer: str) -> None:
    """Where the session stays open, the last sentence ends with a question mark."""
    wrong = replace(_empty(wording), replies={**wording.replies, offer: "Say yes or no."})

    assert any(problem.startswith("en-US/replies.toml") for problem in problems_of(wrong))


def test_a_forbidden_word_in_a_name_is_named(wording: Wording) -> None:
    """The names of causes are spoken in advice, so they are held to the same words."""
    wrong = replace(_empty(wording), causes={"tea": CauseWording("a likely cure", "Tea is tea.")})

    assert problems_of(wrong) != []


def test_every_excepted_name_is_said_somewhere(wording: Wording) -> None:
    """The list of names that count as easy holds nothing that no sentence needs."""
    said = " ".join(text for *_, text in spoken_sentences(wording)).lower()

    unused = {name for name in MEDICAL_NAMES if not re.search(rf"\b{name}\b", said)}

    assert unused == set()


def test_an_offer_of_four_ways_to_go_on_is_refused(wording: Wording) -> None:
    """Three can be kept in mind; what stands before the question does not count."""
    four = {**wording.replies, "offer_tip": "A tip, a sum, or a source, or none?"}
    three = {**wording.replies, "offer_tip": "You can, if you like, stop. A tip, a sum, or none?"}

    (problem,) = problems_of(replace(_empty(wording), replies=four))
    assert problem == (
        "en-US/replies.toml: offer_tip: offers 4 ways to go on; at most 3 can be kept in mind"
    )
    assert problems_of(replace(_empty(wording), replies=three)) == []
