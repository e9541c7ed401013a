"""A real browser for the tests of pages: the system's own Chromium, without a window.

@pytest.mark.needs_program("chromium", "apt-get install chromium")
def test_page() -> None:
    with chromium() as browser: ...
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright


@contextmanager
def chromium() -> Iterator[Browser]:
    """Give a running Chromium, closed at the end."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"))
        try:
            yield browser
        finally:
            browser.close()
