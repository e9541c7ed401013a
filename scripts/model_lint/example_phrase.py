"""Example phrases of a manifest: 'Alexa, ask <invocation name> <a sample>' and its kin."""

import re

from model_lint.invocation_name import CONNECTING_WORDS
from model_lint.matching import patterns, phrases, says
from model_lint.model import Model
from model_lint.utterance import words

_WAKE = re.compile(r"^(?:alexa|echo|computer|amazon)\b[,\s]*", re.IGNORECASE)
_OPENING = ("open", "start", "launch", "begin", "run", "use", "play", "load", "resume", "enable")
_ASKING = ("ask", "tell", "talk to", "speak to", "search", *_OPENING)


def starts_with_invocation(phrase: str, model: Model) -> bool:
    """Tell whether the wake word comes first and the invocation name follows."""
    return bool(_WAKE.match(phrase)) and model.invocation_name in phrase.lower()


def resolves(phrase: str, model: Model) -> bool:
    """Tell whether the phrase launches the skill or says one of its samples."""
    said = _plain(phrase)
    request = _request(said, model.invocation_name)
    return request == "" or any(_fits(each, model) for each in _readings(request))


def _plain(phrase: str) -> str:
    without_wake_word = _WAKE.sub("", phrase.strip())
    return " ".join(re.sub(r"[,.!?;:]+(?=\s|$)", " ", without_wake_word.lower()).split())


def _request(said: str, name: str) -> str:
    """Take away the words that call the skill; what is left is for the skill itself."""
    for verb in _ASKING:
        called = f"{verb} {name}"
        if said == called:
            return ""
        if said.startswith(f"{called} "):
            return said.removeprefix(called).strip()
    for word in CONNECTING_WORDS:
        if said.endswith(f" {word} {name}"):
            return said.removesuffix(f"{word} {name}").strip()
    return said


def _readings(request: str) -> tuple[str, ...]:
    """Read the request with and without its connecting word: 'about my eye' and 'my eye'."""
    first, _, rest = request.partition(" ")
    return (request, rest) if first in CONNECTING_WORDS else (request,)


def _fits(request: str, model: Model) -> bool:
    known = phrases(model)
    said = words(request)
    return any(says(pattern.words, said, known) for pattern in patterns(model))
