from collections.abc import Sequence
from dataclasses import replace

from simulator.language.text import read
from simulator.model import FALLBACK, Intent, Slot, Value
from simulator.recognition.choosing import choose, words_taken
from simulator.recognition.mentions import Mention
from simulator.recognition.ranking import Candidate
from simulator.recognition.samples import Sample

PLANT = Slot("plant", "Plant", takes_several=True)
TROUBLE = Slot("trouble", "Trouble", takes_several=True)
TELL = Intent("TellIntent", (PLANT, TROUBLE))
DENY = Intent("DenyIntent", (PLANT, TROUBLE))
ROSE = Mention("Plant", 1, 2, "rose")
MILDEW = Mention("Trouble", 4, 5, "mildew")


def likely(intent: Intent, score: float, *mentions: Mention, explained: float = 0.4) -> Candidate:
    """Make a candidate that stands where its score puts it."""
    return Candidate(intent, score, Sample(intent, "", ()), explained, mentions, standing=score)


def chosen(said: str, *candidates: Candidate) -> Intent | None:
    """Choose among candidates for a sentence."""
    found = choose(candidates, read(said), {"Plant", "Trouble"})
    return found.intent if found else None


def denied(*mentions: Mention) -> Sequence[Mention]:
    """Deny values."""
    return [Mention(m.type, m.start, m.end, m.said, is_denied=True) for m in mentions]


def test_a_general_question_needs_more_than_a_value() -> None:
    """'How old does a rose get' says a plant and asks of nobody here."""
    rose = likely(TELL, 0.4, ROSE)

    assert chosen("how old does a rose get", rose) is None
    assert chosen("how old does my rose get", rose) == TELL
    assert chosen("a rose gets old", rose) == TELL
    assert chosen("how old does a rose get", likely(TELL, 0.4, ROSE, explained=0.6)) == TELL


def test_what_is_about_as_much_like_the_fallback_is_none_of_ours() -> None:
    """Where the model says what is foreign, a sentence must be clearly more like what is not."""
    rose = likely(TELL, 0.4, ROSE)

    assert chosen("play my rose", likely(Intent(FALLBACK), 0.5), rose) is None
    assert chosen("play my rose", rose, likely(Intent(FALLBACK), 0.3)) is None
    assert chosen("play my rose", rose, likely(Intent(FALLBACK), 0.21)) is None
    assert chosen("play my rose", rose, likely(Intent(FALLBACK), 0.19)) == TELL
    assert chosen("play my rose", likely(Intent(FALLBACK), 0.2)) is None


def test_a_listed_value_makes_a_narrow_lead_enough() -> None:
    """Without one the same lead is too little."""
    listed = replace(ROSE, values=(Value("rose", "rose"),))
    foreign = likely(Intent(FALLBACK), 0.3)

    assert chosen("my rose is odd", likely(TELL, 0.4, listed), foreign) == TELL
    assert (
        chosen("my rose is odd", likely(TELL, 0.4, replace(listed, is_guess=True)), foreign) is None
    )
    assert chosen("my rose is odd", likely(TELL, 0.35, listed), foreign) is None


def test_the_longer_a_sentence_the_narrower_a_lead_is_enough() -> None:
    """It is less like any sample, and so is the difference."""
    rose, foreign = likely(TELL, 0.4, ROSE), likely(Intent(FALLBACK), 0.28)

    assert chosen("play my rose for me", rose, foreign) is None
    assert chosen("play my rose for me when you have some time", rose, foreign) == TELL


def test_a_phrase_to_the_letter_is_ours_even_where_the_rest_is_foreign() -> None:
    """Nobody says several words of a list by chance; one word, or loose ones, are too little."""
    mildew = Mention("Trouble", 3, 5, "powdery mildew", values=(Value("mildew", "mildew"),))
    foreign = likely(Intent(FALLBACK), 0.45)
    said = "music says it powdery mildew"

    assert chosen(said, foreign, likely(TELL, 0.4, mildew)) == TELL
    assert chosen(said, foreign, likely(TELL, 0.4, replace(mildew, slips=1))) is None
    assert chosen(said, foreign, likely(TELL, 0.4, replace(mildew, start=4))) is None
    assert chosen(said, likely(Intent(FALLBACK), 0.6), likely(TELL, 0.4, mildew)) is None


def test_words_of_substance_are_what_an_intent_takes() -> None:
    """'With the' in a value counts for nothing, and a word of two values counts once."""
    wide, narrow = Mention("Trouble", 0, 4, "mildew with the rose"), Mention("Plant", 3, 4, "rose")
    sentence = read("mildew with the rose")

    assert words_taken(sentence, likely(TELL, 0.4, wide)) == 2
    assert words_taken(sentence, likely(TELL, 0.4, wide, narrow)) == 2
    assert words_taken(sentence, likely(TELL, 0.4)) == 0


def test_what_is_like_nothing_is_none_of_ours() -> None:
    """However little the fallback is like it, unless a value is in it."""
    foreign = likely(Intent(FALLBACK), 0.0)

    assert chosen("a quick brown fox", likely(TELL, 0.3), foreign) is None
    assert chosen("a quick brown fox", likely(TELL, 0.3, ROSE), foreign) == TELL
    assert chosen("a quick brown fox", likely(TELL, 0.4), foreign) == TELL


def test_what_is_said_outranks_what_is_denied_of_any_kind() -> None:
    """'My rose is fine but has mildew' is of the mildew, though the praise is more alike."""
    praise = likely(DENY, 0.9, *denied(ROSE))

    assert chosen("my rose is fine but mildew", praise, likely(TELL, 0.4, MILDEW)) == TELL
    assert chosen("my rose is fine but mildew", praise) == DENY


def test_a_part_of_what_is_denied_is_not_said() -> None:
    """'No rose mildew' says of no rose that something is with it."""
    rose = Mention("Plant", 4, 5, "rose")

    denial = likely(DENY, 0.9, *denied(MILDEW))

    assert chosen("i have no sign rose", denial, likely(TELL, 0.4, rose)) == DENY
