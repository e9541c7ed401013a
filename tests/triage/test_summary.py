import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.triage.talking import NO, UNSURE, YES
from tests.triage.tellings import CONTENT, PROPERTY, tellings
from triage import Content
from triage.dialogue.summary import MOST_DENIED, summarise, summary_card
from triage.protocol.heard import Heard, hear
from triage.protocol.kin import contradicted, needless

NOTE = "Some card_note."


@pytest.mark.parametrize(
    ("heard", "said"),
    [
        pytest.param({}, [], id="nothing"),
        pytest.param(
            {"body_part": ("calf",), "duration_days": 3, "weak": YES},
            ["My calf, for 3 days, with weakness."],
            id="what-was-understood",
        ),
        pytest.param(
            {"about": "other", "body_part": ("calf",)}, ["Their calf."], id="of-another-person"
        ),
        pytest.param({"weak": NO, "numb": NO}, ["No weakness and no numbness."], id="what-is-not"),
        pytest.param(
            {"kidney": NO, "coffee": NO, "numb": NO, "weak": NO},
            ["No weakness, no numbness and no coffee."],
            id="the-body-before-habits",
        ),
        pytest.param(
            {"weak": YES, "numb": NO}, ["With weakness.", "No numbness."], id="what-is-and-is-not"
        ),
        pytest.param(
            {"droop": NO, "numb": NO}, ["No drooping face and no numbness."], id="articles"
        ),
        pytest.param({"weak": NO, "faint": NO}, ["No weakness."], id="the-broader-says-enough"),
        pytest.param({"weak": NO, "faint": YES}, ["With fainting."], id="no-denial-of-its-kin"),
        pytest.param({"faint": NO, "weak": YES}, ["With weakness."], id="nor-of-a-kind-of-it"),
        pytest.param({"weak": UNSURE, "danger_maybe": YES, "danger_yes": NO}, [], id="no-name"),
    ],
)
def test_what_to_tell_the_doctor(tiny: Content, heard: Heard, said: list[str]) -> None:
    """What was understood, then the first few things that are not there."""
    sentences = summarise(tiny.protocol, tiny.wordings["en-US"], heard)

    assert sentences == ("Some summary.", *said)


@pytest.mark.parametrize(
    ("heard", "lines"),
    [
        pytest.param({}, [], id="nothing"),
        pytest.param(
            {
                "duration_days": 3,
                "weak": YES,
                "coffee": YES,
                "numb": UNSURE,
                "droop": NO,
                "faint": NO,
                "running": NO,
                "kidney": NO,
            },
            [
                "It: For 3 days, with weakness and coffee.",
                "Yes: weakness, coffee",
                "Unsure: numbness",
                "No: a drooping face, fainting, running, kidney disease",
            ],
            id="everything",
        ),
        pytest.param({"numb": UNSURE}, ["Unsure: numbness"], id="no-empty-lines"),
    ],
)
def test_what_the_card_says(tiny: Content, heard: Heard, lines: list[str]) -> None:
    """The card has all of it, a line for each kind of answer that there was."""
    card = summary_card(tiny.protocol, tiny.wordings["en-US"], heard)

    assert card.split("\n") == [*lines, NOTE]


@PROPERTY
@given(st.data())
def test_the_card_leaves_nothing_out(data: st.DataObject) -> None:
    """Every finding with a name that was answered stands on the card, in the line of its answer.

    But for a denial that a finding contradicts: 'no weakness' beside a foot that drops.
    """
    wording = CONTENT.wordings["en-US"]
    heard = hear(CONTENT.protocol.facts, {}, data.draw(tellings(CONTENT.protocol)))

    lines = summary_card(CONTENT.protocol, wording, heard).split("\n")

    for key, answer in (("card_yes", YES), ("card_unsure", UNSURE), ("card_no", NO)):
        start = wording.replies[key].partition("{")[0]
        named = [line for line in lines if line.startswith(start)]
        false = contradicted(CONTENT.protocol.facts, heard) if answer is NO else ()
        findings = [f for f, value in heard.items() if value == answer and f in wording.findings]
        findings = [f for f in findings if f not in false]
        names = {wording.findings[f] for f in findings}
        assert len(named) == bool(names)
        assert all(name in line for name in names for line in named)


@PROPERTY
@given(st.data())
def test_the_summary_can_be_followed_by_ear(data: st.DataObject) -> None:
    """However much was denied, a few things are said, and each sentence is one."""
    wording = CONTENT.wordings["en-US"]
    heard = hear(CONTENT.protocol.facts, {}, data.draw(tellings(CONTENT.protocol, most=20)))

    said = summarise(CONTENT.protocol, wording, heard)

    assert len(said) <= 3
    assert all(sentence.endswith(".") for sentence in said)
    spared = needless(CONTENT.protocol.facts, heard)
    denied = [f for f, v in heard.items() if v == NO and f in wording.findings and f not in spared]
    if denied:
        assert said[-1].startswith("No ")
        assert said[-1].count(" no ") == min(len(denied), MOST_DENIED) - 1
        assert said[-1].count(",") < MOST_DENIED
