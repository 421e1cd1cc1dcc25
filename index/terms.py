"""Words in common: BM25 over stemmed words, by bm25s."""

import json
from collections.abc import Sequence
from pathlib import Path

import bm25s
import numpy as np
import numpy.typing as npt
import Stemmer

Scores = npt.NDArray[np.float32]

_STEMMERS = {
    "da": "danish", "de": "german", "en": "english", "es": "spanish", "fi": "finnish",
    "fr": "french", "it": "italian", "nl": "dutch", "no": "norwegian", "pt": "portuguese",
    "ru": "russian", "sv": "swedish", "tr": "turkish",
}  # fmt: skip


class Stems:
    """A language's words cut to stems, its stop words left out."""

    def __init__(self, language: str) -> None:
        primary = language.lower().replace("_", "-").split("-")[0]  # "de" of "de-AT"
        self.language = primary if primary in _STEMMERS else "en"
        self._stemmer = Stemmer.Stemmer(_STEMMERS[self.language])
        known = ("de", "nl", "fr", "es", "pt", "it", "ru", "sv", "no")
        # English has a longer list, which also leaves out the words that make a question.
        self._stop = (
            "en_plus" if self.language == "en" else self.language if self.language in known else []
        )

    def of(self, texts: Sequence[str]) -> list[list[str]]:
        """The stems of each text, in order, with repeats."""
        if not texts:
            return []
        found = bm25s.tokenize(
            list(texts),
            stopwords=self._stop,
            stemmer=self._stemmer,
            token_pattern=r"(?u)\b\w\w+\b|\d",
            return_ids=False,
            show_progress=False,
        )
        return [list(stems) for stems in found]


class Terms:
    """BM25 scores of all units for the words of a question."""

    def __init__(self, retriever: bm25s.BM25 | None, stems: Stems, count: int) -> None:
        self._retriever, self.stems, self._count = retriever, stems, count

    @classmethod
    def of(cls, texts: Sequence[str], language: str) -> "Terms":
        stems = Stems(language)
        words = stems.of(texts)
        if not any(words):
            return cls(None, stems, len(texts))
        retriever = bm25s.BM25(k1=1.2, b=0.75)
        retriever.index(words, show_progress=False)
        return cls(retriever, stems, len(texts))

    def __len__(self) -> int:
        return self._count

    def save(self, folder: Path) -> None:
        folder.mkdir()
        about = {
            "language": self.stems.language,
            "count": self._count,
            "empty": self._retriever is None,
        }
        (folder / "terms.json").write_text(json.dumps(about), "utf-8")
        if self._retriever is not None:
            self._retriever.save(folder, show_progress=False)

    @classmethod
    def load(cls, folder: Path) -> "Terms":
        about = json.loads((folder / "terms.json").read_text("utf-8"))
        retriever = None if about["empty"] else bm25s.BM25.load(folder)
        return cls(retriever, Stems(about["language"]), about["count"])

    def frequency(self, stem: str, within: range) -> int:
        """In how many of the units at places `within` a stem occurs."""
        if self._retriever is None:
            return 0
        column = self._retriever.vocab_dict.get(stem)
        if column is None:
            return 0
        matrix = self._retriever.scores
        low, high = matrix["indptr"][column], matrix["indptr"][column + 1]
        places = matrix["indices"][low:high]
        return int(np.count_nonzero((places >= within.start) & (places < within.stop)))

    def scores(self, question: str) -> Scores:
        """A BM25 score for each unit, shape (count,); 0 where no word is shared."""
        words = sorted(set(self.stems.of([question])[0])) if question.strip() else []
        nothing = np.zeros(self._count, dtype=np.float32)
        if self._retriever is None or not words:
            return nothing
        found: Scores = np.asarray(self._retriever.get_scores(words), dtype=np.float32)
        return found
