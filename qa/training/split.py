"""How a question set's documents are divided, so that no figure is of what was learnt from."""

from collections.abc import Iterable
from typing import Literal

Use = Literal["teach", "fit", "report"]


def split(documents: Iterable[str]) -> dict[str, Use]:
    """What each document is used for: two in three teach the reader; of the others, every second
    fits the weights of ranking and confidence, and the rest is only reported on.
    """
    uses: dict[str, Use] = {}
    for place, document in enumerate(sorted(set(documents))):
        kept = place % 3 == 0
        uses[document] = ("fit" if place % 6 else "report") if kept else "teach"
    return uses
