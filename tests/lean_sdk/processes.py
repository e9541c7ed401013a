"""Programs run in a process of their own, for what depends on the order of imports."""

import json
import subprocess
import sys
from typing import Any

from tests.conftest import ROOT


def run(program: str, *arguments: str) -> Any:
    """Run a program that prints one JSON value; return the value."""
    return json.loads(told(program, *arguments).stdout)


def told(program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a program and return all that it printed."""
    done = subprocess.run(
        [sys.executable, "-P", "-W", "ignore::SyntaxWarning", "-c", program, *arguments],
        env={"PYTHONPATH": str(ROOT / "lambda")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done
