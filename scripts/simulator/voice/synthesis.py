"""Speech made from words and markup, by espeak-ng or flite."""

from __future__ import annotations

import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from simulator.spoken import Piece, by_character, pieces
from simulator.voice.programs import first_of
from simulator.voice.sound import Sound

ESPEAK, FLITE = "espeak-ng", "flite"
PROGRAMS = {ESPEAK: "espeak-ng", FLITE: "flite"}
"""Program -> its Debian package."""
_WORDS_A_MINUTE = 165
_USUAL_VOLUME = 0.8


@dataclass(frozen=True)
class Voice:
    """Who speaks: a program and the name of one of its voices."""

    program: str
    name: str

    @classmethod
    def parse(cls, text: str) -> Voice:
        """Read a voice, as 'flite:slt' or 'espeak-ng:en-us+f3'.

        Raises:
            ValueError: it names no program that speaks.
        """
        program, _, name = text.partition(":")
        if program not in PROGRAMS or not name:
            raise ValueError(f"'{text}' is no voice: write it as flite:slt or espeak-ng:en-us")
        return cls(program, name)

    def __str__(self) -> str:
        return f"{self.program}:{self.name}"


def usual_voice() -> Voice:
    """Give a voice that is installed.

    Raises:
        NotInstalled: none is.
    """
    program = first_of(PROGRAMS, "to speak")
    return Voice(program, "en-us" if program == ESPEAK else "slt")


def speak(markup: str, voice: Voice) -> Sound:
    """Say speech markup, with its pauses and emphasis.

    Raises:
        NotInstalled: the voice's program is not.
    """
    sound = Sound()
    for piece in pieces(markup):
        sound = sound + Sound.silence(piece.pause)
        if piece.text:
            sound = sound + say(piece, voice)
    return sound


def say(piece: Piece, voice: Voice) -> Sound:
    """Say words in one way; digits are said one by one.

    Raises:
        NotInstalled: the voice's program is not.
    """
    first_of({voice.program: PROGRAMS[voice.program]}, f"for the voice {voice}")
    words = " ".join(by_character(word) if word.isdigit() else word for word in piece.text.split())
    made = _espeak(words, piece, voice) if voice.program == ESPEAK else _flite(words, piece, voice)
    return Sound.parse(made)


def _espeak(words: str, piece: Piece, voice: Voice) -> bytes:
    command = [
        ESPEAK, "-v", voice.name, "--stdout",
        "-s", str(round(_WORDS_A_MINUTE * piece.rate)),
        "-p", str(min(99, round(50 * piece.pitch))),
        "-a", str(round(100 * piece.volume / _USUAL_VOLUME)),
        "--", words,
    ]  # fmt: skip
    return subprocess.run(command, check=True, capture_output=True).stdout


def _flite(words: str, piece: Piece, voice: Voice) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "said.wav"
        stretch = f"duration_stretch={1 / piece.rate:.2f}"
        command = [FLITE, "-voice", voice.name, "--setf", stretch, "-t", words, "-o", str(path)]
        subprocess.run(command, check=True, capture_output=True)
        return path.read_bytes()
