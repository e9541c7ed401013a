"""The page: its HTML with the style and the script inside, so that one file is all there is."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from dataclasses import dataclass
from html import escape
from pathlib import Path

from simulator.web.guard import policy

_FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Page:
    """The page as it is served."""

    html: str
    policy: str
    """Its Content-Security-Policy, which lets this style and this script run and no others."""


def build_page(title: str, openings: tuple[str, ...] = ()) -> Page:
    """Put the page together.

    Args:
        title: the name of the skill.
        openings: what one could open the skill with, as buttons.
    """
    style, script = _read("page.css"), _read("page.js")
    buttons = "".join(
        f'<button type="button" class="answer" data-say="{escape(words)}">{escape(words)}</button>'
        for words in openings
    )
    html = (
        _read("page.html")
        .replace("{{title}}", escape(title))
        .replace("{{openings}}", buttons)
        .replace("{{style}}", style)
        .replace("{{script}}", script)
    )
    return Page(html, policy(_hash(style), _hash(script)))


def _read(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return f"sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
