"""What the scaffolder began and nobody has finished."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

from triage.loading.table import UNWRITTEN


def unfinished_journeys(folder: Path) -> Iterator[str]:
    """Give every place in the journeys that still says UNWRITTEN, as `file: key: what is wrong`."""
    for path in sorted(folder.glob("*.toml")):
        try:
            journeys = tomllib.loads(path.read_text("utf-8"))
        except tomllib.TOMLDecodeError as fault:
            yield f"journeys/{path.name}: does not read as TOML: {fault}"
            continue
        for name, journey in journeys.items():
            for key, value in journey.items():
                if UNWRITTEN in str(value):
                    yield f"journeys/{path.name}: {name}.{key}: still says {UNWRITTEN}: write it"
