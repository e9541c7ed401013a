"""The licences in a bill of materials, one line a part.

    python -m building.licences BILL

Ends with status 1 where a part has none, or one that nobody has looked at.
"""

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

LOOKED_AT = {
    *("Apache-2.0", "Apache License 2.0", "License :: OSI Approved :: Apache Software License"),
    *("MIT", "License :: OSI Approved :: MIT License"),
    *("BSD-3-Clause", "License :: OSI Approved :: BSD License", "Dual License"),
}
"""Terms under which a part may be shipped in a package of ours, as the parts name them."""


def main(bill: Path) -> int:
    """Print the licences of a bill; give the exit status."""
    parts = json.loads(bill.read_text(encoding="utf-8")).get("components", [])
    faults = 0
    for part in sorted(parts, key=lambda part: str(part["name"])):
        names = sorted(licences_of(part))
        known = [name for name in names if name in LOOKED_AT]
        note = "" if known else "  <- look at it, then add it to scripts/building/licences.py"
        faults += not known
        print(f"{part['name']} {part['version']}: {', '.join(names) or 'no licence'}{note}")
    if not parts:
        print(f"{bill} names no part: nothing can be said of licences")
    return 1 if faults or not parts else 0


def licences_of(part: Mapping[str, Any]) -> Iterator[str]:
    """Give every name that a part of a bill has for its licences."""
    for entry in part.get("licenses", []):
        licence = entry.get("license", {})
        name = licence.get("id") or licence.get("name") or entry.get("expression")
        if name and "\n" not in name:
            yield name


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
