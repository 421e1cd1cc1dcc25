"""A build of the index, as the settings name its parts."""

from index.build import Step, build
from index.encoder import Encoder
from index.lock import Waiting
from index.plan import from_ledger, from_shelf
from index.report import Report
from qa.loading import load_encoder, model_files
from qa.settings import Settings


def build_from_shelf(chosen: Settings, step: Step, waiting: Waiting | None = None) -> Report:
    """Bring the index up to date with the folder of papers, and with those of the works they cite
    whose text is held; see `index.build.build`.
    """

    def encoder() -> Encoder:
        return load_encoder(chosen, "building")

    files = model_files(chosen)
    ledger = from_ledger(chosen.papers, chosen.ledger, chosen.added)
    sources = [*from_shelf(*chosen.shelves), *ledger]
    return build(sources, chosen.index_home, files, encoder, chosen.passages, step, waiting)
