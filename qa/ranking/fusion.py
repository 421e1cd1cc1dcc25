"""Several searches' lists made one, by reciprocal rank fusion (Cormack, Clarke and Büttcher 2009).

Asked of one document, the judged chances alone order the candidates best. Asked of many, a claim
or a topic often finds nothing that looks like an answer, and then a passage that several searches
agree on is the likelier one.
"""

from collections.abc import Sequence

from corpus.passages import TextUnit
from qa.ranking.candidates import Candidate, place_in
from qa.ranking.scoring import Ranked

_LIKELY = 0.3  # chance; a candidate with more stands before all that is only fused
_DAMPING = 5  # added to a rank, so that the first few count alike
_OWN = 2.0  # what the order of the candidates themselves counts, each of the lists counting 1


def fuse(ranked: Sequence[Ranked], lists: Sequence[Sequence[TextUnit]]) -> list[Ranked]:
    """The candidates that are likely, as they are ranked; then the others, by where they and what
    stands around them come in each of the lists.

    `lists` hold passages or sentences, best first.
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
