"""Stands in for the ASK CLI, which can do nothing without an account.

It notes what it is asked for, and keeps the files that the real one (2.30) keeps.
"""

import json
import os
import sys
from pathlib import Path

SKILL_ID = "amzn1.ask.skill.00000000-0000-4000-8000-00000000000{}"


def main(*words: str) -> None:
    """Note the command, and do with the files what the real one does."""
    if words == ("--version",):
        return
    record = Path(os.environ["RECORD"])
    with record.open("a", encoding="utf-8") as lines:
        lines.write(json.dumps(["ask", *words]) + "\n")
    if os.environ.get("FAILING") == f"ask {words[0]}":
        sys.exit(4)
    if words[0] == "deploy":
        deploy(words[words.index("--profile") + 1], record)


def deploy(profile: str, record: Path) -> None:
    """Take the package that the project names; note the skill, made anew where there is none."""
    resources = json.loads(Path("ask-resources.json").read_text("utf-8"))
    package = Path(resources["profiles"][profile]["skillMetadata"]["src"])
    assert (package / "skill.json").is_file()
    states = Path(".ask", "ask-states.json")
    noted = json.loads(states.read_text("utf-8"))
    skill = noted["profiles"].setdefault(profile, {})
    if not skill.get("skillId"):
        made = record.with_suffix(".made")
        count = len(made.read_text("utf-8")) if made.exists() else 0
        made.write_text("." * (count + 1), "utf-8")
        skill["skillId"] = SKILL_ID.format(count + 1)
    states.write_text(json.dumps(noted), "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
