"""The clinical diff: `python -m proof.diff REV`, `REV..REV`, `--record`, `--check`.

Walks the protocol of two revisions, each by its own code, and prints which answers lead to another
level. `content/levels.json` records the levels, so that CI needs no history: a level that falls is
recorded only if `content/CHANGELOG.md` names the answer path and both levels.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from triage.protocol.level import Level

ROOT = Path(__file__).resolve().parents[2]
_DRIVER = "scripts/proof/answer_levels.py"
"""Walks a protocol; each revision brings its own, which knows where its modules are."""
_MOST_SHOWN = 20

Levels = Mapping[str, Any]


class DiffError(Exception):
    """Two revisions that cannot be compared; the message says why and what to do."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Compare, record or check; the exit status is 1 for a level that fell without being named."""
    options = _options(arguments)
    try:
        if options.record or options.check:
            return _keep(options.root, is_check=options.check)
        return _compare(options.root, options.revisions or "HEAD")
    except DiffError as error:
        print(error, file=sys.stderr)
        return 2


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="diff", description="Compare the levels of revisions.")
    parser.add_argument("revisions", nargs="?", help="REV (with what is here), or REV..REV")
    parser.add_argument("--record", action="store_true", help="write content/levels.json")
    parser.add_argument("--check", action="store_true", help="say whether that is up to date")
    parser.add_argument("--root", type=Path, default=ROOT, help="the checkout")
    return parser.parse_args(arguments)


def _compare(root: Path, revisions: str) -> int:
    old, _, new = revisions.partition("..")
    before = _levels_at(root, old)
    after = _levels_at(root, new, before["paths"]) if new else levels_in(root, before["paths"])
    print(*differences(before, after), sep="\n")
    unnamed = unnamed_falls(_plain(before), _plain(after), _changelog(root))
    print(*(f"not named in content/CHANGELOG.md: {fall}" for fall in unnamed), sep="\n")
    return 1 if unnamed else 0


def _keep(root: Path, *, is_check: bool) -> int:
    """Record the levels, or say whether they are recorded."""
    file = root / "content" / "levels.json"
    recorded = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    now = _plain(levels_in(root, recorded))
    unnamed = unnamed_falls(recorded, now, _changelog(root))
    for fall in unnamed:
        print(f"{fall}: name it in content/CHANGELOG.md, with the reason")
    if unnamed or (is_check and recorded == now):
        return 1 if unnamed else 0
    if is_check:
        changed = [p for p in {*recorded, *now} if recorded.get(p) != now.get(p)]
        print(f"content/levels.json differs in {len(changed)} paths: run scripts/diff --record")
        return 1
    file.write_text(json.dumps(now, indent=0, sort_keys=True) + "\n", encoding="utf-8")
    return 0


def levels_in(folder: Path, more: Iterable[str] = ()) -> Levels:
    """Walk the protocol of a checkout, by the code that it holds; `more` paths of another too."""
    environment = {**os.environ, "PYTHONPATH": str(folder / "lambda")}
    run = subprocess.run(
        [sys.executable, "-P", folder / _DRIVER, folder / "content"],
        env=environment,
        input=json.dumps(list(more)),
        capture_output=True,
        text=True,
        check=False,
    )
    if run.returncode:
        reason = run.stderr.strip().splitlines()[-1:] or ["no reason given"]
        raise DiffError(f"the protocol of {folder.name} could not be walked: {reason[0]}")
    levels: Levels = json.loads(run.stdout)
    return levels


def _levels_at(root: Path, revision: str, more: Iterable[str] = ()) -> Levels:
    wanted = ("lambda", "content", _DRIVER)
    command = ["git", "-C", str(root), "archive", "--format=zip", revision, *wanted]
    archive = subprocess.run(command, capture_output=True, check=False)
    if archive.returncode:
        raise DiffError(f"{revision}: {archive.stderr.decode().strip()}")
    with tempfile.TemporaryDirectory() as folder:
        with ZipFile(BytesIO(archive.stdout)) as files:
            files.extractall(folder)
        return levels_in(Path(folder), more)


def differences(before: Levels, after: Levels) -> Iterator[str]:
    """Give every answer path whose level changed, and what was added and removed."""
    for table in ("questions", "rules"):
        yield from (f"{table}: {n} is gone" for n in before[table] if n not in after[table])
        yield from (f"{table}: {n} is new" for n in after[table] if n not in before[table])
    shared = [path for path in after["paths"] if path in before["paths"]]
    for direction, sign in (("falls", -1), ("rises", 1)):
        moved = [path for path in shared if _move(before, after, path) * sign > 0]
        yield f"{len(moved)} of {len(shared)} answer paths: the level {direction}"
        for path in moved[:_MOST_SHOWN]:
            old, new = before["paths"][path], after["paths"][path]
            yield f"  `{path}`: {old['level']} to {new['level']}"
            yield from (f"      {line}" for line in new["talk"])


def _move(before: Levels, after: Levels, path: str) -> int:
    levels = [Level.from_id(levels["paths"][path]["level"]) for levels in (before, after)]
    return levels[1] - levels[0]


def unnamed_falls(before: Mapping[str, str], after: Mapping[str, str], changelog: str) -> list[str]:
    """Give each path whose level fell, as the changelog has to name it and does not."""
    falls = [
        f"`{path}` from {before[path]} to {level}"
        for path, level in after.items()
        if path in before and Level.from_id(level) < Level.from_id(before[path])
    ]
    return [fall for fall in falls if fall not in changelog]


def _plain(levels: Levels) -> dict[str, str]:
    return {path: entry["level"] for path, entry in levels["paths"].items()}


def _changelog(root: Path) -> str:
    file = root / "content" / "CHANGELOG.md"
    return file.read_text(encoding="utf-8") if file.exists() else ""


if __name__ == "__main__":
    sys.exit(main())
