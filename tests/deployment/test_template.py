"""The template: no wildcard, nothing kept by default, and a linter that does find holes."""

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.deployment.conftest import layer
from tests.skill.test_turn_log import ALLOWED

pytestmark = pytest.mark.slow

EXPAND = """
import json, pathlib, sys
from samtranslator.translator.transform import transform
from samtranslator.yaml_helper import yaml_parse
template = yaml_parse(pathlib.Path(sys.argv[1]).read_text())
template["Resources"]["TwitchCheckFunction"]["Properties"]["CodeUri"] = "s3://bucket/code"
managed = type("Managed", (), {"load": lambda self: {}})()
print(json.dumps(transform(template, {}, managed)))
"""


@pytest.fixture(scope="module")
def resources(root: Path, sam_python: Path) -> dict[str, Any]:
    """What CloudFormation is told to make, with SAM's short forms expanded."""
    done = subprocess.run(
        [sam_python, "-c", EXPAND, root / "template.yaml"],
        check=True,
        capture_output=True,
        text=True,
        env={"AWS_DEFAULT_REGION": "us-east-1"},
    )
    found: dict[str, Any] = json.loads(done.stdout)["Resources"]
    return found


@pytest.fixture(scope="module")
def checkov(root: Path) -> Path:
    """The Python of the security linter."""
    return layer(root, "checkov")


def of_kind(resources: dict[str, Any], kind: str) -> dict[str, Any]:
    """Give the resources of a kind, at least one."""
    found = {name: part for name, part in resources.items() if part["Type"] == kind}
    assert found
    return found


def statements(resources: dict[str, Any]) -> list[Any]:
    """Give every statement that allows the function something."""
    role = resources["TwitchCheckRole"]["Properties"]
    assert "ManagedPolicyArns" not in role
    policies = [*role["Policies"]]
    policies += [part["Properties"] for part in of_kind(resources, "AWS::IAM::Policy").values()]
    return [each for policy in policies for each in policy["PolicyDocument"]["Statement"]]


def test_the_function_may_do_little_and_to_its_own_things_only(resources: dict[str, Any]) -> None:
    """Two actions on its own logs, three on its own table, each by the resource's own ARN."""
    allowed = {
        statement["Resource"]["Fn::GetAtt"][0]: sorted(statement["Action"])
        for statement in statements(resources)
    }

    assert allowed == {
        "TwitchCheckLogs": ["logs:CreateLogStream", "logs:PutLogEvents"],
        "TwitchCheckRecords": ["dynamodb:DeleteItem", "dynamodb:GetItem", "dynamodb:PutItem"],
    }


def test_alexa_is_let_in_at_the_alias_and_by_skill_id(resources: dict[str, Any]) -> None:
    """The permission is on what the manifest names; the id is left out only where there is none."""
    (permission,) = of_kind(resources, "AWS::Lambda::Permission").values()
    properties = permission["Properties"]

    assert properties["FunctionName"] == {"Ref": "TwitchCheckFunctionAliaslive"}
    assert properties["Principal"] == "alexa-appkit.amazon.com"
    assert properties["EventSourceToken"]["Fn::If"][:2] == ["HasSkillId", {"Ref": "SkillId"}]


def test_what_can_keep_something_is_off_and_goes_with_the_skill(resources: dict[str, Any]) -> None:
    """The table and what leads to it depend on the switch, and delete with the stack."""
    (table,) = of_kind(resources, "AWS::DynamoDB::Table").values()
    keeping = {name for name, part in resources.items() if part.get("Condition") == "HasRecords"}

    assert keeping == {"TwitchCheckRecords", "TwitchCheckRecordsPolicy"}
    assert table["DeletionPolicy"] == table["UpdateReplacePolicy"] == "Delete"
    lifetime = table["Properties"]["TimeToLiveSpecification"]
    assert lifetime == {"AttributeName": "expires_at", "Enabled": True}
    assert table["Properties"]["SSESpecification"] == {"SSEEnabled": True}


def test_every_alarm_names_a_metric_that_comes(resources: dict[str, Any]) -> None:
    """Lambda's metrics are read at the alias, which is what Alexa calls; ours have a filter."""
    filtered = {
        part["Properties"]["MetricTransformations"][0]["MetricName"]
        for part in of_kind(resources, "AWS::Logs::MetricFilter").values()
    }
    alarms = [part["Properties"] for part in of_kind(resources, "AWS::CloudWatch::Alarm").values()]

    assert {alarm["MetricName"] for alarm in alarms} == {
        "Errors",
        "Throttles",
        "Duration",
        "FailedTurns",
        "InvalidResponses",
    }
    for alarm in alarms:
        if alarm["Namespace"] == "AWS/Lambda":
            assert {each["Name"] for each in alarm["Dimensions"]} == {"FunctionName", "Resource"}
        else:
            assert alarm["MetricName"] in filtered


def test_the_dashboard_is_json(resources: dict[str, Any]) -> None:
    """CloudWatch takes a text, and would say only at the deployment that it cannot be read."""
    (dashboard,) = of_kind(resources, "AWS::CloudWatch::Dashboard").values()

    body = json.loads(dashboard["Properties"]["DashboardBody"]["Fn::Sub"])

    assert [widget["type"] for widget in body["widgets"]].count("metric") == 6


def test_every_filter_counts_a_line_that_there_is(resources: dict[str, Any]) -> None:
    """What a filter asks of the turn log is a key of a line there, and a value that it may have."""
    words = {
        (key, value)
        for line in ALLOWED.values()
        for key, values in line.items()
        for value in values
    } | {("event", event) for event in ALLOWED}
    for name, part in of_kind(resources, "AWS::Logs::MetricFilter").items():
        pattern = part["Properties"]["FilterPattern"]
        asked = re.findall(r'\$\.(\w+) (?:= "(.*?)"|(> 0)|(IS FALSE))', pattern)
        assert pattern.count("$.") == len(asked), name
        if name not in ("FailedTurns", "RefusedRequests"):
            for key, word, count, switch in asked:
                value: Any = word or (1 if count else False)
                assert word == "*" or (key, value) in words, (name, key, value)
                assert key in {key for key, _ in words} or switch


def test_the_log_is_open_for_the_lines_that_are_counted(resources: dict[str, Any]) -> None:
    """The turn log writes at INFO; a function whose log is shut would count nothing."""
    (function,) = of_kind(resources, "AWS::Lambda::Function").values()

    assert function["Properties"]["LoggingConfig"]["ApplicationLogLevel"] == "INFO"


@pytest.mark.parametrize(
    ("right", "wrong", "check"),
    [
        ("Resource: !GetAtt TwitchCheckLogs.Arn", 'Resource: "*"', "CKV_AWS_111"),
        ("      RetentionInDays: 30", "      KmsKeyId: !Ref AlarmTopicArn", "CKV_AWS_66"),
        ("          - id: CKV_AWS_116", "          - id: CKV_AWS_999", "CKV_AWS_116"),
    ],
)
def test_the_security_linter_finds_holes(
    root: Path, checkov: Path, tmp_path: Path, right: str, wrong: str, check: str
) -> None:
    """A template with a hole does not pass, nor one whose exceptions lost their reason."""
    text = (root / "template.yaml").read_text("utf-8")
    assert text.count(right) == 1
    broken = tmp_path / "template.yaml"
    broken.write_text(text.replace(right, wrong), "utf-8")

    linter = [str(checkov), str(checkov.with_name("checkov")), "--framework", "cloudformation"]
    done = subprocess.run(
        [*linter, "--skip-download", "--compact", "--quiet", "--file", str(broken)],
        check=False,
        capture_output=True,
        text=True,
    )

    assert done.returncode == 1
    assert f"Check: {check}:" in done.stdout
