"""Names in the XML of Word files."""

from typing import Any

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{_MAIN}}}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
# The namespaces of the strict variant of the format (ISO/IEC 29500), by which it is read alike.
STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": _MAIN.encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": R[1:-1].encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/math": M[1:-1].encode(),
}
VAL = f"{W}val"
_OFF = frozenset(("0", "false", "off", "none"))
_LONGEST_NUMBER = 9  # digits

# lxml's elements of plain XML, whose package has no types.
Element = Any


def is_on(element: Element) -> bool:
    """Whether a switch such as `w:b` is on: it is where it stands, unless its value says no."""
    return (element.get(VAL) or "1").lower() not in _OFF


def number(value: str | None) -> int | None:
    """The whole number in an attribute, fractions dropped; `None` where it has none."""
    whole = (value or "").strip().partition(".")[0]
    digits = whole.removeprefix("-")
    if not (digits.isascii() and digits.isdecimal()) or len(digits) > _LONGEST_NUMBER:
        return None
    return int(whole)


def value_of(parent: Element | None, name: str) -> str | None:
    """The value of a child such as `w:numFmt`; `None` where there is no such child."""
    child = None if parent is None else parent.find(f"{W}{name}")
    return None if child is None else child.get(VAL)
