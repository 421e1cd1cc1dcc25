"""The imprint of a book: place, publisher, year, and the edition that stands with them."""

import re

from corpus.citations.elements.names import is_body, is_name, split_authors
from corpus.citations.elements.quotes import blanked, brackets, quotations
from corpus.citations.elements.reference import Fields
from corpus.citations.punctuation import FILLER
from corpus.dates import find_dates
from corpus.english.calendar import MONTHS
from corpus.english.works.documents import (
    COMMITTEE_PRINT,
    NUMBERED_PAPER,
    PAPER_SERIES_NAME,
    SESSION_PAPER,
)
from corpus.english.works.kinds import NUMBERED_SERIES, PUBLISHER_WORD
from corpus.english.works.law import COMMAND_PAPER
from corpus.english.works.media import ONLINE_TOO
from corpus.english.works.names import PRINTING_TOWN, TOWN
from corpus.english.works.parts import (
    EDITED_BY,
    EDITION,
    EDITION_WORD,
    NO_DATE,
    REPRINT,
    SEASON,
    TRANSLATED_BY,
    VOLUMES,
)

_YEAR = (
    r"(?:c(?:a|irca)?\.?\s*)?(?P<year>1[4-9]\d\d|20\d\d)(?:\s?[-–/]\s?(?:\d{4}|\d{1,2}))?(?![\d/])"
)
_AT_END = re.compile(
    rf"(?P<comma>[,;]?)\s*[\[(]?(?P<date>{_YEAR}(?:\s?[–-](?=\s*$))?)[\])]?(?:\s*[\[(](?:1[4-9]"
    rf"|20)\d\d[\])])?\s*\.?$"
)
_SERIES_WITHIN = re.compile(r"(?:^|,\s)(?P<series>[A-Z][^,:;]*\d[^,:;]*)(?=,\s[^,]*\d{4}$)")
_ORIGINAL = re.compile(r"^\s*[\[(]?(?:orig\. (?:pub\. )?)?(?:1[4-9]|20)\d\d[\])]?\s*[;,]?\s*")
_PLACE = re.compile(
    r"[A-ZÀ-ÞĀ-žƠ-ưḀ-ỹ\[][\w’'.\]À-ÿ-]*(?:[\s,/&;–-]+(?:and |am |an der |of |upon |on "
    r"|de |le |la )?[A-ZÀ-ÞĀ-žƠ-ưḀ-ỹ\[][\w’'.\]À-ÿ-]*){0,5}"
)


def read_imprint(words: str) -> Fields | None:
    """The fields of an imprint from the words in its brackets: `2nd ed., London: Verso, 1994`;
    `Verso 1990`; `New York: Norton, 1970; repr., London: Verso, 1994`. `None` if it is none.
    """
    fields: Fields = {}
    if SEASON.compiled.fullmatch(words.strip()):
        return None
    if COMMITTEE_PRINT.search(re.sub(r",?\s\d{4}$", "", words)):
        return None
    dates = find_dates(words)
    if dates and words.strip() == words[dates[0].start : dates[-1].end] and len(dates[0].iso) > 4:
        return None
    rest = _printed_last(words)
    rest = _without_people(fields, rest)
    edition = EDITION.search(rest)
    if edition:
        fields["edition"] = EDITION_WORD.compiled.sub("", edition[0]).strip(" ,.")
        before = rest[: edition.start()].rstrip()
        between = "," if not before or before[-1:] in ",;:" else " "
        rest = f"{before}{between}{rest[edition.end() :].lstrip()}"
    rest = VOLUMES.compiled.sub("", rest).strip(" ,;")
    numbered = NUMBERED_PAPER.search(rest)
    if numbered and re.search(r"\d{4}", rest[numbered.end() :]):
        fields |= {"kind": "report", "unparsed": numbered["number"]}
        rest = f"{rest[: numbered.start()]}, {rest[numbered.end() :]}".strip(" ,")
    within = _SERIES_WITHIN.search(rest) if numbered is None else None
    if within and NUMBERED_SERIES.search(within["series"]):
        fields |= {"kind": "report", "unparsed": within["series"]}
        rest = rest[: within.start()] + rest[within.end() :]
    session = SESSION_PAPER.search(rest)
    if session:
        years = session["date"]
        return {**fields, "kind": "report", "date": years, "issued": _issued(years, years[:4]),
                "unparsed": rest}  # fmt: skip
    rest = _ORIGINAL.sub("", rest) if re.search(r":.*\d{4}", rest) else rest
    command = COMMAND_PAPER.search(rest)
    if command and (year := _AT_END.search(rest)):  # (White Paper, Cm 9812, 2014)
        return {**fields, "kind": "report", "date": year["date"], "issued": year["year"],
                "unparsed": rest[: year.start()].strip(" ,;")}  # fmt: skip
    full = dates[-1] if dates and len(dates[-1].iso) > 4 else None
    if full and words.rstrip(" .").endswith(words[full.start : full.end]):
        day = words[full.start : full.end]
        rest = rest.rstrip(" .").removesuffix(day).rstrip(" ,;")
        if ":" not in rest and len(full.iso) > 7 and not PUBLISHER_WORD.search(rest):
            return None  # the place of a newspaper and a day
        named = _place_and_publisher(rest, ",")
        if named and PAPER_SERIES_NAME.search(named.get("publisher") or ""):
            fields["kind"] = "report"
        return None if named is None else {**fields, "date": day, "issued": full.iso, **named}
    return _dated(fields, rest, in_series=numbered is not None)


def _dated(fields: Fields, rest: str, *, in_series: bool) -> Fields | None:
    """The fields with those of an imprint that ends with its year, or says that it has none."""
    dated = _AT_END.search(rest)
    if dated is None and not (NO_DATE.search(rest) and rest):
        return None
    if dated:
        fields |= {"date": dated["date"], "issued": _issued(dated["date"], dated["year"])}
        comma, rest = dated["comma"], rest[: dated.start()]
    else:
        comma, rest = ",", NO_DATE.compiled.sub("", rest)
    if in_series and not re.search(r":", rest):  # who puts the series out
        comma = ""
    named = _place_and_publisher(rest.strip(" ,;"), comma)
    if named is None:
        return None
    if PAPER_SERIES_NAME.search(named.get("publisher") or ""):
        fields["kind"] = "report"
    return {**fields, **named}


def _without_people(fields: Fields, rest: str) -> str:
    """An imprint without editors and translators, who are put into `fields`."""
    for name, pattern in (("editors", EDITED_BY), ("translators", TRANSLATED_BY)):
        found = pattern.search(rest)
        if found:
            fields[name] = split_authors(found["who"])
            rest = f"{rest[: found.start()]}, {rest[found.end() :]}"
    behind = re.match(r"(?P<who>[^,:;]{3,60}) (?P<role>tr|trs|ed|eds)\.?,\s", rest)
    if behind and is_name(behind["who"]):
        role = "translators" if behind["role"].startswith("tr") else "editors"
        fields[role] = split_authors(behind["who"])
        rest = rest[behind.end() :]
    return rest


def _printed_last(words: str) -> str:
    """An imprint without those of earlier printings."""
    words = ONLINE_TOO.compiled.sub("", words)
    reprint = REPRINT.search(words)
    if reprint is None:
        return words
    rest = words[reprint.end() :].strip(" ,;")
    if re.fullmatch(r"\d{4}", rest):  # in the same place
        before = re.sub(r",?\s*\d{4}$", "", words[: reprint.start()].strip(" ,;"))
        return f"{before}, {rest}"
    return rest if re.search(r"\d{4}", rest) else words[: reprint.start()].strip(" ,;")


def _issued(date: str, year: str) -> str:
    """A year or a range of years in ISO 8601."""
    found = re.search(rf"{year}\s?[-–/]\s?(\d{{1,4}})", date)
    return f"{year}/{year[: 4 - len(found[1])]}{found[1]}" if found else year


def _place_and_publisher(rest: str, comma: str) -> Fields | None:
    rest = NO_DATE.compiled.sub("", rest).strip(" ,;:")
    if not rest:
        return {}
    if (
        len(rest) > 160
        or re.search(r"\d{3}|[“”\"?]", rest)
        or not re.match(r"[\[A-ZÀ-ÞĀ-žƠ-ưḀ-ỹ]|[a-z]’", rest)
    ):
        return None
    rest = re.sub(r"\b[Pp]rinted (?:for|by)\s", "", rest)
    place, colon, publisher = rest.partition(":")
    if colon:
        if ":" in publisher:  # two firms in two places: the first is cited
            publisher = re.split(r"[;/]", publisher)[0]
        return _known(place.strip(), publisher.strip(" ,;"))
    if not comma:
        return _known(rest, None) if PRINTING_TOWN.compiled.fullmatch(rest) else _known(None, rest)
    *before, last = rest.split(", ")
    if before and PUBLISHER_WORD.search(rest) and not PUBLISHER_WORD.search(before[0]):
        return _known(before[0], ", ".join([*before[1:], last]))
    if before and PUBLISHER_WORD.search(before[0]):
        return _known(last, ", ".join(before)) if _PLACE.fullmatch(last) else _known(None, rest)
    if PUBLISHER_WORD.search(rest):
        return _known(None, rest)
    if len(rest.split()) > 2 and is_body(rest) and not rest.endswith("City"):
        return _known(None, rest)
    if before and len(before) == 1 and PRINTING_TOWN.compiled.match(last) and TOWN.search(last):
        return _known(last, before[0])
    return _known(rest, None) if _PLACE.fullmatch(rest) else None


def _known(place: str | None, publisher: str | None) -> Fields:
    found = {"place": place, "publisher": publisher}
    return {name: value for name, value in found.items() if value}


def find_imprint(text: str) -> tuple[int, int, Fields] | None:
    """The last imprint in brackets outside quotations: where it stands, and its fields."""
    bare = blanked(text, quotations(text), FILLER)
    for start, end in reversed(brackets(bare)):
        words = text[start + 1 : end - 1]
        if text[start] != "(" and ":" not in words:
            continue
        fields = read_imprint(words)
        if fields is None:
            continue
        if set(fields) - {"date", "issued"} or (NO_DATE.compiled.match(words) and words[:1] == "n"):
            return start, end, fields
    return None


def has_imprint(text: str) -> bool:
    """Whether an imprint in brackets stands in a text, that has a place or a publisher."""
    found = find_imprint(text) if _DATED_BRACKET.search(text) else None
    return found is not None and bool(found[2].keys() & {"place", "publisher"})


_DATED_BRACKET = re.compile(r"\([^()]*\d{4}\)")
_LONGEST_DAY = 24  # characters
_YEAR_AT_END = re.compile(rf"(?:,\s|\s)(?P<date>(?:n\.d\.\s?)?\[?{_YEAR}\]?)$")
_ONE_TOWN = re.compile(
    r"[A-ZÀ-ÞĀ-ž](?:[^\W\d_]|[’'-])+(?:\s(?:[A-ZÀ-ÞĀ-ž](?:[^\W\d_]|[’'-])+|am|an der"
    r"|le|la|del?|upon)){0,3}(?:/[A-Z]\w+)?"
)


def take_comma_imprint(text: str) -> tuple[Fields, str] | None:
    """An imprint parted by commas at the end of a text, and the text before: `Ice, Oslo, Havn,
    1999`; `Ice, Berlin 1931`; `Ice, Kiel: Möwe 1978`.
    """
    found = _YEAR_AT_END.search(text)
    if found is None or MONTHS.compiled.fullmatch(text[: found.start()].rpartition(", ")[2]):
        return None
    if any(len(date.iso) > 4 for date in find_dates(text[-_LONGEST_DAY:])):
        return None  # a newspaper
    date = re.sub(r"^n\.d\.\s?|[\[\]]", "", found["date"])
    fields: Fields = {"date": date, "issued": _issued(date, found["year"])}
    pieces = text[: found.start()].split(", ")
    town, colon, firm = pieces[-1].partition(": ")
    if len(pieces) > 1 and colon and _ONE_TOWN.fullmatch(town):
        return {**fields, "place": town, "publisher": firm.strip()}, ", ".join(pieces[:-1])
    turned = (
        len(pieces) > 2
        and PUBLISHER_WORD.search(pieces[-2])
        and not PUBLISHER_WORD.search(pieces[-1])
    )
    if turned and _ONE_TOWN.fullmatch(pieces[-1]):
        return {**fields, "place": pieces[-1], "publisher": pieces[-2]}, ", ".join(pieces[:-2])
    if (
        found[0].startswith(",")
        and len(pieces) > 2
        and _ONE_TOWN.fullmatch(pieces[-2])
        and len(pieces[-2].split()) == 1
    ):
        return {**fields, "place": pieces[-2], "publisher": pieces[-1]}, ", ".join(pieces[:-2])
    if found[0].startswith(",") and len(pieces) > 3 and _ONE_TOWN.fullmatch(pieces[-2]):
        return {**fields, "place": pieces[-2], "publisher": pieces[-1]}, ", ".join(pieces[:-2])
    simple = found[0].startswith(",") or len(pieces[-1].split()) == 1 or " a" in pieces[-1]
    if len(pieces) > 1 and simple and _ONE_TOWN.fullmatch(pieces[-1]) and not is_body(pieces[-1]):
        return {**fields, "place": pieces[-1]}, ", ".join(pieces[:-1])
    return None


_TOWN = r"[A-ZÀ-ÞĀ-žƠ-ưḀ-ỹ](?:[^\W\d_]|[’'.-])+"
_OPEN = re.compile(
    rf"(?P<before>^|[,.]\s+)(?P<place>(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov"
    rf"|Dec)[a-z]*[.\s]){_TOWN}(?:(?:,(?=\s(?:[A-Z]{{2}}\b|D\.C\.|[A-Z][a-z]{{2,5}}\.(?=:)))"
    rf"|\s&|\sand|/|\s?–)?\s{_TOWN}){{0,4}})"
    rf"(?::\s(?P<publisher>[^:,;()“”\"]{{2,80}}(?:, (?:Inc\.|[A-Z][\w’'-]+ (?:&|and) "
    rf"[A-Z][\w’'-]+)[^,:;()]{{0,20}})?)"
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
