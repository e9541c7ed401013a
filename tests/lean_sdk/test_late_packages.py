import json
from pathlib import Path

import pytest

from lean_sdk.late_packages import exports_of
from tests.lean_sdk.processes import run, told

PUBLIC_NAMES = """
import importlib, json, pkgutil, sys
if sys.argv[1] == "late":
    import lean_sdk
    lean_sdk.install()
import ask_sdk_model

found, strange = {}, []
modules = pkgutil.walk_packages(ask_sdk_model.__path__, "ask_sdk_model.")
packages = [module.name for module in modules if module.ispkg]
for name in ["ask_sdk_model", *packages]:
    package = importlib.import_module(name)
    for public in json.loads(sys.argv[2]).get(name) or sorted(vars(package)):
        if public.startswith("_") or public == "absolute_import":  # of no package's own
            continue
        thing = getattr(package, public)
        if isinstance(thing, type):
            found[f"{name}.{public}"] = f"{thing.__module__}.{thing.__qualname__}"
            if getattr(sys.modules[thing.__module__], public) is not thing:
                strange.append(public)
        else:
            found[f"{name}.{public}"] = repr(type(thing))
json.dump({"found": found, "strange": strange, "packages": packages}, sys.stdout)
"""

FIRST_USE = """
import json, sys
import lean_sdk
lean_sdk.install()
from ask_sdk_core.skill_builder import CustomSkillBuilder
loaded = [m for m in sys.modules if m.startswith("ask_sdk_model")]
before = {"models": len(loaded), "services": [m for m in loaded if "service_client_factory" in m],
          "dear": [m for m in ("inspect", "dataclasses", "urllib.parse") if m in sys.modules]}
import ask_sdk_core.skill, ask_sdk_model.services
from ask_sdk_model.services import ApiConfiguration, ServiceClientFactory
made = ask_sdk_core.skill.ServiceClientFactory(ApiConfiguration())
clients = [getattr(made, n)() for n in dir(made) if n.startswith("get_") and n.endswith("_service")]
json.dump({**before, "is_real": type(made) is ServiceClientFactory,
           "is_class": isinstance(ServiceClientFactory, type),
           "clients": [type(client).__name__ for client in clients]}, sys.stdout)
"""

STAR = """
import json, sys
import lean_sdk
lean_sdk.install()
scope = {}
exec("from ask_sdk_model.ui import *", scope)
import ask_sdk_model
errors = []
for name in ("NoSuchName", "__no_such_name__"):
    try:
        getattr(ask_sdk_model, name)
    except AttributeError as fault:
        errors.append(str(fault))
json.dump({"star": sorted(n for n in scope if n[0] != "_"), "errors": errors,
           "dir": dir(ask_sdk_model), "file": ask_sdk_model.__file__}, sys.stdout)
"""

MADE_UP = """
import json, logging, sys
sys.path.insert(0, sys.argv[1])
logging.basicConfig(format="%(message)s")
from lean_sdk.late_packages import LatePackages
from lean_sdk.step_back import StepBack
sys.meta_path.insert(0, LatePackages({"made_up": True}, StepBack()))
import made_up, made_up.inner
late = {"made_up.thing", "made_up.inner.thing"}.isdisjoint(sys.modules)
json.dump({"late": late, "Thing": made_up.Thing.__name__, "inner": made_up.inner.Thing.__name__,
           "extra": getattr(made_up, "extra", None)}, sys.stdout)
"""


def test_every_public_name_is_the_object_of_the_eager_import() -> None:
    """Whatever a skill imports from the SDK's models, it gets the same thing as ever."""
    eager = run(PUBLIC_NAMES, "eager", "{}")
    names: dict[str, list[str]] = {}
    for whole in eager["found"]:
        package, _, name = whole.rpartition(".")
        names.setdefault(package, []).append(name)

    late = run(PUBLIC_NAMES, "late", json.dumps(names))

    assert len(eager["packages"]) == 80
    assert sum(kind.startswith("ask_sdk_model.") for kind in eager["found"].values()) > 500
    assert late["found"] == eager["found"]
    assert not late["strange"]


def test_a_skill_loads_only_the_models_that_it_uses() -> None:
    """To build a skill loads some dozens of six hundred models and no service client."""
    found = run(FIRST_USE)

    assert found["models"] < 60
    assert found["services"] == []
    assert found["dear"] == []


def test_the_service_clients_are_there_when_they_are_called_for() -> None:
    """A skill with an API client gets the real factory, and every client of it."""
    found = run(FIRST_USE)

    assert found["is_real"]
    assert found["is_class"]
    assert len(set(found["clients"])) == len(found["clients"]) > 5


def test_a_late_package_behaves_as_a_package() -> None:
    """It lists its names, gives them all to a star, and says which it does not have."""
    found = run(STAR)

    assert {"SimpleCard", "Reprompt", "SsmlOutputSpeech"} <= set(found["star"])
    assert {"LaunchRequest", "__path__"} <= set(found["dir"])
    assert found["file"].endswith("__init__.py")
    assert found["errors"] == [
        "module 'ask_sdk_model' has no attribute 'NoSuchName'",
        "module 'ask_sdk_model' has no attribute '__no_such_name__'",
    ]


@pytest.mark.parametrize(
    ("lines", "is_late"),
    [
        pytest.param("from .thing import Thing\n", True, id="expected"),
        pytest.param("# a comment\n\nfrom .thing import Thing\n", True, id="comment"),
        pytest.param("from .thing import Thing\nextra = 1\n", False, id="code"),
        pytest.param("from made_up.thing import Thing\n", False, id="absolute"),
        pytest.param("from .thing import (Thing)\n", False, id="brackets"),
        pytest.param("from .thing import Thing  # noqa\n", False, id="comment-behind"),
    ],
)
def test_a_package_of_another_form_is_left_alone(tmp_path: Path, lines: str, is_late: bool) -> None:
    """It works as ever; one line in the log says that it is not sped up."""
    inner = tmp_path / "made_up" / "inner"
    inner.mkdir(parents=True)
    for folder, name in ((inner.parent, "made_up"), (inner, "made_up.inner")):
        (folder / "__init__.py").write_text(lines.replace("made_up", name))
        (folder / "thing.py").write_text("class Thing: pass\n")

    done = told(MADE_UP, str(tmp_path))

    assert f'"late": {str(is_late).lower()}' in done.stdout
    assert '"Thing": "Thing", "inner": "Thing"' in done.stdout
    assert '"extra": 1' in done.stdout or "extra" not in lines
    assert done.stderr.count("lean_sdk leaves the SDK as it is") == (not is_late)


def test_the_names_are_read_from_the_lines() -> None:
    """The last line of a name counts, as it does when the lines are run."""
    assert exports_of("from .a import A\nfrom .b import B\nfrom .c import A\n") == {
        "A": "c",
        "B": "b",
    }
    assert exports_of("import os\n") is None
