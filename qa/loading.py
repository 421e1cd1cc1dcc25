"""The index, the networks and a build, as the settings name them."""

from functools import cache, lru_cache, partial

from corpus.added import sweep
from corpus.library import Skipped
from index.build import Step, build
from index.encoder import Encoder, ModelFiles, find_model
from index.errors import NoIndex
from index.lock import Waiting
from index.plan import from_ledger, from_shelf
from index.reader import Index, open_index
from index.report import Report
from qa.ask import Asker
from qa.choose import Chooser
from qa.evidence import Finder
from qa.reader import Reader
from qa.reranker import Reranker, load_reranker
from qa.settings import Settings
from qa.support import Supporter
from qa.wording import Wording


@lru_cache(maxsize=1)  # so that a process that builds again and again loads it once
def _load_encoder(files: ModelFiles) -> Encoder:
    return Encoder(files)


def load_encoder(chosen: Settings) -> Encoder:
    return _load_encoder(find_model(chosen.model, chosen.precision))


@cache
def _load_readers(reranker: str) -> tuple[Reranker, Reader]:
    return load_reranker(reranker), Reader()


def load_readers(chosen: Settings) -> tuple[Reranker, Reader] | tuple[None, None]:
    """The networks that read a question together with a sentence, loaded once a process; none
    in the quick mode. Raises `UnusableModel`.
    """
    return (None, None) if chosen.quick else _load_readers(chosen.reranker)


def load_asker(chosen: Settings, index: Index, encoder: Encoder) -> Asker:
    """What answers questions from an index, as the settings say. Raises `NoIndex` where it holds
    vectors of another model than `encoder`.
    """
    _check_model(index, encoder)
    chooser = Chooser(index, encoder, *load_readers(chosen))
    return Asker(chooser, Wording(index), chosen.answered_at, chosen.weak_at)


def _check_model(index: Index, encoder: Encoder) -> None:
    made_by = index.about.encoder["sha256"] if index.about else encoder.model.sha256
    if made_by != encoder.model.sha256:
        raise NoIndex(
            f"The index was built with other weights of the model {index.model!r}.",
            "Run `ibid build`.",
        )


def load_supporter(chosen: Settings, index: Index, encoder: Encoder) -> Supporter:
    """What sets claims beside the works cited for them; the cross-encoder is needed for it in any
    mode. Raises as `load_asker` does.
    """
    _check_model(index, encoder)
    reranker, _ = _load_readers(chosen.reranker)
    return Supporter(index, Finder(index, encoder, reranker))


def open_current(chosen: Settings) -> Index:
    """The index that stands, for the model that is set. Raises `NoIndex`, `DamagedIndex`."""
    index = open_index(chosen.index_home)
    if index.model != chosen.model:
        raise NoIndex(
            f"The index was built with the model {index.model!r}, not {chosen.model!r}.",
            "Run `ibid build`.",
        )
    return index


def build_from_shelf(chosen: Settings, step: Step, waiting: Waiting | None = None) -> Report:
    """Bring the index up to date with the folder of papers, and with those of the works they cite
    whose text is held; see `index.build.build`. A paper that cannot be used is skipped, and named
    in the report.
    """
    files = find_model(chosen.model, chosen.precision)
    sweep(chosen.added)
    skipped: list[Skipped] = []
    # What cannot be read for its notes is met again, and named, when it is to be indexed.
    ledger = from_ledger(chosen.papers, chosen.ledger, chosen.added, skipped=[])
    sources = [*from_shelf(*chosen.shelves, skipped=skipped), *ledger]
    encoder = partial(_load_encoder, files)
    home, passages = chosen.index_home, chosen.passages
    return build(sources, home, files, encoder, passages, step, waiting, skipped)
