"""Names with the surname first: `Moss, A., & Pike, J.`; `MOSS, Ada`; `Moss, Ada/Pike, Jon: Ice`."""

import re

SURNAME = (
    r"(?:(?:van|von|de|der|den|la|le|du|di|da|del|ter|al)[\s-]){0,3}[A-ZÀ-ÞĀ-žƠ-ưḀ-ỹ][\w’'‑-]+"
    r"(?:\s(?:[A-ZÀ-ÞĀ-žƠ-ưḀ-ỹ][\w’'‑-]+|van|von|de|der|la)){0,2}"
)
GIVEN = (
    r"(?:[A-ZÀ-ÞĀ-žƠ-ưḀ-ỹ][\w’'‑-]+|(?:[A-ZÀ-ÞĀ-žƠ-ưḀ-ỹ]\.[\s-]?){1,4})(?:\s(?:[A-ZÀ-Þ"
    r"Ā-žƠ-ưḀ-ỹ]\.|[A-ZÀ-ÞĀ-žƠ-ưḀ-ỹ][\w’'‑-]+|de|van|von)){0,3}"
)
NAME_PART = r"[A-ZÀ-ÞĀ-žƠ-ưḀ-ỹ][\w’'.‑-]*"
INITIALS = r"(?:[A-ZÀ-ÞĀ-žƠ-ưḀ-ỹ]\.[\s-]?){1,4}"
AND = r"(?:,?\s?(?:and|&|und|et|y|e)\s|,\s&\s|;\s|,\s)"
INVERTED = rf"{SURNAME},\s{INITIALS}(?:,\sJr\.)?"
_LIST = re.compile(rf"{INVERTED}(?:{AND}{INVERTED}){{0,12}}")
_INITIAL = re.compile(r",\s[A-ZÀ-Þ]\.")
_SHOUTED = re.compile(
    rf"[A-ZÀ-Þ’'-]{{3,}}(?:\s[A-ZÀ-Þ’'-]{{2,}})?,\s(?:{INITIALS}"
    rf"|[A-ZÀ-Þ][a-zà-ÿ’-]+(?:\s[A-ZÀ-Þ]\.|-[A-Z][a-zà-ÿ]+)?)"
)
_SHOUTED_LIST = re.compile(rf"{_SHOUTED.pattern}(?:{AND}{_SHOUTED.pattern}){{0,8}}(?=,|\s\(|\s?$)")
_WHOLE = (
    r"(?![A-Z]{2,6},)[A-ZÀ-ÞĀ-ž][\w’'-]+(?:\s[a-z]{2,3})?,"
    r"\s[A-ZÀ-ÞĀ-ž][\w’'-]*\.?(?:\s[A-ZÀ-Þ]\.|\s[a-z]{2,3}(?=:|/|\s\()){0,2}"
)
_BEFORE_COLON = re.compile(
    rf"(?P<names>{_WHOLE}(?:\s?[/;]\s?{_WHOLE}){{0,6}})"
    r"(?P<role>\s\((?:Hrsg|Hg|Hgg|eds?)\.?\))?:\s(?=[A-ZÀ-Þ„“])"
)


def inverted(names: str) -> tuple[str, ...]:
    """The names of a text that is nothing but names with the surname first; else none."""
    names = names.strip(" ,")
    if _INITIAL.search(names) and _LIST.fullmatch(names):
        return tuple(found[0].strip() for found in re.finditer(INVERTED, names))
    if names[:3].isupper() and _SHOUTED_LIST.fullmatch(names):
        return tuple(found[0].strip() for found in _SHOUTED.finditer(names))
    return ()


def inverted_at_start(text: str) -> str:
    """The names with the surname first that a text begins with, and after which it goes on behind
    a comma or brackets; "" where there are none.
    """
    for may, pattern in ((_INITIAL.search(text[:60]), _LIST), (text[:3].isupper(), _SHOUTED_LIST)):
        found = pattern.match(text) if may else None
        names = found[0].rstrip() if found else ""
        if names and text[len(names) : len(names) + 2] in (", ", " ("):
            return names
    return ""


def before_colon(text: str) -> tuple[tuple[str, ...], bool, str] | None:
    """`Moss, Ada/Pike, Jon (Hrsg.): Ice` → the names, whether they are editors', and the rest."""
    found = _BEFORE_COLON.match(text)
    if found is None:
        return None
    names = tuple(name.strip() for name in re.split(r"\s?[/;]\s?", found["names"]))
    return names, found["role"] is not None, text[found.end() :]
