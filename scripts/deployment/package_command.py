"""Write the skill package: manifest, models and icons, as the developer console takes them."""

import argparse
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from deployment.problem import DeployError
from deployment.skill_package import write_skill_package


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the package and look it over; the exit status is 1 where it is not right."""
    parser = argparse.ArgumentParser(prog="scripts/skill-package", description=__doc__)
    parser.add_argument("--root", type=Path, required=True, help=argparse.SUPPRESS)
    parser.add_argument("folder", type=Path, nargs="?", help="where to (build/skill-package)")
    parser.add_argument("--endpoint", default="", metavar="ARN", help="of the function's alias")
    parser.add_argument("--privacy-url", default="", help="where PRIVACY.md is published")
    parser.add_argument("--terms-url", default="", help="where TERMS.md is published")
    options = parser.parse_args(arguments)
    package = (options.folder or options.root / "build" / "skill-package").absolute()
    package.parent.mkdir(parents=True, exist_ok=True)
    try:
        unfilled = write_skill_package(
            options.root,
            package,
            endpoint=options.endpoint,
            privacy_url=options.privacy_url,
            terms_url=options.terms_url,
        )
    except DeployError as fault:
        print(fault, file=sys.stderr)
        return 1
    print(package)
    for key in unfilled:
        print(f"{key}: a placeholder still")
    models = sorted((package / "interactionModels" / "custom").iterdir())
    lint = [options.root / "scripts" / "lint-model", package / "skill.json", *models]
    return subprocess.run(lint, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
