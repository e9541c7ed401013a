"""Sentence sources: how they are read, and everything that is said about slips in them."""

from pathlib import Path

import pytest

from authoring.problem import SourceError
from authoring.sentences import read_sentences
from tests.model.sources import write_sources


def problems(folder: Path) -> list[str]:
    """Read the sources and give the complaints."""
    with pytest.raises(SourceError) as raised:
        read_sentences(folder)
    return [str(problem) for problem in raised.value.problems]


def test_every_file_is_an_intent_with_its_sentences_sorted(tmp_path: Path) -> None:
    """Comments and empty lines say nothing; the samples do not depend on the order of lines."""
    intents = read_sentences(write_sources(tmp_path))

    texts = {intent.intent: [sample.text for sample in intent.samples] for intent in intents}
    assert texts == {
        "WaitIntent": ["wait for {duration}", "wait {duration}"],
        "WaterIntent": ["water my {plant}", "water my {plant} now", "water my {plant} today"],
    }


def test_a_sample_knows_its_line(tmp_path: Path) -> None:
    """What is wrong with a sample can be shown where it was written."""
    intents = read_sentences(write_sources(tmp_path))

    last = intents[1].samples[-1]
    assert (last.line.file, last.line.number) == ("WaterIntent.txt", 3)


def test_rules_are_shared_by_all_files(tmp_path: Path) -> None:
    """A wording that many sentences need is written once."""
    folder = write_sources(tmp_path, rules="<now> = (now|soon)", WaitIntent="wait {duration} <now>")

    samples = read_sentences(folder)[0].samples
    assert [sample.text for sample in samples] == ["wait {duration} now", "wait {duration} soon"]


def test_a_line_that_begins_with_a_tilde_takes_each_wording_once(tmp_path: Path) -> None:
    """Rich wordings do not multiply."""
    folder = write_sources(tmp_path, WaitIntent="~ (wait|hold on|stay) (for|about) {duration}")

    samples = read_sentences(folder)[0].samples
    assert [sample.text for sample in samples] == [
        "hold on about {duration}",
        "stay for {duration}",
        "wait for {duration}",
    ]


def test_indented_lines_carry_a_template_on(tmp_path: Path) -> None:
    """A long template may be broken wherever a space or a bar may stand."""
    folder = write_sources(tmp_path, WaitIntent="wait (for|  # how long\n    about)\n  {duration}")

    samples = read_sentences(folder)[0].samples
    assert [sample.text for sample in samples] == ["wait about {duration}", "wait for {duration}"]


def test_every_problem_of_every_file_is_told_at_once(tmp_path: Path) -> None:
    """An author sees all slips in one run, each with its file and line."""
    folder = write_sources(
        tmp_path,
        rules="<now> = (now\nsoon\n<later> = <never>\n<later> = later",
        WaitIntent="wait (\nwait 2 days\nWait!\n<nobody> waits",
        Wait="wait a little",
    )

    assert problems(folder) == [
        "Wait.txt: name the file after its intent, as HelpMeIntent.txt",
        "WaitIntent.txt:1: at '(': '(' is never closed",
        "WaitIntent.txt:2: 'wait 2 days' has 2: only lower-case letters, apostrophes, hyphens and "
        "full stops may stand in a sample; spell numbers out",
        "WaitIntent.txt:3: 'Wait!' has ! W: only lower-case letters, apostrophes, hyphens and "
        "full stops may stand in a sample; spell numbers out",
        "WaitIntent.txt:4: there is no rule <nobody>; the rules are in rules.txt",
        "rules.txt:1: at '(now': '(' is never closed",
        "rules.txt:2: is no rule; write <name> = template",
        "rules.txt:3: there is no rule <never>",
        "rules.txt:4: rule <later> is there twice",
    ]


def test_a_sample_of_two_intents_is_refused(tmp_path: Path) -> None:
    """What a person says leads to one intent; the complaint names both lines."""
    folder = write_sources(tmp_path, WaitIntent="# nothing yet\nwater my {plant} (now|later)")

    assert problems(folder) == [
        "WaterIntent.txt:3: 'water my {plant} now' is a sample of WaitIntent.txt:2 too"
    ]


def test_the_same_sample_twice_in_an_intent_is_harmless(tmp_path: Path) -> None:
    """Templates of one intent may overlap; the model has the sample once."""
    folder = write_sources(tmp_path, WaitIntent="wait {duration}\nwait [for] {duration}")

    samples = read_sentences(folder)[0].samples
    assert [sample.text for sample in samples] == ["wait for {duration}", "wait {duration}"]
