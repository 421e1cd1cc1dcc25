"""Questions about notes and cited works: which note is meant, by number, claim or title."""

import re
import unicodedata
from dataclasses import dataclass

from corpus.documents import Document, Note
from index.terms import Stems
from qa.dialogue import Understood, content_words

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
    rf"|\b(?:which|what)\s+(?:[\w’'-]+\s+){{0,3}}{_KINDS}\b"
    rf"|\b{_KINDS}\s+(?:by|called|titled|entitled|is cited|are cited|cited)\b"
    rf"|\b(?:cited?|cites)\b.{{0,20}}\b{_KINDS}\b"
    r"|\bwhere was\b.{0,60}\bpublished\b|\bwhen was\b.{0,60}\bpublished\b",
    re.IGNORECASE,
)
_BACKING = re.compile(
    r"\b(?:foot\s?-?|end\s?-?)?notes?\b(?! (?:that|how|the)\b)|\breferences\b|\bcitations?\b"
    r"|\bsources?\b.{0,40}"
    r"\b(?:backs?|supports?|behind|for|on|about|of|gives?|says?|used|is|are|given)\b"
    r"|\b(?:cites?|cited|citing|footnoted?|sourced|something published|published anywhere)\b"
    r"|\bamong (?:the|its|his|her|their) (?:cited )?(?:sources|works)\b"
    r"|\bwhere (?:does|do|did|is|are)\b.{0,60}\b(?:come from|came from|taken from|get|appear)\b",
    re.IGNORECASE,
)
_ITSELF = r"(?:this|(?:this|the) (?:(?:research |whole )?(?:paper|text|article|study|document)))"
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
    refer refers
    """.split()
)


_ALSO_CALLED = {
    "thesis": ("doctoral", "dissertation", "PhD"),
    "book": ("memoir",),
    "post": ("tweet", "Twitter"),
    "video": ("programme", "broadcast", "YouTube"),
    "personal communication": ("interview", "conversation", "unpublished"),
}


@dataclass(frozen=True, slots=True)
class NoteQuestion:
    """A question about notes: those with these `numbers`, or (if none) `about` something.

    `works` is true where the works themselves are asked about ("who wrote …"), false where the
    question starts from a claim of the text ("what source backs …").
    """

    numbers: tuple[int, ...] = ()
    works: bool = False
    about: str = ""


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
    if content_words(own.about):
        return own
    if earlier is not None and earlier.numbers:
        return earlier
    return NoteQuestion((), own.works, _without_cues(asked.text))


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
    works, backing = _WORKS.search(question), _BACKING.search(question)
    if not works and not backing:
        return None
    backs = re.search(r"\b(?:backs?|supports?|behind|claims?|something)\b", question, re.IGNORECASE)
    return NoteQuestion((), works is not None and backs is None, _without_cues(question))


def _raised_as_bracketed(question: str) -> str:
    return _RAISED.sub(lambda raised: f"[{unicodedata.normalize('NFKC', raised[0])}]", question)


def _searched(document: Document, note: Note) -> str:
    """A note's words, with those of the works that its short forms mean, and what kind they are."""
    words = [document.note_text(note)]
    for citation in note.citations:
        words += [*citation.authors, citation.title or "", citation.kind]
        words += _ALSO_CALLED.get(citation.kind, ())
    return " ".join(words)


def asks_author(question: str) -> bool:
    """Whether a question asks who wrote the text itself."""
    return _AUTHOR.search(question) is not None


def matching_notes(document: Document, about: str, stems: Stems) -> list[tuple[Note, float]]:
    """Notes with words of `about`, best first, each with the share of it that it has (0 to 1)."""
    stemmed = stems.of([about])[0] if about.strip() else []
    # A single digit stands in many a date and page, and says nothing of what a note is about.
    wanted = [stem for stem in dict.fromkeys(stemmed) if len(stem) > 1]
    if not wanted or not document.notes:
        return []
    texts = stems.of([_searched(document, note) for note in document.notes])
    counts = {stem: sum(stem in set(text) for text in texts) for stem in wanted}
    # A word that few notes have tells more than one that many have; one that none has, little.
    weights = {stem: (1.0 + counts[stem]) ** -0.5 if counts[stem] else 0.4 for stem in wanted}
    total = sum(weights.values())
    scored = []
    for note, text in zip(document.notes, texts, strict=True):
        share = sum(weights[stem] for stem in set(text) & set(wanted)) / total
        if share:
            scored.append((note, share))
    return sorted(scored, key=lambda pair: (-pair[1], pair[0].number))
