"""Who may ask: this page alone, opened at the loopback.

A browser runs the pages of strangers. Such a page can send requests to the loopback, and by DNS
rebinding can even make its own name stand for it. It cannot choose what the browser writes into
Host, Origin and Sec-Fetch-Site, so those three are looked at before anything else happens.
"""

from __future__ import annotations

from collections.abc import Callable

Header = Callable[[str], str | None]
LOOPBACK = "127.0.0.1"

HEADERS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(self), payment=(), usb=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
"""What is said with each answer."""


def refusal(port: int, path: str, method: str, header: Header) -> str | None:
    """Say why a request may not pass; None when it may.

    Args:
        port: the port that the page is served at.
        path: what is asked for.
        method: GET or POST.
        header: gives a header by its name in any case.
    """
    hosts = (f"{LOOPBACK}:{port}", f"localhost:{port}")
    if header("Host") not in hosts:
        return f"this page is at http://{hosts[0]}/ and goes by no other name"
    if path == "/" and method == "GET":
        return None  # The page itself tells nothing; whatever it shows it asks for.
    origin = header("Origin")
    if origin is None and method == "POST":
        return "only the page itself may do things here"
    if origin is not None and origin != f"http://{header('Host')}":
        return "another page may not talk to this one"
    if header("Sec-Fetch-Site") not in (None, "same-origin", "none"):
        return "another page may not talk to this one"
    return None


def policy(style_hash: str, script_hash: str) -> str:
    """Give the policy that the browser holds the page to: nothing but what stands in it."""
    return "; ".join(
        (
            "default-src 'none'",
            f"style-src '{style_hash}'",
            f"script-src '{script_hash}'",
            "connect-src 'self'",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'",
        )
    )
