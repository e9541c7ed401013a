"""Prerequisites: what has to be on the machine, and the command that brings what is missing."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

ASK_FOLDER = Path("scripts") / "deployment" / "ask-cli"
"""Where an ASK CLI that works is described for npm."""


def ask_program(root: Path) -> str:
    """Give the ASK CLI to run: the one on the PATH, unless the project's own is there or needed."""
    own = root / ASK_FOLDER / "node_modules" / ".bin" / "ask"
    return "ask" if shutil.which("ask") and not own.is_file() else str(own)


def missing_programs(root: Path) -> Iterator[str]:
    """Say of each program that is missing how to get it."""
    if shutil.which("make") is None:
        yield "'make', which SAM builds with, is missing: apt-get install make"
    yield from _missing_ask(root)


def _missing_ask(root: Path) -> Iterator[str]:
    program = ask_program(root)
    install = f"npm ci --prefix {ASK_FOLDER}"
    if shutil.which("npm") is None and shutil.which(program) is None:
        yield f"Amazon's ASK CLI is missing, and npm to get it with: apt-get install npm; {install}"
    elif shutil.which(program) is None:
        yield f"Amazon's ASK CLI is missing: {install}"
    elif _fails(program):
        # Plainly installed, its newest version cannot even start: one of its libraries is too old.
        yield f"'{program}' does not start. Take one that does: {install}"


def _fails(program: str) -> bool:
    done = subprocess.run([program, "--version"], check=False, capture_output=True)
    return done.returncode != 0


def missing_profile(root: Path, profile: str) -> Iterator[str]:
    """Say how to sign in to the Amazon developer account, where that was not done yet."""
    settings = Path.home() / ".ask" / "cli_config"
    command = f"{ask_program(root)} configure --profile {profile}"
    try:
        profiles = json.loads(settings.read_text(encoding="utf-8")).get("profiles", {})
    except FileNotFoundError:
        yield f"The ASK CLI knows no Amazon developer account yet: {command}"
    except (OSError, ValueError, AttributeError):
        yield f"{settings} cannot be read. Make it anew: {command}"
    else:
        if profile not in profiles:
            yield f"The ASK CLI has no profile '{profile}': {command}"
