from tests.triage.small_content import SmallContent
from triage import Content
from triage.loading.ledger import claims
from triage.protocol.source import Citation


def test_every_claim_is_in_the_ledger(small: SmallContent) -> None:
    """Rules, questions, causes, tips, clinical topics and the advice each name their place."""
    ledger = claims(small.load().protocol)

    assert {claim.partition(".")[0] for claim in ledger} == {
        "rules",
        "questions",
        "causes",
        "tips",
        "topics",
        "advice",
    }
    assert ledger["tips.drink"] == Citation("book", "One", "2026-11-23")


def test_a_topic_that_claims_nothing_is_not_in_the_ledger(small: SmallContent) -> None:
    """'You're welcome' needs no source."""
    ledger = claims(small.load().protocol)

    assert "topics.when_doctor" in ledger
    assert "topics.thanks" not in ledger


def test_the_real_ledger_cites_known_sources_only(content: Content) -> None:
    """Every claim of the repository's content rests on a source in the register."""
    cited = {citation.source for citation in claims(content.protocol).values()}

    assert cited == set(content.protocol.sources)
