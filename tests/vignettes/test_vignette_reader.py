import json
from pathlib import Path
from typing import Any

import pytest

from evaluation import VignetteError, read_vignettes
from triage import Content, Level
from triage.protocol.fact import Answer

FACTS: dict[str, Any] = {
    "body_part": "calf",
    "places": "one",
    "duration_days": 3,
    "sudden_onset": True,
    "associated": ["weakness"],
    "exposures": ["caffeine"],
    "age_group": "child",
    "pregnant": True,
    "known_conditions": ["ms"],
}
CASE: dict[str, Any] = {
    "id": "x1",
    "story": "My calf twitches. It is weak!",
    "facts": FACTS,
    "expected_level": "urgent",
    "acceptable_levels": ["urgent", "emergency"],
    "rationale": "A made-up case.",
    "likely_causes": ["pinched_nerve"],
}


def write(folder: Path, *lines: object) -> Path:
    """Write a file of cases, each line an object or a text."""
    file = folder / "cases.jsonl"
    texts = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    file.write_text("\n".join(texts) + "\n", encoding="utf-8")
    return file


def problems_of(content: Content, file: Path) -> list[str]:
    """Give what the reader says is wrong."""
    with pytest.raises(VignetteError) as refused:
        read_vignettes(file, content.protocol)
    return list(refused.value.problems)


def with_facts(**facts: object) -> dict[str, Any]:
    """Give the case with other facts."""
    return CASE | {"facts": FACTS | facts}


def test_a_case_is_read_with_the_types_of_the_core(content: Content, tmp_path: Path) -> None:
    """What a file says is what the engine is told, and nothing more."""
    (case,) = read_vignettes(write(tmp_path, "", CASE), content.protocol)

    assert (case.id, case.expected) == ("x1", Level.URGENT)
    assert case.acceptable == {Level.URGENT, Level.EMERGENCY}
    assert case.least is Level.URGENT
    assert case.sentences == ["My calf twitches.", "It is weak!"]
    assert case.facts == {
        "body_part": ("calf",),
        "places": "one",
        "duration_days": 3,
        "age_group": "child",
        "about": "other",
        "sudden_onset": Answer.YES,
        "pregnant": Answer.YES,
        "weakness": Answer.YES,
        "caffeine": Answer.YES,
        "ms": Answer.YES,
    }


def test_what_is_not_known_is_left_out(content: Content, tmp_path: Path) -> None:
    """A length or a place that nobody knows is no fact."""
    form = with_facts(duration_days=None, body_part="unknown", sudden_onset=None, pregnant=False)

    (case,) = read_vignettes(write(tmp_path, form), content.protocol)

    assert not {"duration_days", "body_part", "sudden_onset", "pregnant"} & set(case.facts)


@pytest.mark.parametrize(
    ("form", "problem"),
    [
        ("no json", "cases.jsonl:1: is not JSON"),
        ("[1]", "cases.jsonl:1: must be an object"),
        ('{"id": "a", "id": "b"}', "cases.jsonl:1: id: is there 2 times"),
        (CASE | {"id": ""}, "cases.jsonl:1: case.id: must be a text"),
        (CASE | {"storry": "x"}, "case.storry: unknown field (did you mean 'story'?)"),
        (CASE | {"expected_level": "urgnt"}, "case.expected_level: 'urgnt' is none of"),
        (CASE | {"expected_level": "see_doctor"}, "must hold the expected level 'see_doctor'"),
        (CASE | {"acceptable_levels": []}, "case.acceptable_levels: must hold at least one"),
        (CASE | {"acceptable_levels": ["urgent", "x"]}, "unknown level 'x'"),
        (CASE | {"facts": []}, "case.facts: must be an object"),
        (with_facts(body_part="calv"), "facts.body_part: 'calv' is none of"),
        (with_facts(duration_days=-1), "facts.duration_days: must be a whole number"),
        (with_facts(duration_days=1.5), "facts.duration_days: must be a whole number"),
        (with_facts(sudden_onset="no"), "facts.sudden_onset: must be true or false"),
        (with_facts(pregnant=None), "facts.pregnant: must be true or false"),
        (with_facts(associated=["weaknes"]), "unknown id 'weaknes' (did you mean 'weakness'?)"),
        (with_facts(associated=["caffeine"]), "facts.associated: unknown id 'caffeine'"),
        (with_facts(exposures="caffeine"), "facts.exposures: must be a list of texts"),
        (with_facts(extra=1), "facts.extra: unknown field"),
    ],
)
def test_a_wrong_field_is_named(
    content: Content, tmp_path: Path, form: object, problem: str
) -> None:
    """The author reads the file, the line, the field, and what to put there."""
    assert any(problem in found for found in problems_of(content, write(tmp_path, form)))


@pytest.mark.parametrize("field", [f for f in CASE if f != "likely_causes"])
def test_a_missing_field_is_named(content: Content, tmp_path: Path, field: str) -> None:
    """Nothing is filled in by default."""
    form = {key: value for key, value in CASE.items() if key != field}

    (problem,) = problems_of(content, write(tmp_path, form))

    assert problem.startswith(f"cases.jsonl:1: case.{field}: ")


@pytest.mark.parametrize("field", FACTS)
def test_a_missing_fact_is_named(content: Content, tmp_path: Path, field: str) -> None:
    """A fact that is not known is written as such, not left out."""
    form = CASE | {"facts": {key: value for key, value in FACTS.items() if key != field}}

    assert problems_of(content, write(tmp_path, form)) == [
        f"cases.jsonl:1: facts.{field}: is missing"
    ]


def test_all_problems_come_at_once(content: Content, tmp_path: Path) -> None:
    """One run is enough to mend a file."""
    file = write(tmp_path, CASE, "{", CASE | {"story": " "}, with_facts(places="two"))

    lines = sorted({problem.split(": ")[0] for problem in problems_of(content, file)})

    assert lines == ["cases.jsonl:2", "cases.jsonl:3", "cases.jsonl:4"]


def test_a_case_is_there_once(content: Content, tmp_path: Path) -> None:
    """Two cases of one id could not be told apart in the results."""
    assert problems_of(content, write(tmp_path, CASE, CASE)) == [
        "cases.jsonl:2: case.id: 'x1' is there already, in cases.jsonl:1"
    ]


def test_a_file_without_cases_is_refused(content: Content, tmp_path: Path) -> None:
    """No cases would make every share perfect."""
    assert problems_of(content, write(tmp_path, "")) == ["cases.jsonl: holds no case"]


def test_a_file_that_cannot_be_read_is_named(content: Content, tmp_path: Path) -> None:
    """The person sees which file, and why."""
    (tmp_path / "latin.jsonl").write_bytes(b"\xff")

    assert "cannot be read" in problems_of(content, tmp_path / "nowhere.jsonl")[0]
    assert "is not UTF-8 text" in problems_of(content, tmp_path / "latin.jsonl")[0]
