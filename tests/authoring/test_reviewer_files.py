"""What reviewers read beside the content is made from it, and a stale one is named."""

from pathlib import Path

import pytest

from authoring.reviewer_files import FILES, list_to_confirm, main
from triage import Content
from triage.loading.ledger import claims
from triage.protocol.source import Basis


@pytest.mark.parametrize("name", FILES)
def test_a_stale_file_is_named(copy: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A change of the content without its pictures and lists stops CI."""
    main(["--content", str(copy)])
    assert main(["--check", "--content", str(copy)]) == 0
    (copy / name).write_text("old")

    assert main(["--check", "--content", str(copy)]) == 1
    assert capsys.readouterr().err == f"content/{name} is stale: run ./scripts/draw-protocol\n"


def test_every_claim_on_general_knowledge_is_listed(content: Content) -> None:
    """A clinician finds each unconfirmed claim once, with the words that make it."""
    protocol = content.protocol
    bases = [protocol.sources[citation.source].basis for citation in claims(protocol).values()]
    lines = list_to_confirm(content).splitlines()

    listed = [line for line in lines if line.startswith("- ")]

    assert len(listed) == bases.count(Basis.GENERAL_KNOWLEDGE) > 0
    assert all("“" in line for line in listed)
