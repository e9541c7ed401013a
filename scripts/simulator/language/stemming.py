"""Words reduced to what their forms share, so that 'watered' finds 'watering' (English)."""

from __future__ import annotations

from functools import lru_cache

IRREGULAR = {
    "feet": "foot",
    "teeth": "tooth",
    "children": "child",
    "kids": "kid",
    "women": "woman",
    "men": "man",
    "people": "person",
    "parties": "party",
    "partied": "party",
    "mice": "mouse",
    "calves": "calf",
    "halves": "half",
    "leaves": "leaf",
    "knives": "knife",
    "lives": "life",
    "wives": "wife",
    "shelves": "shelf",
    "loaves": "loaf",
    "wolves": "wolf",
    "thieves": "thief",
    "went": "go",
    "gone": "go",
    "goes": "go",
    "felt": "feel",
    "ate": "eat",
    "eaten": "eat",
    "drank": "drink",
    "drunk": "drink",
    "slept": "sleep",
    "kept": "keep",
    "began": "begin",
    "begun": "begin",
    "came": "come",
    "got": "get",
    "gotten": "get",
    "had": "have",
    "has": "have",
    "did": "do",
    "does": "do",
    "done": "do",
    "said": "say",
    "saw": "see",
    "seen": "see",
    "took": "take",
    "taken": "take",
    "made": "make",
    "lost": "lose",
    "hurts": "hurt",
    "getting": "get",
    "having": "have",
    "doing": "do",
    "being": "be",
    "seeing": "see",
    "going": "go",
}
"""Forms that no ending explains."""

KEPT_WHOLE = frozenset(
    "this is was has does his us yes thus plus bus gas less unless always perhaps during morning "
    "evening nothing something anything everything thing being news lens ring king sing bring "
    "spring string wing red bed shed need feed seed speed bleed breed any many very only july "
    "family early reply supply daily monday tuesday wednesday thursday friday saturday sunday "
    "one none done gone some come the there here where before more else twenty thirty forty fifty "
    "weary armed pants stars shine kidding expected wasted trapped upped "
    "party sixty seventy eighty ninety hundred body they day way say pay today my why by".split()
)
"""Words whose ending is part of them."""

VOWELS = frozenset("aeiouy")


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """Reduce a word to the part its forms share: 'watering', 'waters', 'watered' -> 'water'.

    The result is a key to compare by and not always a word.
    """
    if word in IRREGULAR:
        return IRREGULAR[word]
    if len(word) < 4 or word in KEPT_WHOLE:
        return word
    return _bare(_without_verb_ending(_without_plural(_without_noun_ending(word))))


def _without_noun_ending(word: str) -> str:
    for ending in ("iness", "ness"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def _without_plural(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ses", "xes", "zes", "ches", "shes")) and len(word) > 4:
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _without_verb_ending(word: str) -> str:
    for ending in ("ing", "ed", "ly"):
        base = word[: -len(ending)]
        if not word.endswith(ending) or word.endswith("eed") or len(base) < 3:
            continue
        if VOWELS.isdisjoint(base):
            continue
        if ending == "ly" and base[-1] in "bdgkpt" and base[-2] not in VOWELS:
            return word[:-1]
        doubled = base[-1] == base[-2] and base[-1] not in "lsz"
        return base[:-1] if doubled else base
    return word


def _bare(word: str) -> str:
    return word[:-1] if len(word) > 4 and word[-1] in "eyi" else word
