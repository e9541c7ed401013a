import pytest

from host.certificate_url import certificate_path
from host.refusal import Reason, Refused

PATH = "/echo.api/echo-api-cert.pem"

GOOD = {
    "as Amazon sends it": ("https://s3.amazonaws.com/echo.api/echo-api-cert.pem", PATH),
    "with its port": ("https://s3.amazonaws.com:443/echo.api/echo-api-cert.pem", PATH),
    "dots that come back": (
        "https://s3.amazonaws.com/echo.api/../echo.api/echo-api-cert.pem",
        PATH,
    ),
    "a dot that stays": ("https://s3.amazonaws.com/echo.api/./echo-api-cert.pem", PATH),
    "loud scheme and host": ("HTTPS://S3.AMAZONAWS.COM/echo.api/echo-api-cert.pem", PATH),
    "a deeper folder": ("https://s3.amazonaws.com/echo.api/a/b.pem", "/echo.api/a/b.pem"),
    "with a number": ("https://s3.amazonaws.com/echo.api/c-12.pem", "/echo.api/c-12.pem"),
}

BAD = {
    "nothing": "",
    "a space": " ",
    "no URL": "echo-api-cert.pem",
    "not encrypted": "http://s3.amazonaws.com/echo.api/echo-api-cert.pem",
    "another scheme": "ftp://s3.amazonaws.com/echo.api/echo-api-cert.pem",
    "a file": "file://s3.amazonaws.com/echo.api/echo-api-cert.pem",
    "no scheme": "//s3.amazonaws.com/echo.api/echo-api-cert.pem",
    "one slash": "https:/s3.amazonaws.com/echo.api/echo-api-cert.pem",
    "another host": "https://notamazon.com/echo.api/echo-api-cert.pem",
    "a host that begins like it": "https://s3.amazonaws.com.evil.example/echo.api/c.pem",
    "a host that ends like it": "https://evils3.amazonaws.com/echo.api/c.pem",
    "a bucket's host": "https://evil.s3.amazonaws.com/echo.api/c.pem",
    "a host with a last dot": "https://s3.amazonaws.com./echo.api/c.pem",
    "a host with a long s": "https://\u017f3.amazonaws.com/echo.api/c.pem",
    "a host with a wide dot": "https://s3\u3002amazonaws.com/echo.api/c.pem",
    "an address": "https://127.0.0.1/echo.api/c.pem",
    "another port": "https://s3.amazonaws.com:563/echo.api/echo-api-cert.pem",
    "a port that is empty": "https://s3.amazonaws.com:/echo.api/c.pem",
    "a port that is no number": "https://s3.amazonaws.com:bad/echo.api/c.pem",
    "a port written long": "https://s3.amazonaws.com:0443/echo.api/c.pem",
    "a port too many": "https://s3.amazonaws.com:443:443/echo.api/c.pem",
    "a user": "https://user@s3.amazonaws.com/echo.api/c.pem",
    "the host as a user": "https://s3.amazonaws.com@evil.example/echo.api/c.pem",
    "the host as a password": "https://a:s3.amazonaws.com@evil.example/echo.api/c.pem",
    "no path": "https://s3.amazonaws.com",
    "an empty path": "https://s3.amazonaws.com/",
    "the folder itself": "https://s3.amazonaws.com/echo.api/",
    "the folder without a slash": "https://s3.amazonaws.com/echo.api",
    "a folder that begins like it": "https://s3.amazonaws.com/echo.apis/c.pem",
    "the folder in capitals": "https://s3.amazonaws.com/EcHo.aPi/echo-api-cert.pem",
    "another folder": "https://s3.amazonaws.com/invalid.path/echo-api-cert.pem",
    "dots that lead out": "https://s3.amazonaws.com/echo.api/../evil/c.pem",
    "dots that lead out deep": "https://s3.amazonaws.com/echo.api/a/../../evil/c.pem",
    "dots above the top": "https://s3.amazonaws.com/../evil/c.pem",
    "escaped dots": "https://s3.amazonaws.com/echo.api/%2e%2e/evil/c.pem",
    "an escaped slash": "https://s3.amazonaws.com/echo.api%2fc.pem",
    "a backslash": "https://s3.amazonaws.com/echo.api\\..\\evil\\c.pem",
    "a backslash before a host": "https://s3.amazonaws.com\\@evil.example/echo.api/c.pem",
    "two slashes": "https://s3.amazonaws.com//echo.api/c.pem",
    "a query": "https://s3.amazonaws.com/echo.api/c.pem?versionId=1",
    "a fragment": "https://s3.amazonaws.com/echo.api/c.pem#x",
    "a parameter": "https://s3.amazonaws.com/echo.api/c.pem;x",
    "a space in it": "https://s3.amazonaws.com/echo.api/c d.pem",
    "a space before": " https://s3.amazonaws.com/echo.api/c.pem",
    "a space behind": "https://s3.amazonaws.com/echo.api/c.pem ",
    "a line behind": "https://s3.amazonaws.com/echo.api/c.pem\n",
    "a header smuggled in": "https://s3.amazonaws.com/echo.api/c.pem\r\nHost: evil.example",
    "a tab that parsers drop": "https://s3.amazonaws.com/echo.api/\t../evil/c.pem",
    "a zero": "https://s3.amazonaws.com/echo.api/c.pem\0",
    "two of them": "https://s3.amazonaws.com/echo.api/c.pem,https://s3.amazonaws.com/echo.api/d.pem",
    "digits that are not ASCII": "https://s3.amazonaws.com:\u0664\u0664\u0663/echo.api/c.pem",
    "longer than any": "https://s3.amazonaws.com/echo.api/" + "c" * 600,
}


@pytest.mark.parametrize(("url", "path"), GOOD.values(), ids=GOOD)
def test_amazons_own_is_taken(url: str, path: str) -> None:
    """Every way in which Amazon may write its URL leads to the file that it means."""
    assert certificate_path(url) == path


@pytest.mark.parametrize("url", BAD.values(), ids=BAD)
def test_any_other_is_refused(url: str) -> None:
    """No URL makes us fetch from anywhere else."""
    with pytest.raises(Refused) as refused:
        certificate_path(url)

    assert refused.value.reason is Reason.URL
