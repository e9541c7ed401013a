"""The rules for the name by which people call the skill."""

import re
from collections.abc import Iterator

from model_lint.model import LANGUAGE_MODEL, Model
from model_lint.problem import Remark

PATH = f"{LANGUAGE_MODEL}.invocationName"
LAUNCH_WORDS = "run start play resume use launch ask open tell load begin enable".split()
CONNECTING_WORDS = "to from in using with about for that by if and whether".split()
_WAKE_WORDS = "alexa amazon echo computer skill app".split()
_SMALL_WORDS = "the a an for to of about up by at off with".split()
_CHARACTERS = re.compile(
    r"[^\W\d_A-Z]+(?:'[^\W\d_A-Z]*|\.)?(?: [^\W\d_A-Z]+(?:'[^\W\d_A-Z]*|\.)?)*"
)
_LETTER_NAMES = (
    "ay bee cee dee ef eff gee aitch jay kay ell em en pee cue ess tee vee ex zee zed".split()
)


def characters(model: Model) -> Iterator[Remark]:
    """Allow lower-case letters, spaces, possessives and the full stops of abbreviations."""
    name = model.invocation_name
    if name and (not _CHARACTERS.fullmatch(name) or name != name.lower()):
        yield Remark(
            PATH,
            f"{name!r} has a character that no invocation name may have",
            "use lower-case letters and single spaces, an apostrophe for 's, and write digits out",
        )


def abbreviations(model: Model) -> Iterator[Remark]:
    """Put a full stop only after a single letter, and one after each letter that stands alone."""
    for word in model.invocation_name.split():
        if word.endswith(".") and len(word) > 2:
            yield Remark(PATH, f"{word!r} has a full stop after a word", "as in n. p. r. only")
        if len(word) == 1 and word not in ("a", "i"):
            yield Remark(PATH, f"{word!r} stands alone without a full stop", f"write {word}.")


def spelled_letters(model: Model) -> Iterator[Remark]:
    """Refuse letters written as they sound."""
    found = [word for word in model.invocation_name.split() if word in _LETTER_NAMES]
    if len(found) > 1 or "double u" in model.invocation_name:
        yield Remark(PATH, "spells letters as they sound", "write a. w. s. instead")


def length(model: Model) -> Iterator[Remark]:
    """Allow two to fifty characters."""
    if not 2 <= len(model.invocation_name) <= 50:
        yield Remark(PATH, f"has {len(model.invocation_name)} characters", "2 to 50 are allowed")


def one_word(model: Model) -> Iterator[Remark]:
    """Ask for two words or more: one is for owned brands."""
    if len(model.invocation_name.split()) == 1:
        yield Remark(PATH, "is a single word", "only a brand of your own may be one word")


def two_words(model: Model) -> Iterator[Remark]:
    """Refuse articles and prepositions in a name of two words."""
    parts = model.invocation_name.split()
    for word in parts if len(parts) == 2 else ():
        if word in _SMALL_WORDS:
            yield Remark(PATH, f"has {word!r} in a name of two words", "add a word or leave it out")


def launch_words(model: Model) -> Iterator[Remark]:
    """Refuse words that start a skill."""
    yield from _has(model, LAUNCH_WORDS, "a word that starts skills")


def connecting_words(model: Model) -> Iterator[Remark]:
    """Refuse words that join a name to a request."""
    yield from _has(model, CONNECTING_WORDS, "a word that joins the name to the request")


def wake_words(model: Model) -> Iterator[Remark]:
    """Refuse wake words and words for skills as such."""
    yield from _has(model, _WAKE_WORDS, "a word that is Amazon's")


def _has(model: Model, forbidden: list[str], what: str) -> Iterator[Remark]:
    for word in model.invocation_name.lower().split():
        if word.removesuffix("'s") in forbidden:
            yield Remark(PATH, f"has {word!r}, {what}", "choose another word")
