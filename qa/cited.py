"""Questions about notes and cited works: which note is meant, by number, claim or title."""

import re
from dataclasses import dataclass

from corpus.documents import Document, Note
from index.terms import Stems

_WORDS = """
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen twenty
    """.split()
_ORDINALS = """
    first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
    fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth
    """.split()
_NAMED = r"(?:foot\s?-?|end\s?-?)?notes?|fn\.?|citations?|references?|ref\.?"
_NUMBER = rf"\d{{1,4}}|{'|'.join(_WORDS)}"
_BY_NUMBER = re.compile(
    rf"\b(?:{_NAMED})\s*(?:no\.?|nr\.?|number|num\.?|#)?\s*[\[(]?"
    rf"(?P<numbers>(?:{_NUMBER})\b(?:\s*(?:,|and|or|&)\s*(?:{_NUMBER})\b)*)",
    re.IGNORECASE,
)
_BY_ORDINAL = re.compile(
    rf"\b(?P<ordinal>{'|'.join(_ORDINALS)}|last|\d{{1,4}}(?:st|nd|rd|th))\s+(?:{_NAMED})\b",
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
    r"|\bwhere (?:does|do|did|is|are)\b.{0,60}\b(?:come from|came from|taken from|get|appear)\b",
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
    return int(re.sub(r"\D", "", word))


def read_note_question(question: str, last: int = 0) -> NoteQuestion | None:
    """What a question asks about notes, or `None` where it asks about the matter itself.

    `last` is the number of the last note, for "the last note".
    """
    match = _BY_NUMBER.search(question)
    if match:
        found = re.findall(_NUMBER, match["numbers"], re.IGNORECASE)
        return NoteQuestion(tuple(dict.fromkeys(_value(word) for word in found)))
    match = _BY_ORDINAL.search(question)
    if match and not (match["ordinal"].lower() == "last" and not last):
        number = last if match["ordinal"].lower() == "last" else _value(match["ordinal"])
        return NoteQuestion((number,))
    works, backing = _WORKS.search(question), _BACKING.search(question)
    if not works and not backing:
        return None
    about = " ".join(w for w in re.findall(r"[\w’'-]+", question) if w.lower() not in _CUES)
    backs = re.search(r"\b(?:backs?|supports?|behind|claims?|something)\b", question, re.IGNORECASE)
    return NoteQuestion((), works is not None and backs is None, about)


def _searched(document: Document, note: Note) -> str:
    """A note's words, with those of the works that its short forms mean, and what kind they are."""
    words = [document.note_text(note)]
    for citation in note.citations:
        words += [*citation.authors, citation.title or "", citation.kind]
        words += _ALSO_CALLED.get(citation.kind, ())
    return " ".join(words)


def matching_notes(document: Document, about: str, stems: Stems) -> list[tuple[Note, float]]:
    """Notes with words of `about`, best first, each with the share of it that it has (0 to 1)."""
    wanted = list(dict.fromkeys(stems.of([about])[0])) if about.strip() else []
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
