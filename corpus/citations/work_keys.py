"""By what works are told apart and found again: authors, titles, reports, shelfmarks."""

import re
from collections.abc import Iterator

from corpus.citations.elements.names import is_body
from corpus.citations.elements.places import is_place
from corpus.citations.elements.short_names import acronyms
from corpus.citations.elements.titles import author_key, openings, title_words, words
from corpus.documents import Citation
from corpus.english.names import PARTICLES
from corpus.english.works.congress import ORDER_OF_PRESIDENT
from corpus.english.works.documents import EU_NUMBER, RESOLUTION_NUMBER
from corpus.english.works.kinds import BOX, INTERVIEW, WAY_OF_TALKING
from corpus.english.works.law import CASE_NAME, EU_CASE, NAMED_LAW, PUBLIC_LAW, VERSUS
from corpus.notes.roman import roman_value

_MARKS = re.compile(r"[\W_]+")
_LEAF = re.compile(r"(?:^(?=[^,]*$)|,\s)(?=(?:fols?|fos?|ff?|ll?|pp?|Bl|S)\.)")
_FOND = re.compile(r"(?:f|op|d|ed|inv|k|c)\.\s?\d")  # parts of shelfmarks, which look like places
_MOST_VOLUMES = 20  # of a set, that may be counted in Roman numerals
_PATENT = re.compile(r"\bPatent\s.*(?P<digits>\d{3})$")
_NOT_NUMBER = re.compile(r"^\D+|,")
_MOST_PIECES = 8  # of the words of a work that was not read


def squeezed(text: str | None) -> str:
    """Letters and digits alone, in small letters."""
    return _MARKS.sub("", text).casefold() if text else ""


def author_keys(citation: Citation) -> set[str]:
    """By what the authors of a work, or else its editors, are known."""
    people = citation.authors or citation.editors
    return {key for name in people if (key := author_key(name))}


def keys_of(name: str) -> set[str]:
    """By what one author is known: a person by the surname, a body by all its words or by its
    acronym.
    """
    return ({author_key(name)} | (acronyms(name) if is_body(name) else set())) - {""}


def body_names(citation: Citation) -> set[str]:
    """The shorter forms by which the bodies that wrote a work may be called: acronyms and the first
    words of the name.
    """
    bodies = [name for name in citation.authors or citation.editors if is_body(name)]
    shorter = {form for name in bodies for form in openings(name)}
    shorter |= {" ".join(words(part)) for name in bodies for part in name.split(", ")[1:]}
    return shorter.union(*map(acronyms, bodies))


def numbers_of(citation: Citation) -> set[str]:
    """The numbers by which a report or a resolution may be called."""
    pieces = (citation.unparsed or "").split(", ")
    found = {" ".join(words(piece)) for piece in pieces if re.search(r"\d", piece)}
    said = citation.verbatim if citation.kind in ("unread", "report") else ""
    numbers = (match["number"] for match in RESOLUTION_NUMBER.finditer(said))
    if citation.kind in ("statute", "case"):
        found |= set(_numbers_of_law(citation.verbatim))
    return found | {f"resolution {' '.join(words(number))}" for number in numbers}


def _numbers_of_law(text: str) -> Iterator[str]:
    """The numbers of laws, orders and cases in a text, each in one form however it is printed."""
    for match in EU_NUMBER.finditer(text):
        yield " ".join(words(f"{match['what'][:3]} {match['number']}"))
    for match in PUBLIC_LAW.finditer(text):
        yield " ".join(words(f"public law {re.sub(_NOT_NUMBER, '', match[0])}"))
    for match in EU_CASE.finditer(text):
        yield " ".join(words(f"case {match['number']}"))
    order = ORDER_OF_PRESIDENT.search(text)
    if order:
        yield f"{order['name'][:1].casefold()} order {re.sub(_NOT_NUMBER, '', order['name'])}"


def edition_of(citation: Citation) -> str:
    """The number of an edition, or its words."""
    number = re.match(r"\d+", citation.edition or "")
    return number[0] if number else squeezed(citation.edition)


def volume_of(citation: Citation) -> str:
    """The volume, as it is compared: Roman numbers as the others."""
    volume = squeezed(citation.volume)
    value = roman_value(volume or "")
    return str(value) if 0 < value <= _MOST_VOLUMES else volume


def first_words(citation: Citation) -> set[str]:
    """The first words of persons' names: where the surname stands first, they are called so."""
    people = [name for name in (*citation.authors, *citation.editors) if not is_body(name)]
    return {found[0] for name in people if len(found := words(name)) > 1 and len(found[0]) > 2}


def title_form(citation: Citation) -> str:
    """The words of a citation's title, as they are compared."""
    return " ".join(title_words(citation.title))


def is_quoted(citation: Citation) -> bool:
    """Whether the title of a citation stands in quotation marks."""
    place = citation.verbatim.find(citation.title or "\0")
    return place > 0 and citation.verbatim[place - 1] in "“\"‘'«„|"


def year_of(citation: Citation) -> str:
    """The year of a work, or nothing."""
    return (citation.issued or citation.date or "")[:4]


def calls(citation: Citation) -> set[str]:
    """By what a work is called without its author: the first words of its title; a case, by those
    of each party; a standard, by its number; an archival item, by its shelfmark.
    """
    forms = set(openings(citation.title))
    if citation.title and citation.kind == "case":
        for party in VERSUS.compiled.split(f"{citation.title} "):
            forms |= set(openings(party))
        if citation.unparsed and not re.search(r"\d", citation.unparsed):  # a paper of the case
            forms.add(" ".join(words(citation.unparsed)))
        named = CASE_NAME.search(citation.title)
        forms |= set(openings(citation.title[named.end() - 1 :])) if named else set()
    patent = _PATENT.search(citation.title or "")
    if patent:
        forms.add(f"{patent['digits']} patent")
    forms |= numbers_of(citation)
    if citation.kind in ("statute", "treaty") and citation.title:  # HRA 1998, UNCLOS
        short = {form for form in acronyms(citation.title) if len(form) > 2}
        year = re.search(r"\b\d{4}$", citation.title)
        forms |= short | ({f"{form} {year[0]}" for form in short} if year else set())
        named = NAMED_LAW.search(citation.title)  # FTC Act
        if named:
            forms |= {f"{form} {named['what'].casefold()}" for form in acronyms(named["body"])}
    if citation.kind == "personal communication":
        said = re.split(r",\s|\s\(", citation.verbatim, maxsplit=1)[0]
        forms |= {" ".join(words(said))} if INTERVIEW.search(said) else set()
    if citation.kind == "unread":
        pieces = citation.verbatim.split(", ", _MOST_PIECES)
        forms |= {" ".join(words(re.sub(r"\s?\(.*", "", piece))) for piece in pieces}
    return forms - {""}


def shelf(citation: Citation) -> str:
    """The shelfmark of an archival item: its place without leaf, box and folder."""
    pieces = (citation.title or "", *_LEAF.split(citation.locator or "")[0].split(", "))
    numbered = [p for p in pieces if re.search(r"[A-Za-z].*\d", p)]
    marks = [p for p in numbered if not is_place(p) or _FOND.match(p)]
    return squeezed(" ".join(marks))


def parts_of_place(citation: Citation) -> list[str]:
    """The parts of the place of an archival item that have a number, but for its leaf and box."""
    pieces = _LEAF.split(citation.locator or "")[0].split(", ")
    return [
        squeezed(piece) for piece in pieces if re.search(r"\d", piece) and not BOX.search(piece)
    ]


def repository(citation: Citation) -> str:
    """The initials of the archive or collection that an archival item is called by."""
    title = citation.title or ""
    capitals = re.findall(r"\b[A-Z]", title)
    return squeezed(title if len(title.split()) < 2 else "".join(capitals))


def same_archival_item(one: Citation, other: Citation) -> bool:
    """Whether two archival citations are of one item: by its shelfmark, where there is one."""
    if (one.date or other.date) != (other.date or one.date):
        return False
    if not shelf(one) or shelf(one) != shelf(other):
        return False
    named = {repository(c) for c in (one, other) if not re.search(r"\d", c.title or "")}
    return len(named) < 2


def same_way(one: Citation, other: Citation) -> bool:
    """Whether two communications of a day may be one: both spoken, or both letters."""
    return len({_way(one), _way(other)} - {""}) < 2


def _way(citation: Citation) -> str:
    """The word for how somebody was spoken or written to, where a citation has one."""
    found = WAY_OF_TALKING.search(citation.verbatim)
    return re.sub(r"\W", "", found[0]).casefold() if found else ""


def title_key(citation: Citation) -> tuple[str, frozenset[str]]:
    """Title and authors."""
    return " ".join(words(citation.title)), frozenset(author_keys(citation))


def report_key(citation: Citation) -> tuple[str, str, str]:
    """The kind, the series and the volume of a case or a law."""
    return citation.kind, squeezed(citation.container), citation.volume or ""


def given_initial(name: str) -> str:
    """The initial of a person's given name; of a surname alone, nothing."""
    if "," in name and not re.search(r",\s(?:Jr|Sr|II|III|IV)\b", name):
        return "".join(words(name.partition(",")[2]))[:1]
    vancouver = re.fullmatch(r".*\w{2,}\s([A-Z]{1,3})", name)
    found = words(vancouver[1]) if vancouver else words(name)[:-1]
    found = [word for word in found if word not in PARTICLES]
    return found[0][:1] if found else ""


def same_given(short: Citation, full: Citation) -> bool:
    """Whether the given name of a short form goes with that of the work's author."""
    name = next(iter(short.authors), "")
    initial, key = given_initial(name), author_key(name)
    if not initial or is_body(name):
        return True
    people = [one for one in (*full.authors, *full.editors) if author_key(one) == key]
    return not people or any(
        given_initial(one) in ("", initial) or set(words(name)) <= set(words(one)) for one in people
    )


def main_key(citation: Citation) -> tuple[str, frozenset[str], str] | None:
    """The title without its subtitle, the authors and the year; `None` where one of them lacks."""
    main = re.split(r":\s|\.\s(?=[A-Z])", citation.title or "")[0]
    people, year = frozenset(author_keys(citation)), year_of(citation)
    return (" ".join(words(main)), people, year) if main and people and year else None


def has_subtitle(citation: Citation) -> bool:
    """Whether a title has a part behind a colon or a stop."""
    return re.search(r":\s|\.\s(?=[A-Z])", citation.title or "") is not None


def words_key(citation: Citation) -> str:
    """What tells works without a title apart."""
    if citation.kind == "statute":
        paged = re.fullmatch(r"(?:p\.\s)?[\d, –-]+", citation.locator or "")
        number = citation.volume or (citation.date if paged else None)  # session laws of a year
        return f"{squeezed(citation.container)} {number} {squeezed(citation.locator)}"
    parts = (
        *sorted(author_keys(citation)),
        squeezed(citation.container),
        citation.date,
        citation.volume,
        _way(citation) if citation.kind == "personal communication" else None,
    )
    unknown = citation.kind == "personal communication" and not author_keys(citation)
    if citation.kind == "unread" or not citation.date or unknown:
        return " ".join(words(citation.verbatim))
    return f"{citation.kind} {' '.join(part for part in parts if part)}"


def series_key(citation: Citation) -> tuple[str, ...]:
    """Container, volume and date of a work that has all three; of the others nothing."""
    parts = (citation.container, citation.volume, citation.date)
    return tuple(squeezed(part) for part in parts) if all(parts) else ()


def agree(one: Citation, other: Citation) -> bool:
    """Whether nothing that two citations of one title say tells their works apart."""
    if "archive" in (one.kind, other.kind):
        where = [(c.date, _LEAF.split(c.locator or "")[0]) for c in (one, other)]
        return where[0] == where[1]
    if one.kind == other.kind == "case" and one.unparsed != other.unparsed:
        return False  # two papers filed with one court
    for told in (year_of, edition_of, _container_of, volume_of):
        said, others = told(one), told(other)
        if said and others and said != others:
            return False
    return True


def _container_of(citation: Citation) -> str:
    return squeezed(citation.container)
