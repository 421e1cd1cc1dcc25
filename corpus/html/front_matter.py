"""The title and the bylines above an article."""

from collections.abc import Sequence
from dataclasses import replace

from lxml.html import HtmlElement

from corpus.cleaning import plain
from corpus.english.headings import BYLINE_START
from corpus.html.article import Metadata
from corpus.html.inline import Block

# Set by hand: front matter ends with the first paragraph of so many characters, or of the text
# under a heading, at the latest with so many blocks.
_AUTHOR_NAMES = ("citation_author", "dc.creator", "dcterms.creator")
_MOST_AUTHORS = 50
_LONGEST_NAME = 200  # characters
_PARAGRAPH = 160
_LINE = 60  # characters, from which what stands above a heading is text, and that no title
_MOST_BLOCKS = 15
_LONGEST_BYLINE = 300  # characters
_MOST_BYLINE_WORDS = 15  # of one that only its first word tells


def with_front_matter(blocks: Sequence[Block], metadata: Metadata) -> list[Block]:
    """The blocks, with those of the front matter as title and bylines.

    What only its classes call a title or a byline is one above the text alone.
    """
    end = _end_of_front_matter(blocks)
    front = list(blocks[:end])
    title = _title_place(front, blocks, metadata)
    if title is not None:
        front[title] = replace(front[title], kind="title")
    for place, block in enumerate(front):
        if block.kind == "byline" and len(block.text) > _LONGEST_BYLINE:
            front[place] = _plain(block)
        elif place and _says_by(block, front[place - 1]):
            front[place] = replace(block, kind="byline")
    return [*front, *map(_plain, blocks[end:])]


def authors_of(tree: HtmlElement) -> tuple[str, ...]:
    """The authors that a page names one by one, as libraries ask for it; a name that is written
    with the family name first is turned round.
    """
    for name in _AUTHOR_NAMES:
        found = [
            one.get("content") for one in tree.iter("meta") if one.get("name", "").lower() == name
        ]
        names = [in_order(plain(words)) for words in found if plain(words)]
        if names:
            return tuple(dict.fromkeys(names))[:_MOST_AUTHORS]
    return ()


def in_order(name: str) -> str:
    """A name with the given name first; one that is no person's stays."""
    family, comma, given = name[:_LONGEST_NAME].partition(", ")
    if not comma or "," in given or len(family.split()) > 3 or len(given.split()) > 4:
        return name[:_LONGEST_NAME]
    return f"{given} {family}"


def _end_of_front_matter(blocks: Sequence[Block]) -> int:
    for place, block in enumerate(blocks[:_MOST_BLOCKS]):
        is_text = block.kind in ("prose", "block quotation") and len(block.text) >= _PARAGRAPH
        is_text = is_text or (not block.level and len(block.text) > _LONGEST_BYLINE)
        if is_text or block.kind.startswith("table"):
            return place
    return min(len(blocks), _MOST_BLOCKS)


def _plain(block: Block) -> Block:
    """A block that is no front matter."""
    if block.kind in ("title", "byline"):
        return replace(block, kind="heading" if block.level else "prose")
    return block


def _title_place(front: Sequence[Block], blocks: Sequence[Block], metadata: Metadata) -> int | None:
    """The place of the title: what is called so, else the main heading if there is but one, or if
    the page has it as its name.
    """
    for place, block in enumerate(front):
        if block.kind == "title" and block.text:
            return place
    headings = [place for place, block in enumerate(front) if block.level == 1]
    if not headings or any(_is_text(block) for block in front[: headings[0]]):
        return None
    place = headings[0]
    alone = sum(block.level == 1 for block in blocks) == 1
    own = _letters(front[place].text)
    names = [_letters(name) for name in (metadata.title, metadata.headline) if name]
    named = metadata.title is not None and any(own in name for name in names[:1])
    return place if own and (alone or named) else None


def _is_text(block: Block) -> bool:
    """Whether a block is text rather than a line above a title."""
    return block.kind == "prose" and len(block.text) >= _LINE


def _letters(words: str) -> str:
    return "".join(letter for letter in words.casefold() if letter.isalnum())


def _says_by(block: Block, before: Block) -> bool:
    """Whether a block under a title begins as a byline does."""
    words = block.text
    return (
        before.kind in ("title", "byline")
        and block.kind in ("prose", "heading")
        and BYLINE_START.search(words.lower()) is not None
        and len(words.split()) <= _MOST_BYLINE_WORDS
        and not words.endswith((".”", "!", "?"))
    )
