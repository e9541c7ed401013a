"""YAML in which every value is the text that stands there: no 'yes' is true, no '1' a number.

A key that stands twice in one place is refused, where YAML would silently take the last.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml


class _Loader(yaml.BaseLoader):
    """Reads texts, lists and objects, and nothing else."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """Build an object, unless a key stands in it twice."""
        seen: set[Any] = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if key in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, f"'{key}' stands there twice", key_node.start_mark
                )
            seen.add(key)
        return super().construct_mapping(node, deep)


def load_documents(text: str) -> Iterator[Any]:
    """Read the documents of a text.

    Raises:
        yaml.YAMLError: it is not YAML, or has a key twice.
    """
    yield from yaml.load_all(text, Loader=_Loader)
