"""Build the interaction model: `python -m authoring.build_model [--check] [--locale en-US]`."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from authoring.interaction_model import build_model, written
from authoring.leaving_out import without_longer, without_written_out
from authoring.named_parts import with_parts
from authoring.problem import SourceError
from authoring.sentences import read_sentences
from authoring.settings import SETTINGS_FILE, read_settings
from authoring.vocabulary import load_vocabularies
from triage import ContentError, load_content

_PROJECT = Path(__file__).resolve().parents[2]


def main(arguments: Sequence[str] | None = None) -> int:
    """Build, or with --check compare; the exit status is 1 where something has to be done."""
    options = _options(arguments)
    target: Path = options.project / "interaction_model" / f"{options.locale}.json"
    try:
        text = model_text(options.project, options.locale)
    except (SourceError, ContentError) as error:
        print("\n".join(map(str, error.problems)), file=sys.stderr)
        return 1
    return _check(target, text, options.project) if options.check else _write(target, text)


def model_text(project: Path, locale: str) -> str:
    """Build the model's file from the sources of a project folder.

    Raises SourceError and ContentError with every problem of the sources and of the content.
    """
    folder = project / "interaction_model" / "sentences" / locale
    settings = read_settings(folder / SETTINGS_FILE)
    content = load_content(project / "content")
    vocabularies = load_vocabularies(project / "content", content, locale)
    contracted = [without_written_out(each) for each in vocabularies]
    needed = without_longer(contracted, content.protocol)
    divided = with_parts(needed, content.protocol)
    return written(build_model(settings, read_sentences(folder), divided))


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="build-model", description="Build the interaction model from sentences and content."
    )
    parser.add_argument("--check", action="store_true", help="only say whether it is up to date")
    parser.add_argument("--locale", default="en-US", help="the language to build (en-US)")
    parser.add_argument("--project", type=Path, default=_PROJECT, help="the project's folder")
    return parser.parse_args(arguments)


def _check(target: Path, text: str, project: Path) -> int:
    if target.is_file() and target.read_text(encoding="utf-8") == text:
        return 0
    name = target.relative_to(project).as_posix()
    print(f"{name} is stale: run ./scripts/build-model", file=sys.stderr)
    return 1


def _write(target: Path, text: str) -> int:
    target.write_text(text, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
