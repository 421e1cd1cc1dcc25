"""Words, lines and their widths, for papers that are set line by line on a canvas."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from tests.pdf.make.hyphens import hyphenations
from tests.pdf.make.source import Inline, Mark, Paper

_RISE, _RAISED_SIZE = 0.36, 0.66  # of the size of the letters around
_STANDARD = {
    "Times": {"plain": "-Roman", "bold": "-Bold", "italic": "-Italic"},
    "Helvetica": {"plain": "", "bold": "-Bold", "italic": "-Oblique"},
}
_FACES = {  # how the files of a family end
    "plain": ("-Regular", ""),
    "bold": ("-Bold",),
    "italic": ("-Italic", "-Oblique"),
}


@dataclass(frozen=True)
class Piece:
    """Letters of one font and size; `rise` is how far they stand above the line, in points."""

    text: str
    font: str
    size: float
    rise: float = 0.0

    @property
    def width(self) -> float:
        """The width in points."""
        return float(pdfmetrics.stringWidth(self.text, self.font, self.size))


@dataclass(frozen=True)
class Word:
    """Pieces without a space between them, and the notes whose markers are among them.

    `x` is the distance from the left edge where it is fixed, as in a table, and `least` the least
    width, as of a label. Both are in points.
    """

    pieces: tuple[Piece, ...]
    marks: tuple[str, ...] = ()
    x: float | None = None
    least: float = 0.0

    @property
    def width(self) -> float:
        """The width in points."""
        return max(sum(piece.width for piece in self.pieces), self.least)


@dataclass(frozen=True)
class Line:
    """A line: its words, its height, the gap above it, and how it is placed.

    `left` and `width` are the distance from the column's left edge and the space for its words.
    `keep` lines stand in the column of the next line; `kind` is "", "figure", "break" or "span".
    `note` is the key of the note that begins with the line, and for a break how the next page is
    turned: not at all (""), "rotated" or "sideways".
    """

    words: tuple[Word, ...]
    leading: float
    width: float = 0.0
    left: float = 0.0
    gap: float = 0.0
    align: str = "left"
    keep: bool = False
    kind: str = ""
    note: str = ""

    @property
    def marks(self) -> tuple[str, ...]:
        """The notes whose markers are in the line."""
        return tuple(key for word in self.words for key in word.marks)


@dataclass(frozen=True)
class Face:
    """How a paragraph looks: family, size and leading in points, indents, gap above, alignment."""

    family: str
    size: float
    leading: float
    style: str = "plain"
    left: float = 0.0
    right: float = 0.0
    first: float = 0.0
    gap: float = 0.0
    align: str = "left"
    marker: str = "raised"
    hyphens: bool = False
    between: str = ","

    def font(self, style: str) -> str:
        """The font of a style. A family that is no standard one is loaded from its files."""
        wanted = self.style if style not in _FACES or style == "plain" else style
        return _font(self.family, wanted)


def _font(family: str, style: str) -> str:
    """The font's name. Raises `TTFError` where no file has one of the usual names for it."""
    if family in _STANDARD:
        return family + _STANDARD[family][style]
    name = f"{family.replace(' ', '')}-{style}"
    if name not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(_loaded(name, family.replace(" ", ""), _FACES[style]))
    return name


def _loaded(name: str, family: str, endings: tuple[str, ...]) -> TTFont:
    """The font in the first of the files that exist."""
    for ending in endings[:-1]:
        try:
            return TTFont(name, f"{family}{ending}.ttf")
        except TTFError:
            continue
    return TTFont(name, f"{family}{endings[-1]}.ttf")


def words_of(inline: Inline, face: Face, paper: Paper) -> list[Word]:
    """The words of a paragraph; a marker belongs to the word before it."""
    words: list[Word] = []
    open_word = False
    for part in inline:
        if isinstance(part, Mark):
            pieces = tuple(_marker(part, face, paper))
            words[-1] = Word(words[-1].pieces + pieces, words[-1].marks + part.notes)
            open_word = True
            continue
        size, rise = face.size, 0.0
        if part.style in ("power", "index"):
            rise = face.size * (_RISE if part.style == "power" else -0.15)
            size = face.size * _RAISED_SIZE
        texts = part.text.split(" ")
        for place, text in enumerate(texts):
            piece = Piece(text, face.font(part.style), size, rise)
            if place == 0 and open_word and text:
                words[-1] = replace(words[-1], pieces=(*words[-1].pieces, piece))
            elif text:
                words.append(Word((piece,)))
        open_word = bool(texts[-1])
    return words


def _marker(mark: Mark, face: Face, paper: Paper) -> Iterator[Piece]:
    """A marker: raised, or in brackets on the line."""
    labels = [paper.notes[key].label for key in mark.notes]
    if face.marker == "raised":
        text = face.between.join(labels)
        yield Piece(text, face.font("plain"), face.size * _RAISED_SIZE, face.size * _RISE)
    else:
        text = face.between.join(face.marker.format(label) for label in labels)
        yield Piece(text, face.font("plain"), face.size)


def lines_of(words: list[Word], face: Face, width: float) -> list[Line]:
    """A paragraph in lines of a column; the last line of a justified one is ragged."""
    lines: list[Line] = []
    rest = list(words)
    while rest:
        first = face.first if not lines else 0.0
        space = width - face.left - face.right - first
        taken, rest = _fitting(rest, face, space)
        align = "left" if face.align == "justify" and not rest else face.align
        lines.append(
            Line(
                tuple(taken), face.leading, space, face.left + first,
                face.gap if not lines else 0.0, align,
            )
        )  # fmt: skip
    return lines


def space_of(face_font: str, size: float) -> float:
    """The width of a space in points."""
    return float(pdfmetrics.stringWidth(" ", face_font, size))


def _fitting(words: list[Word], face: Face, space: float) -> tuple[list[Word], list[Word]]:
    """The words that go into a line, and the others. At least one goes."""
    blank = space_of(face.font("plain"), face.size)
    taken: list[Word] = []
    used = 0.0
    for place, word in enumerate(words):
        needed = word.width + (blank if taken else 0.0)
        if used + needed <= space or not taken:
            taken.append(word)
            used += needed
            continue
        for head, tail in _broken(word) if face.hyphens else ():
            if used + blank + head.width <= space:
                return [*taken, head], [tail, *words[place + 1 :]]
        return taken, words[place:]
    return taken, []


def _broken(word: Word) -> Iterator[tuple[Word, Word]]:
    """The ways to break a word, of which only the first piece is broken."""
    first, *others = word.pieces
    for head, tail in hyphenations(first.text):
        yield (
            Word((replace(first, text=head),)),
            Word((replace(first, text=tail), *others), word.marks),
        )
