"""The split of a question set's documents into training, fitting and held-out documents."""

from collections.abc import Iterable
from typing import Literal

Use = Literal["train", "fit", "report"]


def split(documents: Iterable[str]) -> dict[str, Use]:
    """The use of each document: two in three train the reader; of the others, every second fits the
    weights of ranking and confidence, and the rest are held out for figures.
    """
    uses: dict[str, Use] = {}
    for place, document in enumerate(sorted(set(documents))):
        kept = place % 3 == 0
        uses[document] = ("fit" if place % 6 else "report") if kept else "train"
    return uses
