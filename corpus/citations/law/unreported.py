"""Cases without a report or a number: with a name, a court and a day alone."""

from corpus.citations.elements.imprint import find_imprint
from corpus.citations.elements.names import is_person
from corpus.citations.elements.places import is_place, whole_place
from corpus.citations.elements.prose import is_prose
from corpus.citations.elements.quotes import brackets
from corpus.citations.elements.reference import Reading
from corpus.citations.law.case_names import case_title
from corpus.dates import FoundDate, find_dates
from corpus.english.works.kinds import INTERVIEW, PRESS
from corpus.english.works.law import CASE_NAME, VERSUS
from corpus.english.works.parts import COMMA_IN_NAME


def read_unreported(text: str) -> Reading | None:
    """A case with a name and a court alone: `R v Moss (CA, 3 May 1990)`."""
    if _is_about(text):
        return None
    dates = find_dates(text)
    spans = [span for span in brackets(text) if find_dates(text[slice(*span)])]
    if not dates:
        return None
    if not spans:
        return _dated_behind(text, dates[-1])
    if spans[0][0] == 0:
        return None
    before = text[: spans[0][0]].strip(" ,")
    if not VERSUS.search(f"{before} ") and not CASE_NAME.search(before):
        return None
    last = dates[-1]
    title = case_title(before)
    fields = {"title": title, "date": text[last.start : last.end], "issued": last.iso}
    own = [piece for piece in before.removeprefix(title or "").split(", ") if is_place(piece)]
    locator = whole_place(text[spans[-1][1] :]) or (own[-1].strip() if own else None)
    return Reading({**fields, "locator": locator, "kind": "case"})


def _is_about(text: str) -> bool:
    """Whether a text that names a case is of a work on it: it has an author, a publisher, or says
    with whom one spoke.
    """
    first, _, behind = text.partition(", ")
    author = len(first.split()) > 1 and is_person(first) and COMMA_IN_NAME.search(text[:80]) is None
    if author and not VERSUS.search(first) and VERSUS.search(behind):
        return True
    imprint = find_imprint(text)
    return bool(imprint and "publisher" in imprint[2]) or INTERVIEW.search(first) is not None


def _dated_behind(text: str, date: FoundDate) -> Reading | None:
    """`Moss v. the United Kingdom, 7 December 1976, § 49, Series A no. 24`."""
    before, behind = text[: date.start].strip(" ,"), text[date.end :].split(", ")
    if len(date.iso) < 8 or not VERSUS.search(before) or "," not in text or is_prose(before):
        return None
    places = [piece for piece in behind if is_place(piece)]
    paper = before.rpartition(", ")
    of_paper = bool(paper[0]) and PRESS.search(paper[2]) is not None
    before = paper[0] if of_paper else before
    fields = {
        "title": case_title(before),
        "container": paper[2] if of_paper else None,
        "date": text[date.start : date.end],
        "issued": date.iso,
    }
    return Reading({**fields, "locator": ", ".join(places).strip() or None, "kind": "case"})
