"""Two revisions are compared in a real repository, each by its own code."""

import json
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from proof.answer_levels import answer_levels
from proof.diff import differences, main, unnamed_falls
from triage import Content


@pytest.fixture
def checkout(root: Path, tmp_path: Path) -> Path:
    """Give a repository that holds the protocol and its code, committed."""
    folder = tmp_path / "checkout"
    for name in ("content", "lambda", "scripts/proof"):
        ignore = shutil.ignore_patterns("__pycache__")
        shutil.copytree(root / name, folder / name, ignore=ignore)
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "-c", "user.name=a", "-c", "user.email=a@b.c", "commit", "-qm", "as it is")
    return folder


def git(folder: Path, *arguments: str) -> None:
    """Run git in a folder."""
    subprocess.run(["git", "-C", folder, *arguments], check=True)


def make_less_urgent(checkout: Path) -> None:
    """Move the rule on trouble swallowing down a level."""
    urgent, lesser = (
        checkout / "content" / "rules" / f"{n}.toml" for n in ("urgent", "see_doctor")
    )
    text = urgent.read_text(encoding="utf-8")
    begin = text.index("[hard_to_swallow]")
    end = text.index("[", text.index("checked", begin))
    urgent.write_text(text[:begin] + text[end:], encoding="utf-8")
    lesser.write_text(f"{lesser.read_text(encoding='utf-8')}\n{text[begin:end]}", encoding="utf-8")


def test_a_level_that_falls_is_shown_and_refused(
    checkout: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Which answers, from what to what, one conversation, and that the changelog must name it."""
    make_less_urgent(checkout)

    status = main(["HEAD", "--root", str(checkout)])

    told = capsys.readouterr().out
    assert status == 1
    assert "`told swallowing_trouble`: urgent to see_doctor" in told
    assert "`unwell_signs: swallowing_trouble`: urgent to see_doctor" in told
    assert "skill: " in told
    assert "not named in content/CHANGELOG.md: `told swallowing_trouble`" in told


def test_nothing_is_recorded_until_the_fall_is_named(
    checkout: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The changelog names each fall; then the record can be made, and is up to date."""
    make_less_urgent(checkout)
    arguments = ["--root", str(checkout)]
    assert main(["--record", *arguments]) == 1
    falls = [line.partition(": name it in")[0] for line in capsys.readouterr().out.splitlines()]
    assert falls

    changelog = checkout / "content" / "CHANGELOG.md"
    changelog.write_text("\n".join(f"{fall}: a reason" for fall in falls), encoding="utf-8")

    assert main(["--record", *arguments]) == 0
    assert main(["--check", *arguments]) == 0


def test_a_rule_that_is_gone_shows(content: Content) -> None:
    """What an old rule was met by is looked up in the new protocol too."""
    rules = {r.id: r for r in content.protocol.rules.values() if r.id != "after_thyroid_surgery"}
    without = replace(content, protocol=replace(content.protocol, rules=rules))

    before = answer_levels(content)
    after = answer_levels(without, before["paths"])

    assert before["paths"]["told thyroid_surgery"]["level"] == "urgent"
    assert after["paths"]["told thyroid_surgery"]["level"] == "self_care"
    told = "\n".join(differences(before, after))
    assert "rules: after_thyroid_surgery is gone" in told
    assert "`told thyroid_surgery`: urgent to self_care" in told


def test_two_revisions_that_are_alike_differ_in_nothing(
    checkout: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing falls and nothing rises."""
    assert main(["HEAD..HEAD", "--root", str(checkout)]) == 0

    lines = capsys.readouterr().out.strip().splitlines()
    assert [line.split()[0] for line in lines] == ["0", "0"]


def test_a_revision_that_is_not_there_is_said(
    checkout: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The name of the revision is in the message."""
    assert main(["no-such-revision", "--root", str(checkout)]) == 2
    assert "no-such-revision" in capsys.readouterr().err


def test_a_fall_is_named_by_its_path_and_both_levels() -> None:
    """An old entry excuses no other fall."""
    before, after = {"a": "urgent", "b": "urgent"}, {"a": "self_care", "b": "emergency"}

    assert unnamed_falls(before, after, "") == ["`a` from urgent to self_care"]
    assert unnamed_falls(before, after, "`a` from urgent to see_doctor: why") != []
    assert unnamed_falls(before, after, "`a` from urgent to self_care: why") == []


def test_the_levels_are_recorded(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No level fell unnamed since the record, and the record is what the protocol gives."""
    status = main(["--check"])

    assert status == 0, capsys.readouterr().out
    assert len(json.loads((root / "content" / "levels.json").read_text(encoding="utf-8"))) > 500
