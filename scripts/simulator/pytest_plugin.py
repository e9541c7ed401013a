"""The simulator in pytest: a fixture that talks to a skill, and `.talk` files that are tests.

    # conftest.py, in the top folder of the tests
    pytest_plugins = ["simulator.pytest_plugin"]

    # pyproject.toml
    [tool.pytest.ini_options]
    alexa_handler = "my_skill:handler"
    alexa_model = "models/en-US.json"

    def test_it(alexa):
        alexa.says("open green thumb helper")
        alexa.expect("Welcome. ...", session="open")

A test that needs another skill overrides the fixture `alexa_skill`, one that needs another home
`alexa_home`; for the `.talk` files of a folder, the hook `pytest_alexa_skill(path)` in its conftest
gives another skill. `--alexa-coverage` tells at the end what of the model was tried, and
`--alexa-min KIND=PERCENT` fails the run where that was too little.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from simulator.conversation.command import watched
from simulator.conversation.performance import MakeDevice, perform
from simulator.conversation.reader import SUFFIX, read_talk
from simulator.conversation.script import Conversation, ConversationError
from simulator.coverage import KINDS, Coverage
from simulator.expectation import Alexa
from simulator.home.home import Home
from simulator.services import Services
from simulator.skill import Skill

_SKILL = pytest.StashKey[Skill]()
_COVERAGE = pytest.StashKey[Coverage]()


class _Hooks:
    """What a conftest may add."""

    @pytest.hookspec(firstresult=True)
    def pytest_alexa_skill(self, path: Path) -> Skill | None:
        """Give the skill that a `.talk` file is for, where it is not the one of the settings."""


def pytest_addhooks(pluginmanager: pytest.PytestPluginManager) -> None:
    """Add the hook."""
    pluginmanager.add_hookspecs(_Hooks)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the settings and options."""
    parser.addini("alexa_handler", "the skill's handler: module:function, or an address")
    parser.addini("alexa_model", "the interaction model, from the folder of the settings")
    group = parser.getgroup("alexa", "talking to an Alexa skill")
    group.addoption("--alexa-coverage", action="store_true", help="tell what was tried")
    group.addoption(
        "--alexa-min", action="append", default=[], metavar="KIND=PERCENT",
        help=f"fail where less was tried: {', '.join(KINDS)}",
    )  # fmt: skip


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Take each `.talk` file for a test."""
    if file_path.suffix != SUFFIX:
        return None
    return _TalkFile.from_parent(parent, path=file_path)


@pytest.fixture(scope="session")
def alexa_skill(pytestconfig: pytest.Config) -> Skill:
    """Find the skill that the settings name."""
    return _skill(pytestconfig)


@pytest.fixture
def alexa_home() -> Home:
    """Stand in a plain home: a speaker, no permission, the real time."""
    return Home()


@pytest.fixture
def alexa(pytestconfig: pytest.Config, alexa_skill: Skill, alexa_home: Home) -> Iterator[Alexa]:
    """Put the skill on a device, with the services behind it."""
    with Services(alexa_home):
        device = alexa_skill.device(alexa_home)
        if _SKILL in pytestconfig.stash and alexa_skill is pytestconfig.stash[_SKILL]:
            device.watch(pytestconfig.stash[_COVERAGE].add)
        yield Alexa(device)


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """Tell what was tried, if asked to."""
    if config.getoption("--alexa-coverage") and _COVERAGE in config.stash:
        terminalreporter.section("tried of the interaction model")
        terminalreporter.line(config.stash[_COVERAGE].table())
    for shortfall in _shortfalls(config):
        terminalreporter.line(f"too little tried: {shortfall}", red=True)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail the run where too little was tried."""
    if _shortfalls(session.config) and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def _shortfalls(config: pytest.Config) -> list[str]:
    least = dict(each.split("=", 1) for each in config.getoption("--alexa-min"))
    if not least or _COVERAGE not in config.stash:
        return []
    numbers = {kind: float(percent) for kind, percent in least.items()}
    return config.stash[_COVERAGE].shortfalls(numbers)


def _skill(config: pytest.Config) -> Skill:
    """Find the skill of the settings, once."""
    if _SKILL not in config.stash:
        handler, model = config.getini("alexa_handler"), config.getini("alexa_model")
        if not handler or not model:
            raise pytest.UsageError("set alexa_handler and alexa_model in the settings of pytest")
        config.stash[_SKILL] = Skill.load(handler, config.rootpath / model)
        config.stash[_COVERAGE] = Coverage(config.stash[_SKILL].model)
    return config.stash[_SKILL]


class _TalkFile(pytest.File):
    """A file with one conversation."""

    def collect(self) -> Iterator[pytest.Item]:
        """Read the file; one that cannot be read is an error of the collection."""
        try:
            found = read_talk(self.path, self.path.read_text(encoding="utf-8"))
        except ConversationError as error:
            raise self.CollectError(str(error)) from error
        yield _Talk.from_parent(self, name=found.name, conversation=found)


class _Talk(pytest.Item):
    """A conversation as a test."""

    def __init__(self, *, conversation: Conversation, **others: Any) -> None:
        super().__init__(**others)
        self._conversation = conversation
        self.keywords.update(dict.fromkeys(conversation.tags, True))

    def runtest(self) -> None:
        """Perform it."""
        result = perform(self._conversation, self._make_device())
        if result.problems:
            raise _NotAsWritten(str(result))

    def _make_device(self) -> MakeDevice:
        other: Skill | None = self.ihook.pytest_alexa_skill(path=self.path)
        if other is not None:
            return other.device
        return watched(_skill(self.config), self.config.stash[_COVERAGE])

    def repr_failure(self, excinfo: Any, style: Any = None) -> Any:
        """Show what is wrong, and nothing of how it was found."""
        if isinstance(excinfo.value, _NotAsWritten):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int, str]:
        """Name the file."""
        return self.path, 0, self.name


class _NotAsWritten(AssertionError):
    """A conversation that did not go as it is written."""
