"""Where a work whose title stands in quotation marks appeared, and who put it out."""

import re

from corpus.citations.elements.names import are_surnames, is_body, split_authors
from corpus.citations.elements.parts import pieces_of
from corpus.citations.elements.quotes import brackets
from corpus.citations.elements.reference import Fields
from corpus.citations.law.abbreviations import series_kind
from corpus.dates import find_dates
from corpus.english.works.documents import (
    MEETING_PAPER,
    NUMBER_OF_BODY,
    NUMBERED_TITLE,
    PAPER_ALONE,
    PAPER_SERIES,
    PAPER_SERIES_NAME,
    SERIES_OF_BODY,
    SESSION_OF_CONGRESS,
)
from corpus.english.works.kinds import (
    OF_BODIES,
    PODCAST,
    POST,
    PRESS,
    REPORT,
    SECTION_OF_PAPER,
    SERIES,
    VIDEO,
)
from corpus.english.works.media import JOURNAL_NAME, NUMBERED_VERSION, RELEASE, RELEASED_BY, SPEECH
from corpus.english.works.names import (
    BROADCASTER,
    MONTHS_ELSEWHERE,
    PRINTING_TOWN,
    PROGRAMME_CREDIT,
    SOCIAL_NETWORK,
    STATE_BEHIND,
    TOWN,
)

_NUMBER = re.compile(r"(?:[Nn]o|[Nn]r|#)\.?\s?\d+")
_EPISODE_OF = re.compile(r"(?:episode|part)\s\w+\sof\s(?P<series>[A-Z].+)")
_CODE = re.compile(r"\s[A-Z]{1,5}-\d[\w.-]*$")  # of a paper
_BLOG = re.compile(r"(.+?)\s\((?:blog|weblog|newsletter|Substack)\)")


def container_of(name: str, fields: Fields, contained: bool, of_body: bool) -> Fields:
    """Where a work stands and who puts it out, from the words left behind its title."""
    elements = _elements(name)
    released = next((found for e in elements if (found := RELEASED_BY.search(e))), None)
    said = [e for e in elements if RELEASE.search(e) or (released and e == released[0])]
    paper = [e for e in elements if PAPER_ALONE.search(e) or PAPER_SERIES_NAME.search(e)]
    elements = [
        e for e in elements if e not in said and e not in paper and not NUMBERED_VERSION.search(e)
    ]
    if released:
        return {"publisher": released["who"]}
    if paper:
        elements = [e for e in elements if not _NUMBER.fullmatch(e)]
    if paper and not fields.get("volume"):
        named = not PAPER_ALONE.search(paper[0])
        report: Fields = {"kind": "report", "unparsed": ", ".join(paper)}
        return {**report, **_firm_and_town(elements, named)}
    if not elements:
        return {"unparsed": ", ".join(said)}
    made, elements = _credits(elements)
    if made:
        return {**_of_programme(elements), **made}
    spoken = next((e for e in said if SPEECH.search(e)), None)
    if spoken and not fields.get("volume"):
        towns = [e for e in elements if TOWN.search(e) and not is_body(e)]
        hosts = [e for e in elements if e not in towns]
        return {"kind": "report", "place": ", ".join(towns), "publisher": ", ".join(hosts)}
    if series_kind(elements[0]) == "debate":
        return {"kind": "debate", "container": elements[0]}
    return _of_kind(name, elements, fields, contained=contained, of_body=of_body)


def _of_kind(
    name: str, elements: list[str], fields: Fields, *, contained: bool, of_body: bool
) -> Fields:
    """The same, by what the `elements` of the words are: a journal, a press, a blog, a body."""
    first, rest = elements[0], ", ".join(elements[1:])
    journal = bool(fields.get("volume") or fields.get("issue"))
    if PODCAST.search(first) and len(elements) == 1 and not journal:
        return {"kind": "video", "container": re.sub(r"\s\([a-z ]+\)$", "", first)}
    if VIDEO.search(name):
        return {"kind": "video", **_film(elements)}
    if contained and PODCAST.search(name) and not journal:
        return {"kind": "video", "container": re.sub(r"\s\([a-z ]+\)$", "", first)}
    if contained and not journal:
        editors: Fields = {}
        if len(elements) > 1 and (are_surnames(first) or _is_editor(elements)):
            editors, elements = {"editors": split_authors(first)}, elements[1:]
        return {"kind": "chapter", **editors, "container": ", ".join(elements)}
    if journal and (contained or not SERIES.search(first)):
        return {"kind": "journal", "container": first.strip('«»“”" '), "publisher": rest}
    if PRESS.search(first) and not _BLOG.fullmatch(first):
        first, bracket = bracket_behind(first)
        return {**bracket, "kind": "newspaper", "container": first, "publisher": rest}
    if REPORT.search(name) or SERIES.search(first):
        return _report(elements)
    numbered = NUMBER_OF_BODY.search(first) or (of_body and NUMBERED_TITLE.search(first))
    if numbered and not fields.get("volume") and not PRESS.search(first):
        return {"kind": "report", "unparsed": first, "publisher": rest}
    if _CODE.search(first) and not fields.get("volume"):
        return {"kind": "report", "unparsed": first, **_firm_and_town(elements[1:])}
    blog = _BLOG.fullmatch(first)
    if blog:
        return {"kind": "web page", "container": blog[1], "publisher": rest}
    if POST.search(name) or SOCIAL_NETWORK.search(first):
        return {"kind": "post", "container": first}
    if fields.get("kind") == "journal":
        return {"container": first}
    if JOURNAL_NAME.search(first) and not contained:
        return {"kind": "journal", "container": first, "publisher": rest}
    if is_body(first):
        return {"publisher": ", ".join(elements)}
    town = TOWN.search(first) and not OF_BODIES.search(first)
    if of_body and len(elements) == 1 and len(first.split()) < 3 and town:
        return {"kind": "report", "place": first}
    return {"container": first, "publisher": rest}


def _firm_and_town(elements: list[str], named: bool = False) -> Fields:
    """Who put a paper out and where, from the elements that are left. `named` says that the series
    is called after who puts it out.
    """
    towns = [e for e in elements if TOWN.search(e) and not is_body(e)][-1:]
    alone = elements[0] if len(elements) == 1 else ""
    place = named or PRINTING_TOWN.compiled.match(alone) or STATE_BEHIND.search(alone)
    if alone and not place:
        towns = []
    return {"publisher": ", ".join(e for e in elements if e not in towns),
            "place": ", ".join(towns)}  # fmt: skip


def _credits(elements: list[str]) -> tuple[Fields, list[str]]:
    """Who made and who broadcast a programme, and the other elements."""
    fields: Fields = {}
    left = []
    for element in elements:
        credit = PROGRAMME_CREDIT.search(element)
        on = element[3:] if element.startswith("on ") else ""
        if credit and credit["who"]:
            fields.setdefault("authors", split_authors(credit["name"]))
        elif credit or (on and (fields or BROADCASTER.search(on))):
            fields["publisher"] = credit["name"] if credit else on
        else:
            left.append(element)
    return fields, left


def _of_programme(elements: list[str]) -> Fields:
    part = next((found for e in elements if (found := _EPISODE_OF.fullmatch(e))), None)
    if part:
        elements = [part["series"], *(e for e in elements if e != part[0])]
    named = [e for e in elements if not (VIDEO.search(e) and (" " not in e or _is_described(e)))]
    series = re.sub(r"\s\([a-z ]+\)$", "", named[0]) if named else None
    return {"kind": "video", "container": series, "publisher": ", ".join(named[1:])}


def _elements(name: str) -> list[str]:
    """The elements between commas that stand in no brackets, without dates and without parts of
    newspapers.
    """
    name = name.strip(" ,.")
    if name.startswith("(") and brackets(name)[:1] == [(0, len(name))]:
        name = name[1:-1]
    elements = [piece.strip(" .:,") for piece in pieces_of(name)]
    elements = [e.strip("() ,") if e.startswith("(") else e for e in elements if not _is_date(e)]
    return [
        e.removeprefix("in ") if e[3:4].isupper() else e
        for e in elements
        if e
        and not SECTION_OF_PAPER.search(e)
        and not SESSION_OF_CONGRESS.search(e)
        and not MONTHS_ELSEWHERE.compiled.fullmatch(e)
    ]


def _is_date(element: str) -> bool:
    dates = find_dates(element)
    return bool(dates) and (dates[0].start, dates[0].end) == (0, len(element))


def bracket_behind(name: str) -> tuple[str, Fields]:
    """A newspaper's name without the place or the edition in brackets behind it."""
    found = re.fullmatch(r"(.+?)\s[(\[]([^()\[\]]+)[)\]]", name)
    if found is None:
        return name, {}
    edition = re.fullmatch(r"(.+) (?:edition|ed\.)", found[2])
    return found[1], {"edition": edition[1]} if edition else {"place": found[2]}


def _film(elements: list[str]) -> Fields:
    """The series and who broadcast it, without the elements that say that it is a film."""
    said = [e for e in elements if VIDEO.search(e) and (len(e.split()) == 1 or _is_described(e))]
    behind = elements.index(said[0]) if said else len(elements)
    left = [e for e in elements[:behind] if e not in said]
    network = re.match(r"(YouTube|Vimeo|Netflix|Dailymotion)\b", said[0]) if said else None
    unparsed = ", ".join(elements[behind:])
    if network and not left:
        return {"container": network[0], "unparsed": unparsed}
    if not left:
        return {"unparsed": unparsed}
    if len(left) == 1 and not said:
        return {"publisher": left[0]}
    return {
        "container": re.sub(r"\s\([a-z ]+\)$", "", left[0]),
        "publisher": ", ".join(left[1:]),
        "unparsed": unparsed,
    }


def _is_described(element: str) -> bool:
    """Whether an element says what a film is, and is no broadcaster's name."""
    return (
        element[0].islower() or re.search(r"\s(?:video|audio|podcast|film)$", element) is not None
    )


def _report(elements: list[str]) -> Fields:
    series = [element for element in elements if REPORT.search(element) or SERIES.search(element)]
    others = [element for element in elements if element not in series]
    if len(others) > 1 and is_body(others[0]) and TOWN.search(others[-1]):
        place = others.pop()
    else:
        place = None
    if all(PAPER_SERIES.search(element) for element in series):
        maker = SERIES_OF_BODY.search(series[0]) if not others else None
        others = [maker["who"]] if maker else others
        return {"kind": "report", "unparsed": ", ".join(series), "publisher": ", ".join(others),
                "place": place}  # fmt: skip
    met = next((element for element in series if MEETING_PAPER.search(element)), None)
    if met and len(series) == 1:
        return {"kind": "report", "unparsed": met, "place": place or ", ".join(others)}
    return {"container": ", ".join(series), "publisher": ", ".join(others), "place": place}


def _is_editor(elements: list[str]) -> bool:
    """Whether the first of two elements is the surname of the editor of the second, as in `in Roe,
    Ice, 4`. A title that is a list ends with "and".
    """
    return (
        len(elements) == 2
        and re.fullmatch(r"[A-ZÀ-Þ][\w’'-]+", elements[0]) is not None
        and re.search(r"\b(?:and|&)\b", elements[1]) is None
    )
