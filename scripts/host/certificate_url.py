"""The certificate URL: whether it is one of Amazon's, judged before anything is fetched."""

import posixpath
import re

from host.refusal import Reason, Refused

HOST = "s3.amazonaws.com"
"""The only host that a certificate is fetched from."""

_FOLDER = "/echo.api/"
_LONGEST = 512

# Scheme and host in any case, the path in just one. What is not listed (user names, escapes,
# backslashes, queries, spaces) has no place in such a URL, and each is read differently somewhere.
# ASCII: without it the long s of old print would pass for an 's'.
_PLAIN = re.compile(r"(?i:https://s3\.amazonaws\.com)(?::443)?((?:/[A-Za-z0-9._-]+)+)", re.ASCII)


def certificate_path(url: str) -> str:
    """Give the path of a certificate URL on HOST, with its dots resolved.

    Raises:
        Refused: if the URL could lead anywhere else than into Amazon's folder.
    """
    match = _PLAIN.fullmatch(url) if len(url) <= _LONGEST else None
    path = posixpath.normpath(match[1]) if match else ""
    if not path.startswith(_FOLDER):
        raise Refused(Reason.URL)
    return path
