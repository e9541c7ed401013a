"""What a rule has to say about a place in a file."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """Whether Amazon refuses the file, or takes it and lets people suffer."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Remark:
    """What a rule's function finds; the rule adds its name and severity."""

    path: str
    """Where in the document, as `interactionModel.languageModel.intents[3].name`."""
    message: str
    hint: str = ""
    """What to do about it."""


@dataclass(frozen=True)
class Problem:
    """A remark of a rule about a file."""

    file: str
    rule: str
    severity: Severity
    path: str
    message: str
    hint: str

    def __str__(self) -> str:
        """Write it on one line for a terminal."""
        hint = f" ({self.hint})" if self.hint else ""
        return f"{self.file}: {self.severity} {self.rule}: {self.path}: {self.message}{hint}"
