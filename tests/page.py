"""The page of the simulator, served as it is served to people, for tests with a real browser."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, ViewportSize

DESK: ViewportSize = {"width": 1280, "height": 860}
PHONE: ViewportSize = {"width": 375, "height": 720}


@dataclass
class Visit:
    """Somebody at the page, in a browser of their own."""

    page: Page
    address: str
    fetched: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.set_default_timeout(60_000)  # the first answer waits until the model is read
        self.page.on("request", lambda request: self.fetched.append(request.url))
        self.page.on("console", lambda message: self.wrong.append(message.text))
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.page.goto(self.address)
        self.is_ready()

    def is_ready(self) -> None:
        """Wait until the page shows how things stand."""
        self.page.locator("#status").filter(has_text=re.compile(r"\w")).wait_for()

    def answers(self) -> list[str]:
        """Give what was answered so far."""
        texts = self.page.locator(".alexa").all_inner_texts()
        return [text.removeprefix("Alexa:").strip() for text in texts]

    def goes_back_to_typing(self) -> None:
        """Put the focus where one types, as the link at the top of the page does."""
        self.page.locator("#say").focus()

    def waits_for_answer(self, count: int) -> str:
        """Wait until there have been so many answers; give the last."""
        self.page.locator(".alexa").nth(count - 1).wait_for()
        return self.answers()[count - 1]

    def types(self, words: str) -> str:
        """Type something with the keys alone, wherever the focus is; give the answer."""
        count = self.page.locator(".alexa").count()
        self.page.keyboard.type(words)
        self.page.keyboard.press("Enter")
        return self.waits_for_answer(count + 1)

    def presses(self, name: str) -> str:
        """Press a quick answer; give the answer to it."""
        count = self.page.locator(".alexa").count()
        self.page.get_by_role("button", name=name, exact=True).click()
        return self.waits_for_answer(count + 1)

    def unfolds(self) -> str:
        """Unfold how the last turn came about; give all that it tells."""
        last = self.page.locator(".how").last
        last.locator("summary").click()
        last.locator("pre").first.wait_for()
        return last.inner_text()

    def headline(self) -> str:
        """Read where the conversation stands."""
        return self.page.locator("h2.headline").inner_text()


@contextmanager
def visit(
    browser: Browser, address: str, size: ViewportSize = DESK, script: str = "", **how: Any
) -> Iterator[Visit]:
    """Open the page, after a script of the test's own where there is one.

    The page may fetch nothing but from its own address, and nothing may go wrong in it.
    """
    page = browser.new_page(viewport=size, reduced_motion="reduce", **how)
    page.add_init_script(script)
    found = Visit(page, address)
    yield found
    page.close()
    assert all(url.startswith((f"{address}/", "data:", "blob:")) for url in found.fetched)
    assert found.wrong == []


def violations(page: Page, node_modules: Path) -> list[str]:
    """Audit a page for accessibility with axe-core, by all its rules for WCAG and good practice."""
    page.evaluate((node_modules / "axe-core" / "axe.min.js").read_text(encoding="utf-8"))
    found: list[Any] = page.evaluate("axe.run().then(result => result.violations)")
    return [
        f"{each['id']}: {each['help']}: {[node['html'][:120] for node in each['nodes']]}"
        for each in found
    ]
