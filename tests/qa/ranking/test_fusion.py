"""Several searches' lists made one."""

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from corpus.documents import Document
from corpus.passages import TextUnit
from index.encoding.encoder import Encoder
from index.search.index import Index
from qa.query.followups import Understood
from qa.ranking.candidates import Candidate, Signals
from qa.ranking.cascade import Chooser
from qa.ranking.fusion import fuse
from qa.ranking.scoring import Ranked
from tests.qa.texts import document

MADE = document([["One stands here.", "Two comes next.", "Three is third.", "Four is last."]])
SIGNALS = Signals(0.5, 0.5, 0.1, 0.5, 0.5, 0.0, 0.0)


def _ranked(scores: Sequence[float]) -> list[Ranked]:
    """The document's sentences, the first with the first of `scores`."""
    return [
        Ranked(Candidate(MADE, sentence, SIGNALS), score)
        for sentence, score in zip(MADE.sentences, scores, strict=False)
    ]


def _unit(ranked: Ranked) -> TextUnit:
    sentence = ranked.candidate.sentence
    return TextUnit(MADE.id, "sentence", sentence.start, sentence.end)


def test_what_is_likely_stays_where_it_is_ranked() -> None:
    ranked = _ranked([0.9, 0.5, 0.1, 0.05])
    assert fuse(ranked, [[_unit(ranked[3])]] * 3)[:2] == ranked[:2]


def test_what_is_not_likely_rises_by_what_the_searches_agree_on() -> None:
    ranked = _ranked([0.12, 0.1, 0.05, 0.01])
    assert fuse(ranked, [[_unit(ranked[2])]] * 3)[0] == ranked[2]
    assert fuse(ranked, [[]]) == ranked


def test_a_passage_speaks_for_each_of_its_sentences() -> None:
    ranked = _ranked([0.12, 0.1, 0.05, 0.01])
    third, fourth = (_unit(one) for one in ranked[2:])
    passage = TextUnit(MADE.id, "passage", third.start, fourth.end)
    assert fuse(ranked, [[passage]] * 3)[:2] == ranked[2:]
    other = replace(passage, document="another")
    assert fuse(ranked, [[other]] * 3) == ranked


@given(
    st.lists(st.floats(0, 1), min_size=1, max_size=4).map(lambda s: sorted(s, reverse=True)),
    st.lists(st.lists(st.integers(0, 3), max_size=4), max_size=3),
)
def test_nothing_is_lost_and_nothing_made(scores: list[float], lists: list[list[int]]) -> None:
    ranked = _ranked(scores)
    units = [_unit(one) for one in _ranked([0.0] * 4)]
    fused = fuse(ranked, [[units[place] for place in found] for found in lists])
    assert sorted(fused, key=lambda one: one.candidate.key) == ranked_by_place(ranked)
    assert [one for one in fused if one.score >= 0.15] == [o for o in ranked if o.score >= 0.15]


def ranked_by_place(ranked: list[Ranked]) -> list[Ranked]:
    return sorted(ranked, key=lambda one: one.candidate.key)


def test_only_where_several_documents_are_asked(
    index: Index, encoder: Encoder, paper: Document
) -> None:
    chooser = Chooser(index, encoder)
    asked = Understood("the price of security", "the price of security")
    one = [r.score for r in chooser.choose(asked, paper.id).ranked]
    assert one == sorted(one, reverse=True)
    both = chooser.choose(asked).ranked
    assert {r.candidate.document.id for r in both} == set(index.documents)
    assert [r.score for r in both] != sorted((r.score for r in both), reverse=True)
