import pytest

from simulator.language.soundness import is_sound
from simulator.language.text import read


def said(sentence: str) -> bool:
    """Ask about the phrase in brackets; what stands in braces was found as well."""
    words = read(sentence.translate(str.maketrans("", "", "[]{}"))).texts
    found = []
    start = 0
    for opened, closed in (("[", "]"), ("{", "}")):
        if opened in sentence:
            before, _, rest = sentence.partition(opened)
            begin = len(read(before.translate(str.maketrans("", "", "[]{}"))).texts)
            end = begin + len(read(rest.partition(closed)[0]).texts)
            found.append((begin, end))
    start, end = found[0]
    return is_sound(words, start, end, found)


@pytest.mark.parametrize(
    "sentence",
    [
        "the [roots] look fine",
        "but my [fern] is still perfectly healthy",
        "my [roots] and {leaves} are normal",
        "the [stem] is all right",
        "i can lift my [pot]",
        "i can run and stand on my [ladder] as normal",
        "i can breathe and [swallow] well",
        "i [swallow] fine",
        "i have been [sleeping] well",
        "i do not trip and i [swallow] fine",
        "my [pot] is fine but the fern has rust",
        "i can talk and [swallow] just fine",
        "i stand on my [ladder] with no trouble",
        "i climb my [ladder] without any problems at all",
    ],
)
def test_what_is_called_sound_is_denied(sentence: str) -> None:
    """Nobody who says that the roots look fine reports roots."""
    assert said(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "the [roots] look brown",
        "the [roots] do not look fine",
        "the [roots] were fine",
        "the [roots] are fine now",
        "the [roots] are fine again",
        "the [rust] is getting strong",
        "my [pot] moves",
        "i can not lift my [pot]",
        "i do not [swallow] fine",
        "i used to [swallow] fine",
        "i am [swallowing] okay",
        "it [hurts] pretty good",
        "i [swallow] fine again",
        "i can hardly lift my [pot]",
        "i can only lift my [pot]",
        "i can walk with a [limp]",
        "i can see my [leaf] moving",
        "i can feel my [leaf] twitch",
        "i lift my [pot]",
        "i can [swallow]",
        "my [roots]",
        "[rust]",
        "i saw [rust] and my {roots} are fine",
        "my [fern] and my {pot} is fine",
        "i [swallow] fine now",
        "the [fern] with no trouble growing",
        "i climb my [ladder] with trouble",
        "can tea make my [roots] rot",
        "can you tell me what eats my [roots]",
        "can pruning harm my [roots]",
    ],
)
def test_what_is_not_surely_sound_counts_as_said(sentence: str) -> None:
    """Once fine, fine again, or fine only in part may have been wrong between."""
    assert not said(sentence)
