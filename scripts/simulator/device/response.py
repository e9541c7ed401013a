"""A skill's answer as a device takes it: what it says, whether it listens on, and what is wrong."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from simulator import ssml
from simulator.device.cards import card_faults
from simulator.fault import Fault

Json = dict[str, Any]

LARGEST = 24 * 1024
"""Most bytes of a whole response as JSON."""

_SPEECH_KEYS = {"SSML": "ssml", "PlainText": "text"}


@dataclass(frozen=True)
class Response:
    """A skill's answer to one request."""

    body: object
    """What the handler returned, whatever it is."""
    answers_an_ending: bool = False
    """Whether it answers a SessionEndedRequest, to which nothing can be said."""

    @property
    def ssml(self) -> str | None:
        """What is said, as markup; plain text is wrapped in <speak>."""
        return _markup(self._part.get("outputSpeech"))

    @property
    def speech(self) -> str | None:
        """What is said, as plain text."""
        return _text(self._part.get("outputSpeech"))

    @property
    def reprompt_ssml(self) -> str | None:
        """What is said after silence, as markup."""
        return _markup(self._reprompt)

    @property
    def reprompt(self) -> str | None:
        """What is said after silence, as plain text."""
        return _text(self._reprompt)

    @property
    def attributes(self) -> Json:
        """What the skill wants to be given back with the next request."""
        attributes = self._whole.get("sessionAttributes")
        return attributes if isinstance(attributes, dict) else {}

    @property
    def keeps_session(self) -> bool:
        """Whether the microphone opens: only an explicit false opens it."""
        return self._part.get("shouldEndSession") is False

    @property
    def leaves_it_open(self) -> bool:
        """Whether it does not say if the session ends, so that its directives decide."""
        return self._part.get("shouldEndSession") is None

    @property
    def directives(self) -> Sequence[Json]:
        """What the device is to do beside speaking; none where the list is malformed."""
        directives = self._part.get("directives")
        if not isinstance(directives, list):
            return ()
        return tuple(item for item in directives if isinstance(item, dict) and item.get("type"))

    @property
    def card(self) -> Json | None:
        """What is shown in the companion app."""
        card = self._part.get("card")
        return card if isinstance(card, dict) else None

    def faults(self) -> list[Fault]:
        """List what is wrong with the response by itself, whatever device it is for."""
        if not isinstance(self.body, Mapping):
            message = f"the handler returned {type(self.body).__name__}, not an object"
            return [Fault("response-object", message)]
        return [*self._size_faults(), *self._shape_faults(), *self._question_faults()]

    @property
    def _whole(self) -> Mapping[str, Any]:
        return self.body if isinstance(self.body, Mapping) else {}

    @property
    def _part(self) -> Mapping[str, Any]:
        part = self._whole.get("response")
        return part if isinstance(part, Mapping) else {}

    @property
    def _reprompt(self) -> object:
        reprompt = self._part.get("reprompt")
        return reprompt.get("outputSpeech") if isinstance(reprompt, Mapping) else None

    def _size_faults(self) -> Iterator[Fault]:
        size = len(json.dumps(self.body, ensure_ascii=False).encode())
        if size > LARGEST:
            yield Fault("response-size", f"the response has {size} bytes, more than {LARGEST}")

    def _shape_faults(self) -> Iterator[Fault]:
        if self._whole.get("version") != "1.0":
            yield Fault("response-version", "version must be '1.0'")
        if not isinstance(self._whole.get("response"), Mapping):
            yield Fault("response-object", "response is missing or not an object")
        if not isinstance(self._whole.get("sessionAttributes", {}) or {}, dict):
            yield Fault("attributes-object", "sessionAttributes must be an object")
        if self._part.get("shouldEndSession") not in (True, False, None):
            yield Fault("should-end-session", "response.shouldEndSession must be true or false")
        if self.answers_an_ending and self._part.get("outputSpeech"):
            message = "a SessionEndedRequest was answered with speech, which nobody can hear"
            yield Fault("speech-after-end", message)
        yield from _speech_faults("outputSpeech", self._part.get("outputSpeech"))
        yield from self._reprompt_faults()
        yield from card_faults(self._part.get("card"))
        yield from _directive_faults(self._part.get("directives"))

    def _reprompt_faults(self) -> Iterator[Fault]:
        reprompt = self._part.get("reprompt")
        if reprompt is not None and not isinstance(reprompt, Mapping):
            yield Fault("reprompt-object", "response.reprompt must be an object")
        yield from _speech_faults("reprompt.outputSpeech", self._reprompt)

    def _question_faults(self) -> Iterator[Fault]:
        """Point at a question that nobody can answer, since the session is over."""
        speech = (self.speech or "").rstrip(" \"'”’")
        ends = self._part.get("shouldEndSession") is True or (
            self.leaves_it_open and not self.directives
        )
        if speech.endswith("?") and ends:
            message = "it ends with a question, but closes the session: no answer can be heard"
            yield Fault("question-after-end", message, is_refusal=False)


def _speech_faults(where: str, speech: object) -> Iterator[Fault]:
    if speech is None:
        return
    key = _SPEECH_KEYS.get(speech.get("type", "")) if isinstance(speech, Mapping) else None
    if key is None or not isinstance(speech, Mapping):
        yield Fault("speech-type", f"response.{where}.type must be SSML or PlainText")
    elif not isinstance(speech.get(key), str) or not speech[key].strip():
        yield Fault("speech-text", f"response.{where}.{key} must be text and may not be empty")
    elif key == "ssml":
        for fault in ssml.faults_of(speech[key]):
            yield Fault(fault.rule, f"response.{where}: {fault.message}")
    elif len(speech[key]) > ssml.LONGEST:
        message = f"response.{where} has {len(speech[key])} characters, more than {ssml.LONGEST}"
        yield Fault("speech-length", message)


def _directive_faults(directives: object) -> Iterator[Fault]:
    if directives is None:
        return
    if not isinstance(directives, list):
        yield Fault("directive-list", "response.directives must be a list")
    elif not all(isinstance(item, Mapping) and item.get("type") for item in directives):
        message = "each of response.directives must be an object with a type"
        yield Fault("directive-type", message)


def _spoken(speech: object) -> tuple[str, str] | None:
    """Take the type and the text of a speech, if it is one."""
    if not isinstance(speech, Mapping):
        return None
    kind = str(speech.get("type"))
    text = speech.get(_SPEECH_KEYS.get(kind, ""))
    return (kind, text) if isinstance(text, str) else None


def _markup(speech: object) -> str | None:
    spoken = _spoken(speech)
    if spoken is None:
        return None
    kind, text = spoken
    return text if kind == "SSML" else ssml.from_text(text)


def _text(speech: object) -> str | None:
    spoken = _spoken(speech)
    if spoken is None:
        return None
    kind, text = spoken
    return ssml.as_text(text) if kind == "SSML" else text
