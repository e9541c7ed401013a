from __future__ import annotations

from datetime import date

import pytest

from simulator import InteractionModel
from simulator.language.text import read
from simulator.model import Intent, Slot, SlotType, Value
from simulator.recognition.mentions import Mention, longest
from simulator.recognition.spotting import Spotter, lists


@pytest.fixture(scope="module")
def spotter(model: InteractionModel) -> Spotter:
    """Prepare the plant-care phrases."""
    return Spotter(model)


def found(spotter: Spotter, text: str, slot_type: str) -> list[str]:
    """Find the values of one type in a text, by what they stand for."""
    mentions = spotter.spot(read(text), date(2026, 5, 6))
    return [mention.key for mention in longest(m for m in mentions if m.type == slot_type)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("my fern", ["fern"]),
        ("the ferns", ["fern"]),
        ("a boston fern", ["fern"]),
        ("my house plant", ["houseplant"]),
        ("house plants", ["houseplant"]),
        ("my rubber plant", ["rubber plant"]),
        ("fern and basil and my orchid", ["fern", "basil", "orchid"]),
        ("the ground", []),
    ],
)
def test_values_are_found_in_any_number_and_spelling(
    spotter: Spotter, text: str, expected: list[str]
) -> None:
    """Synonyms, plurals and words written apart find the value, the longest phrase first."""
    assert found(spotter, text, "Plant") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the leaves are turning yellow", ["yellow leaves"]),
        ("its leaves turning all yellow", ["yellow leaves"]),
        ("t m v", ["tobacco mosaic virus"]),
        ("TMV", ["tobacco mosaic virus"]),
        ("t.m.v.", ["tobacco mosaic virus"]),
        ("it can't grow", ["no growth"]),
        ("wet walls and leaves", []),
    ],
)
def test_phrases_are_found_with_small_words_between(
    spotter: Spotter, text: str, expected: list[str]
) -> None:
    """Articles and links inside a phrase do not hide it; other words do."""
    assert found(spotter, text, "Trouble") == expected


def test_a_listed_vague_time_comes_before_a_length(spotter: Spotter) -> None:
    """'A few days' goes to the custom type that lists it, 'a few hours' to the platform's."""
    assert found(spotter, "a few days", "AMAZON.DURATION") == []
    assert found(spotter, "a few days", "VagueTime") == ["a few days"]
    assert found(spotter, "a few hours", "AMAZON.DURATION") == ["PT3H"]


def test_a_phrase_of_two_values_keeps_both(spotter: Spotter) -> None:
    """What two values are called by is told as both, for the skill to ask."""
    mentions = spotter.spot(read("the climber"), date(2026, 5, 6))

    assert [value.id for value in mentions[0].values] == ["bean", "grape"]


def test_a_denied_value_is_marked(spotter: Spotter) -> None:
    """'No spots but aphids' denies the spots only."""
    mentions = spotter.spot(read("no spots but aphids"), date(2026, 5, 6))

    assert {m.said: m.is_denied for m in mentions} == {"spots": True, "aphids": False}


def test_lists_are_values_with_connecting_words_between() -> None:
    """Values joined by 'and also my' are one list; a verb between them ends it."""
    words = "fern and also my basil like orchid".split()
    mentions = [Mention("Plant", at, at + 1, words[at]) for at in (0, 4, 6)]

    assert [len(group) for group in lists(mentions, words)] == [2, 1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("five years", ["five years"]),
        ("for five years", ["five years"]),
        ("i am sixty five years old", []),
        ("the five years old fern", []),
        ("my back is not broken", []),
        ("my back", ["back"]),
        ("it comes back", []),
        ("it began back in may", []),
        ("in my back in may", ["back"]),
        ("i'm back about it", []),
        ("the back of my roots", []),
        ("it's my back", ["back"]),
        ("these days", []),
        ("the end of the day", []),
        ("for days", ["days"]),
        ("i got back pain", []),
        ("more", ["more"]),
        ("well i think more", ["more"]),
        ("it is more", ["more"]),
        ("i water it a lot more than before", []),
        ("he had a fit", ["a fit"]),
        ("my son's fit is not over", ["a fit"]),
        ("my son is fit and well", []),
        ("i'm confused", ["confused"]),
        ("he is confused about the date", ["confused"]),
        ("i'm confused why it droops", []),
        ("confused about why it droops", []),
        ("i took a lot of my pills", ["took a lot of pills"]),
        ("i took a pill", []),
        ("i couldn't feel my face at all", ["couldn't feel my face"]),
        ("i couldn't face the office", []),
    ],
)
def test_a_word_that_belongs_to_something_else_is_no_value(text: str, expected: list[str]) -> None:
    """A part of a number, the particle of a verb and a loose 'more' say nothing by themselves."""
    names = (
        "five years/back/more/days/a fit/confused/took a lot of pills/couldn't feel my face".split(
            "/"
        )
    )
    values = tuple(Value(name, name) for name in names)
    intent = Intent("Tell", (Slot("thing", "Thing"),), ("{thing}",))
    spotter = Spotter(InteractionModel("test", (intent,), (SlotType("Thing", values),)))

    assert found(spotter, text, "Thing") == expected


def test_what_is_said_to_be_all_right_is_denied(spotter: Spotter) -> None:
    """'My fern looks fine' reports nothing of the fern, though no negator says so."""
    mentions = spotter.spot(read("my basil has spots but my fern looks fine"), date(2026, 5, 6))

    denied = {mention.key: mention.is_denied for mention in mentions if mention.type == "Plant"}
    assert denied == {"basil": False, "fern": True}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("he runs", ["run"]),
        ("i have the runs", ["the runs"]),
    ],
)
def test_a_phrase_with_an_article_is_found_by_it(text: str, expected: list[str]) -> None:
    """'The runs' and 'runs' are two values; each is found where it is said as it stands."""
    values = (Value("run", "run"), Value("the runs", "the runs"))
    intent = Intent("Tell", (Slot("thing", "Thing"),), ("{thing}",))
    spotter = Spotter(InteractionModel("test", (intent,), (SlotType("Thing", values),)))

    assert found(spotter, text, "Thing") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("my leaves aren't yellow", {"leaves aren't yellow": True}),
        ("my leaves are yellow", {"leaves are yellow": False}),
        ("my leaves are not just yellow", {}),
        ("it can't grow", {"can't grow": False}),
        ("it hasn't hardly any light", {"hardly any light": False}),
    ],
)
def test_a_not_inside_a_phrase_denies_it(text: str, expected: dict[str, bool]) -> None:
    """'Not' between the words of a phrase is of the verb; one that is the phrase's own is not."""
    values = tuple(
        Value(name, name) for name in ("leaves are yellow", "can't grow", "hardly any light")
    )
    intent = Intent("Tell", (Slot("thing", "Thing"),), ("{thing}",))
    spotter = Spotter(InteractionModel("test", (intent,), (SlotType("Thing", values),)))

    mentions = spotter.spot(read(text), date(2026, 5, 6))

    assert {mention.said: mention.is_denied for mention in mentions} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("it's going up", ["rise"]),
        ("now it is going up my stem", ["rise"]),
        ("when i go up the stairs", []),
        ("my legs are going up and down", []),
        ("creeping up", ["creep"]),
    ],
)
def test_a_verb_of_moving_with_its_particle_is_no_phrase(text: str, expected: list[str]) -> None:
    """What is left of 'it's going up' without its small words is done on the stairs as well."""
    values = (Value("it's going up", "rise"), Value("it's creeping up", "creep"))
    intent = Intent("Tell", (Slot("thing", "Thing"),), ("{thing}",))
    spotter = Spotter(InteractionModel("test", (intent,), (SlotType("Thing", values),)))

    mentions = spotter.spot(read(text), date(2026, 5, 6))

    assert [mention.values[0].id for mention in longest(mentions)] == expected


@pytest.mark.parametrize("text", ["i get out at work", "i am out at work"])
def test_a_phrase_is_turned_round_only_between_nouns(text: str) -> None:
    """'Rot of the roots' is 'root rot', and 'out at work' is not 'work out'."""
    intent = Intent("Tell", (Slot("thing", "Thing"),), ("{thing}",))
    thing = SlotType("Thing", (Value("work out", "work out"),))
    spotter = Spotter(InteractionModel("test", (intent,), (thing,)))

    assert found(spotter, text, "Thing") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("i sand and paint", ["sanding", "painting"]),
        ("sanding", ["sanding"]),
        ("soft as sand", []),
        ("the same wall", []),
    ],
)
def test_an_activity_is_not_the_thing_it_is_called_by(text: str, expected: list[str]) -> None:
    """'I sand' is sanding and 'the sand' is not; 'same' is not 'sam e' written together."""
    values = tuple(Value(name, name) for name in ("sanding", "painting", "sam e"))
    intent = Intent("Tell", (Slot("thing", "Thing"),), ("{thing}",))
    spotter = Spotter(InteractionModel("test", (intent,), (SlotType("Thing", values),)))

    assert found(spotter, text, "Thing") == expected


def test_of_two_denials_the_one_after_the_not_is_kept() -> None:
    """In 'leaf is not yellow' the yellow is denied by itself, and the leaf stays free."""
    values = (Value("leaf yellow", "leaf yellow"), Value("yellow", "yellow"))
    intent = Intent("Tell", (Slot("thing", "Thing"),), ("{thing}",))
    spotter = Spotter(InteractionModel("test", (intent,), (SlotType("Thing", values),)))

    mentions = spotter.spot(read("my leaf is not yellow"), date(2026, 5, 6))

    assert [(mention.said, mention.is_denied) for mention in mentions] == [("yellow", True)]
