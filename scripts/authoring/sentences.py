"""The sentence sources of a locale: one text file an intent, and the rules that they share."""

import re
from dataclasses import dataclass, replace
from pathlib import Path

from authoring.expansion import Rules, cover, expand
from authoring.problem import Problem, SourceError
from authoring.template import Sequence, TemplateError, parse, rule_calls

RULES_FILE = "rules.txt"
_RULE = re.compile(r"<([a-z][a-z_]*)>\s*=\s*(.+)")
_INTENT_FILE = re.compile(r"(AMAZON\.)?[A-Za-z_]+Intent")
_SAMPLE = re.compile(r"(?:[a-z'.\-_ ]|\{[a-z_]+\})+")


@dataclass(frozen=True)
class Line:
    """A line that says something, with the indented lines that carry it on; no comments."""

    file: str
    number: int
    text: str

    def problem(self, message: str) -> Problem:
        """Say what is wrong in this line."""
        return Problem(self.file, self.number, message)


@dataclass(frozen=True)
class Sample:
    """A sample utterance and the line that it comes from."""

    text: str
    line: Line


@dataclass(frozen=True)
class IntentSentences:
    """What people say to reach one intent."""

    intent: str
    samples: tuple[Sample, ...]


def read_sentences(folder: Path) -> tuple[IntentSentences, ...]:
    """Read and expand every intent's file, in the order of the intents' names.

    Raises SourceError with every problem of every file.
    """
    problems: list[Problem] = []
    rules = _read_rules(folder / RULES_FILE, problems)
    files = [path for path in sorted(folder.glob("*.txt")) if path.name != RULES_FILE]
    intents = tuple(_read_intent(path, rules, problems) for path in files)
    problems.extend(_duplicates(intents))
    if problems:
        raise SourceError(problems)
    return intents


def _lines(path: Path) -> list[Line]:
    found: list[Line] = []
    for number, raw in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        text = raw.split("#", 1)[0].rstrip()
        if text.startswith(" ") and found:
            found[-1] = replace(found[-1], text=f"{found[-1].text} {text.strip()}")
        elif text:
            found.append(Line(path.name, number, text.strip()))
    return found


def _read_rules(path: Path, problems: list[Problem]) -> Rules:
    rules: dict[str, Sequence] = {}
    origins: dict[str, Line] = {}
    for line in _lines(path) if path.is_file() else ():
        try:
            name, template = _rule(line, rules)
        except TemplateError as error:
            problems.append(line.problem(str(error)))
        else:
            rules[name] = template
            origins[name] = line
    problems.extend(
        origins[name].problem(f"there is no rule <{call}>")
        for name, template in rules.items()
        for call in sorted(rule_calls(template) - set(rules))
    )
    return rules


def _rule(line: Line, rules: Rules) -> tuple[str, Sequence]:
    match = _RULE.fullmatch(line.text)
    if match is None:
        raise TemplateError("is no rule; write <name> = template")
    name, text = match.groups()
    if name in rules:
        raise TemplateError(f"rule <{name}> is there twice")
    return name, parse(text)


def _read_intent(path: Path, rules: Rules, problems: list[Problem]) -> IntentSentences:
    if not _INTENT_FILE.fullmatch(path.stem):
        problems.append(
            Problem(path.name, 0, "name the file after its intent, as HelpMeIntent.txt")
        )
    samples: dict[str, Sample] = {}
    for line in _lines(path):
        try:
            for text in _expanded(line, rules):
                samples.setdefault(text, Sample(text, line))
        except TemplateError as error:
            problems.append(line.problem(str(error)))
    return IntentSentences(path.stem, tuple(samples[text] for text in sorted(samples)))


def _expanded(line: Line, rules: Rules) -> tuple[str, ...]:
    covering = line.text.startswith("~")
    template = parse(line.text.removeprefix("~").strip())
    texts = cover(template, rules) if covering else expand(template, rules)
    for text in texts:
        _check_characters(text)
    return texts


def _check_characters(text: str) -> None:
    if not _SAMPLE.fullmatch(text):
        wrong = sorted(set(re.sub(_SAMPLE, "", text)))
        raise TemplateError(
            f"{text!r} has {' '.join(wrong)}: only lower-case letters, apostrophes, hyphens and "
            "full stops may stand in a sample; spell numbers out"
        )


def _duplicates(intents: tuple[IntentSentences, ...]) -> list[Problem]:
    first: dict[str, tuple[str, Line]] = {}
    found = []
    for intent in intents:
        for sample in intent.samples:
            other, line = first.setdefault(sample.text, (intent.intent, sample.line))
            if other != intent.intent:
                place = f"{line.file}:{line.number}"
                found.append(sample.line.problem(f"{sample.text!r} is a sample of {place} too"))
    return found
