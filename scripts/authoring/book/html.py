"""HTML in small pieces: what is not markup already is escaped."""

from html import escape
from typing import Any


class Markup(str):
    """Text that is HTML already."""

    __slots__ = ()


def el(tag: str, *children: object, **attributes: Any) -> Markup:
    """Give an element; `class_` stands for `class`, and an attribute that is None is left out."""
    written = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{escape(str(value))}"'
        for name, value in attributes.items()
        if value is not None
    )
    return Markup(f"<{tag}{written}>{joined(*children)}</{tag}>")


def joined(*children: object) -> Markup:
    """Put pieces one after the other."""
    return Markup("".join(c if isinstance(c, Markup) else escape(str(c)) for c in children))


def link(target: str, text: object) -> Markup:
    """Give a link to a place in the page, or to an address."""
    return el("a", text, href=target if "://" in target else f"#{target}")
