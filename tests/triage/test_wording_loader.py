import pytest

from tests.triage.small_content import REPLIES, SmallContent
from triage.loading import replies
from triage.protocol.content import CauseWording, QuestionWording, RuleWording


def test_the_sentences_of_a_locale_arrive(small: SmallContent) -> None:
    """Each sentence stands under the id that the protocol has for it."""
    wording = small.load().wordings["en-US"]

    assert wording.questions["danger"] == QuestionWording(
        "Any danger?", "Again: Any danger?", "Why danger.", "Hint danger."
    )
    assert wording.rules["too_long"] == RuleWording("Two weeks matter.")
    assert wording.causes["rare"] == CauseWording("rarity", "About rarity.")
    assert wording.tips["sleep"] == "Sleep."
    assert wording.findings["weak"] == "weakness"
    assert wording.replies == REPLIES


def test_signs_and_values_are_never_read_back(small: SmallContent) -> None:
    """What nobody says needs no word to say it back."""
    findings = small.load().wordings["en-US"].findings

    assert "danger_yes" not in findings
    assert "places" not in findings


@pytest.mark.parametrize(
    ("file", "table"),
    [
        ("en-US/findings.toml", "kidney"),
        ("en-US/parts.toml", "calf"),
        ("en-US/questions.toml", "danger"),
        ("en-US/rules.toml", "drooping"),
        ("en-US/causes.toml", "rare"),
        ("en-US/tips.toml", "drink"),
        ("en-US/topics.toml", "thanks"),
        ("en-US/advice.toml", "causes"),
        ("en-US/replies.toml", "goodbye"),
    ],
)
def test_a_missing_sentence_is_refused(small: SmallContent, file: str, table: str) -> None:
    """Everything in the protocol has its sentence in every locale."""
    small.change(file, f"[{table}]", f"[{table}_x]")

    problems = small.problems()

    assert f"{file}: {table}: has no sentence yet" in problems
    assert (
        f"{file}: {table}_x: belongs to nothing in the protocol (did you mean {table!r}?)"
        in problems
    )


@pytest.mark.parametrize("key", ["ask", "again", "why", "hint"])
def test_a_question_needs_all_its_words(small: SmallContent, key: str) -> None:
    """A question is asked, asked again, explained and helped with in every locale."""
    small.change("en-US/questions.toml", f"{key} = ", f"# {key} = ")

    assert f"en-US/questions.toml: danger.{key}: is missing" in small.problems()


def test_every_locale_is_held_to_the_protocol(small: SmallContent) -> None:
    """A second locale needs every file and every sentence too."""
    small.write("en-GB/tips.toml", '[sleep]\nsay = "Sleep."')

    problems = small.problems()

    assert f"en-GB/replies.toml: is missing in {small.folder}" in problems
    assert "en-GB/tips.toml: drink: has no sentence yet" in problems


def test_every_reply_is_named_once() -> None:
    """The list of general sentences has nothing twice."""
    assert len(set(replies.REPLIES)) == len(replies.REPLIES)
