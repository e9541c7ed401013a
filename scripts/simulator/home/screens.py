"""Screens that a device may have, as requests describe them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]

APL = "Alexa.Presentation.APL"
_NEWEST_APL = "2024.3"
_CODECS = ["H_264_42", "H_264_41"]


@dataclass(frozen=True)
class Screen:
    """One kind of screen. Sizes are in pixels."""

    name: str
    width: int
    height: int
    shape: str = "RECTANGLE"
    mode: str = "HUB"
    dpi: int = 160
    has_touch: bool = True

    @property
    def interface(self) -> Json:
        """What `supportedInterfaces` says of it."""
        return {APL: {"runtime": {"maxVersion": _NEWEST_APL}}}

    @property
    def context(self) -> Json:
        """What the context of each request says of it."""
        return {"Viewport": self._viewport(), "Viewports": [self._typed_viewport()]}

    def _viewport(self) -> Json:
        viewport: Json = {
            "experiences": [{"canRotate": False, "canResize": False}],
            "mode": self.mode,
            "shape": self.shape,
            "pixelWidth": self.width,
            "pixelHeight": self.height,
            "dpi": self.dpi,
            "currentPixelWidth": self.width,
            "currentPixelHeight": self.height,
            "video": {"codecs": _CODECS},
        }
        return viewport | ({"touch": ["SINGLE"]} if self.has_touch else {})

    def _typed_viewport(self) -> Json:
        size = {"type": "DISCRETE", "pixelWidth": self.width, "pixelHeight": self.height}
        return {
            "type": "APL",
            "id": "main",
            "shape": self.shape,
            "dpi": self.dpi,
            "presentationType": "STANDARD",
            "canRotate": False,
            "configuration": {
                "current": {"mode": self.mode, "video": {"codecs": _CODECS}, "size": size}
            },
        }


SCREENS: Mapping[str, Screen] = {
    screen.name: screen
    for screen in (
        Screen("small", 960, 480),
        Screen("medium", 1024, 600),
        Screen("large", 1280, 800),
        Screen("round", 480, 480, shape="ROUND"),
        Screen("tv", 1920, 1080, mode="TV", dpi=320, has_touch=False),
    )
}
"""The screens that a device can be given by name."""
