"""Check the content: `python -m authoring.check [--content FOLDER] [--today 2027-11-23]`.

The loader refuses what breaks the format or could harm; this goes on to what can never come about
and to what is said: is it short, plain and free of claims that a voice guide must not make? All of
it is told in one go. Then it counts what the claims rest on.
"""

import argparse
import datetime
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from authoring.protocol_rules import protocol_problems
from authoring.reading_grade import reading_grade
from authoring.review import content_review, due_claims, shares
from authoring.sentence_rules import sentence_problems, spoken_sentences
from authoring.unfinished import unfinished_journeys
from authoring.vocabulary import load_vocabularies
from triage import Content, ContentError
from triage.loading.loader import read_content
from triage.protocol.content import DEFAULT_LOCALE

_PROJECT = Path(__file__).resolve().parents[2]
WORST = 10
"""So many of the sentences that are hardest to read are listed."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Check, print every problem at once or a summary; the exit status is 1 for any problem."""
    options = _options(arguments)
    try:
        content, problems = check(options.content, options.journeys)
    except ContentError as error:
        print(*error.problems, sep="\n")
        return 1
    if options.today and not problems:
        problems += due_claims(content.protocol, options.today)
    print("\n".join(problems) if problems else _summary(content, options.today))
    return 1 if problems else 0


def check(folder: Path, journeys: Path) -> tuple[Content, list[str]]:
    """Read a content folder and give it with all problems, of format, logic, phrases and sentences.

    ContentError where there is no such folder.
    """
    content, found = read_content(folder)
    problems = list(found.found)
    if not found.unread:
        problems += protocol_problems(content.protocol, found)
        problems += _phrase_problems(folder, content)
    for wording in content.wordings.values():
        problems += sentence_problems(wording)
    problems += unfinished_journeys(journeys)
    return content, list(dict.fromkeys(problems))


def _phrase_problems(folder: Path, content: Content) -> Iterator[str]:
    for locale in content.wordings:
        try:
            load_vocabularies(folder, content, locale)
        except ContentError as error:
            yield from error.problems


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="check", description="Check the content.")
    parser.add_argument(
        "--content", type=Path, default=_PROJECT / "content", help="the content folder"
    )
    parser.add_argument(
        "--journeys", type=Path, default=_PROJECT / "tests" / "journeys", help="their folder"
    )
    parser.add_argument(
        "--today",
        type=datetime.date.fromisoformat,
        metavar="DATE",
        help="fail for each claim that is past its review date on this day, as 2027-11-23",
    )
    return parser.parse_args(arguments)


def _summary(content: Content, today: datetime.date | None) -> str:
    protocol = content.protocol
    wording = content.wordings[DEFAULT_LOCALE]
    return "\n".join(
        (
            f"content {content.version}: {len(protocol.facts)} facts, {len(protocol.rules)} rules, "
            f"{len(protocol.questions)} questions, {len(protocol.causes)} causes, "
            f"{len(protocol.tips)} tips, {len(protocol.topics)} topics",
            shares(protocol, wording),
            content_review(content, today or datetime.datetime.now(datetime.UTC).date()),
            f"hardest to read (school grade), of {len(list(spoken_sentences(wording)))} sentences:",
            *_hardest(content),
        )
    )


def _hardest(content: Content) -> Iterator[str]:
    graded = [
        (reading_grade(text), f"{wording.locale}/{file}.toml: {key}: {text}")
        for wording in content.wordings.values()
        for file, key, _, text in spoken_sentences(wording)
    ]
    for grade, sentence in sorted(graded, reverse=True)[:WORST]:
        yield f"  {grade:4.1f}  {sentence}"


if __name__ == "__main__":
    sys.exit(main())
