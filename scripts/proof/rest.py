"""The rest: what can still come of a conversation in which nothing more will be told.

Answers of yes, no and not sure bring signs, and clear findings. A rule that waits for a finding
that was cleared is out for good, and whatever only such rules read no longer matters. But what was
denied before its screen is put is doubtful again after a bare 'yes' or 'not sure' to it, and a
'which' then asks for it once more.
"""

from collections.abc import Hashable, Iterator, Sequence
from hashlib import blake2b
from typing import NamedTuple

from proof.bits import Bits, RuleBits
from triage.protocol.fact import Answer, Setting, Value
from triage.protocol.heard import Heard
from triage.protocol.level import Level
from triage.protocol.protocol import Protocol
from triage.protocol.question import Question, QuestionKind

_DIGEST_BYTES = 16
"""That two among a million differ and have the same digest: less than one in 10 ** 26."""


class _Marks(NamedTuple):
    """What facts and their values stand for, each as bits of one number."""

    met: int = 0
    """Conditions that are met."""
    known: int = 0
    """Conditions on what is known."""
    unsure: int = 0
    """Conditions on what a 'which' still asks about."""
    unanswered: int = 0
    """Questions that were answered 'not sure'."""
    touched: int = 0
    """Questions of whose facts one is known."""
    named: int = 0
    """Questions to which something that was told as there is an answer."""
    heard: int = 0
    """Facts of the screens that a 'which' can follow."""


class Rest:
    """Gives what is left of the rules above a level, and of the questions they hang on."""

    def __init__(
        self, protocol: Protocol, bits: Bits, level: Level, questions: Sequence[Question]
    ) -> None:
        """Take the level that is due, and the questions that can still be asked."""
        self._bits = bits
        self._rules = [rule for rule in bits.rules if rule.level > level]
        self._questions = questions
        self._which = [q for q in questions if q.kind is QuestionKind.WHICH]
        self._reopened = {fact for question in self._which for fact in question.asks_about}
        self._places = {fact: 1 << place for place, fact in enumerate(sorted(self._reopened))}
        self._screens = list(self._doubtful(protocol))
        volunteered = protocol.facts.keys() - protocol.askable
        self._volunteered = sum(map(bits.about, volunteered))
        """Conditions on what no question asks about: the dialogue waits for none of them."""
        self._answerable = sum(map(bits.about, _there_by_answering(protocol)))
        """Conditions that can still be met: on what a bare yes, no or not sure amounts to."""
        self._brought = [sum(map(bits.about, _brought_by(q))) for q in questions]
        self._reasons = [bits.of(*q.relevant_when) for q in questions]
        self._read = 0
        for read in (*(rule.all_of | rule.any_of for rule in self._rules), *self._reasons):
            self._read |= read
        self._marks: dict[tuple[str, Value], _Marks] = {}
        self._left: dict[_Marks, bytes] = {}

    def of(self, heard: Heard) -> Hashable:
        """Give a digest of the rules that can still hold, what each waits for, and what is asked.

        Worked out once for all that stand alike in what these rules and questions read.
        """
        met = known = unsure = unanswered = touched = named = has_heard = 0
        for pair in heard.items():
            marks = self._marks.get(pair) or self._mark(*pair)
            met |= marks[0]
            known |= marks[1]
            unsure |= marks[2]
            unanswered |= marks[3]
            touched |= marks[4]
            named |= marks[5]
            has_heard |= marks[6]
        marks = _Marks(met, known, unsure, unanswered, touched, named, has_heard)
        left = self._left.get(marks)
        if left is None:
            what = repr(self._left_by(marks)).encode()
            left = self._left[marks] = blake2b(what, digest_size=_DIGEST_BYTES).digest()
        return left

    def _left_by(self, marks: _Marks) -> Hashable:
        doubtful = 0
        for facts, conditions in self._screens:
            doubtful |= conditions if facts & ~marks.heard else 0
        settled = marks.known & ~marks.met & ~marks.unsure
        hopeless = settled & ~doubtful | self._volunteered & ~marks.met
        left = [self._waits(rule, marks.met, hopeless) for rule in self._rules]
        alive = [waits for waits in left if waits is not None]
        waited = 0
        for _, needed, others, _ in alive:
            waited |= needed | others
        questions = [
            self._question(place, marks)
            for place, brought in enumerate(self._brought)
            if brought & waited
        ]
        return alive, marks.unsure & waited, settled & doubtful & waited, questions, marks.named

    def _waits(self, rule: RuleBits, met: int, hopeless: int) -> tuple[str, int, int, int] | None:
        """Give what a rule waits for, and how many alternatives; None if it waits in vain."""
        if rule.all_of & hopeless:
            return None
        missing = rule.at_least - (rule.any_of & met).bit_count()
        others = rule.any_of & ~met & ~hopeless if missing > 0 else 0
        if others.bit_count() < missing:
            return None
        return rule.id, rule.all_of & ~met, others, missing

    def _question(self, place: int, marks: _Marks) -> Hashable:
        """Give what decides whether a question is asked, beside the rules."""
        reasons = self._reasons[place]
        is_due = not reasons or bool(reasons & marks.met)
        may_be = 0 if is_due else reasons & ~marks.known & self._answerable
        was_unsure = marks.unanswered >> place & 1
        return place, is_due, may_be, was_unsure, marks.touched >> place & 1

    def _mark(self, fact: str, value: Value) -> _Marks:
        """Give what a fact with its value stands for."""
        about = self._bits.about(fact) & self._read
        is_there = value not in (Answer.NO, Answer.UNSURE)
        is_reopened = fact in self._reopened and value == Answer.UNSURE
        self._marks[(fact, value)] = marks = _Marks(
            self._bits.met({fact: value}) & self._read,
            about,
            about if is_reopened else 0,
            self._those([is_there and _counts_unsure(q, fact) for q in self._questions]),
            self._those([q.only_if_all_open and fact in q.settles for q in self._questions]),
            self._those([is_there and q.covers(fact) for q in self._which]),
            self._places.get(fact, 0),
        )
        return marks

    def _doubtful(self, protocol: Protocol) -> Iterator[tuple[int, int]]:
        """Give, for each screen that a 'which' can follow, its facts, and the conditions on them.

        While one of the facts was not heard the screen can still be put.
        """
        for question in protocol.questions.values():
            asked = self._reopened.intersection(question.asks_about)
            if question.kind is QuestionKind.SCREEN and asked:
                facts = sum(self._places[fact] for fact in asked)
                yield facts, sum(map(self._bits.about, asked))

    def _those(self, which: Sequence[bool]) -> int:
        return sum(1 << place for place, is_so in enumerate(which) if is_so)


def _counts_unsure(question: Question, fact: str) -> bool:
    return any(setting.fact == fact for setting in question.unsure_means)


def _there_by_answering(protocol: Protocol) -> frozenset[str]:
    """Give every fact that an answer brings as there though nothing is named in it."""
    found = set()
    waiting = [s for question in protocol.questions.values() for s in _meant_by(question)]
    for setting in waiting:
        if setting.fact not in found:
            found.add(setting.fact)
            fact = protocol.facts[setting.fact]
            waiting += (*fact.implies, *fact.several_mean)
    return frozenset(found)


def _meant_by(question: Question) -> tuple[Setting, ...]:
    bare = (*question.yes_means, *question.no_means, *question.unsure_means)
    return (*bare, *question.small_yes_means, *question.small_no_means)


def _brought_by(question: Question) -> frozenset[str]:
    means = (*question.yes_means, *question.unsure_means, *question.no_means)
    return frozenset((*question.asks_about, *(setting.fact for setting in means)))
