"""The simulator for any skill: `python -m simulator --handler H --model FILE COMMAND`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from simulator.conversation.command import add_options, converse
from simulator.conversation.setting import setting
from simulator.device.explanation import explain
from simulator.device.handler import HandlerError
from simulator.home.home import Home
from simulator.model import ModelError
from simulator.services import Services
from simulator.skill import Skill
from simulator.terminal.json_lines import run_json
from simulator.terminal.status import no_status
from simulator.terminal.terminal import run_terminal


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line says; the exit status is 2 for a skill that cannot be found."""
    options = _options(arguments)
    try:
        skill = Skill.load(options.handler, options.model)
    except (HandlerError, ModelError) as error:
        print(error, file=sys.stderr)
        return 2
    if options.command == "converse":
        return converse(skill, options)
    home = Home()
    for key, value in options.set:
        setting(key, value)(home)
    if options.command == "why":
        return _why(skill, home, " ".join(options.words))
    if options.command == "web":
        return _show_page(skill, options)
    with Services(home):
        run = run_json if options.json else run_terminal
        return run(skill.device(home), no_status, options.open)


def _why(skill: Skill, home: Home, utterance: str) -> int:
    """Explain how one sentence is understood."""
    recogniser = skill.recogniser(skill.model)
    found = recogniser.understand(utterance, home.today())
    print(*explain(recogniser, utterance, found, home.today()).lines(), sep="\n")
    return 0


def _show_page(skill: Skill, options: argparse.Namespace) -> int:
    """Serve the page."""
    from simulator.web import Site, run_web  # noqa: PLC0415 - Flask is needed for the page only

    def make_home() -> Home:
        home = Home()
        for key, value in options.set:
            setting(key, value)(home)
        return home

    title = skill.model.invocation_name.title()
    return run_web(Site(title, skill.device, make_home), options.port)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="simulator", description="Talk with an Alexa skill.")
    parser.add_argument("--handler", required=True, help="module:function, or an address")
    parser.add_argument("--model", required=True, type=Path, help="the interaction model's JSON")
    parser.add_argument(
        "--set", action="append", default=[], type=_setting, metavar="KEY: VALUE",
        help="change the home, as 'screen: medium' (may be given again)",
    )  # fmt: skip
    commands = parser.add_subparsers(dest="command", required=True)
    talk = commands.add_parser("talk", help="in the terminal, or as JSON lines")
    talk.add_argument("--json", action="store_true", help="one utterance a line in, JSON out")
    talk.add_argument("--open", metavar="UTTERANCE", help="open with a question, in one breath")
    add_options(commands.add_parser("converse", help="perform files of conversations"))
    web = commands.add_parser("web", help="a page in the browser, on this machine alone")
    web.add_argument("--port", type=int, help="where it is (usually 8020)")
    why = commands.add_parser("why", help="explain how a sentence is understood")
    why.add_argument("words", nargs="+", metavar="WORD")
    return parser.parse_args(arguments)


def _setting(text: str) -> tuple[str, str]:
    key, _, value = text.partition(":")
    try:
        setting(key.strip(), value)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error
    return key.strip(), value


if __name__ == "__main__":
    sys.exit(main())
