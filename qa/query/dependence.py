"""Whether a question can be understood without the one before it."""

import re

from corpus.english.pronouns import (
    ANY_PLACE,
    ASKED_EMPTY_IT,
    AUXILIARIES,
    CLAUSE_LEADING,
    CLAUSE_OPENERS,
    CLAUSE_START,
    CONJUNCTIONS,
    EMPTY_THERE,
    IRREGULAR_PAST,
    POINTING,
    PREPOSITIONS,
    REACTS,
    SUBJECTS,
    THAT,
    THERE,
    UNBOUND,
)
from corpus.english.questions import (
    BARE_PHRASE,
    CONTINUES,
    DEFINITION,
    FILLERS,
    KEY_WORDS,
    NEW_TOPIC,
    OPENING_WORD,
    TOPIC_REQUEST,
    WHAT_ABOUT,
)

# Limits in content words, set by hand on one half of the documents of the question sets by
# `python -m tests.dependence`, which reports on the other half.
_WHOLE_WITH_NAMES = 5  # of a question with a name, which is whole although it goes on or points
_SHORT = 2  # of a question that is not whole without a name
_POINTED = 3  # up to which any pointing word counts
_INSIDE = 2  # before a pointing word, which then points to one of them
_WORD = re.compile(r"[\w’'-]+")


def content_words(text: str) -> list[str]:
    """The words of a question that say what it is about, in order."""
    words = [word.strip("'’-") for word in _WORD.findall(text)]
    return [
        word
        for word in words
        if word and word.lower().removesuffix("'s").removesuffix("’s") not in FILLERS
    ]


def needs_earlier(question: str) -> bool:
    """Whether a question can only be understood with the one before it."""
    question = question.strip()
    bare = OPENING_WORD.compiled.sub("", question)
    content = content_words(bare)
    named = any(word[0].isupper() or word[0].isdigit() for word in content)
    if TOPIC_REQUEST.search(bare):
        return False
    if WHAT_ABOUT.search(bare):
        return True
    if NEW_TOPIC.search(question):
        return False
    if named and len(content) >= _WHOLE_WITH_NAMES:
        return False
    if CONTINUES.search(question) or BARE_PHRASE.search(bare):
        return True
    if _points_back(bare, len(content)):
        return True
    if DEFINITION.search(bare):
        return False
    if len(content) > 1 and KEY_WORDS.search(bare):
        return False
    return len(content) <= (1 if named else _SHORT)


def _points_back(question: str, length: int) -> bool:
    """Whether a question of `length` content words has a word that points to something said before
    it, not to something named earlier in the same question ("How did the king lose his crown?").
    """
    places = pointing_places(question)
    if length <= _POINTED:
        return bool(places) or REACTS.search(question) is not None
    return any(
        len(content_words(question[:start])) < _INSIDE
        or _unbound(question[:start], question[start:end])
        for start, end in places
    )


def _unbound(before: str, word: str) -> bool:
    """Whether a word that points cannot point to something named in its own clause, the words of
    the question `before` it: an object does not ("What did Rome pay for it?").
    """
    if word.lower() in UNBOUND:
        first = content_words(before)[0]
        return CLAUSE_START.search(before[before.index(first) :]) is None
    return ANY_PLACE.search(before + word) is not None


def pointing_places(question: str) -> list[tuple[int, int]]:
    """`[start, end)` of the words that point to something said before, in order."""
    places = []
    for found in POINTING.finditer(question):
        lead = re.search(r"\bof $", found[0].rpartition(" ")[0] + " ")
        places.append(
            (found.end() - len(found[0].split()[-1]), found.end()) if lead else found.span()
        )
    places += [
        found.span()
        for found in THAT.finditer(question)
        if that_points(question[: found.start()], question[found.end() :])
    ]
    places += [found.span() for found in THERE.finditer(question)]
    void = [found.span() for found in EMPTY_THERE.finditer(question)]
    void += [found.span() for found in ASKED_EMPTY_IT.finditer(question)]
    return sorted(
        one for one in set(places) if not any(start <= one[0] < end for start, end in void)
    )


def that_points(before: str, behind: str) -> bool:
    """Whether a "that" between these parts of a question points to something said earlier, alone
    ("Who did that?") or with a noun ("in that year"). It does not where it begins a clause ("says
    that the army left", "groups that left Rome", "the deal that Rome signed").

    The words before it decide, or else those behind it.
    """
    lead = [word.lower() for word in _WORD.findall(re.split(r"[.,;:?!]", before)[-1])]
    follows = re.match(r"\s+([\w’'-]+)", behind)
    if follows is None:  # the end of the clause
        return True
    next_word = follows[1]
    begins_clause = next_word.lower() in CLAUSE_OPENERS or next_word[0].isupper()
    if not lead or lead[-1] in CONJUNCTIONS:
        return not begins_clause
    last = lead[-1]
    if last in AUXILIARIES or last in PREPOSITIONS:
        return True
    if last in CLAUSE_LEADING or begins_clause or _is_verb(next_word.lower()):
        return False
    # Of two unknown words, "led that group" and "group that opposed", the first is a verb or not.
    if last in IRREGULAR_PAST or last.endswith("ed") or (len(lead) > 1 and lead[-2] in SUBJECTS):
        return True
    helped = any(word in AUXILIARIES or word == "to" for word in lead[:-1])
    bare = len(lead) > 1 and lead[-2] not in CLAUSE_OPENERS and not last.endswith("s")
    return helped and bare


def _is_verb(word: str) -> bool:
    """Whether a word behind "that" is certainly a verb; no noun in the plural can follow it."""
    return (
        word in AUXILIARIES
        or word in IRREGULAR_PAST
        or word.endswith("ed")
        or (word.endswith("s") and not word.endswith(("ss", "is", "us")))
    )
