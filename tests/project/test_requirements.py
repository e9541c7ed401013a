"""Everything that is installed is pinned, hashed, and what its .in file asks for."""

import re
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import grimp
import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.conftest import ROOT
from tests.project.sources import imports, our_modules, our_packages

SOURCES = sorted([*ROOT.glob("requirements/*.in"), *ROOT.glob("lambda/*.in")])
LAYERS = ("simulate", "serve", "test")
EXTRAS = ("web", "voice")
"""What some ways to start the simulator need on top of it."""
PIN = re.compile(
    r"^([A-Za-z0-9._-]+)==([^\s;]+)(?: ; [^\\]+)?((?: \\\n +--hash=sha256:[0-9a-f]{64})+)$"
)


LOCKED = ROOT / "requirements"

HEAR_ONLY = {"numpy", "safetensors", "tokenizers"}
"""What only scripts/hear imports, in an environment of its own."""
ELSEWHERE = {
    "ask_sdk": "ask-sdk",
    "boto3": "boto3",
    "botocore": "botocore",
    "hello_world": "",
    "matplotlib": "matplotlib",
    "samtranslator": "aws-sam-translator",
}
"""What scripts/bench and scripts/deploy import in environments of their own -> what brings it."""


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_every_line_is_a_pin_with_its_hashes(source: Path) -> None:
    """What is installed tomorrow, elsewhere, is what is installed today, here."""
    text = source.with_suffix(".txt").read_text(encoding="utf-8")
    bare = re.sub(r"^ *#.*\n", "", text, flags=re.MULTILINE)
    entries = re.split(r"\n(?! )", bare.rstrip("\n"))

    assert entries
    assert not [entry for entry in entries if not PIN.fullmatch(entry)]


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_the_pins_are_what_the_source_asks_for(source: Path) -> None:
    """An .in file that was edited without `scripts/lock` is noticed."""
    pinned = pins(source.with_suffix(".txt"))
    asked = requirements_of(source)

    assert asked
    for requirement in asked:
        version = pinned[canonicalize_name(requirement.name)]
        assert requirement.specifier.contains(version), f"{requirement} is pinned to {version}"


def test_the_layers_agree() -> None:
    """What is simulated is what is tested, and what is deployed is what is simulated."""
    deployed = pins(ROOT / "lambda" / "requirements.txt")
    simulated, served, tested = (pins(ROOT / "requirements" / f"{name}.txt") for name in LAYERS)

    assert deployed.items() <= simulated.items()
    assert deployed.items() <= served.items()
    assert simulated.items() | served.items() <= tested.items()
    for extra in EXTRAS:
        pinned = pins(ROOT / "requirements" / f"{extra}.txt")
        assert simulated.items() <= pinned.items() <= tested.items()


def test_what_is_imported_is_asked_for() -> None:
    """No module works only because some other package happened to bring what it imports."""
    asked = {
        canonicalize_name(requirement.name)
        for name in (
            "lambda/requirements",
            *(f"requirements/{layer}" for layer in (*LAYERS, *EXTRAS)),
        )
        for requirement in requirements_of(ROOT / f"{name}.in")
    }
    free = {"tests", *sys.stdlib_module_names, *our_modules(), *ELSEWHERE, *HEAR_ONLY}
    imported = {
        name: path.relative_to(ROOT)
        for folder in ("lambda", "scripts", "tests")
        for path in ROOT.glob(f"{folder}/**/*.py")
        for name in imports(path) - free
    }
    provided = packages_distributions()
    layers = [LOCKED / f"{name}.in" for name in ("bench", "standard-skill", "sam")]
    brought = {requirement.name for layer in layers for requirement in requirements_of(layer)}

    assert {each.name for each in requirements_of(LOCKED / "hear.in")} >= HEAR_ONLY
    assert set(ELSEWHERE.values()) <= {"", *brought}
    assert not {
        name: path
        for name, path in imported.items()
        if asked.isdisjoint(map(canonicalize_name, provided.get(name, [])))
    }


@pytest.mark.parametrize(
    ("layer", "entry", "needed"),
    [
        ("simulate", "authoring.simulate", "rapidfuzz"),
        ("web", "authoring.page", "flask"),
        ("voice", "authoring.voice", "pocketsphinx"),
        ("serve", "host.__main__", "waitress"),
    ],
)
def test_a_tool_runs_with_what_is_installed_for_it(layer: str, entry: str, needed: str) -> None:
    """A person's first start installs little, and that is enough for every line that may run."""
    graph = grimp.build_graph(*our_packages(), include_external_packages=True)
    # The simulator is given the skill by name, so no import leads from the one to the other.
    reached = graph.find_upstream_modules(entry)
    reached |= graph.find_upstream_modules("skill", as_package=True)
    outside = {name.partition(".")[0] for name in reached} - our_modules()
    installed = pins(ROOT / "requirements" / f"{layer}.txt")
    provided = packages_distributions()

    assert {needed, "ask_sdk_core"} <= outside
    for name in outside - sys.stdlib_module_names:
        assert not installed.keys().isdisjoint(map(canonicalize_name, provided[name])), name


def requirements_of(source: Path) -> list[Requirement]:
    """Return what an .in file asks for by name."""
    lines = source.read_text(encoding="utf-8").splitlines()
    return [Requirement(line) for line in lines if re.match("[A-Za-z0-9]", line)]


def pins(requirements: Path) -> dict[str, str]:
    """Return the version of each package in a requirements file."""
    found = re.findall(r"^([\w.-]+)==([^\s;]+)", requirements.read_text("utf-8"), re.MULTILINE)
    return {canonicalize_name(name): version for name, version in found}
