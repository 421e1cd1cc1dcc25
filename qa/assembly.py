"""The index and the networks that the settings name."""

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from index.encoding.encoder import Encoder
from index.encoding.models import BASE_MODEL, DEFAULT_MODEL, ModelFiles, find_model
from index.encoding.selection import Purpose, open_encoder
from index.errors import NoIndex
from index.search.protocol import SearchIndex
from index.search.reader import open_index
from qa.answering.ask import Asker
from qa.query.rewriting import QuestionRewriter
from qa.ranking.cascade import Chooser
from qa.ranking.reader import Reader
from qa.ranking.reranker import Reranker, load_reranker
from qa.settings import Settings

if TYPE_CHECKING:
    from qa.claims.verdicts import Supporter


@lru_cache(maxsize=1)  # loaded once by a process that builds repeatedly
def _load_encoder(files: ModelFiles, purpose: Purpose) -> Encoder:
    return open_encoder(files, purpose)


def load_encoder(
    chosen: Settings, purpose: Purpose = "answering", index: SearchIndex | None = None
) -> Encoder:
    """The encoder that the settings name, or that an index from `open_current` was built with,
    loaded once in a process; see `open_encoder`.

    Raises `UnusableModel`.
    """
    return _load_encoder(model_files(chosen, index), purpose)


def model_files(chosen: Settings, index: SearchIndex | None = None) -> ModelFiles:
    """The files of the encoder that the settings name, or that an index from `open_current` was
    built with. Raises `UnusableModel`.
    """
    name = chosen.model if index is None else index.model
    return find_model(name, chosen.precision, chosen.downloads)


@cache
def _load_reader(pack: bool) -> Reader:
    return Reader(pack=pack)


def load_reader(chosen: Settings, purpose: Purpose = "answering") -> Reader | None:
    """The reader, loaded once in a process; `None` in the quick mode. Raises `UnusableModel`."""
    return None if chosen.quick else _load_reader(purpose != "one question")


@cache
def _load_reranker(name: str) -> Reranker:
    return load_reranker(name)


def load_asker(
    chosen: Settings, index: SearchIndex, encoder: Encoder, purpose: Purpose = "answering"
) -> Asker:
    """An asker for an index, with the thresholds of the settings; `purpose` as in `open_encoder`.

    Raises `NoIndex` where the index holds vectors of another model than `encoder`.
    """
    _check_model(index, encoder)
    chooser = Chooser(index, encoder, load_reader(chosen, purpose))
    return Asker(chooser, QuestionRewriter(index), chosen.answered_at, chosen.weak_at)


def _check_model(index: SearchIndex, encoder: Encoder) -> None:
    made_by = index.about.encoder.sha256 if index.about else encoder.model.sha256
    if made_by != encoder.model.sha256:
        raise NoIndex(
            f"The index was built with other weights of the model {index.model!r}.",
            "Run `ibid build`.",
        )


def load_supporter(chosen: Settings, index: SearchIndex, encoder: Encoder) -> "Supporter":
    """A supporter for an index, which checks claims against the works cited for them. It loads the
    cross-encoder in any mode. Raises as `load_asker` does.
    """
    from qa.claims.evidence import Finder
    from qa.claims.verdicts import Supporter

    _check_model(index, encoder)
    return Supporter(index, Finder(index, encoder, _load_reranker(chosen.reranker)))


def open_current(chosen: Settings, *, whole: bool = True) -> SearchIndex:
    """The standing index; `whole` as in `open_index`. One with the default model of before answers
    until the next build: its encoder is the index's, not that of the settings.

    Raises `NoIndex` where there is none for the model of the settings, or `DamagedIndex`.
    """
    index = open_index(chosen.index_home, whole=whole)
    default_before = (chosen.model, index.model) == (DEFAULT_MODEL, BASE_MODEL)
    if index.model != chosen.model and not default_before:
        raise NoIndex(
            f"The index was built with the model {index.model!r}, not {chosen.model!r}.",
            "Run `ibid build`.",
        )
    return index
