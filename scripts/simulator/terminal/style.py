"""How the transcript looks: colours where they are wanted, lines as wide as the terminal."""

from __future__ import annotations

import os
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TextIO

_NARROWEST, _WIDEST = 40, 100
_RESET = "\033[0m"


@dataclass(frozen=True)
class Style:
    """The look of one transcript."""

    has_colour: bool
    width: int

    @classmethod
    def for_stream(
        cls, stream: TextIO, width: int, environment: Mapping[str, str] | None = None
    ) -> Style:
        """Use colours only on a terminal, and never where NO_COLOR is set."""
        settings = os.environ if environment is None else environment
        wanted = stream.isatty() and not settings.get("NO_COLOR") and settings.get("TERM") != "dumb"
        return cls(wanted, max(_NARROWEST, min(width, _WIDEST)))

    def said(self, speaker: str, text: str) -> str:
        """Write who said what, wrapped, with the following lines under the first word."""
        lead = f"{speaker}: "
        wrapped = textwrap.fill(
            text, self.width, initial_indent=lead, subsequent_indent=" " * len(lead)
        )
        return self._coloured("1;36", lead) + wrapped[len(lead) :]

    def indented(self, text: str) -> str:
        """Write a note, wrapped and set in."""
        return textwrap.fill(text, self.width, initial_indent="  ", subsequent_indent="  ")

    def dim(self, text: str) -> str:
        """Write something of lesser weight."""
        return self._coloured("2", text)

    def alarm(self, text: str) -> str:
        """Write something that must not be missed."""
        return self._coloured("1;31", text)

    def prompt(self, text: str) -> str:
        """Write the prompt; the marks tell line editing that the colour has no width."""
        return f"\001\033[1m\002{text}\001{_RESET}\002" if self.has_colour else text

    def _coloured(self, code: str, text: str) -> str:
        return f"\033[{code}m{text}{_RESET}" if self.has_colour else text
