"""Treaties: of a series, with the day they were signed, or by title and article alone."""

import re

from corpus.citations.elements.law import bare_title, last_date
from corpus.citations.elements.places import is_place, take_place, whole_place
from corpus.citations.elements.quotes import quotations
from corpus.citations.elements.reference import Fields
from corpus.citations.law.titles import is_title
from corpus.dates import find_dates
from corpus.english.works.codes import OFFICIAL_JOURNAL
from corpus.english.works.law import TREATY, TREATY_SERIES
from corpus.english.works.treaties import ARTICLE_PLACE, BETWEEN_STATES, OPENED, PARTIES

_MOST_WORDS = 20  # of a treaty's title
_SIGNED = re.compile(r",?\s\((?P<inside>[^()]*\d{4})\)")
_YEAR_BEHIND = re.compile(r",\s(?P<year>1[5-9]\d\d|20\d\d)$")
_PLACE_SIGNED = re.compile(r"^(?:[A-Z][\w’-]+(?:\s[A-Z][\w’-]+)?,\s)?$")


def read_treaty(text: str) -> Fields | None:
    """A treaty; `None` for anything else."""
    named = TREATY.search(text)
    if named is None or quotations(text[: named.start()]):
        return None
    if TREATY_SERIES.search(text) or OPENED.search(text):
        return _of_series(text, named)
    return _by_title(text)


def _by_title(text: str) -> Fields | None:
    """`Treaty of Lausanne, 24 July 1923, art. 3`; `UN Charter, art 51`; `Charter of Rights [2000]
    OJ C364/1, art 7`.
    """
    if quotations(text):
        return None
    journal = OFFICIAL_JOURNAL.search(text)
    if journal:
        head, place = text[: journal.start()].strip(" ,"), whole_place(text[journal.end() :])
        year = journal["year"] or journal["year2"]
        fields: Fields = {
            "container": "OJ" if "OJ" in journal[0] else "O.J.",
            "volume": journal["volume"] or journal["volume2"] or journal["volume3"],
            "date": year, "issued": year, "locator": place,
        }  # fmt: skip
        return {"kind": "treaty", "title": head, **fields} if _is_title(head) else None
    place, rest = take_place(text)
    article, bare = take_place(rest)
    if place and article and ARTICLE_PLACE.search(article):
        place, rest = f"{article}, {place}", bare
    signed = _SIGNED.search(rest)
    dates = find_dates(signed["inside"] if signed else rest)
    full = [date for date in dates if len(date.iso) > 7]
    if not full and not (place and ARTICLE_PLACE.search(place)):
        return None
    if place and not ARTICLE_PLACE.search(place):
        return None
    behind = _YEAR_BEHIND.search(place or "")
    if behind and place and not dates and not signed:  # Article 4, 1984
        place, rest = place[: behind.start()], f"{rest}, {behind['year']}"
        dates = find_dates(rest)
    if signed:
        rest = rest[: signed.start()] + rest[signed.end() :]
        if full and not _PLACE_SIGNED.match(signed["inside"][: full[0].start]):
            return None
        dated = last_date(signed["inside"])
    else:
        dated = last_date(rest) if dates else {}
        if full and rest[full[-1].end :].strip(" ,.)"):
            return None  # an item that is kept somewhere
        rest = rest[: full[0].start] if full else rest
        dated = dated if full or rest.rstrip(" .").endswith(str(dated.get("date"))) else {}
    rest = BETWEEN_STATES.compiled.sub("", PARTIES.compiled.sub("", rest.strip(" ,"))).strip(" ,")
    if not full and dated and re.search(r",\s\d{4}$", rest):
        rest = rest.rpartition(", ")[0]
    return {"kind": "treaty", "title": rest, "locator": place, **dated} if _is_title(rest) else None


def _is_title(text: str) -> bool:
    """Whether a text is the title of a treaty, and no name stands before it."""
    first = text.partition(", ")[0]
    return len(text.split()) <= _MOST_WORDS and is_title(text) and TREATY.search(first) is not None


def _of_series(text: str, named: re.Match[str]) -> Fields | None:
    """`Convention on Ice, art. 7, Mar. 4, 1957, 412 U.N.T.S. 118`"""
    text = PARTIES.compiled.sub("", text)
    series, opened = TREATY_SERIES.search(text), OPENED.search(text)
    head_end = min([m.start() for m in (series, opened) if m] or [len(text)])
    dates = [date for date in find_dates(text) if date.start > named.start()]
    title_end = min([head_end, *(date.start for date in dates if date.start > named.end())])
    title = re.sub(r"\s*[(\[]$", "", text[:title_end]).strip(" ,([")
    pieces = title.split(", ")
    within = [piece for piece in pieces[1:] if is_place(piece)]
    title = ", ".join(piece for piece in pieces if piece not in within)
    own, bare = take_place(title)
    if own and ARTICLE_PLACE.search(own):
        title, within = bare, [own, *within]
    if series is None and not within and opened:
        within = [
            piece for piece in text[opened.end() :].split(", ") if ARTICLE_PLACE.search(piece)
        ]
    if series and not within and series.start() > title_end:
        between = text[title_end : series.start()].split(", ")
        within = [
            piece.strip() for piece in between if is_place(piece) and re.match(r"\s?[a-z§]", piece)
        ]
    fields: Fields = {"kind": "treaty", "title": bare_title(title), "locator": None}
    if series:
        fields |= {
            "container": series["name"].strip().removesuffix(" No.").removesuffix(" No"),
            "volume": series["volume"],
        }
        behind = re.sub(r"\s\([^()]*\)", "", text[series.end() :]).strip(" ,.")
        fields["locator"] = whole_place(behind)
    if within:
        fields["locator"] = ", ".join(within)
    if dates:
        first = dates[0]
        fields |= {"date": text[first.start : first.end], "issued": first.iso}
    return fields
