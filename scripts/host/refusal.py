"""Refusals: why a request is turned away, in fixed words that hold nothing of the request."""

from enum import StrEnum


class Reason(StrEnum):
    """Why a request was refused; goes into the log and never to the caller."""

    UNSIGNED = "signature headers missing"
    URL = "certificate URL not Amazon's"
    DOWNLOAD = "certificate not to be had"
    CHAIN = "certificate chain not valid"
    NAME = "certificate for another name"
    KEY = "certificate key too weak"
    ENCODING = "signature not base64"
    SIGNATURE = "signature does not match"
    JSON = "body not a JSON object"
    REQUEST = "not an Alexa request"
    TIME = "timestamp missing, too old or too new"
    SKILL = "for another skill"
    PEER = "not from this machine"


class Refused(Exception):
    """A request that is not answered."""

    def __init__(self, reason: Reason) -> None:
        """Refuse for `reason`."""
        super().__init__(reason.value)
        self.reason = reason
