from pathlib import Path

import pytest

from authoring.leaving_out import without_longer, without_written_out
from authoring.vocabulary import Term, Vocabulary
from triage import load_content

CONTENT = load_content(Path(__file__).parents[2] / "content")
PARTS = Vocabulary("BodyPart", (Term("hand", "hand", ("hands", "my hand")), Term("leg", "leg", ())))


def kept(*findings: tuple[str, list[str]]) -> list[tuple[str, ...]]:
    """Give the phrases that are left for each finding."""
    terms = tuple(Term(name, phrases[0], tuple(phrases[1:])) for name, phrases in findings)
    vocabularies = without_longer([PARTS, Vocabulary("Finding", terms)], CONTENT.protocol)
    assert vocabularies[0] == PARTS
    return [(term.name, *term.phrases) for term in vocabularies[1].terms]


def test_a_phrase_goes_whose_part_and_finding_are_told_without_it() -> None:
    """'Hands keep shaking' is hands and shaking."""
    assert kept(("tremor", ["tremor", "shaking", "hands keep shaking"])) == [("tremor", "shaking")]


def test_a_longer_phrase_for_a_harmless_exposure_goes() -> None:
    """'Stressed about bills' is stressed; of a pesticide each phrase is kept."""
    assert kept(("stress", ["stressed", "stressed about bills"])) == [("stressed",)]
    assert kept(("pesticide", ["bug spray", "used bug spray"])) == [("bug spray", "used bug spray")]


@pytest.mark.parametrize(
    "findings",
    [
        pytest.param([("tremor", ["tremor", "hands shake"])], id="the-rest-is-no-phrase"),
        pytest.param([("tremor", ["shaking", "keep shaking badly"])], id="no-part-in-it"),
        pytest.param(
            [("one_side", ["weak side", "numb hand"]), ("numbness", ["numb"])],
            id="another-finding-in-it",
        ),
        pytest.param([("weakness", ["weak", "leg not weak"])], id="a-negator"),
        pytest.param([("weakness", ["weak", "leg isn't weak"])], id="a-short-negator"),
        pytest.param([("wrist", ["hand", "hand twists"])], id="the-finding-is-the-part"),
        pytest.param([("tremor", ["hands shaking", "shaking"])], id="the-plainest-phrase"),
    ],
)
def test_any_other_phrase_stays(findings: list[tuple[str, list[str]]]) -> None:
    """Without it something would not be heard, or something else would be."""
    assert kept(*findings) == [tuple(phrases) for _, phrases in findings]


@pytest.mark.parametrize(
    ("phrases", "left"),
    [
        pytest.param(["can't stand", "cannot stand"], ["can't stand"], id="a-negator"),
        pytest.param(["jaw is stuck", "jaw's stuck"], ["jaw is stuck", "jaw's stuck"], id="plain"),
        pytest.param(["jaw", "jaw is stuck", "jaw's stuck"], ["jaw", "jaw's stuck"], id="a-verb"),
        pytest.param(["can not stand", "can stand"], ["can not stand", "can stand"], id="unlike"),
        pytest.param(["m s", "ms"], ["m s", "ms"], id="no-contraction"),
    ],
)
def test_what_is_contracted_is_not_listed_in_full_as_well(
    phrases: list[str], left: list[str]
) -> None:
    """The plainest phrase stays in any case: it names the value."""
    term = Term("one", phrases[0], tuple(phrases[1:]))

    [found] = without_written_out(Vocabulary("Finding", (term,))).terms

    assert [found.name, *found.phrases] == left
