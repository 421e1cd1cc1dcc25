"""Is a page the work that a note cites, or does something else stand in its place?

A page that is gone is often answered with "200, OK" and a page that says so, a question about
cookies, or a login. Its title gives it away: it has nothing to do with the title in the note.
"""

import re
from dataclasses import dataclass
from typing import Literal

from corpus.documents import Citation
from corpus.english.citations import TITLE_STOP_WORDS
from corpus.english.web_pages import PLACEHOLDER
from corpus.extract import Extract
from corpus.folding import fold
from corpus.similarity import has_similar_word

Identity = Literal["same", "unsure", "other"]

_BEGINNING = 1500  # characters of the text in which a title may stand
_SAME = 0.6  # share of the cited title's words that the page must have
_OTHER = 0.34  # share below which it is another page
_SIMILAR = 84  # of 100: the least similarity of two spellings of a word
_SCANT = 600  # characters; a wall says little
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class Likeness:
    """How a page compares with a citation. `title` is the share, 0 to 1, of the words of the cited
    title that stand in the page's title, its headline or its beginning; `reason` says it in words;
    `differences` are where else the note and the page disagree.
    """

    verdict: Identity
    title: float
    reason: str
    differences: tuple[str, ...] = ()


def compare(citation: Citation, extract: Extract) -> Likeness:
    """Compare what a note says of a work with a text that is said to be it."""
    differences = tuple(_differences(citation, extract))
    called = extract.headline or extract.title
    named = f"it is called “{called[:120]}”" if called else "it has no title"
    wall = _wall(extract)
    cited = _telling(citation.title)
    if not cited:
        return _untitled(citation, extract, wall, named, differences)
    titles = " ".join(filter(None, (extract.title, extract.headline)))
    share = _share(cited, titles)
    near = max(share, _share(cited, f"{titles} {extract.text[:_BEGINNING]}"))
    if wall and share < _SAME:
        return Likeness("other", share, f"{named}, and says “{wall}”", differences)
    if share >= _SAME or near >= 0.8:
        year = _missing_year(citation.title or "", titles)
        if year is not None:
            # A page that is kept up to date, or tells of the year before, may still be it.
            shared = any(other in titles for other in _YEAR.findall(citation.title or ""))
            there = shared or year in extract.text[:_BEGINNING]
            words = f"{named}, where the note says {year}"
            return Likeness("unsure" if there else "other", near, words, differences)
        return Likeness("same", near, f"{named}, as the note does", differences)
    if near < _OTHER or (share == 0 and near < _SAME):
        return Likeness("other", near, f"{named}, which the note does not", differences)
    return Likeness("unsure", near, f"{named}, which the note does only in part", differences)


def _untitled(
    citation: Citation,
    extract: Extract,
    wall: str | None,
    named: str,
    differences: tuple[str, ...],
) -> Likeness:
    """A note that gives no title tells little: only a wall gives a page away."""
    known = _telling(" ".join(filter(None, (*citation.authors, citation.container))))
    share = _share(known, f"{extract.title or ''} {extract.site or ''} {extract.text[:_BEGINNING]}")
    if wall:
        return Likeness("other", share, f"{named}, and says “{wall}”", differences)
    words = "the note gives no title to compare"
    return Likeness("same" if known and share >= _SAME else "unsure", share, words, differences)


def _wall(extract: Extract) -> str | None:
    """What a page says that stands where another should, if it does: in its title, or in a text
    that says little else.
    """
    titles = " · ".join(filter(None, (extract.title, extract.headline)))
    found = PLACEHOLDER.search(titles)
    if found is None and len(extract.text) < _SCANT:
        found = PLACEHOLDER.search(extract.text)
    return found.group()[:80] if found else None


def _missing_year(cited: str, titles: str) -> str | None:
    """The year in a cited title in whose place the page's titles have another: the same report,
    of another year.
    """
    own, there = _YEAR.findall(cited), set(_YEAR.findall(titles))
    missing = [year for year in own if year not in there]
    return missing[0] if missing and there - set(own) else None


def _telling(text: str | None) -> list[str]:
    """The words of a title that tell it from others."""
    words = re.findall(r"\w+", re.sub(r"[’'.]", "", fold(text or "")))
    return [word for word in dict.fromkeys(words) if word not in TITLE_STOP_WORDS] or words


def _share(cited: list[str], text: str) -> float:
    """The share of words that stand in a text, or much the same ones do."""
    there = set(re.findall(r"\w+", re.sub(r"[’'.]", "", fold(text))))
    if not cited:
        return 0.0
    return sum(_has_word(word, there) for word in cited) / len(cited)


def _has_word(word: str, others: set[str]) -> bool:
    """Whether a word is among others, or is spelled much like one of them."""
    if word in others:
        return True
    return not word.isdecimal() and has_similar_word(word, others, _SIMILAR)


def _differences(citation: Citation, extract: Extract) -> list[str]:
    if extract.media != "html":
        return []  # what such files say is when and by whom they were saved
    found = []
    if citation.issued and extract.date and not _agree(citation.issued, extract.date[:10]):
        found.append(f"the note says {citation.date or citation.issued}, the text {extract.date}")
    if citation.authors and extract.authors:
        cited = {fold(name).split()[-1] for name in citation.authors if name.split()}
        text = fold(" ".join(extract.authors))
        if not any(_has_word(name, set(re.findall(r"\w+", text))) for name in cited):
            authors = ", ".join(citation.authors), ", ".join(extract.authors)
            found.append(f"the note says {authors[0]}, the text {authors[1]}")
    return found


def _agree(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)
