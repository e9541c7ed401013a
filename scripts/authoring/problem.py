"""What is wrong in a source file, said so that its author can put it right."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to put right, with the place where it stands."""

    file: str
    """As the author knows it: relative to the folder that was read."""
    line: int
    """Counted from one; 0 where the whole file is meant."""
    message: str

    def __str__(self) -> str:
        """Write it as compilers do, so that editors can jump to it."""
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.message}"


class SourceError(Exception):
    """The sources break their format; carries every problem found, not only the first."""

    def __init__(self, problems: list[Problem]) -> None:
        """Keep the problems in the order of their files and lines."""
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(str(problem) for problem in self.problems))
