"""Sound: one channel of 16-bit samples, at the rate that the ear takes."""

from __future__ import annotations

import io
import math
import random
import sys
import wave
from array import array
from dataclasses import dataclass, field
from pathlib import Path

RATE = 16_000
"""Samples a second."""
_LOUDEST = 32_767


@dataclass(frozen=True)
class Sound:
    """Some sound."""

    samples: array[int] = field(default_factory=lambda: array("h"))

    @classmethod
    def silence(cls, seconds: float) -> Sound:
        """Give some silence."""
        return cls(array("h", bytes(2 * round(seconds * RATE))))

    @classmethod
    def read(cls, path: Path) -> Sound:
        """Read a WAV file; of several channels the first is taken.

        Raises:
            ValueError: it is no WAV file of 16 bits.
        """
        try:
            return cls.parse(path.read_bytes())
        except (OSError, ValueError) as error:
            raise ValueError(f"{path}: cannot be heard: {error}") from error

    @classmethod
    def parse(cls, data: bytes) -> Sound:
        """Read the bytes of a WAV file; one that was written to a pipe may claim any length.

        Raises:
            ValueError: they are none of 16 bits.
        """
        try:
            with wave.open(io.BytesIO(data)) as file:
                width, channels, rate = (
                    file.getsampwidth(),
                    file.getnchannels(),
                    file.getframerate(),
                )
                frames = file.readframes(len(data))
        except (wave.Error, EOFError) as error:
            raise ValueError(f"it is no WAV file ({error})") from error
        if width != 2:
            raise ValueError(f"it has {8 * width} bits a sample, and 16 are needed")
        samples = array("h", frames[: len(frames) // 2 * 2])
        if sys.byteorder == "big":
            samples.byteswap()
        return cls(_at_rate(samples[::channels], rate))

    @property
    def seconds(self) -> float:
        """How long it lasts."""
        return len(self.samples) / RATE

    @property
    def loudness(self) -> float:
        """The root of the mean square of its samples."""
        if not self.samples:
            return 0.0
        return math.sqrt(sum(sample * sample for sample in self.samples) / len(self.samples))

    def __add__(self, other: Sound) -> Sound:
        return Sound(self.samples + other.samples)

    def with_noise(self, decibels: float, seed: int = 0) -> Sound:
        """Add white noise, so many decibels below the sound; the same each time for a seed."""
        draw = random.Random(seed)  # noqa: S311 - noise, and no secret
        deviation = self.loudness * 10 ** (-decibels / 20)
        noisy = (round(sample + draw.gauss(0, deviation)) for sample in self.samples)
        return Sound(array("h", (max(-_LOUDEST, min(_LOUDEST, sample)) for sample in noisy)))

    def wav(self) -> bytes:
        """Write it as a WAV file."""
        written = io.BytesIO()
        with wave.open(written, "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(self.raw())
        return written.getvalue()

    def raw(self) -> bytes:
        """Write the samples alone, low byte first."""
        samples = array("h", self.samples)
        if sys.byteorder == "big":
            samples.byteswap()
        return samples.tobytes()


def _at_rate(samples: array[int], rate: int) -> array[int]:
    """Change the rate, with straight lines between the samples."""
    if rate == RATE or len(samples) < 2:
        return samples
    step, last = rate / RATE, len(samples) - 2
    changed = array("h")
    for place in range(int(len(samples) / step)):
        whole, part = divmod(place * step, 1)
        left = min(int(whole), last)
        changed.append(round(samples[left] * (1 - part) + samples[left + 1] * part))
    return changed
