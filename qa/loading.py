"""The index, the networks and a build, as the settings name them."""

from functools import cache

from index.build import Report, Step, build, from_shelf
from index.encoder import Encoder, find_model
from index.errors import NoIndex
from index.reader import Index, open_index
from qa.ask import Asker
from qa.choose import Chooser
from qa.reader import Reader
from qa.reranker import Reranker, load_reranker
from qa.settings import Settings
from qa.wording import Wording


def load_encoder(chosen: Settings) -> Encoder:
    return Encoder(find_model(chosen.model))


@cache
def _load_readers(reranker: str) -> tuple[Reranker, Reader]:
    return load_reranker(reranker), Reader()


def load_readers(chosen: Settings) -> tuple[Reranker, Reader] | tuple[None, None]:
    """The networks that read a question together with a sentence, loaded once a process; none
    in the quick mode. Raises `UnusableModel`.
    """
    return (None, None) if chosen.quick else _load_readers(chosen.reranker)


def load_asker(chosen: Settings, index: Index, encoder: Encoder) -> Asker:
    """What answers questions from an index, as the settings say."""
    chooser = Chooser(index, encoder, *load_readers(chosen))
    return Asker(chooser, Wording(index), chosen.answered_at, chosen.weak_at)


def open_current(chosen: Settings) -> Index:
    """The index that stands, for the model that is set. Raises `NoIndex`, `DamagedIndex`."""
    index = open_index(chosen.index_home)
    if index.model != chosen.model:
        raise NoIndex(
            f"The index was built with the model {index.model!r}, not {chosen.model!r}.",
            "Run `ibid build`.",
        )
    return index


def build_from_shelf(chosen: Settings, step: Step) -> Report:
    """Bring the index up to date with the folder of papers; see `index.build.build`."""
    files = find_model(chosen.model)
    sources = from_shelf(chosen.papers)
    return build(sources, chosen.index_home, files, lambda: Encoder(files), chosen.passages, step)
