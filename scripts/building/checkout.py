"""The checkout that is built from."""

import shutil
import subprocess
from pathlib import Path

BUILT_FROM = ("lambda", "content", "scripts/building")
"""What decides the bytes of the package."""


def uncommitted(root: Path) -> list[str]:
    """Give the sources of the package that are not as committed; none where git cannot say."""
    git = shutil.which("git")
    if git is None:
        return []
    command = [git, "-C", str(root), "status", "--porcelain", "-z", "--untracked-files=all", "--"]
    done = subprocess.run(
        [*command, *BUILT_FROM], check=False, capture_output=True, text=True, encoding="utf-8"
    )
    return [entry[3:] for entry in done.stdout.split("\0") if entry[2:3] == " "]
