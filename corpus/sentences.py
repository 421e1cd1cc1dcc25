"""Sentences, and the speaker of each: the author, or a person that the author quotes."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.documents import ParagraphKind, Sentence, VoiceKind
from corpus.english.abbreviations import BEFORE_PART, LEGAL_NAME, LEGAL_WORD, MISSED_END, PART
from corpus.english.pronouns import EMPTY_IT, LEANING_SENTENCE
from corpus.english.speech import (
    ACCORDING_TO,
    ADVERBIAL_START,
    AUXILIARY_END,
    CAPITALISED_NAME,
    CLAUSE_START,
    NAME_REST,
    NO_NAME_START,
    NOT_SPEAKERS,
    REMARK_END,
    SAYING,
    SPEAKER_BEHIND,
    WORDS_OF,
)

_PAIRS = {"“": "”", "«": "»", "„": "“”"}  # opening quotation mark → the marks that close it

# Set by hand on the papers of the tests.
_SHORTEST_SPEECH = 5  # words; shorter quotations are terms
_LONGEST_SPEAKER = 12  # words
_SPEAKER_DISTANCE = 600  # characters between a quotation and its speaker at most

_OPENING = 90  # characters of a sentence, in which an "it" without meaning is looked for
_WORD = re.compile(r"\w+(?:[.,'’-]\w+)*")
_LONGEST_ABBREVIATION = 16  # characters, with what is behind it
_MOST_AT_ONCE = 20_000  # characters that sentencex gets; its time grows with their square


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


def _split_in_parts(language: str, text: str) -> Iterator[tuple[int, int]]:
    """The spans of sentencex, which gets a long text in parts.

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
        if len(spans) > 1:  # the last may continue in the next part
            yield from spans[:-1]
            place = spans[-1][0]
        else:  # a sentence that is longer than a part is cut between two words
            size = part.rfind(" ") + 1 or len(part)
            yield place, place + size
            place += size


def _boundaries(language: str, text: str) -> Iterator[tuple[int, int]]:
    """Sentence spans of `text` without white space at their ends.

    None ends between an abbreviation and what it needs behind it: "vol. 4", "Fed. R. Civ. P.".
    """
    low = high = -1
    for start, end in _ends_by_stops(language, text):
        if low >= 0 and _needs_more(text, low, high, start):
            high = end
            continue
        if low >= 0:
            yield low, high
        low, high = start, end
    if low >= 0:
        yield low, high


def _needs_more(text: str, low: int, high: int, following: int) -> bool:
    """Whether the sentence `[low, high)` ends with an abbreviation that needs what follows."""
    if text[high - 1] != ".":
        return False
    end = text[max(low, high - _LONGEST_ABBREVIATION + 1) : high - 1]
    word = end.rpartition(" ")[2].lstrip("(“[").lower()
    if word in BEFORE_PART.words and PART.compiled.match(text[following : following + 8]):
        return True
    is_legal = word in LEGAL_WORD.words or (len(word) == 1 and text[high - 2].isupper())
    if not is_legal or LEGAL_NAME.compiled.match(text[following : following + 8]) is None:
        return False
    return len(word) > 1 or not text[following].isdigit()  # "vitamin C. 12 men came" are two


def _ends_by_stops(language: str, text: str) -> Iterator[tuple[int, int]]:
    """The spans of sentencex, split where it misses an end, without white space at their ends."""
    for start, end in _split_in_parts(language, text):
        piece = text[start:end].rstrip()
        if not piece:
            continue
        high = start + len(piece)
        low = high - len(piece.lstrip())
        if "." in piece[:-1]:
            for missed in MISSED_END.compiled.finditer(text, low, high):
                yield low, low + len(text[low : missed.end()].rstrip())
                low = missed.end()
        yield low, high


def split_sentences(text: str, language: str = "en") -> list[tuple[int, int]]:
    """Spans of the sentences of one paragraph, in order; only white space lies between them.

    sentencex splits; besides, a quotation of several sentences is split into them.
    """
    return _split(text, language, find_quotations(text))


def _split(text: str, language: str, quotations: Sequence[Quotation]) -> list[tuple[int, int]]:
    if not quotations:
        return list(_boundaries(language, text))
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
            cuts += [inner[0] + low for low, _ in pieces[1:]]
        for low, high in pairwise([start, *cuts, end]):
            spans.append((low, low + len(text[low:high].rstrip())))
    return spans


def _speaker_name(words: str) -> str | None:
    """A speaker's name from the words where it stands, or `None` if they hold none."""
    pieces = [piece for piece in CLAUSE_START.compiled.split(words.strip(" ,")) if piece.strip()]
    name = pieces[-1].strip(" ,") if pieces else ""
    while AUXILIARY_END.search(name):
        name = AUXILIARY_END.compiled.sub("", name)
    name = ADVERBIAL_START.compiled.sub("", name)
    if not name or len(name.split()) > _LONGEST_SPEAKER:
        return None
    if name in NOT_SPEAKERS or not any(letter.isalpha() for letter in name):
        return None
    return name


def find_speaker(before: str, after: str = "") -> str | None:
    """The speaker of a quotation, from the words of the sentence `before` and `after` it.

    In English only, and only where the text says it; otherwise `None`.
    """
    whole, after = before, after[:_SPEAKER_DISTANCE]
    if len(before) > _SPEAKER_DISTANCE:
        before = before[-_SPEAKER_DISTANCE:].partition(" ")[2]
    match = ACCORDING_TO.search(before)
    if match:
        return match["who"].split(",")[0].strip() or None
    for match in reversed(list(SAYING.finditer(before))):
        name = _speaker_name(before[: match.start()])
        if name:
            return name
    match = WORDS_OF.search(before)
    if match:
        return _speaker_name(match["who"])
    match = SPEAKER_BEHIND.search(after)
    if match:
        return _speaker_name(match["after"] or match["before"])
    return _first_name(whole) if REMARK_END.search(before) else None


def _first_name(text: str) -> str | None:
    """The capitalised words that `text` begins with, if they are two or more."""
    match = CAPITALISED_NAME.compiled.match(text)
    name = NAME_REST.compiled.sub("", match.group()).strip(" ,") if match else ""
    return name if len(name.split()) > 1 and not NO_NAME_START.search(name) else None


def read_sentences(
    text: str, kind: ParagraphKind, lead: str = "", language: str = "en", begin: int = 0
) -> list[Sentence]:
    """The sentences of one paragraph with their voices; offsets count from where the paragraph
    begins at `begin`.

    `lead` is the sentence before a block quotation, which ends with a colon.
    """
    quotations = find_quotations(text)
    spans = _split(text, language, quotations)
    if kind == "block quotation":
        speaker = find_speaker(lead) or _first_name(lead)
        return [Sentence(begin + start, begin + end, "quoted", speaker) for start, end in spans]
    speeches = [
        quotation
        for quotation in quotations
        if len(text[quotation.start : quotation.end].split()) >= _SHORTEST_SPEECH
    ]
    if not speeches:
        return [Sentence(begin + start, begin + end, "author") for start, end in spans]
    sentences = []
    place = 0
    for start, end in spans:
        while place < len(speeches) and speeches[place].end <= start:
            place += 1
        last = bisect_left(speeches, end, place, key=lambda quotation: quotation.start)
        voice, speaker = _voice(text, spans, (start, end), speeches[place:last])
        sentences.append(Sentence(begin + start, begin + end, voice, speaker))
    return sentences


def _voice(
    text: str,
    spans: Sequence[tuple[int, int]],
    span: tuple[int, int],
    speeches: Sequence[Quotation],
) -> tuple[VoiceKind, str | None]:
    """The voice and the speaker of the sentence at `span`, one of `spans` of a paragraph, which
    holds parts of `speeches`.

    It is quoted where a speaker is named, or where most of it stands in quotation marks.
    """
    start, end = span
    if not speeches:
        return "author", None
    speaker = _speaker_around(text, spans, speeches[0])
    quoted = sum(min(end, one.end) - max(start, one.start) for one in speeches)
    is_quoted = speaker is not None or quoted * 2 > end - start
    return ("quoted" if is_quoted else "author"), speaker


def _speaker_around(
    text: str, spans: Sequence[tuple[int, int]], quotation: Quotation
) -> str | None:
    """The speaker of a quotation, from the words around it in its first and last sentence."""
    first = bisect_right(spans, quotation.start, key=lambda span: span[0]) - 1
    last = bisect_left(spans, quotation.end, key=lambda span: span[1])
    before = text[spans[first][0] : quotation.start]
    if not before.strip():  # the sentence before may introduce it
        previous = text[slice(*spans[first - 1])] if first else ""
        before = previous if previous.endswith(":") else ""
    return find_speaker(before, text[quotation.end : spans[last][1]])


def refers_back(text: str) -> bool:
    """Whether a sentence opens with a word that stands for something said before it."""
    if LEANING_SENTENCE.search(text) is None:
        return False
    return EMPTY_IT.compiled.search(text, 0, _OPENING) is None


def is_one_word(text: str) -> bool:
    """Whether a text is a single word or number, which is no quotation by itself. Scripts that do
    not separate words are not meant.
    """
    return text.isascii() and len(_WORD.findall(text)) < 2
