"""Write what reviewers read beside the content: `python -m authoring.reviewer_files [--check]`."""

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from authoring.book.evidence import name_of, unconfirmed
from authoring.book.words import Words
from authoring.diagram import draw
from triage import Content, ContentError, load_content

_CONTENT = Path(__file__).resolve().parents[2] / "content"


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the files, or with --check name those that are stale."""
    parser = argparse.ArgumentParser(
        prog="draw-protocol", description="Write the protocol's picture and the list to confirm."
    )
    parser.add_argument("--check", action="store_true", help="only say whether they are up to date")
    parser.add_argument("--content", type=Path, default=_CONTENT, help="the content folder")
    options = parser.parse_args(arguments)
    try:
        content = load_content(options.content)
    except ContentError as error:
        print(*error.problems, sep="\n", file=sys.stderr)
        return 1
    texts = {options.content / name: make(content) for name, make in FILES.items()}
    return _check(texts) if options.check else _write(texts)


def _write(texts: dict[Path, str]) -> int:
    for path, text in texts.items():
        path.write_text(text, "utf-8")
    return 0


def _check(texts: dict[Path, str]) -> int:
    stale = [p for p, text in texts.items() if not p.is_file() or p.read_text("utf-8") != text]
    for path in stale:
        print(f"content/{path.name} is stale: run ./scripts/draw-protocol", file=sys.stderr)
    return 1 if stale else 0


def list_to_confirm(content: Content) -> str:
    """Give the claims that rest on general knowledge alone, as a page of Markdown."""
    return "\n".join(_lines(Words(content)))


def _lines(words: Words) -> Iterator[str]:
    found = list(unconfirmed(words))
    yield "# What a clinician should confirm first"
    yield ""
    yield f"{len(found)} claims rest on general knowledge alone: no source that we list says them."
    yield "After each sentence stands what is claimed; numbers such as E17 are those of the red"
    yield "flags in scripts/proof/red_flags.toml."
    yield "Written by `./scripts/draw-protocol` from the content; not to be edited."
    kind = ""
    for claim, citation, sentences in found:
        if claim.partition(".")[0] != kind:
            kind = claim.partition(".")[0]
            yield from ("", f"## {kind.capitalize()}", "")
        said = " ".join(f"“{sentence}”" for sentence in sentences)
        why = f"{citation.section}. {citation.note}".strip()
        yield f"- **{name_of(claim).partition(': ')[2]}**: {said} *{why}*"
    yield ""


FILES: dict[str, Callable[[Content], str]] = {
    "protocol.svg": draw,
    "to-confirm.md": list_to_confirm,
}
"""The files in the content folder that are made from the rest of it."""


if __name__ == "__main__":
    sys.exit(main())
