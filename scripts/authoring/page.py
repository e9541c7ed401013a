"""Talk with this skill on a page in the browser: `python -m authoring.page [--port N]`."""

import argparse
import sys
from collections.abc import Callable, Sequence

from authoring.simulate import add_home_options, load_skill, make_home
from authoring.triage_panel import TriagePanel
from content_folder import content_folder
from simulator import Home, Skill
from simulator.web import Site, run_web
from simulator.web.server import PORT
from triage import Content, ContentError, load_content

OPENINGS = (
    "my thumb has been twitching for three days",
    "my calf is twitching and my leg feels weak",
    "why is my eyelid twitching",
)
"""What the page offers to begin with."""


def site(skill: Skill, content: Content, make_home: Callable[[], Home]) -> Site:
    """Say what the page is about: the skill on its devices, and its state as a picture."""
    return Site("Twitch Check", skill.device, make_home, TriagePanel(content), OPENINGS)


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve the page until ctrl-C; the exit status is 1 when the skill or the port fails."""
    options = _options(arguments)
    try:
        content = load_content(content_folder())
    except ContentError as error:
        print(*error.problems, sep="\n", file=sys.stderr)
        return 1
    skill = load_skill(options.locale, options.remember)
    return run_web(site(skill, content, lambda: make_home(options)), options.port)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="simulate --web",
        description="Talk with the skill on a page in the browser, served on this machine alone.",
    )
    parser.add_argument("--web", action="store_true", help="what brought you here")
    parser.add_argument("--port", type=int, help=f"where the page is (usually {PORT})")
    add_home_options(parser)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
