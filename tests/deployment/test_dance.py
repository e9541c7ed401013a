"""The dance, against moto's AWS and stand-ins for SAM's and Amazon's command lines.

What moto does not have (alarms, metric filters, aliases, the Transform) is left out of the stack by
the stand-in for SAM; no account of Amazon's was there to try the rest on.
"""

import json
from typing import Any

import pytest

from tests.deployment.conftest import Desk

pytestmark = [pytest.mark.slow, pytest.mark.needs_program("make", "apt-get install make")]

FIRST = "amzn1.ask.skill.00000000-0000-4000-8000-000000000001"


def names(commands: list[list[str]]) -> list[str]:
    """Give what was asked for, without options."""
    return [" ".join(command[: 3 if command[1] == "smapi" else 2]) for command in commands]


def stack(desk: Desk) -> dict[str, Any]:
    """Give the stack as it is now."""
    code = "print(json.dumps(boto3.client('cloudformation').describe_stacks(), default=str))"
    stacks = json.loads(desk.look(code))["Stacks"]
    assert len(stacks) == 1
    found: dict[str, Any] = stacks[0]
    return found


def parameter(desk: Desk, name: str) -> str:
    """Give a parameter of the stack."""
    return str({p["ParameterKey"]: p["ParameterValue"] for p in stack(desk)["Parameters"]}[name])


def tables(desk: Desk) -> list[str]:
    """Give the names of the tables."""
    found = json.loads(
        desk.look("print(json.dumps(boto3.client('dynamodb').list_tables()['TableNames']))")
    )
    return list(found)


def test_a_first_deployment_goes_three_steps_and_a_second_one_makes_nothing_new(
    office: Desk,
) -> None:
    """Stack without a skill, skill with the stack's address, stack with the skill; then updates."""
    first = office.deploy("--yes")

    assert first.returncode == 0, first.stdout + first.stderr
    commands = office.asked()
    assert names(commands) == [
        "sam build",
        "sam deploy",
        "ask deploy",
        "sam deploy",
        "ask smapi set-skill-enablement",
    ]
    assert 'SkillId=""' in commands[1]
    assert f"SkillId={FIRST}" in commands[3]
    assert parameter(office, "SkillId") == FIRST
    outputs = {each["OutputKey"]: each["OutputValue"] for each in stack(office)["Outputs"]}
    package = office.root / "build" / "skill-package"
    manifest = json.loads((package / "skill.json").read_text("utf-8"))["manifest"]
    assert manifest["apis"]["custom"]["endpoint"]["uri"] == outputs["SkillEndpoint"]
    assert FIRST in first.stdout

    # As in a fresh clone: then the stack tells which skill it is of.
    office.root.joinpath(".deployed").rename(office.folder / "lost")
    again = office.deploy("--yes")

    assert again.returncode == 0, again.stdout + again.stderr
    assert names(office.asked()) == [
        "sam build",
        "sam deploy",
        "ask deploy",
        "ask smapi set-skill-enablement",
    ]
    assert office.record.with_suffix(".made").read_text("utf-8") == "."
    assert parameter(office, "SkillId") == FIRST


def test_after_each_break_a_rerun_goes_on_and_there_is_one_skill(office: Desk) -> None:
    """Wherever it broke off, what is done is found, and no second skill comes to be."""
    for failing in ("sam build", "sam deploy", "ask deploy", "ask smapi"):
        broken = office.deploy("--yes", FAILING=failing)
        assert broken.returncode == 1
        assert "start again" in broken.stderr

    mended = office.deploy("--yes")

    assert mended.returncode == 0, mended.stdout + mended.stderr
    assert parameter(office, "SkillId") == FIRST
    assert office.record.with_suffix(".made").read_text("utf-8") == "."


def test_a_table_is_there_only_where_records_are_kept_and_undoing_leaves_nothing(
    office: Desk,
) -> None:
    """By default nothing could keep anything; stack, table, skill and notes go for good."""
    office.deploy("--yes")
    assert tables(office) == []
    office.deploy("--yes", "--keep-records")
    assert len(tables(office)) == 1
    office.asked()

    undone = office.deploy("--undo", "--yes")

    assert undone.returncode == 0, undone.stdout + undone.stderr
    assert office.asked()[1][:5] == ["ask", "smapi", "delete-skill", "--skill-id", FIRST]
    assert office.look("print(boto3.client('cloudformation').describe_stacks()['Stacks'])") == "[]"
    assert tables(office) == []
    assert not (office.root / ".deployed" / "twitch-check").exists()

    again = office.deploy("--undo", "--yes")

    assert again.returncode == 0
    assert office.asked() == []


def test_undoing_that_broke_off_still_knows_the_skill(office: Desk) -> None:
    """With the stack gone, the notes alone know which skill is left."""
    office.deploy("--yes")

    broken = office.deploy("--undo", "--yes", FAILING="ask smapi")
    office.asked()
    mended = office.deploy("--undo", "--yes")

    assert broken.returncode == 1
    assert mended.returncode == 0
    assert names(office.asked()) == ["ask smapi delete-skill"]


def test_the_stack_of_another_project_is_left_alone(office: Desk) -> None:
    """A name that is taken is refused before anything is built."""
    office.look(
        "boto3.client('cloudformation').create_stack(StackName='twitch-check', TemplateBody="
        "json.dumps({'Resources': {'B': {'Type': 'AWS::S3::Bucket'}}}))"
    )

    done = office.deploy("--yes")

    assert done.returncode == 1
    assert "Take another --stack" in done.stderr
    assert office.asked() == []


def test_nobody_is_deployed_for_unasked(office: Desk) -> None:
    """Without a person to agree and without --yes nothing happens, and the account is named."""
    done = office.deploy()

    assert done.returncode == 2
    assert "AWS account 123456789012" in done.stdout
    assert "--yes" in done.stdout
    assert "Nothing was touched." in done.stderr
    assert office.asked() == []
