"""Works found by words that may call them: `Cates letter`, `Ripon MSS.`, `Sound Toll Convention`.

A short form fits a work if each of its words stands in the names, the title or the container of
the work, or says of what kind it is. A word with a stop may be the beginning of one.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from corpus.citations.elements.names import is_body
from corpus.citations.elements.places import take_place
from corpus.citations.elements.short_names import acronyms, may_have_initials
from corpus.citations.elements.titles import author_key, words
from corpus.dates import find_dates
from corpus.documents import Citation
from corpus.english.citations import TITLE_STOP_WORDS
from corpus.english.works import short_names as lists

_MOST_WORKS = 60  # with one word; a word of more works is not looked up, but compared
_MOST_WORDS = 12  # of a short form
_MOST_PIECES = 8  # of the words of an archival citation whose initials may name it
_OF_DAY = 10  # characters of a day in ISO 8601
_SHORTEST_MARK = 3  # digits of a shelfmark
_SHORTEST_BEGINNING = 2  # letters of an abbreviated word
_TOKEN = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*\.?")
_YEAR = re.compile(r"\b(?:1[2-9]|20)\d\d\b")
_LETTERED = re.compile(r"(?:1[2-9]|20)\d\d[a-z]")
_GENITIVE = re.compile(r"[’']s?(?![^\W_])")
_E_MAIL = re.compile(r"\be-?mail", re.IGNORECASE)
_ARTICLES = ("journal", "chapter", "newspaper")
# Words for the kind of a work, by which it may be called though its citation has them not.
_WORDS_OF_KIND = {
    "personal communication": lists.WORDS_OF_ASKING.words,
    "archive": lists.WORDS_OF_COLLECTION.words,
    "thesis": lists.WORDS_OF_THESIS.words,
    "report": lists.WORDS_OF_REPORT.words,
    "pdf": lists.WORDS_OF_REPORT.words,
    "statute": lists.WORDS_OF_LAW.words,
    "treaty": lists.WORDS_OF_LAW.words,
    "case": lists.WORDS_OF_CASE.words,
    "video": lists.WORDS_OF_FILM.words,
    "web page": lists.WORDS_OF_SITE.words,
    "post": lists.WORDS_OF_SITE.words,
    "debate": lists.WORDS_OF_SPEECH.words,
    **dict.fromkeys(_ARTICLES, lists.WORDS_OF_ARTICLE.words),
}
_KIND_WORDS = frozenset().union(
    *_WORDS_OF_KIND.values(), lists.WORDS_OF_PATENT.words, lists.WORDS_OF_MESSAGE.words
)
# What of a work of these kinds is called by is not always in a field.
_BY_ALL_WORDS = ("archive", "unread", "personal communication", "debate", "thesis")


@dataclass(frozen=True, slots=True)
class _Entry:
    """The words that may call a work, those of its authors' names, and its years."""

    words: frozenset[str]
    people: frozenset[str]
    around: frozenset[str]  # of what holds a piece: they call it only with its author's name
    kind: str
    dates: frozenset[str]
    years_of_title: frozenset[str]


@dataclass(frozen=True, slots=True)
class Called:
    """The words of a short form: each whole, or the beginning of one; and its date."""

    whole: frozenset[str]
    begun: frozenset[str]
    date: str


class WordIndex:
    """Works, by their places, found by words that may call them."""

    def __init__(self) -> None:
        self._entries: dict[int, list[_Entry]] = {}
        self._by_word: dict[str, list[int]] = {}

    def enter(self, citation: Citation, place: int) -> None:
        """Add what a citation says of the work at `place`."""
        self._enter(_entry(citation), place)

    def _enter(self, entry: _Entry, place: int) -> None:
        known = self._entries.setdefault(place, [])
        if len(known) > 2 or entry in known:
            return
        known.append(entry)
        for word in entry.words | entry.around:
            places = self._by_word.setdefault(word, [])
            if len(places) <= _MOST_WORKS and (not places or places[-1] != place):
                places.append(place)

    def enter_words(self, text: str, place: int) -> None:
        """Add words that stand with the citation of the work at `place`, perhaps a part of it."""
        entry = _Entry(_words_of([text]), frozenset(), frozenset(), "", frozenset(), frozenset())
        self._enter(entry, place)

    def find(self, citation: Citation) -> list[int]:
        """The places of the works that the words of `citation` fit, best first alone."""
        called = called_by(citation)
        if called is None:
            return []
        lists = [self._by_word.get(word, []) for word in called.whole if not _is_of_kind(word)]
        few = [places for places in lists if len(places) <= _MOST_WORKS]
        if not few or not all(lists):
            return []
        few.sort(key=len)
        found = [place for place in sorted(set(few[0])) if self._fits(called, place)]
        return self._best(called, found)

    def _fits(self, called: Called, place: int) -> bool:
        return any(_fits(called, entry) for entry in self._entries[place])

    def _best(self, called: Called, found: list[int]) -> list[int]:
        """Of several works, those of the date named, or else called by their authors' names."""
        entries = self._entries
        if called.date:
            of_title = [
                p for p in found if any(called.date in e.years_of_title for e in entries[p])
            ]
            dated = [p for p in found if any(called.date in e.dates for e in entries[p])]
            found = of_title or dated or found
        kinds = {word for word in called.whole if _is_of_kind(word)}
        if kinds and len(found) > 1:
            said = [p for p in found if any(kinds <= e.words for e in entries[p])]
            found = said or found
        if len(called.whole) == 1 and len(found) > 1:
            found = [p for p in found if any(called.whole <= e.people for e in entries[p])] or found
        return found


def called_by(citation: Citation) -> Called | None:
    """The words by which a short form calls its work; `None` if they are none, or too many."""
    if citation.kind in ("unread", "personal communication", "debate") or not (
        citation.title or citation.authors or citation.editors
    ):
        text = _E_MAIL.sub("email", take_place(citation.verbatim)[1])
    else:
        named = (*citation.authors, *citation.editors, citation.title, citation.container)
        text = lists.PART_NAMED.compiled.sub("", " ".join(part for part in named if part))
    dates = find_dates(text)
    for found in reversed(dates):
        text = f"{text[: found.start]} {text[found.end :]}"
    if not dates and citation.title and text.endswith(citation.date or "\0"):
        text = text.removesuffix(citation.date or "")
    date = _date_of(citation) or (dates[0].iso if dates else "")
    tokens = list(_TOKEN.findall(text))
    if not 1 <= len(tokens) <= _MOST_WORDS:
        return None
    whole: set[str] = set()
    begun: set[str] = set()
    for token in tokens:
        for word in _plain(token):
            (begun if token.endswith(".") and len(word) > 1 else whole).add(word)
    whole -= {word for word in whole if word in lists.LITTLE_WORDS}
    begun -= {word for word in begun if word in lists.LITTLE_WORDS}
    marks = citation.kind == "archive"  # a shelfmark is a name: MS 4410
    if not any(_is_firm(word, marks) for word in whole | begun):
        return None
    return Called(frozenset(whole), frozenset(begun), date)


def _is_firm(word: str, marks: bool) -> bool:
    """Whether a word tells works apart: no word for a kind, and a number only if it is long."""
    if word.isdigit():
        return marks and len(word) >= _SHORTEST_MARK
    return not _is_of_kind(word) and len(word) > 1


def _fits(called: Called, entry: _Entry) -> bool:
    if called.date and not _of_date(called.date, entry):
        return False
    soft = _WORDS_OF_KIND.get(entry.kind, frozenset())
    of_day = len(called.date) >= _OF_DAY and called.date in entry.dates
    if called.whole & (entry.people - entry.around) or of_day:
        soft |= entry.around
    return all(w in entry.words or w in soft or _is_begun(w, entry) for w in called.whole) and all(
        len(w) >= _SHORTEST_BEGINNING and any(one.startswith(w) for one in entry.words)
        for w in called.begun
    )


def _of_date(date: str, entry: _Entry) -> bool:
    """Whether a date is that of a work, as far as both are known."""
    known = entry.dates | entry.years_of_title
    if not known:
        return True
    return any(one.startswith(date) or (len(one) > 3 and date.startswith(one)) for one in known)


def _entry(citation: Citation) -> _Entry:
    people = citation.authors or citation.editors
    piece = citation.kind in _ARTICLES and citation.title is not None
    around = [*citation.editors, citation.container or ""] if piece else []
    texts = [*people, citation.title or "", "" if piece else citation.container or ""]
    if citation.kind in _BY_ALL_WORDS or not (people or citation.title):
        texts.append(_E_MAIL.sub("email", citation.verbatim))
    found = _words_of(texts)
    bodies = [name for name in people if is_body(name) or may_have_initials(name)]
    if citation.kind == "archive":
        bodies += citation.verbatim.split(", ", _MOST_PIECES)
    found = found.union(*map(acronyms, bodies))
    if " to " in citation.verbatim and citation.kind in ("personal communication", "archive"):
        found |= {"letter"}
    dates = {_date_of(citation)} - {""}
    years = frozenset(_YEAR.findall(citation.title or ""))
    keys = _words_of(map(author_key, people))
    return _Entry(found, keys, _words_of(around), citation.kind, frozenset(dates), years)


def _words_of(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(word for text in texts if text for word in _plain(text))


def _plain(text: str) -> Iterator[str]:
    """The words of a text as they are compared: without the ending of a plural or a genitive."""
    for word in words(_GENITIVE.sub("", text)):
        if word not in TITLE_STOP_WORDS:
            plural = len(word) > 3 and word.endswith("s") and word[-2] not in "siu"
            yield word[:-1] if plural else word


def _is_begun(word: str, entry: _Entry) -> bool:
    """Whether a word for a message stands there in another form: `memo`, `memorandum`."""
    return word in lists.WORDS_OF_MESSAGE.words and any(
        one.startswith(word[:4]) for one in entry.words
    )


def _date_of(citation: Citation) -> str:
    """The date in ISO 8601, but a year with its letter as printed: `2001b`."""
    lettered = _LETTERED.fullmatch(citation.date or "")
    return lettered[0] if lettered else citation.issued or citation.date or ""


def names_kind(text: str) -> bool:
    """Whether a text has a word for the kind of a work: `House Report`."""
    return any(_is_of_kind(word) for word in _words_of([text]))


def _is_of_kind(word: str) -> bool:
    return word in _KIND_WORDS
