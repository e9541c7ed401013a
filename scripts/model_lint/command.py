"""The command: `python -m model_lint FILE... [--json]`."""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from model_lint.amazon_schema import AmazonSchema, installed_schema
from model_lint.linting import Wishes, lint
from model_lint.problem import Problem, Severity

_DESCRIPTION = """Check Alexa interaction models and skill manifests for what Amazon would refuse
or mishandle. A manifest given together with models has its example phrases tried on them; a model's
locale is read from its name, as in en-US.json."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Lint the files; the exit status is 1 on an error, 2 for a file that cannot be read."""
    options = _options(arguments)
    try:
        wishes = Wishes(tuple(options.forbid), tuple(options.elicits))
        found = lint(options.files, wishes, _schema(options.schema))
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    except OSError as error:
        print(f"{error.filename}: cannot be read: {error.strerror}", file=sys.stderr)
        return 2
    _print(found, as_json=options.json)
    return 1 if any(problem.severity is Severity.ERROR for problem in found) else 0


def _schema(path: Path | None) -> AmazonSchema | None:
    """Read Amazon's schema from where it is named, or from where npm has put it, if it has."""
    found = path or installed_schema(Path.cwd())
    return AmazonSchema(found) if found else None


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="lint-model", description=_DESCRIPTION)
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="a model or manifest")
    parser.add_argument("--json", action="store_true", help="print a list of objects")
    parser.add_argument(
        "--forbid",
        action="append",
        default=[],
        metavar="WORD",
        help="a word that no name and no example phrase may have (may be given again)",
    )
    parser.add_argument(
        "--elicits",
        action="append",
        default=[],
        metavar="INTENT",
        help="an intent for which the code sends Dialog.ElicitSlot (may be given again)",
    )
    parser.add_argument(
        "--schema",
        type=Path,
        metavar="SPEC",
        help="spec.json of the npm package ask-smapi-model; found by itself in node_modules",
    )
    return parser.parse_args(arguments)


def _print(found: Sequence[Problem], *, as_json: bool) -> None:
    if as_json:
        print(json.dumps([asdict(problem) for problem in found], indent=2, ensure_ascii=False))
        return
    for problem in found:
        print(problem)
