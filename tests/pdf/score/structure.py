"""Paragraphs, headings, captions, tables and powers of a document, compared with the true ones."""

import re
from typing import Any

from corpus.documents import Document, Paragraph, ParagraphKind
from tests.pdf.score.body import body_paragraphs
from tests.pdf.score.figures import Faults, Score, Share
from tests.pdf.score.letters import KeyedText, key
from tests.pdf.score.notes import where

_ENDS = 25  # letters and digits at each end of a paragraph that are compared
_SHOWN = 60  # characters of a text in a message
_KINDS: dict[str, frozenset[str]] = {
    "paragraph": frozenset(("prose",)),
    "block quotation": frozenset(("block quotation",)),
    "list item": frozenset(("prose", "list item")),
}
_NUMBER = re.compile(r"(?:\d+(?:\.\d+)*|[IVXLC]+|[A-Z])[.)]?\s+")
_TABLE: frozenset[ParagraphKind] = frozenset(("table heading", "table row"))


def score_structure(document: Document, facts: dict[str, Any], keyed: KeyedText) -> Score:
    """The figures on the parts of the body. `keyed` is the document's text."""
    return {
        **_paragraphs(document, facts, keyed),
        **_headings(document, facts, keyed),
        "captions apart": _captions(document, facts, keyed),
        "table rows": _rows(document, facts, keyed),
        "powers": _powers(document, facts, keyed),
    }


def _text(document: Document, paragraph: Paragraph) -> str:
    return document.text[paragraph.start : paragraph.end]


def _ends(text: str) -> tuple[str, str]:
    letters = key(text)
    return letters[:_ENDS], letters[-_ENDS:]


def _paragraphs(document: Document, facts: dict[str, Any], keyed: KeyedText) -> Score:
    """Paragraphs that begin and end where they should, and those that are of the right kind."""
    found = {_ends(_text(document, one)): one for one in body_paragraphs(document)}
    right, kinds = Share(), Share()
    for one in facts["body"]:
        labelled = f"{one['label'] or ''} {one['text']}"
        paragraph = found.get(_ends(one["text"])) or found.get(_ends(labelled))
        told = f"{one['kind']} {one['text'][:_SHOWN]!r} … {one['text'][-30:]!r}"
        begin, end = _ends(one["text"])
        right.count(
            paragraph is not None,
            f"{told}; begins {_around(document, keyed, begin)};"
            f" ends {_around(document, keyed, end)}",
        )
        kind = paragraph.kind if paragraph is not None else ""
        kinds.count(kind in _KINDS[one["kind"]], f"{told}; is {kind}" if kind else "")
    return {"paragraphs": right, "paragraph kinds": kinds}


def _around(document: Document, keyed: KeyedText, letters: str) -> str:
    return where(document, keyed.find(letters))


def _headings(document: Document, facts: dict[str, Any], keyed: KeyedText) -> Score:
    """Headings with all of their words, with or without the number; their levels; invented ones.

    Where a heading is printed twice, such as above the notes on a section, both are looked for.
    Only those of the body have levels.
    """
    free = [one for one in document.paragraphs if one.kind == "heading"]
    right, levels = Share(), Share()
    for one in facts["headings"]:
        found = next((n for n in free if _is_heading(_text(document, n), one["words"])), None)
        told = f"{one['number'] or ''} {one['words']!r} (level {one['level']})"
        right.count(found is not None, f"{told} {_around(document, keyed, key(one['words']))}")
        if found is None:
            continue
        free.remove(found)
        if found.start < document.body_end:
            level = len(document.section_of(found.start))
            levels.count(level == one["level"], f"{told} has level {level}")
    told_more = [f"p. {document.page_of(one.start)} {_text(document, one)!r}" for one in free]
    return {
        "headings": right,
        "headings invented": Faults.of(told_more),
        "heading levels": levels,
    }


def _is_heading(text: str, wanted: str) -> bool:
    """Whether a text is a heading, with or without a number before it."""
    return key(wanted) in (key(text), key(_NUMBER.sub("", text)))


def _captions(document: Document, facts: dict[str, Any], keyed: KeyedText) -> Share:
    """Captions that are paragraphs of that kind, with or without "Figure 1"."""
    share = Share()
    found = [key(_text(document, one)) for one in document.paragraphs if one.kind == "caption"]
    for one in facts["captions"]:
        letters = key(one["text"])
        right = any(caption.endswith(letters) for caption in found)
        share.count(right, f"{one['text'][:_SHOWN]!r} {_around(document, keyed, letters[:_ENDS])}")
    return share


def _rows(document: Document, facts: dict[str, Any], keyed: KeyedText) -> Share:
    """Rows of tables that are paragraphs of that kind, with the letters of their cells."""
    share = Share()
    found = {key(_text(document, one)) for one in document.paragraphs if one.kind in _TABLE}
    for rows in facts["tables"]:
        for row in rows:
            letters = key(" ".join(row))
            told = f"{' | '.join(row)!r} {_around(document, keyed, letters[:_ENDS])}"
            share.count(letters in found, told)
    return share


def _powers(document: Document, facts: dict[str, Any], keyed: KeyedText) -> Share:
    """Raised numbers and letters that are still in the text and are no markers."""
    share = Share()
    for one in facts["powers"]:
        before = key(one["before"])[-_ENDS:]
        kept = before + key(one["power"]) in keyed.key
        marks = [
            document.notes[place].label
            for offset, place in document.marks
            if keyed.before(offset, _ENDS).endswith(before)
        ]
        told = f"{one['before'][-30:]!r} {one['power']!r}; markers there: {marks or 'none'}"
        share.count(kept and not marks, f"{told}; {_around(document, keyed, before)}")
    return share
