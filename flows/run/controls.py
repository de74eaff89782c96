"""Text of articles as it may reach a log or a terminal: without control characters, escape sequences and passwords."""

import re

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_USERINFO = re.compile(r"(https?://)[^/?#\s]*@", re.I)


def without_passwords(address: str) -> str:
    """Return an address as it may be shown and kept: user name and password are sent nowhere in any case."""
    return _USERINFO.sub(r"\1", address)


def without_controls(text: str) -> str:
    """Return a text without escape sequences, direction marks and lone surrogates; tabs and line breaks stay."""
    return _CONTROL.sub("", text)


def controls_escaped(json_text: str) -> str:
    """Return JSON with the controls and marks that its writer leaves as they are escaped as well."""
    return _CONTROL.sub(lambda found: f"\\u{ord(found[0]):04x}", json_text)


def one_line(text: str) -> str:
    """Return a text as one line of a log: no line break of any alphabet, no escape sequence."""
    return without_controls(" ".join(text.split()))
