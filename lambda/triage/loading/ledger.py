"""The ledger: every claim of the content with the place in a source that it rests on."""

from triage.protocol.protocol import Protocol
from triage.protocol.source import Citation


def claims(protocol: Protocol) -> dict[str, Citation]:
    """Give every claim as `kind.id`, such as `rules.droop`, with its citation."""
    found = {f"rules.{rule.id}": rule.citation for rule in protocol.rules.values()}
    found |= {f"questions.{q.id}": q.citation for q in protocol.questions.values()}
    found |= {f"causes.{cause.id}": cause.citation for cause in protocol.causes.values()}
    found |= {f"tips.{tip.id}": tip.citation for tip in protocol.tips.values()}
    found |= {f"topics.{t.id}": t.citation for t in protocol.topics.values() if t.citation}
    return found | {f"advice.{name}": citation for name, citation in protocol.advice.items()}
