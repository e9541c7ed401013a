from __future__ import annotations

import io
import math
import struct
import wave
from array import array

import pytest

from simulator.voice.sound import RATE, Sound


def tone(seconds: float = 0.5, rate: int = RATE) -> array[int]:
    """Give a tone of 440 hertz."""
    count = round(seconds * rate)
    return array(
        "h", (round(9000 * math.sin(2880 * math.pi / 3.272 * t / rate)) for t in range(count))
    )


def wav(samples: array[int], rate: int, channels: int = 1, width: int = 2) -> bytes:
    """Write a WAV file."""
    written = io.BytesIO()
    with wave.open(written, "wb") as file:
        file.setparams((channels, width, rate, 0, "NONE", "not compressed"))
        file.writeframes(samples.tobytes())
    return written.getvalue()


def test_what_is_written_is_read_again() -> None:
    """At its own rate a sound stays what it was, sample by sample."""
    sound = Sound(tone())

    assert Sound.parse(sound.wav()) == sound


@pytest.mark.parametrize("rate", [8_000, 22_050, 44_100])
def test_another_rate_lasts_as_long_and_sounds_as_loud(rate: int) -> None:
    """The voices speak at rates of their own."""
    sound = Sound.parse(wav(tone(rate=rate), rate))

    assert sound.seconds == pytest.approx(0.5, abs=0.001)
    assert sound.loudness == pytest.approx(Sound(tone()).loudness, rel=0.05)


def test_of_two_channels_one_is_heard() -> None:
    """A recording in stereo is no chipmunk."""
    both = array("h", (sample for left in tone() for sample in (left, 0)))

    assert Sound.parse(wav(both, RATE, channels=2)) == Sound(tone())


def test_a_pipe_that_claims_any_length_is_read() -> None:
    """A program that writes to a pipe cannot know the length when it begins."""
    data = bytearray(Sound(tone()).wav())
    data[4:8] = data[40:44] = struct.pack("<I", 0x7FFFF000)

    assert Sound.parse(bytes(data)) == Sound(tone())


def test_noise_is_as_far_below_as_it_says() -> None:
    """Twenty decibels are a tenth; the same seed gives the same noise."""
    sound = Sound(tone())
    noisy = sound.with_noise(20, seed=3)
    noise = Sound(array("h", (a - b for a, b in zip(noisy.samples, sound.samples, strict=True))))

    assert noise.loudness == pytest.approx(sound.loudness / 10, rel=0.05)
    assert noisy == sound.with_noise(20, seed=3) != sound.with_noise(20, seed=4)


def test_silence_lasts_and_sounds_are_joined() -> None:
    """A pause is as long as it should be."""
    joined = Sound(tone()) + Sound.silence(0.25)

    assert joined.seconds == 0.75
    assert Sound.silence(0.1).loudness == 0


@pytest.mark.parametrize("data", [b"", b"RIFF", b"no sound at all", wav(tone(), RATE, width=1)])
def test_what_is_no_sound_is_told(data: bytes) -> None:
    """A clear error, and no noise in somebody's ear."""
    with pytest.raises(ValueError, match=r"it is no WAV file|16 are needed"):
        Sound.parse(data)
