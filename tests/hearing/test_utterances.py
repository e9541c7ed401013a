"""Files of utterances: what is read, and what is refused with which words."""

from pathlib import Path

import pytest

from evaluation.hearing.command import main
from evaluation.hearing.heard import Heard
from evaluation.hearing.skill_reading import SkillReading
from evaluation.hearing.utterance_reader import UtteranceError, read_utterances
from simulator import InteractionModel
from triage import Level, load_content

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "tests" / "utterances"


@pytest.fixture(scope="module")
def model() -> InteractionModel:
    """Give the model."""
    return InteractionModel.load(ROOT / "interaction_model" / "en-US.json")


def problems_of(text: str, folder: Path, model: InteractionModel) -> str:
    """Tell what is wrong with a file of this text."""
    file = folder / "said.tsv"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(UtteranceError) as caught:
        read_utterances(file, model)
    return str(caught.value).replace(str(file), "said.tsv")


def test_a_line_is_read_with_alternatives(tmp_path: Path, model: InteractionModel) -> None:
    """A line is read with alternatives."""
    file = tmp_path / "said.tsv"
    file.write_text(
        "# a remark\n\nnumb\tDescribeTwitchIntent|DenyFindingIntent\t"
        "finding=numbness|tingling,weakness;level=urgent\n",
        encoding="utf-8",
    )

    (said,) = read_utterances(file, model)

    assert said.words == "numb"
    assert said.intents == ("DescribeTwitchIntent", "DenyFindingIntent")
    assert said.level is Level.URGENT
    both = Heard("DescribeTwitchIntent", {"finding": ("weakness", "tingling")})
    assert said.are_slots_right(both)
    assert not said.are_slots_right(Heard("DescribeTwitchIntent", {"finding": ("weakness",)}))
    assert not said.are_slots_right(Heard("DescribeTwitchIntent"))
    assert said.are_slots_right(Heard("X", {"ability": both.slots["finding"]}))


def test_a_finding_too_many_is_wrong_and_anything_is_anything(
    tmp_path: Path, model: InteractionModel
) -> None:
    """A finding too many is wrong and anything is anything."""
    file = tmp_path / "said.tsv"
    file.write_text("my foot\tDescribeTwitchIntent\tbody_part=*;since=-\n", encoding="utf-8")

    (said,) = read_utterances(file, model)

    assert said.are_slots_right(Heard("X", {"body_part": ("foot",)}))
    assert not said.are_slots_right(Heard("X", {"body_part": ("foot",), "since": ("2026",)}))
    assert not said.are_slots_right(Heard("X", {"body_part": ("foot",), "finding": ("fever",)}))


@pytest.mark.parametrize(
    ("heard", "is_right"),
    [
        (("fever", "jerks"), True),
        (("hot_skin", "jerks"), True),
        (("hot_skin", "jerks", "sweating"), True),
        (("jerks",), False),
        (("fever",), False),
        (("fever", "jerks", "rash"), False),
        ((), False),
        (("convulsion",), True),
    ],
)
def test_a_list_has_alternatives_and_what_may_be_missing(
    heard: tuple[str, ...], is_right: bool, tmp_path: Path, model: InteractionModel
) -> None:
    """A list has alternatives and what may be missing."""
    file = tmp_path / "said.tsv"
    line = "so hot\tDescribeTwitchIntent\tfinding=jerks,fever/hot_skin,sweating?|convulsion\n"
    file.write_text(line, encoding="utf-8")

    (said,) = read_utterances(file, model)

    assert said.are_slots_right(Heard("X", {"finding": heard})) is is_right


def test_none_and_any_are_no_part_of_a_list(tmp_path: Path, model: InteractionModel) -> None:
    """Who means that a value may be missing writes a question mark."""
    told = problems_of("hot\tDescribeTwitchIntent\tfinding=fever,-\n", tmp_path, model)

    assert told == "said.tsv:1: 'fever,-': '-' stands alone, not in a list"


@pytest.mark.parametrize(
    ("intent", "slots", "cause"),
    [
        ("AskCauseIntent", {"finding": ("caffeine",)}, ("caffeine",)),
        ("AskCauseIntent", {"finding": ("caffeine",), "cause": ("als",)}, ("als",)),
        ("AskCauseIntent", {"body_part": ("foot",)}, None),
        ("DescribeTwitchIntent", {"finding": ("caffeine",)}, None),
    ],
)
def test_a_cause_may_be_asked_about_by_its_finding(
    intent: str, slots: dict[str, tuple[str, ...]], cause: tuple[str, ...] | None
) -> None:
    """'Could it be all that coffee' asks about caffeine, as the skill takes it."""
    reading = SkillReading(load_content(ROOT / "content"))

    heard = reading.taken(Heard(intent, slots))

    assert heard.slots.get("cause") == cause


def test_all_that_is_wrong_with_a_file_is_told(tmp_path: Path, model: InteractionModel) -> None:
    """All that is wrong with a file is told."""
    text = (
        "numb\n"
        "weak\tDescribeTwitchIntnt\n"
        "foot\tDescribeTwitchIntent\tbody_prt=foot;body_part=foott;age;level=bad\n"
        "foot\tDescribeTwitchIntent\n"
        "a\tb\tc=d\te\n"
    )

    told = problems_of(text, tmp_path, model).splitlines()

    assert told[0] == ("said.tsv:1: must be utterance<TAB>intent[<TAB>slot=value;slot=value]")
    assert "2: there is no intent 'DescribeTwitchIntnt' (did you mean DescribeTwitch" in told[1]
    assert "3: there is no slot 'body_prt' (did you mean body_part?)" in told[2]
    assert "3: there is no value of body_part 'foott' (did you mean foot" in told[3]
    assert "3: 'age' must be slot=value" in told[4]
    assert "3: there is no level 'bad'" in told[5]
    assert "4: 'foot' stands in line 3 already" in told[6]
    assert "5: must be utterance<TAB>intent" in told[7]


@pytest.mark.parametrize(
    ("text", "told"), [("", "holds no utterance"), ("# nothing\n", "holds no utterance")]
)
def test_an_empty_file_is_refused(
    text: str, told: str, tmp_path: Path, model: InteractionModel
) -> None:
    """An empty file is refused."""
    assert told in problems_of(text, tmp_path, model)


def test_the_command_names_every_bad_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The command names every bad file."""
    binary = tmp_path / "binary.tsv"
    binary.write_bytes(b"\xff\xfe\x00")

    status = main([str(tmp_path / "none.tsv"), str(binary), "--with", "letters"])

    told = capsys.readouterr().err
    assert status == 1
    assert "none.tsv: cannot be read: No such file" in told
    assert "binary.tsv: is not text in UTF-8" in told


def test_what_we_wrote_is_much_and_is_no_sample(model: InteractionModel) -> None:
    """What we wrote is much and is no sample."""
    files = sorted(FOLDER.glob("*.tsv"))
    written = [said for file in files for said in read_utterances(file, model)]
    samples = {sample for intent in model.intents for sample in intent.samples}
    words = {said.words for said in written}

    assert len(words) >= 850
    assert sum(said.is_foreign for said in written) >= 150
    # The short ones, "yes please" and "call my mother", are bound to be samples too.
    assert sum(said in samples for said in words) < len(words) * 0.3
