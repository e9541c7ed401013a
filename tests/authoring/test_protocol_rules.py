import pytest

from authoring.protocol_rules import protocol_problems
from tests.triage.small_content import CITED, SmallContent
from triage.loading.loader import read_content

SIGNS = "facts/signs.toml"


def problems(small: SmallContent) -> list[str]:
    """Give what is dead in the small content as it is now."""
    content, found = read_content(small.folder)
    assert not found.found
    return list(protocol_problems(content.protocol, found))


def add_rule(small: SmallContent, level: str, name: str, body: str) -> None:
    """Add a rule with its sentence."""
    small.add(f"rules/{level}.toml", f"[{name}]\n{body}\n{CITED}")
    small.add("en-US/rules.toml", f'[{name}]\nreason = "It matters."')


def test_nothing_is_dead_in_sound_content(small: SmallContent) -> None:
    """The small content, from which each of these tests takes one thing, has no problem."""
    assert problems(small) == []


def test_a_circle_of_facts_is_named_once_with_its_way(small: SmallContent) -> None:
    """Facts that imply each other are one mistake, and the author sees the way round."""
    small.change("facts/symptoms.toml", "[weak]", '[weak]\nimplies = ["numb"]')
    small.change("facts/symptoms.toml", "[numb]", '[numb]\nimplies = ["weak"]')

    assert problems(small) == [
        "facts/symptoms.toml: numb.implies: goes in a circle: numb -> weak -> numb"
    ]


def test_a_fact_that_implies_itself_is_a_circle(small: SmallContent) -> None:
    """The shortest circle is one too."""
    small.change("facts/symptoms.toml", "[weak]", '[weak]\nimplies = ["weak"]')

    assert problems(small) == ["facts/symptoms.toml: weak.implies: goes in a circle: weak -> weak"]


def test_a_cause_that_nothing_suggests_is_named(small: SmallContent) -> None:
    """A cause is either suggested by something or said to be told only on request."""
    small.change("causes.toml", 'suggested_by = ["coffee"]\n', "")

    assert problems(small) == [
        "causes.toml: caffeine.suggested_by: is missing, so it is never named; "
        "if so meant: is_volunteered = false"
    ]


def test_what_hangs_on_a_sign_that_nothing_sets_is_named(small: SmallContent) -> None:
    """A cause, a question and a rule that wait for what nobody can tell are dead, all three."""
    small.add(SIGNS, "[never_told]")
    small.change("causes.toml", 'suggested_by = ["coffee"]', 'suggested_by = ["never_told"]')
    small.change(
        "questions.toml", 'relevant_when = ["nerves_yes"]', 'relevant_when = ["never_told"]'
    )
    add_rule(small, "urgent", "waiting", 'when = ["never_told", "weak"]')

    found = problems(small)

    assert found[:2] == [
        "questions.toml: which_nerve.relevant_when: nothing ever tells never_told, "
        "so it is never asked",
        "causes.toml: caffeine.suggested_by: asks for what nothing ever tells, "
        "so the cause is never named",
    ]
    assert (
        "rules/urgent.toml: waiting.when: nothing ever tells 'never_told', so the rule never holds"
        in found
    )


def test_what_only_a_dead_question_tells_is_dead_too(small: SmallContent) -> None:
    """Reach is followed to its end, and a rule on the answers of a dead question is dead."""
    small.add(SIGNS, "[never_told]")
    small.change(
        "questions.toml", 'relevant_when = ["nerves_yes"]', 'relevant_when = ["never_told"]'
    )

    assert any("which_unsure.when: nothing ever tells 'which_maybe'" in p for p in problems(small))


def test_a_question_on_which_no_rule_rests_is_named(small: SmallContent) -> None:
    """A question whose answers change nothing is never put, so it has no place."""
    small.change("rules/see_doctor.toml", '[too_long]\nwhen = ["duration_days > 14"]\n' + CITED, "")
    small.change("en-US/rules.toml", '[too_long]\nreason = "Two weeks matter."\n', "")

    assert problems(small) == [
        "questions.toml: how_long: no rule rests on it, so it is never asked"
    ]


@pytest.mark.parametrize(
    ("body", "what"),
    [
        pytest.param(
            'when = ["age_group = child", "age_group = older"]',
            "when: no value of 'age_group' is all that is asked, so it never holds",
            id="two-ages",
        ),
        pytest.param(
            'when = ["places = one", "places > one"]',
            "when: no value of 'places' is all that is asked, so it never holds",
            id="one-and-more",
        ),
        pytest.param(
            'when = ["weak"]\nany_of = ["age_group = child", "age_group = older"]\nat_least = 2',
            "any_of: fewer than 2 can ever hold together",
            id="two-ages-of-some",
        ),
        pytest.param(
            'when = ["age_group = child"]\nany_of = ["age_group = older"]',
            "any_of: fewer than 1 can ever hold together",
            id="narrowed-away",
        ),
    ],
)
def test_a_rule_that_can_never_hold_is_named(small: SmallContent, body: str, what: str) -> None:
    """A red flag that contradicts itself would be silent for ever."""
    add_rule(small, "urgent", "never", body)

    assert problems(small) == [f"rules/urgent.toml: never.{what}"]


@pytest.mark.parametrize(
    ("level", "body"),
    [
        pytest.param("urgent", 'when = ["weak", "sudden"]', id="another-order"),
        pytest.param("urgent", 'any_of = ["weak", "sudden"]\nat_least = 2', id="all-of-some"),
        pytest.param("see_doctor", 'when = ["sudden", "weak"]', id="another-level"),
    ],
)
def test_two_rules_that_say_the_same_are_named(small: SmallContent, level: str, body: str) -> None:
    """However it is written, the same condition stands once."""
    add_rule(small, level, "again", body)

    assert problems(small) == [f"rules/{level}.toml: again: says the same as 'suddenly_weak'"]


def test_a_rule_that_a_higher_one_always_decides_for_is_named(small: SmallContent) -> None:
    """A doctor's visit for what is an emergency without it is never advised."""
    add_rule(small, "see_doctor", "lesser", 'when = ["droop", "coffee"]')

    assert problems(small) == [
        "rules/see_doctor.toml: lesser: never decides: "
        "'drooping' (emergency) holds whenever it does"
    ]
