"""Answers explained: what was considered, and in words why it was quoted or not."""

import math
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import pytest

from corpus.documents import Document, Sentence
from corpus.english.questions import AnswerType
from corpus.serialization import to_json
from index.encoding.encoder import Encoder
from index.search.index import Index
from qa.answer import Answer, Status, make_quote
from qa.answering import explain
from qa.answering.ask import Asker
from qa.answering.explain import named_signals, of_candidates, of_notes
from qa.assembly import load_asker
from qa.query.answer_types import find_kind
from qa.query.followups import Understood
from qa.query.request import Request
from qa.ranking.candidates import Candidate
from qa.ranking.notes import NoteMatch
from qa.ranking.scoring import (
    JUDGED_RANK_COLUMNS,
    RANK_COLUMNS,
    Ranked,
    Scorer,
    judged_rank_row,
    rank_row,
    scorer_for,
)
from qa.settings import Settings

QUESTION = "Who leads the TTP?"
HOW_MANY = Understood("How many fighters are there?", "How many fighters are there?")
LEVEL = {"meaning": 0.6, "passage": 0.6, "lead": 0.0, "words": 0.6, "context": 0.6, "unknown": 0.0}
READ = {"answers": 2.0, "span": 4.0, "window": 2.0, "before": 0.5}
KINDS: tuple[AnswerType, ...] = ("number", "date", "reason")

Weigh = Callable[..., None]


@pytest.fixture(scope="module")
def quick(shipped: Settings, shipped_index: Index, encoder: Encoder) -> Asker:
    return load_asker(shipped.model_copy(update={"quick": True}), shipped_index, encoder)


@pytest.fixture(scope="module")
def pair(alone: Asker) -> tuple[Candidate, Candidate]:
    """Two candidates of one question, read, and alike in every signal."""
    ranked = alone.chooser.choose(Understood(QUESTION, QUESTION)).ranked
    first, second = (one.candidate for one in ranked[:2])
    return _like(first, **LEVEL, **READ), _like(second, **LEVEL, **READ)


@pytest.fixture
def weigh(monkeypatch: pytest.MonkeyPatch) -> Weigh:
    """Has candidates ranked by these weights only."""

    def weighed(**weights: float) -> None:
        def shares(_: Scorer, candidate: Candidate) -> dict[str, float]:
            signals = named_signals(candidate)
            return {name: weight * signals[name] for name, weight in weights.items()}

        monkeypatch.setattr(Scorer, "contributions", shares)

    return weighed


def _like(candidate: Candidate, **signals: float) -> Candidate:
    """The candidate with these signals instead of its own."""
    judged = candidate.judgement
    assert judged is not None
    own = {n: v for n, v in signals.items() if hasattr(candidate.signals, n)}
    read: dict[str, Any] = {n: v for n, v in signals.items() if hasattr(judged, n)}
    return replace(
        candidate,
        signals=replace(candidate.signals, **own),
        judgement=replace(judged, **read),
    )


def _answer(candidates: tuple[Candidate, ...], *, found: bool = True) -> Answer:
    quotes = tuple(
        make_quote(c.document, c.sentence.start, c.sentence.end, score=0.5) for c in candidates
    )
    given, near = (quotes, ()) if found else ((), quotes)
    status: Status = "answered" if found else "not_found"
    return Answer("", status, "", None, 0.1234, given, (), near, "", "")


def _reason(first: Candidate, other: Candidate, asked: Understood = HOW_MANY) -> str:
    """Why `other` was passed over for `first`."""
    ranked = [Ranked(first, 0.9), Ranked(other, 0.1)]
    return list(of_candidates(ranked, _answer((first,)), asked, scorer_for(), 0.2))[1].reason


def _holds(document: Document, sentence: Sentence) -> bool:
    """Whether a number, date or reason stands in a sentence."""
    words = document.text[sentence.start : sentence.end]
    return any(find_kind(kind, words) for kind in KINDS)


def test_every_candidate_is_explained_in_the_order_of_its_rank(alone: Asker) -> None:
    answer = alone.ask(Request(QUESTION, explain=True))
    ranked = alone.chooser.choose(Understood(answer.understood, QUESTION)).ranked
    assert answer.considered is not None
    assert [one.score for one in answer.considered] == [round(one.score, 4) for one in ranked]
    text = next(iter(alone.index.documents.values())).text
    for one in answer.considered:
        assert text[one.start : one.end] == one.text
        assert one.reason
        assert {*RANK_COLUMNS, "lead", "unknown"} <= set(one.signals)
    first, *rest = answer.considered
    assert (first.quoted, first.reason) == (True, "quoted first")
    assert {"answers", "span", "window"} <= set(first.signals)
    assert any(not one.quoted for one in rest)
    assert any(one.reason.startswith("the reader did not read it: ") for one in rest)
    quoted = [one for one in answer.considered if one.quoted]
    for one in quoted:
        assert any(q.start <= one.start and one.end <= q.end for q in answer.quotes)


def test_explaining_changes_nothing_else_and_is_left_out_unless_asked(alone: Asker) -> None:
    for question in (QUESTION, "note 12", "Who is the author of this paper?", "note 99"):
        plain = alone.ask(Request(question))
        explained = alone.ask(Request(question, explain=True))
        assert plain.considered is None
        assert explained.considered is not None
        assert replace(explained, considered=None) == plain
        assert "considered" not in to_json(plain)
        assert isinstance(to_json(explained)["considered"], list)


def test_the_shares_of_a_score_add_up_to_it(alone: Asker, quick: Asker) -> None:
    asked = Understood(QUESTION, QUESTION)
    for asker in (alone, quick):
        ranked = asker.chooser.choose(asked).ranked
        judged = ranked[0].candidate.judgement is not None
        alike = [r for r in ranked if (r.candidate.judgement is not None) == judged]
        rests = [
            math.log(one.score / (1 - one.score))
            - sum(scorer_for().contributions(one.candidate).values())
            for one in alike
        ]
        assert max(rests) - min(rests) < 1e-6  # what is left is the intercept


def test_every_reason_is_of_a_column_that_ranks() -> None:
    assert set(explain._REASONS) == {*RANK_COLUMNS, *JUDGED_RANK_COLUMNS}


def test_every_column_has_a_name(pair: tuple[Candidate, Candidate]) -> None:
    first, _ = pair
    assert first.judgement is not None
    assert len(RANK_COLUMNS) == len(rank_row(first.signals))
    assert len(JUDGED_RANK_COLUMNS) == len(judged_rank_row(first.signals, first.judgement))
    assert set(scorer_for().contributions(first)) == set(JUDGED_RANK_COLUMNS)


@pytest.mark.parametrize(
    ("signals", "reason"),
    [
        ({"answers": -2, "span": -5}, "the reader finds no answer in it"),
        ({"answers": 0.5}, "the reader is less sure of an answer in it"),
        ({"meaning": 0.1}, "means something else than the question"),
        ({"meaning": 0.4}, "is further from the question in meaning"),
        ({"passage": 0.2}, "stands in a passage further from the question"),
        ({"words": 0.0}, "shares none of the question's words"),
        ({"words": 0.2}, "shares few of the question's words"),
        ({"words": 0.5}, "shares fewer of the question's words"),
        ({"context": 0.1}, "stands among words that are less those of the question"),
        ({"window": -3}, "the reader is less sure of an answer around it"),
        ({"before": 0.0}, "stands further from what answered before"),
    ],
)
def test_a_reason_names_what_cost_most(
    pair: tuple[Candidate, Candidate], weigh: Weigh, signals: Mapping[str, float], reason: str
) -> None:
    first, other = pair
    (name, *_) = signals
    weigh(**{"meaning": 1, "words": 1, name: 2, "span": 0.1})
    assert _reason(first, _like(other, **signals)) == reason


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("How many fighters are there?", "no number in it, where one was asked for"),
        ("When did it fall?", "no date in it, where one was asked for"),
        ("Why did it fall?", "no reason in it, where one was asked for"),
        ("Did it fall?", "holds nothing of the kind asked for"),
    ],
)
def test_a_missing_kind_of_thing_is_named(
    pair: tuple[Candidate, Candidate], weigh: Weigh, question: str, reason: str
) -> None:
    weigh(kind=1)
    first, other = pair
    bare = next(s for s in other.document.sentences if not _holds(other.document, s))
    other = replace(_like(other, kind=-1), sentence=bare)
    assert _reason(_like(first, kind=1), other, Understood(question, question)) == reason


def test_a_second_reason_is_named_where_it_weighs_enough(
    pair: tuple[Candidate, Candidate], weigh: Weigh
) -> None:
    first, other = pair
    weigh(words=2, meaning=2)
    both = "shares none of the question's words; means something else than the question"
    assert _reason(first, _like(other, words=0, meaning=0.2)) == both
    assert _reason(first, _like(other, words=0, meaning=0.5)) == both.partition(";")[0]


def test_a_signal_that_is_no_worse_is_no_reason(
    pair: tuple[Candidate, Candidate], weigh: Weigh
) -> None:
    first, other = pair
    weigh(meaning=-3, words=1, context=0.01)
    assert _reason(first, _like(other, meaning=0.9)) == "falls short by a little in all"
    assert _reason(first, _like(other, meaning=0.9, context=0.5)) == (
        "falls short by a little in all"
    )
    fewer = _like(other, meaning=0.9, words=0.5)
    assert _reason(first, fewer) == "shares fewer of the question's words"


def test_a_reason_does_not_name_what_the_first_lacks_too(
    pair: tuple[Candidate, Candidate], weigh: Weigh
) -> None:
    first, other = (_like(one, answers=-1, span=-1, words=0.3, meaning=0.2) for one in pair)
    weigh(answers=1)
    less = _reason(first, _like(other, answers=-3))
    assert less == "the reader finds even less of an answer in it"
    weigh(words=1)
    assert _reason(first, _like(other, words=0.1)) == "shares fewer of the question's words"
    weigh(meaning=1)
    assert _reason(first, _like(other, meaning=0)) == "is further from the question in meaning"


def test_a_candidate_that_was_not_read_has_that_reason(pair: tuple[Candidate, Candidate]) -> None:
    first, other = pair
    unread = replace(other, judgement=None)
    assert _reason(first, unread) == "the reader did not read it: 1 other stood before it"


def test_a_near_candidate_is_explained_by_its_confidence(pair: tuple[Candidate, Candidate]) -> None:
    ranked = [Ranked(one, 0.1) for one in pair]
    first, second = of_candidates(ranked, _answer(pair, found=False), HOW_MANY, scorer_for(), 0.2)
    assert not first.quoted
    assert first.reason == (
        "nearest, but too unsure to be an answer: confidence 0.1234, where 0.2 is the least"
    )
    assert second.reason == "near in second place, and no answer"


def test_a_sentence_within_a_quote_is_not_quoted_twice(
    pair: tuple[Candidate, Candidate],
) -> None:
    first, other = pair
    low = min(first.sentence.start, other.sentence.start)
    high = max(first.sentence.end, other.sentence.end)
    whole = make_quote(first.document, low, high, score=0.5)
    answer = replace(_answer(()), quotes=(whole,))
    explained = list(
        of_candidates([Ranked(one, 0.5) for one in pair], answer, HOW_MANY, scorer_for(), 0.2)
    )
    assert [one.reason for one in explained] == ["quoted first", "stands within the first quote"]
    assert all(one.quoted for one in explained)


def test_without_the_readers_the_index_gives_the_reasons(quick: Asker) -> None:
    answer = quick.ask(Request("How many drones struck in 2010?", explain=True))
    assert answer.considered
    assert not any("reader" in one.reason for one in answer.considered)
    assert "window" not in answer.considered[0].signals


def test_a_note_called_by_number_is_explained_with_its_sentence(alone: Asker) -> None:
    explained = alone.ask(Request("What does note 19 cite?", explain=True)).considered or ()
    assert [one.reason for one in explained] == [
        "quoted first: asked for by its number",
        "quoted second: carries such a note",
    ]
    assert [dict(one.signals) for one in explained] == [{"share": 1.0}] * 2
    explained = alone.ask(Request("notes 1 to 9", limit=2, explain=True)).considered or ()
    assert [one.quoted for one in explained[:3]] == [True, True, False]
    assert (
        explained[2].reason == "asked for by its number, but no more than 2 quotes were asked for"
    )


def test_notes_found_by_words_are_explained_by_their_share(alone: Asker) -> None:
    answer = alone.ask(Request("Who wrote In the Line of Fire?", explain=True))
    first, *_, last = answer.considered or ()
    assert first.reason == "quoted first: has the words asked for"
    assert (last.quoted, last.reason) == (False, "has too few of the words asked for")
    assert last.signals == {"share": last.score}
    assert last.score < first.score


def test_a_note_beyond_the_limit_is_explained_by_the_limit(alone: Asker) -> None:
    document = next(iter(alone.index.documents.values()))
    note, other, third = document.notes[:3]
    quotes = [make_quote(document, note.start, note.end, score=0.9)]
    passed = [NoteMatch(document, other, 0.8), NoteMatch(document, third, 0.2)]
    explained = list(of_notes(quotes, 1, passed, 0.7))
    assert [one.reason for one in explained] == [
        "quoted first: has the words asked for",
        "has the words asked for, but no more than 1 quote was asked for",
        "has too few of the words asked for",
    ]


def test_every_sentence_on_the_author_is_explained(alone: Asker) -> None:
    answer = alone.ask(Request("Who is the author of this paper?", limit=1, explain=True))
    explained = answer.considered or ()
    assert [one.quoted for one in explained] == [True, False, False]
    assert explained[0].reason == "quoted first: says who wrote the text"


def test_for_a_note_that_does_not_exist_nothing_is_considered(alone: Asker) -> None:
    answer = alone.ask(Request("note 99", explain=True))
    assert answer.considered == ()
    assert answer.message.startswith("There is no note 99")
