"""The index and the networks, as the settings name them."""

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from index.encoding.encoder import Encoder
from index.encoding.models import ModelFiles, find_model
from index.encoding.selection import Purpose, open_encoder
from index.errors import NoIndex
from index.search.reader import Index, open_index
from qa.answering.ask import Asker
from qa.query.rewriting import QuestionRewriter
from qa.ranking.cascade import Chooser
from qa.ranking.reader import Reader
from qa.ranking.reranker import Reranker, load_reranker
from qa.settings import Settings

if TYPE_CHECKING:
    from qa.claims.verdicts import Supporter


@lru_cache(maxsize=1)  # so that a process that builds again and again loads it once
def _load_encoder(files: ModelFiles, purpose: Purpose) -> Encoder:
    return open_encoder(files, purpose)


def load_encoder(chosen: Settings, purpose: Purpose = "answering") -> Encoder:
    """The encoder that the settings name, loaded once a process; see `open_encoder`.

    Raises `UnusableModel`.
    """
    return _load_encoder(model_files(chosen), purpose)


def model_files(chosen: Settings) -> ModelFiles:
    """The files of the encoder that the settings name. Raises `UnusableModel`."""
    return find_model(chosen.model, chosen.precision, chosen.downloads)


@cache
def _load_readers(reranker: str, pack: bool) -> tuple[Reranker, Reader]:
    return load_reranker(reranker, pack=pack), Reader(pack=pack)


def load_readers(
    chosen: Settings, purpose: Purpose = "answering"
) -> tuple[Reranker, Reader] | tuple[None, None]:
    """The networks that read a question together with a sentence, loaded once a process; none
    in the quick mode. Raises `UnusableModel`.
    """
    if chosen.quick:
        return None, None
    return _load_readers(chosen.reranker, purpose != "one question")


def load_asker(
    chosen: Settings, index: Index, encoder: Encoder, purpose: Purpose = "answering"
) -> Asker:
    """What answers questions from an index, as the settings say; `purpose` as in `open_encoder`.

    Raises `NoIndex` where the index holds vectors of another model than `encoder`.
    """
    _check_model(index, encoder)
    chooser = Chooser(index, encoder, *load_readers(chosen, purpose))
    return Asker(chooser, QuestionRewriter(index), chosen.answered_at, chosen.weak_at)


def _check_model(index: Index, encoder: Encoder) -> None:
    made_by = index.about.encoder["sha256"] if index.about else encoder.model.sha256
    if made_by != encoder.model.sha256:
        raise NoIndex(
            f"The index was built with other weights of the model {index.model!r}.",
            "Run `ibid build`.",
        )


def load_supporter(chosen: Settings, index: Index, encoder: Encoder) -> "Supporter":
    """What sets claims beside the works cited for them; the cross-encoder is needed for it in any
    mode. Raises as `load_asker` does.
    """
    from qa.claims.evidence import Finder
    from qa.claims.verdicts import Supporter

    _check_model(index, encoder)
    reranker, _ = _load_readers(chosen.reranker, True)
    return Supporter(index, Finder(index, encoder, reranker))


def open_current(chosen: Settings, *, whole: bool = True) -> Index:
    """The index that stands, for the model that is set; `whole` as in `open_index`.

    Raises `NoIndex`, `DamagedIndex`.
    """
    index = open_index(chosen.index_home, whole=whole)
    if index.model != chosen.model:
        raise NoIndex(
            f"The index was built with the model {index.model!r}, not {chosen.model!r}.",
            "Run `ibid build`.",
        )
    return index
