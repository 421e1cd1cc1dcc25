"""Sentences, and who speaks in each: the author, or somebody the author quotes."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from corpus.documents import ParagraphKind, Sentence

_PAIRS = {"“": "”", "«": "»", "„": "“”"}
_LEAST_WORDS = 5  # shorter quotations are terms, not speech
_MOST_AT_ONCE = 20_000  # characters
_LONGEST_SPEAKER = 12  # words
_NEAR = 600  # characters; who speaks is named no further from the quotation
_VERBS = (
    r"(?:told|tells|said|says|stated?s?|announce[ds]|explain(?:ed|s)|wr(?:ote|ites)|argue[ds]"
    r"|claim(?:ed|s)|note[ds]|warn(?:ed|s)|continue[ds]|add(?:ed|s)|declare[ds]|report(?:ed|s)"
    r"|remark(?:ed|s)|insist(?:ed|s)|conclude[ds]|observe[ds]|repl(?:ied|ies)|ask(?:ed|s)"
    r"|recall(?:ed|s)|put it|acknowledge[ds]|testif(?:ied|ies)|swore|complain(?:ed|s)"
    r"|justif(?:ied|ies)|describe[ds]|calls|called|confessed|urge[ds])"
)
_SAYS = re.compile(rf"\b{_VERBS}\b")
_ACCORDING = re.compile(r"\bAccording to (?P<who>[^“\"«]+?),?\s*$", re.IGNORECASE)
_WORDS_OF = re.compile(
    r"(?P<who>(?:\S+ ){0,6}\S+?)[’']s? "
    r"(?:response|statement|words|reply|answer|remarks?|speech|letter|message|warning|testimony|account)\b"
)
_CLAUSE = re.compile(r"[,;:–—(]\s|\b(?:that|when|while|and|but|as|because|where|which|who)\s")
_NOT_END = r"(?:[^.;,“\"]|(?<=\bDr)\.|(?<=\bMr)\.|(?<=\bMrs)\.|(?<=\bMs)\.|(?<=\b[A-Z])\.)"
_TRAILING = re.compile(
    rf"^[,.]?\s*(?:{_VERBS}\s+(?P<after>{_NOT_END}+)|(?P<before>{_NOT_END}+?)\s+{_VERBS}\b)"
)
_HELPING = re.compile(
    r"\s(?:has|have|had|would|will|also|then|later|once|further|recently|himself|herself)$"
)
_ADVERBIAL = re.compile(
    r"^(?:with|in|on|at|after|before|during|by|under|from|for)\b.*(?<!\bof )(?<!\bfor )(?<!\bin )"
    r"(?=\b(?:the|a|an|his|her|their|one)\s)",
    re.IGNORECASE,
)
_REMARK = re.compile(
    r"\b(?:remark|words?|view|comment|phrase|line|verdict)s?(?: that\b.{0,40})?:?\s*$"
)
_CAPITALS = re.compile(r"(?:The |the )?(?:\w*[A-Z][\w’'.-]*\s*(?:of |the )*)+")
# Words that sentencex always takes for abbreviations, and that may as well end a sentence.
_MISSED_END = re.compile(
    r"\bMay\.\s+(?=[A-Z“\"])"
    r"|\b(?:etc|al|Inc|Ltd|Co|Jr|Sr|ill|min|sec|me|Ave|St|Rd|No)\.\s+"
    r"(?=(?:The|This|That|These|Those|It|He|She|They|We|In|On|At|After|Before|However|But|And|A|An|Its|Their)\s)"
)
_NO_SPEAKER = {"it", "he", "she", "they", "this", "that", "which", "who", "there", "and"}


@dataclass(frozen=True, slots=True)
class Quotation:
    """The words between two quotation marks, the marks included."""

    start: int
    end: int


def find_quotations(text: str) -> list[Quotation]:
    """Quoted stretches of a paragraph, outermost only. One left open does not count."""
    found: list[Quotation] = []
    start, closing = -1, ""
    for match in re.finditer(r"[“”«»„\"]", text):
        mark, place = match.group(), match.start()
        if start < 0:
            if mark in _PAIRS:
                start, closing = place, _PAIRS[mark]
            elif mark == '"' and (place == 0 or text[place - 1] in " ([—–"):
                start, closing = place, '"'
        elif mark in closing:
            found.append(Quotation(start, place + 1))
            start = -1
        elif mark in _PAIRS and closing != '"':
            start, closing = place, _PAIRS[mark]
    return found


def _found(language: str, text: str) -> Iterator[tuple[int, int]]:
    """The spans that sentencex finds, a long text given to it in parts.

    Its time grows with the square of the length where quotation marks are left open.
    """
    from sentencex import get_sentence_boundaries

    place = 0
    while place < len(text):
        part = text[place : place + _MOST_AT_ONCE]
        found = get_sentence_boundaries(language, part)
        spans = [(place + span["start_index"], place + span["end_index"]) for span in found]
        if place + len(part) == len(text):
            yield from spans
            return
        if len(spans) > 1:  # the last may go on in the next part
            yield from spans[:-1]
            place = spans[-1][0]
        else:  # one that is longer than a part is cut between two words
            size = part.rfind(" ") + 1 or len(part)
            yield place, place + size
            place += size


def _boundaries(language: str, text: str) -> Iterator[tuple[int, int]]:
    """Sentence spans of `text` without white space at their ends."""
    for start, end in _found(language, text):
        piece = text[start:end]
        lead = len(piece) - len(piece.lstrip())
        size = len(piece.strip())
        if not size:
            continue
        low, high = start + lead, start + lead + size
        for missed in _MISSED_END.finditer(text, low, high):
            yield low, low + len(text[low : missed.end()].rstrip())
            low = missed.end()
        yield low, high


def split_sentences(text: str, language: str = "en") -> list[tuple[int, int]]:
    """Spans of the sentences of one paragraph, in order, covering all but the space between.

    The splitting is sentencex's; on top of it, a quotation of several sentences is split too.
    """
    quotations = find_quotations(text)
    spans: list[tuple[int, int]] = []
    place = 0
    for start, end in _boundaries(language, text):
        cuts = []
        while place < len(quotations) and quotations[place].start < end:
            quotation = quotations[place]
            place += 1
            inner = (quotation.start + 1, quotation.end - 1)
            if not (start <= quotation.start and quotation.end <= end):
                continue
            pieces = list(_boundaries(language, text[inner[0] : inner[1]]))
            cuts += [inner[0] + place for place, _ in pieces[1:]]
        edges = [start, *cuts, end]
        for low, high in pairwise(edges):
            spans.append((low, low + len(text[low:high].rstrip())))
    return spans


def _tidy(words: str) -> str | None:
    """A speaker's name from the words found where it stands, or `None` if they cannot be one."""
    pieces = [piece for piece in _CLAUSE.split(words.strip(" ,")) if piece.strip()]
    name = pieces[-1].strip(" ,") if pieces else ""
    while _HELPING.search(name):
        name = _HELPING.sub("", name)
    name = _ADVERBIAL.sub("", name)
    if not name or len(name.split()) > _LONGEST_SPEAKER:
        return None
    if name.lower() in _NO_SPEAKER or not any(letter.isalpha() for letter in name):
        return None
    return name


def find_speaker(before: str, after: str = "") -> str | None:
    """Who speaks a quotation, from the words of the sentence `before` and `after` it.

    Only what the text says in so many (English) words is found; otherwise `None`.
    """
    whole, after = before, after[:_NEAR]
    if len(before) > _NEAR:
        before = before[-_NEAR:].partition(" ")[2]
    match = _ACCORDING.search(before)
    if match:
        return match["who"].split(",")[0].strip() or None
    for match in reversed(list(_SAYS.finditer(before))):
        name = _tidy(before[: match.start()])
        if name:
            return name
    match = _WORDS_OF.search(before)
    if match:
        return _tidy(match["who"])
    match = _TRAILING.match(after)
    if match:
        return _tidy(match["after"] or match["before"])
    return _first_name(whole) if _REMARK.search(before) else None


def _first_name(text: str) -> str | None:
    """The capitalised words that `text` begins with."""
    match = _CAPITALS.match(text)
    name = match.group().strip(" ,") if match else ""
    return name if len(name.split()) > 1 else None


def _speaker_of_block(lead: str) -> str | None:
    """Who speaks a block quotation that `lead`, ending with a colon, introduces."""
    return find_speaker(lead) or _first_name(lead)


def read_sentences(
    text: str, kind: ParagraphKind, lead: str = "", language: str = "en"
) -> list[Sentence]:
    """The sentences of one paragraph with their voices; offsets count from the paragraph's start.

    `lead` is the sentence before a block quotation.
    """
    spans = split_sentences(text, language)
    if kind == "block quotation":
        speaker = _speaker_of_block(lead)
        return [Sentence(start, end, "quoted", speaker) for start, end in spans]
    quotations = [
        q for q in find_quotations(text) if len(text[q.start : q.end].split()) >= _LEAST_WORDS
    ]
    sentences = []
    place = 0
    for start, end in spans:
        while place < len(quotations) and quotations[place].end <= start:
            place += 1
        inside = quotations[place : bisect_left(quotations, end, place, key=lambda q: q.start)]
        quoted = sum(min(end, q.end) - max(start, q.start) for q in inside)
        if not inside:
            sentences.append(Sentence(start, end, "author"))
            continue
        first = inside[0]
        holds = bisect_right(spans, first.start, key=lambda span: span[0]) - 1
        opening = spans[holds][0]
        closes = bisect_left(spans, first.end, key=lambda span: span[1])
        closing = spans[closes][1]
        lead_in = text[opening : first.start]
        if not lead_in.strip():  # the sentence before may introduce it
            before = text[slice(*spans[holds - 1])] if holds else ""
            lead_in = before if before.endswith(":") else ""
        speaker = find_speaker(lead_in, text[first.end : closing])
        # It is speech where somebody is said to speak, or where it is most of the sentence.
        spoken = speaker is not None or quoted * 2 > end - start
        sentences.append(Sentence(start, end, "quoted" if spoken else "author", speaker))
    return sentences
