"""Comparison of a page with the citation of a work: is it the work, or another page in its place?

A server often answers for a page that is gone with the status 200 and an error page, a question
about cookies, or a login. Its title has nothing in common with the title in the note.
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

# Set by hand on the cited pages of the tests.
_BEGINNING = 1500  # characters of the text in which a title may stand
_SAME = 0.6  # share of the cited title's words that the page's titles must have
_SAME_WITH_TEXT = 0.8  # share that its titles and its beginning must have
_OTHER = 0.34  # share below which it is another page
_SIMILAR = 84  # of 100: the least similarity of two spellings of a word
_SHORT = 600  # characters; a placeholder page has less text
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class Likeness:
    """The comparison of a page with a citation. `title` is the share, 0 to 1, of the cited title's
    words that the page's title, headline or beginning has; `reason` says it in words;
    `differences` are other disagreements of note and page.
    """

    verdict: Identity
    title: float
    reason: str
    differences: tuple[str, ...] = ()


def compare(citation: Citation, extract: Extract) -> Likeness:
    """Compare a citation with a text that may be the cited work."""
    differences = tuple(_differences(citation, extract))
    title = extract.headline or extract.title
    named = f"it is called “{title[:120]}”" if title else "it has no title"
    placeholder = _find_placeholder(extract)
    cited = _distinctive_words(citation.title)
    if not cited:
        return _untitled(citation, extract, placeholder, named, differences)
    titles = " ".join(filter(None, (extract.title, extract.headline)))
    share = _share(cited, titles)
    near = max(share, _share(cited, f"{titles} {extract.text[:_BEGINNING]}"))
    if placeholder and share < _SAME:
        return Likeness("other", share, f"{named}, and says “{placeholder}”", differences)
    if share >= _SAME or near >= _SAME_WITH_TEXT:
        year = _missing_year(citation.title or "", titles)
        if year is not None:
            # A page that is updated each year, or also names another year, may be the work.
            shared = any(other in titles for other in _YEAR.findall(citation.title or ""))
            is_possible = shared or year in extract.text[:_BEGINNING]
            words = f"{named}, where the note says {year}"
            return Likeness("unsure" if is_possible else "other", near, words, differences)
        return Likeness("same", near, f"{named}, as the note does", differences)
    if near < _OTHER or (share == 0 and near < _SAME):
        return Likeness("other", near, f"{named}, which the note does not", differences)
    return Likeness("unsure", near, f"{named}, which the note does only in part", differences)


def _untitled(
    citation: Citation,
    extract: Extract,
    placeholder: str | None,
    named: str,
    differences: tuple[str, ...],
) -> Likeness:
    """The comparison for a citation without a title: only a placeholder shows another page."""
    known = _distinctive_words(" ".join(filter(None, (*citation.authors, citation.container))))
    share = _share(known, f"{extract.title or ''} {extract.site or ''} {extract.text[:_BEGINNING]}")
    if placeholder:
        return Likeness("other", share, f"{named}, and says “{placeholder}”", differences)
    words = "the note gives no title to compare"
    return Likeness("same" if known and share >= _SAME else "unsure", share, words, differences)


def _find_placeholder(extract: Extract) -> str | None:
    """The words by which a page is a placeholder: in its titles, or in a text that is short."""
    titles = " · ".join(filter(None, (extract.title, extract.headline)))
    found = PLACEHOLDER.search(titles)
    if found is None and len(extract.text) < _SHORT:
        found = PLACEHOLDER.search(extract.text)
    return found.group()[:80] if found else None


def _missing_year(cited: str, titles: str) -> str | None:
    """The year in a cited title where the page's titles have another: the same report of another
    year.
    """
    own, there = _YEAR.findall(cited), set(_YEAR.findall(titles))
    missing = [year for year in own if year not in there]
    return missing[0] if missing and there - set(own) else None


def _distinctive_words(text: str | None) -> list[str]:
    """The folded words of a title that distinguish it; all of them if none does."""
    words = re.findall(r"\w+", re.sub(r"[’'.]", "", fold(text or "")))
    return [word for word in dict.fromkeys(words) if word not in TITLE_STOP_WORDS] or words


def _share(cited: list[str], text: str) -> float:
    """The share of words that a text has, in the same or a similar spelling."""
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
    """Disagreements of note and page about date and authors, in words."""
    if extract.media != "html":
        return []  # the metadata of other files say when and by whom they were saved
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
    """Whether two dates may be the same; of a range of years the first counts."""
    one, other = one.partition("/")[0], other.partition("/")[0]
    return one.startswith(other) or other.startswith(one)
