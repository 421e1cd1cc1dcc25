"""The heaviest rising chain."""

from itertools import combinations, product

from hypothesis import given
from hypothesis import strategies as st

from corpus.notes.rising import heaviest_rising

ITEMS = st.lists(
    st.lists(st.tuples(st.integers(1, 4), st.sampled_from([0.5, 1.0, 2.0])), max_size=3), max_size=6
)


def _heaviest(items: list[list[tuple[int, float]]]) -> float:
    """The weight of the heaviest choice, by trying all."""
    best = 0.0
    for size in range(len(items) + 1):
        for chosen in combinations(items, size):
            for options in product(*chosen):
                ranks = [rank for rank, _ in options]
                if ranks == sorted(set(ranks)):
                    best = max(best, sum(weight for _, weight in options))
    return best


@given(ITEMS)
def test_the_chain_rises_takes_each_item_once_and_is_the_heaviest(
    items: list[list[tuple[int, float]]],
) -> None:
    chain = heaviest_rising(items, 4)
    places = [item for item, _ in chain]
    ranks = [items[item][option][0] for item, option in chain]
    assert places == sorted(set(places))
    assert ranks == sorted(set(ranks))
    assert sum(items[item][option][1] for item, option in chain) == _heaviest(items)


def test_without_items_there_is_no_chain() -> None:
    assert heaviest_rising([], 0) == []
