"""The heaviest rising chain: a weighted longest increasing subsequence, by the tree of Fenwick
(1994).
"""

from collections.abc import Sequence

Options = Sequence[tuple[int, float]]  # (rank, weight)


class HeaviestBelow:
    """The heaviest of the entries with a lower rank; ranks are from 1 to `top`.

    An entry counts where its weight is above `least`. Putting one in and looking take time with
    the logarithm of `top`.
    """

    def __init__(self, top: int, least: float) -> None:
        self._least = least
        self._tree = [(least, -1)] * (top + 1)

    def of(self, rank: int) -> tuple[float, int]:
        """(Weight, entry) of the heaviest below a rank; of equal ones, the first; -1 if none."""
        best = (self._least, -1)
        node = rank - 1
        while node > 0:
            if self._tree[node][0] > best[0]:
                best = self._tree[node]
            node -= node & -node
        return best

    def put(self, rank: int, weight: float, entry: int) -> None:
        """Put an entry in."""
        while rank < len(self._tree):
            if weight > self._tree[rank][0]:
                self._tree[rank] = (weight, entry)
            rank += rank & -rank


def heaviest_rising(items: Sequence[Options], top: int) -> list[tuple[int, int]]:
    """The heaviest choice of items, in order, at most one option of each, whose ranks rise.

    Each item has options of a rank and a weight, with ranks from 1 to `top`. Returns (place of the
    item, place of its option). Of equal choices the first found is returned. Takes time in line
    with the number of options, but for a logarithm of `top`.
    """
    heaviest = HeaviestBelow(top, 0.0)
    links: list[tuple[int, int, int]] = []  # (item, option, link before)
    for item, found in enumerate(items):
        # From the highest rank to the lowest, so that no chain has one item twice.
        for option in sorted(range(len(found)), key=lambda one: -found[one][0]):
            rank, weight = found[option]
            best, link = heaviest.of(rank)
            links.append((item, option, link))
            heaviest.put(rank, best + weight, len(links) - 1)
    _, link = heaviest.of(top + 1)
    chain = []
    while link >= 0:
        item, option, link = links[link]
        chain.append((item, option))
    return chain[::-1]
