"""Reads the sentences of one locale, which mirror the files of the protocol id by id."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from triage.loading.replies import REPLIES
from triage.loading.shelf import RULE_FILES, Shelf
from triage.loading.table import Table
from triage.protocol.content import CauseWording, QuestionWording, RuleWording, Wording
from triage.protocol.fact import FactKind
from triage.protocol.problems import suggestion
from triage.protocol.protocol import Protocol

Words = TypeVar("Words")

OF_ANOTHER = "_other"
"""Ends the key of a sentence as it is said about another person: `ask`, `ask_other`."""


def load_wording(shelf: Shelf, locale: str, protocol: Protocol) -> Wording:
    """Read the sentences of `locale`; problems are noted on the shelf, never raised here."""
    reader = _Reader(shelf, locale)
    findings = [fact.id for fact in protocol.facts.values() if _is_read_back(fact.kind)]
    parts = protocol.facts["body_part"].values if "body_part" in protocol.facts else ()
    return Wording(
        locale=locale,
        of_another=reader.of_another,
        findings=reader.read("findings.toml", findings, _said("name")),
        parts=reader.read("parts.toml", parts, _said("name")),
        questions=reader.read("questions.toml", protocol.questions, _question),
        rules=reader.read("rules.toml", protocol.rules, _rule),
        causes=reader.read("causes.toml", protocol.causes, _cause),
        tips=reader.read("tips.toml", protocol.tips, _said("say")),
        topics=reader.read("topics.toml", protocol.topics, _said("say")),
        advice=reader.read("advice.toml", protocol.advice, _said("say")),
        replies=reader.read("replies.toml", REPLIES, _said("say")),
    )


CASES = ("placed", "known", "grown")
"""Ends the keys of a question as it is put where a part of what it asks is known already."""


class _Reader:
    """Reads the files of one locale and holds their ids against those of the protocol."""

    def __init__(self, shelf: Shelf, locale: str) -> None:
        self._shelf = shelf
        self._locale = locale
        self.of_another: dict[str, str] = {}

    def read(
        self, file: str, ids: Iterable[str], words: Callable[[Table], Words]
    ) -> dict[str, Words]:
        wanted = list(ids)
        path = f"{self._locale}/{file}"
        tables = self._shelf.tables(path)
        if self._shelf.problems.unread & {
            path,
            file,
            *(f"{file[:-5]}/{n}.toml" for n in RULE_FILES),
        }:
            return {}
        for name, table in tables.items():
            if name not in wanted:
                table.problem("", f"belongs to nothing in the protocol{suggestion(name, wanted)}")
        for name in wanted:
            if name not in tables:
                self._shelf.problems.add(path, name, "has no sentence yet")
        return {name: self._words(table, words) for name, table in tables.items()}

    def _words(self, table: Table, words: Callable[[Table], Words]) -> Words:
        found = words(table)
        self.of_another |= table.variants(OF_ANOTHER)
        table.done()
        return found


def _is_read_back(kind: FactKind) -> bool:
    return kind in (FactKind.SYMPTOM, FactKind.EXPOSURE, FactKind.CONDITION)


def _said(key: str) -> Callable[[Table], str]:
    return lambda table: table.text(key)


def _question(table: Table) -> QuestionWording:
    words = QuestionWording(
        table.text("ask"),
        table.text("again"),
        table.text("why"),
        table.text("hint"),
        table.text("small", ""),
        table.text("ask_placed", ""),
        table.text("again_placed", ""),
        table.text("ask_known", ""),
        table.text("again_known", ""),
        table.text("ask_grown", ""),
        table.text("again_grown", ""),
    )
    for case in CASES:
        ask, again = f"ask_{case}", f"again_{case}"
        for key, other in ((ask, again), (again, ask)):
            if getattr(words, other) and not getattr(words, key):
                table.problem(key, f"is missing: {other} is there")
    return words


def _rule(table: Table) -> RuleWording:
    return RuleWording(table.text("reason"), table.text("action", ""))


def _cause(table: Table) -> CauseWording:
    return CauseWording(table.text("name"), table.text("say"))
