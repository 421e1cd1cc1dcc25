"""Short forms: author and title, author and year, author and page, a name given before."""

import re
from collections.abc import Set
from dataclasses import dataclass, field

from corpus.citations.elements.names import INITIALS, is_body, is_name, names_before, split_authors
from corpus.citations.elements.parts import take_people
from corpus.citations.elements.places import take_place, whole_place, without_volume
from corpus.citations.elements.quotes import quotations
from corpus.citations.elements.reference import Fields, Reading
from corpus.citations.elements.titles import author_key, title_words
from corpus.citations.elements.word_index import WordIndex
from corpus.dates import FoundDate, find_dates
from corpus.documents import Citation
from corpus.english.calendar import MONTHS
from corpus.english.citations import ET_AL
from corpus.english.works.codes import CODE_PUBLISHER
from corpus.english.works.kinds import DESCRIBED, PRESS
from corpus.english.works.law import COMMAND_PAPER
from corpus.english.works.parts import EDITION, EDITOR_BEHIND, PAGE_WORD
from corpus.english.works.short_names import ACT_OF_YEAR, MEETING, OF_KIND_AT_END

_MOST_TITLE_WORDS = 9
_SHELFMARK = re.compile(r"(?=[^A-Z]*[A-Z])(?=(?:\D*\d){2})[A-Z\d][\w./-]*(?:\s[\w./-]+){0,3}")
_MOST_WORDS_CALLED = 9
_AUTHOR_YEAR = re.compile(
    r"^\(?(?P<who>[A-ZÀ-ÞĀ-žƠ-ưḀ-ỹ][^()\d“”\";:]{1,80}?),?\s*\(?(?P<year>(?:1[4-9]"
    r"|20)\d\d[a-z]?)\)?"
    r"(?:(?:\s?[,:]\s*|(?<=\))\s)(?P<place>[^()]{1,40}?))?\)?\.?$"
)

_THESIS = re.compile(
    r"(?P<who>[A-ZÀ-Þ][^\d,;:()“”]{1,60}), (?:[a-z]+ )?(?:thesis|dissertation"
    r"|diss\.?)"
)
_YEAR = re.compile(r"(?:1[4-9]|20)\d\d")
_SET = re.compile(r"[IVX]{1,5}")  # a volume
_AUTHOR_PAGE = re.compile(
    r"(?P<who>[A-ZÀ-Þ][^\d,;:()“”\"]{1,60}?)\s(?P<place>\d{1,4}(?:[-–]\d{1,4})?(?:,\s\d{1,4}(?:[-"
    r"–]\d{1,4})?)*)"
)
_TITLE_AT = re.compile(
    r"(?P<title>[A-Z][\w’'.& -]{2,60}?)(?: at)? "
    r"(?P<place>\d[\d–-]*|\[\d+\](?:\s?[–-]\s?\[\d+\])?|(?:paras?|¶¶?)\s\d[\d–-]*)"
)


@dataclass
class Known:
    """What the notes before have named: the words of short names, surnames and titles, and of the
    names given to archives and of cases.
    """

    names: dict[str, str] = field(default_factory=dict)
    surnames: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)
    archives: set[str] = field(default_factory=set)
    cases: set[str] = field(default_factory=set)
    works: WordIndex = field(default_factory=WordIndex, compare=False)
    count: int = field(default=0, compare=False)  # of the works in `works`

    def add(self, citation: Citation) -> None:
        """Remember the words by which a work that is cited in full may be called."""
        self.works.enter(citation, self.count)
        self.count += 1


def read_named(text: str, names: Set[str] | dict[str, str]) -> Reading | None:
    """A work by the name that it was given before: `UNCLOS, Article 76`."""
    words = title_words(text) if names else []
    for count in range(min(len(words), 12), 0, -1):
        if " ".join(words[:count]) not in names:
            continue
        matches = list(re.finditer(r"\w+", text))
        skipped = len(matches) - len(words)
        end = matches[min(skipped + count, len(matches)) - 1].end()
        behind = text[end:].strip(' ,.”"’')
        behind = (
            behind.lstrip(")") if behind.count("(") == behind.count(")") else behind.strip(" ,.)")
        )
        place = whole_place(behind) if behind else None
        if behind and place is None:
            continue
        return Reading({"title": text[:end].strip('“"‘ '), "locator": place}, "name")
    return None


def read_called(text: str, known: Known) -> Reading | None:
    """A work by words of its title, its author or its place: `Salt Convention, art. 3`; `“Ice
    Duties,” p. 4`; `Wren patent, claim 2`. It needs a place, a date or a word for its kind.
    """
    locator, before = take_place(text)
    before = before.strip(" ,")
    count = len(before.split())
    mark = _SHELFMARK.fullmatch(before) is not None and before[:4].upper() == before[:4]
    opens = mark or before[:1].isupper() or before[:1] in tuple("“\"‘'«„")
    if not 1 <= count <= _MOST_WORDS_CALLED or not opens:
        return None
    dated = any(before[: date.start].endswith(", ") for date in find_dates(before))
    if not (mark or locator or dated or OF_KIND_AT_END.search(before)):
        return None
    if sum(1 for word in before.split() if word[0].islower()) > 3:
        return None
    quoted = quotations(before)
    title = before[slice(*quoted[0])].strip("“”\"‘’'«»„ ,") if quoted else before
    if quoted and (quoted[0][0] > 0 or before[quoted[0][1] :].strip(" ,.")):
        return None
    citation = Citation(text, "unknown", title=title)
    if not known.works.find(citation):
        return None
    return Reading({"title": title, "locator": locator}, "name")


def read_author_year(text: str) -> Reading | None:
    """`Moss 1990, 4`; `Moss and Pike (1990: 4)`."""
    found = _AUTHOR_YEAR.match(text)
    if (
        found is None
        or PRESS.search(found["who"])
        or CODE_PUBLISHER.search(found["who"])
        or MONTHS.compiled.fullmatch(found["who"].strip())
    ):
        return None
    who = re.sub(r"^(?:see|in)\s", "", found["who"]).strip(" ,")
    if "," in who and not re.search(r"\s(?:and|&)\s", who):
        return None
    if not (is_name(who) or is_body(who)) or len(who.split()) > 8:
        return None
    place = found["place"]
    if place and not whole_place(place):
        return None
    fields: Fields = {
        "authors": split_authors(who),
        "date": found["year"],
        "issued": found["year"][:4],
    }
    return Reading({**fields, "locator": whole_place(place or "")}, "short")


def read_short(text: str, known: Known) -> Reading | None:
    """`Roe, The Ice Trade, 12`; `Roe, 12`; of known titles `The Ice Trade, 12`."""
    if quotations(text) or len(text.split()) > 24:
        return None
    locator, body = take_place(text)
    body = COMMAND_PAPER.compiled.sub("", body).strip(" ,") or body
    pieces = [piece for piece in body.strip(" ,").split(", ") if piece]
    if not pieces:
        return None
    told: Fields = {}
    if len(pieces) > 1 and EDITION.search(f"{pieces[-1]} "):
        told, body = take_people({}, body)
        body = re.sub(r"\s*\(\s*\)", "", body)
        pieces = [piece for piece in body.strip(" ,").split(", ") if piece]
    volume, locator = without_volume(locator)
    told = {**told, "volume": volume} if volume else told
    if len(pieces) > 2 and _SET.fullmatch(pieces[-1]):
        told = {**told, "volume": pieces.pop()}
    if _is_volume_of_known(pieces, known) and locator:  # "Tull, II, 14"
        fields = {"authors": split_authors(pieces[0]), "volume": pieces[1], "locator": locator}
        return Reading(fields, "op. cit.")
    if len(pieces) > 2 and INITIALS.fullmatch(pieces[1]) and "." in pieces[1]:
        name, title = ", ".join(pieces[:2]), ", ".join(pieces[2:])
        if len(title.split()) <= _MOST_TITLE_WORDS and title[0].isupper():
            return Reading({"authors": (name,), "title": title, "locator": locator}, "short")
    by_kind = _read_by_kind(body, known)
    if by_kind:
        return Reading({**by_kind, "locator": locator}, "op. cit.")
    if text[-1:].isdigit() and " ".join(title_words(text)) in known.titles and " " in text:
        return Reading({"title": text}, "short")  # whose number is no page
    count = names_before(pieces)
    if count == 1 and len(pieces) > 2 and _are_known(pieces[1], known):
        count = 2
    if count and len(pieces) > count:
        title = ", ".join(pieces[count:])
        first = title.split()[0]
        dates = find_dates(title)
        if dates and dates[0].start == 0 and len(dates[0].iso) > 4:
            return None  # an item of a day, of which no more is known
        year = pieces[-1] if _YEAR.fullmatch(pieces[-1]) and len(pieces) > count + 1 else None
        if year and any(len(date.iso) > 4 for date in dates):
            return None
        if year:
            title = ", ".join(pieces[count:-1])
            told |= {"date": year, "issued": year, "kind": "book"}
        told, title = _without_day(told, title, dates)
        capital = first[0].isupper() or first[0].isdigit() or DESCRIBED.compiled.match(title)
        if len(title.split()) <= _MOST_TITLE_WORDS and capital:
            names = ", ".join(pieces[:count])
            role = "editors" if EDITOR_BEHIND.search(f"{names},") else "authors"
            fields = {role: split_authors(names), "title": title.strip(" ,"), **told}
            return Reading({**fields, "locator": locator}, None if year else "short")
    return _read_rarer(text, pieces, locator, known)


def _read_rarer(text: str, pieces: list[str], locator: str | None, known: Known) -> Reading | None:
    """A short form without an author and a title: an act by its year, an author and a page, a title
    and a page, one of them alone.
    """
    act = ACT_OF_YEAR.search(", ".join(pieces))
    if act:
        fields = {"kind": "statute", "date": act["year"], "locator": locator}
        return Reading(fields, "short")
    paged = _AUTHOR_PAGE.fullmatch(text)
    if paged and all(author_key(name) in known.surnames for name in split_authors(paged["who"])):
        fields = {"authors": split_authors(paged["who"]), "locator": paged["place"]}
        return Reading(fields, "op. cit.")
    at = _TITLE_AT.fullmatch(text)
    if at and " ".join(title_words(at["title"])) in known.titles:
        return Reading({"title": at["title"], "locator": at["place"]}, "short")
    if len(pieces) == 1:
        return _read_single(pieces[0], locator, known)
    return _read_known_title(", ".join(pieces), locator, known)


def _without_day(told: Fields, title: str, dates: list[FoundDate]) -> tuple[Fields, str]:
    """A title without the day behind it, and the day."""
    last = dates[-1] if dates else None
    if last is None or last.end != len(title) or len(last.iso) < 8:
        return told, title
    day = {"date": title[last.start :], "issued": last.iso}
    return {**told, **day}, title[: last.start].strip(" ,")


def _read_by_kind(body: str, known: Known) -> Fields | None:
    """`Wren interview`, `Wren, thesis`, of somebody who was cited before."""
    met, thesis = MEETING.search(body), _THESIS.fullmatch(body)
    who = (met["who"] or met["with"]) if met else thesis["who"] if thesis else ""
    if not who or author_key(who) not in known.surnames:
        return None
    return {"authors": split_authors(who), "kind": "personal communication" if met else "thesis"}


def _is_volume_of_known(pieces: list[str], known: Known) -> bool:
    """Whether pieces are an author who was cited before and a volume."""
    whole = len(pieces) == 2 and _SET.fullmatch(pieces[1]) is not None
    return whole and _is_known((pieces[0],), known)


def _are_known(piece: str, known: Known) -> bool:
    """Whether a piece is the surnames of two authors that were cited before."""
    names = re.split(r"\s(?:and|&)\s", piece)
    return len(names) > 1 and all(author_key(name) in known.surnames for name in names)


def _read_single(piece: str, locator: str | None, known: Known) -> Reading | None:
    """A surname or a title alone, with a page."""
    reading = _read_known_title(piece, locator, known)
    if reading:
        return reading
    others = ET_AL.search(piece) is not None
    authors = split_authors(piece) if (locator or others) and is_name(piece) else ()
    if not authors:
        return None
    if not locator:
        return Reading({"authors": authors}, "op. cit.") if _is_known(authors, known) else None
    if author_key(authors[-1]) in known.surnames or PAGE_WORD.search(locator):
        return Reading({"authors": authors, "locator": locator}, "op. cit.")
    return None


def _is_known(authors: tuple[str, ...], known: Known) -> bool:
    return author_key(authors[0]) in known.surnames


def _read_known_title(title: str, locator: str | None, known: Known) -> Reading | None:
    words = title_words(title)
    if (
        words
        and " ".join(words) in known.titles
        and title[:1].isupper()
        and (locator or len(words) > 1)
    ):
        return Reading({"title": title, "locator": locator}, "short")
    return None
