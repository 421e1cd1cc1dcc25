"""The imprint of a book: place, publisher, year, and the edition that stands with them."""

import re

from corpus.dates import find_dates
from corpus.citations.punctuation import FILLER
from corpus.citations.elements.names import split_authors
from corpus.citations.elements.quotes import blanked, brackets, quotations
from corpus.citations.elements.reference import Fields
from corpus.english.works.kinds import PUBLISHER_WORD
from corpus.english.works.parts import (
    EDITED_BY,
    EDITION,
    EDITION_WORD,
    NO_DATE,
    REPRINT,
    TRANSLATED_BY,
    VOLUMES,
)

_YEAR = (
    r"(?:c(?:a|irca)?\.?\s*)?(?P<year>1[4-9]\d\d|20\d\d)(?:\s?[-–/]\s?(?:\d{4}|\d{1,2}))?(?![\d/])"
)
_AT_END = re.compile(
    rf"(?P<comma>[,;]?)\s*[\[(]?(?P<date>{_YEAR})[\])]?(?:\s*[\[(](?:1[4-9]|20)\d\d[\])])?\s*\.?$"
)
_ORIGINAL = re.compile(r"^\s*[\[(]?(?:orig\. (?:pub\. )?)?(?:1[4-9]|20)\d\d[\])]?\s*[;,]?\s*")
_PLACE = re.compile(r"[A-ZÀ-ÞĀ-žƠ-ưḀ-ỹ\[][\w’'.\]À-ÿ-]*(?:[\s,/&;–-]+(?:and |am |an der |of |upon |on |de |le |la )?[A-ZÀ-ÞĀ-žƠ-ưḀ-ỹ\[][\w’'.\]À-ÿ-]*){0,5}")


def read_imprint(words: str) -> Fields | None:
    """The fields of an imprint from the words in its brackets: `2nd ed., London: Verso, 1994`;
    `Verso 1990`; `New York: Norton, 1970; repr., London: Verso, 1994`. `None` if it is none.
    """
    fields: Fields = {}
    dates = find_dates(words)
    if dates and words.strip() == words[dates[0].start : dates[-1].end] and len(dates[0].iso) > 4:
        return None
    rest = _printed_last(words)
    for name, pattern in (("editors", EDITED_BY), ("translators", TRANSLATED_BY)):
        found = pattern.search(rest)
        if found:
            fields[name] = split_authors(found["who"])
            rest = f"{rest[: found.start()]}, {rest[found.end() :]}"
    behind = re.match(r"(?P<who>[^,:;]{3,60}) (?P<role>tr|trs|ed|eds)\.?,\s", rest)
    if behind:
        fields["translators" if behind["role"].startswith("tr") else "editors"] = split_authors(behind["who"])
        rest = rest[behind.end() :]
    edition = EDITION.search(rest)
    if edition:
        fields["edition"] = EDITION_WORD.compiled.sub("", edition[0]).strip(" ,.")
        rest = f"{rest[: edition.start()]},{rest[edition.end() :]}"
    rest = VOLUMES.compiled.sub("", rest).strip(" ,;")
    dated = _AT_END.search(rest)
    if dated is None and not (NO_DATE.search(rest) and rest):
        return None
    if dated:
        fields |= {"date": dated["date"], "issued": dated["year"]}
        comma, rest = dated["comma"], rest[: dated.start()]
    else:
        comma, rest = ",", NO_DATE.compiled.sub("", rest)
    named = _place_and_publisher(rest.strip(" ,;"), comma)
    return None if named is None else {**fields, **named}


def _printed_last(words: str) -> str:
    """An imprint without those of earlier printings."""
    reprint = REPRINT.search(words)
    if reprint is None:
        return words
    rest = words[reprint.end() :].strip(" ,;")
    return rest if re.search(r"\d{4}", rest) else words[: reprint.start()].strip(" ,;")


def _place_and_publisher(rest: str, comma: str) -> Fields | None:
    rest = NO_DATE.compiled.sub("", rest).strip(" ,;:")
    if not rest:
        return {}
    if len(rest) > 160 or re.search(r"\d{3}|[“”\"?]", rest) or not re.match(r"[\[A-ZÀ-ÞĀ-žƠ-ưḀ-ỹ]|[a-z]’", rest):
        return None
    place, colon, publisher = rest.partition(":")
    if colon:
        if ":" in publisher:  # two firms in two places: the first is cited
            publisher = re.split(r"[;/]", publisher)[0]
        return _known(place.strip(), publisher.strip(" ,;"))
    if not comma:
        return _known(None, rest)
    *before, last = rest.split(", ")
    if before and PUBLISHER_WORD.search(rest) and not PUBLISHER_WORD.search(before[0]):
        return _known(before[0], ", ".join([*before[1:], last]))
    if before and PUBLISHER_WORD.search(before[0]):
        return _known(last, ", ".join(before)) if _PLACE.fullmatch(last) else _known(None, rest)
    if PUBLISHER_WORD.search(rest):
        return _known(None, rest)
    return _known(rest, None) if _PLACE.fullmatch(rest) else None


def _known(place: str | None, publisher: str | None) -> Fields:
    found = {"place": place, "publisher": publisher}
    return {name: value for name, value in found.items() if value}


def find_imprint(text: str) -> tuple[int, int, Fields] | None:
    """The last imprint in brackets outside quotations: where it stands, and its fields."""
    bare = blanked(text, quotations(text), FILLER)
    for start, end in reversed(brackets(bare)):
        if text[start] != "(":
            continue
        fields = read_imprint(text[start + 1 : end - 1])
        if fields is not None and (len(fields) > 2 or set(fields) - {"date", "issued"}):
            return start, end, fields
    return None


_TOWN = r"[A-ZÀ-ÞĀ-žƠ-ưḀ-ỹ](?:[^\W\d_]|[’'.-])+"
_OPEN = re.compile(
    rf"(?P<before>^|[,.]\s+)(?P<place>(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*[.\s]){_TOWN}(?:(?:,(?=\s(?:[A-Z]{{2}}|D\.C\.|[A-Z][a-z]{{2,5}}\.)\b)|\s&|\sand|/|\s?–)?\s{_TOWN}){{0,4}})"
    rf"(?::\s(?P<publisher>[^:,;()“”\"]{{2,80}}(?:, (?:Inc\.|[A-Z][\w’'-]+ (?:&|and) [A-Z][\w’'-]+)[^,:;()]{{0,20}})?)"
    rf",?|,)?\s(?P<date>{_YEAR})(?=[.,;:]|\s*$)"
)


def find_open_imprint(text: str) -> re.Match[str] | None:
    """An imprint without brackets: `London: Verso, 1990`, `Oslo 1990`. It has the groups `place`,
    `publisher`, `date` and `year`.
    """
    bare = blanked(text, quotations(text), FILLER)
    found = None
    for found in _OPEN.finditer(bare):
        if found["publisher"]:
            return found
    return found
