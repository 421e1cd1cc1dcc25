"""The source of a paper: a header in TOML, then paragraphs in a light markup.

`README.md` in the folder above describes the markup.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

SOURCES = Path(__file__).parent.parent / "papers"
UNSEEN = SOURCES.parent / "unseen"
_STYLES = {"sc": "small capitals", "sup": "power", "sub": "index", "drop": "drop capital"}
_INLINE = re.compile(r"\*\*(.+?)\*\*|\*(.+?)\*|\{(sc|sup|sub|drop):([^}]*)\}|\[\^([^\]]+)\]")
_BLOCK = re.compile(
    r"(?P<heading>#{1,3})(?P<unnumbered>\*?) |(?P<quotation>> )|(?P<bullet>--? )"
    r"|(?P<item>(?:\d+|[a-z])\. )|(?P<numbered>\+ )|!(?P<command>[a-z]+)\s*"
)


@dataclass(frozen=True)
class Run:
    """Words in one style: plain, italic, bold, small capitals, power, index, drop capital."""

    text: str
    style: str = "plain"


@dataclass(frozen=True)
class Mark:
    """A place where the labels of notes stand: `notes` are their keys in the source."""

    notes: tuple[str, ...]


Inline = tuple[Run | Mark, ...]


@dataclass(frozen=True)
class Block:
    """A heading, paragraph, quotation, list item, figure, table, equation, line or command.

    `label` is what stands before an item or numbered paragraph, `number` the number of a heading,
    figure or table. `rows` are the cells of a table, whose first row is its head. `formula` is an
    equation in the typesetter's own language.
    """

    kind: str
    inline: Inline = ()
    level: int = 0
    label: str | None = None
    number: str | None = None
    rows: tuple[tuple[str, ...], ...] = ()
    formula: str = ""


@dataclass(frozen=True)
class SourceNote:
    """A note: its key in the source, its paragraphs, and its place among the notes.

    `label` is what is printed; for symbols that begin anew on each page, only a typesetter knows.
    """

    key: str
    paragraphs: tuple[Inline, ...]
    series: int = 0
    number: int = 0
    label: str = ""


@dataclass(frozen=True)
class Paper:
    """A paper: its name, its header, its blocks and its notes in the order of their markers."""

    name: str
    head: dict[str, Any]
    blocks: tuple[Block, ...]
    notes: dict[str, SourceNote] = field(default_factory=dict)

    @property
    def layout(self) -> dict[str, Any]:
        """The settings of the typesetter that makes the paper."""
        settings: dict[str, Any] = self.head["layout"]
        return settings


def plain(inline: Inline) -> str:
    """The words of a paragraph without its markers."""
    return "".join(part.text for part in inline if isinstance(part, Run))


def marks(paper: Paper) -> Iterator[tuple[str, str]]:
    """The key of the note of each marker, in reading order, and the block's words before it."""
    for block in paper.blocks:
        before = ""
        for part in block.inline:
            if isinstance(part, Run):
                before += part.text
            else:
                yield from ((key, before) for key in part.notes)


def read_source(file: Path) -> Paper:
    """The paper in a source file.

    Raises `ValueError` where a marker has no note, or a note no marker.
    """
    _, head, body = file.read_text("utf-8").split("+++\n", 2)
    header = tomllib.loads(head)
    chunks = [chunk for chunk in re.split(r"\n\s*\n", body) if chunk.strip()]
    texts: dict[str, list[Inline]] = {}
    blocks = []
    for chunk in chunks:
        if note := re.match(r"\[\^([^\]]+)\]: ", chunk):
            paragraphs = chunk[note.end() :].split("\n    ")
            texts[note[1]] = [_inline(_joined(one)) for one in paragraphs]
        else:
            blocks.append(_block(chunk.strip("\n")))
    paper = Paper(file.stem, header, tuple(_with_numbers(blocks, header)))
    return Paper(file.stem, header, paper.blocks, _numbered_notes(paper, texts))


def _joined(chunk: str) -> str:
    return " ".join(line.strip() for line in chunk.splitlines()).strip()


def _inline(text: str) -> Inline:
    """The runs and markers of a paragraph."""
    parts: list[Run | Mark] = []
    end = 0
    for match in _INLINE.finditer(text):
        if match.start() > end:
            parts.append(Run(text[end : match.start()]))
        bold, italic, style, styled, keys = match.groups()
        if keys:
            parts.append(Mark(tuple(keys.split(","))))
        else:
            name = "bold" if bold else "italic" if italic else _STYLES[style]
            parts.append(Run(bold or italic or styled, name))
        end = match.end()
    if end < len(text):
        parts.append(Run(text[end:]))
    return tuple(parts)


def _block(chunk: str) -> Block:
    match = _BLOCK.match(chunk)
    if not match:
        return Block("paragraph", _inline(_joined(chunk)))
    kind = match.lastgroup
    if kind == "command":
        return _command(match["command"], chunk[match.end() :])
    inline = _inline(_joined(chunk[match.end() :]))
    if match["heading"]:
        label = "unnumbered" if match["unnumbered"] else None
        return Block("heading", inline, level=len(match["heading"]), label=label)
    if kind == "quotation":
        return Block("block quotation", inline)
    if kind == "numbered":
        return Block("numbered paragraph", inline)
    if kind == "bullet":
        inner = match[0] == "-- "
        return Block("list item", inline, level=1 + inner, label="–" if inner else "•")
    return Block("list item", inline, label=match[0].strip())


def _command(name: str, rest: str) -> Block:
    """A block that begins with an exclamation mark, such as `!table Caption` and its rows."""
    first, *lines = rest.strip().splitlines() or [""]
    if name == "equation":
        words, _, formula = first.partition(" || ")
        return Block(name, (Run(words),), formula=formula)
    rows = tuple(tuple(cell.strip() for cell in line.strip()[1:-1].split("|")) for line in lines)
    if name == "table":
        return Block(name, _inline(first), rows=rows)
    if name == "printed":  # a heading that the typesetter prints by itself
        return Block(name, _inline(first[2:]), level=int(first[0]))
    return Block(name, _inline(_joined(rest)))


def _with_numbers(blocks: list[Block], head: dict[str, Any]) -> Iterator[Block]:
    """The blocks, with numbers where the header asks for them."""
    levels, counts = [0, 0, 0], {"figure": 0, "table": 0, "numbered paragraph": 0, "equation": 0}
    for block in blocks:
        number, label = block.number, block.label
        if block.kind == "heading" and head.get("numbered") and not label:
            levels[block.level - 1] += 1
            levels[block.level :] = [0] * (3 - block.level)
            number = _heading_number(levels[: block.level], head)
            if block.level == 1 and "{section}" in head.get("paragraph_label", ""):
                counts["numbered paragraph"] = 0
        elif block.kind in counts:
            counts[block.kind] += 1
            number = str(counts[block.kind])
        if block.kind == "table" and head.get("roman_tables"):
            number = label_of(counts["table"], "ROMAN")
        if block.kind == "numbered paragraph":
            label = head["paragraph_label"].format(number, section=levels[0])
        yield Block(block.kind, block.inline, block.level, label, number, block.rows, block.formula)


def _heading_number(levels: list[int], head: dict[str, Any]) -> str:
    """The number of a heading: "2.1", or that of its level alone in the kind the header names."""
    if kinds := head.get("numbering"):
        return label_of(levels[-1], kinds[len(levels) - 1])
    return ".".join(map(str, levels))


def _numbered_notes(paper: Paper, texts: dict[str, list[Inline]]) -> dict[str, SourceNote]:
    """The notes in the order of their markers, numbered as the header says.

    Notes whose key begins with a star are a series of their own after the others, with symbols
    unless the header says otherwise.
    """
    keys = list(dict.fromkeys(key for key, _ in marks(paper)))
    if set(keys) != set(texts):
        raise ValueError(
            f"{paper.name}: markers without note, or the reverse: {set(keys) ^ set(texts)}"
        )
    found: dict[str, SourceNote] = {}
    series, number = 1, 0
    own = _series_of(paper) if paper.head.get("restart") == "chapter" else {}
    last = max(own.values(), default=1) + 1
    for key in keys:
        if key.startswith("*"):
            stars = sum(note.series == last for note in found.values()) + 1
            label = label_of(stars, paper.head.get("stars", "symbol"))
            found[key] = SourceNote(key, tuple(texts[key]), last, stars, label)
            continue
        if own.get(key, series) != series:
            series, number = own[key], 0
        number += 1
        label = label_of(number, paper.head.get("labels", "arabic"))
        found[key] = SourceNote(key, tuple(texts[key]), series, number, label)
    return found


def _series_of(paper: Paper) -> dict[str, int]:
    """The series of each note where notes begin anew with each heading of the first level."""
    found: dict[str, int] = {}
    heads = 0
    for block in paper.blocks:
        heads += block.kind == "heading" and block.level == 1
        for part in block.inline:
            if isinstance(part, Mark):
                found.update({key: max(heads, 1) for key in part.notes})
    return found


SYMBOLS = ("*", "†", "‡", "§", "¶", "‖")
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def label_of(number: int, kind: str) -> str:
    """A label: "arabic", "roman", "letter" or "symbol"; "ROMAN" and "LETTER" are in capitals."""
    if kind.isupper():
        return label_of(number, kind.lower()).upper()
    if kind == "roman":
        text = ""
        for value, letters in _ROMAN:
            text, number = text + letters * (number // value), number % value
        return text
    if kind == "letter":
        return chr(ord("a") + number - 1)
    return SYMBOLS[(number - 1) % len(SYMBOLS)] if kind == "symbol" else str(number)


def printed_label(head: dict[str, Any], page: int) -> str | None:
    """The number printed on a page, counted from 1, as the header says; `None` where none is.

    `front` pages have Roman numerals, the others go on from 1 or from `page_labels`.
    """
    return None if page in head.get("unnumbered", []) else counted_label(head, page)


def counted_label(head: dict[str, Any], page: int) -> str:
    """The number that a page has, whether it is printed or not."""
    front = int(head.get("front", 0))
    if page <= front:
        return label_of(page, "roman")
    return str(int(head.get("page_labels", 1)) + page - front - 1)
