"""Talk with this skill: `python -m authoring.simulate [--json] [--open UTTERANCE]`.

It wires the simulator, which knows no skill, to this skill's handler, model and state.
"""

import argparse
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from content_folder import content_folder
from memory.records import RecordsUnavailable
from memory.sqlite import SqliteRecords
from simulator import (
    Home,
    Identity,
    Services,
    Skill,
    run_json,
    run_terminal,
)
from simulator.conversation.script import Preparation
from simulator.conversation.setting import setting
from triage import ContentError, load_content

_MODELS = Path(__file__).resolve().parents[2] / "interaction_model"


def main(arguments: Sequence[str] | None = None) -> int:
    """Hold a conversation; the exit status is 1 when the skill answered badly or won't load."""
    options = _options(arguments)
    try:
        load_content(content_folder())
    except ContentError as error:
        print(*error.problems, sep="\n", file=sys.stderr)
        return 1
    skill = load_skill(options.locale, options.remember)
    run = run_json if options.json else run_terminal
    home = make_home(options)
    with Services(home):
        return run(skill.device(home), read_status, options.open)


def load_skill(locale: str, remember: Path | None = None, kind: type[Skill] = Skill) -> Skill:
    """Find this skill's handler, which may call this machine, and its model for a locale.

    It remembers what the person agrees to in the file `remember`, or nothing; one that cannot be
    used ends the program, with its name.
    """
    os.environ.setdefault("LOOPBACK_SERVICES", "1")
    if remember is not None:
        try:
            SqliteRecords(remember)
        except RecordsUnavailable as fault:
            sys.exit(f"--remember: {remember} cannot be used ({fault})")
        os.environ["RECORDS_FILE"] = str(remember)
        os.environ.setdefault("RECORDS_SALT", "simulated")
    return kind.load("app:handler", _MODELS / f"{locale}.json")


def make_home(options: argparse.Namespace) -> Home:
    """Set up a home as the options want it (see `add_home_options`)."""
    skill_id = os.environ.get("SKILL_ID")
    identity = Identity(skill_id=skill_id) if skill_id else Identity()
    home = Home(identity, locale=options.locale)
    for prepare in options.set:
        prepare(home)
    return home


def read_status(attributes: Mapping[str, Any]) -> dict[str, Any]:
    """Tell from the session attributes what is open, the advice just given, and the count."""
    last = attributes.get("last") or {}
    asked = attributes.get("asked") or []
    asking = attributes.get("asking")
    number = asked.index(asking) + 1 if asking in asked else None
    return {"asking": asking, "level": last.get("level"), "question_number": number}


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="simulate",
        description="Talk with the skill as with a speaker: type what you would say.",
        epilog="An empty line is silence. In the terminal, /help lists the commands. --web is a "
        "page in the browser, --speak and --listen are by voice; each has a --help of its own.",
    )
    parser.add_argument("--json", action="store_true", help="one utterance a line in, JSON out")
    parser.add_argument("--open", metavar="UTTERANCE", help="open with a question, in one breath")
    add_home_options(parser)
    return parser.parse_args(arguments)


def add_home_options(parser: argparse.ArgumentParser) -> None:
    """Add the options that say where the device stands, and what it finds there."""
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        type=_setting,
        metavar="KEY: VALUE",
        help="change the home, as 'screen: medium' or 'permission: reminders granted'",
    )
    parser.add_argument(
        "--locale",
        default="en-US",
        choices=sorted(path.stem for path in _MODELS.glob("??-??.json")),
        help="the language of the device (en-US)",
    )
    parser.add_argument(
        "--remember",
        type=Path,
        metavar="FILE",
        help="keep in this file, for the next talk, what you agree to have kept",
    )


def _setting(text: str) -> Preparation:
    key, _, value = text.partition(":")
    try:
        return setting(key.strip(), value)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


if __name__ == "__main__":
    sys.exit(main())
