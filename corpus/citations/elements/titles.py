"""Words of titles as they are compared, and the shorter forms by which a title is called."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import dropwhile

from corpus.citations.elements.names import is_body
from corpus.english.citations import ARTICLES, TITLE_STOP_WORDS
from corpus.folding import fold

_WORD = re.compile(r"\w+")
_APOSTROPHE = re.compile(r"[’'](?=\w)")
_MOST_WORDS = 24  # of a title, whose shorter forms are looked for
_INVERTED = re.compile(r"^[^,]+,\s(?!(?:[^,]*,\s)*(?:Jr|Sr|II|III|IV)\b)")
_VANCOUVER = re.compile(r"(.*\w{2,})\s[A-Z]{1,3}")
_LONGEST_FORM = 8  # words of a shorter form that does not begin the title


def words(text: str | None) -> list[str]:
    """Lower-case words without accents."""
    return list(_words(text)) if text else []


@lru_cache(maxsize=256)  # a title is compared in several ways
def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(fold(_APOSTROPHE.sub("", text))))


def title_words(text: str | None) -> list[str]:
    """The words of a title, without articles at its start."""
    return list(dropwhile(ARTICLES.words.__contains__, words(text)))


def openings(title: str | None) -> Iterator[str]:
    """The first words of a title, one by one more, and the whole title."""
    found = title_words(title)
    for count in range(1, min(len(found), _MOST_WORDS) + 1):
        yield " ".join(found[:count])
    if len(found) > _MOST_WORDS:
        yield " ".join(found)


def short_forms(title: str | None) -> Iterator[str]:
    """The runs of words of a title by which it may be called."""
    yield from openings(title)
    many = title_words(title)[:_MOST_WORDS]
    for start in range(1, len(many)):
        for end in range(start + 1, min(len(many), start + _LONGEST_FORM) + 1):
            yield " ".join(many[start:end])


def runs(title: str | None) -> Iterator[str]:
    """The runs of two words and more of a title by which it may be called without its author:
    those that begin and end with no small word.
    """
    many = title_words(title)[:_MOST_WORDS]
    firm = [word not in TITLE_STOP_WORDS for word in many]
    for start in range(1, len(many)):
        for end in range(start + 2, min(len(many), start + _LONGEST_FORM) + 1):
            if firm[start] and firm[end - 1]:
                yield " ".join(many[start:end])


def firm_words(title: str | None) -> str:
    """The main words of a title before its subtitle, in order: of few words, nothing."""
    main = re.split(r"[:.?!]\s", title or "")[0]
    firm = [word for word in title_words(main) if word not in TITLE_STOP_WORDS]
    return "~ " + " ".join(firm) if len(firm) > 1 else ""


def surname(author: str) -> str:
    """The family name of a printed name, as it is compared."""
    if "," in author and _INVERTED.match(author):
        found = words(author.partition(",")[0])
        return found[-1] if found else ""
    vancouver = _VANCOUVER.fullmatch(author)
    found = words(vancouver[1] if vancouver and not vancouver[1].isupper() else author)
    while len(found) > 1 and found[-1] in ("jr", "sr", "ii", "iii", "iv"):
        found.pop()
    return found[-1] if found else ""


@lru_cache(maxsize=512)  # each note asks several times for those of its authors
def author_key(name: str) -> str:
    """The surname of a person, all words of a body's name."""
    return " ".join(words(name)) if is_body(name) else surname(name)
