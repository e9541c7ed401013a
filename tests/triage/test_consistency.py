import pytest

from tests.triage.small_content import CITED, SmallContent
from triage import Content, Level
from triage.loading.consistency import worst_of

QUESTIONS = "questions.toml"


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        pytest.param(
            'unsure_means = ["danger_maybe"]\n',
            "",
            "questions.toml: danger.unsure_means: is missing: say what 'not sure' counts as",
            id="unsure-missing",
        ),
        pytest.param(
            'unsure_means = ["danger_maybe"]\n',
            "",
            "questions.toml: danger.unsure_means: "
            "leads to self-care; a danger question must raise the level",
            id="unsure-missing-on-a-danger",
        ),
        pytest.param(
            'unsure_means = ["danger_maybe"]',
            'unsure_means = ["coffee"]',
            "questions.toml: danger.unsure_means: "
            "leads to self-care; a danger question must raise the level",
            id="unsure-counts-as-no",
        ),
        pytest.param(
            'yes_means = ["danger_yes"]',
            'yes_means = ["coffee"]',
            "questions.toml: danger.yes_means: "
            "leads to self-care; a danger question must raise the level",
            id="yes-counts-as-no",
        ),
        pytest.param(
            'yes_means = ["danger_yes"]\n',
            "",
            "questions.toml: danger.yes_means: is missing: say what a bare 'yes' amounts to",
            id="yes-missing",
        ),
        pytest.param(
            'settles = ["droop", "faint"]',
            'settles = ["droop", "faint", "running"]',
            "questions.toml: danger.settles: 'running' alone leads to self-care; give it a rule",
            id="danger-without-a-rule",
        ),
        pytest.param(
            'settles = ["droop", "faint"]',
            'settles = ["droop", "faint", "places"]',
            "questions.toml: danger.settles: a screen asks about findings only",
            id="screen-asks-for-a-value",
        ),
        pytest.param(
            'settles = ["duration_days"]',
            'settles = ["weak"]',
            "questions.toml: how_long.kind: 'value' asks for days or a choice, not for findings",
            id="value-asks-for-a-finding",
        ),
        pytest.param(
            'settles = ["coffee", "running"]',
            'settles = ["coffee", "numb"]',
            "questions.toml: habits.settles: 'numb' raises the level; ask about it in a screen",
            id="habit-that-is-a-danger",
        ),
        pytest.param(
            'settles = ["places"]\nyes_means = ["places = several"]\nno_means = ["places = one"]\n'
            'unsure_means = ["places_maybe"]',
            'settles = ["places"]\nyes_means = ["places = several"]\nno_means = ["places = one"]',
            "questions.toml: where.unsure_means: is missing: say what 'not sure' counts as",
            id="value-without-unsure",
        ),
    ],
)
def test_a_question_that_is_not_safe_is_refused(
    small: SmallContent, old: str, new: str, problem: str
) -> None:
    """Every question says what 'not sure' counts as, and a danger is never answered away."""
    small.change(QUESTIONS, old, new)

    assert problem in small.problems()


def test_a_danger_question_that_half_an_answer_silences_is_refused(small: SmallContent) -> None:
    """'Only if all is open' would skip a danger, of which one finding was denied, for good."""
    small.change(QUESTIONS, "is_danger = true", "is_danger = true\nonly_if_all_open = true")

    assert any("danger.only_if_all_open" in problem for problem in small.problems())


def test_a_question_out_of_order_is_refused(small: SmallContent) -> None:
    """A lesser question never delays a worse one."""
    text = small.read(QUESTIONS)
    begin, end = text.index("[how_long]"), text.index("[habits]")
    small.write(QUESTIONS, text[begin:end] + text[:begin] + text[end:])

    problems = small.problems()

    assert (
        "questions.toml: danger: can reach emergency but stands after a question that cannot; "
        "move it up" in problems
    )


def test_a_danger_without_its_rule_is_refused(small: SmallContent) -> None:
    """A rule that is taken away leaves no red flag without one."""
    small.change("rules/emergency.toml", f'[drooping]\nwhen = ["droop"]\n{CITED}', "")
    small.change("en-US/rules.toml", '[drooping]\nreason = "A droop is serious."\n', "")

    assert small.problems() == (
        "questions.toml: danger.settles: 'droop' alone leads to self-care; give it a rule",
    )


def test_a_source_that_nothing_rests_on_is_refused(small: SmallContent) -> None:
    """A source without a claim is a leftover, or a claim that was lost."""
    small.add("sources.toml", small.read("sources.toml").replace("[book]", "[leaflet]"))

    assert small.problems() == ("sources.toml: leaflet: is used by nothing",)


@pytest.mark.parametrize(
    ("file", "table", "sentences"),
    [
        ("advice.toml", "self_care_reason", "en-US/advice.toml"),
        ("advice.toml", "urgent_caution", "en-US/advice.toml"),
        ("advice.toml", "emergency_action", "en-US/advice.toml"),
        ("advice.toml", "causes", "en-US/advice.toml"),
        ("regions.toml", "other", None),
    ],
)
def test_what_every_reply_relies_on_is_needed(
    small: SmallContent, file: str, table: str, sentences: str | None
) -> None:
    """The advice of each level and the words for any country have to be there."""
    without(small, file, table)
    if sentences:
        without(small, sentences, table)

    assert f"{file}: {table}: is missing" in small.problems()


@pytest.mark.parametrize("fact", ["duration_days", "about", "age_group"])
def test_the_facts_that_the_code_names_are_needed(small: SmallContent, fact: str) -> None:
    """What the shell puts into words of the core has to be known to the content."""
    small.change("facts/values.toml", f"[{fact}]", f"[{fact}_]")
    small.write("people.toml", "")
    for file in (QUESTIONS, "rules/see_doctor.toml"):
        small.write(
            file, small.read(file).replace(fact, f"{fact}_").replace("duration_days_ > 14", "weak")
        )
    small.write(QUESTIONS, small.read(QUESTIONS).replace("duration_days_", "places"))

    assert f"facts/values.toml: {fact}: is missing" in small.problems()


def test_the_topic_that_the_shell_names_is_needed(small: SmallContent) -> None:
    """'Should I see a doctor?' has an answer in every content that loads."""
    without(small, "topics.toml", "when_doctor")
    without(small, "en-US/topics.toml", "when_doctor")

    assert any("when_doctor" in problem for problem in small.problems())


def test_the_call_for_an_ambulance_is_needed(small: SmallContent) -> None:
    """'Should I call an ambulance?' is an emergency in every content that loads."""
    without(small, "facts/signs.toml", "wants_ambulance")
    without(small, "rules/emergency.toml", "ambulance")
    without(small, "en-US/rules.toml", "ambulance")

    assert any("wants_ambulance" in problem for problem in small.problems())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param('"adult", "older", "child"', '"grown", "older", "child"', id="age_group"),
        pytest.param('"one", "several", "all_over"', '"one", "several", "over"', id="places"),
    ],
)
def test_the_values_that_the_code_names_are_needed(small: SmallContent, old: str, new: str) -> None:
    """A value that the code writes out cannot be renamed in the content alone."""
    small.change("facts/values.toml", old, new)
    small.change("rules/emergency.toml", '"places = all_over"', '"places > one"')

    assert small.problems() != ()


def test_the_default_locale_is_needed(small: SmallContent) -> None:
    """The sentences that all others fall back to have to be there."""
    (small.folder / "en-US").rename(small.folder / "en-GB")

    assert small.problems() == ("en-US: is missing: it is what other locales fall back to",)


def test_an_unfinished_check_raises_the_level(small: SmallContent) -> None:
    """A check that was broken off never ends in self-care."""
    small.change("limits.toml", '["not_finished"]', '["coffee"]')

    assert small.problems() == ("limits.toml: conversation.unfinished_means: must raise the level",)


def test_a_warning_that_nobody_looked_at_is_urgent(small: SmallContent) -> None:
    """Whoever was asked to get help, and got none, is not sent home by what is gone."""
    small.change("limits.toml", '["danger_maybe"]', '["not_finished"]')

    assert small.problems() == ("limits.toml: conversation.unseen_means: must be urgent",)


def test_the_worst_of_a_question_is_the_highest_rule_that_it_touches(content: Content) -> None:
    """The first screen can reach an emergency, the question of habits nothing."""
    protocol = content.protocol

    assert worst_of(protocol, protocol.questions["danger_now"]) is Level.EMERGENCY
    assert worst_of(protocol, protocol.questions["how_long"]) is Level.SEE_DOCTOR


def without(small: SmallContent, file: str, table: str) -> None:
    """Take a table out of a file."""
    before, _, rest = small.read(file).partition(f"[{table}]\n")
    _, bracket, after = rest.partition("\n[")
    small.write(file, f"{before}{bracket.strip()}{after}" if bracket else before)
