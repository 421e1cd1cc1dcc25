"""What the reader is taught: five losses, by labels or by what a teacher says."""

from dataclasses import dataclass

import torch
from torch import Tensor, nn

from qa.training.batches import Batch

_WEIGHTS = (0.7, 1.5, 0.7, 0.5, 0.5)  # of the losses, in the order of `Losses`; set by hand
_MASKED = -1e4  # logit where nothing may be chosen

_entropy = nn.functional.binary_cross_entropy_with_logits


@dataclass(frozen=True, slots=True)
class Losses:
    """The mean losses of a batch: of spans, where they are known; of each sentence; of each
    window; of choosing the right sentence among those of a question; of telling a question from
    its near misses.
    """

    spans: Tensor
    sentences: Tensor
    windows: Tensor
    choices: Tensor
    twins: Tensor

    def total(self) -> Tensor:
        return torch.stack([w * one for w, one in zip(_WEIGHTS, self._all(), strict=True)]).sum()

    def values(self) -> tuple[float, ...]:
        return tuple(one.item() for one in self._all())

    def _all(self) -> tuple[Tensor, ...]:
        return self.spans, self.sentences, self.windows, self.choices, self.twins


@dataclass(frozen=True, slots=True)
class Scores:
    """The logits that losses compare, of a batch.

    `starts` and `ends`, of shape (rows, tokens), as logarithms of chances; `sentences`;
    `windows`, of shape (rows,); `choices`, of shape (questions, sentences), as logarithms of
    chances; `apart` and `sentences_apart`: by how much a near miss has more than its question.
    """

    starts: Tensor
    ends: Tensor
    sentences: Tensor
    windows: Tensor
    choices: Tensor
    apart: Tensor
    sentences_apart: Tensor

    @classmethod
    def of(cls, outputs: Tensor, batch: Batch) -> "Scores":
        """The scores in the outputs of a network, of shape (rows, tokens, 4)."""
        starts, ends = (
            torch.log_softmax(outputs[..., part].masked_fill(~batch.allowed, _MASKED), -1)
            for part in (0, 1)
        )
        sentences = _means(outputs[..., 2], batch)
        windows = outputs[:, 0, 3]
        filled = torch.cat([sentences, sentences.new_full((1,), _MASKED)])
        return cls(
            starts=starts,
            ends=ends,
            sentences=sentences,
            windows=windows,
            choices=torch.log_softmax(filled[batch.members], -1),
            apart=_difference(windows, batch.twins),
            sentences_apart=_difference(sentences, batch.twin_sentences),
        )


def _means(values: Tensor, batch: Batch) -> Tensor:
    """The mean value of the tokens of each sentence."""
    places = batch.sentence.flatten()
    count = len(batch.right) + 1  # the last is that of tokens in none
    sums = values.new_zeros(count).index_add(0, places, values.flatten())
    sizes = values.new_zeros(count).index_add(0, places, torch.ones_like(values).flatten())
    return (sums / sizes.clamp(min=1))[:-1]


def _difference(values: Tensor, pairs: Tensor) -> Tensor:
    return values[pairs[:, 0]] - values[pairs[:, 1]]


def losses(outputs: Tensor, batch: Batch) -> Losses:
    """The losses by the labels of a batch; `outputs` has shape (rows, tokens, 4)."""
    scores = Scores.of(outputs, batch)
    # Several answers may be right: the loss is that of any of them.
    spans = -(_any(scores.starts, batch.starts) + _any(scores.ends, batch.ends)) / 2
    filled = torch.cat([batch.right, batch.right.new_zeros(1)])
    return Losses(
        spans=(spans * batch.span_known).sum() / batch.span_known.sum().clamp(min=1),
        sentences=_entropy(scores.sentences, batch.right.float()),
        windows=_entropy(scores.windows, batch.answered.float()),
        choices=_mean(-_any(scores.choices, filled[batch.members])),
        twins=_mean_of_both(
            nn.functional.softplus(scores.apart), nn.functional.softplus(scores.sentences_apart)
        ),
    )


def soft_losses(outputs: Tensor, taught: Tensor, batch: Batch) -> Losses:
    """The losses by what a teacher's outputs say of the batch; both have shape (rows, tokens, 4).

    Cross-entropies with the teacher's chances instead of labels (Hinton, Vinyals and Dean 2015).
    """
    scores, goal = Scores.of(outputs, batch), Scores.of(taught, batch)
    return Losses(
        spans=(_cross(scores.starts, goal.starts) + _cross(scores.ends, goal.ends)) / 2,
        sentences=_entropy(scores.sentences, torch.sigmoid(goal.sentences)),
        windows=_entropy(scores.windows, torch.sigmoid(goal.windows)),
        choices=_cross(scores.choices, goal.choices),
        twins=_mean_of_both(
            *(
                _entropy(ours, torch.sigmoid(theirs), reduction="none")
                for ours, theirs in (
                    (scores.apart, goal.apart),
                    (scores.sentences_apart, goal.sentences_apart),
                )
            )
        ),
    )


def _any(chances: Tensor, chosen: Tensor) -> Tensor:
    """The logarithm of the chance that one of those chosen in a row is right."""
    return chances.masked_fill(~chosen, _MASKED).logsumexp(-1)


def _cross(ours: Tensor, theirs: Tensor) -> Tensor:
    return _mean(-(theirs.exp() * ours).sum(-1))


def _mean_of_both(rows: Tensor, sentences: Tensor) -> Tensor:
    return (_mean(rows) + _mean(sentences)) / 2


def _mean(values: Tensor) -> Tensor:
    """The mean, 0 of nothing."""
    return values.sum() / max(values.numel(), 1)
