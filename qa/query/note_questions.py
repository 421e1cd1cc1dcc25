"""Reading questions about notes and cited works: which is meant, by number, claim or title."""

import re
import unicodedata
from dataclasses import dataclass, replace

from qa.query.followups import Understood, content_words

_WORDS = """
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen twenty
    """.split()
_ORDINALS = """
    first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
    fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth
    """.split()
_NAMED = r"(?:foot\s?-?|end\s?-?)?notes?|fn\.?|citations?|references?|ref\.?"
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_COMPOUND = rf"(?:{'|'.join(_TENS)})(?:[\s-](?:{'|'.join(_WORDS[:9])})\b)?"
_NUMBER = rf"\d+|{_COMPOUND}|{'|'.join(_WORDS)}"
_TO = r"-|–|to|through|until"
_BY_NUMBER = re.compile(
    rf"\b(?:{_NAMED})\s*(?:no\.?|nr\.?|number|num\.?|#)?\s*[\[(]?"
    rf"(?P<numbers>(?:{_NUMBER})\b(?:\s*(?:,|and|or|&|{_TO})\s*(?:{_NUMBER})\b)*)",
    re.IGNORECASE,
)
_RANGE = re.compile(
    rf"(?P<low>{_NUMBER})\b(?:\s*(?:{_TO})\s*(?P<high>{_NUMBER})\b)?", re.IGNORECASE
)
_BARE = re.compile(r"\s*\[\s*(\d+)\s*\]\s*\??\s*")  # all of a question
_RAISED = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_WIDEST_RANGE = 100
_BY_ORDINAL = re.compile(
    rf"\b(?P<ordinal>{'|'.join(_ORDINALS)}|last|\d+(?:st|nd|rd|th))\s+(?:{_NAMED})\b",
    re.IGNORECASE,
)
_KINDS = (
    r"(?:articles?|books?|memoir|thesis|dissertation|pieces?|papers?|reports?|stud(?:y|ies)|videos?"
    r"|tweets?|programmes?|broadcasts?|(?:web ?)?(?:sites?|pages?)|links?|urls?|web address"
    r"|publications?|newspapers?|journals?|works?)"
)
_WORKS = re.compile(
    rf"\bwho(?:se)?\b.{{0,30}}\b(?:wrote|written|authored|author|published|{_KINDS})\b"
    r"|\bauthors? of\b|\bwritten by\b|\bpublisher of\b"
    r"|\bwhat (?:else )?(?:did|has|have) (?:[\w.’'-]+ ){1,4}(?:write|written|publish(?:ed)?)\b"
    rf"|\b(?:which|what)\s+(?!(?:did|does|do|can|could|should|would|will)\b)"
    rf"(?:[\w’'-]+\s+){{0,3}}{_KINDS}\b"
    r"|\b(?:which|what) (?:think.?tank|institutes?|news (?:agency|outlet|channel|site)"
    r"|agency|broadcaster|channel|magazine|outlet|publisher|surveys?)\b"
    rf"|\b{_KINDS}\s+(?:by|called|titled|entitled|is cited|are cited|cited)\b"
    rf"|\b(?:cited?|cites)\b.{{0,20}}\b{_KINDS}\b"
    r"|\b(?:which|what) (?:foot\s?|end\s?)?notes? (?:cites?|mentions?|refers? to|names?)\b"
    r"|\b(?:references?|citations?|link) to\b"
    r"|\bpages? (?:number )?(?:of|in)\b"
    r"|\bwhere (?:was|were|did|has|have)\b.{0,80}\b(?:published?|appear(?:ed)?|printed)\b"
    r"|\bwhen was\b.{0,60}\bpublished\b",
    re.IGNORECASE,
)
_NOTES = re.compile(
    r"\b(?:foot\s?-?|end\s?-?)notes?\b|\b(?:footnoted?|sourced|bibliograph\w+)\b"
    r"|\b(?:an?|the|any|which|what|that|whose|does) notes?\b(?! (?:that|how|of)\b)"
    r"|\breferences\b|\bcitations?\b|\b(?:cites?|cited|citing)\b"
    r"|\b(?:an?|any|the|give|what’s the|what's the) reference (?:for|to|on|about)\b"
    r"|\b(?:something|anything|anywhere) published\b|\bpublished anywhere\b"
    r"|\bamong (?:the|its|his|her|their) (?:cited )?(?:sources|works)\b",
    re.IGNORECASE,
)
_SOURCE = re.compile(
    r"\bsources?\b(?! of (?!the\b|this\b|that\b|these\b|it\b|\d)).{0,40}"
    r"\b(?:backs?|supports?|behind|for|on|about|of|gives?|says?|used|is|are|given)\b"
    r"|\b(?:what(?:['’]s| is| are)|is there|are there|any|give|name) (?:the |an? |any )?sources?\b"
    r"|\bauthors?\b.{0,20}\b(?:backs?|supports?|rel(?:y|ies) on|get|got|bases?)\b"
    r"|\bwhat (?:evidence )?(?:backs?|supports?|substantiates) (?:up )?"
    r"(?:(?:the|this|that|his|her|their) )?(?:claims?|statements?|figures?|estimates?|numbers?"
    r"|assertions?|ideas?)\b"
    r"|\b(?:anything|something)\b.{0,12}\b(?:backs?|supports?)\b.{0,20}"
    r"\b(?:claims?|statements?|figures?|this|that|it)\b"
    r"|\bwhere (?:can|could|may) (?:i|one|we|you) (?:read|find|consult|look up)\b"
    r"|\bbacks?\b.{0,80}\b(?:with|by) (?:anything|something|evidence|a source)\b",
    re.IGNORECASE,
)
_SAID_BY_SOURCES = re.compile(
    r"\b(?:according to|official|independent|some|police|security|well-informed|intelligence)"
    r"\b.{0,12} sources?\b|\bsources? (?:said|told|claimed|confirmed|reported)\b",
    re.IGNORECASE,
)
_ORIGIN = re.compile(
    r"\bwhere (?:does|do|did|is|are|has)\b(?P<what>.{0,100})"
    r"\b(?:come from|came from|taken from|from|get|got|appear)\b",
    re.IGNORECASE,
)
_FIGURE = re.compile(
    rf"\d|\b(?:figures?|numbers?|data|claims?|quot(?:e|ation|es|ations)|statements?|estimates?"
    r"|statistics?|percentages?|information|numbers|phrase|assertion|(?:\w+-)?"
    r"(?:third|quarter|fifth|sixth|seventh|eighth|ninth|tenth|half)"
    rf"|they get|{'|'.join(_TENS)})\b|\b(?:this|that|it)\s*$",
    re.IGNORECASE,
)
_COUNT = re.compile(
    r"\bhow many (?:different |distinct |other )?(?P<what>(?:foot|end)?notes|citations|references"
    r"|sources|works|publications)\b(?=.*\b(?:cite[sd]?|notes|there|used?|uses|in all|have|has"
    r"|list(?:ed|s)?|reference[sd]?|rel(?:y|ies))\b)(?! of)",
    re.IGNORECASE,
)
_CLAIM = re.compile(
    r"\b(?:claims?|statements?|assertions?|fact|idea|figures?|numbers?|estimates?|sentence)"
    r" (?:that|of|about|for|on) (?P<claim>.+)",
    re.IGNORECASE,
)
_ITSELF = r"(?:this|(?:this|the) (?:(?:research |whole )?(?:paper|text|article|study|document)))"
_ITSELF_ANYWHERE = re.compile(rf"\b{_ITSELF}\b", re.IGNORECASE)
_AUTHOR = re.compile(
    rf"\bwho (?:is|was|are|were) (?:the|its) authors?(?: of {_ITSELF})?\s*\??\s*$"
    rf"|\bwho (?:wrote|has written|authored) {_ITSELF}(?=\s*(?:$|[?.,!]|and\b))"
    r"|\bwho (?:is|are) (?:it|this) by\b"
    r"|\b(?:the|its) authors?(?:['’]s?)? (?:background|qualifications?|biography|affiliation|name)",
    re.IGNORECASE,
)
_CUES = frozenset(
    """
    source sources note notes footnote footnotes endnote endnotes reference references citation
    citations cite cites cited citing back backs backed backing support supports supported claim
    claims claimed statement figure evidence article articles book books thesis dissertation
    report reports piece story paper papers author authors authored wrote written write work
    works publish published publisher publication website link url address points point among
    there page pages appear rely relies called titled entitled title says said give gives given
    used use come comes came taken behind number about something anything else mention mentioned
    refer refers does do did which what where who whose paper text author please give any
    footnoted sourced rely relies anywhere get got link got documents document many how
    can could i one read find consult itself
    think tank agency broadcaster reported reports there's mentioned tell told
    """.split()
)


@dataclass(frozen=True, slots=True)
class NoteQuestion:
    """A question about notes: those with these `numbers`, or (if none) `about` something.

    `works` is true where the works themselves are asked about ("who wrote …"), false where the
    question starts from a claim of the text ("what source backs …"). `sure` is false where it may
    as well ask about the matter. `before` is true where the claim is what the question before
    was answered with, `count` where it asks how many notes there are.
    """

    numbers: tuple[int, ...] = ()
    works: bool = False
    about: str = ""
    sure: bool = True
    before: bool = False
    count: bool = False


def _value(word: str) -> int:
    word = word.lower()
    if word in _WORDS:
        return _WORDS.index(word) + 1
    if word in _ORDINALS:
        return _ORDINALS.index(word) + 1
    tens, *ones = re.split(r"[\s-]", word)
    if tens in _TENS:
        return 10 * (_TENS.index(tens) + 2) + (_value(ones[0]) if ones else 0)
    return int(re.sub(r"\D", "", word)[:9])


def _values(numbers: str) -> tuple[int, ...]:
    """The numbers of "4, 10 and twenty-one" or "4-7", in the order given."""
    found: list[int] = []
    for match in _RANGE.finditer(numbers):
        low = _value(match["low"])
        high = _value(match["high"]) if match["high"] else low
        found += range(low, high + 1) if low <= high < low + _WIDEST_RANGE else (low, high)
    return tuple(dict.fromkeys(found))


def follow_note_question(asked: Understood, last: int = 0) -> NoteQuestion | None:
    """What a question asks about notes, given what it took from earlier ones.

    A question about notes stays one where the next says nothing of its own ("who wrote it?", "by
    whom?"); one that asks something else is not, whatever was asked before it.
    """
    own = read_note_question(asked.own, last)
    if asked.before is None or (own is not None and own.numbers):
        return own
    earlier = follow_note_question(asked.before, last)
    if own is None:
        most = 1 if earlier is not None and earlier.numbers else 0
        return earlier if len(content_words(asked.own)) <= most else None
    if own.count or content_words(own.about):
        return own
    if earlier is None:
        return replace(own, works=False, about=_without_cues(asked.text), sure=True, before=True)
    if earlier.numbers or earlier.before:
        return earlier
    return replace(own, about=_without_cues(asked.text), sure=True)


def _without_cues(question: str) -> str:
    return " ".join(w for w in re.findall(r"[\w’'-]+", question) if w.lower() not in _CUES)


def read_note_question(question: str, last: int = 0) -> NoteQuestion | None:
    """What a question asks about notes, or `None` where it asks about the matter itself.

    `last` is the number of the last note, for "the last note".
    """
    bare = _BARE.fullmatch(_raised_as_bracketed(question))
    if bare:
        return NoteQuestion(_values(bare[1]))
    question = unicodedata.normalize("NFKC", question)
    match = _BY_NUMBER.search(question)
    if match:
        return NoteQuestion(_values(match["numbers"]))
    match = _BY_ORDINAL.search(question)
    if match and not (match["ordinal"].lower() == "last" and not last):
        number = last if match["ordinal"].lower() == "last" else _value(match["ordinal"])
        return NoteQuestion((number,))
    count = _COUNT.search(question)
    if count:
        rest = _ITSELF_ANYWHERE.sub(" ", question[count.end() :])
        return NoteQuestion(about=" ".join(content_words(_without_cues(rest))), count=True)
    noted = _NOTES.search(question) is not None
    backing = noted or _asks_source(question)
    works = _WORKS.search(question) is not None
    if not works and not backing:
        return None
    claim = _CLAIM.search(question)
    backs = re.search(r"\b(?:backs?|supports?|behind|claims?|something)\b", question, re.IGNORECASE)
    works = works and backs is None
    about = claim["claim"] if claim and backing and not works else question
    return NoteQuestion((), works, _without_cues(about), sure=backing)


def _asks_source(question: str) -> bool:
    """Whether it is asked where the text has something from."""
    if _SOURCE.search(question) and not _SAID_BY_SOURCES.search(question):
        return True
    origin = _ORIGIN.search(question)
    return origin is not None and _FIGURE.search(origin["what"].rstrip()) is not None


def _raised_as_bracketed(question: str) -> str:
    return _RAISED.sub(lambda raised: f"[{unicodedata.normalize('NFKC', raised[0])}]", question)


def asks_author(question: str) -> bool:
    """Whether a question asks who wrote the text itself."""
    return _AUTHOR.search(question) is not None
