"""How things look in a terminal."""

import dataclasses
import io

import pytest
from rich.console import Console

from corpus.documents import Citation, Document
from index.report import Report
from index.search.index import Index
from qa.answer import Considered, describe, make_quote, place
from qa.answering.ask import Asker
from qa.cited_note import cited_note
from qa.evaluation.saved_runs import compare
from qa.query.request import Request
from qa.quotations.check import check_quotation
from qa.rendering.answers import show_answer, show_considered, show_note
from qa.rendering.checks import show_check
from qa.rendering.evaluation import show_evaluation, show_line
from qa.rendering.index import show_report
from tests.qa.evaluation.test_saved_runs import line, run_with


@pytest.fixture
def console() -> Console:
    return Console(
        file=io.StringIO(), width=60, highlight=False, markup=False, soft_wrap=True, no_color=True
    )


def _shown(console: Console) -> str:
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_an_answer_shows_its_quotes_places_and_notes(console: Console, alone: Asker) -> None:
    answer = alone.ask(Request("When did it end?", ("What was the Soviet-Afghan war?",)))
    show_answer(console, answer, alone.index.documents)
    shown = _shown(console)
    assert answer.message in shown
    assert f"Understood as: {answer.understood}" in shown
    for number, quote in enumerate(answer.quotes, start=1):
        assert f"{number}. {quote.text}\n" in shown
        assert f"   {place(quote, alone.index.documents)}\n" in shown
    for cited in answer.notes:
        assert cited.text in shown


def test_what_is_only_near_is_shown_as_such(console: Console, alone: Asker) -> None:
    answer = alone.ask(Request("How do I bake bread?"))
    show_answer(console, answer, alone.index.documents)
    shown = _shown(console)
    assert shown.startswith("Not found")
    assert shown.count("near: ") == len(answer.near)
    assert "1. " not in shown
    assert "Notes" not in shown


def test_what_was_considered_stands_in_a_table_below_the_answer(
    console: Console, alone: Asker
) -> None:
    console.width = 160
    answer = alone.ask(Request("Who leads the TTP?", explain=True))
    show_answer(console, answer, alone.index.documents)
    table = _shown(console).partition("\nConsidered and rejected\n")[2]
    assert answer.considered
    rows = [line for line in table.splitlines() if line.split("│")[0].strip().isdigit()]
    assert len(rows) == len(answer.considered)
    for number, (row, one) in enumerate(zip(rows, answer.considered, strict=True), start=1):
        rank, score, where, begins, why = (cell.strip() for cell in row.split("│"))
        assert (rank, score) == (str(number), f"{one.score:.2f}")
        assert where.startswith(f"page {one.page}")
        assert one.text.startswith(begins.removesuffix("…").strip())
        assert one.reason.startswith(why)


def test_a_considered_text_is_no_markup_and_names_its_document(
    console: Console, index: Index, paper: Document
) -> None:
    console.width = 200
    one = Considered(
        paper.id, 0, 5, 1, None, "[bold]a b c d e f g[/bold]", 0.5, {}, False, "[red]why[/red]"
    )
    show_considered(console, [one], index.documents)
    shown = _shown(console)
    assert "[bold]a b c d e f …" in shown
    assert "[red]why[/red]" in shown
    assert f"{paper.label} · page 1" in shown


def test_where_nothing_was_considered_that_is_told(console: Console, alone: Asker) -> None:
    show_answer(console, alone.ask(Request("note 99", explain=True)), alone.index.documents)
    assert _shown(console).endswith("Nothing was considered.\n")


def test_markup_in_texts_is_left_as_it_is(console: Console, alone: Asker) -> None:
    question = "[bold]who[/bold] leads [/] it?"
    answer = alone.ask(Request(question, ("What is the TTP?",)))
    assert answer.carried
    show_answer(console, answer, alone.index.documents)
    assert "[bold]who[/bold] leads [/]" in _shown(console)


def test_a_place_names_pages_section_voice_and_notes(index: Index, paper: Document) -> None:
    one = {paper.id: paper}
    note = paper.notes[0]
    in_note = make_quote(paper, note.start, note.end, score=1)
    assert place(in_note, one).endswith("in note 1")
    first = paper.sentences[0]
    assert place(make_quote(paper, first.start, first.end, score=1), one) == "page 1 · note 1"
    assert place(in_note, index.documents).startswith(paper.label)
    over = make_quote(paper, paper.pages[1].start - 5, paper.pages[1].start + 5, score=1)
    assert place(over, one).startswith("pages 1–2")
    spoken = dataclasses.replace(
        over, voice="quoted", speaker="Croft", notes=(3,), note_ids=("3", "2.3"),
        note_names=("3 (series 1)", "3 (series 2)"),
    )  # fmt: skip
    assert place(spoken, one).endswith("spoken by Croft · notes 3 (series 1), 3 (series 2)")
    assert "quoted speech" in place(dataclasses.replace(spoken, speaker=None), one)


def test_a_work_is_described_by_what_is_known_of_it() -> None:
    whole = Citation("v", "book", authors=("A. Croft", "B. Sayle"), title="Ice", publisher="Mere",
                     date="1854", locator="4", url="https://ice.example")  # fmt: skip
    assert describe(whole) == "A. Croft, B. Sayle, “Ice”, Mere, 1854, 4, https://ice.example"
    assert describe(Citation("just words", "unknown")) == "just words"


def test_a_note_shows_what_its_short_form_means(console: Console, paper: Document) -> None:
    note = paper.note(6)
    assert note is not None
    show_note(console, cited_note(paper, note), "The sentence.")
    shown = _shown(console)
    assert shown.startswith("6  Ibid.")
    assert "Ahmed Khaled" in shown
    assert "resolved through note 5" in shown
    assert "behind: The sentence." in shown


def test_what_is_unsure_is_said(console: Console, paper: Document) -> None:
    cited = cited_note(paper, paper.notes[0])
    doubtful = Citation("v", "unknown", unsure="which of two", unparsed="[?]")
    show_note(console, dataclasses.replace(cited, citations=(doubtful,)))
    assert "(unsure: which of two)" in _shown(console)
    assert "(not parsed: [?])" in _shown(console)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ("The Soviet-Afghan war ended in February 1989", "Verbatim."),
        ("Pakistan's pro-Afghan Jihad policy", "Only the type of quotation marks"),
        ("The Soviet-Afghan war … its political priorities", "between the omissions"),
        ("The Soviet-Afghan war ended in March 1989", "given: March   text: February"),
        ("zyzzyva", "Absent"),
    ],
)
def test_a_check_shows_its_verdict(console: Console, index: Index, given: str, words: str) -> None:
    show_check(console, check_quotation(index, given), index.documents)
    assert words in _shown(console)


def test_a_report_shows_what_was_done(console: Console) -> None:
    show_report(console, Report("abc", True, kept=("lake",)))
    assert _shown(console) == "Nothing changed: 1 document, index abc.\n"
    show_report(
        console,
        Report("abc", False, added=("lake",), removed=("mill",), sentences=3, passages=2,
               embedded=4, reused=1, why="it was damaged", warnings=("lake: [odd]",)),
    )  # fmt: skip
    shown = _shown(console)
    assert "Full rebuild: it was damaged" in shown
    assert "added: lake" in shown
    assert "removed: mill" in shown
    assert "3 sentences and 2 passages; 4 texts embedded, 1 reused" in shown
    assert "warning: lake: [odd]" in shown


def test_a_report_shows_the_first_warnings_of_each_text(console: Console) -> None:
    many = (*(f"sea: ice: warning {n}" for n in range(10)), "lake: one", "lake: two")
    show_report(console, Report("abc", False, added=("sea: ice",), changed=("lake",),
                                warnings=many))  # fmt: skip
    lines = [line for line in _shown(console).splitlines() if line.startswith("warning: ")]
    assert lines == [
        "warning: sea: ice: warning 0",
        "warning: sea: ice: warning 1",
        "warning: sea: ice: warning 2",
        "warning: sea: ice: and 7 more, which its page lists",
        "warning: lake: one",
        "warning: lake: two",
    ]


def test_a_report_shows_the_warnings_of_the_first_texts(console: Console) -> None:
    names = tuple(f"t{n}" for n in range(30))
    warnings = tuple(f"{name}: odd" for name in names)
    show_report(console, Report("abc", False, added=names, warnings=warnings))
    lines = [line for line in _shown(console).splitlines() if line.startswith("warning: ")]
    assert lines[:20] == [f"warning: {name}: odd" for name in names[:20]]
    assert lines[20:] == ["warning: 10 more texts have warnings, which the pages list"]


def test_figures_that_there_are_not_are_a_dash(console: Console) -> None:
    show_evaluation(console, run_with(line(kind="[b]odd")))
    shown = _shown(console)
    assert "hit@1" in shown
    assert "–" in shown
    assert "[b]odd" in shown
    assert "before" not in shown


def test_two_runs_are_shown_side_by_side(console: Console) -> None:
    earlier = run_with(line("a", rank=2, right=False), line("b"))
    run = run_with(line("a"), line("b", status="weak"))
    show_evaluation(console, run, compare(earlier, run))
    shown = _shown(console)
    assert "Better: 1\n  answered, rank 2 → answered, rank 1\n    Who is a?\n" in shown
    assert "Worse: 1\n  answered, rank 1 → weak, rank 1\n    Who is b?\n" in shown
    assert "+0.5" in shown


def test_a_line_is_shown_in_a_line(console: Console) -> None:
    show_line(console, line(rank=None))
    assert _shown(console) == "answered  0.50 rank –  Who is q?\n"
