"""Phrases from a microphone, each from its first sound to the silence after it."""

from __future__ import annotations

import subprocess
from array import array
from collections.abc import Iterator

from simulator.voice.programs import NotInstalled, first_of
from simulator.voice.sound import RATE, Sound

try:
    from pocketsphinx import Endpointer
except ImportError as error:
    raise NotInstalled("to listen it needs pocketsphinx: pip install pocketsphinx") from error

_RECORDERS = {
    "arecord": ["-q", "-f", "S16_LE", "-r", str(RATE), "-c", "1", "-t", "raw"],
    "rec": ["-q", "-b", "16", "-e", "signed", "-r", str(RATE), "-c", "1", "-t", "raw", "-"],
}
_PACKAGES = {"arecord": "alsa-utils", "rec": "sox"}


def next_phrase() -> Sound:
    """Listen until somebody has said something.

    Raises:
        NotInstalled: nothing here records sound.
        EOFError: the microphone gives nothing any more.
    """
    recorder = first_of(_PACKAGES, "to listen to a microphone")
    with subprocess.Popen([recorder, *_RECORDERS[recorder]], stdout=subprocess.PIPE) as process:
        try:
            return _phrase(_frames(process))
        finally:
            process.terminate()


def _frames(process: subprocess.Popen[bytes]) -> Iterator[bytes]:
    while process.stdout and (frame := process.stdout.read(_FRAME)):
        yield frame


def _phrase(frames: Iterator[bytes]) -> Sound:
    endpointer = Endpointer(sample_rate=RATE)
    spoken = b""
    for frame in frames:
        if len(frame) < endpointer.frame_bytes:
            break
        part = endpointer.process(frame)
        if part is not None:
            spoken += part
            if not endpointer.in_speech:
                return Sound(array("h", spoken))
    raise EOFError


_FRAME = Endpointer(sample_rate=RATE).frame_bytes
