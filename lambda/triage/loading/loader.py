"""The loader: a content folder in, checked content out, or every problem at once."""

from pathlib import Path

from triage.loading.consistency import check_consistency
from triage.loading.protocol_loader import load_protocol
from triage.loading.shelf import Shelf
from triage.loading.wording_loader import load_wording
from triage.protocol.content import Content
from triage.protocol.problems import Problems


def load_content(folder: Path) -> Content:
    """Read and check the content in `folder`.

    ContentError names every problem as `file: key: what is wrong`; bad content never loads.
    """
    content, problems = read_content(folder)
    problems.refuse_any()
    return content


def read_content(folder: Path) -> tuple[Content, Problems]:
    """Read what can be read in `folder`, with every problem of it, for those who look on.

    Content with a problem is a draft: parts may be missing, and nobody may be advised by it.
    ContentError where there is no such folder.
    """
    problems = Problems()
    shelf = Shelf(folder, problems)
    locales = shelf.locales()
    problems.refuse_any()
    protocol = load_protocol(shelf)
    wordings = {locale: load_wording(shelf, locale, protocol) for locale in locales}
    shelf.report_strays(locales)
    check_consistency(protocol, wordings, problems)
    return Content(shelf.version, protocol, wordings), problems
