"""The cited sources of the papers on a shelf: what became of each, and its text as a document."""

import hashlib
import json
from pathlib import Path

from corpus.citations.works import Work, merged, works_of
from corpus.documents import Document
from corpus.errors import BadPaper, IbidError, UnreadableText
from corpus.extract import EXTRACTOR, Extract
from corpus.from_extract import READER, read_article
from corpus.library.shelf import READER as TEXT_READER
from corpus.library.shelf import Paper, shelf
from corpus.library.skipped import Skipped
from corpus.plaintext.reader import Description
from corpus.sandbox.process import parse
from corpus.sources.attempts import Source
from corpus.sources.ledger import BadLedger, Ledger


class UnknownWork(IbidError):
    """A work is named that no paper cites, or that several papers may mean."""

    code = "unknown_work"
    category = "not_found"


def cited_works(
    papers: Path, ledger: Ledger, *more: Path, skipped: list[Skipped] | None = None
) -> list[Work]:
    """The works that the papers in a folder, or in `more` of them, cite. A paper that is as it was
    the last time is not read again, where there is a ledger. Raises `BadPaper` and `UnreadableText`
    as `shelf` does: papers that cannot be read are added to `skipped`, where there is such a list.
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

    return merged(works(paper) for paper in shelf(papers, *more, skipped=skipped))


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
    """What is known of a work beside its text."""
    cited = work.citation
    return Description(
        id=work.id, title=cited.title, label=work.label, authors=cited.authors, kind="source"
    )


def source_key(source: Source) -> str:
    """A SHA-256 of everything that the reading of a source depends on."""
    held = source.held.text_sha256 if source.held else None
    about = describe(source)
    known = [READER, TEXT_READER, EXTRACTOR, held, about.title, about.label, about.authors]
    return hashlib.sha256(json.dumps(known, ensure_ascii=False).encode()).hexdigest()


def read_source(ledger: Ledger, source: Source) -> Document:
    """The text of a source that is held. Raises `BadLedger` where it is not, and
    `UnreadableText`.
    """
    about = describe(source)
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
