"""The shelf: the TOML files of a content folder, read into tables."""

import re
import tomllib
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from triage.loading.table import Table
from triage.protocol.problems import Problems, suggestion

Entry = TypeVar("Entry")

FACT_FILES = ("symptoms", "exposures", "conditions", "signs", "values")
RULE_FILES = ("see_doctor", "urgent", "emergency")

PROTOCOL_FILES = (
    *(f"facts/{name}.toml" for name in FACT_FILES),
    *(f"rules/{name}.toml" for name in RULE_FILES),
    "questions.toml",
    "causes.toml",
    "tips.toml",
    "topics.toml",
    "advice.toml",
    "durations.toml",
    "people.toml",
    "qualities.toml",
    "regions.toml",
    "limits.toml",
    "sources.toml",
)

LOCALE_FILES = (
    "findings.toml",
    "parts.toml",
    "questions.toml",
    "rules.toml",
    "causes.toml",
    "tips.toml",
    "topics.toml",
    "advice.toml",
    "replies.toml",
)

PHRASES = "phrases"
"""The folder in a locale with what people say; only the interaction model is built from it."""

_LOCALE = re.compile(r"[a-z]{2}-[A-Z]{2}")
_ID = re.compile(r"[a-z][a-z0-9_]*|[A-Z]{2}")


class Shelf:
    """The files of one content folder."""

    def __init__(self, folder: Path, problems: Problems) -> None:
        """Look into `folder`; what cannot be read is noted in `problems`."""
        self.folder = folder
        self.problems = problems
        self.version = "00000000"
        """Changes whenever a file that was read does."""
        self._sum = 0

    def locales(self) -> list[str]:
        """Give the locales that have a folder."""
        if not self.folder.is_dir():
            self.problems.add(str(self.folder), "", "is not a folder; it must hold the content")
            return []
        folders = (path for path in self.folder.iterdir() if path.is_dir())
        return sorted(path.name for path in folders if _LOCALE.fullmatch(path.name))

    def tables(self, file: str) -> dict[str, Table]:
        """Give the tables of a file such as `rules/urgent.toml`, in their order."""
        found = {}
        for name, keys in self.read(file).items():
            if not isinstance(keys, dict):
                self.problems.add(file, name, "stands outside a table; write it under a [name]")
            elif not _ID.fullmatch(name):
                self.problems.add(file, name, "an id is lower-case words joined by '_'")
            else:
                found[name] = Table(file, name, keys, self.problems)
        return found

    def entries(self, file: str, read: Callable[[Table], Entry]) -> dict[str, Entry]:
        """Give what `read` makes of each table of a file; a key that it leaves is unknown."""
        found = {}
        for name, table in self.tables(file).items():
            found[name] = read(table)
            table.done()
        return found

    def read(self, file: str) -> dict[str, Any]:
        """Give a file as TOML has it; empty, with a problem noted, if it does not read."""
        try:
            data = (self.folder / file).read_bytes()
            self._sum = zlib.crc32(data, self._sum)
            self.version = f"{self._sum:08x}"
            return tomllib.loads(data.decode("utf-8"))
        except FileNotFoundError:
            self.problems.add(file, "", f"is missing in {self.folder}")
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
            self.problems.add(file, "", f"does not read as TOML: {fault}")
        self.problems.unread.add(file)
        return {}

    def report_strays(self, locales: list[str]) -> None:
        """Note every TOML file that nobody reads, such as one with a misspelt name."""
        known = {*PROTOCOL_FILES, *(f"{loc}/{name}" for loc in locales for name in LOCALE_FILES)}
        for file in self._toml_files():
            if file not in known and f"/{PHRASES}/" not in file:
                self.problems.add(file, "", f"{_stray(file)}{suggestion(file, known)}")

    def _toml_files(self) -> Iterator[str]:
        for path in sorted(self.folder.rglob("*.toml")):
            yield path.relative_to(self.folder).as_posix()


def _stray(file: str) -> str:
    folder, _, name = file.rpartition("/")
    if folder == "rules":
        return f"there is no level {name.removesuffix('.toml')!r}: a rules file is named for one"
    return "is not a content file"
