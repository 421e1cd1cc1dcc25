"""Training examples as tokens with their labels, in batches of whole groups."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from random import Random

import numpy as np
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


def encode(groups: Sequence[Group], tokenizer_file: Path | None = None) -> list[Rows]:
    """The rows of each group, in the same order; long ones are cut as by `PairNetwork`."""
    tokenizer = Tokenizer.from_file(str(tokenizer_file or bundled_tokenizer()))
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
    (window,) = np.nonzero([text == 1 for text in tokens.sequence_ids])
    low, high = np.array(tokens.offsets)[window].T
    starts, ends = set(), set()
    for start, end in example.answers:
        first = window[(low <= start) & (start < high)]
        last = window[(low < end) & (end <= high)]
        if first.size and last.size:  # otherwise it was cut off
            starts.add(int(first[0]))
            ends.add(int(last[-1]))
    sentences = []
    for (start, end), right in zip(example.sentences, example.right, strict=True):
        within = window[(low >= start) & (high <= end) & (high > low)]
        if within.size:
            sentences.append((int(within[0]), int(within[-1]) + 1, right))
    return Row(
        ids=tuple(tokens.ids),
        types=tuple(tokens.type_ids),
        first=int(window[0]),
        last=int(window[-1]),
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
class Batch:
    """Whole groups, as the network reads them and as losses need them.

    Of shape (rows, tokens): `ids`, `mask` and `types`; `allowed`, where an answer may start or end:
    in the window, and at the token for "no answer"; `starts` and `ends`, where one does;
    `sentence`, the number of the token's sentence in the batch, or that of all sentences for a
    token of none. Of shape (rows,): `span_known`, `answered`, whether a sentence of the row
    answers. Of shape (sentences,): `right`, whether it answers.

    `members`, of shape (questions, sentences of one at most): the sentences of the own windows of
    each question that one of them answers, filled up with the number of all sentences.
    `twins`, of shape (twins, 2): rows of a near miss and of its question with the same window.
    `twin_sentences`, of shape (pairs, 2): the sentences of such rows that answer the question.
    """

    ids: Tensor
    mask: Tensor
    types: Tensor
    allowed: Tensor
    starts: Tensor
    ends: Tensor
    sentence: Tensor
    span_known: Tensor
    answered: Tensor
    right: Tensor
    members: Tensor
    twins: Tensor
    twin_sentences: Tensor

    @classmethod
    def of(cls, groups: Sequence[Rows]) -> "Batch":
        rows = [row for group in groups for row in group]
        shape = (len(rows), max(len(row.ids) for row in rows))
        ids, types = np.zeros(shape, np.int32), np.zeros(shape, np.int32)
        mask, allowed, starts, ends = (np.zeros(shape, bool) for _ in range(4))
        firsts = np.cumsum([0, *(len(row.sentences) for row in rows)])
        sentence = np.full(shape, firsts[-1], np.int32)
        for place, row in enumerate(rows):
            ids[place, : len(row.ids)], types[place, : len(row.ids)] = row.ids, row.types
            mask[place, : len(row.ids)] = allowed[place, NOTHING] = True
            allowed[place, row.first : row.last + 1] = True
            starts[place, list(row.starts)] = ends[place, list(row.ends)] = True
            for number, (first, behind, _) in enumerate(row.sentences, firsts[place]):
                sentence[place, first:behind] = number
        members, twins, twin_sentences = _compared(groups, firsts.tolist())
        most = max(map(len, members), default=0)
        filled = [[*of, *[int(firsts[-1])] * (most - len(of))] for of in members]
        return cls(
            ids=torch.from_numpy(ids),
            mask=torch.from_numpy(mask),
            types=torch.from_numpy(types),
            allowed=torch.from_numpy(allowed),
            starts=torch.from_numpy(starts),
            ends=torch.from_numpy(ends),
            sentence=torch.from_numpy(sentence),
            span_known=torch.tensor([row.span_known for row in rows]),
            answered=torch.tensor([any(one for *_, one in row.sentences) for row in rows]),
            right=torch.tensor([one for row in rows for *_, one in row.sentences]),
            members=torch.tensor(filled, dtype=torch.long).reshape(len(members), most),
            twins=torch.tensor(twins, dtype=torch.long).reshape(-1, 2),
            twin_sentences=torch.tensor(twin_sentences, dtype=torch.long).reshape(-1, 2),
        )

    def to(self, device: torch.device) -> "Batch":
        """The batch on a device, where numbers are of the types that torch indexes with."""
        parts = (getattr(self, part.name) for part in fields(self))
        return Batch(
            *(part.to(device, torch.long if part.dtype == torch.int32 else None) for part in parts)
        )


Pairs = list[tuple[int, int]]


def _compared(
    groups: Sequence[Rows], firsts: Sequence[int]
) -> tuple[list[list[int]], Pairs, Pairs]:
    """`members`, `twins` and `twin_sentences` of a batch; `firsts` is the number of the first
    sentence of each row.
    """
    members: list[list[int]] = []
    twins: Pairs = []
    twin_sentences: Pairs = []
    place = 0
    for rows in groups:
        own = [place + n for n, row in enumerate(rows) if not row.twin]
        if any(right for row in rows if not row.twin for *_, right in row.sentences):
            members.append([n for row in own for n in range(firsts[row], firsts[row + 1])])
        answers = [n for n, (*_, right) in enumerate(rows[0].sentences) if right]
        for row in range(own[-1] + 1, place + len(rows)):
            if answers and firsts[row + 1] - firsts[row] == len(rows[0].sentences):
                twins.append((row, place))
                twin_sentences += [(firsts[row] + n, firsts[place] + n) for n in answers]
        place += len(rows)
    return members, twins, twin_sentences
