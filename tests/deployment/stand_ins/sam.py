"""Stands in for SAM where moto cannot follow it: moto expands no Transform.

The template is the real one, expanded by SAM's own translator, with what moto has no kind for left
out; the stack is created, updated and deleted in moto's CloudFormation.
"""

import json
import os
import re
import sys
from pathlib import Path
from typing import Any

import boto3
from botocore.exceptions import ClientError
from samtranslator.translator.transform import transform
from samtranslator.yaml_helper import yaml_parse

UNKNOWN_TO_MOTO = {"AWS::CloudWatch::Alarm", "AWS::Lambda::Alias", "AWS::Logs::MetricFilter"}


class NoManagedPolicies:
    """The function brings a role of its own, so no managed policy is ever looked up."""

    def load(self) -> dict[str, str]:
        """Give no policy."""
        return {}


def expanded(bucket: str, region: str) -> str:
    """Give the template in plain CloudFormation, as far as moto goes."""
    template = yaml_parse((Path(os.environ["CHECKOUT"]) / "template.yaml").read_text("utf-8"))
    template["Resources"]["TwitchCheckFunction"]["Properties"]["CodeUri"] = f"s3://{bucket}/code"
    # Where the translator looks for it.
    os.environ["AWS_DEFAULT_REGION"] = region
    plain = transform(template, {}, NoManagedPolicies())
    resources = plain["Resources"]
    gone = {name for name, part in resources.items() if part["Type"] in UNKNOWN_TO_MOTO}
    function = {"Ref": "TwitchCheckFunction"}
    plain["Resources"] = {
        name: without(gone, part, function) for name, part in resources.items() if name not in gone
    }
    alias = {"Fn::Sub": "${TwitchCheckFunction.Arn}:live"}
    plain["Outputs"] = without(gone, plain["Outputs"], alias)
    del plain["Rules"]
    return json.dumps(plain)


def without(gone: set[str], thing: Any, instead: Any) -> Any:
    """Give a part of the template in which nothing refers to what was left out."""
    if isinstance(thing, dict):
        if thing.get("Ref") in gone:
            return instead
        return {key: without(gone, part, instead) for key, part in thing.items()}
    if isinstance(thing, list):
        return [without(gone, part, instead) for part in thing]
    if isinstance(thing, str):
        return re.sub(
            r"\$\{(\w+)[.\w]*\}", lambda found: "-" if found[1] in gone else found[0], thing
        )
    return thing


def main(command: str, *words: str) -> None:
    """Do what the command asks for, in moto."""
    with Path(os.environ["RECORD"]).open("a", encoding="utf-8") as record:
        record.write(json.dumps(["sam", command, *words]) + "\n")
    if os.environ.get("FAILING") == f"sam {command}":
        sys.exit(3)
    if command == "build":
        return
    region = words[words.index("--region") + 1]
    name = words[words.index("--stack-name") + 1]
    formation = boto3.client("cloudformation", region_name=region)
    if command == "delete":
        formation.delete_stack(StackName=name)
        return
    given = [word.partition("=") for word in words[words.index("--parameter-overrides") + 1 :]]
    stack = {
        "StackName": name,
        "TemplateBody": expanded(os.environ["BUCKET"], region),
        "Capabilities": ["CAPABILITY_IAM"],
        "Parameters": [
            {"ParameterKey": key, "ParameterValue": value.strip('"')} for key, _, value in given
        ],
    }
    there = [each["StackName"] for each in formation.describe_stacks()["Stacks"]]
    try:
        (formation.update_stack if name in there else formation.create_stack)(**stack)
    except ClientError as fault:
        # What SAM passes over too, with --no-fail-on-empty-changeset.
        if "No updates" not in str(fault) or "--no-fail-on-empty-changeset" not in words:
            raise


if __name__ == "__main__":
    main(*sys.argv[1:])
