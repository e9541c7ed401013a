"""Parts of a JSON document, taken for what they should be: another kind counts as nothing."""

from typing import Any


def table_of(value: object) -> dict[str, Any]:
    """Take a value for an object."""
    return value if isinstance(value, dict) else {}


def text_of(value: object) -> str | None:
    """Take a value for text."""
    return value if isinstance(value, str) else None


def items_in(table: dict[str, Any], key: str) -> list[Any]:
    """Give the items of a list in an object."""
    value = table.get(key)
    return value if isinstance(value, list) else []


def tables_in(table: dict[str, Any], key: str, path: str) -> list[tuple[str, dict[str, Any]]]:
    """Give the objects of a list in an object, each with its place."""
    items = enumerate(items_in(table, key))
    return [(f"{path}.{key}[{i}]", item) for i, item in items if isinstance(item, dict)]


def texts_in(table: dict[str, Any], key: str, path: str) -> list[tuple[str, str]]:
    """Give the texts of a list in an object, each with its place."""
    items = enumerate(items_in(table, key))
    return [(f"{path}.{key}[{i}]", item) for i, item in items if isinstance(item, str)]
