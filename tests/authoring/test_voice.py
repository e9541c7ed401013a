"""This skill by voice: the terminal that listens, and the check of what is understood."""

from __future__ import annotations

from pathlib import Path

import pytest

from authoring.voice import main
from authoring.voice_check import ANSWER, PHRASES, RED_FLAG, VoiceCheck, read_phrases
from authoring.voice_check import main as check
from simulator import Skill
from simulator.spoken import Piece
from simulator.voice.synthesis import Voice, say
from triage import Content

pytestmark = [
    pytest.mark.needs_program("espeak-ng", "apt-get install espeak-ng"),
    pytest.mark.needs_program("flite", "apt-get install flite"),
]
FLITE = Voice.parse("flite:slt")


def test_a_conversation_is_heard_from_files(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each file is one turn; the transcript shows what was heard, and the advice is given."""
    files = []
    for number, words in enumerate(("my calf has been twitching for three weeks", "yes")):
        files.append(tmp_path / f"{number}.wav")
        files[-1].write_bytes(say(Piece(words), FLITE).wav())

    status = main(["--listen", *map(str, files)])

    said = capsys.readouterr().out
    assert status == 0
    assert "You: my calf has been twitching for three weeks\n" in said
    assert "Your calf, for about 3 weeks." in said
    assert "Call nine one one now." in " ".join(said.split())


def test_a_file_that_is_no_sound_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """By its name, before anything is said."""
    path = tmp_path / "notes.wav"
    path.write_text("hello")

    assert main(["--listen", str(path)]) == 1
    assert f"{path}: cannot be heard: it is no WAV file" in capsys.readouterr().err


def test_answers_and_red_flags_survive_a_clear_voice(content: Content, root: Path) -> None:
    """Said clearly, nearly all is understood as if it were typed, and no red flag becomes a no."""
    skill = Skill.load("app:handler", root / "interaction_model" / "en-US.json")

    found = VoiceCheck(skill, content).run(read_phrases(PHRASES), [FLITE], [35.0])

    (count,) = found.counts
    assert count.survived[ANSWER] >= 0.85 * count.said[ANSWER] > 20
    assert count.survived[RED_FLAG] >= 0.75 * count.said[RED_FLAG] > 15
    assert found.denials == 0
    report = "\n".join(found.lines())
    assert f"flite:slt               -35 dB     {count.share(ANSWER)}" in report
    assert "What this cannot show" in report


def test_a_phrase_that_is_no_red_flag_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The check cannot pass for want of danger in its phrases."""
    path = tmp_path / "phrases.tsv"
    path.write_text("red_flag\tmy calf is twitching\n")
    assert check([str(path)]) == 1
    assert "no red flags even when they are typed: my calf" in capsys.readouterr().err

    path.write_text("hello\nanswer\tyes\nred_flag\t\n")
    assert check([str(path)]) == 1
    said = capsys.readouterr().err
    assert f"{path}:1: write answer or red_flag" in said
    assert f"{path}:3: write answer or red_flag" in said
