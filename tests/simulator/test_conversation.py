"""Conversations as files: read, performed, recorded, and read from the forms of others."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest

from simulator import REMINDERS_SCOPE, SCREENS, Clock, Home, Services
from simulator.conversation import (
    Conversation,
    ConversationError,
    Recording,
    perform,
    read_conversations,
)
from simulator.conversation.pattern import containing, equal_to, pattern_of
from simulator.conversation.reader import read_talk
from simulator.conversation.setting import setting
from simulator.device.handler import Handler
from simulator.skill import Skill
from simulator.spans import read_span, written
from tests.simulator import echo_skill
from tests.simulator.conftest import NOON, plant_care
from tests.simulator.seed_shop import MODEL, Shop, say
from tests.simulator.test_home import RENDER, setting_a_reminder

HERE = Path(__file__).parent
OPENING = "You: open green thumb helper\n"


def talk(text: str) -> Conversation:
    """Read a conversation."""
    return read_talk(Path("some.talk"), text)


def problems(text: str, handler: Handler = echo_skill.handler) -> str:
    """Perform a conversation and give what is wrong with it."""
    skill = plant_care()
    same = skill if handler is echo_skill.handler else Skill(handler, skill.model, skill._make)
    return str(perform(talk(text), same.device))


def test_a_conversation_that_goes_as_written_has_no_problem() -> None:
    """The example goes as it is written, and each of its turns was taken."""
    (example,) = read_conversations([HERE / "talks"])

    found = perform(example, plant_care().device)

    assert (found.problems, found.turns) == ([], 4)
    assert example.name == "A fern with spots, told in one breath and then in answers"
    assert example.tags == {"fern", "quick"}


@pytest.mark.parametrize(
    ("wrong", "came"),
    [
        ("Alexa: Good day.", "Welcome. Which plant is it?"),
        ("Alexa: /goodb?ye/", "Welcome. Which plant is it?"),
        ("Alexa: (nothing)", "Welcome. Which plant is it?"),
        ("Alexa: Welcome\n  or: Hello ... .", "Welcome. Which plant is it?"),
        ("  not: Welcome. ...", "Welcome. Which plant is it?"),
        ("  reprompt: Again?", "Say, my fern."),
        ("  session: closed", "open"),
        ("  card: *", "(nothing)"),
        ("  screen: Plants", "(nothing)"),
        ("  directive: Hint", "(nothing)"),
        ("  attributes.asking: room", "plant"),
        ("  request.request.type: IntentRequest", "LaunchRequest"),
        ("  response.response.shouldEndSession: true", "false"),
        ("  heard: AMAZON.HelpIntent", "(nothing)"),
        ("  fault: speech-length", "(nothing)"),
    ],
)
def test_a_line_that_fails_says_what_came(wrong: str, came: str) -> None:
    """Expected and come stand side by side, under the place in the file."""
    found = problems(OPENING + wrong)

    assert found.startswith("some.talk:1: You: open green thumb helper\n    expected  ")
    assert f"came      {came}" in found


def test_a_line_that_fails_says_why_it_was_heard_so() -> None:
    """The sample, the score and the intents that came next are told."""
    found = problems(OPENING + "You: my fern has spots\n  heard: AskTermIntent term=ph\n")

    assert "expected  heard: AskTermIntent term=ph" in found
    assert "came      DescribePlantIntent plant=fern trouble=spots" in found
    assert 'speech    I heard "DescribePlantIntent". Next?' in found
    assert "heard     because it is the sample 'my {plant} has {trouble}' (score 1.00)" in found
    assert re.search(r"heard     2\. \w+ \(score 0\.\d\d, like '", found)


def test_a_fault_fails_even_where_nothing_is_checked() -> None:
    """What a device would refuse is never passed over, unless it is what is expected."""
    opened = OPENING + "You: my fern has spots\n"

    assert "[response-object]" in problems(opened, echo_skill.rubbish)
    assert problems(opened + "  fault: response-object\n", echo_skill.rubbish) == ""


def test_talking_to_a_closed_skill_is_a_problem() -> None:
    """A conversation cannot go on after its end."""
    found = problems(OPENING + "You: stop\nYou: my fern has spots\n")

    assert found == "some.talk:3: You: my fern has spots\n    the session is over"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "some.talk: nobody says anything in it"),
        ("Alexa: Hello.", "some.talk:1: 'Alexa:' comes before the first You:"),
        ("  card: x", "some.talk:1: 'card:' comes before the first You:"),
        ("You:", "some.talk:1: You: needs a text"),
        ("You: hi\n  card:", "some.talk:2: card: needs a text"),
        ("You: hi\n  sesion: open", "there is no detail 'sesion' (did you mean 'session'?)"),
        ("You: hi\n  or: x", "'or:' comes before anything"),
        ("You: hi\n  just words", "a line that is set in is a detail"),
        ("You: hi\nBob: hello", "a line begins with You:, Alexa:"),
        ("You: hi\nscreen: small", "'screen' comes before the first You:; later write (screen: s"),
        ("You: hi\nAlexa: /(/", "is no regular expression"),
        ("(sneezes)\n", "'(sneezes)' is no stage direction: they are (launch), (silence)"),
        ("scren: small\n", "there is no setting 'scren' (did you mean 'screen'?)"),
        ("screen: huge\n", "there is no screen 'huge': they are none, small, medium"),
        ("clock: noon\n", "'noon' is no time: write it as 2026-05-06 12:30"),
        ("time zone: Mars\n", "there is no time zone 'Mars'"),
        ("units: feet\n", "units are metric or imperial"),
        ("permission: reminders yes\n", "write a permission as 'reminders granted'"),
        ("outage: reminders 999\n", "there is no outage '999'"),
        ("outage: weather 500\n", "write an outage as 'reminders 403'"),
    ],
)
def test_a_file_that_cannot_be_read_names_the_line(text: str, problem: str) -> None:
    """Every problem has its file and line, and says what could stand there."""
    with pytest.raises(ConversationError) as raised:
        talk(text)

    assert problem in str(raised.value)


def test_all_problems_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    """One start of the command tells everything."""
    (tmp_path / "a.talk").write_text("You: hi\n  crad: x\n  sesion: y\n")
    (tmp_path / "b.talk").write_text("screen: huge\nYou: hi\n")

    with pytest.raises(ConversationError) as raised:
        read_conversations([tmp_path, tmp_path / "c.txt", tmp_path / "d.talk"])

    assert [problem.partition(": ")[0].rpartition("/")[2] for problem in raised.value.problems] == [
        "a.talk:2",
        "a.talk:3",
        "b.talk:1",
        "c.txt",
        "d.talk",
    ]


def test_settings_change_the_home() -> None:
    """Each setting does what its name says; the clock shows local time."""
    home = Home()
    for line in (
        "locale: en-GB",
        "time zone: Europe/Berlin",
        "clock: 2026-05-06 12:30",
        "screen: round",
        "units: metric",
        "permission: reminders granted",
        "outage: all slow",
        "outage: settings 500",
    ):
        setting(*(part.strip() for part in line.split(":", 1)))(home)

    assert (home.locale, home.screen) == ("en-GB", SCREENS["round"])
    assert home.local_time().isoformat() == "2026-05-06T12:30:00+02:00"
    assert (home.distance_unit, home.temperature_unit) == ("METRIC", "CELSIUS")
    assert home.permissions == {REMINDERS_SCOPE: "GRANTED"}
    assert {name: outage.kind for name, outage in home.outages.items()} == {
        "all": "slow",
        "settings": "500",
    }
    setting("permission", "reminders unasked")(home)
    setting("outage", "all none")(home)
    setting("screen", "none")(home)
    assert (home.permissions, home.screen, list(home.outages)) == ({}, None, ["settings"])


@pytest.mark.parametrize(
    ("written_pattern", "text", "expected"),
    [
        ("Hello there.", "Hello  there.", True),
        ("Hello there.", "hello there.", False),
        ("It's \u201cso\u201d.", 'It\u2019s "so".', True),
        ("Hello ... end.", "Hello to the end.", True),
        ("Hello ...", "Hello", True),
        ("...", "anything", True),
        ("Hello ...", "Oh, hello", False),
        ("/hel+o/", "Oh, HELLO", True),
        ("*", "x", True),
        ("*", None, False),
        ("(nothing)", None, True),
        ("(nothing)", "x", False),
        ("What?", "What", False),
    ],
)
def test_patterns(written_pattern: str, text: str | None, expected: bool) -> None:
    """White space and quotes do not count; dots stand for words; slashes are an expression."""
    assert pattern_of(written_pattern).matches(text) is expected


def test_patterns_of_others() -> None:
    """Bespoken's star stands for words, and its =~ looks anywhere."""
    assert equal_to("Welcome *").matches("Welcome to all")
    assert not equal_to("come").matches("Welcome")
    assert containing("come").matches("Welcome")
    assert equal_to("/^w/i").matches("Welcome")


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("2 weeks", timedelta(weeks=2)),
        ("an hour", timedelta(hours=1)),
        ("1 day and 12 hours", timedelta(hours=36)),
        ("90 seconds", timedelta(seconds=90)),
        ("soon", None),
        ("2 weeks and a bit", None),
    ],
)
def test_spans_are_read(text: str, span: timedelta | None) -> None:
    """A span is a count and a unit, or several; what is written can be read again."""
    assert read_span(text) == span
    if span:
        assert read_span(written(span)) == span


def remembering() -> Skill:
    """Make a shop that sets a reminder, asks for permission and shows a screen."""
    trigger = {"type": "SCHEDULED_RELATIVE", "offsetInSeconds": 3600}
    shop = Shop(
        HoursIntent=setting_a_reminder(trigger),
        FindIntent=say("Which?", RENDER),
        LaunchRequest=say("Welcome. What may it be?"),
    )
    return Skill(shop, MODEL)


def test_what_is_recorded_can_be_performed() -> None:
    """Speech, silence, touch, time that passes, rings and endings come back as they were."""
    home = Home(clock=Clock.at(NOON), screen=SCREENS["medium"])
    home.permissions[REMINDERS_SCOPE] = "GRANTED"
    device = remembering().device(home)
    recording = Recording(home)
    device.watch(recording.add)
    with Services(home):
        device.says("open seed shop")
        device.says("find peas")
        device.touches("pick", "pea")
        device.stays_silent()
        device.says("when do you open")
        device.later(timedelta(days=1, hours=1))
        device.open()
        device.ends("exit")

    text = recording.text("A visit")
    found = perform(talk(text), remembering().device)

    assert found.problems == []
    assert found.turns == 8
    assert text == _A_VISIT


_A_VISIT = """\
# A visit
clock: 2026-05-06 08:30
screen: medium
permission: reminders granted

You: open seed shop
Alexa: Welcome. What may it be?
  reprompt: Again: Welcome. What may it be?

You: find peas
Alexa: Which?
  reprompt: Again: Which?
  heard: FindIntent seed=pea
  directive: Alexa.Presentation.APL.RenderDocument

(touch pick pea)
Alexa: I heard Alexa.Presentation.APL.UserEvent. What else?
  reprompt: Again: I heard Alexa.Presentation.APL.UserEvent. What else?

You: (silence)
Alexa: Again: I heard Alexa.Presentation.APL.UserEvent. What else?

You: when do you open
Alexa: I will remind you.
  reprompt: Again: I will remind you.
  heard: HoursIntent
  session: closed

(1 day and 1 hour later)
Alexa: Water the peas.

(launch)
Alexa: Welcome. What may it be?
  reprompt: Again: Welcome. What may it be?

(exit)
Alexa: (nothing)
  session: closed
"""


def test_a_recording_never_overwrites(tmp_path: Path) -> None:
    """What is there stays there."""
    recording = Recording(Home())
    recording.save(tmp_path / "a.talk", "One")

    with pytest.raises(FileExistsError):
        recording.save(tmp_path / "a.talk", "Another")

    assert (tmp_path / "a.talk").read_text().startswith("# One\n")


def test_more_that_is_expected_than_came_is_a_problem() -> None:
    """A second line of Alexa's is for what comes after the first: a reminder that never rang."""
    found = problems(OPENING + "Alexa: *\nAlexa: Water the fern.\n")

    assert "expected  Alexa: Water the fern." in found
    assert "came      (nothing more)" in found


def test_bespokens_files_are_read() -> None:
    """Prompts, operators, lists, expressions and paths are checked as they are there."""
    first, second = read_conversations([HERE / "foreign" / "plants.yml"])

    performed = perform(first, plant_care().device)

    assert (performed.problems, performed.turns) == ([], 5)
    assert (first.name, set(first.tags)) == ("A fern with spots", {"fern"})
    assert sum(len(checks) for step in first.steps for checks in step.checks) == 12
    assert perform(second, plant_care().device).problems == []


def test_what_bespoken_has_and_we_have_not_is_said() -> None:
    """Nothing that is not checked is passed over in silence."""
    _, second = read_conversations([HERE / "foreign" / "plants.yml"])

    notes = "\n".join(second.notes)

    assert "configuration 'dynamo' is not supported" in notes
    assert "'display.template.title: Plants' is not supported, and not checked" in notes
    assert "'goto end' is not supported, and not checked" in notes


def test_a_failing_file_of_bespokens_fails(tmp_path: Path) -> None:
    """What is expected there and does not come is a problem, a 'no' being a word and no boolean."""
    file = tmp_path / "plants.yml"
    file.write_text('- test: x\n- LaunchRequest: "*"\n- no: Goodbye.\n')
    (conversation,) = read_conversations([file])
    file.write_text("- a: 1\n  a: 2\n")

    assert 'came      I heard "AMAZON.NoIntent". Next?' in str(
        perform(conversation, plant_care().device)
    )
    with pytest.raises(ConversationError, match="'a' stands there twice"):
        read_conversations([file])


def test_only_and_skip_are_heeded(tmp_path: Path) -> None:
    """Where one test is 'only', the others are left out, as is one that is skipped."""
    file = tmp_path / "plants.yml"
    file.write_text(
        "- test: a\n- LaunchRequest: '*'\n---\n- test: b\n- only: true\n- LaunchRequest: '*'\n"
        "---\n- test: c\n- only: true\n- skip: true\n- LaunchRequest: '*'\n"
    )

    found = read_conversations([file])

    assert [(each.name, each.is_skipped) for each in found] == [
        ("a", True),
        ("b", False),
        ("c", True),
    ]


def test_replay_files_are_read(tmp_path: Path) -> None:
    """What a person typed is said again; commands of that program are noted."""
    (replay,) = read_conversations([HERE / "foreign" / "replay.json"])
    bad = tmp_path / "bad.json"
    bad.write_text('{"userInput": "hello"}')

    performed = perform(replay, plant_care().device)

    assert (performed.problems, performed.turns) == ([], 3)
    assert any(".record is no more than a command" in note for note in replay.notes)
    with pytest.raises(ConversationError, match="userInput must be a list of texts"):
        read_conversations([bad])
