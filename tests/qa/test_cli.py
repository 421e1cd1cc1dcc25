"""The command line: output in text and JSON, exit codes, and no use of the network."""

import csv
import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from corpus.documents import Document
from index.encoding.models import find_model
from qa.settings import Settings
from tests.corpus.bad_papers import make_bad
from tests.qa.conftest import FIRST, Program
from tests.qa.several_series import UNSURE
from tests.qa.test_answer import CITATION_FIELDS

COMMANDS = [["build"], ["ask", "Who?"], ["notes"], ["check", "the war"], ["eval", "."]]
NEEDING_AN_INDEX = [["ask", "Who?"], ["notes"], ["check", "the war"]]
TINY = "The lake froze in January 1854.\n\nCutters were paid by the ton.\n"


def _shelf(folder: Path) -> Path:
    (folder / "lake").mkdir(parents=True)
    (folder / "lake" / "paper.txt").write_text(TINY, "utf-8")
    return folder


def test_without_a_command_help_is_shown(program: Program) -> None:
    result = program()
    assert result.exit_code == 2
    for name in ("build", "ask", "notes", "check", "eval"):
        assert name in result.output


def test_every_command_has_a_help_text(program: Program) -> None:
    for command in COMMANDS:
        result = program(command[0], "--help")
        assert result.exit_code == 0
        assert "--json" in result.output


def test_build_reports_changes_and_then_that_nothing_changed(
    program: Program, tmp_path: Path
) -> None:
    program.set(papers=_shelf(tmp_path / "papers"), home=tmp_path / "home")
    first = program.json("build")
    assert (first["added"], first["unchanged"], first["embedded"]) == (["lake"], False, 3)
    again = program("build")
    assert again.exit_code == 0
    assert again.stdout == f"Nothing changed: 1 document, index {first['index']}.\n"
    assert program.json("build")["unchanged"] is True


def test_ask_answers_with_code_0(program: Program) -> None:
    shown = program("ask", "When did the Soviet-Afghan war end?")
    assert shown.exit_code == 0
    assert "February 1989" in shown.stdout
    answer = program.json("ask", "When did the Soviet-Afghan war end?")
    assert answer["status"] in {"answered", "weak"}
    assert any("February 1989" in quote["text"] for quote in answer["quotes"])


def test_ask_accepts_history_document_and_limit(program: Program, second_paper: Document) -> None:
    before = "What was the Soviet-Afghan war?"
    answer = program.json("ask", "When did it end?", "--history", before, "--limit", "1")
    assert answer["carried"] == before
    assert len(answer["quotes"]) == 1
    answer = program.json("ask", "note 5", "-d", second_paper.id)
    assert {note["document"] for note in answer["notes"]} == {second_paper.id}


def test_ask_explains_on_request(program: Program) -> None:
    question = "When did the Soviet-Afghan war end?"
    shown = program("ask", question, "--explain")
    assert shown.exit_code == 0
    assert "Considered and rejected" in shown.stdout
    assert "quoted first" in shown.stdout
    considered = program.json("ask", question, "--explain")["considered"]
    assert considered[0]["reason"] == "quoted first"
    assert {"meaning", "words", "kind"} <= set(considered[0]["signals"])
    assert "Considered and rejected" not in program("ask", question).stdout
    assert "considered" not in program.json("ask", question)


def test_ask_refuses_with_code_1(program: Program) -> None:
    shown = program("ask", "How do I bake bread?")
    assert shown.exit_code == 1
    assert shown.stdout.startswith("Not found")
    answer = program.json("ask", "How do I bake bread?", code=1)
    assert (answer["status"], answer["quotes"], answer["notes"]) == ("not_found", [], [])
    assert answer["near"]


def test_ask_says_that_questions_must_be_in_english(program: Program) -> None:
    question = "Когда была основана ТТП?"
    shown = program("ask", question)
    assert shown.exit_code == 1
    assert " ".join(shown.stdout.split()).startswith("Not found Questions must be in English")
    answer = program.json("ask", question, code=1)
    assert (answer["status"], answer["reason"], answer["near"]) == ("not_found", "language", [])


def test_notes_gives_the_39_notes_of_the_shipped_paper(program: Program, paper: Document) -> None:
    notes: list[dict[str, Any]] = program.json("notes", "--document", FIRST)["notes"]
    assert [note["number"] for note in notes] == list(range(1, 40))
    for note in notes:
        assert paper.text[note["start"] : note["end"]] == note["text"]
        start, end = note["sentence"]
        assert start < note["marker"] <= end
        assert note["markers"][0] == note["marker"]
        assert all(citation.keys() >= CITATION_FIELDS for citation in note["citations"])
    assert notes[18]["citations"][0]["authors"] == ["Jack Detsch"]
    assert notes[5]["citations"][0]["resolved_from"] == [5]


def test_one_note_is_shown_with_its_sentence(program: Program) -> None:
    shown = program("notes", "19", "-d", FIRST)
    assert shown.exit_code == 0
    assert shown.stdout.startswith("19  Jack Detsch")
    # "These", who the sentence before names.
    assert "behind: Furthermore, global militant organisations" in shown.stdout
    assert ". These terrorist organisations" in shown.stdout
    cut = program("notes", "39", "-d", FIRST).stdout
    assert "behind: The Pakistani prime minister’s response" in cut
    assert cut.endswith("such incidents are not repeated”.\n")
    assert [note["number"] for note in program.json("notes", "19")["notes"]] == [19, 19]


@pytest.fixture
def marl(program: Program, several: Settings) -> Program:
    """The command line with the index of a paper whose notes have several series."""
    program.set(papers=several.papers, home=several.home, quick="1")
    return program


@pytest.mark.parametrize(
    ("arguments", "ids"),
    [
        (["3"], ["3", "2.3"]),
        (["†"], ["4.1"]),
        (["ii"], ["3.2"]),
        (["2.3"], ["2.3"]),
        (["--id", "2.3"], ["2.3"]),
        (["--id", "3"], ["3"]),
        (["3", "--id", "2.3"], ["2.3"]),
    ],
)
def test_notes_are_named_by_number_label_and_id(
    marl: Program, arguments: list[str], ids: list[str]
) -> None:
    assert [note["id"] for note in marl.json("notes", *arguments)["notes"]] == ids
    assert marl("notes", *arguments).stdout.count("behind: ") == len(ids)


def test_notes_are_shown_by_their_names(marl: Program) -> None:
    lines = marl("notes").stdout.splitlines()
    assert "3 (series 2)  Nora Sallis, The Finches of Marl (Hull: Wharf Press, 1990), 7." in lines
    assert "†  Letter of Ambrose Kell, 9 March 1789." in lines
    assert f"   unsure: {UNSURE}" in lines
    assert "(resolved through note 1 (series 2))" in "".join(lines)
    shown = marl("ask", "What does note 3 cite?").stdout
    assert "3 (series 1)  Hugo Lamb" in shown
    assert "in note 3 (series 2)" in shown
    sources = marl("sources").stdout
    assert "Drink and Duty" in sources


@pytest.mark.parametrize(
    "arguments", [["4"], ["iv"], ["--id", "3.9"], ["3", "--id", "2.2"], ["2.9"]]
)
def test_a_note_that_is_not_there_is_told_so(marl: Program, arguments: list[str]) -> None:
    error = _told(marl, ["notes", *arguments], 2)
    assert error["code"] == "unknown_note"
    assert arguments[-1] in error["message"]
    assert _told(marl, ["support", *arguments], 2)["code"] == "unknown_note"


def test_the_support_of_notes_names_each(marl: Program, tmp_path: Path) -> None:
    table, page = tmp_path / "support.csv", tmp_path / "support.html"
    marl("support", "3", "--csv", str(table), "--html", str(page))
    rows = list(csv.DictReader(io.StringIO(table.read_text("utf-8"))))
    assert [(row["note"], row["note id"]) for row in rows] == [
        ("3 (series 1)", "3"), ("3 (series 2)", "2.3")
    ]  # fmt: skip
    assert '<article id="marl-2.3">\n<h2>Note 3 (series 2)</h2>' in page.read_text("utf-8")
    (one,) = marl.json("support", "--id", "2.3", code=1)["notes"]
    assert (one["note"], one["id"], one["label"], one["name"]) == (3, "2.3", "3", "3 (series 2)")


def test_check_finds_a_quotation_with_code_0(program: Program) -> None:
    given = "The Soviet-Afghan war ended in February 1989"
    shown = program("check", given)
    assert (shown.exit_code, shown.stdout.splitlines()[0]) == (0, "Verbatim.")
    found = program.json("check", given)
    assert found["status"] == "verbatim"
    assert found["matches"][0]["text"] == given


@pytest.mark.parametrize(
    ("given", "status"),
    [("The Soviet-Afghan war ended in March 1989", "altered"), ("zyzzy", "absent")],
)
def test_check_of_an_altered_or_absent_quotation_exits_with_code_1(
    program: Program, given: str, status: str
) -> None:
    assert program("check", given).exit_code == 1
    assert program.json("check", given, code=1)["status"] == status


def test_eval_reports_figures_kinds_and_every_question(program: Program, tmp_path: Path) -> None:
    rows = [
        {"id": "end", "question": "When did the Soviet-Afghan war end?", "answerable": True,
         "kind": "plain", "notes": [], "quotes": ["x"]},
        {"id": "bread", "question": "How do I bake bread?", "answerable": False, "kind": "silly"},
    ]  # fmt: skip
    lines = "\n".join(json.dumps(row) for row in rows)
    (tmp_path / "questions.jsonl").write_text(lines, "utf-8")
    report = program.json("eval", str(tmp_path))
    assert report["all"]["refused_right"] == 1
    assert set(report["kinds"]) == {"plain", "silly"}
    assert "questions" not in report
    detailed = program.json("eval", str(tmp_path), "--details")
    assert [line["id"] for line in detailed["questions"]] == ["end", "bread"]
    shown = program("eval", str(tmp_path), "--details")
    assert shown.exit_code == 0
    assert "refused_right" in shown.stdout
    assert "How do I bake bread?" in shown.stdout


def _told(program: Program, command: list[str], code: int) -> dict[str, str]:
    """The error of a command, which is the same as text and as JSON."""
    shown = program(*command)
    assert shown.exit_code == code, shown.output
    assert shown.stdout == ""
    error: dict[str, str] = program.json(*command, code=code)["error"]
    assert set(error) == {"code", "message", "remedy"}
    assert shown.stderr == f"Error: {error['message']} {error['remedy']}\n"
    assert "Traceback" not in shown.output
    return error


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (["ask", "?"], "bad_question"),
        (["ask", ""], "bad_question"),
        (["ask", "x" * 1001], "bad_question"),
        (["ask", "Who?", "--limit", "0"], "bad_question"),
        (["ask", "Who \udcff?"], "bad_question"),
        (["ask", "Who?", "--document", "nobody"], "unknown_document"),
        (["notes", "--document", "nobody"], "unknown_document"),
        (["notes", "99"], "unknown_note"),
        (["notes", "0"], "unknown_note"),
        (["check", "…"], "bad_question"),
        (["check", "the war", "--document", "nobody"], "unknown_document"),
        (["eval", "/nowhere/at/all"], "bad_set"),
    ],
)
def test_wrong_use_exits_with_code_2(program: Program, command: list[str], code: str) -> None:
    assert _told(program, command, 2)["code"] == code


@pytest.mark.parametrize(
    "command", [["ask"], ["notes", "nineteen"], ["bake"], ["ask", "Who?", "--limit", "few"]]
)
def test_an_unknown_command_exits_with_code_2(program: Program, command: list[str]) -> None:
    result = program(*command)
    assert result.exit_code == 2
    assert "Traceback" not in result.output


@pytest.mark.parametrize(("name", "value"), [("port", "http"), ("hosts", "ibid"), ("weak_at", "2")])
@pytest.mark.parametrize("command", COMMANDS)
def test_a_bad_setting_is_named_and_exits_with_code_2(
    program: Program, command: list[str], name: str, value: str
) -> None:
    program.set(**{name: value})
    error = _told(program, command, 2)
    assert error["code"] == "bad_setting"
    assert error["message"].startswith(f"IBID_{name.upper()} cannot be '{value}'")


def test_an_unknown_model_exits_with_code_2(program: Program) -> None:
    program.set(model="nobody/nothing")
    assert _told(program, ["build"], 2)["code"] == "unusable_model"


@pytest.mark.parametrize("command", NEEDING_AN_INDEX)
def test_a_missing_index_exits_with_code_3(
    program: Program, command: list[str], tmp_path: Path
) -> None:
    program.set(home=tmp_path / "none")
    error = _told(program, command, 3)
    assert error["code"] == "no_index"
    assert error["remedy"] == "Run `ibid build`."


@pytest.mark.parametrize("command", NEEDING_AN_INDEX)
def test_a_damaged_index_exits_with_code_3(
    program: Program, command: list[str], tmp_path: Path
) -> None:
    (tmp_path / "current").write_text("?", "utf-8")
    program.set(home=tmp_path)
    assert _told(program, command, 3)["code"] == "damaged_index"


def test_an_index_of_another_model_exits_with_code_3(program: Program) -> None:
    program.set(model=str(find_model().folder))
    assert _told(program, ["ask", "Who?"], 3)["code"] == "no_index"


def test_a_failed_build_exits_with_code_4(program: Program, tmp_path: Path) -> None:
    shelf = _shelf(tmp_path / "papers")
    (tmp_path / "taken").write_text("", "utf-8")
    program.set(papers=shelf, home=tmp_path / "taken")
    assert _told(program, ["build"], 4)["code"] == "not_built"
    program.set(papers=tmp_path / "nowhere", home=tmp_path / "home")
    assert _told(program, ["build"], 4)["code"] == "bad_paper"
    (shelf / "lake" / "paper.txt").write_bytes(b"\x00\x01" * 400)
    program.set(papers=shelf)
    assert _told(program, ["build"], 4)["code"] == "bad_paper"


@pytest.mark.parametrize("kind", ["pipe as text", "nested description", "nested taken text"])
def test_a_build_that_skips_a_paper_exits_with_code_5(
    program: Program, tmp_path: Path, kind: str
) -> None:
    shelf = _shelf(tmp_path / "papers")
    make_bad(shelf, kind)
    program.set(papers=shelf, home=tmp_path / "home")
    for _ in range(2):
        told = program("build")
        assert told.exit_code == 5
        assert "Skipped bad: " in told.stderr
        assert "Skipped" not in told.stdout
        report = program.json("build", code=5)
        assert [one["id"] for one in report["skipped"]] == ["bad"]
        assert set(report["skipped"][0]) == {"id", "file", "message", "remedy"}
    assert [one["id"] for one in program.json("index")["documents"]] == ["lake"]
    listed = program("sources")
    assert listed.exit_code == 0
    assert "Skipped bad: " in listed.stderr
    shutil.rmtree(shelf / "bad")
    assert program.json("build")["skipped"] == []


def test_a_second_build_at_the_same_time_exits_with_code_4(
    program: Program, tmp_path: Path
) -> None:
    program.set(papers=_shelf(tmp_path / "papers"), home=tmp_path / "home")
    (tmp_path / "home").mkdir()
    with FileLock(tmp_path / "home" / "build.lock"):
        error = _told(program, ["build"], 4)
    assert "Another build is running" in error["message"]


def _ibid(*arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    script = Path(sys.executable).parent / "ibid"
    kept = {name: value for name, value in os.environ.items() if not name.startswith("IBID_")}
    return subprocess.run(
        [str(script), *arguments],
        env=kept | environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


SPY = """
import socket

def _caught(*args, **kwargs):
    with open({file!r}, "a") as file:
        file.write(repr(args) + "\\n")
    raise OSError("there is no network")

socket.socket.connect = socket.socket.connect_ex = socket.getaddrinfo = _caught
open({started!r}, "a").close()
"""


def test_building_and_asking_use_no_network(tmp_path: Path) -> None:
    shelf, spy = _shelf(tmp_path / "papers"), tmp_path / "spy"
    spy.mkdir()
    caught, started = tmp_path / "caught", tmp_path / "started"
    (spy / "sitecustomize.py").write_text(SPY.format(file=str(caught), started=str(started)))
    environment = {
        "PYTHONPATH": str(spy), "IBID_PAPERS": str(shelf), "IBID_HOME": str(tmp_path / "home"),
    }  # fmt: skip
    built = _ibid("build", "--json", **environment)
    assert (built.returncode, built.stderr) == (0, "")
    assert json.loads(built.stdout)["added"] == ["lake"]
    asked = _ibid("ask", "When did the lake freeze?", "--json", **environment)
    assert (asked.returncode, asked.stderr) == (0, "")
    assert "January 1854" in json.loads(asked.stdout)["quotes"][0]["text"]
    assert started.exists()
    assert not caught.exists(), caught.read_text()


def test_a_terminal_without_the_characters_shows_their_codes(chosen: Settings) -> None:
    environment = {
        "PYTHONIOENCODING": "ascii", "IBID_PAPERS": str(chosen.papers),
        "IBID_HOME": str(chosen.home),
    }  # fmt: skip
    shown = _ibid("notes", "19", **environment)
    assert (shown.returncode, shown.stderr) == (0, "")
    assert "\\u201cThe US left billions" in shown.stdout
    given = _ibid("notes", "19", "--json", **environment)
    assert "“The US left billions" in json.loads(given.stdout)["notes"][1]["text"]
