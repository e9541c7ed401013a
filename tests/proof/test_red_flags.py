from pathlib import Path

import pytest

from proof.asking import unfound_red_flags
from proof.red_flags import (
    cases,
    is_redundant,
    load_red_flags,
    missed_red_flags,
    unpinned_rules,
)
from triage import Content, Level

FLAGS = load_red_flags()


def test_the_dossier_is_there_in_full() -> None:
    """Each of its emergencies, urgent flags and reasons for a visit has lines of its own level."""
    numbers = {(flag.level, flag.number) for flag in FLAGS}

    assert {(Level.EMERGENCY, f"E{n}") for n in range(1, 19)} <= numbers
    assert {(Level.URGENT, f"U{n}") for n in range(1, 21)} <= numbers
    assert {(Level.SEE_DOCTOR, f"D{n}") for n in range(16)} <= numbers


def test_no_red_flag_is_missed(content: Content) -> None:
    """Whoever has what the dossier names is due at least what it says."""
    assert len(list(cases(content.protocol, FLAGS))) > 400
    assert list(missed_red_flags(content, FLAGS)) == []


def test_every_rule_is_owed_to_something(content: Content) -> None:
    """No rule could be dropped without a line being missed, but those that others cover."""
    assert list(unpinned_rules(content, FLAGS)) == []
    assert sum(is_redundant(content.protocol, r) for r in content.protocol.rules.values()) < 5


def test_asking_finds_every_red_flag(content: Content) -> None:
    """Whoever volunteers nothing and answers truthfully is told at least what is due."""
    assert list(unfound_red_flags(content, FLAGS)) == []


@pytest.mark.parametrize("line", ["no_such_fact", "no_such_question:yes"])
def test_a_line_that_does_not_read_is_named(content: Content, tmp_path: Path, line: str) -> None:
    """A fact that was renamed makes itself known."""
    file = tmp_path / "red_flags.toml"
    file.write_text(f'[urgent]\nU1 = ["{line}"]\n', encoding="utf-8")

    told = list(missed_red_flags(content, load_red_flags(file)))

    assert told == [f"red_flags.toml: U1: '{line}' is neither a fact nor a question"]
