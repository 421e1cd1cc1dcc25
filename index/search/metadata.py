"""How an index was built: the model, the passage settings, the build, and the files."""

from dataclasses import dataclass

from pydantic import computed_field

from corpus.passages import PassageSettings
from index.encoding.encoder import Model
from index.report import Report


@dataclass(frozen=True, slots=True)
class IndexedFile:
    """The file of an indexed document, and since when the document is as it is (ISO 8601, UTC)."""

    id: str
    file: str
    since: str | None


@dataclass(frozen=True, slots=True)
class About:
    """How an index was built: the model, the passage settings, the build, and the files."""

    encoder: Model
    passage_settings: PassageSettings
    report: Report
    documents: tuple[IndexedFile, ...]

    @computed_field
    @property
    def index(self) -> str:
        """The index's id."""
        return self.report.index

    @computed_field
    @property
    def built(self) -> str | None:
        """When the index was built (ISO 8601, UTC)."""
        return self.report.built

    def file(self, ident: str) -> IndexedFile:
        """The file of a document. Raises `KeyError` where it is not in the index."""
        for one in self.documents:
            if one.id == ident:
                return one
        raise KeyError(ident)
