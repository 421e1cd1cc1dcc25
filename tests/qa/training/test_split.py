"""Documents divided between teaching, fitting and reporting."""

from collections import Counter
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from qa.training.split import split

NAMES = st.sets(st.text(max_size=8), max_size=40)


@given(NAMES, st.integers())
def test_every_document_has_one_use_whatever_the_order(names: set[str], seed: int) -> None:
    uses = split(names)
    mixed = sorted(names)
    Random(seed).shuffle(mixed)
    assert set(uses) == names
    assert split(mixed) == split(mixed * 2) == uses


@given(NAMES)
def test_two_in_three_train_and_the_rest_is_halved(names: set[str]) -> None:
    uses = Counter(split(names).values())
    assert abs(uses["train"] - 2 * len(names) / 3) <= 1
    assert 0 <= uses["report"] - uses["fit"] <= 1


def test_six_documents_are_divided_as_told() -> None:
    assert list(split("abcdef").values()) == ["report", "train", "train", "fit", "train", "train"]
