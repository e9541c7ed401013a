"""What words amount to: people, vague lengths of time, and the qualities of findings."""

from collections.abc import Mapping

from triage.loading.shelf import Shelf
from triage.loading.table import Table
from triage.protocol.fact import Fact, Setting
from triage.protocol.problems import suggestion
from triage.protocol.quality import Quality

_ALONE = "alone_means"


def load_durations(shelf: Shelf) -> dict[str, int]:
    """Read how many days a vague length of time counts as."""
    return shelf.entries("durations.toml", lambda table: table.number("days"))


def load_people(shelf: Shelf, facts: Mapping[str, Fact]) -> Mapping[str, tuple[Setting, ...]]:
    """Read what is known once somebody is spoken of."""
    return shelf.entries("people.toml", lambda table: table.settings("means", facts))


def load_qualities(shelf: Shelf, facts: Mapping[str, Fact]) -> dict[str, Quality]:
    """Read the qualities: each key but `alone_means` is a finding, with what it is made of."""
    return shelf.entries("qualities.toml", lambda table: _quality(table, facts))


def _quality(table: Table, facts: Mapping[str, Fact]) -> Quality:
    alone_means = table.settings(_ALONE, facts)
    made = [key for key in table.keys if key != _ALONE]
    findings = [fact.id for fact in facts.values() if fact.is_finding]
    for stray in sorted(set(made) - set(findings)):
        table.problem(stray, f"is no finding{suggestion(stray, findings)}")
    return Quality(table.name, {f: table.conditions(f, facts) for f in made}, alone_means)
