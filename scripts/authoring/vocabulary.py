"""The vocabulary: what people say for each thing that the content knows, for the interaction model.

It is read from `content/<locale>/phrases/` when the model is built, never while somebody waits. A
phrase may be a family of them, written as the sentences are: "can't (breathe|get [enough] air)";
one that begins with ~ has each wording once.
"""

import tomllib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from authoring.expansion import cover, expand
from authoring.template import TemplateError, parse
from triage.dialogue.event import Comparison
from triage.loading.shelf import PHRASES
from triage.loading.table import UNWRITTEN
from triage.protocol.content import Content
from triage.protocol.fact import BOTH, FactKind
from triage.protocol.problems import Problems, suggestion

_FINDING_FILES = ("symptoms", "exposures", "conditions", "qualities")


@dataclass(frozen=True)
class Term:
    """One thing that people can name."""

    id: str
    name: str
    """The plainest phrase for it."""
    phrases: tuple[str, ...]
    """Other phrases for it."""


@dataclass(frozen=True)
class Vocabulary:
    """All that people can name in one kind of slot."""

    slot_type: str
    terms: tuple[Term, ...]


def load_vocabularies(folder: Path, content: Content, locale: str) -> tuple[Vocabulary, ...]:
    """Read the phrases of a locale and hold them against the content.

    ContentError names every id that is unknown or has no phrases, and every phrase that stands
    for two things of one slot type.
    """
    reader = _PhraseReader(folder / locale / PHRASES, Problems())
    known = _known_ids(content)
    vocabularies = tuple(
        reader.vocabulary(slot_type, files, known[slot_type], _optional(content, slot_type))
        for slot_type, files in _FILES.items()
    )
    reader.problems.refuse_any()
    return vocabularies


_FILES = {
    "BodyPart": ("body_parts",),
    "Finding": _FINDING_FILES,
    "VagueDuration": ("durations",),
    "Places": ("places",),
    "Person": ("people",),
    "Cause": ("causes",),
    "Topic": ("topics",),
    "Change": ("changes",),
    "Ability": ("abilities",),
    "Illness": ("conditions",),
}


def _known_ids(content: Content) -> dict[str, set[str]]:
    protocol = content.protocol
    parts = _values(content, "body_part")
    spoken = {fact.id for fact in protocol.facts.values() if fact.id in _read_back(content)}
    return {
        "BodyPart": parts | {part + BOTH for part in parts},
        "Finding": spoken | set(protocol.qualities),
        "VagueDuration": {*protocol.durations, "unclear_length"},
        "Places": _values(content, "places"),
        "Person": set(protocol.people),
        "Cause": set(protocol.causes),
        "Topic": {*protocol.topics, *protocol.causes},
        "Change": set(Comparison),
        "Ability": spoken,
        "Illness": {fact for fact in spoken if protocol.facts[fact].kind is FactKind.CONDITION},
    }


def _values(content: Content, fact_id: str) -> set[str]:
    """Give the values of a fact; none of one that a draft of the content lacks."""
    fact = content.protocol.facts.get(fact_id)
    return set(fact.values) if fact else set()


def _read_back(content: Content) -> Collection[str]:
    return next(iter(content.wordings.values())).findings


def _optional(content: Content, slot_type: str) -> set[str]:
    """Give the ids that need no phrases.

    These are both sides of a part, causes asked as topics, and findings that are no trouble with
    anything that one can do; an illness that has none lacks them as a finding.
    """
    if slot_type in ("Ability", "Illness"):
        return set(_read_back(content))
    if slot_type == "BodyPart":
        return {"unknown", *(part + BOTH for part in _values(content, "body_part"))}
    return (
        set(content.protocol.causes) - set(content.protocol.topics)
        if slot_type == "Topic"
        else set()
    )


class _PhraseReader:
    def __init__(self, folder: Path, problems: Problems) -> None:
        self._folder = folder
        self.problems = problems
        self._unfinished: set[str] = set()
        self._unread: set[str] = set()

    def vocabulary(
        self, slot_type: str, files: Sequence[str], known: set[str], optional: set[str]
    ) -> Vocabulary:
        by_file = {file: list(self._terms(file, known)) for file in files}
        terms = [term for found in by_file.values() for term in found]
        # Of a file that does not read all would be missing, which tells nobody anything.
        wanted = set() if self._unread & set(files) else known - optional - self._unfinished
        for missing in sorted(wanted - {term.id for term in terms}):
            self._problem(files[0], missing, "has no phrases yet")
        self._refuse_doubles(slot_type, by_file)
        return Vocabulary(slot_type, tuple(terms))

    def _terms(self, file: str, known: set[str]) -> Iterator[Term]:
        for term_id, phrases in self._read(file).items():
            if UNWRITTEN in str(phrases):
                self._unfinished.add(term_id)
                self._problem(file, term_id, f"still says {UNWRITTEN}: write it")
            elif not isinstance(phrases, list) or not phrases or not all(map(_is_phrase, phrases)):
                self._problem(file, term_id, "must be a list of phrases in lower case")
            elif term_id not in known:
                self._problem(file, term_id, f"is no such thing{suggestion(term_id, known)}")
            else:
                name, *others = self._expanded(file, term_id, phrases)
                yield Term(term_id, name, tuple(others))

    def _expanded(self, file: str, term_id: str, phrases: Sequence[str]) -> Iterator[str]:
        """Give every phrase of every family once, the first of the first family first."""
        found: dict[str, None] = {}
        for phrase in phrases:
            try:
                found |= dict.fromkeys(_family(phrase))
            except TemplateError as fault:
                self._problem(file, term_id, f"{phrase!r} {fault}")
                found.setdefault(phrase)
        return iter(found)

    def _read(self, file: str) -> dict[str, object]:
        try:
            return tomllib.loads((self._folder / f"{file}.toml").read_text("utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as fault:
            self._problem(file, "", f"does not read: {fault}")
            self._unread.add(file)
            return {}

    def _refuse_doubles(self, slot_type: str, by_file: Mapping[str, Iterable[Term]]) -> None:
        owner: dict[str, str] = {}
        for file, terms in by_file.items():
            for term in terms:
                for phrase in (term.name, *term.phrases):
                    if phrase in owner:
                        what = f"{phrase!r} already stands for {owner[phrase]!r} in {slot_type}"
                        self._problem(file, term.id, what)
                    owner[phrase] = term.id

    def _problem(self, file: str, key: str, what: str) -> None:
        self.problems.add(f"{self._folder.parent.name}/{PHRASES}/{file}.toml", key, what)


def _family(phrase: str) -> tuple[str, ...]:
    """Give every combination of a family; each wording once where it begins with '~'."""
    if phrase.startswith("~"):
        return cover(parse(phrase.removeprefix("~").strip()), {})
    return expand(parse(phrase), {})


def _is_phrase(phrase: object) -> bool:
    return isinstance(phrase, str) and bool(phrase.strip()) and phrase == phrase.lower().strip()
