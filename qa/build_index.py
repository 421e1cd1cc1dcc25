"""Builds of the index from the papers folders and the downloaded sources."""

from corpus.library.added import sweep
from corpus.library.skipped import Skipped
from index.build import Listener, Step, build
from index.encoding.encoder import Encoder
from index.plan import from_ledger, from_papers
from index.report import Report
from index.store.lock import Waiting
from qa.assembly import load_encoder, model_files
from qa.settings import Settings


def build_current(chosen: Settings, step: Step, waiting: Waiting | None = None) -> Report:
    """Bring the index up to date with the papers folders, and with the cited works whose text was
    downloaded or added. A paper that cannot be used is skipped, and named in the report.

    `step` and `waiting` are those of `index.build.Listener`. Raises as `index.build.build` does.
    """

    def encoder() -> Encoder:
        return load_encoder(chosen, "building")

    files = model_files(chosen)
    sweep(chosen.added)
    skipped: list[Skipped] = []
    # Papers that cannot be read are skipped again, and then named, among the papers below.
    ledger = from_ledger(chosen.papers, chosen.ledger, chosen.added, skipped=[])
    sources = [*from_papers(*chosen.paper_folders, skipped=skipped), *ledger]
    home, passages = chosen.index_home, chosen.passages
    return build(sources, home, files, encoder, passages, Listener(step, waiting), skipped)
