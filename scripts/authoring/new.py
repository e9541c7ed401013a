"""Begin something new in the content: `python -m authoring.new cause|red_flag|topic ID`.

It writes the entry into every file that needs one, with UNWRITTEN in each sentence; the check names
every UNWRITTEN until a person has written it, and until then the content does not load.
"""

import argparse
import re
import sys
import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from triage.loading.shelf import FACT_FILES, PHRASES, RULE_FILES

_PROJECT = Path(__file__).resolve().parents[2]
_ID = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*")
_RED_FLAGS = ("emergency", "urgent")
# What a person is to write; the loader refuses content that still has it.
_CITATION = """\
source = "UNWRITTEN: an id of sources.toml"
section = "UNWRITTEN: the place in the source"
checked = "UNWRITTEN: the day you read it there, as a date without quotes"
"""


class Refused(Exception):
    """Nothing was written; the message says why and what to do."""


@dataclass(frozen=True)
class Entry:
    """What is added to the end of one file."""

    path: Path
    text: str


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the entries and name the files, or refuse; the exit status is 1 where it refuses."""
    options = _options(arguments)
    try:
        entries = begin(options.project, options.kind, options.id, options.level)
    except Refused as fault:
        print(fault, file=sys.stderr)
        return 1
    for entry in entries:
        print(f"{entry.path.relative_to(options.project)}: [{options.id}]")
    print(_NEXT[options.kind])
    return 0


def begin(project: Path, kind: str, new_id: str, level: str = "emergency") -> list[Entry]:
    """Add the entries for a new cause, red flag or topic to the files of a project.

    Refused, with nothing written, for a bad id and one that is there already.
    """
    if not _ID.fullmatch(new_id):
        raise Refused(f"{new_id!r} is no id: write lower-case words joined by '_', as foot_drop")
    content = project / "content"
    entries = list(_ENTRIES[kind](content, new_id, level))
    taken = [entry.path for entry in entries if new_id in _ids(entry.path)]
    taken += [path for path in _rivals(content, kind) if new_id in _ids(path)]
    if taken:
        where = ", ".join(sorted({str(path.relative_to(project)) for path in taken}))
        raise Refused(f"{new_id!r} is there already, in {where}: choose another id, or change that")
    for entry in entries:
        _append(entry)
    return entries


def _rivals(content: Path, kind: str) -> Iterator[Path]:
    """Give the other files in which the id would name something else."""
    if kind == "red_flag":
        yield from (content / "rules" / f"{level}.toml" for level in RULE_FILES)
        yield from (content / "facts" / f"{file}.toml" for file in FACT_FILES)
    elif kind == "topic":
        yield content / "causes.toml"  # a question about a cause is answered from there


def _cause(content: Path, new_id: str, _: str) -> Iterator[Entry]:
    head = (
        "# UNWRITTEN in suggested_by: findings that make it worth naming. tips: ids of tips.toml.\n"
    )
    body = f'[{new_id}]\nsuggested_by = ["UNWRITTEN"]\ntips = []\n{_CITATION}'
    yield Entry(content / "causes.toml", head + body)
    for locale in _locales(content):
        name = 'name = "UNWRITTEN: as in: it may be linked to ..."'
        say = 'say = "UNWRITTEN: could it be that? In one breath, at most 35 words."'
        yield Entry(locale / "causes.toml", f"[{new_id}]\n{name}\n{say}\n")
        yield _phrases(locale, "causes", new_id)


def _red_flag(content: Path, new_id: str, level: str) -> Iterator[Entry]:
    yield Entry(content / "facts" / "symptoms.toml", f"[{new_id}]\n")
    rule = f'[{new_id}]\nwhen = ["{new_id}"]\n{_CITATION}'
    yield Entry(content / "rules" / f"{level}.toml", rule)
    for locale in _locales(content):
        name = 'name = "UNWRITTEN: as in: your foot, with ..."'
        reason = 'reason = "UNWRITTEN: why it matters, at most 17 words."'
        yield Entry(locale / "findings.toml", f"[{new_id}]\n{name}\n")
        yield Entry(locale / "rules.toml", f"[{new_id}]\n{reason}\n")
        yield _phrases(locale, "symptoms", new_id)
    journey = (
        f'[{new_id}]\npromise = "UNWRITTEN: what this journey shows."\nlevel = "{level}"\n'
        f'speech = ["UNWRITTEN: a word of the advice"]\nfacts = {{ {new_id} = "yes" }}\n'
        'talk = ["UNWRITTEN: what a person says -> end"]\n'
    )
    yield Entry(content.parent / "tests" / "journeys" / f"{level}.toml", journey)


def _topic(content: Path, new_id: str, _: str) -> Iterator[Entry]:
    yield Entry(content / "topics.toml", f"[{new_id}]\n{_CITATION}")
    for locale in _locales(content):
        say = 'say = "UNWRITTEN: the answer in one breath, at most 35 words."'
        yield Entry(locale / "topics.toml", f"[{new_id}]\n{say}\n")
        yield _phrases(locale, "topics", new_id)


def _phrases(locale: Path, file: str, new_id: str) -> Entry:
    text = f'{new_id} = [\n    "UNWRITTEN: what people call it, the plainest first",\n]\n'
    return Entry(locale / PHRASES / f"{file}.toml", text)


def _locales(content: Path) -> Iterator[Path]:
    return (path for path in sorted(content.glob("??-??")) if path.is_dir())


def _ids(path: Path) -> set[str]:
    try:
        return set(tomllib.loads(path.read_text("utf-8")))
    except (OSError, tomllib.TOMLDecodeError) as fault:
        raise Refused(f"{path} does not read: {fault}; mend it first") from fault


def _append(entry: Entry) -> None:
    before = entry.path.read_text("utf-8").rstrip("\n")
    gap = "\n" if entry.path.parent.name == PHRASES else "\n\n"
    entry.path.write_text(f"{before}{gap}{entry.text}", "utf-8")


_ENTRIES: dict[str, Callable[[Path, str, str], Iterator[Entry]]] = {
    "cause": _cause,
    "red_flag": _red_flag,
    "topic": _topic,
}

_AFTER = "Write what says UNWRITTEN; ./scripts/check names what is left. Then ./scripts/build-model"
_NEXT = {
    "cause": f"{_AFTER}.",
    "red_flag": (
        f"{_AFTER} and ./scripts/draw-protocol.\n"
        "To ask about it, put it into 'settles' and the words of a question in questions.toml."
    ),
    "topic": f"{_AFTER}.",
}


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="new", description="Begin something new in the content.")
    parser.add_argument("kind", choices=_ENTRIES, help="what it is")
    parser.add_argument("id", metavar="ID", help="lower-case words joined by '_', as foot_drop")
    parser.add_argument(
        "--level", choices=_RED_FLAGS, default="emergency", help="of a red flag (emergency)"
    )
    parser.add_argument("--project", type=Path, default=_PROJECT, help="the project's folder")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
