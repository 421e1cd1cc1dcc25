"""Questions that a text may answer, made from its own sentences by rules for English.

The rules are strict rather than many: a question is made only of a sentence that begins with what
it is about, called by a name or a definite description, so that it is sure to be good English and
to stand alone. Whether Ibid answers it well is found out by asking: see `qa.answering.suggestions`.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from corpus.documents import Document, Note
from qa.names.acronyms import STARTERS

QuestionKind = Literal["definition", "date", "figure", "place", "heading", "author", "note"]
KINDS: tuple[QuestionKind, ...] = get_args(QuestionKind)

_LONGEST = 110  # characters of a question
_MOST_SENTENCES = 4000  # that are looked at
_LONGEST_SENTENCE = 600  # characters of one that a question is made of
_MOST_WORDS = 60  # in it

_CAPITAL = r"[A-Z][^\W_]*(?:[’'.-][^\W_]+)*\.?"
_NAME = rf"{_CAPITAL}(?:(?: (?:of|de|al|van|von|bin|and|the|for|in))* {_CAPITAL}){{0,6}}"
_WORD = r"[a-z]+(?:-[a-z]+)*"
# A name, or a definite description: "The ferry", "The ferry of Odden", "The Swat operation".
_SUBJECT = (
    rf"(?:[Tt]he )?{_NAME}(?: {_WORD}){{0,2}}?"
    rf"|The {_WORD}(?: {_WORD})? (?:of|at|in) (?:the )?{_NAME}"
    rf"|The {_WORD}(?: {_WORD})?"
)
_ABOUT = rf"^(?P<subject>{_SUBJECT})(?: \([^()]{{1,40}}\))?"
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
)
_YEAR = r"(?:1[0-9]|20)\d\d"
_DATE = rf"(?:\d{{1,2}} )?(?:{_MONTH} )?(?:\d{{1,2}},? )?{_YEAR}\b"
_IRREGULAR = (
    "built|founded|held|sold|bought|made|sent|won|lost|begun|written|given|taken|shot|born|set|cut|"
    "drawn|found|fought|brought|caught|paid|laid|led|left|put|struck|overthrown|driven|hung|hit"
)
_DONE = rf"(?P<done>{_IRREGULAR}|[a-z]{{2,}}ed)"
_NUMBER = (
    r"\d{1,3}(?:[,.]\d{3})+|\d{1,5}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"thirteen|fourteen|fifteen|sixteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
)
_ROUGHLY = (
    r"(?:(?:At least|More than|Over|About|Some|Nearly|Almost|Around|Up to|Only|A total of) )?"
)
_ALONE = {
    "began",
    "died",
    "ended",
    "opened",
    "resigned",
    "returned",
    "started",
}  # without an object
# Verbs whose plain form is sure.
_PLAIN = {
    "announced": "announce", "attacked": "attack", "began": "begin", "bought": "buy",
    "built": "build", "captured": "capture", "carried": "carry", "cut": "cut",
    "declared": "declare", "died": "die", "employed": "employ", "ended": "end",
    "established": "establish", "founded": "found", "held": "hold", "introduced": "introduce",
    "issued": "issue", "joined": "join", "killed": "kill", "launched": "launch", "lost": "lose",
    "married": "marry", "moved": "move", "opened": "open", "published": "publish",
    "received": "receive", "released": "release", "resigned": "resign", "returned": "return",
    "sent": "send", "signed": "sign", "sold": "sell", "started": "start", "won": "win",
}  # fmt: skip
_VERB = rf"(?P<verb>{'|'.join(_PLAIN)})"
_OF_HAVING = {
    "has": ("does", "have"), "have": ("do", "have"), "had": ("did", "have"),
    "contains": ("does", "contain"), "contain": ("do", "contain"),
    "consists of": ("does", "consist of"), "consist of": ("do", "consist of"),
}  # fmt: skip
_PERSON = re.compile(
    r"\b(?:leader|minister|president|general|chief|author|scholar|founder|master|spokes\w+|emir|"
    r"commander|officer|journalist|king|queen|politician|soldier|engineer|professor|writer|poet|"
    r"lawyer|judge|singer|actor|actress|player|\w*keeper|character|researcher|director|coach|dancer|painter|"
    r"teacher|man|woman|son|daughter|wife|nurse|doctor|activist|artist|novelist|pianist|architect|"
    r"\w+(?:ologist|ographer|ician|torian|scientist|nomist|opher|aller|keter))\b"
)
_ADDRESSED = re.compile(r"(?:Dr|Mr|Mrs|Ms|Prof|Professor|Sir|Lord|Lady|Dame)\b")
_BARE = STARTERS | frozenset(
    "they it we you i who what here such all some several one another each most few none both many "
    "more others two three four five six seven eight nine ten and so now then yet first second "
    "third within without north south east west near beyond despite due like unlike because soon "
    "finally moreover furthermore therefore later earlier today recently".split()
)
_VAGUE = re.compile(
    r"\b(?:this|that|these|those|it|its|they|their|them|he|his|him|she|her|former|latter|same|above|"
    r"following|such|we|our|us|which|who)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"\b(?:was|were|is|are|been|had|has|have|did|and|or)\b")
_UNFIT = re.compile(
    rf"{_VAGUE.pattern}|{_CLAUSE.pattern}| there\b|^(?-i:{_MONTH}|[A-Z][a-z]+day)$",
    re.IGNORECASE,
)
_BREAK = re.compile(r"[,;:()–—]| (?:which|who|that|when|where|while|after|before|because|but)\b")

_DEFINES = re.compile(
    rf"{_ABOUT} (?P<be>is|was|are|were) (?P<what>(?:an?|the|one of the) (?:[^.;:]+))"
)
_DATED = re.compile(
    rf"{_ABOUT}(?: (?:is|was) (?:an?|the) [^,.;]{{3,60}}, (?:which|who))? (?P<be>was|were) "
    rf"{_DONE}(?P<rest>[^,;.:()]{{0,50}}?) (?:in|on) (?P<fact>{_DATE})"
)
_DID = re.compile(rf"{_ABOUT} {_VERB}(?P<rest> [^,;.:()]{{3,60}}?)? (?:in|on) (?P<fact>{_DATE})")
_HAS = re.compile(
    rf"{_ABOUT} (?P<be>has|have|had|contains?|consists? of) {_ROUGHLY.lower()}(?P<fact>{_NUMBER}) "
    rf"(?P<what>(?:{_WORD} ){{0,2}}(?:[a-z]+s|people|men|women|children))(?=[,.;]|$)"
)
_PLACED = re.compile(
    rf"{_ABOUT} (?P<be>was|were) (?P<done>held|born|founded|built|signed|buried|found|located|"
    rf"established|based|published|opened) (?:in|at) (?P<fact>(?:the )?{_NAME})"
    rf"(?=[,.;]| (?:in|on|by) )"
)
_COUNTED = re.compile(
    rf"^{_ROUGHLY}(?P<fact>{_NUMBER}) (?P<what>{_WORD}(?: {_WORD}){{0,3}}) (?P<be>were|have been|"
    rf"had been) {_DONE}(?P<rest>[^,;:.()]{{0,70}})(?=[,;:.()]|$)",
    re.IGNORECASE,
)
_COUNTS = re.compile(
    rf"{_ABOUT} {_VERB} (?:{_ROUGHLY.lower()})(?P<fact>{_NUMBER}) (?P<what>[a-z]+s(?: of {_WORD})?|"
    rf"people|men|women|children)(?P<rest>(?: (?:in|on|over|from|to|at|of) [^,;:.()]{{2,40}})?)"
    rf"(?=[,.;]|$)"
)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A question, and `[start, end)` of the sentence or note it is made of. `fact` are the words
    that answer it, where they are known.
    """

    question: str
    kind: QuestionKind
    start: int
    end: int
    fact: str | None = None


def proposals(document: Document) -> Iterator[Proposal]:
    """Questions that a document may answer, in the order of its text; each once."""
    seen: set[str] = set()
    for one in _all(document):
        known = one.question.casefold()
        if len(one.question) <= _LONGEST and known not in seen:
            seen.add(known)
            yield one


def _all(document: Document) -> Iterator[Proposal]:
    if document.language == "en":
        yield from _of_headings(document)
        words = _Words(document.text[: document.body_end])
        for sentence in document.sentences[:_MOST_SENTENCES]:
            text = document.text[sentence.start : sentence.end]
            fits = len(text) <= _LONGEST_SENTENCE and len(text.split()) <= _MOST_WORDS
            if fits and sentence.voice == "author":
                for kind, question, fact in _asked(" ".join(text.split()), words):
                    yield Proposal(question, kind, sentence.start, sentence.end, fact)
    for aside in document.asides:
        if aside.kind == "biography":
            yield Proposal("Who wrote this paper?", "author", aside.start, aside.end)
            break
    note = next((note for note in document.notes if _cites(note)), None)
    if note is not None:
        yield Proposal(f"What does note {note.number} cite?", "note", note.start, note.end)


class _Words:
    """What a text tells of its words: which it writes small, and what it calls "the" again."""

    def __init__(self, text: str) -> None:
        self._all = Counter(re.findall(r"[^\W_]+(?:[’'.-][^\W_]+)*", text))
        self._known = Counter(re.findall(r"\b[Tt]he ([a-z]+(?: [a-z]+)?)\b", text))
        self._known.update(re.findall(r"\b[Tt]he ([a-z]+)\b", text))

    def is_small(self, word: str) -> bool:
        return word.lower() in self._all and word[1:] == word[1:].lower()

    def count(self, word: str) -> int:
        return self._all[word]

    def is_known(self, description: str) -> bool:
        """Whether "the …" is spoken of at least twice."""
        return self._known[description] >= 2


def _cites(note: Note) -> bool:
    """Whether a note cites works in full, and nothing of it is unsure."""
    return bool(note.citations) and all(
        one.title and not one.resolved_from and not one.unsure for one in note.citations
    )


def _of_headings(document: Document) -> Iterator[Proposal]:
    for paragraph in document.paragraphs:
        words = document.text[paragraph.start : paragraph.end]
        if paragraph.kind == "heading" and words.endswith("?") and len(words.split()) > 3:
            yield Proposal(" ".join(words.split()), "heading", paragraph.start, paragraph.end)


def _asked(text: str, words: _Words) -> Iterator[tuple[QuestionKind, str, str | None]]:
    """The questions that a sentence may answer, with the words that do."""
    first = re.match(rf"(?:In|On) (?P<fact>{_DATE}),? (?P<rest>.+)$", text)
    if first:  # "In 1901, the ferry was built": as if it said so behind
        rest = first["rest"][:1].upper() + first["rest"][1:]
        told = re.match(r"[^,;:()]+?(?=[,;:(]|\.\s|\.$)", rest)
        if told and len(told[0].split()) <= 14:
            text = f"{told[0].strip()} in {first['fact']}."
    if (m := _DATED.match(text)) and (who := _subject(m, words)) and _clear(m["rest"]):
        yield "date", f"When {m['be']} {who} {m['done']}{_tail(m['rest'])}?", m["fact"]
    elif (
        (m := _DID.match(text))
        and _is_object(m)
        and (who := _subject(m, words))
        and _clear(m["rest"])
    ):
        yield "date", f"When did {who} {_PLAIN[m['verb']]}{_tail(m['rest'])}?", m["fact"]
    if (
        (m := _PLACED.match(text))
        and (who := _subject(m, words))
        and not re.match(_MONTH, m["fact"])
    ):
        yield "place", f"Where {m['be']} {who} {m['done']}?", m["fact"]
    if (m := _COUNTED.match(text)) and _clear(m["what"]) and _clear(m["rest"]):
        if re.match(
            r"(?:thirds|quarters|fourths|fifths|per ?cent|hundred|thousand|million|billion)\b",
            m["what"],
        ):
            return
        asked = f"How many {m['what']} {m['be'].lower()} {m['done']}{_tail(m['rest'])}?"
        yield "figure", asked, m["fact"]
    if (m := _COUNTS.match(text)) and (who := _subject(m, words)) and _clear(m["rest"]):
        did = f"did {who} {_PLAIN[m['verb']]}"
        yield "figure", f"How many {m['what']} {did}{_tail(m['rest'])}?", m["fact"]
    if (m := _HAS.match(text)) and (who := _subject(m, words)):
        verb, behind = _OF_HAVING[m["be"]]
        yield "figure", f"How many {m['what']} {verb} {who} {behind}?", m["fact"]
    if (m := _DEFINES.match(text)) and (who := _subject(m, words)) and len(m["what"].split()) > 3:
        if who.startswith("the ") and not re.search(r"[A-Z]", who):
            return  # it is spoken of before it is defined
        if re.match(r"the (?:first|only|last|most|least)\b|one of", m["what"]):
            return  # that tells of it what it is not asked for
        said = " ".join(m["what"].split()[:9])
        person = not who.startswith("the ") and (_PERSON.search(said) or _ADDRESSED.match(who))
        yield "definition", f"{'Who' if person else 'What'} {m['be']} {who}?", None


def _subject(match: re.Match[str], words: _Words) -> str | None:
    """What a sentence is about, as it stands in a question; `None` where it is not clear."""
    subject = match["subject"]
    first, _, rest = subject.partition(" ")
    if first.casefold() in _BARE - {"the"} or _UNFIT.search(subject):
        return None
    if first == "The":
        named = bool(re.search(r"[A-Z]", rest))
        return f"the {rest}" if named or words.is_known(rest) else None
    if not words.is_small(first):
        # A single word that begins a sentence is a name where the text has it elsewhere, too.
        named = rest[:1].isupper() or bool(re.match(r"(?:of|de|van|von|bin|for) ", rest))
        return subject if named or words.count(first) >= 3 else None
    # A common word begins the sentence: what it is the beginning of is common, too, or unclear.
    common = rest == rest.lower() and not first.endswith(("ly", "ing"))
    often = rest or words.count(first.lower()) >= 5
    return subject[:1].lower() + subject[1:] if common and often else None


def _is_object(match: re.Match[str]) -> bool:
    """Whether what stands behind an active verb can be its object, or it needs none."""
    rest = match["rest"]
    return not _CLAUSE.search(rest) if rest else match["verb"] in _ALONE


def _clear(words: str | None) -> bool:
    """Whether words of a sentence stand in a question without what stood before them."""
    return not words or not (_VAGUE.search(words) or _BREAK.search(words))


def _tail(words: str | None) -> str:
    told = (words or "").strip()
    return f" {told}" if told else ""
