import pytest

from tests.triage.small_content import CITED, SmallContent
from triage import Content, Level
from triage.protocol.condition import Condition
from triage.protocol.fact import FactKind, Setting
from triage.protocol.question import QuestionKind
from triage.protocol.source import Basis, Citation


def test_valid_content_loads(small: SmallContent) -> None:
    """The small content, from which each of these tests takes one thing, has no problem."""
    assert small.problems() == ()


def test_what_is_written_is_what_is_loaded(small: SmallContent) -> None:
    """Facts, rules, questions, causes, tips, people, times, numbers and limits all arrive."""
    protocol = small.load().protocol

    assert protocol.facts["faint"].implies == (Setting("weak"),)
    assert protocol.facts["kidney"].kind is FactKind.CONDITION
    assert protocol.facts["body_part"].several_mean == (Setting("places", "several"),)
    assert protocol.rules["too_long"].when == (Condition("duration_days", frozenset(), 14),)
    assert protocol.rules["weak_and_two_more"].at_least == 2
    assert protocol.rules["any_nerve"].at_least == 1
    assert protocol.rules["drooping"].citation == Citation("book", "One", "2026-11-23")
    assert protocol.questions["danger"].is_danger
    assert protocol.questions["danger"].naming_covers == ("weak",)
    assert protocol.questions["which_nerve"].kind is QuestionKind.WHICH
    assert not protocol.causes["rare"].is_volunteered
    assert protocol.tips["drink"].unless == (Condition("kidney"),)
    assert protocol.tips["sleep"].is_general
    assert protocol.topics["thanks"].citation is None
    assert protocol.people["partner"] == (Setting("about", "other"),)
    assert protocol.durations == {"few_days": 6, "weeks": 28}
    assert protocol.regions["US"].emergency == "nine one one"
    assert protocol.sources["book"].basis is Basis.GUIDELINE
    assert protocol.limits.unfinished_means == (Setting("not_finished"),)


def test_a_rule_has_the_level_of_its_file(small: SmallContent) -> None:
    """Where a rule stands says how urgent it is, and the most urgent come first."""
    levels = [rule.level for rule in small.load().protocol.rules.values()]

    assert levels == sorted(levels, reverse=True)
    assert small.load().protocol.rules["suddenly_weak"].level is Level.URGENT


UNKNOWN_KEYS = [
    ("facts/symptoms.toml", "[weak]", "implise", "implies"),
    ("facts/values.toml", "[places]", "vales", "values"),
    ("rules/urgent.toml", "[suddenly_weak]", "anyof", "any_of"),
    ("questions.toml", "[danger]", "unsure_mean", "unsure_means"),
    ("causes.toml", "[strain]", "sugested_by", "suggested_by"),
    ("tips.toml", "[drink]", "unles", "unless"),
    ("topics.toml", "[thanks]", "is_clincal", "is_clinical"),
    ("advice.toml", "[causes]", "sectoin", "section"),
    ("people.toml", "[child]", "meens", "means"),
    ("regions.toml", "[US]", "emergencies", "emergency"),
    ("durations.toml", "[weeks]", "day", "days"),
    ("limits.toml", "[conversation]", "question", "questions"),
    ("sources.toml", "[book]", "titel", "title"),
    ("en-US/questions.toml", "[danger]", "agian", "again"),
    ("en-US/rules.toml", "[too_long]", "acton", "action"),
    ("en-US/causes.toml", "[strain]", "nam", "name"),
    ("en-US/tips.toml", "[drink]", "says", "say"),
]


@pytest.mark.parametrize(
    ("file", "table", "key", "meant"),
    [pytest.param(*row, id=f"{row[0]}-{row[2]}") for row in UNKNOWN_KEYS],
)
def test_an_unknown_key_is_refused_everywhere(
    small: SmallContent, file: str, table: str, key: str, meant: str
) -> None:
    """No safe default is ever lost to a misspelt letter."""
    small.change(file, f"{table}\n", f'{table}\n{key} = "x"\n')

    name = table.strip("[]")
    assert f"{file}: {name}.{key}: unknown key (did you mean {meant!r}?)" in small.problems()


BROKEN = [
    pytest.param(
        "facts/symptoms.toml",
        "[weak]\n",
        '[weak]\nfear_of = "strian"\n',
        "facts/symptoms.toml: weak.fear_of: unknown cause 'strian' (did you mean 'strain'?)",
        id="fear-of-nothing",
    ),
    pytest.param(
        "qualities.toml",
        "droop = ",
        "drop = ",
        "qualities.toml: hanging.drop: is no finding (did you mean 'droop'?)",
        id="quality-that-makes-nothing",
    ),
    pytest.param(
        "qualities.toml",
        "droop = ",
        "duration_days = ",
        "qualities.toml: hanging.duration_days: is no finding",
        id="quality-that-makes-days",
    ),
    pytest.param(
        "questions.toml",
        "[danger]\n",
        '[danger]\nmeaning = ["thank"]\n',
        "questions.toml: danger.meaning: unknown topic 'thank' (did you mean 'thanks'?)",
        id="meaning-unknown",
    ),
    pytest.param(
        "en-US/questions.toml",
        'ask = "Any danger?"\n',
        'ask = "Any danger?"\nask_placed = "Any?"\n',
        "en-US/questions.toml: danger.again_placed: is missing: ask_placed is there",
        id="half-a-question",
    ),
    pytest.param(
        "rules/urgent.toml",
        'when = ["sudden", "weak"]',
        'when = ["sudden", "weka"]',
        "rules/urgent.toml: suddenly_weak.when: unknown fact 'weka' (did you mean 'weak'?)",
        id="unknown-fact",
    ),
    pytest.param(
        "rules/urgent.toml",
        'when = ["sudden", "weak"]',
        'when = ["sudden", "not weak"]',
        "rules/urgent.toml: suddenly_weak.when: 'not weak' asks for an absence or for "
        "less: a condition may only ask for what is there",
        id="absence",
    ),
    pytest.param(
        "rules/urgent.toml",
        'when = ["sudden", "weak"]\n',
        "",
        "rules/urgent.toml: suddenly_weak.when: is missing: a rule needs 'when', 'any_of' or both",
        id="rule-without-condition",
    ),
    pytest.param(
        "rules/emergency.toml",
        "at_least = 2",
        "at_least = 4",
        "rules/emergency.toml: weak_and_two_more.at_least: must be from 1 to 3",
        id="more-than-there-are",
    ),
    pytest.param(
        "rules/emergency.toml",
        "at_least = 2",
        "at_least = 0",
        "rules/emergency.toml: weak_and_two_more.at_least: must be from 1 to 3",
        id="at-least-none",
    ),
    pytest.param(
        "rules/emergency.toml",
        'source = "book"',
        'source = "bok"',
        "rules/emergency.toml: drooping.source: unknown source 'bok' (did you mean 'book'?)",
        id="unknown-source",
    ),
    pytest.param(
        "rules/emergency.toml",
        'source = "book"\n',
        "",
        "rules/emergency.toml: drooping.source: is missing",
        id="no-source",
    ),
    pytest.param(
        "rules/emergency.toml",
        'section = "One"\n',
        "",
        "rules/emergency.toml: drooping.section: is missing",
        id="no-section",
    ),
    pytest.param(
        "rules/emergency.toml",
        "checked = 2026-11-23",
        'checked = "2026-11-23"',
        "rules/emergency.toml: drooping.checked: must be a date such as 2026-11-23, without quotes",
        id="quoted-date",
    ),
    pytest.param(
        "causes.toml",
        'tips = ["less_coffee"]',
        'tips = ["less_cofee"]',
        "causes.toml: caffeine.tips: unknown tip 'less_cofee' (did you mean 'less_coffee'?)",
        id="unknown-tip",
    ),
    pytest.param(
        "questions.toml",
        'settles = ["weak", "numb"]',
        'settles = ["weak", "nubm"]',
        "questions.toml: nerves.settles: unknown fact 'nubm' (did you mean 'numb'?)",
        id="settles-unknown",
    ),
    pytest.param(
        "questions.toml",
        'settles = ["weak", "numb"]\n',
        "",
        "questions.toml: nerves.settles: is missing: name the facts that it asks about",
        id="settles-nothing",
    ),
    pytest.param(
        "questions.toml",
        'kind = "screen"',
        'kind = "scren"',
        "questions.toml: danger.kind: "
        "'scren' is none of screen, which, value, habits (did you mean 'screen'?)",
        id="unknown-kind",
    ),
    pytest.param(
        "questions.toml",
        "is_danger = true",
        'is_danger = "true"',
        "questions.toml: danger.is_danger: must be true or false",
        id="quoted-flag",
    ),
    pytest.param(
        "facts/values.toml",
        'kind = "days"',
        'kind = "day"',
        "facts/values.toml: duration_days.kind: 'day' is none of symptom, exposure, condition, "
        "sign, days, choice, parts (did you mean 'days'?)",
        id="unknown-fact-kind",
    ),
    pytest.param(
        "facts/values.toml",
        'values = ["one", "several", "all_over"]\n',
        "",
        "facts/values.toml: places.values: is missing",
        id="choice-without-values",
    ),
    pytest.param(
        "facts/values.toml",
        'several_mean = ["places = several"]',
        'several_mean = ["places > one"]',
        "facts/values.toml: body_part.several_mean: "
        "'places > one' sets nothing: write a finding, or 'fact = value'",
        id="setting-that-sets-nothing",
    ),
    pytest.param(
        "facts/symptoms.toml",
        'implies = ["weak"]',
        'implies = ["weka"]',
        "facts/symptoms.toml: faint.implies: unknown fact 'weka' (did you mean 'weak'?)",
        id="implies-unknown",
    ),
    pytest.param(
        "people.toml",
        "about = other",
        "about = others",
        "people.toml: child.means: 'about' has no value 'others': it has self, other",
        id="value-outside-its-list",
    ),
    pytest.param(
        "durations.toml",
        "days = 6",
        "days = -6",
        "durations.toml: few_days.days: must be a whole number",
        id="negative-days",
    ),
    pytest.param(
        "limits.toml",
        "misses = 3\n",
        "",
        "limits.toml: conversation.misses: is missing",
        id="limit-missing",
    ),
    pytest.param(
        "limits.toml",
        "[conversation]\n",
        "",
        "limits.toml: questions: stands outside a table; write it under a [name]",
        id="value-outside-a-table",
    ),
    pytest.param(
        "sources.toml",
        'basis = "guideline"',
        'basis = "guidline"',
        "sources.toml: book.basis: 'guidline' is none of guideline, article, review, "
        "general knowledge (did you mean 'guideline'?)",
        id="unknown-basis",
    ),
    pytest.param(
        "tips.toml",
        'unless = ["kidney"]',
        'unless = ["kidny"]',
        "tips.toml: drink.unless: unknown fact 'kidny' (did you mean 'kidney'?)",
        id="unless-unknown",
    ),
]


@pytest.mark.parametrize(("file", "old", "new", "problem"), BROKEN)
def test_a_broken_entry_is_refused(
    small: SmallContent, file: str, old: str, new: str, problem: str
) -> None:
    """Bad content never loads, and the problem says `file: key: what is wrong`."""
    small.change(file, old, new)

    assert problem in small.problems()


@pytest.mark.parametrize(
    ("file", "text", "problem"),
    [
        pytest.param(
            "facts/exposures.toml",
            "[weak]",
            "facts/exposures.toml: weak: is in another facts file too; an id stands once",
            id="fact",
        ),
        pytest.param(
            "rules/urgent.toml",
            f'[drooping]\nwhen = ["droop"]\n{CITED}',
            "rules/urgent.toml: drooping: is in another rules file too; an id stands once",
            id="rule",
        ),
    ],
)
def test_an_id_in_two_files_is_refused(
    small: SmallContent, file: str, text: str, problem: str
) -> None:
    """An id names one thing in the whole content."""
    small.add(file, text)

    assert problem in small.problems()


@pytest.mark.parametrize("file", ["tips.toml", "questions.toml", "en-US/replies.toml"])
def test_something_that_stands_twice_is_refused(small: SmallContent, file: str) -> None:
    """Of two tables of one name, the last never wins silently."""
    first = small.read(file).strip().splitlines()[0]
    small.add(file, first)

    found = [problem for problem in small.problems() if problem.startswith(f"{file}: does not")]

    assert found
    assert "TOML" in found[0]


@pytest.mark.parametrize(
    "file", ["facts/signs.toml", "rules/urgent.toml", "tips.toml", "limits.toml", "en-US/tips.toml"]
)
def test_a_missing_file_is_refused(small: SmallContent, file: str) -> None:
    """Content without one of its files is not content."""
    (small.folder / file).unlink()

    assert f"{file}: is missing in {small.folder}" in small.problems()


def test_a_misspelt_file_is_refused(small: SmallContent) -> None:
    """A file that nobody would read is found, with the name that was probably meant."""
    small.write("people_.toml", "")

    assert small.problems() == (
        "people_.toml: is not a content file (did you mean 'people.toml'?)",
    )


def test_a_folder_that_is_not_there_is_refused(small: SmallContent) -> None:
    """A wrong path is told as such, and not as two dozen missing files."""
    small.folder /= "nowhere"

    assert small.problems() == (f"{small.folder}: is not a folder; it must hold the content",)


def test_all_problems_are_told_at_once(small: SmallContent) -> None:
    """Three mistakes in three files are three lines of one refusal."""
    small.change("tips.toml", '"kidney"', '"kidny"')
    small.change("rules/urgent.toml", "checked = 2026-11-23", 'checked = "2026-11-23"')
    small.change("en-US/replies.toml", "[okay]", "[oky]")

    problems = small.problems()

    assert [problem.split(": ")[0] for problem in problems] == [
        "tips.toml",
        "rules/urgent.toml",
        "en-US/replies.toml",
        "en-US/replies.toml",
    ]


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("tips.toml", "is_general = true", 'is_general = "true"'),
        ("tips.toml", "[sleep]", "sleep = 1\n[sleep_]"),
        ("rules/urgent.toml", "checked = 2026-11-23", 'checked = "2026-11-23"'),
    ],
)
def test_a_problem_is_told_once(small: SmallContent, file: str, old: str, new: str) -> None:
    """One mistake is one line."""
    small.change(file, old, new)

    problems = small.problems()

    assert len(set(problems)) == len(problems)


def test_a_rule_that_can_never_hold_is_refused(small: SmallContent) -> None:
    """'at_least' without 'any_of' would silence a red flag for ever."""
    small.change("rules/urgent.toml", 'when = ["sudden", "weak"]', 'when = ["weak"]\nat_least = 2')

    assert any("suddenly_weak" in problem for problem in small.problems())


def test_a_table_that_nobody_reads_is_refused(small: SmallContent) -> None:
    """A limit under a misspelt table would never be kept to."""
    small.add("limits.toml", "[conversatoin]\nquestions = 4")

    assert any("conversatoin" in problem for problem in small.problems())


def test_the_real_content_loads(content: Content) -> None:
    """The content of the repository is in order."""
    assert content.protocol.rules
