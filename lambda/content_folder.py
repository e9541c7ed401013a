"""The content folder, for where the build has not turned the content into code."""

import os
from pathlib import Path


def content_folder() -> Path:
    """Find the content: where the environment says, else in the checkout."""
    told = os.environ.get("TWITCH_CHECK_CONTENT")
    return Path(told) if told else Path(__file__).resolve().parent.parent / "content"
