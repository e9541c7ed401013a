"""Sound that is played, and answers that are said aloud as they come."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

from simulator import ssml
from simulator.device.turn import Turn
from simulator.voice.programs import first_of
from simulator.voice.sound import Sound
from simulator.voice.synthesis import Voice, speak

_PLAYERS = {
    "aplay": "alsa-utils", "paplay": "pulseaudio-utils", "play": "sox", "afplay": "(part of macOS)",
}  # fmt: skip


def speaker(voice: Voice) -> Callable[[Turn], None]:
    """Give a watcher of a device that says aloud whatever Alexa says.

    It comes back when it is said, so that an open microphone does not hear it.

    Raises:
        NotInstalled: nothing here plays sound.
    """
    player = first_of(_PLAYERS, "to play sound")

    def watch(turn: Turn) -> None:
        for markup in (*map(ssml.from_text, turn.meanwhile), turn.ssml):
            if markup:
                _play(speak(markup, voice), player)

    return watch


def _play(sound: Sound, player: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "answer.wav"
        path.write_bytes(sound.wav())
        subprocess.run([player, str(path)], check=False, capture_output=True)
