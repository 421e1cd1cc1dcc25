"""The heaviest rising chain: a weighted longest increasing subsequence, by the tree of Fenwick
(1994).
"""

from collections.abc import Sequence

Options = Sequence[tuple[int, float]]  # (rank, weight)


def heaviest_rising(items: Sequence[Options], top: int) -> list[tuple[int, int]]:
    """The heaviest choice of items, in order, at most one option of each, whose ranks rise.

    Each item has options of a rank and a weight, with ranks from 1 to `top`. Returns (place of the
    item, place of its option). Of equal choices the first found is returned. Takes time in line
    with the number of options, but for a logarithm of `top`.
    """
    tree: list[tuple[float, int]] = [(0.0, -1)] * (top + 1)  # best (weight, link)
    links: list[tuple[int, int, int]] = []  # (item, option, link before)
    for item, found in enumerate(items):
        # From the highest rank to the lowest, so that no chain has one item twice.
        for option in sorted(range(len(found)), key=lambda one: -found[one][0]):
            rank, weight = found[option]
            best, link = _best_below(tree, rank)
            links.append((item, option, link))
            _raise(tree, rank, best + weight, len(links) - 1)
    _, link = _best_below(tree, top + 1)
    chain = []
    while link >= 0:
        item, option, link = links[link]
        chain.append((item, option))
    return chain[::-1]


def _best_below(tree: Sequence[tuple[float, int]], rank: int) -> tuple[float, int]:
    """The heaviest entry with a lower rank; of equal ones, the first found."""
    best, link = 0.0, -1
    node = rank - 1
    while node > 0:
        if tree[node][0] > best:
            best, link = tree[node]
        node -= node & -node
    return best, link


def _raise(tree: list[tuple[float, int]], rank: int, total: float, link: int) -> None:
    while rank < len(tree):
        if total > tree[rank][0]:
            tree[rank] = (total, link)
        rank += rank & -rank
