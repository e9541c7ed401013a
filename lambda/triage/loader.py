"""The loader: a content folder in, checked content out, or every problem at once."""

from pathlib import Path

from triage.consistency import check_consistency
from triage.content import Content
from triage.problems import Problems
from triage.protocol_loader import load_protocol
from triage.shelf import Shelf
from triage.wording_loader import load_wording


def load_content(folder: Path) -> Content:
    """Read and check the content in `folder`.

    ContentError names every problem as `file: key: what is wrong`; bad content never loads.
    """
    problems = Problems()
    shelf = Shelf(folder, problems)
    locales = shelf.locales()
    problems.refuse_any()
    protocol = load_protocol(shelf)
    wordings = {locale: load_wording(shelf, locale, protocol) for locale in locales}
    shelf.report_strays(locales)
    problems.refuse_any()
    check_consistency(protocol, wordings, problems)
    problems.refuse_any()
    return Content(shelf.version, protocol, wordings)
