"""Programs: the commands that a deployment runs, each shown before it runs."""

import os
import shlex
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from deployment.problem import DeployError

NOTES = ".deployed"
"""The folder, in the checkout, of what is noted of each deployment."""


class Programs(Protocol):
    """Runs commands, or only shows them."""

    def run(self, command: Sequence[str], folder: Path) -> None:
        """Run a command in `folder`; DeployError where it fails."""
        ...


class RealPrograms:
    """Runs each command, its output passed on as it comes."""

    def __init__(self, **environment: str) -> None:
        """Run with these variables beside those that are set."""
        self._environment = {**os.environ, **environment}

    def run(self, command: Sequence[str], folder: Path) -> None:
        """Show and run a command; DeployError where it fails or is not there."""
        show(command, folder)
        try:
            status = subprocess.run(
                command, check=False, cwd=folder, env=self._environment
            ).returncode
        except FileNotFoundError as fault:
            raise DeployError(f"There is no program '{command[0]}' on the PATH.") from fault
        if status != 0:
            raise DeployError(
                f"'{command[0]}' ended with status {status}; what it says is above. Mend that and "
                "start again: what is done already is found and not done twice."
            )


class ShownPrograms:
    """Shows each command and runs none."""

    def run(self, command: Sequence[str], folder: Path) -> None:
        """Show a command and where it would run."""
        show(command, folder)


def show(command: Sequence[str], folder: Path) -> None:
    """Print a command so that it could be typed, with its folder where that is one of the notes."""
    place = f"cd {folder.parent.name}/{folder.name}; " if folder.parent.name == NOTES else ""
    print(f"    $ {place}{shlex.join(command)}", flush=True)
