import json
from pathlib import Path
from typing import Any

import pytest

from building.licences import main


def bill(folder: Path, **licences: list[dict[str, Any]]) -> Path:
    """Write a bill with these parts."""
    parts = [{"name": n, "version": "1", "licenses": given} for n, given in licences.items()]
    file = folder / "bill.json"
    file.write_text(json.dumps({"components": parts}), encoding="utf-8")
    return file


def test_every_licence_is_listed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever ships the package sees under what terms each part comes."""
    file = bill(
        tmp_path,
        six=[{"license": {"id": "MIT"}}],
        dateutil=[{"license": {"name": "Dual License"}}, {"license": {"id": "BSD-3-Clause"}}],
        modern=[{"expression": "Apache-2.0"}],
    )

    assert main(file) == 0
    assert capsys.readouterr().out.splitlines() == [
        "dateutil 1: BSD-3-Clause, Dual License",
        "modern 1: Apache-2.0",
        "six 1: MIT",
    ]


@pytest.mark.parametrize("licences", [[], [{"license": {"id": "AGPL-3.0-only"}}], [{}]])
def test_a_licence_that_nobody_looked_at_is_pointed_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], licences: list[dict[str, Any]]
) -> None:
    """No part slips in under terms that were not considered, or under none."""
    assert main(bill(tmp_path, part=licences)) == 1
    assert "part 1:" in capsys.readouterr().out


def test_an_empty_bill_is_no_good_news(tmp_path: Path) -> None:
    """A bill without parts was not made of the package."""
    assert main(bill(tmp_path)) == 1
