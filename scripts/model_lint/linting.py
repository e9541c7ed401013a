"""Reading files and holding every rule against them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from model_lint.amazon_schema import AmazonSchema
from model_lint.document import Document, read_document
from model_lint.manifest import read_manifest
from model_lint.manifest_shape import MANIFEST
from model_lint.model import Model
from model_lint.model_reader import read_model
from model_lint.model_shape import MODEL
from model_lint.problem import Problem, Remark, Severity
from model_lint.rules import MANIFEST_RULES, MODEL_RULES
from model_lint.shape import Shape, misfits


@dataclass(frozen=True)
class Wishes:
    """What the skill's owner wants checked beyond the platform's rules."""

    forbidden: tuple[str, ...] = ()
    """Words that must not stand in a name or an example phrase."""
    elicited: tuple[str, ...] = ()
    """Intents for which the skill's code sends Dialog.ElicitSlot."""


def lint(
    paths: Sequence[Path], wishes: Wishes, schema: AmazonSchema | None = None
) -> list[Problem]:
    """Lint the files together, so that a manifest's phrases meet the models' samples.

    With Amazon's schema at hand, each is held against that as well.

    Raises OSError for a file that cannot be read.
    """
    documents = [read_document(path) for path in paths]
    models = tuple(_model(each, wishes) for each in documents if not each.is_manifest)
    found: list[Problem] = []
    for document in documents:
        found += _reading(document)
        if document.content is None:
            continue
        if document.is_manifest:
            found += _lint_manifest(document, models, wishes)
        else:
            found += _lint_model(document, wishes)
        if schema:
            found += _lint_by_schema(document, schema)
    return found


def _model(document: Document, wishes: Wishes) -> Model:
    return read_model(document.content, document.locale, document.size, wishes.elicited)


def _reading(document: Document) -> list[Problem]:
    return [_problem(document, rule, Severity.ERROR, remark) for rule, remark in document.remarks]


def _lint_model(document: Document, wishes: Wishes) -> list[Problem]:
    model = _model(document, wishes)
    found = _shape(document, MODEL)
    for rule in MODEL_RULES:
        found += _problems(document, rule.name, rule.severity, rule.remarks(model))
    return found


def _lint_manifest(document: Document, models: tuple[Model, ...], wishes: Wishes) -> list[Problem]:
    manifest = read_manifest(document.content, models, wishes.forbidden)
    found = _shape(document, MANIFEST)
    for rule in MANIFEST_RULES:
        found += _problems(document, rule.name, rule.severity, rule.remarks(manifest))
    return found


def _shape(document: Document, shape: Shape) -> list[Problem]:
    misfit = misfits(document.content, shape)
    kinds = {
        "unknown-key": misfit.unknown_keys,
        "missing-key": misfit.missing_keys,
        "wrong-kind": misfit.wrong_kinds,
        "wrong-choice": misfit.wrong_choices,
    }
    return [
        problem
        for rule, remarks in kinds.items()
        for problem in _problems(document, rule, Severity.ERROR, remarks)
    ]


def _lint_by_schema(document: Document, schema: AmazonSchema) -> list[Problem]:
    """Hold a file against Amazon's schema; what no live model heeds there is a warning."""
    return [
        _problem(document, "amazon-schema-synonyms", Severity.WARNING, remark)
        if "synonyms" in f"{remark.path} {remark.message}"
        else _problem(document, "amazon-schema", Severity.ERROR, remark)
        for remark in schema.remarks(document.content, is_manifest=document.is_manifest)
    ]


def _problems(
    document: Document, rule: str, severity: Severity, remarks: Iterable[Remark]
) -> list[Problem]:
    return [_problem(document, rule, severity, remark) for remark in dict.fromkeys(remarks)]


def _problem(document: Document, rule: str, severity: Severity, remark: Remark) -> Problem:
    return Problem(document.file, rule, severity, remark.path, remark.message, remark.hint)
