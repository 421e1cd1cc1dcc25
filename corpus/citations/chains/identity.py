"""Whether a short form may be of a work: what both say must not tell them apart."""

import re

from corpus.citations.elements.titles import words
from corpus.citations.work_keys import LEAF, same_given, squeezed, volume_of
from corpus.documents import Citation
from corpus.english.works.kinds import BOX


def is_slight(citation: Citation) -> bool:
    """Whether a citation says so little of its work that it may be a short form of one before:
    neither who published it, nor where and when a titled piece of something stood.
    """
    if citation.url or citation.publisher or citation.place or citation.edition:
        return False
    if citation.kind in ("personal communication", "debate", "archive"):
        return True
    if citation.kind == "treaty" and not citation.container:
        return True  # by its name and its year
    return not (citation.date and citation.title) and not (citation.container and citation.title)


def may_be_one(short: Citation, full: Citation) -> bool:
    """Whether a short form may be of a work: nothing that both say tells them apart."""
    if short.kind not in ("unread", "unknown", "book", "report", full.kind):
        return False
    if not _same_writer(short, full):
        return False
    if short.kind == full.kind == "newspaper":
        same_page = short.locator is not None and short.locator == full.locator
        return short.issued == full.issued and (not full.title or same_page)
    if short.kind == "statute":
        sections = [squeezed(one.locator) for one in (short, full)]
        if not (short.title or sections[0] == sections[1]):
            return False
    volumes = volume_of(short), volume_of(full)
    if all(volumes) and volumes[0] != volumes[1]:
        return False
    if short.kind == "archive" and not _same_kept(short, full):
        return False
    return same_given(short, full)


def _same_writer(short: Citation, full: Citation) -> bool:
    """Whether who is named first in a short form wrote the letter that the other citation is of,
    and did not receive it.
    """
    one, other = (c.verbatim.partition(" to ") for c in (short, full))
    if full.kind not in ("personal communication", "archive") or not other[1]:
        return True
    writer = set(words(other[0]))
    return set(words(one[0])) <= writer if one[1] else bool(set(words(one[0])) & writer)


def _same_kept(short: Citation, full: Citation) -> bool:
    """Whether a short form of papers names no other box, folder or shelfmark than the work."""
    return short.title != full.title and all(_shared_marks(short, full))


def shares_mark(short: Citation, full: Citation) -> bool:
    """Whether a short form of papers has a part of its place with the work, but another box."""
    shared = _shared_marks(short, full)
    last = (short.locator or "").rpartition(", ")[2]
    return any(shared) and short.title != full.title and BOX.search(last) is not None


def _shared_marks(short: Citation, full: Citation) -> list[bool]:
    """Of each part of the place of papers, whether it is in the words of another citation."""
    pieces = LEAF.split(short.locator or "")[0].split(", ")
    marks = [" ".join(words(piece)) for piece in pieces if re.search(r"\d", piece)]
    place = f" {' '.join(words(full.verbatim))} "
    return [f" {mark} " in place for mark in marks]
