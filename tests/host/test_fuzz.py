"""The coverage-guided fuzzer, for a bounded while; fuzz.py runs as long as one likes."""

import importlib.util
import re
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = [
    pytest.mark.slow,
    # requirements/test.in installs it where there is a build of it, so CI has it and skips nothing.
    pytest.mark.skipif(
        importlib.util.find_spec("atheris") is None,
        reason="atheris, the fuzzer, comes for Linux on x86-64 only",
    ),
]

RUNS = {"url": 50_000, "chain": 20_000, "headers": 6_000, "body": 6_000}


@pytest.mark.parametrize(("target", "runs"), RUNS.items(), ids=RUNS)
def test_the_fuzzer_finds_nothing(root: Path, tmp_path: Path, target: str, runs: int) -> None:
    """No bytes bring about a fault, and coverage grows beyond the inputs that it began with."""
    fuzz = [sys.executable, "-W", "ignore", "-m", "tests.host.fuzz", target, str(tmp_path)]
    bounds = [
        f"-runs={runs}",
        "-seed=1",
        "-max_len=8192",
        "-timeout=20",
        f"-artifact_prefix={tmp_path}/",
    ]
    done = subprocess.run(
        [*fuzz, *bounds],
        cwd=root,
        env={"PYTHONPATH": f"{root}/lambda:{root}/scripts:{root}", "PATH": ""},
        check=False,
        capture_output=True,
        text=True,
    )
    told = done.stderr
    begun = re.search(r"INITED cov: (\d+)", told)
    ended = re.search(r"DONE   cov: (\d+)", told)

    assert done.returncode == 0, told[-3000:]
    assert f"Done {runs} runs" in told
    assert begun
    assert ended
    assert int(ended[1]) >= int(begun[1]) > 0
