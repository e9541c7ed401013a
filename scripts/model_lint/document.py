"""A JSON file as it stands, with what JSON itself lets pass."""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from model_lint.problem import Remark

_LOCALE = re.compile(r"[a-z]{2}-[A-Z]{2}")


@dataclass(frozen=True)
class Document:
    """A file that has been read."""

    file: str
    size: int
    content: object
    """None where the file is no JSON."""
    remarks: tuple[tuple[str, Remark], ...]
    """What was wrong while reading, each with its rule's name."""

    @property
    def locale(self) -> str | None:
        """The locale that the file's name tells, as en-US.json does."""
        stem = Path(self.file).stem
        return stem if _LOCALE.fullmatch(stem) else None

    @property
    def is_manifest(self) -> bool:
        """Whether it is a skill's manifest; anything else is taken for a model."""
        return isinstance(self.content, dict) and "manifest" in self.content


def read_document(path: Path) -> Document:
    """Read a file; one that is no JSON gives a document that says so."""
    data = path.read_bytes()
    twice: list[str] = []
    try:
        content = json.loads(data, object_pairs_hook=lambda pairs: _table(pairs, twice))
    except ValueError as error:
        remark = Remark("the document", f"is no JSON: {error}")
        return Document(str(path), len(data), None, (("not-json", remark),))
    remarks = (Remark(key, "is there twice in one object", "the first is lost") for key in twice)
    return Document(
        str(path), len(data), content, tuple(("duplicate-key", remark) for remark in remarks)
    )


def _table(pairs: list[tuple[str, Any]], twice: list[str]) -> dict[str, Any]:
    table: dict[str, Any] = {}
    for key, value in pairs:
        if key in table:
            twice.append(key)
        table[key] = value
    return table
