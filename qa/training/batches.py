"""Training examples as tokens with their labels, in batches of about as many tokens."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

import torch
from tokenizers import Encoding, Tokenizer
from torch import Tensor

from index.encoding.models import bundled_tokenizer
from qa.ranking.reader import MOST_TOKENS
from qa.training.examples import Example

TOKENS = 3600  # of a batch at most, padding included
_APART = 12  # tokens; examples whose lengths differ by less are mixed

NOTHING = 0  # the token that stands for "no answer"


@dataclass(frozen=True, slots=True)
class Row:
    """The tokens of an example, of which `first` to `last` are the window's.

    `starts` and `ends` are the tokens where an answer may start and end. `sentences` are the first
    token of each sentence, the token after it, and whether the sentence answers.
    """

    ids: tuple[int, ...]
    types: tuple[int, ...]
    first: int
    last: int
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    sentences: tuple[tuple[int, int, bool], ...]
    span_known: bool


def encode(examples: Sequence[Example]) -> list[Row]:
    """A row for each example, in the same order; long ones are cut as by `PairNetwork`."""
    tokenizer = Tokenizer.from_file(str(bundled_tokenizer()))
    tokenizer.no_padding()
    tokenizer.enable_truncation(MOST_TOKENS, strategy="longest_first")
    encoded = tokenizer.encode_batch([(example.question, example.text) for example in examples])
    return [_row(example, tokens) for example, tokens in zip(examples, encoded, strict=True)]


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


def batches(rows: Sequence[Row], draw: Random, most: int = TOKENS) -> list[list[Row]]:
    """Batches of rows of about the same length, in random order."""
    lengths = [len(row.ids) + draw.random() * _APART for row in rows]
    order = sorted(range(len(rows)), key=lengths.__getitem__)
    made = list(_grouped([rows[place] for place in order], most))
    draw.shuffle(made)
    return made


def _grouped(rows: Sequence[Row], most: int) -> Iterator[list[Row]]:
    batch: list[Row] = []
    for row in rows:
        if batch and len(row.ids) * (len(batch) + 1) > most:
            yield batch
            batch = []
        batch.append(row)
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
