from __future__ import annotations

import io

from simulator.terminal.style import Style


class Screen(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """Say yes."""
        return True


def test_speech_is_wrapped_under_its_first_word() -> None:
    """Long speech stays readable: no line is wider than the terminal, and the name stands out."""
    shown = Style(has_colour=False, width=40).said("Alexa", "water it well " * 10)

    lines = shown.splitlines()
    assert lines[0].startswith("Alexa: water")
    assert all(line.startswith("       ") for line in lines[1:])
    assert max(map(len, lines)) <= 40


def test_colours_need_a_terminal_that_wants_them() -> None:
    """A file, NO_COLOR and a dumb terminal get none."""
    assert Style.for_stream(Screen(), 80, {}).has_colour
    assert not Style.for_stream(io.StringIO(), 80, {}).has_colour
    assert not Style.for_stream(Screen(), 80, {"NO_COLOR": "1"}).has_colour
    assert not Style.for_stream(Screen(), 80, {"TERM": "dumb"}).has_colour


def test_a_very_narrow_or_wide_terminal_is_made_readable() -> None:
    """The text is neither squeezed to nothing nor stretched over a whole wall."""
    assert Style.for_stream(io.StringIO(), 3, {}).width == 40
    assert Style.for_stream(io.StringIO(), 400, {}).width == 100
