"""Programs of the system that the voice needs."""

from __future__ import annotations

import shutil
from collections.abc import Mapping


class NotInstalled(Exception):
    """Something that the voice needs is not here; says how to get it."""


def first_of(programs: Mapping[str, str], use: str) -> str:
    """Give the first of some programs that is installed.

    Args:
        programs: program -> the Debian package that brings it, the best first.
        use: what it is for, as 'to speak'.

    Raises:
        NotInstalled: none of them is.
    """
    for program in programs:
        if shutil.which(program):
            return program
    named = " or ".join(programs)
    best = next(iter(programs.values()))
    raise NotInstalled(f"{use} it needs {named}: apt-get install {best}")
