"""Encoders: the interface of models that turn texts into unit vectors, on this machine.

One interface with two implementations. `onnx_encoder` runs the known models in ONNX Runtime,
without PyTorch; `torch_encoder` runs any sentence-transformers model. For the same weights
they give the same vectors to within 1e-5, so an index built by one is valid for the other.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass

import numpy as np
import numpy.typing as npt

from index.encoding.models import Precision

Matrix = npt.NDArray[np.float32]
Progress = Callable[[int, int], None]

_ROUNDS = 20  # of a large build, at least: progress is reported after each
_ROUND = (64, 1024)  # texts of a round, at least and at most: cores idle at the end of each


@dataclass(frozen=True, slots=True)
class Model:
    """The identity of a model. Vectors of different models are never mixed.

    `sha256` is that of the weights, `tokens` the most tokens of a text, special tokens left out.
    """

    name: str
    sha256: str
    precision: Precision
    dimensions: int
    tokens: int

    def as_dict(self) -> dict[str, str | int]:
        return asdict(self)


class Encoder(ABC):
    """A loaded model. Safe to share between threads."""

    model: Model

    @abstractmethod
    def token_spans(self, texts: Sequence[str]) -> list[list[tuple[int, int]]]:
        """For each text the character spans of its tokens, special tokens left out."""

    @abstractmethod
    def _embed(self, texts: Sequence[str]) -> Matrix:
        """Unit vectors of some texts, in their order.

        Raises `ValueError` where a text has more tokens than the model reads.
        """

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Matrix:
        """Unit vectors of `texts`, shape (len(texts), dimensions), float32.

        `progress` is called with (texts done, all texts). Raises `ValueError` where a text has
        more tokens than the model reads.
        """
        vectors = np.zeros((len(texts), self.model.dimensions), dtype=np.float32)
        done = 0
        for places, found in self.rounds(texts):
            vectors[places] = found
            done += len(places)
            if progress:
                progress(done, len(texts))
        return vectors

    def rounds(
        self, texts: Sequence[str], in_context: Sequence[str | None] | None = None
    ) -> Iterator[tuple[list[int], Matrix]]:
        """Unit vectors in rounds, as they are computed: (indices into `texts`, their vectors).

        Where `in_context` has a text, the vector is the normalised mean of its own and that of the
        text alone. Raises as `encode` does.
        """
        contexts = in_context or [None] * len(texts)
        # Long texts first, over all rounds, so that a batch holds texts of about one length.
        lengths = [len(with_it or text) for text, with_it in zip(texts, contexts, strict=True)]
        order = sorted(range(len(texts)), key=lambda place: (-lengths[place], place))
        size = min(max(len(order) // _ROUNDS, _ROUND[0]), _ROUND[1])
        for start in range(0, len(order), size):
            places = order[start : start + size]
            longer = {n: text for n, place in enumerate(places) if (text := contexts[place])}
            vectors = self._embed([*(texts[place] for place in places), *longer.values()])
            alone = vectors[: len(places)]
            rows = list(longer)
            alone[rows] += vectors[len(places) :]
            alone[rows] /= np.maximum(np.linalg.norm(alone[rows], axis=1, keepdims=True), 1e-12)
            yield places, alone

    def encode_question(self, text: str) -> Matrix:
        """The unit vector of one text, shape (dimensions,). For a text longer than the model
        reads it is the normalised mean of its pieces' vectors.
        """
        pieces = self._embed(self._pieces(text))
        if len(pieces) == 1:
            alone: Matrix = pieces[0]
            return alone
        mean: Matrix = pieces.mean(axis=0)
        return mean / np.float32(max(float(np.linalg.norm(mean)), 1e-12))

    def _pieces(self, text: str) -> list[str]:
        """The pieces of a text, halved at a token's start until each is short enough."""
        if text.isascii() and len(text) <= self.model.tokens:  # a token is at least one letter
            return [text]
        spans = self.token_spans([text])[0]
        half = spans[len(spans) // 2][0] if len(spans) > self.model.tokens else 0
        if not half:
            return [text]
        return [*self._pieces(text[:half]), *self._pieces(text[half:])]

    def _too_long(self, text: str, tokens: int) -> ValueError:
        return ValueError(f"{tokens} tokens, the model reads {self.model.tokens}: {text[:60]!r}")
