"""The targets, held on the utterances that nothing was tuned on, by all three recognisers."""

import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.slow
def test_what_was_kept_aside_is_understood() -> None:
    """What was kept aside is understood."""
    command = ["scripts/hear", "tests/utterances/held_out.tsv", "--hold"]

    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, f"{done.stderr}\n{done.stdout}"
    assert all(name in done.stdout for name in ("simulator", "minilm", "letters"))
