from pathlib import Path

from authoring.sentence_rules import sentence_problems
from authoring.vocabulary import load_vocabularies
from skill.interpretation import INTENTS
from triage import Content, Level, assess, hear, load_content
from triage.protocol.fact import Answer, Value
from triage.protocol.heard import settings_as_told

YES = Answer.YES


def test_the_content_loads(root: Path) -> None:
    """No file, key or id of the content is out of order."""
    content = load_content(root / "content")

    assert "en-US" in content.wordings


def test_every_sentence_can_be_followed_by_ear(content: Content) -> None:
    """Each sentence is short and plain, and claims nothing that a voice guide may not."""
    problems = [p for wording in content.wordings.values() for p in sentence_problems(wording)]

    assert problems == []


def test_every_thing_can_be_said(root: Path, content: Content) -> None:
    """Everything that the content knows has phrases by which people say it."""
    for locale in content.wordings:
        assert load_vocabularies(root / "content", content, locale)


def test_the_causes_of_the_seed_article_are_there(content: Content) -> None:
    """Whoever asks about a cause that the article names is answered."""
    seed = (
        "overexertion dehydration overhydration lack_of_sleep caffeine stress_anxiety low_calcium "
        "low_magnesium low_vitamin_d low_vitamin_b12 medication_side_effect vitamin_b6_toxicity "
        "supplement_excess pinched_nerve multiple_sclerosis als isaac_syndrome"
    )

    assert set(seed.split()) <= set(content.protocol.causes)


def test_frightening_causes_are_never_volunteered(content: Content) -> None:
    """ALS, MS and Isaac syndrome are named only to a person who names them."""
    causes = content.protocol.causes

    assert not any(
        causes[cause].is_volunteered for cause in ("als", "multiple_sclerosis", "isaac_syndrome")
    )


def test_the_topics_that_the_shell_names_are_there(content: Content) -> None:
    """'Should I see a doctor?' is an intent of its own, and has its answer."""
    assert "AskDoctorIntent" in INTENTS
    assert "when_doctor" in content.protocol.topics


def test_every_danger_asked_about_raises_the_level(content: Content) -> None:
    """A finding that a danger question settles is never forgotten by the advice."""
    forgotten = [
        fact
        for question in content.protocol.questions.values()
        if question.is_danger
        for fact in question.settles
        if level_with(content, {fact: YES}) is Level.SELF_CARE
    ]

    assert forgotten == []


def test_what_only_opens_further_questions_opens_one(content: Content) -> None:
    """A background that is no danger alone is asked for because a question or a tip rests on it."""
    protocol = content.protocol
    used = {c.fact for q in protocol.questions.values() for c in q.relevant_when}
    used |= {c.fact for rule in protocol.rules.values() for c in rule.conditions}
    used |= {c.fact for tip in protocol.tips.values() for c in tip.unless}

    asked = {fact for q in protocol.questions.values() for fact in q.also_clears}

    assert asked - used == set()


def level_with(content: Content, told: dict[str, Value]) -> Level:
    """Give the level once just this was told."""
    return assess(content.protocol, hear(content.protocol.facts, {}, told)).level


def test_every_vague_time_falls_on_the_safer_side(content: Content) -> None:
    """What may be more than two weeks counts as more than two weeks."""
    durations = content.protocol.durations

    assert durations["about_two_weeks"] > 14
    assert durations["few_weeks"] > 14
    assert durations["under_two_weeks"] <= 14


def test_a_child_is_known_by_whom_one_speaks_of(content: Content) -> None:
    """'My son' and 'my baby' are children in the eyes of every rule."""
    protocol = content.protocol
    for person in ("child", "baby", "teenager"):
        told: dict[str, Value] = settings_as_told(protocol.facts, protocol.people[person])

        assert told == {"about": "other", "age_group": "child"}
