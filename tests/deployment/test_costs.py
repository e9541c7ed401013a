"""Costs: sums that a person can do by hand, and assumptions that are all arguments."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from deployment.costs import Assumptions, main, monthly
from triage import Level


def test_a_sum_done_by_hand() -> None:
    """A million conversations of ten turns, one GB, 100 ms a turn, no cold start."""
    given = Assumptions(turns=10, turn_ms=100, cold_share=0, memory_mb=1024, logged_share=0)

    costs = monthly(1_000_000, given)

    assert costs["requests"] == pytest.approx(10 * 0.20)
    assert costs["duration"] == pytest.approx(1_000_000 * 0.0000133334)
    assert costs["logs"] == 0
    assert costs["watching"] == pytest.approx(11 * 0.30 + 5 * 0.10 + 3)
    assert costs.keys() == {"requests", "duration", "logs", "watching"}


def test_what_is_switched_on_is_added() -> None:
    """SnapStart costs by the hour without a single call; a table only by use."""
    idle = monthly(0, Assumptions(), snap_start=True, keep_records=True)

    assert idle["SnapStart"] == pytest.approx(730 * 3600 * 3 * 0.5 * 0.0000015046)
    assert idle["table"] == 0
    assert monthly(1e6, Assumptions(), keep_records=True)["table"] > 0
    arm, x86 = (monthly(1e6, Assumptions(), architecture=name) for name in ("arm64", "x86_64"))
    assert x86["duration"] > arm["duration"]


@pytest.mark.parametrize("name", [each.name for each in fields(Assumptions)])
def test_every_assumption_counts(name: str) -> None:
    """None of them is for show: doubled, it changes the sum."""
    switched = {"snap_start": True, "keep_records": True}
    doubled = Assumptions(**{name: 2 * getattr(Assumptions(), name)})
    sums = [
        sum(monthly(1e6, given, architecture=architecture, **switched).values())
        for given in (Assumptions(), doubled)
        for architecture in ("arm64", "x86_64")
    ]

    assert sums[:2] != sums[2:]


def test_the_command_shows_assumptions_and_three_scales(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Whoever reads the sum sees what it rests on."""
    main(["--turns", "9"])

    shown = capsys.readouterr().out
    assert re.search(r"^turns +9 ", shown, re.MULTILINE)
    assert "| dollars a month | 10,000 conversations | 1,000,000 conversations |" in shown
    assert "| **together** |" in shown


def test_assumptions_that_cannot_be_are_told_at_once() -> None:
    """A share above one and a price below zero are named with what they may be."""
    with pytest.raises(SystemExit) as refused:
        main(["--cold-share", "3", "--price-log", "-1", "--turns", "nan"])

    told = str(refused.value).splitlines()
    assert [line.split()[0] for line in told] == ["--turns", "--cold-share", "--price-log"]


def test_what_is_counted_is_what_the_template_has(root: Path) -> None:
    """A new alarm or metric has to be counted, and other memory too."""
    template = (root / "template.yaml").read_text("utf-8")
    usual = Assumptions()

    assert template.count("Type: AWS::CloudWatch::Alarm") == usual.alarms
    more_levels = len(Level) - 1
    assert template.count("Type: AWS::Logs::MetricFilter") + more_levels == usual.metrics
    assert f"MemorySize: {usual.memory_mb:g}\n" in template


def test_the_page_shows_what_the_command_says(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The table in the README is the one that the command prints."""
    main([])

    printed = capsys.readouterr().out.partition("\n\n")[2].strip()
    assert printed in (root / "scripts" / "deployment" / "README.md").read_text("utf-8")
