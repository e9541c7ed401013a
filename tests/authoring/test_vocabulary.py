from pathlib import Path

import pytest

from authoring.vocabulary import Term, Vocabulary, load_vocabularies
from tests.triage.small_content import SmallContent
from triage import Content, ContentError

PHRASES = {
    "body_parts": 'eyelid = ["eyelid", "lid"]\ncalf = ["calf"]\ncalf_both = ["calves"]\n',
    "symptoms": 'droop = ["drooping face"]\nfaint = ["faint"]\nweak = ["weak"]\nnumb = ["numb"]\n'
    'sudden = ["sudden"]\n',
    "exposures": 'coffee = ["coffee"]\nrunning = ["running"]\n',
    "conditions": 'kidney = ["kidney disease"]\n',
    "qualities": 'hanging = ["~ (hangs|hanging) (down|there)"]\n',
    "durations": 'few_days = ["a few days"]\nweeks = ["weeks"]\nunclear_length = ["a while"]\n',
    "places": 'one = ["one spot"]\nseveral = ["several"]\nall_over = ["all over"]\n',
    "people": 'child = ["son"]\npartner = ["wife"]\n',
    "causes": 'caffeine = ["coffee"]\nstrain = ["strain"]\nrare = ["rarity"]\n',
    "topics": 'when_doctor = ["when to see a doctor"]\nthanks = ["thanks"]\n'
    'corrections = ["change my answer"]\nsources = ["the sources"]\n',
    "abilities": 'weak = ["lift things"]\n',
    "changes": 'better = ["better"]\nsame = ["the same"]\ngone = ["gone"]\n'
    'elsewhere = ["elsewhere"]\nnot_me = ["that was not me"]\n',
}


@pytest.fixture
def spoken(small: SmallContent) -> SmallContent:
    """The small content with phrases for everything."""
    for name, text in PHRASES.items():
        small.write(f"en-US/phrases/{name}.toml", text)
    return small


def vocabulary_problems(spoken: SmallContent) -> tuple[str, ...]:
    """Give the problems that reading the phrases finds."""
    with pytest.raises(ContentError) as caught:
        load_vocabularies(spoken.folder, spoken.load(), "en-US")
    return caught.value.problems


def test_there_is_a_vocabulary_for_every_slot_type(spoken: SmallContent) -> None:
    """The first phrase is the plain name of a thing, and the others are further ways to say it."""
    vocabularies = load_vocabularies(spoken.folder, spoken.load(), "en-US")

    assert [vocabulary.slot_type for vocabulary in vocabularies] == [
        "BodyPart",
        "Finding",
        "VagueDuration",
        "Places",
        "Person",
        "Cause",
        "Topic",
        "Change",
        "Ability",
        "Illness",
    ]
    assert vocabularies[0] == Vocabulary(
        "BodyPart",
        (
            Term("eyelid", "eyelid", ("lid",)),
            Term("calf", "calf", ()),
            Term("calf_both", "calves", ()),
        ),
    )


@pytest.mark.parametrize(
    ("file", "text", "what"),
    [
        pytest.param("people", 'child = ["son"]', "partner: has no phrases yet", id="missing"),
        pytest.param(
            "people",
            f'{PHRASES["people"]}partnr = ["spouse"]',
            "partnr: is no such thing (did you mean 'partner'?)",
            id="unknown",
        ),
        pytest.param(
            "people",
            'partner = ["wife"]\nchild = []',
            "child: must be a list of phrases in lower case",
            id="no-phrases",
        ),
        pytest.param(
            "people",
            'partner = ["wife"]\nchild = "son"',
            "child: must be a list of phrases in lower case",
            id="one-text",
        ),
        pytest.param(
            "people",
            'partner = ["wife"]\nchild = ["Son"]',
            "child: must be a list of phrases in lower case",
            id="upper-case",
        ),
        pytest.param(
            "people",
            'partner = ["wife"]\nchild = [" son"]',
            "child: must be a list of phrases in lower case",
            id="space-around",
        ),
        pytest.param("people", "child = [", "does not read", id="broken"),
    ],
)
def test_a_phrase_that_is_wrong_is_refused(
    spoken: SmallContent, file: str, text: str, what: str
) -> None:
    """Everything that can be said has its phrases, and the file with the mistake is named."""
    spoken.write(f"en-US/phrases/{file}.toml", text)

    problems = vocabulary_problems(spoken)

    assert any(found.startswith(f"en-US/phrases/{file}.toml: {what}") for found in problems)


def test_a_phrase_for_two_things_is_refused_in_its_file(spoken: SmallContent) -> None:
    """One phrase of a slot means one thing; the message names a file that there is."""
    spoken.write("en-US/phrases/people.toml", 'child = ["son"]\npartner = ["son"]')

    (problem,) = vocabulary_problems(spoken)

    file, key, what = problem.split(": ")
    assert key == "partner"
    assert what.startswith("'son' already stands for 'child'")
    assert (spoken.folder / file).is_file()


def test_a_missing_finding_is_reported_in_files_that_there_are(spoken: SmallContent) -> None:
    """Findings have four files of phrases; the message does not invent a fifth."""
    spoken.write("en-US/phrases/conditions.toml", "")

    (problem,) = vocabulary_problems(spoken)

    assert "kidney: has no phrases yet" in problem
    assert (spoken.folder / problem.split(": ")[0]).is_file()


def test_a_missing_file_of_phrases_is_reported(spoken: SmallContent) -> None:
    """A locale without one of its files of phrases cannot be built."""
    (spoken.folder / "en-US/phrases/people.toml").unlink()

    assert any(
        found.startswith("en-US/phrases/people.toml: does not read")
        for found in vocabulary_problems(spoken)
    )


def test_a_family_with_a_tilde_has_each_wording_once(spoken: SmallContent) -> None:
    """Not every combination is worth its bytes in the model."""
    findings = load_vocabularies(spoken.folder, spoken.load(), "en-US")[1]

    assert findings.terms[-1] == Term("hanging", "hangs down", ("hanging there",))


def test_the_real_phrases_load(root: Path, content: Content) -> None:
    """Everything in the real content can be said."""
    vocabularies = load_vocabularies(root / "content", content, "en-US")

    assert all(vocabulary.terms for vocabulary in vocabularies)
