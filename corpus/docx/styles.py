"""The styles of a Word file: what a paragraph or a run is by its style and its own settings."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from typing import Any, Literal

from corpus.docx.markup import VAL, Element, W, is_on, number, value_of
from corpus.english.styles.word_processors import (
    AUTHOR_STYLE,
    CAPTION_STYLE,
    CONTENTS_STYLE,
    DATE_STYLE,
    HEADING_STYLE,
    LINES_STYLE,
    QUOTATION_STYLE,
    SUBTITLE_STYLE,
    TITLE_STYLE,
)
from corpus.english.tables import Pattern

StyleKind = Literal[
    "contents", "title", "subtitle", "author", "date", "heading", "quotation", "caption", "lines"
]
_MOST_BASES = 30  # styles that one is based on
_BODY_LEVEL = 9  # the outline level of what is no heading; levels count from 0
_PATTERNS: tuple[tuple[StyleKind, Pattern], ...] = (
    ("contents", CONTENTS_STYLE),
    ("title", TITLE_STYLE),
    ("subtitle", SUBTITLE_STYLE),
    ("author", AUTHOR_STYLE),
    ("date", DATE_STYLE),
    ("caption", CAPTION_STYLE),
    ("quotation", QUOTATION_STYLE),
    ("lines", LINES_STYLE),
)


@dataclass(frozen=True, slots=True)
class Look:
    """What characters look like; `None` where nothing says so. `size` is in half points,
    `language` a code such as "en-GB", `font` the name of the font.
    """

    bold: bool | None = None
    hidden: bool | None = None
    struck: bool | None = None
    size: int | None = None
    language: str | None = None
    font: str | None = None

    def over(self, other: "Look") -> "Look":
        """This, completed with what only `other` says."""
        if self == _PLAIN:
            return other
        return Look(*(
            getattr(other, one.name) if getattr(self, one.name) is None else getattr(self, one.name)
            for one in fields(Look)
        ))  # fmt: skip


_PLAIN = Look()


@dataclass(frozen=True, slots=True)
class ParagraphLook:
    """What a paragraph is: by its style, its outline `level` (of a heading, from 1), its indents in
    twentieths of a point, whether it stands in the middle and in a list, and how its characters
    look.
    """

    kind: StyleKind | None = None
    level: int = 0
    left: int | None = None
    right: int | None = None
    centred: bool | None = None
    listed: bool = False
    look: Look = _PLAIN


def look_of(properties: Element | None) -> Look:
    """What the properties of a run (`w:rPr`) say of its characters."""
    found: dict[str, Any] = {}
    for one in () if properties is None else properties:
        name = one.tag
        if name == f"{W}b":
            found["bold"] = is_on(one)
        elif name == f"{W}vanish":
            found["hidden"] = is_on(one)
        elif name in (f"{W}strike", f"{W}dstrike"):
            found["struck"] = bool(found.get("struck")) or is_on(one)
        elif name == f"{W}sz":
            found["size"] = number(one.get(VAL))
        elif name == f"{W}lang":
            found["language"] = one.get(VAL)
        elif name == f"{W}rFonts":
            found["font"] = one.get(f"{W}ascii") or one.get(f"{W}hAnsi")
    return replace(_PLAIN, **found)


class Styles:
    """The styles in a file's part of styles; there may be none."""

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[str, Element] = {}
        self._defaults = _PLAIN
        self._usual: dict[str, str] = {}  # type → id of its default style
        for style in () if root is None else root.iterchildren(f"{W}style"):
            ident = style.get(f"{W}styleId") or ""
            self._styles.setdefault(ident, style)
            if (style.get(f"{W}default") or "").lower() in ("1", "true", "on"):
                self._usual.setdefault(style.get(f"{W}type") or "", ident)
        if root is not None:
            self._defaults = look_of(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))
        self._paragraphs: dict[str | None, ParagraphLook] = {}
        self._runs: dict[str, Look] = {}
        self._heads: dict[str, bool] = {}

    def paragraph(self, properties: Element | None) -> ParagraphLook:
        """What a paragraph with these properties (`w:pPr`) is."""
        base = self._of_style(value_of(properties, "pStyle"))
        return base if properties is None else _with_own(base, properties)

    def run(self, properties: Element | None, paragraph: Look) -> Look:
        """What a run with these properties looks like in a paragraph."""
        if properties is None:
            return paragraph
        own = look_of(properties)
        style = value_of(properties, "rStyle")
        return own.over(self._of_run_style(style)).over(paragraph) if style else own.over(paragraph)

    def has_head(self, table: Element) -> bool:
        """Whether the first row of a table is set apart as its head, by the table's style."""
        style = value_of(table.find(f"{W}tblPr"), "tblStyle")
        if not style:
            return False
        if style not in self._heads:
            parts = (
                part.get(f"{W}type") == "firstRow"
                for one in self._chain(style)
                for part in one.iterchildren(f"{W}tblStylePr")
            )
            self._heads[style] = any(parts)
        return self._heads[style]

    def _of_style(self, ident: str | None) -> ParagraphLook:
        if ident not in self._styles:
            ident = self._usual.get("paragraph")
        if ident not in self._paragraphs:
            self._paragraphs[ident] = self._read(ident)
        return self._paragraphs[ident]

    def _read(self, ident: str | None) -> ParagraphLook:
        """A paragraph's style with those that it is based on; the nearest that says so counts."""
        chain = list(self._chain(ident))
        found = ParagraphLook(look=self._defaults)
        for style in reversed(chain):
            found = replace(found, look=look_of(style.find(f"{W}rPr")).over(found.look))
            if (properties := style.find(f"{W}pPr")) is not None:
                found = _with_indents(found, properties)
        for style in chain:
            kind, level = _kind_of(style)
            if kind is not None or level:
                return replace(found, kind=kind, level=level % (_BODY_LEVEL + 1))
        return found

    def _of_run_style(self, ident: str) -> Look:
        if ident not in self._runs:
            found = _PLAIN
            for style in self._chain(ident):
                found = found.over(look_of(style.find(f"{W}rPr")))
            self._runs[ident] = found
        return self._runs[ident]

    def _chain(self, ident: str | None) -> Iterator[Element]:
        """A style and those that it is based on, nearest first; circles end."""
        seen: set[str] = set()
        while ident in self._styles and ident not in seen and len(seen) < _MOST_BASES:
            assert ident is not None
            seen.add(ident)
            style = self._styles[ident]
            yield style
            ident = value_of(style, "basedOn")


def _kind_of(style: Element) -> tuple[StyleKind | None, int]:
    """What a style is by its name and its outline level; a level of ten is that of no heading."""
    name = (value_of(style, "name") or style.get(f"{W}styleId") or "").strip()
    names = (name, style.get(f"{W}styleId") or "")
    for kind, pattern in _PATTERNS:
        if any(pattern.search(one) for one in names):
            return kind, 0
    level = _level(style.find(f"{W}pPr"))
    if level is not None:
        return ("heading" if level <= _BODY_LEVEL else None), level
    named = next((found for one in names if (found := HEADING_STYLE.search(one))), None)
    return ("heading", int(named["level"])) if named else (None, 0)


def _level(properties: Element | None) -> int | None:
    """The outline level in properties, from 1; `None` where they say nothing."""
    level = number(value_of(properties, "outlineLvl"))
    return None if level is None or not 0 <= level <= _BODY_LEVEL else level + 1


def _with_own(base: ParagraphLook, properties: Element) -> ParagraphLook:
    """The paragraph's style, changed by its own properties."""
    level = _level(properties)
    if level is not None and base.kind in (None, "heading", "quotation"):
        heading = level <= _BODY_LEVEL
        base = replace(base, kind="heading" if heading else None, level=level * heading)
    return _with_indents(base, properties)


def _with_indents(base: ParagraphLook, properties: Element) -> ParagraphLook:
    indents = properties.find(f"{W}ind")
    left, right = base.left, base.right
    if indents is not None:
        sides = (("left", "start"), ("right", "end"))
        own = [
            next(
                (found for one in side if (found := number(indents.get(f"{W}{one}"))) is not None),
                None,
            )
            for side in sides
        ]
        left, right = (
            new if new is not None else old for new, old in zip(own, (left, right), strict=True)
        )
    align = value_of(properties, "jc")
    listed = value_of(properties.find(f"{W}numPr"), "numId")
    return replace(
        base,
        left=left,
        right=right,
        centred=base.centred if align is None else align == "center",
        listed=base.listed if listed is None else listed != "0",
    )
