"""The reader: which sentence of a window answers a question, in which words, and whether any does.

The network is trained by `qa.training.train_reader`, where its training data are named, in the way
of Devlin et al. 2019 for SQuAD 2.0. For every token of question and window it scores how well an
answer starts and ends there; the first token stands for "no answer". A third output scores how well
the token's sentence answers; a fourth, of the first token, whether anything in the window does.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from corpus.documents import Sentence
from index.encoding.models import bundled_tokenizer
from qa.ranking.onnx_pairs import PairNetwork, Read, check_file
from qa.ranking.windows import Window

NETWORK = Path(__file__).parent / "reader.onnx"
SHA256 = "7fac11dee4a8c5874f3eb4245c82c57fdbe47c60f2cb80546ca30829e283d750"
MOST_TOKENS = 320  # of question and window; the network is trained and exported for so many
_LONGEST_ANSWER = 30  # tokens; as in Devlin et al. 2019
_START, _END, _ANSWERS, _WINDOW = range(4)


@dataclass(frozen=True, slots=True)
class Reading:
    """The reader's scores of one sentence, as logits: 0 is an even chance.

    `answers`: that the sentence answers. `span`: how much better its best span is than "no
    answer"; `start` and `end` are that span in the document's text. `window`: that any sentence of
    its window answers.
    """

    answers: float
    span: float
    window: float
    start: int
    end: int


Readings = dict[tuple[str, int], Reading]  # by document and start of the sentence


class Reader:
    """A loaded reader; `pack` as in `PairNetwork`.

    Raises `UnusableModel` where its file has another SHA-256.
    """

    def __init__(self, network: Path = NETWORK, sha256: str = SHA256, *, pack: bool = True) -> None:
        check_file(network, sha256, "Ibid")
        self._network = PairNetwork(network, bundled_tokenizer(), MOST_TOKENS, pack=pack)

    def read(self, question: str, windows: Sequence[Window]) -> Readings:
        """Readings by (document, start of the sentence); for a sentence in several windows, the one
        with the highest `answers`. A sentence past the last token that is read has none.
        """
        found: Readings = {}
        reads = self._network.read(question, [window.text for window in windows])
        for window, read in zip(windows, reads, strict=True):
            for sentence, reading in _readings(window, read):
                key = (window.document.id, sentence.start)
                if key not in found or reading.answers > found[key].answers:
                    found[key] = reading
        return found


def _readings(window: Window, read: Read) -> list[tuple[Sentence, Reading]]:
    outputs = read.outputs.astype(np.float64)
    offsets = np.array(read.tokens.offsets)
    inside = np.array([place == 1 for place in read.tokens.sequence_ids]) & (
        offsets[:, 1] > offsets[:, 0]
    )
    nothing = float(outputs[0, _START] + outputs[0, _END])
    readings = []
    for sentence in window.sentences:
        low, high = sentence.start - window.start, sentence.end - window.start
        (tokens,) = np.nonzero(inside & (offsets[:, 0] >= low) & (offsets[:, 1] <= high))
        if not tokens.size:
            continue
        first, last, value = best_span(outputs[tokens, _START], outputs[tokens, _END])
        readings.append(
            (
                sentence,
                Reading(
                    answers=float(outputs[tokens, _ANSWERS].mean()),
                    span=value - nothing,
                    window=float(outputs[0, _WINDOW]),
                    start=window.start + int(offsets[tokens[first], 0]),
                    end=window.start + int(offsets[tokens[last], 1]),
                ),
            )
        )
    return readings


def best_span(
    starts: npt.NDArray[np.float64], ends: npt.NDArray[np.float64]
) -> tuple[int, int, float]:
    """The span of up to 30 tokens with the highest sum of its start and end: first, last, sum."""
    size = len(starts)
    sums = starts[:, None] + ends[None, :]
    apart = np.arange(size)[None, :] - np.arange(size)[:, None]
    sums[(apart < 0) | (apart >= _LONGEST_ANSWER)] = -np.inf
    first, last = np.unravel_index(int(sums.argmax()), sums.shape)
    return int(first), int(last), float(sums[first, last])
