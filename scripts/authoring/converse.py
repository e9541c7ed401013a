"""Perform files of conversations with this skill: `python -m authoring.converse FILE...`."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from content_folder import content_folder
from simulator.conversation.command import add_options, converse
from simulator.skill import Skill
from triage import ContentError, load_content

_MODEL = Path(__file__).resolve().parents[2] / "interaction_model" / "en-US.json"


def main(arguments: Sequence[str] | None = None) -> int:
    """Perform them; the exit status is 1 where one goes wrong, 2 where one cannot be read."""
    parser = argparse.ArgumentParser(
        prog="converse", description="Hold written conversations with the skill, and check them."
    )
    add_options(parser)
    options = parser.parse_args(arguments)
    try:
        load_content(content_folder())
    except ContentError as error:
        print(*error.problems, sep="\n", file=sys.stderr)
        return 2
    return converse(Skill.load("app:handler", _MODEL), options)


if __name__ == "__main__":
    sys.exit(main())
