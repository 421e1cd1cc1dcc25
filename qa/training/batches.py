"""Training examples as tokens with their labels, in batches of whole groups."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from random import Random

import torch
from tokenizers import Encoding, Tokenizer
from torch import Tensor

from index.encoding.models import bundled_tokenizer
from qa.ranking.reader import MOST_TOKENS
from qa.training.examples import Example, Group

TOKENS = 3600  # of a batch at most, padding included
_APART = 12  # tokens; examples whose lengths differ by less are mixed

NOTHING = 0  # the token that stands for "no answer"


@dataclass(frozen=True, slots=True)
class Row:
    """The tokens of an example, of which `first` to `last` are the window's.

    `starts` and `ends` are the tokens where an answer may start and end. `sentences` are the first
    token of each sentence, the token after it, and whether the sentence answers. `twin` is true for
    the near misses of a group.
    """

    ids: tuple[int, ...]
    types: tuple[int, ...]
    first: int
    last: int
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    sentences: tuple[tuple[int, int, bool], ...]
    span_known: bool
    twin: bool = False


Rows = tuple[Row, ...]  # those of one group: the question's own windows, then its twins


def encode(groups: Sequence[Group]) -> list[Rows]:
    """The rows of each group, in the same order; long ones are cut as by `PairNetwork`."""
    tokenizer = Tokenizer.from_file(str(bundled_tokenizer()))
    tokenizer.no_padding()
    tokenizer.enable_truncation(MOST_TOKENS, strategy="longest_first")
    examples = [example for group in groups for example in (*group.own, *group.twins)]
    encoded = tokenizer.encode_batch([(example.question, example.text) for example in examples])
    rows = map(_row, examples, encoded)
    return [
        (
            *(next(rows) for _ in group.own),
            *(replace(next(rows), twin=True) for _ in group.twins),
        )
        for group in groups
    ]


def _row(example: Example, tokens: Encoding) -> Row:
    window = [place for place, text in enumerate(tokens.sequence_ids) if text == 1]
    offsets = tokens.offsets
    starts, ends = set(), set()
    for start, end in example.answers:
        first = [place for place in window if offsets[place][0] <= start < offsets[place][1]]
        last = [place for place in window if offsets[place][0] < end <= offsets[place][1]]
        if first and last:  # otherwise it was cut off
            starts.add(first[0])
            ends.add(last[-1])
    sentences = []
    for (start, end), right in zip(example.sentences, example.right, strict=True):
        within = [
            place
            for place in window
            if offsets[place][0] >= start
            and offsets[place][1] <= end
            and offsets[place][1] > offsets[place][0]
        ]
        if within:
            sentences.append((within[0], within[-1] + 1, right))
    return Row(
        ids=tuple(tokens.ids),
        types=tuple(tokens.type_ids),
        first=window[0],
        last=window[-1],
        starts=tuple(sorted(starts)) or (NOTHING,),
        ends=tuple(sorted(ends)) or (NOTHING,),
        sentences=tuple(sentences),
        span_known=example.span_known and (bool(starts) or not any(example.right)),
    )


def batches(groups: Sequence[Rows], draw: Random, most: int = TOKENS) -> list[list[Rows]]:
    """Batches of groups whose rows are about as long, in random order."""
    lengths = [_longest(rows) + draw.random() * _APART for rows in groups]
    order = sorted(range(len(groups)), key=lengths.__getitem__)
    made = list(_batched([groups[place] for place in order], most))
    draw.shuffle(made)
    return made


def _longest(rows: Rows) -> int:
    return max(len(row.ids) for row in rows)


def _batched(groups: Sequence[Rows], most: int) -> Iterator[list[Rows]]:
    batch: list[Rows] = []
    for rows in groups:
        longest = max(map(_longest, (*batch, rows)))
        if batch and longest * sum(map(len, (*batch, rows))) > most:
            yield batch
            batch = []
        batch.append(rows)
    if batch:
        yield batch


@dataclass(frozen=True, slots=True)
class Padded:
    """A batch as the network reads it; each tensor has shape (rows, tokens).

    `allowed`: tokens where an answer may start or end: the window's, and that for "no answer".
    """

    ids: Tensor
    mask: Tensor
    types: Tensor
    allowed: Tensor

    @classmethod
    def of(cls, rows: Sequence[Row]) -> "Padded":
        shape = (len(rows), max(len(row.ids) for row in rows))
        ids, mask, types = (torch.zeros(shape, dtype=torch.long) for _ in range(3))
        allowed = torch.zeros(shape, dtype=torch.bool)
        for place, row in enumerate(rows):
            size = len(row.ids)
            ids[place, :size] = torch.tensor(row.ids)
            mask[place, :size] = 1
            types[place, :size] = torch.tensor(row.types)
            allowed[place, NOTHING] = True
            allowed[place, row.first : row.last + 1] = True
        return cls(ids, mask, types, allowed)
