"""The index, the encoder and a build, as the settings name them."""

from index.build import Report, Step, build, from_shelf
from index.encoder import Encoder, find_model
from index.errors import NoIndex
from index.reader import Index, open_index
from qa.settings import Settings


def load_encoder(chosen: Settings) -> Encoder:
    return Encoder(find_model(chosen.model))


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
