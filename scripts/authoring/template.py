"""Sentence templates: `(a|b)` alternatives, `[optional]` parts, `{slot}` and `<rule>` names."""

import re
from dataclasses import dataclass

_TOKEN = re.compile(r"\{([^{}]*)\}|<([^<>]*)>|([()\[\]|{}<>])|([^()\[\]|{}<>]+)")
_NAME = re.compile(r"[a-z][a-z_]*")
_CLOSING = {"(": ")", "[": "]"}
_SHOWN = 20


@dataclass(frozen=True)
class Words:
    """Literal text, spaces included: they decide whether `{person}'s` sticks together."""

    text: str


@dataclass(frozen=True)
class Slot:
    """A `{slot}`."""

    name: str


@dataclass(frozen=True)
class RuleCall:
    """A `<rule>`, to be replaced with what the rule of that name says."""

    name: str


@dataclass(frozen=True)
class Sequence:
    """Parts that follow one another."""

    parts: "tuple[Part, ...]"


@dataclass(frozen=True)
class Choice:
    """Alternatives, of which one is said; an optional part has an empty one at its end."""

    options: tuple[Sequence, ...]


Part = Words | Slot | RuleCall | Choice
"""What a sequence is made of."""


class TemplateError(ValueError):
    """The text is no template; the message says what is wrong and shows the place."""


@dataclass(frozen=True)
class _Token:
    kind: str
    """`words`, `slot`, `rule`, or the bracket or bar itself."""
    text: str
    place: str
    """The beginning of what stands there, to be shown in messages."""


def parse(text: str) -> Sequence:
    """Read a template.

    Raises TemplateError for a bracket without its partner, an empty group and a name that is none.
    """
    reader = _Reader(_tokens(text))
    sequence = reader.sequence()
    reader.expect_end()
    return sequence


def slots(part: Sequence | Part) -> frozenset[str]:
    """Name the slots that the template itself uses; those of its rules are not among them."""
    return _names(part, Slot)


def rule_calls(part: Sequence | Part) -> frozenset[str]:
    """Name the rules that the template uses."""
    return _names(part, RuleCall)


def _names(part: Sequence | Part, kind: type[Slot] | type[RuleCall]) -> frozenset[str]:
    if isinstance(part, kind):
        return frozenset({part.name})
    inner: tuple[Sequence | Part, ...] = ()
    if isinstance(part, Sequence):
        inner = part.parts
    elif isinstance(part, Choice):
        inner = part.options
    return frozenset().union(*(_names(each, kind) for each in inner))


def _tokens(text: str) -> list[_Token]:
    found = []
    for match in _TOKEN.finditer(text):
        slot, rule, mark, words = match.groups()
        place = repr(text[match.start() :][:_SHOWN])
        if slot is not None:
            found.append(_Token("slot", _name(slot, place), place))
        elif rule is not None:
            found.append(_Token("rule", _name(rule, place), place))
        else:
            found.append(_Token(mark or "words", mark or words, place))
    return found


def _name(text: str, place: str) -> str:
    if not _NAME.fullmatch(text):
        raise TemplateError(f"at {place}: a name has lower-case letters and underscores only")
    return text


class _Reader:
    """Reads tokens from left to right; one method for each thing the grammar knows."""

    def __init__(self, tokens: list[_Token]) -> None:
        self._tokens = tokens
        self._next = 0

    def sequence(self) -> Sequence:
        parts: list[Part] = []
        while (token := self._peek()) and token.kind not in ("|", ")", "]"):
            parts.append(self._part())
        return Sequence(tuple(parts))

    def expect_end(self) -> None:
        token = self._peek()
        if token is not None:
            reason = "outside of ( )" if token.kind == "|" else "closes nothing"
            raise TemplateError(f"at {token.place}: {token.text!r} {reason}")

    def _part(self) -> Part:
        token = self._take()
        match token.kind:
            case "words":
                return Words(token.text)
            case "slot":
                return Slot(token.text)
            case "rule":
                return RuleCall(token.text)
            case "(" | "[":
                return self._choice(token)
            case _:
                raise TemplateError(f"at {token.place}: {token.text!r} has no partner")

    def _choice(self, opening: _Token) -> Choice:
        options = [self._option(opening)]
        while self._accept("|"):
            options.append(self._option(opening))
        if not self._accept(_CLOSING[opening.kind]):
            raise TemplateError(f"at {opening.place}: {opening.text!r} is never closed")
        if opening.kind == "[":
            options.append(Sequence(()))
        return Choice(tuple(options))

    def _option(self, opening: _Token) -> Sequence:
        option = self.sequence()
        if not option.parts and self._peek():
            raise TemplateError(
                f"at {opening.place}: an alternative is empty; put what may be left out into [ ]"
            )
        return option

    def _peek(self) -> _Token | None:
        return self._tokens[self._next] if self._next < len(self._tokens) else None

    def _take(self) -> _Token:
        token = self._tokens[self._next]
        self._next += 1
        return token

    def _accept(self, kind: str) -> bool:
        token = self._peek()
        if token is None or token.kind != kind:
            return False
        self._next += 1
        return True
