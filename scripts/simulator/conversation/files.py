"""Files of conversations, of whatever form."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from simulator.conversation.ask_dialog import read_ask_dialog
from simulator.conversation.bespoken import read_bespoken
from simulator.conversation.reader import SUFFIX, read_talk
from simulator.conversation.script import Conversation, ConversationError

_READERS: Mapping[str, Callable[[Path, str], list[Conversation]]] = {
    SUFFIX: lambda path, text: [read_talk(path, text)],
    ".yml": read_bespoken,
    ".yaml": read_bespoken,
    ".json": read_ask_dialog,
}


def read_conversations(paths: Iterable[Path]) -> list[Conversation]:
    """Read the conversations of files, and of every `.talk` file in folders, in order.

    Raises:
        ConversationError: some file cannot be read; tells what is wrong in all of them.
    """
    found: list[Conversation] = []
    problems: list[str] = []
    for path in paths:
        for file in sorted(path.rglob(f"*{SUFFIX}")) if path.is_dir() else [path]:
            try:
                found += _read(file)
            except ConversationError as error:
                problems += error.problems
    if problems:
        raise ConversationError(tuple(problems))
    return found


def _read(path: Path) -> list[Conversation]:
    reader = _READERS.get(path.suffix)
    if reader is None:
        known = ", ".join(_READERS)
        raise ConversationError((f"{path}: is none of the files that can be read: {known}",))
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ConversationError((f"{path}: cannot be read: {error}",)) from error
    return reader(path, text)
