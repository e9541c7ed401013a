"""The voice and the ear, for real: what is said is heard, understood and answered."""

from __future__ import annotations

import os
from array import array
from pathlib import Path

import pytest

from simulator import Device, InteractionModel
from simulator.spoken import Piece
from simulator.voice.ear import Ear
from simulator.voice.microphone import next_phrase
from simulator.voice.player import speaker
from simulator.voice.programs import NotInstalled
from simulator.voice.sound import RATE, Sound
from simulator.voice.synthesis import Voice, say, speak, usual_voice
from tests.simulator.conftest import MakeDevice

pytestmark = [
    pytest.mark.needs_program("espeak-ng", "apt-get install espeak-ng"),
    pytest.mark.needs_program("flite", "apt-get install flite"),
]
ESPEAK, FLITE = Voice.parse("espeak-ng:en-us"), Voice.parse("flite:slt")


@pytest.fixture(scope="module")
def ear(model: InteractionModel) -> Ear:
    """Let an ear learn the plant-care model."""
    return Ear(model)


def program(folder: Path, name: str, does: str) -> None:
    """Put a program where it is found first."""
    path = folder / name
    path.write_text(f"#!/bin/sh\n{does}\n")
    path.chmod(0o755)


@pytest.mark.parametrize("voice", [ESPEAK, FLITE], ids=str)
@pytest.mark.parametrize("words", ["yes", "no", "my fern has spots", "since yesterday"])
def test_what_is_said_is_heard(ear: Ear, voice: Voice, words: str) -> None:
    """Plain answers survive the way through the air."""
    assert ear.hear(say(Piece(words), voice)) == words


def test_silence_is_heard_as_nothing(ear: Ear) -> None:
    """An empty line is silence, and so is an empty sound."""
    assert ear.hear(Sound()) == ""


def test_a_conversation_by_voice(ear: Ear, make_device: MakeDevice) -> None:
    """What is said aloud comes to the skill as if it were typed."""
    device: Device = make_device()
    device.open()
    turn = device.says(ear.hear(say(Piece("my fern has spots"), FLITE)))

    assert turn.intent == "DescribePlantIntent"
    assert turn.slots["plant"]["id"] == "fern"


@pytest.mark.parametrize("voice", [ESPEAK, FLITE], ids=str)
def test_markup_is_honoured(voice: Voice) -> None:
    """A break of two seconds is two seconds of silence; slow speech lasts longer."""
    plain = speak("<speak>Water it. Today.</speak>", voice)
    parted = speak("<speak>Water it. <break time='2s'/>Today.</speak>", voice)
    slow = speak("<speak><prosody rate='60%'>Water it. Today.</prosody></speak>", voice)

    assert 1.5 < parted.seconds - plain.seconds < 3
    assert slow.seconds > 1.25 * plain.seconds


@pytest.mark.parametrize("voice", [ESPEAK, FLITE], ids=str)
def test_digits_are_said_as_digits(voice: Voice) -> None:
    """911 is said as it is dialled, with the markup and without."""
    dialled = say(Piece("call 9 1 1 now"), voice)

    assert say(Piece("call 911 now"), voice) == dialled
    assert (
        speak("<speak>call <say-as interpret-as='digits'>911</say-as> now</speak>", voice)
        == dialled
    )


def test_answers_are_played(
    make_device: MakeDevice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every answer goes to the player as sound, and has been played when the turn is over."""
    program(tmp_path, "aplay", f'cp "$1" "{tmp_path}/played-$(ls {tmp_path} | wc -l).wav"')
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    device = make_device()
    device.watch(speaker(usual_voice()))
    device.open()
    device.says("my fern has spots")

    played = [Sound.read(path) for path in sorted(tmp_path.glob("played-*.wav"))]

    assert len(played) == 2
    assert all(sound.seconds > 1 and sound.loudness > 300 for sound in played)


def test_a_phrase_is_cut_out_of_what_the_microphone_gives(
    ear: Ear, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From the first sound to the silence after it, and the recorder is let go."""
    room = Sound(array("h", [1, -1] * RATE)).with_noise(0)
    heard = room + say(Piece("my fern has spots"), FLITE) + room
    (tmp_path / "room.raw").write_bytes(heard.raw())
    program(tmp_path, "arecord", f'cat "{tmp_path}/room.raw"')
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")

    phrase = next_phrase()

    assert 0.5 < phrase.seconds < heard.seconds - 1
    assert ear.hear(phrase) == "my fern has spots"
    (tmp_path / "room.raw").write_bytes(b"")
    with pytest.raises(EOFError):
        next_phrase()


@pytest.mark.parametrize(
    ("use", "says"),
    [
        (usual_voice, "to speak it needs espeak-ng or flite: apt-get install espeak-ng"),
        (lambda: say(Piece("hello"), FLITE), "for the voice flite:slt it needs flite: apt-get"),
        (lambda: speaker(FLITE), "to play sound it needs aplay or paplay"),
        (next_phrase, "to listen to a microphone it needs arecord or rec: apt-get"),
    ],
)
def test_what_is_missing_is_told_with_the_way_to_get_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, use: object, says: str
) -> None:
    """A machine without the programs gets a command and no traceback."""
    monkeypatch.setenv("PATH", str(tmp_path))
    assert callable(use)

    with pytest.raises(NotInstalled, match=says):
        use()


@pytest.mark.parametrize("text", ["slt", "festival:kal", "flite:"])
def test_a_voice_is_named_in_one_way(text: str) -> None:
    """Anything else is told."""
    with pytest.raises(ValueError, match="is no voice: write it as flite:slt"):
        Voice.parse(text)
