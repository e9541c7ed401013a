"""The ear: sound to words, by pocketsphinx with a language model of the skill's own."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

from simulator.model import InteractionModel
from simulator.voice.language import arpa, sentences
from simulator.voice.programs import NotInstalled
from simulator.voice.sound import RATE, Sound

try:
    from pocketsphinx import Decoder
except ImportError as error:
    raise NotInstalled("to listen it needs pocketsphinx: pip install pocketsphinx") from error

FLOOR = 35.0
"""Decibels below the speech at which noise is put under it: digital silence, which no microphone
gives, misleads the recogniser."""
_EDGE = 0.25
"""Seconds of silence before and after."""


class Ear:
    """Hears what a skill can be told. One thread at a time may use it."""

    def __init__(self, model: InteractionModel) -> None:
        """Learn the words of an interaction model (about a second)."""
        dictionary = Decoder(samprate=RATE, loglevel="FATAL", lm=None)

        @cache
        def knows(word: str) -> bool:
            return dictionary.lookup_word(word) is not None

        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "skill.lm"
            path.write_text(arpa(sentences(model, knows)), encoding="utf-8")
            self._decoder = Decoder(samprate=RATE, loglevel="FATAL", lm=str(path))

    def hear(self, sound: Sound, noise: float = FLOOR) -> str:
        """Give the words that a sound is most like; nothing for silence.

        Args:
            sound: one phrase.
            noise: how many decibels below it there is noise.
        """
        quiet = Sound.silence(_EDGE)
        heard = (quiet + sound + quiet).with_noise(noise)
        self._decoder.start_utt()
        self._decoder.process_raw(heard.raw(), full_utt=True)
        self._decoder.end_utt()
        found = self._decoder.hyp()
        return str(found.hypstr) if found else ""
