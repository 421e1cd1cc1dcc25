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
    r"|event|number|latter|former|other|others|first|second|two|claim))\b",
    re.IGNORECASE,
)
_THAT = re.compile(r"(?<![\w’'-])that(?![\w’'-])", re.IGNORECASE)
# What stands before "that" tells what it is, else what stands behind it: see `_that_points`.
_HELPING = frozenset(
    """
    am are be been being can could did do does had has have is may might must shall should was were
    will would
    """.split()
)
_LEADING = frozenset(
    """
    about after against along among around as at because before behind beside besides beyond by
    despite during following for from in inside into like near of off on onto outside over past
    since than through to toward towards under unlike until upon via with within without
    """.split()
)
_JOINING = frozenset("and but how if once or then though unless what when where while why".split())
_SUBJECTS = frozenset("he i it she they we who whoever you".split())
# A clause follows, with "that" or without it.
_CLAUSE_LEADING = frozenset(
    """
    accept accepted accused admit admits admitted agree agreed agrees allege alleged alleges
    announce announced announces argue argued argues assert asserts asserted assume assumed assumes
    aware believe believed believes certain claim claimed claims clear conclude concluded concludes
    confirm confirmed confirms convinced declare declared declares demand demanded demands denied
    denies deny ensure ensured ensures evidence explain explained explains fact fear feared fears
    find finds forget given hold holds hope hoped hopes imply implied implies indicate indicated
    indicates insist insisted insists know knew known knows likely maintain maintained maintains
    mean means meant mention mentioned mentions notice note noted notes now observe observed
    observes possible proof propose proposed proposes prove proved proves provided realise
    realised realize realized recognise recognised recommend recommended recommends report
    reported reports reveal revealed reveals said say saying says see show showed shown shows so
    state stated states such suggest suggested suggests suppose supposed sure tell telling tells
    think thinks thought told true understand understood warn warned warns write writes wrote
    """.split()
)
_OPENING_CLAUSE = frozenset(
    """
    a all an any both each every few he her his i it its many most my no nobody one our several she
    some somebody someone the their there these they this those we you your
    """.split()
)
_PAST = frozenset(
    """
    became began bought broke brought built came caught chose cost cut drew drove fell felt fled
    fought gave got grew held hit kept killed knew laid led left lost made met paid put ran rose
    sat saw sent set shot sold spent spoke split spread stood struck swore took taught threw went
    won wore wrote
    """.split()
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
    if _points(bare):
        # A pointing word with names of its own may still be whole: "did they ... in Kabul?" is not.
        return not (named and len(content) >= 5)
    return not named and len(content) <= 3


def _points(question: str) -> bool:
    """Whether a question has a word that points to something said before it."""
    return _POINTING.search(question) is not None or any(
        _that_points(question[: found.start()], question[found.end() :])
        for found in _THAT.finditer(question)
    )


def _that_points(before: str, behind: str) -> bool:
    """Whether a "that" between these parts of a question points to something said earlier, alone
    ("Who did that?") or with a noun ("in that year"). It does not where it begins a clause ("says
    that the army left", "groups that left Kabul", "the deal that Kabul signed").
    """
    lead = [word.lower() for word in _WORD.findall(re.split(r"[.,;:?!]", before)[-1])]
    follows = re.match(r"\s+([\w’'-]+)", behind)
    if follows is None:  # the end of the clause
        return True
    next_word = follows[1]
    begins_clause = next_word.lower() in _OPENING_CLAUSE or next_word[0].isupper()
    if not lead or lead[-1] in _JOINING:
        return not begins_clause
    last = lead[-1]
    if last in _HELPING or last in _LEADING:
        return True
    if last in _CLAUSE_LEADING or begins_clause or _is_verb(next_word.lower()):
        return False
    # Of two unknown words, "led that group" and "group that opposed", the first is a verb or not.
    if last in _PAST or last.endswith("ed") or (len(lead) > 1 and lead[-2] in _SUBJECTS):
        return True
    helped = any(word in _HELPING or word == "to" for word in lead[:-1])
    bare = len(lead) > 1 and lead[-2] not in _OPENING_CLAUSE and not last.endswith("s")
    return helped and bare


def _is_verb(word: str) -> bool:
    """Whether a word behind "that" is a verb for certain; a noun in the plural cannot follow it."""
    return (
        word in _HELPING
        or word in _PAST
        or word.endswith("ed")
        or (word.endswith("s") and not word.endswith(("ss", "is", "us")))
    )


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
