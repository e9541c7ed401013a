"""The book, opened in a real browser as a reviewer opens it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from authoring.book.__main__ import main
from authoring.book.answers import named_answers
from authoring.book.html import el
from authoring.book.words import Words
from tests.browser import chromium
from triage import Content, Level
from triage.loading.ledger import claims
from triage.protocol.content import Wording

pytestmark = pytest.mark.needs_program("chromium", "apt-get install chromium")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Give one browser to all these tests."""
    with chromium() as running:
        yield running


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the book as the command does."""
    path = tmp_path_factory.mktemp("book") / "new folder" / "book.html"
    assert main(["--output", str(path)]) == 0
    return path


@pytest.fixture
def page(browser: Browser, book: Path) -> Iterator[Page]:
    """Open the book; it may fetch nothing but itself, and nothing may go wrong."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    fetched: list[str] = []
    wrong: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.on("console", lambda message: wrong.append(message.text))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(book.as_uri())
    yield page
    page.close()
    assert fetched == [book.as_uri()]
    assert wrong == []


def test_every_claim_has_its_place_in_the_page(page: Page, content: Content) -> None:
    """Whatever the ledger lists can be read where it is said, with its source."""
    for kind in ("rules", "questions", "causes", "tips", "advice", "topics"):
        count = sum(claim.startswith(f"{kind}.") for claim in claims(content.protocol))
        cited = page.locator(f"section#{kind} article:has(.cited)")

        assert cited.count() == count > 0
    assert page.locator("table.ledger tbody tr").count() == len(claims(content.protocol))


def test_every_sentence_is_shown_as_it_is_spoken(page: Page, content: Content) -> None:
    """A reviewer reads what a person hears, with the numbers filled in."""
    words = Words(content)
    shown = page.locator("main").inner_text()

    missing = [text for text in _sentences(words.wording) if words.spoken(text) not in shown]

    assert missing == []
    assert "{" not in shown


def _sentences(wording: Wording) -> Iterator[str]:
    for question in wording.questions.values():
        yield from (question.ask, question.again, question.why, question.hint)
    for rule in wording.rules.values():
        yield rule.reason
    for cause in wording.causes.values():
        yield cause.say
    yield from (*wording.tips.values(), *wording.topics.values())


def test_every_link_in_the_page_leads_somewhere(page: Page) -> None:
    """The contents, the ledger and the sources hang together, and no anchor stands twice."""
    ids: list[str] = page.eval_on_selector_all("[id]", "all => all.map(e => e.id)")
    inner: list[str] = page.eval_on_selector_all(
        "a[href^='#']", "all => all.map(e => e.getAttribute('href').slice(1))"
    )

    assert len(ids) == len(set(ids))
    assert set(inner) <= set(ids)
    assert len(inner) > 400


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 768, 1280])
def test_it_can_be_read_on_a_phone_and_in_the_dark(
    browser: Browser, book: Path, width: int, scheme: str
) -> None:
    """Nothing sticks out of the page, and text stands out from its ground."""
    page = browser.new_page(
        viewport={"width": width, "height": 800},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page.goto(book.as_uri())

    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for place in ("body", "article .said", "article .cited", "nav li", ".chip.urgent"):
        assert _contrast(page, place) >= 4.5, place
    page.close()


def _contrast(page: Page, place: str) -> float:
    """Give the contrast ratio of WCAG 2 between a text and what is behind it."""
    found: float = page.locator(place).first.evaluate(
        """text => {
            const numbers = colour => colour.match(/[\\d.]+/g).map(Number);
            const light = colour => {
                const [r, g, b] = numbers(colour).map(part => part / 255)
                    .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
                return 0.2126 * r + 0.7152 * g + 0.0722 * b;
            };
            let ground = text;
            while (numbers(getComputedStyle(ground).backgroundColor)[3] === 0)
                ground = ground.parentElement;
            const pair = [getComputedStyle(text).color, getComputedStyle(ground).backgroundColor]
                .map(light).sort((a, b) => b - a);
            return (pair[0] + 0.05) / (pair[1] + 0.05);
        }"""
    )
    return found


def test_it_can_be_printed(page: Page, tmp_path: Path) -> None:
    """A clinician can take it along on paper, without the table of contents of the screen."""
    printed = page.pdf(path=str(tmp_path / "book.pdf"))

    page.emulate_media(media="print")
    assert printed.count(b"/Type /Page\n") + printed.count(b"/Type /Page ") > 20
    assert not page.locator("nav").is_visible()


def test_the_picture_and_the_conversations_are_in_it(page: Page) -> None:
    """The protocol as a picture, and each journey from the opening to the advice."""
    assert page.locator("figure svg text").count() > 60
    assert (
        page.locator("#journey-emergency-chest_pain .guide")
        .last.inner_text()
        .startswith("Guide\nCall nine one one now.")
    )


def test_naming_what_is_asked_leads_where_the_rules_say(content: Content) -> None:
    """The answers in the book are those of the real assessment."""
    question = content.protocol.questions["danger_now"]

    levels = {given.answer: given.level for given in named_answers(content, question)}

    assert levels["chest_pain"] is Level.EMERGENCY


def test_what_is_written_is_text_and_never_markup() -> None:
    """A sentence with a '<' is shown, not run."""
    assert el("p", "a < b & c", title='"') == '<p title="&quot;">a &lt; b &amp; c</p>'
