"""The chapters on what the claims rest on: what to confirm first, the ledger, the sources."""

from collections import Counter
from collections.abc import Iterable, Iterator

from authoring.book.entry import Chapter
from authoring.book.html import Markup, el, joined, link
from authoring.book.words import Words, title
from authoring.review import claim_sentences
from triage.loading.ledger import claims
from triage.protocol.source import Basis, Citation


def to_confirm(words: Words) -> Chapter:
    """List the claims that rest on general knowledge alone, for a clinician to confirm first."""
    found = list(unconfirmed(words))
    return Chapter(
        "confirm",
        "What to confirm first",
        joined(
            el(
                "p",
                f"{len(found)} claims rest on general knowledge alone: no source of the ledger "
                "says them. A clinician should confirm these before anything else.",
            ),
            el(
                "ul",
                *(
                    el(
                        "li",
                        link(anchor(claim), name_of(claim)),
                        " ",
                        el("q", " ".join(sentences)),
                        el("span", citation.note or citation.section, class_="note"),
                    )
                    for claim, citation, sentences in found
                ),
                class_="confirm",
            ),
        ),
    )


def unconfirmed(words: Words) -> Iterator[tuple[str, Citation, list[str]]]:
    """Give each claim on general knowledge with its citation and the sentences that make it."""
    protocol = words.content.protocol
    said: dict[str, list[str]] = {}
    for claim, sentence in claim_sentences(words.wording):
        said.setdefault(claim, []).append(words.spoken(sentence))
    for claim, citation in claims(protocol).items():
        if protocol.sources[citation.source].basis is Basis.GENERAL_KNOWLEDGE:
            yield claim, citation, said.get(claim, [])


def ledger(words: Words) -> Chapter:
    """List every claim with its source, section, basis and the day it was checked."""
    protocol = words.content.protocol
    all_claims = claims(protocol)
    counts = Counter(protocol.sources[c.source].basis for c in all_claims.values())
    shares = ", ".join(f"{basis} {count / counts.total():.0%}" for basis, count in counts.items())
    rows = [
        [
            link(anchor(claim), name_of(claim)),
            link(f"source-{citation.source}", protocol.sources[citation.source].publisher),
            citation.section,
            protocol.sources[citation.source].basis,
            citation.checked,
        ]
        for claim, citation in all_claims.items()
    ]
    heads = ("Claim", "Source", "Section", "Basis", "Checked")
    intro = (
        f"{len(all_claims)} claims: {shares}. Each has to be checked again "
        f"{protocol.limits.claims_last_days} days after it was."
    )
    return Chapter("ledger", "The ledger", joined(el("p", intro), _table(heads, rows)))


def sources(words: Words) -> Chapter:
    """List the sources, with how often each is rested on."""
    protocol = words.content.protocol
    used = Counter(citation.source for citation in claims(protocol).values())
    return Chapter(
        "sources",
        "The sources",
        joined(
            *(
                el(
                    "article",
                    el("h4", f"{source.publisher}: {source.title}"),
                    el("p", _address(source.address), class_="address"),
                    el(
                        "p",
                        f"{source.basis} · read {source.read} · {used[source.id]} claims"
                        + (f" · {source.note}" if source.note else ""),
                        class_="cited",
                    ),
                    id=f"source-{source.id}",
                )
                for source in protocol.sources.values()
            )
        ),
    )


def anchor(claim: str) -> str:
    """Give the place in the book of a claim such as `rules.droop`."""
    kind, _, name = claim.partition(".")
    return f"{kind.removesuffix('s')}-{name}"


def name_of(claim: str) -> str:
    """Name a claim for a reader, such as 'Rule: droop'."""
    kind, _, name = claim.partition(".")
    return f"{kind.removesuffix('s').capitalize()}: {title(name).lower()}"


def _address(address: str) -> object:
    return link(address, address) if "://" in address else address


def _table(heads: Iterable[str], rows: Iterable[Iterable[object]]) -> Markup:
    head = el("thead", el("tr", *(el("th", name, scope="col") for name in heads)))
    body = el("tbody", *(el("tr", *(el("td", cell) for cell in row)) for row in rows))
    return el("div", el("table", head, body, class_="ledger"), class_="wide")
