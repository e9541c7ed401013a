"""The plugin, in a project of its own that has nothing but a skill and its tests."""

from __future__ import annotations

from datetime import timedelta

import pytest

from simulator import SessionIsOver
from simulator.expectation import Alexa
from tests.conftest import ROOT
from tests.simulator.conftest import MODEL

pytest_plugins = ["pytester"]

TALK = "# {title}\nYou: open green thumb helper\nAlexa: {says}\n"


@pytest.fixture
def project(pytester: pytest.Pytester) -> pytest.Pytester:
    """Make a project with the plant-care skill."""
    paths = f"{ROOT / 'scripts'} {ROOT}"
    pytester.makeini(
        f"[pytest]\npythonpath = {paths}\naddopts = -p no:cacheprovider\n"
        "alexa_handler = tests.simulator.echo_skill:handler\n"
        f"alexa_model = {MODEL}\n"
    )
    pytester.makeconftest("pytest_plugins = ['simulator.pytest_plugin']")
    return pytester


def test_talks_and_tests_run_side_by_side(project: pytest.Pytester) -> None:
    """A file is a test with its title, and the fixture talks to the skill of the settings."""
    (project.path / "good.talk").write_text(TALK.format(title="Good", says="Welcome. ..."))
    (project.path / "bad.talk").write_text(TALK.format(title="Bad", says="Goodbye."))
    project.makepyfile(
        """
        def test_fern(alexa):
            alexa.says("open green thumb helper")
            turn = alexa.says("my fern has spots")
            assert turn.slots["plant"]["id"] == "fern"
            alexa.expect("I heard ...", session="open", heard="DescribePlantIntent ...")
        """
    )

    result = project.runpytest_subprocess("-v", "--alexa-coverage", "--alexa-min", "intents=5")

    result.assert_outcomes(passed=2, failed=1)
    result.stdout.fnmatch_lines_random(
        [
            "*bad.talk::Bad FAILED*",
            "*bad.talk:2: You: open green thumb helper",
            "*expected  Alexa: Goodbye.",
            "*came      Welcome. Which plant is it?",
            "intents *1 *15 *6.7%*",
        ]
    )


def test_the_gate_fails_the_run(project: pytest.Pytester) -> None:
    """All tests pass, and yet the run fails, for too little was tried."""
    (project.path / "good.talk").write_text(TALK.format(title="Good", says="Welcome. ..."))

    result = project.runpytest_subprocess("--alexa-min", "intents=50")

    result.assert_outcomes(passed=1)
    result.stdout.fnmatch_lines(["too little tried: intents: 0.0 % tried, 50 % asked for"])
    assert result.ret == pytest.ExitCode.TESTS_FAILED


def test_a_file_that_cannot_be_read_is_an_error(project: pytest.Pytester) -> None:
    """It does not pass for a test that was not there."""
    (project.path / "bad.talk").write_text("nonsense\n")

    result = project.runpytest_subprocess()

    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["*bad.talk:1: 'nonsense': a line begins with*"])


def test_without_settings_it_is_said_what_to_set(project: pytest.Pytester) -> None:
    """The names of the settings are in the message."""
    project.makeini(f"[pytest]\npythonpath = {ROOT / 'scripts'} {ROOT}\n")
    (project.path / "good.talk").write_text(TALK.format(title="Good", says="*"))

    result = project.runpytest_subprocess()

    result.stdout.fnmatch_lines(["*set alexa_handler and alexa_model*"])
    assert result.ret != 0


def test_the_fixture_talks_to_the_folders_skill(alexa: Alexa) -> None:
    """A conftest names another skill by the fixture `alexa_skill`."""
    alexa.says("open green thumb helper")

    assert alexa.expect("Welcome. ...", reprompt="Say, my fern.").has_ended is False
    assert alexa.device.home.api_endpoint.startswith("https://127.0.0.1:")


def test_whatever_a_person_does_can_be_tested(alexa: Alexa) -> None:
    """Opening, silence, time that passes and leaving are as plain as saying something."""
    alexa.opens()
    alexa.stays_silent()
    alexa.expect("Say, my fern.", session="open")
    turns = alexa.later(timedelta(minutes=1))
    alexa.opens()

    assert [turn.has_ended for turn in turns] == [True]
    assert alexa.ends().has_ended
    with pytest.raises(SessionIsOver):
        alexa.touches("pick", "fern")


def test_an_expectation_that_fails_tells_all_of_it(alexa: Alexa) -> None:
    """Each thing that is wrong is told, with why it was heard so."""
    alexa.says("open green thumb helper")
    alexa.says("my fern has spots")

    with pytest.raises(AssertionError) as raised:
        alexa.expect(["Hello.", "Hi."], attributes__asking="room", card=None, session="closed")

    assert str(raised.value).splitlines()[:6] == [
        "expected  Alexa: Hello. or Hi.",
        'came      I heard "DescribePlantIntent". Next?',
        "expected  attributes.asking: room",
        "came      trouble",
        "expected  session: closed",
        "came      open",
    ]
    assert "said      my fern has spots" in str(raised.value)
    assert "heard     because it is the sample 'my {plant} has {trouble}'" in str(raised.value)


def test_a_detail_that_there_is_not_is_told(alexa: Alexa) -> None:
    """A misspelt detail is no check that passes."""
    alexa.says("open green thumb helper")

    with pytest.raises(ValueError, match="no detail 'sesion'"):
        alexa.expect(sesion="open")


def test_nothing_can_be_expected_before_anything_is_said(alexa: Alexa) -> None:
    """There is no last turn yet."""
    with pytest.raises(LookupError):
        alexa.expect("Welcome. ...")


def test_a_fault_fails_a_test_at_once(alexa: Alexa, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a device would refuse needs no assertion, and is told with its rule."""
    monkeypatch.setattr("tests.simulator.echo_skill._answer", lambda *_: {"version": "2.0"})
    alexa.says("open green thumb helper")

    with pytest.raises(AssertionError, match="response-version"):
        alexa.says("my fern has spots")

    alexa.allows_faults = True
    alexa.says("open green thumb helper")
    assert alexa.says("my fern has spots").was_refused
