"""Figures: right on a tiny set that can be counted by hand, and held on the shipped one."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.documents import Document
from index.encoding.encoder import Encoder
from index.encoding.models import find_model
from index.errors import NoIndex
from index.search.index import Index
from qa.answer import Answer, Quote, make_quote
from qa.evaluation.gold import Gold, is_right
from qa.evaluation.question_sets import Question, read_set
from qa.evaluation.run import Bench, Outcome, measure, run
from qa.evaluation.summary import FIGURES, Line, by_kind, separation, summarise
from qa.settings import Settings
from tests.qa import floors
from tests.qa.conftest import FIRST, Asked

PASSAGES = [
    {"id": "p1", "document": "lake", "text": "The lake froze in January 1854. Cutters were paid "
     "by the ton."},
    {"id": "p2", "document": "lake", "text": "The foreman was called Josiah Croft. He owned no "
     "horse."},
    {"id": "p3", "document": "mill", "text": "The mill burned down in 1871. Nobody was hurt."},
]  # fmt: skip
QUESTIONS = [
    {"id": "frozen", "question": "When did the lake freeze?", "answerable": True, "kind": "when",
     "passages": ["p1"], "answers": ["January 1854"], "document": "lake"},
    {"id": "foreman", "question": "What was the foreman called?", "answerable": True,
     "passages": ["p2"], "sentences": ["The foreman was called  Josiah Croft."], "kind": "who"},
    {"id": "horse", "question": "And what did he own?", "answerable": True, "kind": "who",
     "quotes": ["He owned no horse."], "follows": "foreman", "notes": []},
    {"id": "burned", "question": "When did the mill burn down?", "answerable": True,
     "passages": ["p1"], "answers": ["1871"], "kind": "when"},
    {"id": "bread", "question": "How do I bake sourdough bread?", "answerable": False},
]  # fmt: skip


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> tuple[Bench, Settings]:
    folder = tmp_path_factory.mktemp("sets") / "tiny"
    folder.mkdir()
    for name, rows in (("questions", QUESTIONS), ("passages", PASSAGES)):
        lines = "\n".join(json.dumps(row) for row in rows)
        (folder / f"{name}.jsonl").write_text(lines, "utf-8")
    chosen = Settings(home=tmp_path_factory.mktemp("home"))
    return Bench.of(read_set(folder), chosen), chosen


@pytest.fixture(scope="session")
def alone_bench(shipped_index: Index, encoder: Encoder) -> Bench:
    return Bench(read_set(floors.SETS / FIRST), shipped_index, encoder)


@pytest.fixture(scope="module")
def tiny(bench: tuple[Bench, Settings]) -> dict[str, Outcome]:
    return {outcome.question.id: outcome for outcome in run(*bench)}


def test_a_set_with_passages_has_an_index_of_its_own(bench: tuple[Bench, Settings]) -> None:
    found, chosen = bench
    assert list(found.index.documents) == ["lake", "mill"]
    assert (chosen.home / "eval" / "tiny" / "current").is_file()
    assert not (chosen.home / "current").exists()


def test_gold_is_as_precise_as_the_set_tells(bench: tuple[Bench, Settings]) -> None:
    found = bench[0]
    lake = found.index.documents["lake"]
    by_id = found.questions.by_id

    def words(name: str) -> list[tuple[str, tuple[str, ...]]]:
        return [(lake.text[g.start : g.end], g.strings) for g in found.gold(by_id[name])]

    assert words("foreman") == [("The foreman was called Josiah Croft.", ())]
    assert words("horse") == [("He owned no horse.", ())]
    assert words("frozen") == [(str(PASSAGES[0]["text"]), ("January 1854",))]
    assert words("bread") == []


def test_a_right_quote_is_told_from_a_wrong_one(paper: Document) -> None:
    first, second = paper.sentences[:2]
    gold = [Gold(paper.id, first.start, first.end, ("May 2021",))]
    assert is_right(paper, first.start, first.end, gold)
    assert not is_right(paper, first.start, first.start + 20, gold)  # holds no such string
    assert not is_right(paper, second.start, second.end, gold)
    assert not is_right(paper, first.start, first.end, [Gold("other", first.start, first.end)])
    assert not is_right(paper, first.start, first.end, [])


def test_a_quote_is_right_if_it_shares_half_with_the_sought_sentence(paper: Document) -> None:
    first, second = paper.sentences[:2]
    gold = [Gold(paper.id, first.start, first.end)]
    half = (first.start + first.end + 1) // 2
    assert is_right(paper, first.start, second.end, gold)
    assert is_right(paper, first.start, half, gold)
    assert is_right(paper, first.start + 5, first.start + 9, gold)
    assert not is_right(paper, first.end - 5, second.end, gold)
    assert not is_right(paper, second.start, second.end, gold)


def test_a_string_longer_than_a_sentence_is_met_by_each_of_its_sentences(
    bench: tuple[Bench, Settings],
) -> None:
    found = bench[0]
    lake = found.index.documents["lake"]
    string = " ".join(lake.text[s.start : s.end] for s in lake.sentences[:2])
    question = found.questions.by_id["frozen"].model_copy(update={"answers": (string,)})
    gold = found.gold(question)
    right = [is_right(lake, s.start, s.end, gold) for s in lake.sentences[:3]]
    assert right == [True, True, False]


def test_each_line_says_where_the_right_quote_came(tiny: dict[str, Outcome]) -> None:
    lines = {name: outcome.line for name, outcome in tiny.items()}
    assert lines["frozen"].rank == lines["foreman"].rank == 1
    assert lines["frozen"].sentence_rank == lines["frozen"].passage_rank == 1
    assert tiny["horse"].answer.carried == "What was the foreman called?"
    assert lines["burned"].rank is None  # the set is wrong about the passage, on purpose
    assert lines["burned"].sentence_rank is None
    assert lines["burned"].right is False
    assert lines["bread"].rank is None
    assert lines["bread"].status == "not_found"
    assert all(line.milliseconds > 0 for line in lines.values())


def test_spans_are_compared_with_the_answer_strings(tiny: dict[str, Outcome]) -> None:
    frozen, foreman = tiny["frozen"].line, tiny["foreman"].line
    assert frozen.holds_answer is True
    assert frozen.f1 is not None
    assert frozen.f1 > 0
    assert (foreman.holds_answer, foreman.exact, foreman.f1) == (None, None, None)
    assert tiny["bread"].line.holds_answer is None


def test_passages_are_ranked_only_where_the_whole_set_is_asked(tiny: dict[str, Outcome]) -> None:
    assert tiny["frozen"].line.ndcg is None
    assert tiny["foreman"].line.ndcg == 1
    burned = tiny["burned"].line
    assert burned.passage_rank is not None
    assert burned.ndcg is not None
    assert 0 < burned.ndcg < 1


def _said(bench: Bench, question: Question, *quotes: Quote) -> Line:
    answer = Answer(
        question=question.question, status="answered", understood="", carried=None, confidence=0.5,
        quotes=quotes, notes=(), near=(), message="", index="",
    )  # fmt: skip
    return measure(bench, question, answer, 0.001)


def test_a_quote_of_several_sentences_is_right_and_its_length_is_told(
    shipped_index: Index, alone_bench: Bench
) -> None:
    paper = shipped_index.documents[FIRST]
    gold, following = paper.sentences[0], paper.sentences[1]
    text = paper.text[gold.start : gold.end]
    question = Question(id="q", question="?", answerable=True, quotes=(text,),
                        notes=paper.notes_between(gold.start, gold.end))  # fmt: skip
    one = _said(alone_bench, question, make_quote(paper, gold.start, gold.end, score=1))
    two = _said(alone_bench, question, make_quote(paper, gold.start, following.end, score=1))
    assert one.rank == two.rank == 1
    assert one.notes_right is two.notes_right is True
    assert one.words == len(text.split())
    assert two.words is not None
    assert two.words > one.words
    bare = replace(make_quote(paper, gold.start, gold.end, score=1), notes=(99,))
    assert _said(alone_bench, question, bare).notes_right is False


def test_a_question_on_a_note_is_right_where_the_answer_names_it(
    outcomes: list[Outcome],
) -> None:
    lines = [outcome.line for outcome in outcomes if outcome.question.kind == "note"]
    assert lines
    assert all(line.right == line.notes_right for line in lines)


def _line(outcome: Outcome) -> Line:
    return outcome.line


def test_ranks_among_all_considered_go_on_from_those_of_the_quotes(
    outcomes: list[Outcome],
) -> None:
    for outcome in outcomes:
        line = outcome.line
        if line.rank is not None:
            assert line.sentence_rank is not None
            assert line.passage_rank is not None
            assert line.passage_rank <= line.sentence_rank
    beyond = [line for line in map(_line, outcomes) if line.rank is None and line.sentence_rank]
    assert beyond or len(outcomes) < len(read_set(floors.SETS / FIRST).questions)


def test_figures_are_counted_as_they_are_described(tiny: dict[str, Outcome]) -> None:
    lines = [outcome.line for outcome in tiny.values()]
    figures = summarise(lines)
    answerable = [line for line in lines if line.answerable]
    assert set(figures) == set(FIGURES)
    assert (figures["questions"], figures["answerable"]) == (5, 4)
    assert figures["hit@1"] == round(sum(line.rank == 1 for line in answerable) / 4, 3)
    assert figures["refused_right"] == 1
    assert figures["unanswerable_weak"] == figures["unanswerable_answered"] == 0
    wrongly = sum(line.status == "not_found" for line in answerable)
    assert figures["refused_wrong"] == round(wrongly / 4, 3)
    assert (figures["milliseconds_p50"] or 0) <= (figures["milliseconds_p95"] or 0)


def test_no_question_no_figure() -> None:
    figures = summarise([])
    assert figures.pop("questions") == figures.pop("answerable") == 0
    assert set(figures.values()) == {None}


def test_kinds_are_told_apart_and_missing_figures_are_none(tiny: dict[str, Outcome]) -> None:
    kinds = by_kind([outcome.line for outcome in tiny.values()])
    assert list(kinds) == ["when", "who"]
    assert kinds["when"]["hit@1"] == 0.5
    assert kinds["when"]["refused_right"] is None
    assert kinds["when"]["auroc"] is None


def test_confidence_tells_kinds_of_unanswerable_questions_from_answerable_ones(
    tiny: dict[str, Outcome],
) -> None:
    line = next(iter(tiny.values())).line

    def made(kind: str, answerable: bool, *sure: float) -> list[Line]:
        update = {"kind": kind, "answerable": answerable}
        return [line.model_copy(update={**update, "confidence": one}) for one in sure]

    lines = [
        *made("plain", True, 0.9, 0.8),
        *made("paraphrase", True, 0.5),
        *made("near-miss", False, 0.85, 0.1),
        *made("far-miss", False, 0.5),
    ]
    assert separation(lines) == {
        "near-miss": {"plain": 0.75, "paraphrase": 0.5},
        "far-miss": {"plain": 1.0, "paraphrase": 0.5},
    }


def test_a_set_without_passages_needs_an_index_of_the_same_model(
    tmp_path: Path, chosen: Settings
) -> None:
    (tmp_path / "questions.jsonl").write_text(json.dumps(QUESTIONS[4]), "utf-8")
    questions = read_set(tmp_path)
    with pytest.raises(NoIndex):
        Bench.of(questions, Settings(home=tmp_path / "none"))
    other = str(find_model().folder)
    with pytest.raises(NoIndex, match="was built with the model"):
        Bench.of(questions, Settings(home=chosen.home, model=other))


FLOORS = floors.read(floors.FILE.read_text("utf-8"))


@pytest.mark.slow
@pytest.mark.parametrize("floor", FLOORS, ids=lambda floor: "-".join(floor[:3]))
def test_every_set_stays_above_its_floors(floor: floors.Floor, asked: Asked) -> None:
    measured = floors.measured(floor, [outcome.line for outcome in asked(floor.of)])
    assert floor.holds(measured), f"measured {measured}, pinned {floor.pinned}"


def test_a_floor_holds_what_is_no_worse() -> None:
    least, most = floors.Floor("s", "all", "hit@1", 0.5), floors.Floor("s", "all", "aurc", 0.5)
    assert least.holds(0.5)
    assert not least.holds(0.499)
    assert most.holds(0.5)
    assert not most.holds(0.501)
    assert (least.around(0.7).pinned, most.around(0.3).pinned) == (0.68, 0.32)
    assert (least.around(0.01).pinned, most.around(1).pinned) == (0, 1)


def test_every_floor_is_of_a_figure_of_which_more_or_less_is_better() -> None:
    assert FLOORS
    for floor in FLOORS:
        assert FIGURES[floor.figure].better


def test_pinning_anew_changes_the_numbers_and_nothing_else() -> None:
    text = floors.FILE.read_text("utf-8")
    assert floors.read(floors.repinned(text, lambda old: old)) == FLOORS
    higher = floors.repinned(text, lambda old: old._replace(pinned=0.125))
    assert [floor[:3] for floor in floors.read(higher)] == [floor[:3] for floor in FLOORS]
    assert {floor.pinned for floor in floors.read(higher)} == {0.125}
    assert [line for line in higher.splitlines() if line.startswith(("#", "["))] == [
        line for line in text.splitlines() if line.startswith(("#", "["))
    ]


def test_every_question_is_timed(outcomes: list[Outcome]) -> None:
    # How long is for the benchmark to say, beside something that was run at the same time.
    figures = summarise([outcome.line for outcome in outcomes])
    p50, p95 = figures["milliseconds_p50"], figures["milliseconds_p95"]
    assert p50 is not None
    assert p95 is not None
    assert 0 < p50 <= p95
