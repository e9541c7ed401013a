"""The review of the claims: which are due to be checked again, and what each rests on."""

import datetime
from collections import Counter
from collections.abc import Iterator

from triage.loading.ledger import claims
from triage.protocol.content import Content, Wording
from triage.protocol.protocol import Protocol
from triage.protocol.source import Basis


def due_claims(protocol: Protocol, today: datetime.date) -> Iterator[str]:
    """Give every claim that is past its review date or dated after today, as `file: key: what`."""
    for claim, citation in claims(protocol).items():
        checked = datetime.date.fromisoformat(citation.checked)
        age = (today - checked).days
        if age > protocol.limits.claims_last_days:
            yield (
                f"{place(protocol, claim)}.checked: {checked} is {age} days before {today}, "
                f"over {protocol.limits.claims_last_days}: check it against {citation.source!r}"
            )
        elif age < 0:
            yield f"{place(protocol, claim)}.checked: {checked} is after {today}"


def next_review(protocol: Protocol) -> datetime.date:
    """Give the last day on which no claim is past its review date."""
    oldest = min(citation.checked for citation in claims(protocol).values())
    lasts = datetime.timedelta(days=protocol.limits.claims_last_days)
    return datetime.date.fromisoformat(oldest) + lasts


def shares(protocol: Protocol, wording: Wording) -> str:
    """Say how many claims, and how many of the sentences that make them, rest on each basis."""
    bases = {name: basis_of(protocol, name) for name in claims(protocol)}
    told = Counter(bases[claim] for claim, _ in claim_sentences(wording) if claim in bases)
    counted = Counter(bases.values())
    lines = [
        f"{counted.total()} claims from {len(protocol.sources)} sources, "
        f"made by {told.total()} sentences in {wording.locale}:"
    ]
    for basis, count in told.most_common():
        share = count / told.total()
        lines.append(f"  {basis:18} {count:4} sentences ({share:.0%}), {counted[basis]:3} claims")
    return "\n".join(lines)


def basis_of(protocol: Protocol, claim: str) -> Basis:
    """Give what a claim such as `rules.droop` rests on."""
    return protocol.sources[claims(protocol)[claim].source].basis


def claim_sentences(wording: Wording) -> Iterator[tuple[str, str]]:
    """Give (claim, sentence) for every sentence of a locale that makes a claim when spoken.

    Of a question that is its words and its reason; the shorter form asks the same again.
    """
    for name, question in wording.questions.items():
        yield from ((f"questions.{name}", text) for text in (question.ask, question.why))
    for name, rule in wording.rules.items():
        yield from ((f"rules.{name}", text) for text in (rule.reason, rule.action) if text)
    for kind, texts in (
        ("causes", {name: cause.say for name, cause in wording.causes.items()}),
        ("tips", wording.tips),
        ("topics", wording.topics),
        ("advice", wording.advice),
    ):
        yield from ((f"{kind}.{name}", text) for name, text in texts.items())


def place(protocol: Protocol, claim: str) -> str:
    """Give where a claim stands, as `file: key`."""
    kind, _, name = claim.partition(".")
    file = f"rules/{protocol.rules[name].level.id}" if kind == "rules" else kind
    return f"{file}.toml: {name}"


def content_review(content: Content, today: datetime.date) -> str:
    """Say when the next review is due, or that it is."""
    due = len(list(due_claims(content.protocol, today)))
    if due:
        return f"WARNING: {due} claims are due for review; --today {today} lists them"
    return f"no claim is due for review until {next_review(content.protocol)}"
