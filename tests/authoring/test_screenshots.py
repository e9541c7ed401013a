"""The pictures of the page are there, small, and taken by the script."""

from pathlib import Path

import pytest

from authoring.screenshots import IMAGES, SHOTS, main

PNG = b"\x89PNG\r\n"


def size(path: Path) -> tuple[int, int]:
    """Read the width and the height of a PNG."""
    head = path.read_bytes()[:24]
    assert head.startswith(PNG)
    return int.from_bytes(head[16:20]), int.from_bytes(head[20:24])


@pytest.mark.needs_program("chromium", "apt-get install chromium")
def test_the_script_takes_what_is_committed(tmp_path: Path) -> None:
    """Every picture can be taken again, in the same size; the pixels are the browser's business."""
    assert main(["--into", str(tmp_path)]) == 0

    names = {f"{shot.name}.png" for shot in SHOTS}
    assert {path.name for path in tmp_path.iterdir()} == names
    assert {path.name for path in IMAGES.iterdir()} == names
    for name in names:
        assert size(tmp_path / name) == size(IMAGES / name)
        assert (IMAGES / name).stat().st_size < 200_000


def test_the_page_of_the_simulator_shows_pictures_that_are_there() -> None:
    """No picture in the documentation is missing."""
    told = (IMAGES.parent / "README.md").read_text(encoding="utf-8")
    shown = [part.partition(")")[0] for part in told.split("](images/")[1:]]

    assert shown
    assert all((IMAGES / name).is_file() for name in shown)
