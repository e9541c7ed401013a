"""The diagram of the protocol: read from the content, all of it."""

from pathlib import Path
from xml.etree import ElementTree

from authoring.book.words import title
from authoring.diagram import draw
from triage import load_content

CONTENT = Path(__file__).resolve().parents[2] / "content"


def test_every_question_is_drawn() -> None:
    """A clinician finds each question in the picture, with its words."""
    content = load_content(CONTENT)

    texts = list(ElementTree.fromstring(draw(content)).itertext())  # noqa: S314 - our own

    drawn = " ".join(text.strip() for text in texts if text.strip())
    for question_id, words in content.wordings["en-US"].questions.items():
        assert title(question_id) in drawn
        assert words.ask in drawn
