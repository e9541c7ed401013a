"""What the tests of the benchmark share: the real content, one clinic and one run of every case."""

from pathlib import Path

import pytest

from evaluation import Clinic
from evaluation.benchmark import Benchmark, run_benchmark
from evaluation.command import open_clinic, read_all
from triage import Content, load_content

FOLDER = Path(__file__).parent
FILES = sorted(FOLDER.glob("*.jsonl"))


@pytest.fixture(scope="session")
def content() -> Content:
    """Give the real content."""
    return load_content(FOLDER.parents[1] / "content")


@pytest.fixture(scope="session")
def clinic(content: Content) -> Clinic:
    """Give a clinic with the real handler and the real interaction model."""
    return open_clinic(content)


@pytest.fixture(scope="session")
def benchmark(clinic: Clinic) -> Benchmark:
    """Bring every case of the project in every way, once."""
    return run_benchmark(clinic, "all", read_all(FILES, clinic.content))
