"""The clauses of a note: its parts between semicolons, and the sentences of each."""

import re
from functools import lru_cache

from corpus.citations.elements.quotes import Span, blanked, brackets, quotations
from corpus.citations.punctuation import FILLER, HIDDEN
from corpus.english.calendar import MONTH_NAME
from corpus.english.citations import OPENERS_OF_NOTES, ORDINAL_BEHIND
from corpus.english.works.documents import CODE_BEHIND, FIRM_BEHIND
from corpus.english.works.prose import ABBREVIATIONS

_SEMICOLON = re.compile(
    rf";(?=\s)(?!\s\d{{1,4}}\s?(?:[.;:,(]|\[|{FILLER}))"
    rf"(?!\s\d{{4}}\s[A-Z][a-z]{{2}}\s(?:\d{{1,2}}\s)?(?:\[|{FILLER}))"
)
_STOP = re.compile(
    r"(?P<stop>[.?!])(?P<closing>[”\"’'»)\]]*)\s+(?=[“\"‘«„(\[]?[A-ZÀ-ÞĀ-žƠ-ưḀ-ỹ0-9§\ue000“\"‘«„]"
    r"|ibid|id\.)"
)
_LAST_WORD = re.compile(r"[\w.’'&-]*$")
_ROMAN = re.compile(r"[ivxlc]{2,8}")
_SERIES_BEHIND = re.compile(r"\d{1,2}d\s|(?:[A-Z]\.){2,4}\s?\d")  # So. 2d 310, Consol. T.S. 301
_NUMBER_BEFORE = re.compile(r"(?<![\d.])\d{1,3}\s[A-Z][\w’']{1,6}$")  # 1 Str. 512
_LONGEST_WORD = 24  # characters before a stop in which a word is looked for


@lru_cache(maxsize=256)  # a sentence is looked through for several things
def outside(text: str) -> str:
    """`text` at the same length, with quotations and brackets blanked out."""
    return blanked(blanked(text, quotations(text), FILLER), brackets(text), FILLER)


def segments(text: str) -> list[Span]:
    """The parts between semicolons that stand in no quotation and no brackets, trimmed."""
    bare = outside(text)
    stops = [match.start() for match in _SEMICOLON.finditer(bare)]
    starts = [0, *(place + 1 for place in stops)]
    pairs = zip(starts, [*stops, len(text)], strict=True)
    return [span for low, high in pairs if (span := trimmed(text, low, high))]


def trimmed(text: str, low: int, high: int) -> Span | None:
    """A stretch without white space at its ends; `None` where nothing is left."""
    piece = text[low:high]
    if not piece.strip():
        return None
    return low + len(piece) - len(piece.lstrip()), low + len(piece.rstrip())


def sentences(text: str, low: int, high: int) -> list[Span]:
    """The sentences of `text[low:high]`. No stop of an abbreviation and none in a quotation or in
    brackets ends one, unless the quotation itself ends there.
    """
    piece = text[low:high]
    quoted = quotations(piece)
    ends = {end for _, end in quoted}
    bare = blanked(blanked(piece, quoted, FILLER), brackets(piece), FILLER)
    cuts = [0]
    for match in _STOP.finditer(piece):
        behind = match.end("closing")
        inside = bare[match.start("stop")] != match["stop"]
        if inside and not any(place in ends for place in range(match.end("stop"), behind + 1)):
            continue
        if not inside and _is_abbreviation(piece, match):
            continue
        cuts.append(match.end())
    spans = (
        trimmed(text, low + a, low + b) for a, b in zip(cuts, [*cuts[1:], len(piece)], strict=True)
    )
    return [span for span in spans if span]


def _is_abbreviation(piece: str, match: re.Match[str]) -> bool:
    """Whether the stop of `match` is that of an abbreviation, behind which the sentence goes on."""
    possessive = match["closing"] == "’" and "‘" not in piece[: match.start()]
    if match["stop"] != "." or (match["closing"] and not possessive):
        return False
    begin = max(0, match.start() - _LONGEST_WORD)
    found = _LAST_WORD.search(piece, begin, match.start())
    word = found[0] if found else ""
    behind = piece[match.end() : match.end() + 40]
    if not word or behind.startswith(HIDDEN):
        return False
    if word.lower() in ("ibid", "ib", "id", "ebd"):
        return behind[:1].isdigit() or behind[:1] == "§"
    inside = behind[: behind.find(")") + 1] if behind[:1] == "(" else ""
    if word[:1].isupper() and not word.isdigit() and re.search(r"\d|\bn\.d\.", inside):
        return True
    if behind[:1] in ("§", "¶") and word[:1].isupper() and not word.isdigit():
        return True
    if FIRM_BEHIND.compiled.match(behind) and word[:1].isupper() and not word.isdigit():
        return True
    if CODE_BEHIND.compiled.match(behind):
        return True
    if _is_series(piece[begin : match.start()], word, behind):
        return True
    number = word.strip("’'-").isdigit()
    if behind[:1].isdigit() and (number or word[:1].islower()) and not word.isdigit():
        if _ROMAN.fullmatch(word):
            return True  # a volume
        return len(word) == 1 or word.lower().strip("’'-") in ABBREVIATIONS
    if number:
        return len(word) < 3 and ORDINAL_BEHIND.compiled.match(behind) is not None
    short = len(word) == 1 or "." in word or word.lower().strip("’'") in ABBREVIATIONS
    if not short and word[:1].isupper() and re.match(r"[A-Z][a-z’']{0,6}\.(?:\s[A-Z\d]|,)", behind):
        short = len(word) <= 6
    return short and OPENERS_OF_NOTES.compiled.match(behind) is None


def _is_series(before: str, word: str, behind: str) -> bool:
    """Whether `word` is the name of a series of reports: it stands before "2d" or initials, or
    between two numbers.
    """
    if not word[:1].isupper() or MONTH_NAME.compiled.fullmatch(word):
        return False
    if len(word) <= 6 and _SERIES_BEHIND.match(behind):
        return True
    return _NUMBER_BEFORE.search(before) is not None and re.match(r"\d", behind) is not None
