"""The page of the simulator with this skill on it, in a real browser."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ViewportSize

from authoring.page import site
from simulator import Clock, Home, Skill
from simulator.web import running
from tests.browser import chromium
from tests.page import DESK, PHONE, violations, visit
from triage import Content

pytestmark = [
    pytest.mark.needs_program("chromium", "apt-get install chromium"),
    pytest.mark.needs_program("npm", "apt-get install npm"),
]
NOON = datetime(2026, 5, 6, 12, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Give one browser to all these tests."""
    with chromium() as running:
        yield running


@pytest.fixture(scope="module")
def skill(root: Path) -> Skill:
    """Load the real skill, once."""
    return Skill.load("app:handler", root / "interaction_model" / "en-US.json")


@pytest.fixture
def address(skill: Skill, content: Content) -> Iterator[str]:
    """Serve a page of its own to each test."""
    with running(site(skill, content, lambda: Home(clock=Clock.at(NOON)))) as found:
        yield found


def test_a_whole_conversation_by_keyboard(browser: Browser, address: str) -> None:
    """From the opening to the advice no mouse is needed, and the picture moves along."""
    with visit(browser, address) as seen:
        seen.types("my calf has been twitching for three weeks")
        assert seen.page.locator(".chip.yes").all_inner_texts() == ["calf", "for about 3 weeks"]
        possible = seen.page.locator(".mark.possible").count()

        answer, turns = "", 1
        while "Advice" not in seen.headline() and turns < 12:
            answer, turns = seen.types("no"), turns + 1

        assert "doctor" in answer
        assert seen.headline() == "Advice: see a doctor"
        assert seen.page.locator(".rung.now .name").inner_text().startswith("See a doctor")
        assert 0 < seen.page.locator(".mark.possible").count() < possible
        assert seen.page.locator(".mark.holds").count() > 0


def test_a_whole_conversation_by_buttons(browser: Browser, address: str) -> None:
    """An emergency is reached by pressing alone, and its rule is lit; then one leaves."""
    with visit(browser, address) as seen:
        seen.presses("my thumb has been twitching for three days")
        answer = seen.presses("yes")

        assert answer.startswith("Call nine one one now.")
        assert seen.headline() == "Advice: emergency"
        assert seen.page.locator(".rung.now .holding li").count() == 1
        seen.page.get_by_role("button", name="leave", exact=True).click()
        assert seen.presses("Open the skill again")


def test_focus_stays_in_the_answers_for_who_presses_keys(browser: Browser, address: str) -> None:
    """Quick answers come and go; the keyboard is never left in the middle of nowhere."""
    with visit(browser, address) as seen:
        seen.page.get_by_role("button", name="Open the skill").focus()
        seen.page.keyboard.press("Enter")
        seen.waits_for_answer(1)

        assert seen.page.evaluate("document.activeElement.closest('#answers') !== null")


def test_a_conversation_on_a_phone(browser: Browser, address: str) -> None:
    """It fits, is pressed with a thumb, and the state is one press away."""
    with visit(browser, address, PHONE, has_touch=True, is_mobile=True) as seen:
        seen.page.get_by_role("button", name="my thumb has been twitching for three days").tap()
        seen.waits_for_answer(1)
        seen.page.get_by_role("button", name="not sure", exact=True).tap()
        seen.waits_for_answer(2)

        assert seen.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        assert not seen.page.locator("#blocks").is_visible()
        seen.page.get_by_role("button", name="State").tap()
        assert seen.page.locator(".chip.yes").first.is_visible()
        assert seen.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        heights = seen.page.evaluate(
            "[...document.querySelectorAll('button, summary')].filter(e => e.offsetHeight)"
            ".map(e => e.offsetHeight)"
        )
        assert min(heights) >= 24


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_it_is_accessible(
    browser: Browser, address: str, node_modules: Path, scheme: str, size: ViewportSize
) -> None:
    """axe-core finds nothing wrong at the start, in the middle, unfolded, and at the end."""
    with visit(browser, address, size, color_scheme=scheme) as seen:
        found = violations(seen.page, node_modules)
        seen.types("my calf is twitching and my leg is weak and numb")
        seen.types("no")
        seen.unfolds()
        found += violations(seen.page, node_modules)
        seen.goes_back_to_typing()
        seen.types("i can't breathe")
        if size is PHONE:
            seen.page.get_by_role("button", name="State").click()
        for fold in ("#device > summary", "#recording > summary", ".fold summary >> visible=true"):
            seen.page.locator(fold).first.click()
        found += violations(seen.page, node_modules)

        assert found == []
