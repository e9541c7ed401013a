"""What the tests of the core share: the real content, and a small one to break."""

from pathlib import Path

import pytest

from tests.triage.small_content import SmallContent
from triage import Content, load_content
from triage.protocol.content import Wording
from triage.protocol.protocol import Protocol


@pytest.fixture(scope="session")
def content(root: Path) -> Content:
    """The content of the repository."""
    return load_content(root / "content")


@pytest.fixture(scope="session")
def protocol(content: Content) -> Protocol:
    """The protocol of the repository."""
    return content.protocol


@pytest.fixture(scope="session")
def wording(content: Content) -> Wording:
    """The American sentences of the repository."""
    return content.wordings["en-US"]


@pytest.fixture
def small(tmp_path: Path) -> SmallContent:
    """A small valid content, to break one thing at a time."""
    return SmallContent(tmp_path / "content")


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Content:
    """The small content as it is, to hold conversations with."""
    return SmallContent(tmp_path_factory.mktemp("tiny")).load()
