"""The works that the papers of a folder cite, and their texts as documents."""

import hashlib
import json
from pathlib import Path

from corpus.citations.works import Work, merged, works_of
from corpus.documents import Description, Document
from corpus.errors import BadPaper, IbidError, UnreadableText
from corpus.extract import EXTRACTOR, Extract, UnreadableSource
from corpus.from_extract import READER, read_article
from corpus.library.papers import READER as TEXT_READER
from corpus.library.papers import Paper, list_papers
from corpus.library.skipped import Skipped
from corpus.pdf import READER as PDF_READER
from corpus.sandbox.documents import parse_document
from corpus.sandbox.paper_readers import UnreadablePaper
from corpus.sandbox.process import parse
from corpus.sources.attempts import Source
from corpus.sources.ledger import BadLedger, Ledger


class UnknownWork(IbidError):
    """A name that is of no cited work, or of several."""

    code = "unknown_work"
    category = "not_found"


def cited_works(
    papers: Path, ledger: Ledger, *more: Path, skipped: list[Skipped] | None = None
) -> list[Work]:
    """The works that the papers in a folder, or in `more` folders, cite.

    With a ledger, a paper is only read again where it has changed. Papers that cannot be read are
    added to `skipped`; without that list, `BadPaper` and `UnreadableText` are raised.
    """

    def works(paper: Paper) -> list[Work]:
        try:
            data = paper.load()
            return ledger.works(paper.id, paper.key(data), lambda: works_of([paper.read(data)]))
        except (BadPaper, UnreadableText) as error:
            if skipped is None:
                raise
            skipped.append(paper.skipped(error))
            return []

    return merged(works(paper) for paper in list_papers(papers, *more, skipped=skipped))


def find_work(works: list[Work], name: str, paper: str | None = None) -> Work:
    """The work with this number, in `paper` if it is named, or with this id.

    Raises `UnknownWork` where there is none, or more than one.
    """
    if not name.isdecimal():
        found = [work for work in works if work.id == name]
    else:
        found = [
            work
            for work in works
            for place in work.cited_by
            if place.number == int(name) and paper in (None, place.document)
        ]
    if not found:
        raise UnknownWork(f"No work is cited as {name!r}.", "`ibid sources` lists them all.")
    if len(found) > 1:
        citing = ", ".join(dict.fromkeys(place.document for w in found for place in w.cited_by))
        raise UnknownWork(
            f"Several papers cite a work {name}: {citing}.", "Name one of them with --document."
        )
    return found[0]


def describe(work: Work) -> Description:
    """The description of a work's text: what the citation says of it."""
    cited = work.citation
    return Description(
        id=work.id, title=cited.title, label=work.label, authors=cited.authors, kind="source"
    )


def source_key(source: Source) -> str:
    """A SHA-256 of everything that the document of a source depends on."""
    held = source.held.text_sha256 if source.held else None
    about = describe(source)
    known = [READER, TEXT_READER, EXTRACTOR, held, about.title, about.label, about.authors]
    if source.held and source.held.media == "pdf":
        known.append(PDF_READER)
    return hashlib.sha256(json.dumps(known, ensure_ascii=False).encode()).hexdigest()


def read_source(ledger: Ledger, source: Source) -> Document:
    """The document of a source whose text is held.

    Raises `BadLedger` where it is not held, `UnreadableText`, and `UnreadableSource`.
    """
    about = describe(source)
    held = source.held
    if held and held.sha256 and held.media == "pdf":
        try:
            return parse_document(ledger.load(held.sha256), about, held.asked)
        except UnreadablePaper as error:
            raise UnreadableSource(error.message, error.remedy) from error
    extract = _text(ledger, source)
    about = Description(
        id=about.id,
        title=about.title or extract.title,
        label=about.label,
        authors=about.authors or extract.authors,
        language=extract.language or "en",
        kind="source",
    )
    return read_article(extract.text, extract.paragraphs, about)


def _text(ledger: Ledger, source: Source) -> Extract:
    held = source.held
    kept = ledger.text(held.sha256) if held and held.sha256 else None
    if held is None or held.sha256 is None or kept is None:
        raise BadLedger(
            f"The text of {source.id} is not in the ledger.", "Fetch or add the source again."
        )
    version, extract = kept
    if version != EXTRACTOR:
        extract = parse(ledger.load(held.sha256), held.media, None, held.asked)
        ledger.put_text(held.sha256, extract)
    return extract
