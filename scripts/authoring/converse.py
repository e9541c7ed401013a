"""Perform files of conversations with this skill: `python -m authoring.converse FILE...`."""

import argparse
import sys
from collections.abc import Sequence

from authoring.remembering_skill import RememberingSkill
from authoring.simulate import load_skill
from content_folder import content_folder
from simulator.conversation.command import add_options, converse
from simulator.skill import Skill
from triage import ContentError, load_content


def main(arguments: Sequence[str] | None = None) -> int:
    """Perform them; the exit status is 1 where one goes wrong, 2 where one cannot be read."""
    parser = argparse.ArgumentParser(
        prog="converse", description="Hold written conversations with the skill, and check them."
    )
    add_options(parser)
    parser.add_argument(
        "--remember", action="store_true", help="with a memory, which each begins without"
    )
    options = parser.parse_args(arguments)
    try:
        load_content(content_folder())
    except ContentError as error:
        print(*error.problems, sep="\n", file=sys.stderr)
        return 2
    skill = load_skill("en-US", kind=RememberingSkill if options.remember else Skill)
    return converse(skill, options)


if __name__ == "__main__":
    sys.exit(main())
