"""The chapter on the questions: why each is asked, and what each answer does."""

from collections.abc import Iterator

from authoring.book.answers import bare_answers, named_answers
from authoring.book.entry import Chapter, chip, cited, definitions, said
from authoring.book.html import Markup, el, joined
from authoring.book.words import Words, title
from triage import Level
from triage.protocol.fact import Answer
from triage.protocol.question import Question, QuestionKind
from triage.protocol.rule import Rule

_KIND_WORDS = {
    QuestionKind.SCREEN: "Screen: “no” clears all that it asks about",
    QuestionKind.WHICH: "Asked after a bare “yes”, to learn which",
    QuestionKind.VALUE: "Asks for a place or a time",
    QuestionKind.HABITS: "Picks the tips; cannot raise the level",
}


def questions(words: Words) -> Chapter:
    """Tell every question in its order, why it is asked, and what each answer does."""
    all_questions = list(words.content.protocol.questions.values())
    intro = el(
        "p",
        "In order of danger. The next question is always the first that could still raise the "
        "level; when none can, advice is given. “Not sure”, silence and what was not understood "
        "never count as “no”. The levels beside the answers are those that the answer alone "
        "leads to.",
    )
    body = [_question(words, number, question) for number, question in enumerate(all_questions, 1)]
    return Chapter(
        "questions",
        "The questions",
        joined(intro, *body),
        tuple((f"question-{q.id}", f"{n}. {title(q.id)}") for n, q in enumerate(all_questions, 1)),
    )


def _question(words: Words, number: int, question: Question) -> Markup:
    told = words.wording.questions[question.id]
    danger = el("span", "danger question", class_="tag") if question.is_danger else ""
    when = (
        f"Only after: {words.conditions(question.relevant_when)}."
        if question.relevant_when
        else "Asked of everyone, while it can still raise the level."
    )
    rows = [("Why", told.why), ("Again, shorter", told.again), ("What one can say", told.hint)]
    return el(
        "article",
        el("h3", f"{number}. {title(question.id)}", danger),
        said(words, told.ask),
        el("p", f"{_KIND_WORDS[question.kind]}. {when}", class_="aside"),
        definitions(rows),
        _answers(words, question),
        cited(words, question.citation),
        id=f"question-{question.id}",
    )


def _answers(words: Words, question: Question) -> Markup:
    rows = [
        _row(f"“{given.answer.capitalize()}”", chip(given.level))
        for given in bare_answers(words.content, question)
    ]
    by_level: dict[Level, list[str]] = {}
    for given in named_answers(words.content, question):
        by_level.setdefault(given.level, []).append(words.fact(given.answer))
    rows += [
        _row(f"Naming {', '.join(by_level[level])}", chip(level))
        for level in sorted(by_level, reverse=True)
    ]
    if question.no_means:
        rows.append(_row("“No”", f"Taken as {words.settings(question.no_means)}"))
    elif question.takes(Answer.NO, misses=0):
        rows.append(_row("“No”", "On to the next question"))
    rows += [
        _row(words.rule(rule).capitalize(), chip(rule.level)) for rule in _values(words, question)
    ]
    return el("table", el("tbody", *rows), class_="answers")


def _row(answer: object, leads_to: object) -> Markup:
    return el("tr", el("th", answer, scope="row"), el("td", leads_to))


def _values(words: Words, question: Question) -> Iterator[Rule]:
    """Give the rules that rest on nothing but a value that the question asks for."""
    protocol = words.content.protocol
    asked = {fact for fact in question.settles if not protocol.facts[fact].is_finding}
    for rule in protocol.rules.values():
        if all(condition.fact in asked for condition in rule.conditions):
            yield rule
