"""`ibid eval`: parts, saved runs, comparisons and pages."""

import json
from pathlib import Path
from typing import Any

import pytest
import typer

from qa.cli.main import app
from qa.evaluation.summary import FIGURES
from tests.qa.conftest import FIRST, Program

DOCUMENTED = Path(__file__).parent.parent.parent / "docs" / "evaluation.md"
QUESTION = "When did the Soviet-Afghan war end?"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    rows: list[dict[str, Any]] = [
        {"id": "end", "question": QUESTION, "answerable": True, "kind": "plain",
         "quotes": ["x"], "answers": ["February 1989"], "document": FIRST},
        {"id": "bread", "question": "How do I bake bread?", "answerable": False, "kind": "silly",
         "document": FIRST},
        {"id": "ice", "question": "When did the lake freeze?", "answerable": False},
    ]  # fmt: skip
    made = tmp_path / "little"
    made.mkdir()
    (made / "questions.jsonl").write_text("\n".join(json.dumps(row) for row in rows), "utf-8")
    return made


def test_a_run_is_saved_shown_and_compared_with(program: Program, folder: Path) -> None:
    saved, page = folder / "run.json", folder / "run.html"
    first = program("eval", str(folder), "--save", str(saved), "--html", str(page))
    assert first.exit_code == 0
    assert "little\nall questions · index " in first.stdout
    kept = json.loads(saved.read_text("utf-8"))
    assert [line["id"] for line in kept["questions"]] == ["end", "bread", "ice"]
    assert kept["questions"][0]["holds_answer"] is True
    assert page.read_text("utf-8").startswith("<!doctype html>")
    # A run at another threshold, set beside it.
    program.set(answered_at="1", weak_at="1")
    report = program.json("eval", str(folder), "--against", str(saved), "--html", str(page))
    assert (report["set"], report["answered_at"]) == ("little", 1)
    against = report["against"]
    assert against["before"]["refused_wrong"] == 0
    assert against["after"]["refused_wrong"] == against["difference"]["refused_wrong"] == 1
    assert "end" in {change["id"] for change in against["better"] + against["worse"]}
    shown = program("eval", str(folder), "--against", str(saved))
    assert "before: all questions · index " in shown.stdout
    assert "compared over the 3 questions" in shown.stdout
    assert QUESTION in shown.stdout
    assert "Questions that changed" in page.read_text("utf-8")


def test_a_part_is_asked_and_named(program: Program, folder: Path) -> None:
    about = program.json("eval", str(folder), "--document", FIRST, "--details")
    assert [line["id"] for line in about["questions"]] == ["end", "bread"]
    assert about["part"] == f"about {FIRST}"
    fewer = program.json("eval", str(folder), "--every", "2", "--most", "1", "--details")
    assert [line["id"] for line in fewer["questions"]] == ["end"]
    assert program.json("eval", str(folder), "--unseen")["all"]["questions"] == 3


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["--document", "nobody"], "unknown_document"),
        (["--against", "nowhere.json"], "bad_run"),
        (["--save", "no/such/folder/run.json"], "bad_run"),
        (["--html", "."], "bad_run"),
    ],
)
def test_bad_use_is_told_before_anything_is_asked(
    program: Program, folder: Path, options: list[str], code: str
) -> None:
    program.set(home=folder / "no-index")  # would be told of, if it were looked at
    error = program.json("eval", str(folder), *options, code=2)["error"]
    assert error["code"] == code


def test_a_question_set_is_no_saved_run(program: Program, folder: Path) -> None:
    command = ["eval", str(folder), "--against", str(folder / "questions.jsonl")]
    assert program.json(*command, code=2)["error"]["code"] == "bad_run"
    assert program("eval", str(folder), "--every", "0").exit_code == 2


def test_every_figure_and_option_is_documented() -> None:
    text = DOCUMENTED.read_text("utf-8")
    for name in FIGURES:
        assert f"`{name}`" in text
    group: Any = typer.main.get_command(app)
    command = group.get_command(None, "eval")
    options = {name for parameter in command.params for name in parameter.opts if "--" in name}
    for name in options - {"--json", "--help"}:
        assert f"`{name}" in text
