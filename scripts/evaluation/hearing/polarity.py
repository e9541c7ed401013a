"""Yes and no by word list, before any likeness: a flipped answer is the worst mistake there is."""

from evaluation.hearing.heard import NO, YES
from evaluation.hearing.text import words_of

_YES = frozenset("yes yeah yep yup yea aye yah".split())
_NO = frozenset("no nope nah none never neither nothing".split())
_SURE_YES = frozenset("definitely absolutely certainly exactly correct right affirmative".split())
_SAYING_NO_MORE = frozenset(
    "i do have it is he she they does has did was are am we that's that it's i'm he's she's so too "
    "all of them both those these really very at please sir ma'am thank you thanks the them "
    "afraid unfortunately sadly well oh um uh uhm er ah hm hmm okay ok just actually and of course "
    "think said say would you could haven't don't doesn't isn't aren't hasn't didn't wasn't like "
    "that to be honest a the any such thing kind not".split()
)
_WHOLE = {
    "uh huh": YES,
    "mm hmm": YES,
    "mhm": YES,
    "of course": YES,
    "that's right": YES,
    "i'm afraid so": YES,
    "you bet": YES,
    "of course not": NO,
    "uh uh": NO,
    "nuh uh": NO,
    "no way": NO,
    "i'm afraid not": NO,
}
_SUBJECTS = frozenset("i it he she they we that there".split())
_VERBS = frozenset("do have is does has did was are am had were".split())
_EMPHASIS = frozenset("actually indeed really too so sure well oh".split())


def polarity_of(utterance: str) -> str | None:
    """Tell whether it is nothing but a yes or a no; None for whatever says more or neither.

    A soft yes or no ('not really', 'i think not', 'i guess so') is neither.
    """
    words = words_of(utterance)
    whole = _WHOLE.get(" ".join(words))
    if whole:
        return whole
    short = [word for word in words if word not in _EMPHASIS]
    if len(short) == 2 and short[0] in _SUBJECTS and short[1].removesuffix("n't") in _VERBS:
        return NO if short[1].endswith("n't") else YES
    said = set(words)
    if not said <= _YES | _NO | _SURE_YES | _SAYING_NO_MORE or "think" in said:
        return None
    is_yes, is_no = bool(_YES & said), _is_plain_no(words)
    if is_yes or is_no:
        return None if is_yes and is_no else (YES if is_yes else NO)
    is_denied = "not" in said or any(word.endswith("n't") for word in words)
    return YES if _SURE_YES & said and not is_denied else None


def _is_plain_no(words: list[str]) -> bool:
    """Whether a real no is there: 'no it isn't', 'none of them', 'not at all', 'definitely not'."""
    ends_in_not = words[-1:] == ["not"] or words[-3:] == ["not", "at", "all"]
    return not _NO.isdisjoint(words) or ends_in_not
