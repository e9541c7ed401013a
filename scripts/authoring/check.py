"""Check the content: `python -m authoring.check [--content FOLDER]`.

The loader refuses what breaks the format; this goes on to what is said: is it short, plain and
free of claims that a voice guide must not make? Then it counts what the claims rest on.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from authoring.sentence_rules import sentence_problems
from authoring.vocabulary import load_vocabularies
from triage import Content, ContentError, load_content
from triage.ledger import claims

_CONTENT = Path(__file__).resolve().parents[2] / "content"


def main(arguments: Sequence[str] | None = None) -> int:
    """Check, print every problem at once or a summary; the exit status is 1 for any problem."""
    parser = argparse.ArgumentParser(prog="check", description="Check the content.")
    parser.add_argument("--content", type=Path, default=_CONTENT, help="the content folder")
    folder = parser.parse_args(arguments).content
    try:
        content = load_content(folder)
        for locale in content.wordings:
            load_vocabularies(folder, content, locale)
    except ContentError as error:
        print(*error.problems, sep="\n")
        return 1
    problems = [p for wording in content.wordings.values() for p in sentence_problems(wording)]
    print("\n".join(problems) if problems else _summary(content))
    return 1 if problems else 0


def _summary(content: Content) -> str:
    protocol = content.protocol
    bases = Counter(protocol.sources[claim.source].basis for claim in claims(protocol).values())
    total = bases.total()
    shares = (f"{count} {basis} ({count / total:.0%})" for basis, count in bases.most_common())
    return (
        f"content {content.version}: {len(protocol.facts)} facts, {len(protocol.rules)} rules, "
        f"{len(protocol.questions)} questions, {len(protocol.causes)} causes, "
        f"{len(protocol.tips)} tips, {len(protocol.topics)} topics\n"
        f"{total} claims from {len(protocol.sources)} sources: {', '.join(shares)}"
    )


if __name__ == "__main__":
    sys.exit(main())
