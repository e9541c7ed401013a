"""The cloud: what AWS says about the account and the stack. Reads only."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from deployment.problem import CloudError

_EXPIRED = ("ExpiredToken", "ExpiredTokenException", "RequestExpired")
_REFUSED = ("InvalidClientTokenId", "SignatureDoesNotMatch", "UnrecognizedClientException")

BUSY = "_IN_PROGRESS"
"""How the status of a stack ends that something is being done to."""

Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Stack:
    """A stack as it is now."""

    status: str
    outputs: dict[str, str]
    parameters: dict[str, str]


class Cloud:
    """One region of one account, as one profile sees it."""

    def __init__(self, region: str, profile: str) -> None:
        """Look for credentials; CloudError where the profile is not there."""
        # Imported here, since a rehearsal does without.
        import boto3  # noqa: PLC0415
        from botocore.config import Config  # noqa: PLC0415

        self._profile = profile
        self._patience = Config(connect_timeout=5, read_timeout=20, retries={"max_attempts": 2})
        self._session = self._asked(
            lambda: boto3.session.Session(profile_name=profile or None, region_name=region)
        )

    def account(self) -> str:
        """Give the number of the account that the credentials are for; CloudError without."""
        identity = self._asked(lambda: self._client("sts").get_caller_identity())
        return str(identity["Account"])

    def stack(self, name: str) -> Stack | None:
        """Give the stack of that name, if there is one."""
        found = self._asked(lambda: self._described(name))
        if not found:
            return None
        return Stack(
            status=found[0]["StackStatus"],
            outputs={
                each["OutputKey"]: each["OutputValue"] for each in found[0].get("Outputs", ())
            },
            parameters={
                each["ParameterKey"]: each["ParameterValue"]
                for each in found[0].get("Parameters", ())
            },
        )

    def _described(self, name: str) -> list[Any]:
        from botocore.exceptions import ClientError  # noqa: PLC0415

        try:
            answer = self._client("cloudformation").describe_stacks(StackName=name)
        except ClientError as fault:
            # CloudFormation says 'validation' of a name that it does not know.
            if fault.response["Error"]["Code"] == "ValidationError":
                return []
            raise
        return list(answer["Stacks"])

    def _client(self, service: str) -> Any:
        return self._session.client(service, config=self._patience)

    def _asked(self, question: Callable[[], Answer]) -> Answer:
        """Ask, and say of a refusal how to mend it."""
        from botocore.exceptions import BotoCoreError, ClientError  # noqa: PLC0415

        try:
            return question()
        except ClientError as fault:
            raise CloudError(self._refusal(fault.response["Error"])) from fault
        except BotoCoreError as fault:
            raise CloudError(self._trouble(fault)) from fault

    def _refusal(self, error: dict[str, str]) -> str:
        if error["Code"] in _EXPIRED:
            return f"The AWS credentials have expired. Get new ones: {self._renewal()}"
        if error["Code"] in _REFUSED:
            return f"AWS does not know these credentials. Put them right: {self._configuration()}"
        return f"AWS refuses ({error['Code']}): {error['Message']}"

    def _trouble(self, fault: Exception) -> str:
        kind = type(fault).__name__
        if kind == "ProfileNotFound":
            return f"There is no AWS profile '{self._profile}'. Make it: {self._configuration()}"
        if kind in {"NoCredentialsError", "PartialCredentialsError"}:
            return f"There are no AWS credentials. Put them in: {self._configuration()}"
        if "SSO" in kind or "Token" in kind or kind == "CredentialRetrievalError":
            return f"The AWS sign-in has run out. Sign in again: {self._renewal()}"
        return f"AWS cannot be reached: {fault}"

    def _configuration(self) -> str:
        return f"aws configure{self._named()}"

    def _renewal(self) -> str:
        return (
            f"aws sso login{self._named()}\n    or, with keys that you were given: "
            f"{self._configuration()}"
        )

    def _named(self) -> str:
        return f" --profile {self._profile}" if self._profile else ""
