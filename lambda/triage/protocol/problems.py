"""Problems in the content: collected all at once, each as `file: key: what is wrong`."""

from collections.abc import Iterable


class ContentError(Exception):
    """The content was refused. `problems` holds every one found, as `file: key: what is wrong`."""

    def __init__(self, problems: Iterable[str]) -> None:
        """Keep the problems; the message is one a line."""
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))


class Problems:
    """Collects problems, so that an author sees every one of them in one run."""

    def __init__(self) -> None:
        """Begin with none."""
        self._found: list[str] = []
        self.unread: set[str] = set()
        """Files that did not read: what others say of them is no problem of its own."""

    def add(self, file: str, key: str, what: str) -> None:
        """Note one problem at a key such as `caffeine.tips`."""
        self._found.append(f"{file}: {key}: {what}" if key else f"{file}: {what}")

    @property
    def found(self) -> tuple[str, ...]:
        """Give what was noted, as `file: key: what is wrong`."""
        return tuple(self._found)

    def touch(self, *places: str) -> bool:
        """Tell whether anything was noted at a place such as `rules/` or `tips.toml: a`.

        Where it was, further checks of that place would only say the same again.
        """
        return any(problem.startswith(places) for problem in self._found)

    def refuse_any(self) -> None:
        """Raise ContentError if anything was noted."""
        if self._found:
            raise ContentError(self._found)


def suggestion(word: str, known: Iterable[str]) -> str:
    """Give ' (did you mean …?)' for the nearest known word, or nothing."""
    from difflib import get_close_matches  # noqa: PLC0415 - only what is wrong needs it

    near = get_close_matches(word, list(known), n=1)
    return f" (did you mean {near[0]!r}?)" if near else ""
