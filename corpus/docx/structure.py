"""What the paragraphs of a Word file are beyond their styles: headings that are only bold,
quotations that are only indented, and the lines around the title.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.docx.inline import StoryBlock
from corpus.english.headings import PARTS
from corpus.html.article import Metadata
from corpus.html.front_matter import with_front_matter
from corpus.html.inline import Block
from corpus.html.notes.layout import is_heading_of_notes
from corpus.plaintext.front_lines import kind_of, opens
from corpus.plaintext.front_matter import date_of, leading_names, names_in

# Set by hand.
_LONGEST_HEADING = 150  # characters of a bold line that is a heading
_LONGEST_TITLE = 300
_LARGER = 1.2  # how many times the size of the text a title is that is not bold
_SET_IN = 200  # twentieths of a point by which a quotation is indented on each side
_TEXT = 80  # characters of a paragraph that shows how the text is indented
_LONGEST_LINE = 160  # characters of a line of front matter
_MOST_LINES = 15  # of front matter
_SENTENCE_WORDS = 8  # from which a line that ends with a full stop is text
_YEAR = 4  # characters of a date that is a year alone
_MOST_PART_WORDS = 2  # of the name of a part
_HEADING_LEVEL = 2  # of a bold line


@dataclass(frozen=True, slots=True)
class Front:
    """What the first page says: title, authors, and date in ISO 8601."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    date: str | None = None


def structured(
    found: Sequence[StoryBlock], named: str | None, authors: Sequence[str] = ()
) -> tuple[list[Block], Front]:
    """The paragraphs of a text as what they are, and what the first page says; `named` is the title
    in the file's properties, `authors` those in them.
    """
    shown = list(found)
    _mark_title(shown)
    _mark_headings(shown)
    _mark_quotations(shown)
    metadata = Metadata(named, None, None)
    blocks = with_front_matter([one.block for one in shown], metadata)
    return blocks, _read_front(blocks, authors)


def _mark_title(shown: list[StoryBlock]) -> None:
    """Take the first line for the title where no style says so, and it is all bold, larger than the
    text, or in the middle unlike the text; and the lines with which it goes on.
    """
    mains = [place for place, one in enumerate(shown) if one.block.level == 1]
    if any(one.block.kind == "title" for one in shown) or (
        len(mains) == 1 and mains[0] < _MOST_LINES
    ):
        return
    looks = _Looks(shown)
    for place, one in enumerate(shown[:_MOST_LINES]):
        if not one.block.text:
            continue
        if looks.is_title(one):
            _set_title(shown, place)
            while place + 1 < len(shown) and looks.goes_on(shown[place], shown[place + 1]):
                place += 1
                _set_title(shown, place)
            return
        if one.block.kind != "prose" or not _is_small_line(one):
            return


def _set_title(shown: list[StoryBlock], place: int) -> None:
    one = shown[place]
    shown[place] = replace(one, block=replace(one.block, kind="title", level=1))


class _Looks:
    """What most of a text looks like, by which titles stand out."""

    def __init__(self, shown: Sequence[StoryBlock]) -> None:
        sizes: Counter[int] = Counter()
        centred = 0
        for one in shown:
            sizes[one.size] += len(one.block.text)
            centred += len(one.block.text) if one.look.centred else 0
        self._size = sizes.most_common(1)[0][0] if sizes else 0
        self._centred = 2 * centred >= sizes.total()

    def is_title(self, one: StoryBlock) -> bool:
        """Whether the first line of a text is its title."""
        words = one.block.text
        if one.block.kind != "prose" or len(words) > _LONGEST_TITLE or _is_small_line(one):
            return False
        if self._is_larger(one):
            return True
        apart = one.bold or (one.look.centred and not self._centred)
        return bool(apart) and _is_line(one, (".", ",", ";"))

    def goes_on(self, one: StoryBlock, other: StoryBlock) -> bool:
        """Whether a title goes on in the next line."""
        alike = (one.bold, one.size, one.look.centred) == (
            other.bold, other.size, other.look.centred,
        )  # fmt: skip
        if not alike or other.block.kind != "prose" or len(other.block.text) > _LONGEST_TITLE:
            return False
        if kind_of(other.block.text) != "plain" or opens(other.block.text):
            return False
        return self._is_larger(one) or one.block.text.endswith((":", "–", "-"))

    def _is_larger(self, one: StoryBlock) -> bool:
        return bool(self._size) and one.size >= _LARGER * self._size


def _is_small_line(one: StoryBlock) -> bool:
    """Whether a paragraph is a line such as may stand above a title."""
    return len(one.block.text) <= _LONGEST_LINE and kind_of(one.block.text) in (
        "masthead", "body", "date",
    )  # fmt: skip


def _mark_headings(shown: list[StoryBlock]) -> None:
    """Take bold lines for headings in a text without styles of headings, where text follows, and
    the names of an abstract, of notes and of works, which stand alone on a line, in all texts.
    """
    levels = [one.block.level for one in shown if one.block.kind == "heading"]
    level = min(levels, default=_HEADING_LEVEL)
    for place, one in enumerate(shown):
        if one.block.kind == "prose" and _names_part(one.block.text):
            shown[place] = replace(one, block=replace(one.block, kind="heading", level=level))
    if levels:
        return
    behind = [*shown[1:], None][: len(shown)]
    for place, (one, after) in enumerate(zip(shown, behind, strict=True)):
        if (
            one.bold
            and one.block.kind == "prose"
            and _is_line(one)
            and after is not None
            and not (after.bold and not _is_line(after))
        ):
            shown[place] = replace(
                one, block=replace(one.block, kind="heading", level=_HEADING_LEVEL)
            )


def _names_part(words: str) -> bool:
    """Whether the words of a line are the name of an abstract, of notes or of works."""
    if len(words.split()) > _MOST_PART_WORDS:
        return False
    if is_heading_of_notes(words):
        return True
    return PARTS["abstract"].search(words) is not None and words[0].isupper()


def _is_line(one: StoryBlock, ends: tuple[str, ...] = (".", ",", ";", ":")) -> bool:
    """Whether a paragraph may be a heading by its words, none of which end with one of `ends`."""
    words = one.block.text
    if len(words) > _LONGEST_HEADING or (one.look.listed and words.endswith((".", ";"))):
        return False
    return any(letter.isalpha() for letter in words) and not words.endswith(ends)


def _mark_quotations(shown: list[StoryBlock]) -> None:
    """Take paragraphs for quotations that are indented on both sides, unlike most of the text; an
    abstract is none.
    """
    indents: Counter[tuple[int, int]] = Counter()
    for one in shown:
        if one.block.kind == "prose" and not one.look.listed and len(one.block.text) >= _TEXT:
            indents[_indents(one)] += len(one.block.text)
    if not indents:
        return
    left, right = indents.most_common(1)[0][0]
    begun = abstract = False
    for place, one in enumerate(shown):
        own_left, own_right = _indents(one)
        set_in = min(own_left - left, own_right - right) >= _SET_IN
        if one.block.kind == "heading":
            abstract = PARTS["abstract"].search(one.block.text) is not None
        elif one.block.kind == "prose" and not one.look.listed and not one.look.centred:
            if set_in and begun and not abstract:
                kind = replace(one.block, kind="block quotation")
                shown[place] = replace(one, block=kind)
            begun |= not set_in and len(one.block.text) >= _TEXT


def _indents(one: StoryBlock) -> tuple[int, int]:
    return one.look.left or 0, one.look.right or 0


def _read_front(blocks: list[Block], known: Sequence[str]) -> Front:
    """Tell the lines around the title: names are bylines, dates and mastheads front matter. The
    blocks are changed. `known` are the authors in the file's properties.
    """
    title = next((n for n, one in enumerate(blocks[:_MOST_LINES]) if one.kind == "title"), None)
    if title is None:
        return Front()
    end = title
    while end + 1 < len(blocks) and blocks[end + 1].kind == "title":
        end += 1
    authors: list[str] = []
    date: str | None = None
    body: str | None = None
    for place, block in enumerate(blocks[: end + _MOST_LINES]):
        if title <= place <= end or not block.text:
            continue
        if place > end and _is_text(block):
            break
        kind = _line_kind(block, known)
        if kind in ("date", "masthead"):
            found = date_of(block.text)
            is_whole = found is not None and len(found) > _YEAR
            date = date or (found if kind == "date" or is_whole else None)
        elif kind in ("name", "by") and place > end:
            authors += _names(block.text) or [name for name in known if name in block.text]
        elif kind == "body" and place == end + 1:
            body, kind = block.text, "name"  # no person, but whose paper it is
        blocks[place] = _as_front(block, kind, above=place < title)
    names = tuple(dict.fromkeys(authors)) or ((body,) if body else ())
    whole = " ".join(one.text for one in blocks[title : end + 1])
    return Front(whole, names, date)


def _is_text(block: Block) -> bool:
    """Whether front matter ends with a block."""
    if block.kind in ("byline", "front matter"):
        return False
    words = block.text.split()
    is_sentence = len(words) >= _SENTENCE_WORDS and block.text.endswith((".", "?", "!", "”"))
    return block.kind != "prose" or len(block.text) > _LONGEST_LINE or is_sentence


def _line_kind(block: Block, known: Sequence[str]) -> str:
    """What a line of front matter is."""
    if any(name in block.text for name in known):
        return "name"
    kind = kind_of(block.text)
    if kind == "plain" and leading_names(block.text):
        return "name"
    if kind == "plain" and block.kind == "byline" and names_in(block.text):
        return "name"
    return kind


def _as_front(block: Block, kind: str, *, above: bool) -> Block:
    if block.kind not in ("prose", "byline"):
        return block
    if kind in ("name", "by") and not above:
        return replace(block, kind="byline")
    return replace(block, kind="front matter") if kind in ("date", "masthead", "body") else block


def _names(line: str) -> tuple[str, ...]:
    """The names in a line, also where a body or a position follows them."""
    return names_in(line) or names_in(line[: leading_names(line)])
