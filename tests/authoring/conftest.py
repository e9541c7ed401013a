"""What the tests of the authoring tools share."""

import shutil
from pathlib import Path

import pytest

from tests.triage.small_content import SmallContent
from triage import Content, load_content

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def content() -> Content:
    """Give the real content."""
    return load_content(ROOT / "content")


@pytest.fixture
def small(tmp_path: Path) -> SmallContent:
    """A small valid content, to break one thing at a time."""
    return SmallContent(tmp_path / "content")


@pytest.fixture
def copy(root: Path, tmp_path: Path) -> Path:
    """Give a copy of the content, to be changed."""
    return shutil.copytree(root / "content", tmp_path / "copy" / "content")
