"""The commands: in the terminal, on the command line, and for other skills."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from simulator import Clock, Home, run_terminal
from simulator.__main__ import main
from simulator.conversation import perform, read_conversations
from simulator.terminal.status import no_status
from tests.conftest import ROOT
from tests.simulator.conftest import MODEL, NOON, plant_care
from tests.simulator.test_conversation import remembering

HERE = Path(__file__).parent
SKILL = ["--handler", "tests.simulator.echo_skill:handler", "--model", str(MODEL)]


def typed(lines: list[str], home: Home | None = None) -> str:
    """Type lines in the terminal, in a home, and give what is shown."""
    out = io.StringIO()
    keys = iter([*lines, "/quit"])
    device = remembering().device(home or Home(clock=Clock.at(NOON)))
    run_terminal(device, no_status, ask=lambda _prompt: next(keys), out=out)
    return out.getvalue()


def test_the_home_can_be_changed_from_the_terminal() -> None:
    """A screen is set, what is on it is read, and what is on it is touched."""
    shown = typed(["/set screen: medium", "find peas", "/screen", "/touch pick pea"])

    assert "Seeds today\nPeas\nCarrots\n(touch pick pea)\n(touch pick carrot)" in shown
    assert "Alexa: I heard Alexa.Presentation.APL.UserEvent." in shown


def test_time_passes_and_reminders_ring() -> None:
    """`/later` moves the clock; a session runs out on the way, and what is due is heard."""
    shown = typed(["/later 1 minute", "/later soon", "/reminders", "/later an hour"])

    assert "Alexa: Again: Welcome. What may it be?" in shown
    assert "It is Wednesday, 06 May 2026, 08:31." in shown
    assert "/later: 'soon' is no span of time" in shown
    assert "It is Wednesday, 06 May 2026, 09:31." in shown


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("/why", "Nothing was said that had to be understood."),
        ("/card", "There is no card."),
        ("/screen", "Nothing new is on the screen."),
        ("/touch it", "/touch: nothing is on the screen that could be touched"),
        ("/set colour: red", "/set: there is no setting 'colour'"),
        ("/save", "/save: name a file"),
        ("/coverage", "intents         0      8     0.0%  AMAZON.HelpIntent"),
        ("/dance", "There is no /dance."),
    ],
)
def test_commands_answer_whatever_they_are_given(line: str, shown: str) -> None:
    """What cannot be done is told, and the conversation goes on."""
    assert shown in typed([line, "when do you open"])


def test_what_was_said_can_be_saved(tmp_path: Path) -> None:
    """The file that `/save` writes is a test that passes."""
    file = tmp_path / "a_visit"

    shown = typed(["/set screen: small", "find peas", f"/save {file}", f"/save {file}"])

    (saved,) = read_conversations([tmp_path / "a_visit.talk"])
    assert saved.name == "a visit"
    assert perform(saved, remembering().device).problems == []
    assert f"Written to {file}.talk" in shown
    assert "File exists" in shown


def run(*arguments: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    """Run the simulator's own command as another project would."""
    paths = os.pathsep.join([str(ROOT / "scripts"), str(ROOT)])
    return subprocess.run(
        [sys.executable, "-P", "-m", "simulator", *SKILL, *arguments],
        input=typed,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env=os.environ | {"PYTHONPATH": paths},
    )


def test_any_skill_can_be_talked_with() -> None:
    """Handler and model are named on the command line."""
    done = run("--set", "screen: small", "talk", typed="my fern has spots\n/quit\n")

    assert (done.returncode, done.stderr) == (0, "")
    assert 'Alexa: I heard "DescribePlantIntent". Next?' in done.stdout


def test_files_of_any_form_are_performed() -> None:
    """All go as they are written; the end tells how many, and the table what was tried."""
    files = [str(HERE / "talks"), *map(str, (HERE / "foreign").iterdir())]

    done = run("converse", *files, "--coverage", "--min", "intents=10", "--repeat", "2")

    assert done.returncode == 0
    assert "8 conversations, 28 turns, 0 failed" in done.stdout
    assert "ms a turn of the skill's" in done.stdout
    assert "note: " in done.stdout
    assert "intents         4     15    26.7%" in done.stdout


def test_the_gate_fails_where_too_little_was_tried(capsys: pytest.CaptureFixture[str]) -> None:
    """A run in which all goes well fails when it tried less than was asked for."""
    assert main([*SKILL, "converse", str(HERE / "talks"), "--min", "samples=50"]) == 1

    assert "too little tried: samples: " in capsys.readouterr().out


def test_a_conversation_that_goes_wrong_fails(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The place, what was expected and what came are printed, and the status is 1."""
    file = tmp_path / "bad.talk"
    file.write_text("# Bad\nYou: open green thumb helper\nAlexa: Goodbye.\n")

    assert main([*SKILL, "converse", str(file)]) == 1

    shown = capsys.readouterr().out
    assert f"failed: Bad\n{file}:2: You: open green thumb helper" in shown
    assert "1 conversations, 1 turns, 1 failed" in shown


def test_what_cannot_be_read_is_another_status(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A bad file, a tag that nothing has, and a skill that is not there are told apart from 1."""
    (tmp_path / "bad.talk").write_text("nonsense\n")

    assert main([*SKILL, "converse", str(tmp_path)]) == 2
    assert main([*SKILL, "converse", str(HERE / "talks"), "--tag", "cactus"]) == 2
    assert main(["--handler", "x", "--model", str(MODEL), "why", "hello"]) == 2

    told = capsys.readouterr().err
    assert "bad.talk:1: 'nonsense': a line begins with" in told
    assert "there is no conversation to perform" in told
    assert "'x' is not a handler" in told


def test_a_sentence_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    """`why` needs no conversation."""
    assert main([*SKILL, "why", "my", "fern", "has", "spots"]) == 0

    assert "it is the sample 'my {plant} has {trouble}'" in capsys.readouterr().out


def test_a_setting_that_there_is_not_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """The command line names what could be set."""
    with pytest.raises(SystemExit):
        main([*SKILL, "--set", "scren: small", "talk"])

    assert "did you mean 'screen'?" in capsys.readouterr().err


def test_devices_of_a_skill_share_one_recogniser() -> None:
    """It takes time to make, and is made once."""
    skill = plant_care()

    one, other = skill.device(), skill.device()

    assert one._listener.recogniser is other._listener.recogniser
