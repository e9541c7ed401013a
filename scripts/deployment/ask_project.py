"""The ASK CLI's project: the folder in which it keeps what it knows of one deployment's skill.

`ask-resources.json` says where the skill package is, `.ask/ask-states.json` which skill it became.
One folder for each stack, so that a skill to try things on can stand beside the one in use. It is
outside of build/, which people delete.
"""

import json
import shutil
from pathlib import Path
from typing import Any

from deployment.problem import DeployError
from deployment.settings import SKILL_ID, SKILL_ID_FORM

_VERSION = "2020-03-31"
"""Of the ASK CLI's files."""


class AskProject:
    """The project of one stack and one profile of the ASK CLI."""

    def __init__(self, folder: Path, profile: str) -> None:
        """Name the project in `folder`, which need not be there yet."""
        self.folder = folder
        self._profile = profile
        self._resources = folder / "ask-resources.json"
        self._states = folder / ".ask" / "ask-states.json"

    def skill_id(self) -> str:
        """Give the skill's id, or an empty text before there is one; DeployError if malformed."""
        if not self._states.is_file():
            return ""
        try:
            found = json.loads(self._states.read_text(encoding="utf-8"))
            skill_id = found["profiles"].get(self._profile, {}).get("skillId", "")
        except (OSError, ValueError, KeyError, AttributeError) as fault:
            raise DeployError(
                f"{self._states}: is not what the ASK CLI writes. Move it away, and name the skill "
                "with --skill-id"
            ) from fault
        if skill_id and not SKILL_ID.fullmatch(str(skill_id)):
            raise DeployError(f"{self._states}: '{skill_id}': {SKILL_ID_FORM}")
        return str(skill_id)

    def prepare(self, package: Path, skill_id: str) -> None:
        """Write what the ASK CLI needs to know; what it noted itself stays."""
        self._states.parent.mkdir(parents=True, exist_ok=True)
        metadata = {"skillMetadata": {"src": str(package)}}
        resources = {"askcliResourcesVersion": _VERSION, "profiles": {self._profile: metadata}}
        _write(resources, self._resources)
        if skill_id != self.skill_id() or not self._states.is_file():
            entry = {"skillId": skill_id} if skill_id else {}
            states = {"askcliStatesVersion": _VERSION, "profiles": {self._profile: entry}}
            _write(states, self._states)

    def forget(self) -> None:
        """Delete what is noted of this stack."""
        shutil.rmtree(self.folder, ignore_errors=True)


def _write(thing: Any, path: Path) -> None:
    path.write_text(json.dumps(thing, indent=2) + "\n", encoding="utf-8")
