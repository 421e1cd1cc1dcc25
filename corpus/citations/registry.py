"""The distinct works that the notes so far cite, and by what each may be called."""

import re
from dataclasses import dataclass, replace

from corpus.citations.elements.names import is_body
from corpus.citations.elements.titles import openings, short_forms, surname, words
from corpus.documents import Citation
from corpus.english.works.law import VERSUS

NoteKey = tuple[int, int]  # series and number


@dataclass(frozen=True, slots=True)
class Target:
    """A citation that a pointer can mean, and the note that has it."""

    number: int
    ident: str
    citation: Citation


def author_keys(citation: Citation) -> set[str]:
    """By what the authors of a work, or else its editors, are known."""
    people = citation.authors or citation.editors
    return {key for name in people if (key := author_key(name))}


def author_key(name: str) -> str:
    """The surname of a person, all words of a body's name."""
    return " ".join(words(name)) if is_body(name) else surname(name)


def _year(citation: Citation) -> str:
    return (citation.issued or citation.date or "")[:4]


class Works:
    """The distinct works, each as first cited, by number less one; found by what may name them."""

    def __init__(self) -> None:
        self.first: list[Target] = []
        self._by_author: dict[str, list[int]] = {}
        self._by_author_and_form: dict[tuple[str, str], list[int]] = {}
        self._by_author_and_year: dict[tuple[str, str], list[int]] = {}
        self._by_form: dict[str, list[int]] = {}
        self._by_name: dict[str, int] = {}
        self._by_report: dict[tuple[str, str], list[int]] = {}
        self._by_title: dict[tuple[str, frozenset[str]], list[int]] = {}
        self._by_url: dict[str, list[int]] = {}
        self._by_words: dict[str, int] = {}

    def _targets(self, places: list[int]) -> list[Target]:
        return [self.first[place] for place in sorted(set(places))]

    def by_author(self, citation: Citation) -> list[Target]:
        """The works that share an author with `citation`; of two authors, both where it can be."""
        lists = [self._by_author.get(key, []) for key in author_keys(citation)]
        if not lists:
            return []
        shared = set(lists[0]).intersection(*lists[1:])
        found = self._targets(sorted(shared) or [place for each in lists for place in each])
        named = [one for one in found if _same_given(citation, one.citation)]
        return named or found

    def by_form(self, citation: Citation) -> list[Target]:
        """The works whose title that of `citation` may stand for: of its authors, if it has any."""
        form = " ".join(title_form(citation))
        if not form:
            return []
        keys = author_keys(citation)
        if not keys:
            return _closest(self._targets(self._by_form.get(form, [])), form)
        lists = [self._by_author_and_form.get((key, form), []) for key in keys]
        shared = set(lists[0]).intersection(*lists[1:])
        return _closest(self._targets(sorted(shared)), form)

    def by_year(self, citation: Citation) -> list[Target]:
        """The works of the authors of `citation` in its year."""
        date = citation.date or ""
        lists = [self._by_author_and_year.get((key, date), []) for key in author_keys(citation)]
        return self._targets(sorted(set(lists[0]).intersection(*lists[1:]))) if lists else []

    def by_report(self, citation: Citation) -> list[Target]:
        """The cases in the volume of reports that `citation` names."""
        key = (_key(citation.container), citation.volume or "")
        return self._targets(self._by_report.get(key, [])) if citation.container else []

    def by_name(self, text: str | None) -> list[Target]:
        """The work that was given this name."""
        place = self._by_name.get(" ".join(_form(text)))
        return [] if place is None else [self.first[place]]

    def name(self, name: str, place: int) -> None:
        """Give a work, by its number, a name."""
        self._by_name.setdefault(" ".join(_form(name)), place - 1)

    def _known(self, citation: Citation) -> int | None:
        """The place of the same work, if it was cited before: the same title by the same people in
        the same year, or the same address where one of the two has no title.
        """
        places = []
        if citation.title:
            for place in self._by_title.get(_title_key(citation), []):
                if _agree(citation, self.first[place].citation):
                    places.append(place)
                    break
        if citation.url:
            places += [
                place
                for place in self._by_url.get(citation.url, [])[:1]
                if not (citation.title and self.first[place].citation.title)
            ]
        if not citation.title:
            key = _words_key(citation)
            places += [self._by_words[key]] if key in self._by_words else []
        return min(places, default=None)

    def add(self, number: int, ident: str, citation: Citation) -> Citation:
        """Add a citation of note `number`; return it with the number of its work."""
        place = self._known(citation)
        if place is None:
            place = len(self.first)
            citation = replace(citation, work=place + 1)
            self.first.append(Target(number, ident, citation))
        else:
            citation = replace(citation, work=place + 1)
        self._enter(citation, place)
        return citation

    def _enter(self, citation: Citation, place: int) -> None:
        keys = author_keys(citation)
        for key in keys:
            _put(self._by_author, key, place)
            date = citation.date or ""
            for year in {date, _year(citation)} - {""}:
                _put(self._by_author_and_year, (key, year), place)
        for key in keys | _first_words(citation):
            for form in short_forms(citation.title):
                _put(self._by_author_and_form, (key, form), place)
        for form in calls(citation):
            _put(self._by_form, form, place)
        if citation.kind == "case" and citation.container:
            _put(self._by_report, (_key(citation.container), citation.volume or ""), place)
        if citation.title:
            _put(self._by_title, _title_key(citation), place)
        else:
            self._by_words.setdefault(_words_key(citation), place)
        if citation.url:
            _put(self._by_url, citation.url, place)


def _first_words(citation: Citation) -> set[str]:
    """The first words of persons' names: where the surname stands first, they are called so."""
    people = [name for name in (*citation.authors, *citation.editors) if not is_body(name)]
    return {found[0] for name in people if len(found := words(name)) > 1 and len(found[0]) > 2}


def _closest(found: list[Target], form: str) -> list[Target]:
    """Of works that a short title may stand for, those whose title it is, or else begins."""
    for same in (str.__eq__, lambda title, form: title.startswith(f"{form} ")):
        closest = [one for one in found if same(" ".join(title_form(one.citation)), form)]
        if closest:
            return closest
    return found


def _same_given(short: Citation, full: Citation) -> bool:
    """Whether the given names of a short form go with those of the work's authors."""
    if not short.authors or len(words(short.authors[0])) < 2 or is_body(short.authors[0]):
        return True
    initial, key = words(short.authors[0])[0][:1], author_key(short.authors[0])
    people = [name for name in (*full.authors, *full.editors) if author_key(name) == key]
    return any(words(name)[0][:1] == initial for name in people)


def _put(lists: dict, key: object, place: int) -> None:  # type: ignore[type-arg]
    found = lists.setdefault(key, [])
    if not found or found[-1] != place:
        found.append(place)


def _key(text: str | None) -> str:
    return re.sub(r"[\W_]", "", text or "").casefold()


def _form(text: str | None) -> list[str]:
    return title_words_of(text)


def title_words_of(text: str | None) -> list[str]:
    """The words of a name or a title, as they are compared."""
    from corpus.citations.elements.titles import title_words

    return title_words(text)


def title_form(citation: Citation) -> list[str]:
    """The words of a citation's title, as they are compared."""
    return title_words_of(citation.title)


def calls(citation: Citation) -> set[str]:
    """By what a work is called without its author: the first words of its title; a case, by those
    of each party.
    """
    forms = set(openings(citation.title))
    if citation.kind == "archive":
        shelf = re.split(r",\s(?=(?:fols?|fos?|ff?|pp?|Bl|S)\.)", citation.locator or citation.container or "")[0]
        forms |= {" ".join(_form(shelf))} if re.search(r"[A-Za-z].*\d", shelf) else set()
    if citation.title and citation.kind == "case":
        for party in VERSUS.compiled.split(f"{citation.title} "):
            forms |= set(openings(party))
    return forms


def _title_key(citation: Citation) -> tuple[str, frozenset[str]]:
    return " ".join(words(citation.title)), frozenset(author_keys(citation))


def _words_key(citation: Citation) -> str:
    """What tells works without a title apart."""
    if citation.kind == "statute":
        return f"{_key(citation.container)} {citation.volume} {_key(citation.locator)}"
    if citation.kind == "unread":
        return " ".join(words(citation.verbatim))
    parts = (*sorted(author_keys(citation)), _key(citation.container), citation.date, citation.volume)
    said = " ".join(part for part in parts if part)
    return f"{citation.kind} {said}" if citation.date else " ".join(words(citation.verbatim))


def _shelf(citation: Citation) -> str:
    return _key(re.split(r",\s(?:fols?|fos?|ff?|pp?|Bl|S)\.", f", {citation.locator or ''}")[0])


def _agree(one: Citation, other: Citation) -> bool:
    """Whether nothing that two citations say tells their works apart."""
    if "archive" in (one.kind, other.kind) and (one.date, _shelf(one)) != (other.date, _shelf(other)):
        return False
    pairs = ((_year(one), _year(other)), (one.edition, other.edition),
             (_key(one.container), _key(other.container)), (one.volume, other.volume))  # fmt: skip
    return all(not a or not b or a == b for a, b in pairs)
