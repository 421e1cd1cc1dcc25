"""Newspapers, magazines and reviews."""

import re

from corpus.citations.elements.names import is_body, is_name, names_before, split_authors
from corpus.citations.elements.parts import pieces_of, take_date
from corpus.citations.elements.places import take_place
from corpus.citations.elements.quotes import quotations
from corpus.citations.elements.reference import Fields, Reading
from corpus.citations.elements.series import is_number_of_report
from corpus.citations.law.abbreviations import series_kind
from corpus.citations.reading.containers import bracket_behind
from corpus.citations.reading.titled import read_titled
from corpus.dates import find_dates
from corpus.english.works.archives import DOCUMENT, MANUSCRIPT
from corpus.english.works.documents import SESSION_OF_CONGRESS
from corpus.english.works.kinds import ARCHIVE, LETTER, PRESS, REPORT, SECTION_OF_PAPER, SERIES
from corpus.english.works.law import LEGISLATURE, MAGAZINE, TREATY
from corpus.english.works.media import PIECE_OF_PAPER, SPOKEN, SPOKEN_BY, UNSIGNED
from corpus.english.works.names import BROADCASTER, NAME_WORD, TOWN
from corpus.english.works.parts import SEASON

_MOST_WORDS_OF_NAME = 7  # of a newspaper or a site
_LONGEST_DATE = 26  # characters
_ACRONYM = re.compile(r"[A-Z]{2,6}")
_NUMBER_OF_PAPER = re.compile(r",\s(?:[Nn]o|[Nn]r|[Nn])\.?[°º]?\s?\d{1,6}$")
_TIMED = re.compile(
    r"\s\((?P<date>[^()]*\d{4})(?:,?\s\d{1,2}:\d\d(?:\s?[APap]\.?[Mm]\.?)?(?:\s[A-Z]{2,4})?)?\)$"
)


def read_magazine(bare: str) -> Reading | None:
    """`Roe, A Survey of Fees, Penmoor L. Persp., Spring 1988, at 14, 17`."""
    found = MAGAZINE.search(bare)
    if found is None or quotations(bare):
        return None
    of_day = len(take_date(found["date"])[0].get("issued") or "") > 7
    news = PRESS.search(found["name"].title()) is not None or of_day
    if not news and series_kind(found["name"]) != "journal":
        return None
    before = found["before"].split(", ")
    pieces = before[1:] if len(before) > 1 and UNSIGNED.search(before[0]) else before
    count = names_before(pieces)
    dated, _ = take_date(found["date"])
    return Reading({
        "kind": "newspaper" if news else "journal", **dated,
        "authors": split_authors(", ".join(pieces[:count])),
        "title": ", ".join(pieces[count:]), "container": found["name"],
        "locator": found["place"] or (found["page"] if news else None),
    })  # fmt: skip


def read_dated(bare: str, address: bool = False) -> Reading | None:
    """A piece without quotation marks by its day or month: `Roe, Ice at Sea, Tarn Herald, May 4,
    1908, p. 3`; `Roe, Ice, Tide Notes (May 4, 2011)` with an address; of a body, a report:
    `Tide Board, Ice, Oslo, 4 May 2011`.
    """
    locator, rest = take_place(bare)
    dated = _date_at_end(rest)
    if dated is None or quotations(bare):
        return None
    date, before, bracketed = dated
    if bracketed and not address:
        return None
    pieces = [p for p in pieces_of(before) if not SESSION_OF_CONGRESS.search(p)]
    unsigned = len(pieces) > 1 and UNSIGNED.search(pieces[0]) is not None
    count = names_before(pieces) if len(pieces) > 1 and not unsigned else 0
    left = pieces[count:]
    if any(map(is_number_of_report, left)):
        return None
    if not left or TREATY.search(left[0]) or LETTER.search(bare) or ARCHIVE.search(bare):
        return None
    fields: Fields = {
        "authors": split_authors(", ".join(pieces[:count])), "locator": locator, **date,
    }  # fmt: skip
    if count and SPOKEN.search(left[0]):
        return _spoken(fields, left)
    said = None if count else SPOKEN_BY.search(pieces[0])
    if said and is_name(said["who"]):
        return _spoken({**fields, "authors": split_authors(said["who"])}, left)
    if count and len(left) == 1 and BROADCASTER.search(left[0]) and len(pieces[0].split()) > 2:
        title = ", ".join(pieces[:count])
        return Reading(
            {**fields, "authors": (), "kind": "video", "title": title, "publisher": left[0]}
        )
    told = unsigned or SECTION_OF_PAPER.search(left[0]) or PIECE_OF_PAPER.search(left[0])
    if len(left) > 2:
        left = [piece for piece in left if not SECTION_OF_PAPER.search(piece)] or left
    if len(left) < 2 or not left[-1][:1].isupper():
        return None
    if count and is_body(", ".join(pieces[:count])) and not PRESS.search(left[-1]):
        return _put_out(fields, left)
    return _in_paper(fields, left, bool(told), address)


def _in_paper(fields: Fields, left: list[str], told: bool, address: bool) -> Reading | None:
    """A piece of a newspaper or a site, from its title and where it stands. `told` says that it is
    called what pieces without a title are.
    """
    *title, where = left
    if BROADCASTER.search(where) and not PRESS.search(where.replace("News", "")):
        return Reading({**fields, "kind": "video", "title": ", ".join(title), "publisher": where})
    known = PRESS.search(where) is not None
    if not (fields["authors"] or known or told) or len(where.split()) > _MOST_WORDS_OF_NAME:
        return None
    if not told and (SERIES.search(where) or REPORT.search(", ".join(left))):
        return None
    where, bracket = bracket_behind(where)
    kind = "web page" if address and not known else "newspaper"
    return Reading(
        {**fields, "kind": kind, "title": ", ".join(title), "container": where, **bracket}
    )


def _spoken(fields: Fields, left: list[str]) -> Reading:
    """What somebody said before others: of a legislature, a debate."""
    towns = [piece for piece in left[1:] if TOWN.search(piece)]
    kind = "debate" if LEGISLATURE.search(", ".join(left)) else "report"
    return Reading({**fields, "kind": kind, "title": left[0], "place": ", ".join(towns) or None})


def _put_out(fields: Fields, left: list[str]) -> Reading | None:
    """A report with the place, the number or the press release behind its title."""
    title, *others = left
    if not re.search(r"[a-z]{3}", title):
        return None  # a shelfmark
    if any(re.search(r"\d", piece) or not piece[:1].isupper() for piece in others):
        return None
    town = others.pop() if TOWN.compiled.fullmatch(others[-1]) else None
    publisher = ", ".join(others)
    return Reading({**fields, "kind": "report", "title": title, "publisher": publisher,
                    "place": town})  # fmt: skip


def _date_at_end(text: str) -> tuple[Fields, str, bool] | None:
    """The day or the month at the end of a text, the words before, and whether it stands in
    brackets.
    """
    text = text.rstrip(" .,")
    bracketed = _TIMED.search(text)
    inside = bracketed["date"] if bracketed else text[-_LONGEST_DATE:]
    season = SEASON.search(inside) if not bracketed else None
    if season and season.end() == len(inside):
        fields, start = {"date": season[0], "issued": season["year"][:4]}, season.start()
    else:
        dates = find_dates(inside)
        if not dates or len(dates[-1].iso) < 7 or dates[-1].end < len(inside):
            return None
        start = dates[-1].start
        fields = {"date": inside[start:], "issued": dates[-1].iso}
    if bracketed:
        return (fields, text[: bracketed.start()], True) if not start else None
    before = text[: len(text) - len(fields["date"])]
    return (fields, before.rstrip(" ,"), False) if before.endswith(", ") else None


def read_review(bare: str) -> Reading | None:
    """`Jon Pike, review of The Bar, by Ada Moss, Journal of Ports 3 (1980): 9`."""
    found = re.match(r"^(?P<names>)(?P<title>[Rr]eview of [^“”\"]{3,200}?), in\s", bare)
    found = found or re.match(
        r"^(?P<names>[^“”\"]{0,100}?),?\s*(?P<title>[Rr]eview of .{3,200}?, by "
        r"[^,]{3,80}(?:, eds?\.)?),\s",
        bare,
    )
    if found is None:
        found = re.match(r"^(?P<names>)(?P<title>[Rr]eview of .{3,200}?, by [^,]{3,80}),\s", bare)
    if found is None or (found["names"] and not is_name(found["names"])):
        return None
    quoted = f"{found['names']}, " if found["names"] else ""
    text = f"{quoted}“{found['title'].replace('“', '‘').replace('”', '’')}” {bare[found.end() :]}"
    start = len(quoted)
    reading = read_titled(text, start, start + len(found["title"]) + 2)
    return Reading({**reading.fields, "title": found["title"]})


def _may_be_paper(name: str) -> bool:
    """Whether words before a day may be the name of a newspaper: an acronym, or a few words, each
    with a capital.
    """
    if _ACRONYM.fullmatch(name):
        return True
    many = name.split()
    return (
        1 < len(many) <= _MOST_WORDS_OF_NAME
        and all(NAME_WORD.search(word) for word in many)
        and not is_body(name.partition(" (")[0])
        and not any(pattern.search(name) for pattern in (DOCUMENT, MANUSCRIPT, TREATY))
        and not SPOKEN.search(name)
        and not UNSIGNED.search(name)
    )


def read_newspaper(bare: str) -> Reading | None:
    """`Teign Gazette, May 4, 1908, 3`."""
    locator, rest = take_place(bare)
    dates = [date for date in find_dates(rest) if len(date.iso) > 4]
    if len(dates) != 1:
        return None
    container = _NUMBER_OF_PAPER.sub("", rest[: dates[0].start].strip(" ,"))
    behind = rest[dates[0].end :].strip(" ,.()")
    if (behind and not SECTION_OF_PAPER.search(behind)) or "," in bracket_behind(container)[0]:
        return None
    if not container and len(dates[0].iso) > 7:  # of the paper just before
        day = {"date": rest[dates[0].start : dates[0].end], "issued": dates[0].iso}
        return Reading({**day, "locator": locator}, "container")
    if not PRESS.search(container) and not (len(dates[0].iso) > 7 and _may_be_paper(container)):
        return None
    container, bracket = bracket_behind(container)
    return Reading(
        {
            "kind": "newspaper",
            "container": container,
            "locator": locator,
            **bracket,
            "date": rest[dates[0].start : dates[0].end],
            "issued": dates[0].iso,
        }
    )
