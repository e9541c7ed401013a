from pathlib import Path

import pytest

from proof.__main__ import main


def test_the_proof_says_what_it_walked(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """States, turns, ways to each level, the longest and the median, and what was merged."""
    status = main(["--told", "0"])

    told = capsys.readouterr().out
    assert status == 0
    assert "proved in" in told
    for word in ("states", "turns", "merged", "emergency", "self_care", "longest", "median"):
        assert word in told


def test_content_that_does_not_load_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Bad content is refused as everywhere, not proved."""
    assert main(["--content", str(tmp_path)]) == 1
    assert capsys.readouterr().out
