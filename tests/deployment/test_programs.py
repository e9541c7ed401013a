"""What is shown is what runs, and what SAM is told is what it understands."""

import json
import re
import shlex
import subprocess
from pathlib import Path

import pytest

from deployment.command import main
from deployment.problem import DeployError
from deployment.programs import RealPrograms
from deployment.settings import Settings

READ = """
import json, sys
from samcli.cli.types import CfnParameterOverridesType
print(json.dumps(CfnParameterOverridesType().convert(tuple(sys.argv[1:]), None, None)))
"""


@pytest.mark.slow
def test_sam_reads_every_parameter_as_it_is_meant(
    root: Path, sam_python: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An empty value stays one: SAM refuses a bare 'SkillId=', and keeps what is not named."""
    assert main(["--root", str(root), "--dry-run", "--snap-start"]) == 0
    shown = re.search(r"--parameter-overrides (.+)", capsys.readouterr().out)
    assert shown

    done = subprocess.run(
        [str(sam_python), "-c", READ, *shlex.split(shown[1])],
        check=True,
        capture_output=True,
        text=True,
    )

    assert json.loads(done.stdout) == Settings(snap_start=True).parameters("")


def test_a_program_that_fails_ends_the_deployment(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is shown so that it could be typed, and how it ended is told with the way on."""
    with pytest.raises(DeployError, match=r"status 3.*start again"):
        RealPrograms().run(["sh", "-c", "exit 3"], tmp_path)

    assert capsys.readouterr().out == "    $ sh -c 'exit 3'\n"


def test_a_program_that_is_not_there_is_named(tmp_path: Path) -> None:
    """No traceback for what is only missing."""
    with pytest.raises(DeployError, match="no program 'saam' on the PATH"):
        RealPrograms().run(["saam"], tmp_path)
