"""The Lambda entry: environment in, handler out. Nothing else."""

import os
from pathlib import Path

import lean_sdk

lean_sdk.install()

# What imports the SDK comes after the installation.
from skill import build_skill  # noqa: E402
from skill.failure import out_of_order  # noqa: E402
from triage import ContentError, load_content  # noqa: E402


def content_folder() -> Path:
    """Find the content: where the environment says, beside this file, or beside its folder."""
    told = os.environ.get("TWITCH_CHECK_CONTENT")
    if told:
        return Path(told)
    here = Path(__file__).resolve().parent
    packaged = here / "content"
    return packaged if packaged.is_dir() else here.parent / "content"


try:
    handler = build_skill(load_content(content_folder()), os.environ.get("SKILL_ID", ""))
except ContentError as fault:
    handler = out_of_order(fault)
