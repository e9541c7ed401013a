"""Take the pictures of the page that the documentation shows: `python -m authoring.screenshots`."""

import argparse
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from authoring.page import site
from authoring.simulate import load_skill
from content_folder import content_folder
from simulator import Clock, Home
from simulator.web import running
from triage import load_content

IMAGES = Path(__file__).parents[1] / "simulator" / "images"
_MORNING = datetime(2026, 5, 6, 14, 30, tzinfo=UTC)
_DESK: ViewportSize = {"width": 1200, "height": 780}
_PHONE: ViewportSize = {"width": 390, "height": 780}


@dataclass(frozen=True)
class Shot:
    """One picture: how the page is seen, and what is said before."""

    name: str
    size: ViewportSize
    said: tuple[str, ...] = ()
    scheme: Literal["light", "dark"] = "light"
    shows_state: bool = False
    """On a phone, the other one of its two views."""


SHOTS = (
    Shot("start", _DESK),
    Shot("talk", _DESK, ("my calf is twitching and my leg feels weak", "no", "no")),
    Shot("dark", _DESK, ("my thumb is twitching", "i have chest pain"), scheme="dark"),
    Shot("phone", _PHONE, ("my eyelid has been twitching for a week", "no")),
    Shot("phone-state", _PHONE, ("my hand is twitching and weak", "no"), shows_state=True),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Take them all; the exit status is 1 where there is no browser."""
    parser = argparse.ArgumentParser(prog="screenshots", description=__doc__)
    parser.add_argument("--into", type=Path, default=IMAGES, help="the folder to write them into")
    folder: Path = parser.parse_args(arguments).into
    if shutil.which("chromium") is None:
        print("there is no browser to take them with: apt-get install chromium", file=sys.stderr)
        return 1
    folder.mkdir(parents=True, exist_ok=True)
    with _chromium() as browser:
        for shot in SHOTS:
            _take(browser, shot, folder / f"{shot.name}.png")
            print(folder / f"{shot.name}.png")
    return 0


@contextmanager
def _chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"))
        yield browser
        browser.close()


def _take(browser: Browser, shot: Shot, path: Path) -> None:
    skill, content = load_skill("en-US"), load_content(content_folder())
    with running(site(skill, content, lambda: Home(clock=Clock.at(_MORNING)))) as address:
        page = browser.new_page(
            viewport=shot.size, color_scheme=shot.scheme, reduced_motion="reduce"
        )
        page.goto(address)
        page.locator("#blocks > *").first.wait_for(state="attached")
        for number, words in enumerate(shot.said):
            _say(page, words, number)
        if shot.shows_state:
            page.get_by_role("button", name="State").click()
        page.screenshot(path=path)
        page.close()


def _say(page: Page, words: str, answers: int) -> None:
    page.locator("#say").fill(words)
    page.locator("#say").press("Enter")
    page.locator(".alexa").nth(answers).wait_for()


if __name__ == "__main__":
    sys.exit(main())
