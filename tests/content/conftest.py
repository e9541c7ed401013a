"""What the tests of the content share: the content itself."""

from pathlib import Path

import pytest

from triage import Content, load_content
from triage.protocol.content import Wording


@pytest.fixture(scope="session")
def content(root: Path) -> Content:
    """The content of the repository."""
    return load_content(root / "content")


@pytest.fixture(scope="session")
def wording(content: Content) -> Wording:
    """The American sentences of the repository."""
    return content.wordings["en-US"]
