"""A ledger that holds the stand-in pages, filled without a web or other processes; its index."""

from pathlib import Path

from corpus.dates import now
from corpus.library.shipped import SHIPPED
from corpus.sandbox.dispatch import extract
from corpus.sources.attempts import Attempt
from corpus.sources.catalogue import cited_works
from corpus.sources.ledger import Ledger
from corpus.sources.retrieval import assess
from index.build import build
from index.encoding.encoder import Encoder
from index.encoding.models import find_model
from index.plan import from_ledger, from_papers
from index.search.index import Index
from index.search.reader import open_index
from index.store.generations import Home
from tests.cited.pages import pages, render


def stock(ledger: Ledger) -> None:
    """Add the text of every page that is one, whatever its address does."""
    works = {work.cited_by[0].number: work for work in cited_works(SHIPPED, ledger)}
    for page in pages():
        if page.is_text:
            data, kind = render(page)
            media, _, charset = kind.partition("; charset=")
            found = extract(data, media, charset or None, page.url)
            base = Attempt(works[page.work].id, now(), "web", page.url, "got", url=page.url)
            got = assess(base, works[page.work], data, found)
            ledger.add(got.attempt, got.data, got.extract)


def cited_index(folder: Path, encoder: Encoder) -> Index:
    """An index of the shipped paper and the stand-in pages of its sources, below `folder`."""
    ledger, home = Ledger(folder / "sources"), Home(folder)
    stock(ledger)
    texts = [*from_papers(SHIPPED), *from_ledger(SHIPPED, ledger)]
    build(texts, home, find_model(), lambda: encoder)
    return open_index(home)
