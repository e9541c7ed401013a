"""The benchmark measures real functions, and takes no wrong answer for a fast one."""

import shutil
from pathlib import Path

import pytest

from benchmark.candidate import SAMPLES, Candidate, event
from benchmark.parts import ELSE, PARTS
from benchmark.run import TALK, measured_parts, opened_files, run
from benchmark.runtime_api import FunctionError

BROKEN = "def handler(event, context):\n    raise ValueError('no such luck')\n"


def bare(folder: Path, must_say: str = "{}") -> Candidate:
    """Give the handler that does nothing."""
    shutil.copy(SAMPLES / "bare.py", folder)
    return Candidate("bare", "nothing", folder, "bare.handler", event("AnyIntent"), must_say)


def test_the_package_is_measured(client: Path, package: Path, tmp_path: Path) -> None:
    """Each time is a time, and each answer is the right one."""
    told = event("DescribeTwitchIntent")
    ours = Candidate("ours", "this skill", package, "app.handler", told, "Your foot")

    sample, floor = (run(client, one, 5, None) for one in (ours, bare(tmp_path)))

    assert sample.total == pytest.approx(sample.init + sample.first)
    assert min(sample.init, sample.first, sample.processor, floor.processor) > 0
    assert sample.warm_p99 >= sample.warm_p50 > 0
    assert sample.memory > floor.memory > 5
    assert opened_files(client, ours) > opened_files(client, bare(tmp_path)) >= 1


@pytest.mark.parametrize(
    ("handler", "told"),
    [
        ("broken.handler", "broken: .*no such luck"),
        ("missing.handler", "broken: .*No module named 'missing'"),
        ("bare.handler", "broken: answered {}"),
    ],
)
def test_what_does_not_answer_is_not_measured(
    client: Path, tmp_path: Path, handler: str, told: str
) -> None:
    """A function that fails, does not start or says something else ends the benchmark."""
    bare(tmp_path)
    (tmp_path / "broken.py").write_text(BROKEN)
    candidate = Candidate("broken", "broken", tmp_path, handler, event("AnyIntent"), "hello")

    with pytest.raises(FunctionError, match=told):
        run(client, candidate, 1, None)


def test_each_part_of_a_turn_is_found_and_measured(client: Path, package: Path) -> None:
    """The parts add up to a turn, and none of them is a name that nothing goes by any more."""
    measured = measured_parts(client, package, TALK, talks=3)

    whole = measured.pop("")
    assert set(measured) == {*PARTS, ELSE}
    assert min(measured.values()) > 0
    assert sum(measured.values()) > 0.5 * whole
