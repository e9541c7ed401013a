"""Write the book: `python -m authoring.book [--output build/book.html]`."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from authoring.book.page import page
from authoring.book.transcripts import transcripts
from triage import ContentError, load_content

_PROJECT = Path(__file__).resolve().parents[3]


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the page and name it; the exit status is 1 where the content does not load."""
    parser = argparse.ArgumentParser(prog="book", description="Write the protocol as one page.")
    parser.add_argument(
        "--output", type=Path, default=_PROJECT / "build" / "book.html", help="(build/book.html)"
    )
    output = parser.parse_args(arguments).output
    try:
        text = book(_PROJECT)
    except ContentError as error:
        print(*error.problems, sep="\n", file=sys.stderr)
        return 1
    output.parent.mkdir(parents=True, exist_ok=True)
    output.write_text(text, "utf-8")
    print(f"{output}: {len(text) / 1e6:.1f} MB; open it in any browser")
    return 0


def book(project: Path) -> str:
    """Give the book of a project's content; ContentError where that does not load."""
    content = load_content(project / "content")
    model = project / "interaction_model" / "en-US.json"
    return page(content, list(transcripts(content, model, project / "tests" / "journeys")))


if __name__ == "__main__":
    sys.exit(main())
