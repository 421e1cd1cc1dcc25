"""Runs: kept and read back without loss, and set side by side."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.serialization import to_json
from qa.errors import BadRun
from qa.evaluation.saved_runs import (
    Run,
    RunReport,
    check_writable,
    compare,
    earlier_run,
    read_run,
    run_text,
    write,
)
from qa.evaluation.summary import FIGURES, Line, by_kind, summarise


def line(ident: str = "q", **fields: Any) -> Line:
    """A line like that of an answerable question, answered right."""
    given: dict[str, Any] = {
        "question": f"Who is {ident}?", "understood": "Who?", "kind": "who", "answerable": True,
        "located": True, "status": "answered", "confidence": 0.5, "rank": 1, "right": True,
        "sentence_rank": 1, "passage_rank": 1, "ndcg": None, "holds_answer": True, "exact": False,
        "f1": 0.5, "notes_right": None, "first": "Josiah Croft.", "words": 2, "milliseconds": 12.5,
    }  # fmt: skip
    return Line(id=ident, **(given | fields))


def run_with(*lines: Line, name: str = "ice", part: str = "all questions") -> Run:
    return Run(name=name, part=part, index="abc", model="m", answered_at=0.4, weak_at=0.2,
               questions=lines)  # fmt: skip


LINES = st.builds(
    line,
    st.sampled_from("abcdef"),
    answerable=st.booleans(),
    kind=st.sampled_from(["who", "when", None]),
    status=st.sampled_from(["answered", "weak", "not_found"]),
    confidence=st.floats(0, 1),
    rank=st.none() | st.integers(1, 3),
    right=st.none() | st.booleans(),
    f1=st.none() | st.floats(0, 1),
    first=st.none() | st.text(max_size=20),
)
RUNS = st.lists(LINES, min_size=1, unique_by=lambda one: one.id).map(lambda all_: run_with(*all_))


@given(RUNS)
def test_a_saved_run_is_read_back_as_it_was(run: Run) -> None:
    assert Run.model_validate_json(run_text(run)) == run
    report = to_json(RunReport.of(run))
    assert json.loads(run_text(run)) == report
    assert (report["all"], report["kinds"]) == (summarise(run.questions), by_kind(run.questions))
    assert set(report["all"]) == set(FIGURES)
    assert "questions" not in to_json(RunReport.of(run, details=False))


@given(RUNS)
def test_a_run_beside_itself_has_not_changed(run: Run) -> None:
    found = to_json(compare(run, run))
    assert (found["better"], found["worse"]) == ([], [])
    assert not any(found["difference"].values())
    assert found["before"] == found["after"] == summarise(run.questions)


@given(RUNS, RUNS)
def test_what_is_better_one_way_is_worse_the_other(a: Run, b: Run) -> None:
    if not {one.id for one in a.questions} & {one.id for one in b.questions}:
        with pytest.raises(BadRun, match="shares no question"):
            compare(a, b)
        return
    there, back = compare(a, b), compare(b, a)
    assert there.questions == back.questions
    assert (there.before, there.after) == (back.after, back.before)
    changed = [{one.id for one in (*found.better, *found.worse)} for found in (there, back)]
    assert changed[0] == changed[1]


@pytest.mark.parametrize(
    ("before", "after", "better"),
    [
        (line(rank=2, right=False), line(), True),
        (line(), line(rank=None, right=False), False),
        (line(status="weak"), line(status="answered"), True),
        (line(status="answered"), line(status="not_found"), False),
        (line(rank=2, right=False), line(rank=2, right=False, status="weak"), True),
        (line(answerable=False, rank=None, right=False),
         line(answerable=False, rank=None, right=False, status="not_found"), True),
        (line(rank=None, right=False), line(rank=None, right=True), True),
    ],
)  # fmt: skip
def test_a_change_is_better_or_worse(before: Line, after: Line, better: bool) -> None:
    there, back = compare(run_with(before), run_with(after)), compare(
        run_with(after), run_with(before)
    )  # fmt: skip
    assert (len(there.better), len(there.worse)) == (int(better), int(not better))
    assert (len(back.better), len(back.worse)) == (int(not better), int(better))


def test_only_questions_that_both_asked_are_compared() -> None:
    reworded = line("c", question="Who was it?")
    earlier = run_with(line("a"), line("b", rank=None, right=False), line("c"))
    found = compare(earlier, run_with(line("b"), reworded, line("d")))
    assert found.questions == 1
    assert (found.before["hit@1"], found.after["hit@1"]) == (0, 1)
    told = to_json(found)
    assert (told["questions"], told["run"]["set"], told["run"]["part"]) == (1, "ice", earlier.part)
    assert told["difference"]["hit@1"] == 1
    assert told["difference"]["ndcg@10"] is None
    assert [change["id"] for change in told["better"]] == ["b"]
    assert told["better"][0]["rank"] == [None, 1]
    assert told["kinds"]["who"]["before"]["hit@1"] == 0


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "is not a saved run"),
        ("[1, 2]", "is not a saved run"),
        ('{"set": "ice"}', "is not a saved run: part: Field required"),
        ('{"id": "q", "question": "Who?", "answerable": true}', "is not a saved run"),
        ("\udcff", "is not a saved run"),
    ],
)
def test_what_is_no_run_is_told(tmp_path: Path, text: str, words: str) -> None:
    file = tmp_path / "run.json"
    file.write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(BadRun, match=words) as told:
        read_run(file)
    assert told.value.remedy == "Name a file that `ibid eval --save` wrote."


def test_a_run_of_another_format_is_told(tmp_path: Path) -> None:
    file = tmp_path / "run.json"
    file.write_text(run_text(run_with(line())).replace('"format": 1', '"format": 9'), "utf-8")
    with pytest.raises(BadRun, match="format"):
        read_run(file)


def test_a_run_of_another_set_is_told(tmp_path: Path) -> None:
    write(tmp_path / "run.json", run_text(run_with(line())))
    assert earlier_run(tmp_path / "run.json", "ice").name == "ice"
    with pytest.raises(BadRun, match="is a run of the set ice, not of mills"):
        earlier_run(tmp_path / "run.json", "mills")


def test_files_that_cannot_be_are_told(tmp_path: Path) -> None:
    check_writable(tmp_path / "new.json")
    for file in (tmp_path, tmp_path / "no" / "new.json"):
        with pytest.raises(BadRun, match="cannot be written"):
            check_writable(file)
        with pytest.raises(BadRun, match="cannot be written"):
            write(file, "")
    with pytest.raises(BadRun, match="cannot be read: No such file"):
        read_run(tmp_path / "none.json")
