"""Questions for the data of a paper: its author, title, date, journal and the like."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.dates import find_dates
from corpus.documents import Citation, Document, at
from corpus.english.citations import IDENTIFIER
from corpus.english.intents.data import PUBLISHED_HERE, Datum
from corpus.english.intents.overviews import THIS_PAPER
from qa.answer import Answer, Quote, Status, author_quotes, make_quote
from qa.answering.answerer import Context, Question
from qa.answering.composition import Draft, compose
from qa.answering.explain import of_author
from qa.answering.quote_bounds import extent
from qa.errors import listed
from qa.query.data import sought_datum


class AuthorAnswerer:
    """Answers who wrote the papers asked; `None` where none of them says."""

    def answer(self, question: Question, context: Context) -> Answer | None:
        request = question.request
        quotes = [q for one in context.documents(request) for q in author_quotes(one)]
        if not quotes:
            return None
        draft = Draft(
            "answered",
            1.0,
            quotes[: request.limit],
            considered=of_author(quotes, request.limit),
            more=max(len(quotes) - request.limit, 0),
        )
        return compose(question, context, draft)


@dataclass(frozen=True, slots=True)
class _Found:
    """What is known of a datum of a document: words of its text, or a value of its description.

    `sure`: the words are certainly about the document itself.
    """

    document: Document
    quotes: Sequence[Quote] = ()
    value: str | None = None
    sure: bool = True


class PaperDataAnswerer:
    """Answers with what the papers asked say of themselves, or with their descriptions; says what
    is missing where there is neither. `None` where the question asks for no datum.
    """

    def answer(self, question: Question, context: Context) -> Answer | None:
        datum = sought_datum(question.understood)
        if datum is None:
            return None
        request = question.request
        documents = context.documents(request)
        found = [_find(one, context, datum) for one in documents]
        known = [one for one in found if one.quotes or one.value]
        if not known:
            return compose(question, context, Draft("not_found", 0.0, message=_none(found, datum)))
        quotes = [quote for one in known for quote in one.quotes]
        sure = any(one.sure for one in known)
        status: Status = "answered" if sure else "weak"
        draft = Draft(
            status,
            1.0 if sure else context.weak_at,
            quotes[: request.limit],
            message=_described(known, several=len(documents) > 1, most=request.limit),
            considered=of_author(quotes, request.limit),
            more=max(len(quotes) - request.limit, 0),
        )
        return compose(question, context, draft)


def _none(found: Sequence[_Found], datum: Datum) -> str:
    if len(found) == 1:
        return f"The text does not say {datum.paper}."
    return f"None of the {len(found)} texts says {datum.paper}."


def _described(known: Sequence[_Found], *, several: bool, most: int) -> str | None:
    """The values that only descriptions give, in a sentence; `None` where the texts have all."""
    values = [one for one in known if one.value is not None and not one.quotes]
    if not values:
        return None
    said = [f"{one.document.label}: {one.value}" if several else str(one.value) for one in values]
    which = "The texts themselves do" if several else "The text itself does"
    return (
        f"{which} not say it; the description that came with it gives: {listed(said, most, '; ')}."
    )


def _find(document: Document, context: Context, datum: Datum) -> _Found:
    """What a document's own pages say of a datum, else its description."""
    work = context.index.works.get(document.id)
    value = _value(document, work.citation if work else None, datum.name)
    if datum.name == "author" and (quotes := author_quotes(document)):
        return _Found(document, quotes)
    printed = list(_printed(document, value)) if value and datum.name != "language" else []
    if printed or value:
        return _Found(document, printed, value)
    if datum.name == "title":
        return _Found(document, list(_headed(document)), sure=False)
    said = list(_says_itself(document, datum))
    return _Found(document, said, sure=any(THIS_PAPER.search(one.text) for one in said))


def _value(document: Document, citation: Citation | None, name: str) -> str | None:
    """A datum by a document's description or, of a cited source, by the note that cites it."""
    own = {
        "author": ", ".join(document.authors) or None,
        "title": document.title,
        "date": document.issued,
        "publisher": document.publisher,
        "where": document.publisher or document.url,
        "address": document.url,
        "identifier": _identifier(document.url),
        "language": document.language,
    }.get(name)
    if own or citation is None:
        return own
    return {
        "date": citation.date,
        "journal": citation.container,
        "publisher": citation.publisher or citation.container,
        "where": citation.container or citation.publisher or citation.place or citation.url,
        "place": citation.place,
        "volume": citation.volume,
        "page": citation.locator,
        "address": citation.url,
    }.get(name)


def _identifier(url: str | None) -> str | None:
    found = IDENTIFIER.search(url or "")
    return found[0] if found else None


def _printed(document: Document, value: str) -> Iterator[Quote]:
    """The first place on a document's title page that has a value: its title, byline, a heading or
    an aside. Elsewhere the same words may be about something else.
    """
    wanted = " ".join(value.split()).casefold()
    for paragraph in document.paragraphs:
        if paragraph.kind not in ("title", "byline", "heading", "aside"):
            continue
        text = document.text[paragraph.start : paragraph.end]
        place = text.casefold().find(wanted)
        if place >= 0 and len(text.casefold()) == len(text):
            span = ((place, place + len(wanted)),)
            yield make_quote(document, paragraph.start, paragraph.end, score=1.0, answer=span)
            return


def _headed(document: Document) -> Iterator[Quote]:
    """The heading that a document without a known title begins with."""
    first = next(iter(document.paragraphs), None)
    if first is not None and first.kind in ("title", "heading") and first.end <= document.body_end:
        yield make_quote(document, first.start, first.end, score=1.0)


def _says_itself(document: Document, datum: Datum) -> Iterator[Quote]:
    """Sentences in which a document says where or when it was published."""
    if datum.name not in ("date", "journal", "publisher", "where", "place"):
        return
    for sentence in document.sentences:
        if sentence.start >= document.body_end and at(document.asides, sentence.start) is None:
            continue
        text = document.text[sentence.start : sentence.end]
        if not PUBLISHED_HERE.search(text) or (datum.name == "date" and not find_dates(text)):
            continue
        first, last = extent(document, sentence)
        yield make_quote(document, first, last, score=1.0)
