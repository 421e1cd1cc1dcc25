"""The distinct works that the notes so far cite, and by what each may be called."""

import re
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from corpus.citations.elements.titles import firm_words, runs, short_forms, title_words
from corpus.citations.elements.word_index import WordIndex
from corpus.citations.work_keys import (
    agree,
    author_keys,
    body_names,
    calls,
    edition_of,
    first_words,
    has_subtitle,
    is_quoted,
    keys_of,
    lettered_year,
    main_key,
    numbers_of,
    parts_of_place,
    report_key,
    same_archival_item,
    same_given,
    same_way,
    series_key,
    shelf,
    squeezed,
    title_form,
    title_key,
    volume_of,
    words_key,
    year_of,
)
from corpus.documents import Citation
from corpus.english.works.kinds import COLLECTION

_MOST_PLACES = 40  # works that one name may stand for; where there are more, none is meant for sure
_IN_SERIES = ("case", "statute", "treaty", "debate", "journal")
_YEAR_OF_LAW = re.compile(r"\b(?:1[2-9]|20)\d\d$")
K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Target:
    """A citation that a pointer can mean, and the note that has it."""

    number: int
    ident: str
    citation: Citation


TitleKey = tuple[str, frozenset[str]]  # the words of a title, and the keys of its authors


class Works:
    """The distinct works, each as first cited in full, by number less one; found by what may name
    them. `adopted` are the places of those that a short form stood for before they were cited.
    """

    def __init__(self) -> None:
        self.first: list[Target] = []
        self.adopted: set[int] = set()
        self._by_author: dict[str, list[int]] = {}
        self._by_author_and_form: dict[tuple[str, str], list[int]] = {}
        self._by_author_and_year: dict[tuple[str, str], list[int]] = {}
        self._by_form: dict[str, list[int]] = {}
        self._by_run: dict[str, list[int]] = {}
        self._by_main: dict[tuple[str, frozenset[str], str], list[int]] = {}
        self._by_name: dict[str, int] = {}
        self._by_report: dict[tuple[str, str, str], list[int]] = {}
        self._by_series: dict[tuple[str, ...], list[int]] = {}
        self._by_shelf: dict[str, list[int]] = {}
        self._by_title: dict[TitleKey, list[int]] = {}
        self._by_title_and_year: dict[tuple[TitleKey, str], list[int]] = {}
        self._by_url: dict[str, list[int]] = {}
        self._by_year_of_law: dict[str, list[int]] = {}
        self._by_words: dict[str, int] = {}
        self._by_part: dict[str, int] = {}
        self._short: dict[tuple[str, str], int] = {}
        self._opened: set[int] = set()  # works of which only short forms are known
        self._words = WordIndex()
        self._around = WordIndex()

    def _targets(self, places: list[int]) -> list[Target]:
        return [self.first[place] for place in sorted(set(places))]

    def by_author(self, citation: Citation) -> list[Target]:
        """The works that share an author with `citation`; of two authors, both where it can be."""
        places = [
            {place for key in keys_of(name) for place in self._by_author.get(key, [])}
            for name in citation.authors or citation.editors
        ]
        if not places:
            return []
        found = self._targets(sorted(set.intersection(*places) or set.union(*places)))
        return [one for one in found if same_given(citation, one.citation)]

    def by_form(self, citation: Citation) -> list[Target]:
        """The works whose title that of `citation` may stand for: of its authors, if it has any."""
        form = title_form(citation)
        if not form:
            return []
        people = citation.authors or citation.editors
        if not author_keys(citation):
            found = self._targets(self._by_form.get(form, []))
        else:
            places = self._shared(people, form, self._by_author_and_form)
            if not places and (firm := firm_words(citation.title)):  # "Spade and State"
                places = self._shared(people, firm, self._by_author_and_form)
            found = self._targets(places)
            found = [one for one in found if same_given(citation, one.citation)]
        return _closest(_as_told(citation, found), form)

    def by_run(self, citation: Citation) -> list[Target]:
        """The works in whose title the words of that of `citation` stand."""
        return self._targets(self._by_run.get(title_form(citation), []))

    def by_year(self, citation: Citation) -> list[Target]:
        """The works of the authors of `citation` in its year."""
        people = citation.authors or citation.editors
        return self._targets(self._shared(people, citation.date or "", self._by_author_and_year))

    def _shared(
        self, people: Sequence[str], what: str, lists: dict[tuple[str, str], list[int]]
    ) -> list[int]:
        """The places that every one of `people` shares in `lists`."""
        places = [
            {place for key in keys_of(name) for place in lists.get((key, what), [])}
            for name in people
        ]
        return sorted(set.intersection(*places)) if places else []

    def of_code(self, citation: Citation) -> list[Target]:
        """The works in the same volume of a code of laws."""
        return self._targets(self._by_report.get(report_key(citation), []))

    def of_year(self, citation: Citation) -> list[Target]:
        """The laws with a title of a year."""
        return self._targets(self._by_year_of_law.get(citation.date or "", []))

    def holds(self, citation: Citation) -> bool:
        """Whether the same work was cited before."""
        return self._known(citation) is not None

    def by_report(self, citation: Citation) -> list[Target]:
        """The cases in the volume of reports that `citation` names."""
        return self._targets(self._by_report.get(report_key(citation), []))

    def by_name(self, text: str | None) -> list[Target]:
        """The work that was given this name."""
        place = self._by_name.get(" ".join(title_words(text)))
        return [] if place is None else [self.first[place]]

    def by_words(self, citation: Citation) -> list[Target]:
        """The works that the words of a short form may call."""
        return self._targets(self._words.find(citation))

    def by_words_around(self, citation: Citation) -> list[Target]:
        """The works in whose notes the words of a short form stand, though they were not read as
        words of the citation.
        """
        return self._targets(self._around.find(citation))

    def stands_in(self, text: str, work: int) -> None:
        """Add the words of a note that stand with the citation of a work, by its number."""
        self._around.enter_words(text, work - 1)

    def name(self, name: str, work: int) -> None:
        """Give a work, by its number, a name."""
        self._by_name.setdefault(" ".join(title_words(name)), work - 1)

    def add(self, number: int, ident: str, citation: Citation, short: bool = False) -> Citation:
        """Add a citation of note `number`; return it with the number of its work. `short` says that
        it is a short form of a work that is not cited yet.
        """
        place = self._known(citation)
        adopted = None if short or place is not None else self._stood_for(citation)
        if place in self._opened and not short and _is_full(citation):
            place, adopted = None, place
        if place is not None:
            citation = replace(citation, work=place + 1)
        elif adopted is not None:
            place = adopted
            self.adopted.add(place)
            self._opened.discard(place)
            citation = replace(citation, work=place + 1)
            self.first[place] = Target(number, ident, citation)
        else:
            place = len(self.first)
            citation = replace(self._with_doubt(citation), work=place + 1)
            self.first.append(Target(number, ident, citation))
        self._enter(citation, place)
        if short:
            if self.first[place].ident == ident:
                self._opened.add(place)
            form = title_form(citation) or f"={citation.date}"
            for key in author_keys(citation) or {""}:
                self._short.setdefault((key, form), place)
        return citation

    def _known(self, citation: Citation) -> int | None:
        """The place of the same work, if it was cited before: the same title by the same people in
        the same year, the same shelfmark, volume and title's beginning, or the same address where
        one of the two has no title.
        """
        places: list[int] = []
        if citation.title:
            places += self._agreeing(citation)
        if citation.url:
            places += [
                place
                for place in self._by_url.get(citation.url, [])[:1]
                if not (citation.title and self.first[place].citation.title)
            ]
        if not citation.title and (key := words_key(citation)) in self._by_words:
            places.append(self._by_words[key])
        return min(places, default=None)

    def _agreeing(self, citation: Citation) -> list[int]:
        alike = self._alike(citation)
        found = [p for p in alike if agree(citation, self.first[p].citation)][:1]
        if citation.kind == "archive" and shelf(citation):
            alike = self._by_shelf.get(shelf(citation), [])
            found += [p for p in alike if same_archival_item(citation, self.first[p].citation)][:1]
        if citation.kind == "personal communication" and citation.authors:
            found += [
                target.citation.work - 1
                for target in self.by_year(citation)
                if target.citation.kind == citation.kind
                and target.citation.work
                and same_way(target.citation, citation)
            ][:1]
        if main := main_key(citation):
            found += [
                place
                for place in self._by_main.get(main, [])
                if has_subtitle(citation) != has_subtitle(self.first[place].citation)
                and citation.kind == self.first[place].citation.kind
                and agree(citation, self.first[place].citation)
            ][:1]
        if key := series_key(citation):
            form = title_form(citation)
            found += [
                place
                for place in self._by_series.get(key, [])
                if title_form(self.first[place].citation).startswith(f"{form} ")
                and author_keys(citation) == author_keys(self.first[place].citation)
            ][:1]
        return found

    def _alike(self, citation: Citation) -> list[int]:
        """The works of the same title whose years, as far as both are known, are the same."""
        key, year = title_key(citation), year_of(citation)
        if not year:
            return self._by_title.get(key, [])
        known = self._by_title_and_year
        return sorted([*known.get((key, year), ()), *known.get((key, ""), ())])

    def _stood_for(self, citation: Citation) -> int | None:
        """The place of a short form that stood for this work before it was cited in full."""
        if not self._short or not citation.title:
            return None
        if citation.kind == "case":
            forms = calls(citation) if citation.container else set()
            found = [self._short[("", form)] for form in forms if ("", form) in self._short]
            volume = (squeezed(citation.container), citation.volume)
            return next((p for p in found if volume == self._volume(p)), None)
        for key in author_keys(citation) | body_names(citation):
            years = (citation.date, year_of(citation), lettered_year(citation))
            for form in (*short_forms(citation.title), *(f"={year}" for year in years if year)):
                if (key, form) in self._short:
                    return self._short.pop((key, form))
        return None

    def _with_doubt(self, citation: Citation) -> Citation:
        """An archival citation that names no collection and shares a part of its place with one
        before, of which it may be a further part.
        """
        if citation.kind != "archive" or citation.date or citation.authors:
            return citation
        for part in parts_of_place(citation):
            if part in self._by_part and not COLLECTION.search(citation.title or ""):
                known = self.first[self._by_part[part]]
                unsure = f"it may be of what note {known.number} cites"
                return replace(citation, unsure=unsure, certainty="unsure")
        return citation

    def _volume(self, place: int) -> tuple[str, str | None]:
        citation = self.first[place].citation
        return squeezed(citation.container), citation.volume

    def _enter(self, citation: Citation, place: int) -> None:
        self._words.enter(citation, place)
        keys = author_keys(citation)
        for key in keys:
            _put(self._by_author, key, place)
            for year in {citation.date or "", year_of(citation), lettered_year(citation)} - {""}:
                _put(self._by_author_and_year, (key, year), place)
        called = body_names(citation)
        for key in called:
            _put(self._by_author, key, place)
            _put(self._by_author_and_year, (key, year_of(citation)), place)
        forms = (*short_forms(citation.title), *numbers_of(citation), firm_words(citation.title))
        for key in keys | first_words(citation) | called:
            for form in forms:
                _put(self._by_author_and_form, (key, form), place)
        for form in runs(citation.title):
            _put(self._by_run, form, place)
        for form in calls(citation):
            _put(self._by_form, form, place)
        alone = citation.kind in ("case", "statute")  # whose series may have no volumes
        if citation.kind in _IN_SERIES and citation.container and (citation.volume or alone):
            _put(self._by_report, report_key(citation), place)
        if key_of_series := series_key(citation):
            _put(self._by_series, key_of_series, place)
        if citation.kind in ("statute", "treaty") and citation.title:
            named = _YEAR_OF_LAW.search(citation.title)
            for year in {year_of(citation), named[0] if named else ""} - {""}:
                _put(self._by_year_of_law, year, place)
        if citation.kind == "archive" and (mark := shelf(citation)):
            _put(self._by_shelf, mark, place)
        if citation.kind == "archive":
            for part in parts_of_place(citation):
                self._by_part.setdefault(part, place)
        if main := main_key(citation):
            _put(self._by_main, main, place)
        if citation.title:
            _put(self._by_title, title_key(citation), place)
            _put(self._by_title_and_year, (title_key(citation), year_of(citation)), place)
        else:
            self._by_words.setdefault(words_key(citation), place)
        if citation.url:
            _put(self._by_url, citation.url, place)


def _is_full(citation: Citation) -> bool:
    """Whether a citation says where or by whom its work was published."""
    return any((citation.publisher, citation.place, citation.container, citation.url))


def _as_told(short: Citation, found: list[Target]) -> list[Target]:
    """Of the works that a short form may mean, those of the edition and the volume that it names,
    and with a title in quotation marks if it has one: where there are none such, all.
    """
    tests: Sequence[Callable[[Citation], object]] = (edition_of, volume_of, is_quoted)
    for test in (test for test in tests if test(short)):
        found = [one for one in found if test(one.citation) == test(short)] or found
    return found


def _closest(found: list[Target], form: str) -> list[Target]:
    """Of works that a short title may stand for, those whose title it is, or else begins."""
    whole = [one for one in found if title_form(one.citation) == form]
    return (
        whole or [one for one in found if title_form(one.citation).startswith(f"{form} ")] or found
    )


def _put(lists: dict[K, list[int]], key: K, place: int) -> None:
    found = lists.setdefault(key, [])
    if (not found or found[-1] != place) and len(found) < _MOST_PLACES:
        found.append(place)
