"""The page with a skill on it that has nothing to do with this project, in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from simulator import Clock, Home, Skill
from simulator.conversation import perform, read_conversations
from simulator.web import Site, running
from tests.browser import chromium
from tests.page import Visit, visit
from tests.simulator import echo_skill
from tests.simulator.conftest import plant_care

pytestmark = pytest.mark.needs_program("chromium", "apt-get install chromium")

NOON = datetime(2026, 5, 6, 12, 30, tzinfo=UTC)
DOCUMENT = {
    "type": "APL",
    "version": "1.4",
    "mainTemplate": {
        "items": [
            {"type": "Text", "text": "Water it?"},
            {
                "type": "TouchWrapper",
                "onPress": {"type": "SendEvent", "arguments": ["answer", "yes"]},
                "item": {"type": "Text", "text": "Yes, today"},
            },
        ]
    },
}
VOICE = """
    window.spoken = [];
    const fake = {
        getVoices: () => [{}], cancel: () => {},
        speak: words => { spoken.push([words.text, words.rate, words.lang]); words.onend(); },
    };
    Object.defineProperty(window, 'speechSynthesis', { value: fake });
    window.SpeechSynthesisUtterance = function (text) { this.text = text; };
"""
"""A voice that notes what it says: a browser without a window has none."""
EAR = """
    window.webkitSpeechRecognition = window.SpeechRecognition = function () {
        this.start = () => {
            window.language = this.lang;
            this.onresult({ results: [[{ transcript: 'my fern has spots' }]] });
            this.onend();
        };
    };
"""
"""An ear that always hears the same: the real one would need a microphone and the network."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Give one browser to all these tests."""
    with chromium() as running:
        yield running


@pytest.fixture
def address() -> Iterator[str]:
    """Serve the plant-care skill at a clock that stands still."""
    with running(Site("Plants", plant_care().device, lambda: Home(clock=Clock.at(NOON)))) as found:
        yield found


def with_a_screen(event: dict[str, Any], context: object) -> Any:
    """Answer as the plant-care skill does, and draw on a screen where there is one."""
    if event["request"]["type"] == "Alexa.Presentation.APL.UserEvent":
        text = f"You touched {' '.join(event['request']['arguments'])}."
        return {"version": "1.0", "response": {"outputSpeech": {"type": "PlainText", "text": text}}}
    response: Any = echo_skill.handler(event, context)
    interfaces = event["context"]["System"]["device"]["supportedInterfaces"]
    if "Alexa.Presentation.APL" in interfaces:
        kind = "Alexa.Presentation.APL.RenderDocument"
        response["response"]["directives"] = [{"type": kind, "token": "t", "document": DOCUMENT}]
    return response


def choose(page: Page, label: str, value: str) -> None:
    """Change a setting of the device, and wait until it is done."""
    with page.expect_response("**/do/set") as told:
        page.get_by_role("combobox", name=label).select_option(value)
    assert told.value.ok


def test_what_went_to_and_fro_can_be_unfolded(browser: Browser, address: str) -> None:
    """Why it was understood so, and request and response to the letter."""
    with visit(browser, address) as seen:
        seen.types("open green thumb helper")
        seen.types("my fern has spots")

        told = seen.unfolds()

        assert "it is the sample 'my {plant} has {trouble}'" in told
        assert '"name": "DescribePlantIntent"' in told
        assert '"shouldEndSession": false' in told
        assert told.index('"version"') < told.index('"session"') < told.index('"context"')


def test_a_skill_of_which_nothing_is_known_shows_its_attributes(
    browser: Browser, address: str
) -> None:
    """Without a reader of its own, the state is the session attributes."""
    with visit(browser, address) as seen:
        seen.types("open green thumb helper")

        assert seen.page.locator(".chip").all_inner_texts() == ["asking: plant"]


def test_silence_twice_ends_it(browser: Browser, address: str) -> None:
    """The question is repeated once; then the device is asleep and can be opened again."""
    with visit(browser, address) as seen:
        seen.types("open green thumb helper")
        assert seen.presses("stay silent") == "Say, my fern."
        seen.page.get_by_role("button", name="stay silent").click()
        seen.page.get_by_text("The session is over.").wait_for()

        assert seen.page.locator("#status").inner_text() == "Asleep"
        assert seen.page.get_by_role("button", name="stay silent").is_disabled()
        assert seen.presses("Open the skill again") == "Welcome. Which plant is it?"


def test_settings_reach_the_skill(browser: Browser) -> None:
    """A screen that is switched on is drawn on, and what is touched on it is sent."""
    skill = Skill(with_a_screen, plant_care().model)
    with running(Site("Plants", skill.device)) as address, visit(browser, address) as seen:
        seen.page.locator("#device > summary").click()
        choose(seen.page, "Locale", "en-GB")
        choose(seen.page, "Screen", "medium")
        choose(seen.page, "Reminders", "granted")
        seen.goes_back_to_typing()
        seen.types("open green thumb helper")
        told = seen.unfolds()

        assert '"locale": "en-GB"' in told
        assert '"status": "GRANTED"' in told
        assert seen.page.locator(".show p").first.inner_text() == "Water it?"
        assert seen.presses("Yes, today") == "You touched answer yes."


def test_the_clock_is_set_and_moved(browser: Browser, address: str) -> None:
    """Two weeks pass at a press, and the session runs out meanwhile."""
    with visit(browser, address) as seen:
        seen.types("open green thumb helper")
        seen.page.locator("#device > summary").click()
        seen.page.get_by_role("button", name="2 weeks").click()
        seen.page.get_by_text("The session is over.").wait_for()

        assert "Wednesday, 20 May 2026" in seen.page.locator("#day").inner_text()
        with seen.page.expect_response("**/do/set"):
            seen.page.get_by_label("Clock stands at").fill("2027-01-02T08:00")
            seen.page.get_by_label("Clock stands at").blur()
        seen.page.get_by_text("It is Saturday, 02 January 2027").wait_for()


def test_what_is_saved_is_a_test(browser: Browser, address: str, tmp_path: Path) -> None:
    """The file is read and performed as any other, and goes as it went."""
    with visit(browser, address) as seen:
        seen.types("open green thumb helper")
        seen.types("my fern has spots")
        seen.page.locator("#recording > summary").click()
        seen.page.get_by_label("Title").fill("Spots on a fern")
        with seen.page.expect_download() as download:
            seen.page.get_by_role("button", name="Save").click()
        file = tmp_path / download.value.suggested_filename
        download.value.save_as(file)

    (conversation,) = read_conversations([file])
    result = perform(conversation, plant_care().device)

    assert file.name == "spots_on_a_fern.talk"
    assert file.read_text().startswith("# Spots on a fern\nclock: 2026-05-06 08:30\n")
    assert (result.turns, result.problems) == (2, [])


def replayed(seen: Visit, tmp_path: Path, text: str) -> str:
    """Replay a file to its end; give what the page says of it."""
    file = tmp_path / "fern.talk"
    file.write_text(text)
    seen.page.locator("#recording > summary").click()
    seen.page.locator("#file").set_input_files(file)
    seen.page.get_by_text("It went").wait_for()
    return seen.page.locator("#replay").inner_text()


def test_a_file_is_replayed_on_a_fresh_device(
    browser: Browser, address: str, tmp_path: Path
) -> None:
    """What was said before is gone, and the device is set as the file says."""
    talk = (
        "# Fern\nscreen: small\n\nYou: open green thumb helper\nAlexa: Welcome. ...\n\nYou: stop\n"
    )
    with visit(browser, address) as seen:
        seen.types("open green thumb helper")
        seen.types("my fern has spots")

        told = replayed(seen, tmp_path, talk)

        assert told == "It went as written. Step 2 of 2."
        assert seen.answers() == ["Welcome. Which plant is it?", "Goodbye."]
        assert seen.page.locator("[data-key=screen]").input_value() == "small"


def test_a_replay_that_goes_otherwise_says_where(
    browser: Browser, address: str, tmp_path: Path
) -> None:
    """It stops there, with what was expected and what came."""
    talk = "You: open green thumb helper\nAlexa: Good morning.\n\nYou: stop\n"
    with visit(browser, address) as seen:
        told = replayed(seen, tmp_path, talk)

        assert told == "It went otherwise than written: Step 1 of 2."
        assert "expected  Alexa: Good morning." in seen.page.locator("#problems").inner_text()


def test_what_was_said_can_be_replayed_at_once(browser: Browser, address: str) -> None:
    """The conversation on the page goes the same way again."""
    with visit(browser, address) as seen:
        seen.types("open green thumb helper")
        seen.types("my fern has spots")
        before = seen.answers()
        seen.page.locator("#recording > summary").click()
        seen.page.get_by_role("button", name="Replay what was said").click()
        seen.page.get_by_text("It went as written. Step 2 of 2.").wait_for()

        assert seen.answers() == before


def test_it_is_all_there_after_a_reload_and_gone_after_starting_over(
    browser: Browser, address: str
) -> None:
    """The conversation is the server's; starting over forgets it."""
    with visit(browser, address) as seen:
        seen.types("open green thumb helper")
        seen.page.reload()
        assert seen.waits_for_answer(1) == "Welcome. Which plant is it?"

        seen.page.get_by_role("button", name="Start over").click()
        seen.page.get_by_role("button", name="Open the skill").wait_for()
        assert seen.answers() == []
        seen.page.reload()
        seen.is_ready()
        assert seen.page.get_by_role("button", name="Open the skill").is_visible()


def test_what_is_said_is_text_and_never_markup(browser: Browser, address: str) -> None:
    """A tag that is typed, and comes back in the request, is shown as it is."""
    words = "<img src=x onerror=alert(1)> my fern has spots"
    with visit(browser, address) as seen:
        seen.types("open green thumb helper")
        seen.types(words)

        assert words in seen.page.locator(".person").last.inner_text()
        assert seen.page.locator("main img").count() == 0


def test_a_fault_is_told(browser: Browser) -> None:
    """What a device refuses is shown as loudly as in the terminal."""
    skill = Skill(echo_skill.raising, plant_care().model)
    with running(Site("Plants", skill.device)) as address, visit(browser, address) as seen:
        seen.types("open green thumb helper")
        seen.page.keyboard.type("my fern has spots")
        seen.page.keyboard.press("Enter")

        assert "the watering can is empty" in seen.page.locator(".fault").inner_text()


def test_the_voice_says_pieces_as_the_markup_wants(browser: Browser, address: str) -> None:
    """Breaks part the speech; switched off, the voice says nothing."""
    with visit(browser, address, script=VOICE) as seen:
        seen.types("open green thumb helper")
        seen.types("help")
        seen.page.locator("body[data-mood=listening]").wait_for()
        assert seen.page.evaluate("window.spoken") == [
            ["Welcome. Which plant is it?", 1, "en-US"],
            ["Tell me about", 1, "en-US"],
            ["a plant.", 1, "en-US"],
        ]

        seen.page.get_by_role("button", name="Voice").click()
        seen.goes_back_to_typing()
        seen.types("help")
        assert seen.page.evaluate("window.spoken.length") == 3


def test_the_ear_listens_after_it_said_where_the_sound_may_go(
    browser: Browser, address: str
) -> None:
    """The browser's recognition may send sound away; a person is told before, and then asked."""
    with visit(browser, address, script=EAR) as seen:
        seen.types("open green thumb helper")
        ear = seen.page.get_by_role("button", name="Listen to me")
        ear.click()
        assert "may send the sound to its maker" in seen.page.locator("#status").inner_text()

        ear.click()

        assert "DescribePlantIntent" in seen.waits_for_answer(2)
        assert seen.page.evaluate("window.language") == "en-US"


def test_the_page_says_when_nobody_serves_it_any_more(browser: Browser) -> None:
    """A simulator that was ended is no mystery."""
    with running(Site("Plants", plant_care().device)) as address:
        page = browser.new_page()
        Visit(page, address)
    page.get_by_role("button", name="Open the skill").click()

    page.get_by_text("The simulator does not answer. Is it still running?").wait_for()
    page.close()
