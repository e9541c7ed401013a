"""Wordings that are compiled: each locale's sentences are loaded when they are first spoken."""

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any

from triage.protocol.content import Wording


class LateWordings(Mapping[str, Wording]):
    """Locale -> its sentences, as `Content` has them; equal to a dict of the same."""

    def __init__(self, modules: Mapping[str, str]) -> None:
        """Take locale -> the module that holds its sentences as `WORDING`."""
        self._modules = modules
        self._loaded: dict[str, Wording] = {}

    def __getitem__(self, locale: str) -> Wording:
        """Give the sentences of a locale; KeyError where there are none."""
        if locale not in self._loaded:
            self._loaded[locale] = import_module(self._modules[locale]).WORDING
        return self._loaded[locale]

    def get(self, locale: str, default: Any = None) -> Any:
        """Give the sentences of a locale, or `default`."""
        return self[locale] if locale in self._modules else default

    def __iter__(self) -> Iterator[str]:
        """Give the locales."""
        return iter(self._modules)

    def __len__(self) -> int:
        """Count the locales."""
        return len(self._modules)
