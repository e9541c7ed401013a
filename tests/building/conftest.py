"""What the tests of the build share."""

from pathlib import Path

import pytest

from triage import Content, load_content


@pytest.fixture(scope="session")
def content(root: Path) -> Content:
    """The content of the repository."""
    return load_content(root / "content")
