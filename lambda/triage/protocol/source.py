"""Sources: where each clinical claim comes from."""

from dataclasses import dataclass
from enum import StrEnum


class Basis(StrEnum):
    """How firm the ground under a claim is."""

    GUIDELINE = "guideline"
    ARTICLE = "article"
    REVIEW = "review"
    GENERAL_KNOWLEDGE = "general knowledge"
    """No source here confirms it: a clinician should confirm these first."""


@dataclass(frozen=True)
class Source:
    """A publication that claims are drawn from."""

    id: str
    publisher: str
    title: str
    address: str
    read: str
    """The day it was read, as YYYY-MM-DD."""
    basis: Basis
    note: str = ""
    """How it was read, where that was not the page itself."""


@dataclass(frozen=True)
class Citation:
    """The place in a source that a claim rests on."""

    source: str
    """A source id."""
    section: str
    checked: str
    """The day on which the claim was last held against the source, as YYYY-MM-DD."""
    note: str = ""
    """Where sources disagree or we chose the safer reading: what was chosen, and why."""
