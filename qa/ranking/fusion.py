"""Reciprocal rank fusion of several searches (Cormack, Clarke and Büttcher 2009).

Within one document, candidates are best ordered by their scores alone. Among many documents a claim
or a topic often has no sentence that looks like an answer, and then a passage that several searches
agree on is more likely right.
"""

from collections.abc import Sequence

from corpus.passages import TextUnit
from qa.ranking.candidates import Candidate, place_in
from qa.ranking.scoring import Ranked

# Score, 0 to 1: candidates with more come first and are not fused. Set by hand, at the confidence
# of a weak answer.
_LIKELY = 0.15
# Chosen with `ibid eval` on half of the claims of SciFact; see docs/evaluation.md.
_DAMPING = 5  # ranks, added to each rank so that the first few count alike
_OWN = 2.0  # weight of the order of the candidates, where each list has weight 1


def fuse(ranked: Sequence[Ranked], lists: Sequence[Sequence[TextUnit]]) -> list[Ranked]:
    """The likely candidates as they are ranked, then the others by their fused ranks.

    `lists` are the results of each search, passages or sentences, best first. The rank of a
    candidate in a list is that of the first result that contains it.
    """
    likely = [one for one in ranked if one.score >= _LIKELY]
    others = [
        (_OWN / (_DAMPING + place) + _agreed(one.candidate, lists), -place, one)
        for place, one in enumerate(ranked)
        if one.score < _LIKELY
    ]
    others.sort(key=lambda other: other[:2], reverse=True)
    return [*likely, *(one for _, _, one in others)]


def _agreed(candidate: Candidate, lists: Sequence[Sequence[TextUnit]]) -> float:
    places = (place_in(found, *candidate.key) for found in lists)
    return sum(1 / (_DAMPING + place) for place in places if place is not None)
