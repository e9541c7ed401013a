from tests.lean_sdk.processes import run, told

TOO_LATE = """
import logging, sys
logging.basicConfig(format="%(message)s")
import ask_sdk_model
before = list(sys.meta_path)
import lean_sdk
lean_sdk.install()
print(before == sys.meta_path, "ask_sdk_model.slot" in sys.modules)
"""

TWICE = """
import sys
import lean_sdk
lean_sdk.install()
before = list(sys.meta_path)
lean_sdk.install()
print(before == sys.meta_path)
"""

PRINTING = """
import json, sys
if sys.argv[1] == "late":
    import lean_sdk
    lean_sdk.install()
from ask_sdk_model import Intent, IntentRequest, Slot
is_light = "inspect" not in sys.modules
request = IntentRequest(intent=Intent(name="a", slots={"b": Slot(name="b", value="c" * 90)}))
printed = [repr(request), str(request), request.to_str()]
import pprint
from pprint import PrettyPrinter, pformat
printed.append(pprint.pformat(list(range(50)), width=9))
json.dump({"printed": printed, "is_light": is_light, "same": pformat is pprint.pformat,
           "real": sys.modules["pprint"].__spec__ is not None}, sys.stdout)
"""


def test_an_installation_after_the_sdk_changes_nothing_and_says_so() -> None:
    """Models that are loaded already stay as they are."""
    done = told(TOO_LATE)

    assert done.stdout == "True True\n"
    assert done.stderr.count("ask_sdk_model was imported before install()") == 1


def test_a_second_installation_changes_nothing() -> None:
    """Two parts of a skill may both ask for it."""
    assert told(TWICE).stdout == "True\n"


def test_models_print_as_ever() -> None:
    """What the models import only to print themselves is there when they do."""
    late, eager = run(PRINTING, "late"), run(PRINTING, "eager")

    assert late["printed"] == eager["printed"]
    assert late["is_light"]
    assert not eager["is_light"]
    assert late["same"]
    assert late["real"]
