"""Settings: what the person who deploys may choose, looked over before anything is touched."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

REGIONS = {
    "us-east-1": "North America; the right one for a skill in US English",
    "us-west-2": "North America and the Far East",
    "eu-west-1": "Europe",
    "ap-northeast-1": "Japan",
}
"""Where Alexa calls functions -> whom a function there is near to."""

SKILL_ID = re.compile(r"amzn1\.ask\.skill\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")

_STACK = re.compile(r"[A-Za-z][A-Za-z0-9-]{0,63}")
_TOPIC = re.compile(r"arn:aws[a-z-]*:sns:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_-]+")
_PROFILE = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.@-]*")


@dataclass(frozen=True)
class Settings:
    """One deployment: a stack in a region of an AWS account, a skill of an Amazon developer."""

    stack: str = "twitch-check"
    region: str = "us-east-1"
    aws_profile: str = ""
    """Empty: what the environment says, or the default profile."""
    ask_profile: str = "default"
    skill_id: str = ""
    """Of a skill that is there already; empty: what an earlier deployment made, or a new one."""
    privacy_url: str = ""
    terms_url: str = ""
    alarm_topic: str = ""
    architecture: str = "arm64"
    snap_start: bool = False
    keep_records: bool = False

    def problems(self) -> Iterator[str]:
        """Say of each setting that cannot be right what is wrong and how to mend it."""
        if not _STACK.fullmatch(self.stack):
            yield f"--stack {self.stack}: a letter, then up to 63 letters, digits and hyphens"
        if self.region not in REGIONS:
            yield f"--region {self.region}: Alexa calls no function there. Take one of:{_regions()}"
        for option, name in (("aws", self.aws_profile or "_"), ("ask", self.ask_profile)):
            if not _PROFILE.fullmatch(name):
                yield f"--{option}-profile {name!r}: is no name of a profile"
        if self.skill_id and not SKILL_ID.fullmatch(self.skill_id):
            yield f"--skill-id {self.skill_id}: {SKILL_ID_FORM}"
        for option, address in (("privacy", self.privacy_url), ("terms", self.terms_url)):
            if address and not _is_https(address):
                yield f"--{option}-url {address}: give the https address of the published page"
        if self.alarm_topic and not _TOPIC.fullmatch(self.alarm_topic):
            yield (
                f"--alarm-topic {self.alarm_topic}: give the ARN of an SNS topic, as in "
                f"arn:aws:sns:{self.region}:123456789012:alarms"
            )

    def parameters(self, skill_id: str) -> dict[str, str]:
        """Give the template's parameters; without a skill id the function is open to any skill."""
        return {
            "SkillId": skill_id,
            "AlarmTopicArn": self.alarm_topic,
            "Architecture": self.architecture,
            "SnapStart": str(self.snap_start).lower(),
            "KeepRecords": str(self.keep_records).lower(),
        }


SKILL_ID_FORM = (
    "a skill id is 'amzn1.ask.skill.' and 32 hexadecimal digits in groups, as in "
    "amzn1.ask.skill.00000000-0000-4000-8000-000000000000; the developer console shows it under "
    "'View Skill ID'"
)


def _regions() -> str:
    return "".join(f"\n    {name:<16}{who}" for name, who in REGIONS.items())


def _is_https(address: str) -> bool:
    parts = urlsplit(address)
    return parts.scheme == "https" and "." in parts.netloc
