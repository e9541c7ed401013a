"""The check tells everything in one go, and what the claims rest on."""

import datetime
from pathlib import Path

import pytest

from authoring.check import check, main
from authoring.review import due_claims, next_review
from triage import load_content
from triage.loading.ledger import claims

LINES = {
    "tips.toml": ("is_general =", "is_genral ="),
    "rules/urgent.toml": ('when = ["', 'when = ["no '),
    "facts/symptoms.toml": ("[numbness]", '[numbness]\nimplies = ["numbness"]'),
    "en-US/topics.toml": ("[muscle_twitch]", "[muscle_twich]"),
    "en-US/tips.toml": ('say = "', 'say = "To cure it, '),
    "en-US/phrases/causes.toml": ("caffeine = [", 'caffein = ["x"]\ncaffeine = ['),
}
"""A mistake in each of six places, which six different checks find."""

TOLD = [
    "tips.toml: ",
    "rules/urgent.toml: ",
    "facts/symptoms.toml: numbness.implies: goes in a circle",
    "en-US/topics.toml: muscle_twich: belongs to nothing",
    "en-US/tips.toml: ",
    "en-US/phrases/causes.toml: caffein: is no such thing",
]


def test_mistakes_of_every_kind_are_told_in_one_go(copy: Path) -> None:
    """Format, logic, ids, words and phrases: an author who mends all lines is done."""
    for file, (old, new) in LINES.items():
        change(copy / file, old, new)

    _, problems = check(copy, copy / "no-journeys")

    for told in TOLD:
        assert any(problem.startswith(told) for problem in problems), (told, problems)
    assert len(problems) <= len(TOLD) + 2, "a mistake is told once, without what follows from it"
    assert len(set(problems)) == len(problems)


def test_a_folder_without_content_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A wrong path is told as such."""
    assert main(["--content", str(tmp_path / "nowhere")]) == 1
    assert len(capsys.readouterr().out.splitlines()) == 1


def test_claims_past_their_day_fail_on_that_day_only(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The day is given on the command line, so that this check says the same in ten years."""
    protocol = load_content(root / "content").protocol
    last = next_review(protocol)

    assert main(["--today", str(last)]) == 0
    assert f"no claim is due for review until {last}" in capsys.readouterr().out
    assert main(["--today", str(last + datetime.timedelta(days=1))]) == 1
    assert f"{last + datetime.timedelta(days=1)}, over 365: check it against" in (
        capsys.readouterr().out
    )


def test_every_claim_comes_due_at_last(root: Path) -> None:
    """No claim escapes the review."""
    protocol = load_content(root / "content").protocol

    assert len(list(due_claims(protocol, datetime.date(2099, 1, 1)))) == len(claims(protocol))


def test_a_claim_that_is_dated_in_the_future_is_named(root: Path) -> None:
    """Nobody has checked a claim tomorrow."""
    protocol = load_content(root / "content").protocol

    due = list(due_claims(protocol, datetime.date(2020, 1, 1)))

    assert "is after 2020-01-01" in due[0]
    assert due[0].startswith("rules/emergency.toml: ")


def test_the_summary_counts_sentences_by_basis_and_lists_the_hardest(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An author sees how firm the ground is, and which ten sentences to mend first."""
    main([])

    lines = capsys.readouterr().out.splitlines()
    shares = [line for line in lines if " sentences (" in line]
    hardest = lines[next(i for i, line in enumerate(lines) if line.startswith("hardest")) + 1 :]
    grades = [float(line.split()[0]) for line in hardest]

    assert sum(int(line.split(" sentences")[0].split()[-1]) for line in shares) > 300
    assert len(grades) == 10
    assert grades == sorted(grades, reverse=True)


def test_a_journey_with_a_gap_is_named(copy: Path, tmp_path: Path) -> None:
    """What the scaffolder began in a journey is finished before anything passes."""
    (tmp_path / "urgent.toml").write_text('[sore]\npromise = "UNWRITTEN: what it shows"\n')

    _, problems = check(copy, tmp_path)

    assert problems == ["journeys/urgent.toml: sore.promise: still says UNWRITTEN: write it"]


def change(path: Path, old: str, new: str) -> None:
    """Put `new` in the place of the first `old`, which must be there."""
    text = path.read_text("utf-8")
    assert old in text, path
    path.write_text(text.replace(old, new, 1), "utf-8")
