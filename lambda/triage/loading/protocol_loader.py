"""Reads the protocol: one function a file, one idea a table."""

from dataclasses import replace
from enum import StrEnum
from typing import TypeVar

from triage.loading.shelf import FACT_FILES, RULE_FILES, Shelf
from triage.loading.table import Table
from triage.loading.word_loader import load_durations, load_people, load_qualities
from triage.protocol.cause import Cause, Tip
from triage.protocol.fact import Fact, FactKind
from triage.protocol.level import Level
from triage.protocol.problems import suggestion
from triage.protocol.protocol import Limits, Protocol, Region, Topic
from triage.protocol.question import Question, QuestionKind
from triage.protocol.rule import Rule
from triage.protocol.source import Basis, Citation, Source

Member = TypeVar("Member", bound=StrEnum)

_KIND_OF_FILE = {
    "symptoms": FactKind.SYMPTOM,
    "exposures": FactKind.EXPOSURE,
    "conditions": FactKind.CONDITION,
    "signs": FactKind.SIGN,
}


def load_protocol(shelf: Shelf) -> Protocol:
    """Read the protocol; problems are noted on the shelf, never raised here."""
    facts = _facts(shelf)
    sources = _sources(shelf)
    tips = _tips(shelf, facts, sources)
    topics = _topics(shelf, sources)
    return Protocol(
        facts=facts,
        rules=_rules(shelf, facts, sources),
        questions=shelf.entries(
            "questions.toml", lambda table: _question(table, facts, topics, sources)
        ),
        causes=_causes(shelf, facts, tips, sources),
        tips=tips,
        topics=topics,
        advice=_advice(shelf, sources),
        sources=sources,
        regions=_regions(shelf),
        durations=load_durations(shelf),
        people=load_people(shelf, facts),
        qualities=load_qualities(shelf, facts),
        limits=_limits(shelf, facts),
    )


def _facts(shelf: Shelf) -> dict[str, Fact]:
    """Read the facts twice: what a fact implies can only be read once all facts are known."""
    tables: dict[str, Table] = {}
    facts: dict[str, Fact] = {}
    for name in FACT_FILES:
        for fact_id, table in shelf.tables(f"facts/{name}.toml").items():
            if fact_id in facts:
                table.problem("", "is in another facts file too; an id stands once")
            tables[fact_id] = table
            facts[fact_id] = _bare_fact(table, _KIND_OF_FILE.get(name))
    for fact_id, table in tables.items():
        facts[fact_id] = replace(
            facts[fact_id],
            implies=table.settings("implies", facts),
            kind_of=table.ids("kind_of", facts, "fact"),
            several_mean=table.settings("several_mean", facts),
            shows_part=table.flag("shows_part", default=False),
            is_for_anyone=table.flag("is_for_anyone", default=False),
            is_a_loss=table.flag("is_a_loss", default=False),
            fear_of=table.text("fear_of", ""),
        )
        table.done()
    return facts


def _bare_fact(table: Table, kind: FactKind | None) -> Fact:
    if kind is not None:
        return Fact(table.name, kind)
    kind = _member(table, "kind", FactKind, FactKind.DAYS)
    values = table.texts("values")
    if kind in (FactKind.CHOICE, FactKind.PARTS) and not values:
        table.problem("values", "is missing")
    return Fact(table.name, kind, values)


def _rules(shelf: Shelf, facts: dict[str, Fact], sources: dict[str, Source]) -> dict[str, Rule]:
    """Read the rules; the name of the file is their level, and the most urgent come first."""
    rules: dict[str, Rule] = {}
    for level_id in reversed(RULE_FILES):
        for rule_id, table in shelf.tables(f"rules/{level_id}.toml").items():
            if rule_id in rules:
                table.problem("", "is in another rules file too; an id stands once")
            rules[rule_id] = _rule(table, Level.from_id(level_id), facts, sources)
    return rules


def _rule(table: Table, level: Level, facts: dict[str, Fact], sources: dict[str, Source]) -> Rule:
    any_of = table.conditions("any_of", facts)
    rule = Rule(
        id=table.name,
        level=level,
        citation=table.citation(sources),
        when=table.conditions("when", facts),
        any_of=any_of,
        at_least=table.number("at_least", 1 if any_of else 0),
    )
    table.done()
    if not rule.conditions and table.is_sound:
        table.problem("when", "is missing: a rule needs 'when', 'any_of' or both")
    elif table.is_sound and not bool(any_of) <= rule.at_least <= len(any_of):
        table.problem(
            "at_least", f"must be from 1 to {len(any_of)}" if any_of else "needs 'any_of'"
        )
    return rule


def _question(
    table: Table, facts: dict[str, Fact], topics: dict[str, Topic], sources: dict[str, Source]
) -> Question:
    question = Question(
        id=table.name,
        kind=_member(table, "kind", QuestionKind, QuestionKind.SCREEN),
        citation=table.citation(sources),
        settles=table.ids("settles", facts, "fact"),
        also_clears=table.ids("also_clears", facts, "fact"),
        is_danger=table.flag("is_danger", False),
        yes_is_fine=table.flag("yes_is_fine", False),
        only_if_all_open=table.flag("only_if_all_open", False),
        relevant_when=table.conditions("relevant_when", facts),
        known_when=table.conditions("known_when", facts),
        grown_when=table.conditions("grown_when", facts),
        yes_means=table.settings("yes_means", facts),
        no_means=table.settings("no_means", facts),
        unsure_means=table.settings("unsure_means", facts),
        small_yes_means=table.settings("small_yes_means", facts),
        small_no_means=table.settings("small_no_means", facts),
        naming_covers=table.ids("naming_covers", facts, "fact"),
        naming_means=table.settings("naming_means", facts),
        meaning=table.ids("meaning", topics, "topic"),
    )
    if not question.settles and table.is_sound:
        table.problem("settles", "is missing: name the facts that it asks about")
    return question


def _causes(
    shelf: Shelf, facts: dict[str, Fact], tips: dict[str, Tip], sources: dict[str, Source]
) -> dict[str, Cause]:
    return shelf.entries(
        "causes.toml",
        lambda table: Cause(
            id=table.name,
            citation=table.citation(sources),
            suggested_by=table.conditions("suggested_by", facts),
            tips=table.ids("tips", tips, "tip"),
            is_volunteered=table.flag("is_volunteered", True),
        ),
    )


def _tips(shelf: Shelf, facts: dict[str, Fact], sources: dict[str, Source]) -> dict[str, Tip]:
    return shelf.entries(
        "tips.toml",
        lambda table: Tip(
            id=table.name,
            citation=table.citation(sources),
            is_general=table.flag("is_general", False),
            unless=table.conditions("unless", facts),
            only_when=table.conditions("only_when", facts),
            is_first=table.flag("is_first", False),
            is_for_self_care=table.flag("is_for_self_care", False),
            general_unless=table.conditions("general_unless", facts),
        ),
    )


def _topics(shelf: Shelf, sources: dict[str, Source]) -> dict[str, Topic]:
    def topic(table: Table) -> Topic:
        is_clinical = table.flag("is_clinical", True)
        return Topic(table.name, table.citation(sources) if is_clinical else None)

    return shelf.entries("topics.toml", topic)


def _advice(shelf: Shelf, sources: dict[str, Source]) -> dict[str, Citation]:
    return shelf.entries("advice.toml", lambda table: table.citation(sources))


def _sources(shelf: Shelf) -> dict[str, Source]:
    return shelf.entries(
        "sources.toml",
        lambda table: Source(
            id=table.name,
            publisher=table.text("publisher"),
            title=table.text("title"),
            address=table.text("address"),
            read=table.day("read"),
            basis=_member(table, "basis", Basis, Basis.GENERAL_KNOWLEDGE),
            note=table.text("note", ""),
        ),
    )


def _regions(shelf: Shelf) -> dict[str, Region]:
    return shelf.entries(
        "regions.toml",
        lambda table: Region(table.name, table.text("emergency"), table.text("crisis")),
    )


def _member(table: Table, key: str, kinds: type[Member], default: Member) -> Member:
    """Take a word that must be one of an enumeration's."""
    word = table.text(key)
    try:
        return kinds(word)
    except ValueError:
        words = [str(kind) for kind in kinds]
        if word:
            table.problem(key, f"{word!r} is none of {', '.join(words)}{suggestion(word, words)}")
        return default


def _limits(shelf: Shelf, facts: dict[str, Fact]) -> Limits:
    tables = shelf.tables("limits.toml")
    table = tables.pop("conversation", Table("limits.toml", "conversation", {}, shelf.problems))
    claims = tables.pop("claims", Table("limits.toml", "claims", {}, shelf.problems))
    for stray in tables.values():
        stray.problem("", "is a table that nothing reads: write [conversation] or [claims]")
    limits = Limits(
        questions=table.number("questions"),
        habits_within=table.number("habits_within"),
        habits=table.number("habits"),
        misses=table.number("misses"),
        hedges=table.number("hedges"),
        unfinished_means=table.settings("unfinished_means", facts),
        unseen_means=table.settings("unseen_means", facts),
        claims_last_days=claims.number("last_days"),
    )
    table.done()
    claims.done()
    return limits
