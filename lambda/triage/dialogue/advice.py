"""The advice: what to do, by when, why, and what would make it more urgent."""

from triage.assessment import Outcome, assess
from triage.dialogue.paraphrase import paraphrase, spoken_list
from triage.protocol.cause import Tip, fitting_tips, rank_causes
from triage.protocol.content import RuleWording, Wording, filled
from triage.protocol.fact import Answer
from triage.protocol.heard import Heard
from triage.protocol.level import Level
from triage.protocol.protocol import Protocol

MOST_CAUSES = 2
"""Causes named at once; never with a probability."""

MOST_WORDS = {Level.SELF_CARE: 55, Level.SEE_DOCTOR: 53, Level.URGENT: 53}
"""Words of an advice: with the offer that follows it, it has at most sixty."""


def advise(
    protocol: Protocol, wording: Wording, heard: Heard, outcome: Outcome, *lead: str
) -> tuple[str, ...]:
    """Give the sentences of the advice, without the question that may follow it.

    Emergency advice begins with the action; any other with `lead` and what was understood.
    """
    caution = wording.advice[f"{outcome.level.id}_caution"]
    main, action = _main_rule(wording, outcome), action_of(wording, outcome)
    if outcome.level is Level.EMERGENCY:
        return _spoken(*lead, action, main.reason, caution)
    understood = paraphrase(wording, heard)
    if outcome.level is Level.URGENT:
        sentences = (*lead, understood, action, main.reason, caution)
        return _within_limit(outcome.level, sentences, understood)
    causes = _causes(protocol, wording, heard)
    if outcome.level is Level.SEE_DOCTOR:
        sentences = (*lead, understood, action, main.reason, causes, caution)
        return _within_limit(outcome.level, sentences, understood, causes)
    tip = _first_tip(protocol, wording, heard)
    sentences = (*lead, understood, action, causes, *tip, caution)
    return _within_limit(outcome.level, sentences, understood, causes)


def action_of(wording: Wording, outcome: Outcome) -> str:
    """Give what to do, and by when."""
    return _main_rule(wording, outcome).action or wording.advice[f"{outcome.level.id}_action"]


def explain(wording: Wording, outcome: Outcome) -> tuple[str, ...]:
    """Give the reasons for the advice: those of up to two rules that held, or of none."""
    reasons = [wording.rules[rule_id].reason for rule_id in outcome.rules[:2]]
    return tuple(reasons) or (wording.advice["self_care_reason"],)


def tips_for(protocol: Protocol, heard: Heard) -> tuple[Tip, ...]:
    """Give the tips that fit what was said, the most fitting first, none that could harm.

    None says less than the advice did.
    """
    causes = rank_causes(protocol.causes.values(), heard)
    tips = fitting_tips(causes, protocol.tips, heard)
    is_mild = assess(protocol, heard).level is Level.SELF_CARE
    return tips if is_mild else tuple(tip for tip in tips if not tip.is_for_self_care)


def _main_rule(wording: Wording, outcome: Outcome) -> RuleWording:
    """Give the words of the rule that is told: the first that holds, in the content's order."""
    return wording.rules[outcome.rules[0]] if outcome.rules else RuleWording("")


def _causes(protocol: Protocol, wording: Wording, heard: Heard) -> str:
    """Name what was said to point at; else what it often comes from where it twitches."""
    causes = rank_causes(protocol.causes.values(), heard)
    findings = {fact: value for fact, value in heard.items() if value == Answer.YES}
    told = rank_causes(causes, findings)
    names = [wording.causes[cause.id].name for cause in (told or causes)[:MOST_CAUSES]]
    sentence = wording.advice["causes" if told else "causes_often"]
    return filled(sentence, causes=spoken_list(wording, names, "or")) if names else ""


def _first_tip(protocol: Protocol, wording: Wording, heard: Heard) -> tuple[str, ...]:
    return tuple(wording.tips[tip.id] for tip in tips_for(protocol, heard)[:1])


def _within_limit(level: Level, sentences: tuple[str, ...], *spare: str) -> tuple[str, ...]:
    """Leave out what can be spared, in this order, while it is more than one can take in."""
    for least in spare:
        if sum(map(_words, sentences)) <= MOST_WORDS[level]:
            break
        sentences = tuple(sentence for sentence in sentences if sentence != least)
    return _spoken(*sentences)


def _words(sentence: str) -> int:
    """Count words; a telephone number, still to be filled in, is three."""
    return len(sentence.split()) + 2 * sentence.count("{")


def _spoken(*sentences: str) -> tuple[str, ...]:
    return tuple(sentence for sentence in sentences if sentence)
