"""What the tests of the shell share: the real content, a small one to break, and the real skill."""

from pathlib import Path

import pytest

from skill import build_skill
from skill.builder import Handler
from tests.triage.small_content import SmallContent
from triage import Content, load_content


@pytest.fixture(scope="session")
def content(root: Path) -> Content:
    """The content of the repository."""
    return load_content(root / "content")


@pytest.fixture(scope="session")
def handle(content: Content) -> Handler:
    """The real skill, which answers every caller."""
    return build_skill(content)


@pytest.fixture
def small(tmp_path: Path) -> SmallContent:
    """A small valid content, to break one thing at a time."""
    return SmallContent(tmp_path / "content")
