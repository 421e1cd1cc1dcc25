"""Follow-up questions: completed with what the questions before them were about."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.english.pronouns import (
    AUXILIARIES,
    CLAUSE_LEADING,
    CLAUSE_OPENERS,
    CONJUNCTIONS,
    IRREGULAR_PAST,
    POINTING,
    PREPOSITIONS,
    SUBJECTS,
    THAT,
)
from corpus.english.questions import (
    ANNOUNCED_TOPIC,
    FILLERS,
    NEW_TOPIC,
    OPENING_WORD,
    WHAT_ABOUT,
)

# Limits set by hand on the follow-ups of the development set.
_ENOUGH_WORDS = 2  # content words that say what a question is about
_MOST_EARLIER = 3  # earlier questions that one may depend on, each through the next
_LONGEST_CARRIED = 400  # characters; the latest are kept
_WHOLE_WITH_NAMES = 5  # content words, a name among them, of a question that is whole
_SHORT = 3  # content words of a question that is not whole without a name
_WORD = re.compile(r"[\w’'-]+")


@dataclass(frozen=True, slots=True)
class Understood:
    """A question as it is answered.

    `text` is the whole question, as it is searched for; `own` is the part that was typed now, and
    `carried` the part from earlier questions, the last of which is `before`.
    """

    text: str
    own: str
    carried: str | None = None
    before: "Understood | None" = None

    @property
    def questions(self) -> tuple[str, ...]:
        """The wordings that are read together with a sentence: the question alone and, for a
        follow-up, with the topic of earlier ones. Not with all their words: together with a whole
        earlier question, its answer looks like an answer again.
        """
        if self.before is None:
            return (self.text,)
        topic = " ".join(self.before.topic)
        return (self.own, f"{self.own} ({topic})") if topic else (self.own,)

    @property
    def topic(self) -> tuple[str, ...]:
        """The content words, with those of earlier questions where there are few."""
        words = content_words(self.own)
        if len(words) < _ENOUGH_WORDS and self.before is not None:
            words = [*self.before.topic, *words]
        return tuple(dict.fromkeys(words))


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
    bare = OPENING_WORD.compiled.sub("", question.strip())
    content = content_words(bare)
    named = any(word[0].isupper() or word[0].isdigit() for word in content)
    if WHAT_ABOUT.search(bare):
        return True
    if NEW_TOPIC.search(question):
        return False
    if len(content) <= 1:
        return True
    if _points(bare):
        # With a name and enough other words, a question with a pronoun may still be whole.
        return not (named and len(content) >= _WHOLE_WITH_NAMES)
    return not named and len(content) <= _SHORT


def _points(question: str) -> bool:
    """Whether a question has a word that points to something said before it."""
    return POINTING.search(question) is not None or any(
        _that_points(question[: found.start()], question[found.end() :])
        for found in THAT.finditer(question)
    )


def _that_points(before: str, behind: str) -> bool:
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


def understand(question: str, history: Sequence[str] = ()) -> Understood:
    """The question as it is to be answered. `history` has the questions before it, oldest first.

    A question that depends on the one before it carries that one, and what that one carries.
    """
    question = " ".join(question.split())
    history = history[-_MOST_EARLIER:]
    if not history or not needs_earlier(question):
        own = ANNOUNCED_TOPIC.compiled.sub("", question)
        return Understood(own, own)
    before = understand(history[-1], history[:-1])
    earlier = [before.carried] if before.carried else []
    carried = " ".join([*earlier, before.own])[-_LONGEST_CARRIED:]
    return Understood(f"{question} ({carried})", question, carried, before)
