"""Deploy the skill: the function to AWS, the skill to Amazon's developer console.

Safe to run again at any point: what is done is found, and what is not is done.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from deployment.cloud import Cloud
from deployment.dance import Dance
from deployment.prerequisites import missing_profile, missing_programs
from deployment.problem import CloudError, DeployError
from deployment.programs import RealPrograms, ShownPrograms
from deployment.settings import REGIONS, Settings

_UNTOUCHED = "Nothing was touched."


def main(arguments: Sequence[str] | None = None) -> int:
    """Deploy or undo; the exit status is 1 where that failed, 2 where it was not begun."""
    options = _options(arguments)
    settings = _settings(options)
    if problems := list(settings.problems()):
        return _refuse(problems)
    missing = [
        *missing_programs(options.root),
        *missing_profile(options.root, settings.ask_profile),
    ]
    try:
        if options.dry_run:
            return _rehearse(options, settings, missing)
        cloud, account = _reach(settings, missing)
        if cloud is None:
            return _refuse(missing)
        dance = Dance(options.root, settings, RealPrograms(SAM_CLI_TELEMETRY="0"), cloud)
        if not _agreed(options, settings, account, dance.known_skill()):
            return _refuse([])
    except DeployError as fault:
        return _refuse([str(fault)])
    try:
        (dance.undo if options.undo else dance.deploy)()
    except DeployError as fault:
        print(f"\n{fault}", file=sys.stderr)
        return 1
    return 0


def _rehearse(options: argparse.Namespace, settings: Settings, missing: list[str]) -> int:
    """Show what would be done, and what is missing for it."""
    print(f"A rehearsal: stack {settings.stack} in {settings.region}. Nothing is touched.")
    for problem in missing:
        print(f"  still needed: {problem}")
    print("  still needed, if not there yet: AWS credentials, which a rehearsal does not ask for")
    dance = Dance(options.root, settings, ShownPrograms(), None)
    (dance.undo if options.undo else dance.deploy)()
    return 0


def _reach(settings: Settings, missing: list[str]) -> tuple[Cloud | None, str]:
    """Give the cloud and the account, where nothing is missing; else add what is to `missing`."""
    try:
        cloud = Cloud(settings.region, settings.aws_profile)
        account = cloud.account()
    except CloudError as fault:
        missing.append(str(fault))
        return None, ""
    return (None, "") if missing else (cloud, account)


def _agreed(options: argparse.Namespace, settings: Settings, account: str, skill: str) -> bool:
    """Say what is about to happen, and ask whether it may."""
    if options.undo:
        print(f"About to DELETE the stack {settings.stack} and {skill or 'no skill'},")
        print("with everything that they hold.")
    else:
        print(f"About to deploy the stack {settings.stack} and {skill or 'a new skill'}.")
    print(f"AWS account {account}, region {settings.region} ({REGIONS[settings.region]}).")
    if options.yes:
        return True
    if not sys.stdin.isatty():
        print("Nobody is here to agree. Start with --yes to go on without being asked.")
        return False
    return input("Go on? [y/N] ").strip().lower() in {"y", "yes"}


def _refuse(problems: Sequence[str]) -> int:
    for problem in problems:
        print(problem, file=sys.stderr)
    print(_UNTOUCHED, file=sys.stderr)
    return 2


def _settings(options: argparse.Namespace) -> Settings:
    names = Settings.__dataclass_fields__
    return Settings(**{name: getattr(options, name) for name in names})


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="scripts/deploy", description=__doc__)
    usual = Settings()
    parser.add_argument("--root", type=Path, required=True, help=argparse.SUPPRESS)
    parser.add_argument("--dry-run", action="store_true", help="show everything, touch nothing")
    parser.add_argument("--undo", action="store_true", help="delete the stack and the skill")
    parser.add_argument("--yes", action="store_true", help="go on without being asked")
    texts = (
        ("stack", "the stack's name; one stack is one skill"),
        ("region", f"where the function runs: {', '.join(REGIONS)}"),
        ("aws-profile", "the AWS profile, where it is not the default one"),
        ("ask-profile", "the profile of the ASK CLI"),
        ("skill-id", "a skill that is there already, instead of a new one"),
        ("privacy-url", "where PRIVACY.md is published"),
        ("terms-url", "where TERMS.md is published"),
        ("alarm-topic", "the ARN of the SNS topic that is told of alarms"),
    )
    for name, text in texts:
        default = getattr(usual, name.replace("-", "_"))
        shown = f" ({default})" if default else ""
        parser.add_argument(f"--{name}", default=default, help=f"{text}{shown}")
    parser.add_argument(
        "--architecture", choices=("arm64", "x86_64"), default=usual.architecture,
        help=f"the processor ({usual.architecture})",
    )  # fmt: skip
    parser.add_argument("--snap-start", action="store_true", help="keep a snapshot of the start")
    parser.add_argument("--keep-records", action="store_true", help="have a table for records")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
