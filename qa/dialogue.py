"""Follow-ups: what a question leaves unsaid, taken from the questions before it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_OPENING = re.compile(r"^(?:and|but|so|also|then|ok|okay|now|well|or)\b[\s,]*", re.IGNORECASE)
_WHAT_ABOUT = re.compile(r"^(?:(?:what|how) about|what of|same for)\b", re.IGNORECASE)
_NEW_TOPIC = re.compile(
    r"\b(?:something else|moving on|changing the subject|by the way|forget (?:that|it)"
    r"|(?:new|another|different|next|separate|unrelated|other)"
    r" (?:question|topic|subject|matter))\b",
    re.IGNORECASE,
)
_ANNOUNCED = re.compile(
    r"^(?:(?:now|ok|okay|well|thanks|thank you|and|but|a|an|on|to)\b[\s,.!]*)*"
    rf"{_NEW_TOPIC.pattern}\s*[:.,;!–—-]+\s*(?=\w)",
    re.IGNORECASE,
)
_POINTING = re.compile(
    r"\b(?:it|its|itself|they|them|their|theirs|he|him|his|she|her|hers|this|these|those|there"
    r"|then|former|latter|one|ones|same|such|else"
    r"|the (?:group|attacks?|agreement|deal|report|author|operation"
    r"|event|number|latter|former|other|others|first|second|two|claim))\b"
    r"|\bthat\b(?!\s+(?:the|a|an|[A-Z]))",
    re.IGNORECASE,
)
_FILLER = frozenset(
    """
    a about after again all also an and any are as at be because been before being but by can
    could did do does done exactly for from get got had happen happened happening has have he
    her him his how i if in into is it its just many may me mean might more most much my no not
    of on one or other our out over please really say says said she should so some such tell
    than that the their them then there these they thing things this those to too under up us
    very was we well were what when where which who whom whose why will with would you your long
    often far old else more explain describe kind sort reason
    """.split()
)
_TELLING = 2  # content words, with which a question tells what it is about
_FURTHEST = 3  # earlier questions that one may lean on, each through the next
_LONGEST_CARRIED = 400  # characters; the latest are kept
_WORD = re.compile(r"[\w’'-]+")


@dataclass(frozen=True, slots=True)
class Understood:
    """A question as it is answered.

    `text` is all of it, in the words that are searched for; `own` is what was asked just now, and
    `carried` what was taken from earlier questions, the last of which is `before`.
    """

    text: str
    own: str
    carried: str | None = None
    before: "Understood | None" = None

    @property
    def questions(self) -> tuple[str, ...]:
        """The wordings in which it is read together with a sentence: alone, and where it leans on
        earlier ones, with what these were about. Not with all their words: beside a whole earlier
        question, what answered that looks like an answer again.
        """
        if self.before is None:
            return (self.text,)
        topic = " ".join(self.before.topic)
        return (self.own, f"{self.own} ({topic})") if topic else (self.own,)

    @property
    def topic(self) -> tuple[str, ...]:
        """What it is about: its content words, with those of earlier questions where it has few."""
        words = content_words(self.own)
        if len(words) < _TELLING and self.before is not None:
            words = [*self.before.topic, *words]
        return tuple(dict.fromkeys(words))


def content_words(text: str) -> list[str]:
    """The words that carry what a question is about, in order."""
    words = [word.strip("'’-") for word in _WORD.findall(text)]
    return [
        word
        for word in words
        if word and word.lower().removesuffix("'s").removesuffix("’s") not in _FILLER
    ]


def leans_on_earlier(question: str) -> bool:
    """Whether a question cannot be understood alone."""
    bare = _OPENING.sub("", question.strip())
    content = content_words(bare)
    named = any(word[0].isupper() or word[0].isdigit() for word in content[0:])
    if _WHAT_ABOUT.match(bare):
        return True
    if _NEW_TOPIC.search(question):
        return False
    if len(content) <= 1:
        return True
    if _POINTING.search(bare):
        # A pointing word with names of its own may still be whole: "did they ... in Kabul?" is not.
        return not (named and len(content) >= 5)
    return not named and len(content) <= 3


def understand(question: str, history: Sequence[str] = ()) -> Understood:
    """A question as it is to be answered, given the questions asked before it, oldest first.

    One that leans on what came before takes with it the question before, and what that took.
    """
    question = " ".join(question.split())
    history = history[-_FURTHEST:]
    if not history or not leans_on_earlier(question):
        own = _ANNOUNCED.sub("", question)
        return Understood(own, own)
    before = understand(history[-1], history[:-1])
    earlier = [before.carried] if before.carried else []
    carried = " ".join([*earlier, before.own])[-_LONGEST_CARRIED:]
    return Understood(f"{question} ({carried})", question, carried, before)
