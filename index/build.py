"""Building an index from the shelf of papers, at the cost of what has changed."""

import hashlib
import json
import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
from filelock import FileLock, Timeout

from corpus.documents import Document
from corpus.errors import IbidError
from corpus.library import Paper, shelf
from corpus.passages import PassageSettings, Unit, cut
from index.encoder import Encoder, Matrix, ModelFiles
from index.errors import NotBuilt
from index.generations import Generation, Home
from index.store import SCHEMA, read_documents, read_keys, read_manifest, read_vectors, write_store
from index.terms import Terms
from index.vectors import Vectors

Step = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Source:
    """A text to be indexed: `key` changes with all that its reading depends on."""

    id: str
    key: str
    read: Callable[[], Document]


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did. `embedded` counts the texts that the model read, `reused` the others."""

    index: str
    unchanged: bool
    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    sentences: int = 0
    passages: int = 0
    embedded: int = 0
    reused: int = 0
    seconds: float = 0.0
    why: str | None = None
    warnings: tuple[str, ...] = ()


def from_shelf(folder: Path) -> list[Source]:
    """What to index from a folder of papers. Raises `BadPaper`."""

    def source(paper: Paper) -> Source:
        data = paper.load()
        return Source(paper.id, paper.key(data), lambda: paper.read(data))

    return [source(paper) for paper in shelf(folder)]


def silent(step: str, done: int, of: int) -> None:
    """Tells nobody how far the work is."""


def _identity(keys: Mapping[str, str], manifest: Mapping[str, Any]) -> str:
    """The same texts, model and settings give the same id, wherever they are built."""
    known = json.dumps([dict(keys), manifest], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(known.encode()).hexdigest()[:16]


def _language(documents: Sequence[Document]) -> str:
    languages = {document.language for document in documents}
    return languages.pop() if len(languages) == 1 else "en"


@contextmanager
def _locked(home: Home) -> Iterator[None]:
    try:
        home.folder.mkdir(parents=True, exist_ok=True)
        with FileLock(home.lock, timeout=0):
            yield
    except Timeout as error:
        raise NotBuilt(
            f"Another build is running in {home.folder}.", "Wait for it to end, then try again."
        ) from error
    except (OSError, sqlite3.Error) as error:
        cause = getattr(error, "strerror", None) or error
        raise NotBuilt(
            f"The index in {home.folder} cannot be written: {cause}.",
            "Free some room or mend the permissions; the index before this build still stands.",
        ) from error


def build(
    sources: Sequence[Source],
    home: Home,
    model: ModelFiles,
    encoder: Callable[[], Encoder],
    passages: PassageSettings | None = None,
    step: Step = silent,
) -> Report:
    """Bring the index in `home` up to date with `sources`; nothing is done where it is.

    `encoder` loads the model in the files `model`, and is called only if it is needed. `step` is
    told (what is being done, how much is done, of how much).

    Raises `NotBuilt` where the index cannot be written or another build runs, `UnreadableText` or
    `BadPaper` where a source cannot be read; the index before still stands then.
    """
    begun = time.perf_counter()
    settings = passages or PassageSettings()
    keys = {source.id: source.key for source in sources}
    manifest = {"schema": SCHEMA, "model": [model.name, model.sha256], "passages": asdict(settings)}
    ident = _identity(keys, manifest)
    with _locked(home):
        old, why = _standing(home)
        old_keys = read_keys(old.store) if old else {}
        if old and old.id == ident:
            return Report(ident, True, kept=tuple(keys), seconds=time.perf_counter() - begun)
        if not sources:
            raise NotBuilt("There are no papers to index.", "Add one to the shelf; see README.md.")
        work = _Work(sources, encoder(), settings, old, old_keys, step)
        generation = home.prepare(ident)
        counts = work.write(generation, manifest)
        home.switch(generation)
    both = [name for name in keys if name in old_keys]
    return Report(
        index=ident,
        unchanged=False,
        added=tuple(name for name in keys if name not in old_keys),
        changed=tuple(name for name in both if keys[name] != old_keys[name]),
        removed=tuple(name for name in old_keys if name not in keys),
        kept=tuple(name for name in both if keys[name] == old_keys[name]),
        seconds=time.perf_counter() - begun,
        why=why,
        warnings=tuple(f"{d.id}: {text}" for d in work.documents for text in d.warnings),
        **counts,
    )


def _standing(home: Home) -> tuple[Generation | None, str | None]:
    """The generation that stands, if one does that can be trusted, or why not."""
    try:
        generation = home.current()
        if read_manifest(generation.store).get("schema") != SCHEMA:
            return None, "the index was written by another version"
        return generation, None
    except IbidError as error:
        return None, error.message


class _Work:
    """One build: read, cut, embed, write."""

    def __init__(
        self,
        sources: Sequence[Source],
        encoder: Encoder,
        settings: PassageSettings,
        old: Generation | None,
        old_keys: Mapping[str, str],
        step: Step,
    ) -> None:
        self.encoder, self.old, self.step = encoder, old, step
        same = [s.id for s in sources if old_keys.get(s.id) == s.key]
        known = read_documents(old.store, same) if old and same else {}
        self.documents: list[Document] = []
        for place, source in enumerate(sources):
            step("reading", place, len(sources))
            self.documents.append(known.get(source.id) or source.read())
        step("reading", len(sources), len(sources))
        self.keys = [source.key for source in sources]
        sentences: list[Unit] = []
        windows: list[Unit] = []
        for document in self.documents:
            for unit in cut(document, encoder.token_spans, encoder.model.tokens, settings):
                (sentences if unit.kind == "sentence" else windows).append(unit)
        # Sentences, then passages, each by document: a search within one is a range of places.
        self.units = sentences + windows
        self.counts = {"sentences": len(sentences), "passages": len(windows)}

    def write(self, generation: Generation, manifest: Mapping[str, Any]) -> dict[str, int]:
        by_id = {document.id: document for document in self.documents}
        texts = [by_id[unit.document].text[unit.start : unit.end] for unit in self.units]
        hashes = [hashlib.sha256(text.encode()).digest() for text in texts]
        distinct = dict(zip(hashes, texts, strict=True))
        vectors = self._kept_vectors(distinct)
        missing = [text_hash for text_hash in distinct if text_hash not in vectors]
        new = self.encoder.encode(
            [distinct[text_hash] for text_hash in missing],
            progress=lambda done, of: self.step("embedding", done, of),
        )
        vectors |= dict(zip(missing, new, strict=True))
        self.step("writing", 0, 1)
        full = {**manifest, "encoder": self.encoder.model.as_dict(), "counts": self.counts}
        documents = list(zip(self.keys, self.documents, strict=True))
        units = list(zip(self.units, hashes, strict=True))
        ordered = ((text_hash, vectors[text_hash]) for text_hash in sorted(distinct))
        write_store(generation.store, full, documents, units, ordered)
        matrix = (
            np.stack([vectors[text_hash] for text_hash in hashes])
            if hashes
            else np.zeros((0, self.encoder.model.dimensions), dtype=np.float32)
        )
        Vectors.of(matrix).save(generation.vectors)
        Terms.of(texts, _language(self.documents)).save(generation.terms)
        self.step("writing", 1, 1)
        return {**self.counts, "embedded": len(missing), "reused": len(distinct) - len(missing)}

    def _kept_vectors(self, distinct: Mapping[bytes, str]) -> dict[bytes, Matrix]:
        """Vectors of the same texts by the same model, from the generation before."""
        if self.old is None:
            return {}
        if read_manifest(self.old.store)["encoder"] != self.encoder.model.as_dict():
            return {}
        return read_vectors(self.old.store, distinct)
