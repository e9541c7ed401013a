"""What must be true of the content as a whole before it may be used."""

from collections.abc import Iterable, Mapping
from functools import partial

from triage.assessment import assess
from triage.loading.ledger import claims
from triage.protocol.content import DEFAULT_LOCALE, DEFAULT_REGION, Wording
from triage.protocol.fact import Setting
from triage.protocol.heard import hear, settings_as_told
from triage.protocol.level import Level
from triage.protocol.problems import Problems, suggestion
from triage.protocol.protocol import Protocol
from triage.protocol.question import Question, QuestionKind

NEEDED_VALUE_FACTS = ("body_part", "places", "duration_days", "about", "age_group")
"""Facts that the interpretation and the paraphrase rely on."""

NEEDED_VALUES = {
    "body_part": {"unknown"},
    "places": {"one", "several", "all_over"},
    "about": {"self", "other"},
    "age_group": {"child", "adult", "older"},
}
"""Values that the interpretation, the paraphrase and the outlook name."""

NEEDED_TOPICS = ("when_doctor", "corrections", "sources")
"""Topics that an intent of its own asks about, or that a question back is answered with."""

ADVICE_NEEDED = (
    *(f"{level.id}_{part}" for level in Level for part in ("action", "caution")),
    *("self_care_reason", "causes", "causes_often", "no_ambulance", "ambulance_if"),
)
"""The sentences of the advice that the dialogue says."""


def check_consistency(
    protocol: Protocol, wordings: Mapping[str, Wording], problems: Problems
) -> None:
    """Note everything that single files cannot show; see each check for its promise."""
    _check_needed(protocol, wordings, problems)
    _check_fears(protocol, problems)
    _check_sources(protocol, problems)
    knows_levels = not problems.unread and not problems.touch("facts/", "rules/")
    for question in protocol.questions.values():
        if not problems.touch(f"questions.toml: {question.id}."):
            _check_question(protocol, question, problems)
            if question.is_danger and knows_levels:
                _check_danger(protocol, question, problems)
    if knows_levels:
        _check_order(protocol, problems)
        _check_meanings(protocol, problems)


def worst_of(protocol: Protocol, question: Question) -> Level:
    """Give the highest level of a rule that mentions something that the question asks about."""
    asks = {*question.asks_about, *(setting.fact for setting in question.yes_means)}
    return max(
        (
            rule.level
            for rule in protocol.rules.values()
            if any(condition.fact in asks for condition in rule.conditions)
        ),
        default=Level.SELF_CARE,
    )


def _check_needed(protocol: Protocol, wordings: Mapping[str, Wording], problems: Problems) -> None:
    """The code names a few ids and values; without them a turn would fail."""
    for file, known, needed in (
        ("facts/values.toml", protocol.facts, NEEDED_VALUE_FACTS),
        ("facts/signs.toml", protocol.facts, ("wants_ambulance",)),
        ("topics.toml", protocol.topics, NEEDED_TOPICS),
        ("advice.toml", protocol.advice, ADVICE_NEEDED),
        ("regions.toml", protocol.regions, (DEFAULT_REGION,)),
    ):
        for name in needed:
            if name not in known and file not in problems.unread:
                problems.add(file, name, "is missing")
    for fact_id, values in NEEDED_VALUES.items():
        fact = protocol.facts.get(fact_id)
        for value in sorted(values - set(fact.values)) if fact else ():
            problems.add("facts/values.toml", f"{fact_id}.values", f"{value!r} is missing")
    if DEFAULT_LOCALE not in wordings:
        problems.add(DEFAULT_LOCALE, "", "is missing: it is what other locales fall back to")


def _check_fears(protocol: Protocol, problems: Problems) -> None:
    """What is feared is a cause, whose words are the answer."""
    if "causes.toml" in problems.unread:
        return
    for fact in protocol.facts.values():
        if fact.fear_of and fact.fear_of not in protocol.causes:
            hint = suggestion(fact.fear_of, protocol.causes)
            file = f"facts/{fact.kind}s.toml" if fact.is_finding else "facts/values.toml"
            problems.add(file, f"{fact.id}.fear_of", f"unknown cause {fact.fear_of!r}{hint}")


def _check_sources(protocol: Protocol, problems: Problems) -> None:
    """A source that nothing rests on is a leftover or a lost claim."""
    cited = {citation.source for citation in claims(protocol).values()}
    if problems.unread or not cited <= protocol.sources.keys():
        return
    for source in sorted(protocol.sources.keys() - cited):
        problems.add("sources.toml", source, "is used by nothing")


def _check_question(protocol: Protocol, question: Question, problems: Problems) -> None:
    problem = partial(_note, problems, question)
    has_findings = all(protocol.facts[fact_id].is_finding for fact_id in question.asks_about)
    if question.kind is QuestionKind.VALUE:
        if has_findings:
            problem("kind", "'value' asks for days or a choice, not for findings")
    elif not has_findings:
        problem("settles", f"a {question.kind!s} asks about findings only")
    if question.kind is QuestionKind.HABITS:
        for fact_id in question.settles:
            if _level_with(protocol, [Setting(fact_id)]) is not Level.SELF_CARE:
                problem("settles", f"{fact_id!r} raises the level; ask about it in a screen")
        return
    if not question.unsure_means:
        problem("unsure_means", "is missing: say what 'not sure' counts as")
    if question.kind is QuestionKind.SCREEN and not question.yes_means:
        problem("yes_means", "is missing: say what a bare 'yes' amounts to")


def _check_danger(protocol: Protocol, question: Question, problems: Problems) -> None:
    """After any answer to a danger question but 'no', self-care must be out of reach."""
    if question.only_if_all_open:
        what = "would skip a danger question that is answered in part"
        _note(problems, question, "only_if_all_open", what)
    for key in ("yes_means", "unsure_means"):
        if _level_with(protocol, getattr(question, key)) is Level.SELF_CARE:
            what = "leads to self-care; a danger question must raise the level"
            _note(problems, question, key, what)
    for fact_id in question.settles:
        if _level_with(protocol, [Setting(fact_id)]) is Level.SELF_CARE:
            what = f"{fact_id!r} alone leads to self-care; give it a rule"
            _note(problems, question, "settles", what)


def _note(problems: Problems, question: Question, key: str, what: str) -> None:
    problems.add("questions.toml", f"{question.id}.{key}", what)


def _check_order(protocol: Protocol, problems: Problems) -> None:
    """Questions stand in order of danger, so that a lesser one never delays a worse one."""
    worst = Level.EMERGENCY
    for question in protocol.questions.values():
        if question.kind is QuestionKind.HABITS:
            continue
        level = worst_of(protocol, question)
        if level > worst:
            problems.add(
                "questions.toml",
                question.id,
                f"can reach {level.id} but stands after a question that cannot; move it up",
            )
        worst = min(worst, level)


def _check_meanings(protocol: Protocol, problems: Problems) -> None:
    """What the code sets by itself must amount to what it is set for."""
    if _level_with(protocol, protocol.limits.unfinished_means) is Level.SELF_CARE:
        problems.add("limits.toml", "conversation.unfinished_means", "must raise the level")
    if _level_with(protocol, protocol.limits.unseen_means) < Level.URGENT:
        problems.add("limits.toml", "conversation.unseen_means", "must be urgent")
    ambulance = "wants_ambulance"
    is_known = ambulance in protocol.facts
    if is_known and _level_with(protocol, [Setting(ambulance)]) is not Level.EMERGENCY:
        problems.add("facts/signs.toml", ambulance, "must alone be an emergency")


def _level_with(protocol: Protocol, settings: Iterable[Setting]) -> Level:
    told = settings_as_told(protocol.facts, settings)
    return assess(protocol, hear(protocol.facts, {}, told)).level
