"""Cards in the companion app: what a device's service refuses in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from simulator.fault import Fault

LONGEST = 8_000
"""Most characters of a card, all its texts and addresses together."""
LONGEST_ADDRESS = 2_000
_TEXTS: Mapping[str, tuple[str, ...]] = {
    "Simple": ("title", "content"),
    "Standard": ("title", "text"),
    "LinkAccount": (),
    "AskForPermissionsConsent": (),
}
"""The kinds of card, with the texts that each may have."""
_MARKUP = re.compile(r"</?(?:speak|break|prosody|emphasis|say-as|p|s)\b[^>]*>")


def card_faults(card: object) -> Iterator[Fault]:
    """Find what is wrong with a card; None is no card."""
    if card is None:
        return
    kind = str(card.get("type")) if isinstance(card, Mapping) else ""
    if not isinstance(card, Mapping) or kind not in _TEXTS:
        yield Fault("card-type", f"response.card.type must be one of {', '.join(_TEXTS)}")
        return
    if kind == "AskForPermissionsConsent" and not card.get("permissions"):
        yield Fault("card-permissions", "response.card asks for no permissions")
    yield from _text_faults(card, _TEXTS[kind])
    yield from _image_faults(card)


def card_text(card: Mapping[str, Any]) -> str:
    """Give the text of a card, without its title."""
    return str(card.get("content") or card.get("text") or "")


def _text_faults(card: Mapping[str, Any], keys: tuple[str, ...]) -> Iterator[Fault]:
    texts = [card.get(key) or "" for key in keys]
    for key, text in zip(keys, texts, strict=True):
        if not isinstance(text, str):
            yield Fault("card-text", f"response.card.{key} must be text")
        elif _MARKUP.search(text):
            yield Fault("card-markup", f"response.card.{key} has speech markup, shown as it is")
    size = sum(len(str(text)) for text in (*texts, *_addresses(card)))
    if size > LONGEST:
        yield Fault("card-length", f"response.card has {size} characters, more than {LONGEST}")


def _image_faults(card: Mapping[str, Any]) -> Iterator[Fault]:
    for address in _addresses(card):
        if not address.startswith("https://"):
            yield Fault("card-image", f"response.card.image must come by https, not '{address}'")
        elif len(address) > LONGEST_ADDRESS:
            yield Fault("card-image", f"an address has more than {LONGEST_ADDRESS} characters")


def _addresses(card: Mapping[str, Any]) -> tuple[str, ...]:
    image = card.get("image")
    if not isinstance(image, Mapping):
        return ()
    return tuple(str(image[key]) for key in ("smallImageUrl", "largeImageUrl") if image.get(key))
