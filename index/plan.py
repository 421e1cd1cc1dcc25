"""What a build has to do: which sources are to be read, and what of the index before is kept."""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from corpus.documents import Document
from corpus.errors import BadPaper, IbidError
from corpus.from_extract import READER as ARTICLE_READER
from corpus.library.papers import READER, Paper, list_papers
from corpus.passages import PassageSettings
from corpus.skipped import Skipped
from corpus.sources.attempts import Source
from corpus.sources.catalogue import cited_works, read_source, source_key
from corpus.sources.ledger import Ledger
from index.encoding.models import ModelFiles
from index.errors import NoIndex
from index.store.database import SCHEMA, Entry, read_entries, read_manifest
from index.store.generations import Generation, Home


@dataclass(frozen=True, slots=True)
class Text:
    """A text to be indexed: `key` changes with all that its reading depends on.

    `file` says where it was found, within its shelf; `reader` is the version of what reads it.
    """

    id: str
    key: str
    read: Callable[[], Document]
    file: str = ""
    reader: str = READER

    @property
    def entry(self) -> Entry:
        return Entry(self.id, self.key, self.reader, self.file)


def from_shelf(folder: Path, *more: Path, skipped: list[Skipped] | None = None) -> list[Text]:
    """What to index from folders of papers; see `shelf`. Raises `BadPaper`, but not for a single
    paper where there is a list `skipped`: it is added there.
    """

    def source(paper: Paper) -> Text:
        data = paper.load()
        file = f"{paper.id}/{paper.file.name}"
        return Text(paper.id, paper.key(data), lambda: paper.read(data), file)

    found = []
    for paper in list_papers(folder, *more, skipped=skipped):
        try:
            found.append(source(paper))
        except BadPaper as error:
            if skipped is None:
                raise
            skipped.append(paper.skipped(error))
    return found


def from_ledger(
    papers: Path, ledger: Ledger, *more: Path, skipped: list[Skipped] | None = None
) -> list[Text]:
    """What to index of the works that the papers of folders cite: those whose text is held.

    Raises and skips as `cited_works` does, and raises `BadLedger`.
    """
    if not ledger.file.is_file():
        return []

    def source(found: Source) -> Text:
        held = found.held
        file = (held.url or held.asked) if held else ""
        read = partial(read_source, ledger, found)
        return Text(found.work.id, source_key(found), read, file, ARTICLE_READER)

    found = ledger.sources(cited_works(papers, ledger, *more, skipped=skipped))
    return [source(one) for one in found if one.held is not None]


def wanted(model: ModelFiles, passages: PassageSettings) -> dict[str, Any]:
    """What an index depends on beside the texts."""
    return {
        "schema": SCHEMA,
        "model": [model.name, model.sha256],
        "precision": model.precision,
        "passages": asdict(passages),
    }


def identity(sources: Sequence[Text], manifest: Mapping[str, Any]) -> str:
    """The same texts, model and settings give the same id, wherever they are built."""
    keys = {source.id: source.key for source in sources}
    known = json.dumps([keys, manifest], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(known.encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Plan:
    """What is wanted, beside the generation that stands (`None` where none can be trusted).

    `damage` says in words what is wrong with the one that stands, if anything.
    """

    sources: Sequence[Text]
    model: ModelFiles
    passages: PassageSettings
    standing: Generation | None
    damage: str | None

    @classmethod
    def of(
        cls, sources: Sequence[Text], home: Home, model: ModelFiles, passages: PassageSettings
    ) -> "Plan":
        damage = None
        standing: Generation | None
        try:
            standing = home.current()
        except IbidError as error:
            # FAISS and BM25 are made anew from a store that is as it was written.
            standing = home.with_store()
            if not isinstance(error, NoIndex) or home.others():  # else it is the first
                damage = error.message
        if standing is not None and read_manifest(standing.store).get("schema") != SCHEMA:
            standing, damage = None, "the index was written by another version"
        return cls(sources, model, passages, standing, damage)

    @cached_property
    def manifest(self) -> dict[str, Any]:
        return wanted(self.model, self.passages)

    @cached_property
    def id(self) -> str:
        return identity(self.sources, self.manifest)

    @property
    def nothing_to_do(self) -> bool:
        return self.damage is None and self.standing is not None and self.standing.id == self.id

    @cached_property
    def before(self) -> Mapping[str, Entry]:
        """What the standing generation was made from, by document."""
        return read_entries(self.standing.store) if self.standing else {}

    @cached_property
    def _manifest_before(self) -> dict[str, Any]:
        return read_manifest(self.standing.store) if self.standing else {}

    def _differs(self, *names: str) -> bool:
        old = self._manifest_before
        return bool(old) and any(old[name] != self.manifest[name] for name in names)

    @property
    def cut_again(self) -> bool:
        """Whether documents that are kept are cut into other sentences and passages."""
        return self._differs("model", "passages")

    @property
    def embed_again(self) -> bool:
        return self._differs("model", "precision")

    @property
    def encoder_before(self) -> Mapping[str, Any] | None:
        """The model whose vectors are kept, as it described itself."""
        found: Mapping[str, Any] | None = self._manifest_before.get("encoder")
        return None if self.embed_again else found

    def is_kept(self, source: Text) -> bool:
        """Whether a source was read before, and need not be read again."""
        entry = self.before.get(source.id)
        return entry is not None and entry.key == source.key

    @property
    def kept(self) -> list[Text]:
        return [source for source in self.sources if self.is_kept(source)]

    @property
    def removed(self) -> list[str]:
        wanted = {source.id for source in self.sources}
        return [ident for ident in self.before if ident not in wanted]

    @property
    def why(self) -> str | None:
        """Why more is built than the texts ask for, in words."""
        reasons = [self.damage] if self.damage else []
        old, new = self._manifest_before, self.manifest
        if self._differs("model"):
            name, sha256 = old["model"]
            what = (name, self.model.name)
            if name == self.model.name:
                what = (f"{name} {sha256[:8]}", self.model.sha256[:8])
            reasons.append(f"the model changed: {' → '.join(what)}")
        if self._differs("precision"):
            reasons.append(f"the precision changed: {old['precision']} → {new['precision']}")
        if self._differs("passages"):
            shifts = [
                f"{name} {old['passages'][name]} → {value}"
                for name, value in new["passages"].items()
                if old["passages"].get(name) != value
            ]
            reasons.append(f"passages are cut otherwise: {', '.join(shifts)}")
        readers = {
            (before.reader, source.reader)
            for source in self.sources
            if (before := self.before.get(source.id)) and before.reader != source.reader
        }
        reasons += [f"texts are read otherwise: {one} → {other}" for one, other in sorted(readers)]
        return "; ".join(reasons) or None
