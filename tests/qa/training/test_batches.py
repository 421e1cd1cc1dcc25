"""Examples as tokens, and their batches."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from tokenizers import Tokenizer

from index.encoding.models import bundled_tokenizer
from qa.ranking.reader import MOST_TOKENS
from qa.training.examples import Example, Group

if TYPE_CHECKING:
    from qa.training.batches import Row


TEXT = "The mill was founded in 1843. It burned down."
ASKED = "When was the mill founded?"


def _example(text: str = TEXT, answer: str = "in 1843", right: bool = True) -> Example:
    start, end = text.index(answer), text.index(answer) + len(answer)
    half = text.index(".") + 1
    return Example(
        question=ASKED,
        text=text,
        sentences=((0, half), (half + 1, len(text))),
        right=(right, False),
        answers=((start, end),) if right else (),
        span_known=True,
    )


def _encode(*examples: Example) -> list[Row]:
    """The rows of examples, each in a group of its own."""
    from qa.training.batches import encode

    return [row for rows in encode([Group((one,)) for one in examples]) for row in rows]


def _words(row: Row, first: int, behind: int) -> str:
    tokenizer = Tokenizer.from_file(str(bundled_tokenizer()))
    return str(tokenizer.decode(list(row.ids[first:behind])))


def test_tokens_of_answers_and_sentences_are_theirs() -> None:
    (row,) = _encode(_example())
    assert _words(row, row.starts[0], row.ends[0] + 1) == "in 1843"
    sentences = [(_words(row, first, behind), right) for first, behind, right in row.sentences]
    assert sentences == [("the mill was founded in 1843.", True), ("it burned down.", False)]
    assert _words(row, 0, row.first) == "when was the mill founded?"
    assert _words(row, row.first, row.last + 1) == TEXT.lower()
    assert row.span_known


def test_where_nothing_answers_the_first_token_does() -> None:
    from qa.training.batches import NOTHING

    (row,) = _encode(_example(right=False))
    assert row.starts == row.ends == (NOTHING,)
    assert row.span_known


def test_an_answer_that_is_cut_off_is_not_trained_on() -> None:
    from qa.training.batches import NOTHING

    (row,) = _encode(_example("It stood. " + "on and on " * 200 + "until 1871", "1871"))
    assert len(row.ids) == MOST_TOKENS
    assert row.starts == (NOTHING,)
    assert not row.span_known


def test_a_group_stays_together_and_its_twins_are_known() -> None:
    from qa.training.batches import encode

    group = Group((_example(), _example("It stood. Until 1871.", "1871")), (_example(right=False),))
    (rows,) = encode([group])
    assert [row.twin for row in rows] == [False, False, True]
    assert rows[0].ids == rows[2].ids


def test_batches_hold_every_group_once_and_no_more_tokens_than_they_may() -> None:
    from qa.training.batches import batches, encode

    texts = [TEXT + " And so on." * times for times in range(40)]
    rows = encode([Group((_example(text), _example(text + " So it was."))) for text in texts])
    made = batches(rows, Random(1), 300)
    assert sorted(group[0].ids for batch in made for group in batch) == sorted(
        group[0].ids for group in rows
    )
    for batch in made:
        longest = max(len(row.ids) for group in batch for row in group)
        assert len(batch) == 1 or sum(map(len, batch)) * longest <= 300
    assert made == batches(rows, Random(1), 300) != batches(rows, Random(2), 300)


def test_padding_is_masked_and_no_answer_may_stand_there_or_in_the_question() -> None:
    from qa.training.batches import NOTHING, Batch

    rows = _encode(_example(), _example(TEXT + " And so on."))
    padded = Batch.of([(row,) for row in rows])
    assert padded.ids.shape == (2, len(rows[1].ids))
    assert padded.mask.sum(1).tolist() == [len(row.ids) for row in rows]
    for row, allowed in zip(rows, padded.allowed, strict=True):
        window = list(range(row.first, row.last + 1))
        assert allowed.nonzero().flatten().tolist() == [NOTHING, *window]
