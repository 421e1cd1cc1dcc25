"""A question as far as it could be completed, and what it is about."""

import re
from dataclasses import dataclass

from corpus.english.pronouns import AUXILIARIES
from corpus.english.questions import ASKING, OPENING_WORD
from corpus.english.statements import DO
from qa.query.dependence import content_words
from qa.query.question_parts import parts_of, stated

_LONGEST_ABOUT = 120  # characters in brackets; set by hand


@dataclass(frozen=True, slots=True)
class Completed:
    """A question that reads alone, as far as it could be completed, and in brackets behind it
    what it is `about`, where that is needed.
    """

    question: str
    about: str = ""

    @property
    def text(self) -> str:
        """The question with what stands in brackets."""
        return f"{self.question} ({self.about})" if self.about else self.question

    @property
    def topic(self) -> str:
        """What this question is about, as words for the brackets of another."""
        parts = parts_of(self.question)
        own = stated(parts) if parts is not None else _unasked(self.question)
        if not content_words(own):
            return self.about
        said = [self.about, own] if self.about and own not in self.about else [own]
        return _shortened("; ".join(filter(None, said)))


def _unasked(question: str) -> str:
    """The words of a question without its question word and auxiliary."""
    bare = OPENING_WORD.compiled.sub("", question.rstrip("?.! "))
    words = ASKING.compiled.sub("", bare).split() or bare.split()
    place = next((n for n, word in enumerate(words[:6]) if word.lower() in AUXILIARIES), None)
    if place is not None and (place == 0 or words[place].lower() in DO):
        words = [*words[:place], *words[place + 1 :]]
    return " ".join(words)


def letters_of(text: str) -> str:
    """The words of a text alone, in small letters, by which two questions are the same."""
    return re.sub(r"\W+", " ", text).strip().lower()


def with_capital(text: str) -> str:
    """A text with a capital at its start."""
    return text[:1].upper() + text[1:]


def as_question(text: str) -> str:
    """A text as a question: with a capital and one question mark."""
    return with_capital(" ".join(text.split()).rstrip("?.!,; ")) + "?"


def _shortened(text: str) -> str:
    """A text cut at a word so that it is short enough for brackets."""
    if len(text) <= _LONGEST_ABOUT:
        return text
    return text[:_LONGEST_ABOUT].rsplit(" ", 1)[0].rstrip(",;: ")
