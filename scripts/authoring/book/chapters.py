"""The chapters on what follows from the answers: rules, advice, causes, tips, topics."""

from collections.abc import Iterable, Mapping

from authoring.book.entry import LEVEL_WORDS, Chapter, chip, cited, definitions, said
from authoring.book.html import Markup, el, joined, link
from authoring.book.words import Words, title
from triage import Level


def rules(words: Words) -> Chapter:
    """Tell every rule in words, the most urgent first."""
    protocol = words.content.protocol
    body: list[Markup] = [
        el(
            "p",
            "The level is the highest of the rules that hold. Of several that hold, the first in "
            "this order is the one that is told. A rule asks only for what is there, never for "
            "what is not, so nothing that a person adds can lower the level.",
        )
    ]
    entries = []
    for level in reversed(Level):
        of_level = [rule for rule in protocol.rules.values() if rule.level is level]
        if of_level:
            entries.append((f"rules-{level.id}", f"{LEVEL_WORDS[level]} ({len(of_level)})"))
            body.append(el("h3", chip(level), id=f"rules-{level.id}"))
        for rule in of_level:
            told = words.wording.rules[rule.id]
            body.append(
                el(
                    "article",
                    el("h4", title(rule.id)),
                    el("p", el("b", "When: "), words.rule(rule), "."),
                    said(words, " ".join(filter(None, (told.action, told.reason)))),
                    cited(words, rule.citation),
                    id=f"rule-{rule.id}",
                    class_=f"rule {level.id}",
                )
            )
    return Chapter("rules", "The rules", joined(*body), tuple(entries))


def advice(words: Words) -> Chapter:
    """Tell the sentences that the advice of each level is made of."""
    citations = words.content.protocol.advice
    return Chapter(
        "advice",
        "The advice",
        joined(
            *(
                el(
                    "article",
                    el("h4", title(name)),
                    said(words, words.wording.advice[name]),
                    cited(words, citation),
                    id=f"advice-{name}",
                )
                for name, citation in citations.items()
            )
        ),
    )


def causes(words: Words) -> Chapter:
    """Tell every cause: what suggests it, what is said of it, and which tips belong to it."""
    body = []
    for cause in words.content.protocol.causes.values():
        told = words.wording.causes[cause.id]
        only_asked = "" if cause.is_volunteered else "Named only to a person who asks about it."
        rows: list[tuple[str, object]] = [
            ("Suggested by", words.conditions(cause.suggested_by)),
            ("Tips", _links("tip", cause.tips)),
        ]
        body.append(
            el(
                "article",
                el("h4", told.name),
                said(words, told.say),
                el("p", only_asked, class_="aside") if only_asked else "",
                definitions(rows),
                cited(words, cause.citation),
                id=f"cause-{cause.id}",
            )
        )
    return Chapter("causes", "The causes", joined(*body))


def _links(kind: str, ids: Iterable[str]) -> Markup:
    found = [link(f"{kind}-{entry_id}", title(entry_id)) for entry_id in ids]
    return joined(*(joined(", " if number else "", each) for number, each in enumerate(found)))


def tips(words: Words) -> Chapter:
    """Tell every tip, to whom it is given, and whom it could harm."""
    body = []
    for tip in words.content.protocol.tips.values():
        rows: list[tuple[str, object]] = [
            ("Never given with", words.conditions(tip.unless)),
            ("Given only with", words.conditions(tip.only_when)),
            ("For", "everyone else" if tip.is_general else ""),
        ]
        body.append(
            el(
                "article",
                el("h4", title(tip.id)),
                said(words, words.wording.tips[tip.id]),
                definitions(rows),
                cited(words, tip.citation),
                id=f"tip-{tip.id}",
            )
        )
    return Chapter("tips", "The tips", joined(*body))


def topics(words: Words) -> Chapter:
    """Tell what is answered when a person asks about something."""
    spoken: Mapping[str, str] = words.wording.topics
    body = [
        el(
            "article",
            el("h4", title(topic.id)),
            said(words, spoken[topic.id]),
            cited(words, topic.citation) if topic.citation else "",
            id=f"topic-{topic.id}",
        )
        for topic in words.content.protocol.topics.values()
    ]
    return Chapter("topics", "What people ask about", joined(*body))
