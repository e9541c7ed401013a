import pytest

from triage.protocol.problems import ContentError, Problems, suggestion


def test_every_problem_is_told_at_once() -> None:
    """An author sees in one run all that is wrong, one line each."""
    problems = Problems()
    problems.add("tips.toml", "sleep.source", "is missing")
    problems.add("rules.toml", "", "is not a content file")

    with pytest.raises(ContentError) as caught:
        problems.refuse_any()

    assert caught.value.problems == (
        "tips.toml: sleep.source: is missing",
        "rules.toml: is not a content file",
    )
    assert str(caught.value).splitlines() == list(caught.value.problems)


def test_without_problems_nothing_is_refused() -> None:
    """Content in order passes."""
    Problems().refuse_any()


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("caffein", " (did you mean 'caffeine'?)"),
        ("weekness", " (did you mean 'weakness'?)"),
        ("zzz", ""),
        ("", ""),
    ],
)
def test_a_misspelt_word_brings_the_nearest_known_one(word: str, expected: str) -> None:
    """A word that is nearly right is answered with the right one; any other with nothing."""
    assert suggestion(word, ["caffeine", "weakness"]) == expected
