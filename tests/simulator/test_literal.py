from __future__ import annotations

from datetime import date

import pytest

from simulator import InteractionModel, Recogniser
from simulator.language.text import read
from simulator.model import Intent, Slot, SlotType, Value
from simulator.recognition.literal import LiteralMatch, SampleTree
from simulator.recognition.mentions import Mention
from simulator.recognition.profile import Profile
from simulator.recognition.samples import Gap, samples_of
from simulator.recognition.spotting import Spotter


class Matcher:
    """The plant-care samples as a tree."""

    def __init__(self, model: InteractionModel) -> None:
        """Build the tree."""
        self._tree = SampleTree(samples_of(model))
        self._spotter = Spotter(model)

    def match(self, text: str) -> LiteralMatch | None:
        """Match with listed values."""
        sentence = read(text)
        return self._tree.match(sentence, self._spotter.spot(sentence, date(2026, 5, 6)))

    def unlisted(self, text: str) -> LiteralMatch | None:
        """Match with one value that is not listed."""
        sentence = read(text)
        return self._tree.match_unlisted(sentence, self._spotter.spot(sentence, date(2026, 5, 6)))


@pytest.fixture(scope="module")
def matcher(model: InteractionModel) -> Matcher:
    """Build the tree once."""
    return Matcher(model)


@pytest.mark.parametrize(
    ("text", "sample"),
    [
        ("my fern is wilting", "my {plant} is wilting"),
        ("well my fern is really wilting", "my {plant} is wilting"),
        ("my ferns are wilted", None),
        ("my fern's leaves are falling", "my {plant}'s leaves are falling"),
        ("my fern's wilting", "my {plant} is wilting"),
        ("yellow leaves and spots", "{trouble} and {trouble}"),
        ("my fern and basil and orchid are wilting", "my {plant} and {plant} are wilting"),
        ("not my fern is wilting", None),
        ("my fern is wilting badly", None),
        ("", None),
    ],
)
def test_a_sentence_is_a_sample_or_it_is_not(
    matcher: Matcher, text: str, sample: str | None
) -> None:
    """Only fillers may be left out; every other word must be in the sample."""
    match = matcher.match(text)

    assert (match.sample.text if match else None) == sample


def test_one_long_value_is_taken_before_two_short_ones(matcher: Matcher) -> None:
    """What is listed as one phrase is not taken apart."""
    match = matcher.match("my rubber tree has spots")

    assert match is not None
    assert [[m.key for m in mentions] for _, mentions in match.fills] == [
        ["rubber plant"],
        ["brown spots"],
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("my xyzzy is wilting", "xyzzy"),
        ("my big old xyzzy is wilting", "big old xyzzy"),
        ("no rust", "rust"),
    ],
)
def test_one_gap_may_hold_what_is_not_listed(matcher: Matcher, text: str, said: str) -> None:
    """A sample that says by itself what it is about takes unknown words as its value."""
    match = matcher.unlisted(text)

    assert match is not None
    assert [mention.said for _, mentions in match.fills for mention in mentions] == [said]


@pytest.mark.parametrize(
    "text",
    ["what is the weather", "tell me about it", "no idea", "no not yes", "my two xyzzy foo bar is"],
)
def test_words_without_a_subject_take_none(matcher: Matcher, text: str) -> None:
    """'What is', idioms, answers and long rests do not make a value of anything."""
    assert matcher.unlisted(text) is None


OPEN_ENDED = {
    "invocationName": "note keeper",
    "intents": [
        {
            "name": "NoteIntent",
            "slots": [{"name": "text", "type": "AMAZON.SearchQuery"}],
            "samples": ["remember to {text}"],
        },
        {
            "name": "NameIntent",
            "slots": [{"name": "who", "type": "AMAZON.FirstName"}],
            "samples": ["my name is {who}"],
        },
    ],
}


@pytest.mark.parametrize(
    ("utterance", "slots"),
    [
        ("remember to water the fern in the kitchen", {"text": "water the fern in the kitchen"}),
        ("remember to say no", {"text": "say no"}),
        ("my name is fiona", {"who": "fiona"}),
        ("my name is not for you", {}),
    ],
)
def test_open_ended_built_in_types_take_words(utterance: str, slots: dict[str, str]) -> None:
    """A search takes any words, a name a few, both without entity resolution."""
    model = InteractionModel.parse({"interactionModel": {"languageModel": OPEN_ENDED}})

    found = Recogniser(model).understand(utterance)

    assert {filled.slot.name: filled.mentions[0].resolved for filled in found.slots} == slots


@pytest.mark.parametrize("is_denied", [False, True])
def test_what_is_denied_fills_no_gap_of_a_statement(*, is_denied: bool) -> None:
    """A value that words before the sentence deny ('nope i'm not …') is not taken as said."""
    ill = Value("ill", "ill")
    tell = Intent("TellIntent", (Slot("trouble", "Trouble"),), ("{trouble}",))
    tree = SampleTree(samples_of(InteractionModel("test", (tell,), (SlotType("Trouble", (ill,)),))))
    mention = Mention("Trouble", 0, 1, "ill", values=(ill,), is_denied=is_denied)

    assert bool(tree.match(read("ill"), [mention])) is not is_denied


def test_a_sentence_that_is_listed_as_a_value_is_that_value() -> None:
    """'How do i know it is rot', listed as a topic, is not 'how do i know it is' with a pest."""
    topic = SlotType("Topic", (Value("how do i know it is rot", "signs"),))
    pest = SlotType("Pest", (Value("rot", "rot"),))
    ask = Intent("AskIntent", (Slot("pest", "Pest"),), ("how do i know it is {pest}",))
    learn = Intent("LearnIntent", (Slot("topic", "Topic"),), ("{topic}",))

    recogniser = Recogniser(InteractionModel("test", (ask, learn), (topic, pest)))

    assert recogniser.understand("how do i know it is rot").intent == learn


def test_what_is_called_sound_is_not_just_denied() -> None:
    """'My roots are fine' takes roots that are fine, and not roots of which something is denied."""
    slot = Slot("part", "Part")
    sound, negated = Gap(slot, is_denied=True, is_sound=True), Gap(slot, is_denied=True)

    assert sound.takes(is_denied=True, is_sound=True)
    assert not sound.takes(is_denied=True, is_sound=False)
    assert not sound.takes(is_denied=False, is_sound=False)
    assert negated.takes(is_denied=True, is_sound=False)


def test_an_intent_of_what_goes_well_takes_nothing_that_does_not() -> None:
    """'I do not swim well' is nothing for 'i can swim well', whatever words they share."""
    well = Intent("WellIntent", (Slot("sport", "Sport"),), ("i can {sport} well", "i {sport} fine"))
    profile = Profile(list(samples_of(InteractionModel("test", (well,), ()))))

    assert profile.takes(Mention("Sport", 2, 3, "swim", is_denied=True, is_sound=True))
    assert not profile.takes(Mention("Sport", 2, 3, "swim", is_denied=True))
    assert not profile.takes(Mention("Sport", 2, 3, "swim"))
