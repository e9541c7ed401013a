"""The skill package: in the form that Amazon takes, and left alone when it cannot be made."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from deployment.problem import DeployError
from deployment.skill_package import write_skill_package

ALIAS = "arn:aws:lambda:us-east-1:123456789012:function:twitch-check-F-1:live"


@pytest.fixture
def sources(root: Path, tmp_path: Path) -> Path:
    """A checkout with nothing but what the package is made of."""
    shutil.copytree(root / "interaction_model", tmp_path / "checkout" / "interaction_model")
    return tmp_path / "checkout"


def manifest(package: Path) -> Any:
    """Give what the package's manifest holds."""
    return json.loads((package / "skill.json").read_text("utf-8"))["manifest"]


def test_it_has_the_files_that_the_form_names(root: Path, tmp_path: Path) -> None:
    """Manifest, model and icons, and nothing that Amazon does not know."""
    package = tmp_path / "package"
    write_skill_package(root, package)

    assert sorted(str(p.relative_to(package)) for p in package.rglob("*") if p.is_file()) == [
        "assets/images/large.png",
        "assets/images/small.png",
        "interactionModels/custom/en-US.json",
        "skill.json",
    ]
    listing = manifest(package)["publishingInformation"]["locales"]["en-US"]
    for key in ("smallIconUri", "largeIconUri"):
        assert (package / listing[key].removeprefix("file://")).is_file()


def test_it_says_what_is_a_placeholder_still(root: Path, tmp_path: Path) -> None:
    """Until all is told, it is known what is not; then no placeholder is left."""
    policy = "manifest.privacyAndCompliance.locales.en-US"
    unfilled = write_skill_package(root, tmp_path / "package")
    assert unfilled == [
        f"{policy}.privacyPolicyUrl",
        f"{policy}.termsOfUseUrl",
        "manifest.apis.custom.endpoint.uri",
        "manifest.events.endpoint.uri",
    ]

    pages = {"privacy_url": "https://a.example/privacy", "terms_url": "https://a.example/terms"}
    assert write_skill_package(root, tmp_path / "package", endpoint=ALIAS, **pages) == []
    written = manifest(tmp_path / "package")
    assert written["apis"]["custom"]["endpoint"]["uri"] == ALIAS
    assert written["events"]["endpoint"]["uri"] == ALIAS
    assert "replace" not in (tmp_path / "package" / "skill.json").read_text("utf-8")


@pytest.mark.parametrize("endpoint", [ALIAS.removesuffix(":live"), "https://a.example/", "arn:x"])
def test_an_address_that_is_not_the_aliass_is_refused(
    root: Path, tmp_path: Path, endpoint: str
) -> None:
    """Alexa is let in at the alias only; at the bare function the skill would be silent."""
    package = tmp_path / "package"
    write_skill_package(root, package, endpoint=ALIAS)

    with pytest.raises(DeployError, match="alias 'live'"):
        write_skill_package(root, package, endpoint=endpoint)

    assert manifest(package)["apis"]["custom"]["endpoint"]["uri"] == ALIAS


@pytest.mark.parametrize(
    ("file", "text", "told"),
    [
        ("skill.json", "{", "skill.json: cannot be read"),
        ("skill.json", '{"manifest": {}}', "skill.json: 'publishingInformation' is missing"),
        ("en-US.json", None, "en-US.json: cannot be read"),
    ],
)
def test_broken_sources_are_named_and_the_last_package_stays(
    sources: Path, tmp_path: Path, file: str, text: str | None, told: str
) -> None:
    """What was there before is untouched."""
    package = tmp_path / "package"
    write_skill_package(sources, package, endpoint=ALIAS)
    broken = sources / "interaction_model" / file
    broken.unlink() if text is None else broken.write_text(text, "utf-8")

    with pytest.raises(DeployError, match=told):
        write_skill_package(sources, package)

    assert manifest(package)["apis"]["custom"]["endpoint"]["uri"] == ALIAS


def test_a_folder_of_something_else_is_not_written_over(root: Path, tmp_path: Path) -> None:
    """Nobody loses files by a slip of the pen."""
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "dear.txt").write_text("dear")

    with pytest.raises(DeployError, match="name another folder"):
        write_skill_package(root, tmp_path / "letters")

    assert (tmp_path / "letters" / "dear.txt").read_text() == "dear"


@pytest.mark.needs_program("npm", "apt-get install npm")
def test_the_command_writes_it_and_holds_it_against_amazons_schema(
    root: Path, tmp_path: Path, node_modules: Path
) -> None:
    """`scripts/skill-package` gives what Amazon's description takes, with a real address."""
    package = tmp_path / "package"
    command = [str(root / "scripts" / "skill-package"), "--endpoint", ALIAS, str(package)]

    done = subprocess.run(command, check=False, capture_output=True, text=True)

    assert done.returncode == 0, done.stdout + done.stderr
    assert manifest(package)["apis"]["custom"]["endpoint"]["uri"] == ALIAS
    written = json.loads((package / "skill.json").read_text("utf-8"))
    del written["manifest"]["publishingInformation"]["locales"]["en-US"]["summary"]
    written["manifest"]["apis"]["custom"]["endpoint"]["uri"] = 7
    (package / "skill.json").write_text(json.dumps(written), "utf-8")
    broken = subprocess.run(
        [root / "scripts" / "lint-model", package / "skill.json"],
        check=False,
        capture_output=True,
        text=True,
    )
    assert broken.returncode == 1
    assert "amazon-schema" in broken.stdout
