"""What the tests share: the real content, and a walk of it in which nothing is told."""

from pathlib import Path

import pytest

from proof.walk import Walk, walk
from triage import Content, load_content


@pytest.fixture(scope="session")
def content(root: Path) -> Content:
    """The content of the repository."""
    return load_content(root / "content")


@pytest.fixture(scope="session")
def plain_walk(content: Content) -> Walk:
    """Every conversation of yes, no, not sure, misses and questions back."""
    return walk(content, most=0, workers=0)
