"""Formulas of Word (OMML) as their text."""

from collections.abc import Iterator

from corpus.docx.markup import Element, M

_BRACKETS = ("(", ")")
_SUM = "∫"  # the sign of `m:nary` that does not say which one it is


def formula_text(formula: Element) -> str:
    """The characters of a formula in reading order; a fraction has a stroke, a root its sign."""
    return "".join(_pieces(formula))


def _pieces(element: Element) -> Iterator[str]:
    name = element.tag
    if name == f"{M}t":
        yield element.text or ""
    elif name == f"{M}f":
        yield from _parts(element, "num")
        yield " " if _has_no_bar(element) else "/"
        yield from _parts(element, "den")
    elif name == f"{M}rad":
        degree = "".join(_parts(element, "deg"))
        yield f"{degree}√"
        yield from _parts(element, "e")
    elif name == f"{M}d":
        opening, closing = _brackets(element)
        yield opening
        for place, part in enumerate(element.iterchildren(f"{M}e")):
            yield "," if place else ""
            yield from _pieces(part)
        yield closing
    elif name == f"{M}nary":
        sign = element.find(f"{M}naryPr/{M}chr")
        yield _SUM if sign is None else sign.get(f"{M}val") or ""
        yield from _children(element)
    else:
        yield from _children(element)


def _has_no_bar(fraction: Element) -> bool:
    """Whether a fraction is a coefficient: one part above the other without a bar."""
    form = fraction.find(f"{M}fPr/{M}type")
    return form is not None and form.get(f"{M}val") == "noBar"


def _children(element: Element) -> Iterator[str]:
    for child in element:
        if isinstance(child.tag, str):
            yield from _pieces(child)


def _parts(element: Element, name: str) -> Iterator[str]:
    for part in element.iterchildren(f"{M}{name}"):
        yield from _pieces(part)


def _brackets(element: Element) -> tuple[str, str]:
    found = []
    for name, usual in zip(("begChr", "endChr"), _BRACKETS, strict=True):
        sign = element.find(f"{M}dPr/{M}{name}")
        found.append(usual if sign is None else sign.get(f"{M}val") or "")
    return found[0], found[1]
