"""Figures: right on a tiny set that can be counted by hand, and held on the shipped one."""

import json
import tomllib
from pathlib import Path

import pytest

from corpus.documents import Document
from index.encoder import find_model
from index.errors import NoIndex
from qa.evaluate import (
    Bench,
    Gold,
    Outcome,
    auroc,
    by_kind,
    is_right,
    outcome_json,
    run,
    summarise,
)
from qa.questionsets import read_set
from qa.settings import Settings

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


def test_each_outcome_says_where_the_right_quote_came(tiny: dict[str, Outcome]) -> None:
    assert tiny["frozen"].rank == 1
    assert tiny["foreman"].rank == 1
    assert tiny["horse"].answer.carried == "What was the foreman called?"
    assert tiny["burned"].rank is None  # the set is wrong about the passage, on purpose
    assert tiny["bread"].rank is None
    assert tiny["bread"].answer.status == "not_found"
    assert all(outcome.seconds > 0 for outcome in tiny.values())


def test_figures_are_counted_as_they_are_described(tiny: dict[str, Outcome]) -> None:
    figures = summarise(list(tiny.values()))
    answerable = [o for o in tiny.values() if o.question.answerable]
    assert (figures["questions"], figures["answerable"]) == (5, 4)
    assert figures["top-1"] == round(sum(o.rank == 1 for o in answerable) / 4, 3)
    assert figures["refused_right"] == 1
    wrongly = sum(o.answer.status == "not_found" for o in answerable)
    assert figures["refused_wrong"] == round(wrongly / 4, 3)
    assert figures["milliseconds_p50"] <= figures["milliseconds_p95"]


def test_kinds_are_told_apart_and_missing_figures_are_none(tiny: dict[str, Outcome]) -> None:
    kinds = by_kind(list(tiny.values()))
    assert list(kinds) == ["when", "who"]
    assert kinds["when"]["top-1"] == 0.5
    assert kinds["when"]["refused_right"] is None
    assert kinds["when"]["auroc"] is None


def test_a_line_of_the_report_can_be_written_as_json(tiny: dict[str, Outcome]) -> None:
    line = json.loads(json.dumps(outcome_json(tiny["frozen"])))
    assert (line["id"], line["rank"], line["answerable"]) == ("frozen", 1, True)
    assert "January 1854" in line["first"]


def test_auroc_counts_pairs() -> None:
    assert auroc([0.9, 0.8], [0.1, 0.2]) == 1
    assert auroc([0.1], [0.9]) == 0
    assert auroc([0.5], [0.5]) == 0.5
    assert auroc([0.9, 0.1], [0.5]) == 0.5
    assert auroc([], [0.5]) is None


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


FLOORS: dict[str, dict[str, float]] = tomllib.loads(
    (Path(__file__).parent / "floors.toml").read_text("utf-8")
)
_CEILINGS = {"refused_wrong"}


@pytest.mark.parametrize(
    ("kind", "figure"), [(kind, figure) for kind in FLOORS for figure in FLOORS[kind]]
)
def test_the_shipped_set_stays_above_its_floors(
    outcomes: list[Outcome], kind: str, figure: str
) -> None:
    figures = summarise(outcomes) if kind == "all" else by_kind(outcomes)[kind]
    measured, pinned = figures[figure], FLOORS[kind][figure]
    if figure in _CEILINGS:
        assert measured <= pinned
    else:
        assert measured >= pinned


def test_the_shipped_set_is_asked_within_a_second_a_question(outcomes: list[Outcome]) -> None:
    assert summarise(outcomes)["milliseconds_p95"] < 1000
