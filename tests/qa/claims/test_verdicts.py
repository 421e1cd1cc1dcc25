"""What the cited works say of the paper's claims: verdicts, their passages, how good they are."""

import csv
import io
import json
import tomllib
from html.parser import HTMLParser
from pathlib import Path

import pytest

from corpus.library.shipped import SHIPPED
from corpus.serialization import to_json
from corpus.sources.attempts import Attempt
from corpus.sources.ledger import Ledger
from index.encoding.encoder import Encoder
from index.search.index import Index
from index.search.reader import open_index
from qa.assembly import load_supporter
from qa.claims.evidence import Finder
from qa.claims.report import COLUMNS, SupportReport, report_csv, report_html
from qa.claims.verdicts import Supporter, is_found
from qa.ranking.reranker import load_reranker
from qa.settings import Settings
from tests.qa.conftest import Program
from tests.qa.supported import claim_cases, figures, note_cases

FLOORS = Path(__file__).parents[1] / "support-floors.toml"
PAPER = "ttp-reemergence"


@pytest.fixture(scope="module")
def index(cited: Settings) -> Index:
    return open_index(cited.index_home)


@pytest.fixture(scope="module")
def supporter(cited: Settings, index: Index, encoder: Encoder) -> Supporter:
    return load_supporter(cited, index, encoder)


@pytest.fixture
def cited_program(program: Program, cited: Settings) -> Program:
    program.set(papers=SHIPPED, home=cited.home)
    return program


def test_papers_stand_before_sources_so_that_each_kind_is_one_range(index: Index) -> None:
    kinds = [document.kind for document in index.documents.values()]
    assert kinds == sorted(kinds)
    for unit in ("sentence", "passage"):
        assert unit in ("sentence", "passage")
        papers = index.places(unit, "kind:paper")
        sources = index.places(unit, "kind:source")
        assert {index.documents[index.units[p].document].kind for p in papers} == {"paper"}
        assert {index.documents[index.units[p].document].kind for p in sources} == {"source"}
        assert len(papers) + len(sources) == len(index.places(unit))


def test_a_claim_is_set_beside_the_passage_that_bears_it_out(
    supporter: Supporter, index: Index
) -> None:
    paper = index.documents[PAPER]
    note = paper.note(27)
    assert note is not None
    (backing,) = supporter.note(paper, note).backings
    assert backing.verdict == "found"
    assert backing.passage is not None
    assert "250 attacks" in backing.passage.text
    text = index.documents[backing.passage.document].text
    assert text[backing.passage.start : backing.passage.end] == backing.passage.text
    assert backing.score is not None
    assert is_found(backing.score)
    assert not [one for one in backing.discrepancies if one.source]


def test_numbers_that_differ_are_pointed_out(supporter: Supporter, index: Index) -> None:
    paper = index.documents[PAPER]
    note = paper.note(14)
    assert note is not None
    (backing,) = supporter.note(paper, note).backings
    words = [one.words for one in backing.discrepancies]
    assert words == ["the paper says 2017, this passage says 22 February 2016"]


@pytest.mark.slow
def test_no_verdict_is_without_its_passage(supporter: Supporter, index: Index) -> None:
    supports = list(supporter.all(supporter.papers()))
    assert len(supports) == 39
    backings = [one for support in supports for one in support.backings]
    assert {one.verdict for one in backings} == {"found", "not found", "not available"}
    for one in backings:
        assert (one.passage is None) == (one.verdict == "not available")
        assert (one.score is None) == (one.passage is None)
        assert one.reason
        if one.passage is not None:
            assert one.work.id == one.passage.document
            assert one.passage.kind == "source"


def test_why_a_work_is_not_available_is_said(
    supporter: Supporter, index: Index, tmp_path: Path
) -> None:
    paper, ledger = index.documents[PAPER], Ledger(tmp_path)
    note = paper.note(39)
    assert note is not None
    work = list(index.works.values())[36]
    (plain,) = supporter.note(paper, note).backings
    assert plain.verdict == "not available"
    ledger.add(Attempt(work.id, "now", "web", work.url or "", "dead", "410, it is gone"))
    sources = {one.id: one for one in ledger.sources([work])}
    (told,) = supporter.note(paper, note, sources).backings
    assert told.reason == "Dead: 410, it is gone."
    book = paper.note(10)
    assert book is not None
    nothing = {one.id: one for one in ledger.sources(list(index.works.values()))}
    reasons = [one.reason for one in supporter.note(paper, book, nothing).backings]
    assert reasons[0].startswith("Nothing to fetch")


@pytest.mark.slow
def test_the_figures_hold_their_floors(
    supporter: Supporter, encoder: Encoder, tmp_path: Path
) -> None:
    reranker = load_reranker()
    measured = {
        "notes": figures(note_cases(supporter)),
        "claims": figures(
            claim_cases(tmp_path, encoder, lambda index: Finder(index, encoder, reranker))
        ),
    }
    floors = tomllib.loads(FLOORS.read_text("utf-8"))
    assert set(floors) == set(measured)
    low = {
        f"{name} {figure}": (measured[name][figure], least)
        for name, known in floors.items()
        for figure, least in known.items()
        if measured[name][figure] < least
    }
    assert not low


@pytest.mark.slow
def test_the_command_tells_of_a_note_and_of_all(cited_program: Program, tmp_path: Path) -> None:
    told = cited_program.json("support", "27")
    (support,) = told["notes"]
    assert support["support"][0]["verdict"] == "found"
    assert "chance" in support["score_means"]
    shown = cited_program("support", "14")
    assert shown.exit_code == 0
    assert "the paper says 2017, this passage says 22 February 2016" in shown.stdout
    assert cited_program("support", "39").exit_code == 1
    html, table = tmp_path / "report.html", tmp_path / "report.csv"
    whole = cited_program.json("support", "--all", "--html", str(html), "--csv", str(table))
    assert len(whole["notes"]) == 39
    rows = list(csv.DictReader(io.StringIO(table.read_text("utf-8"))))
    assert {row["note"] for row in rows} == {str(number) for number in range(1, 40)}
    assert sum(row["verdict"] == "found" for row in rows) == whole["verdicts"]["found"]
    told = whole["verdicts"]
    each = sum(told[verdict] for verdict in ("found", "not found", "not available"))
    assert each == told["claims beside works"] == len(rows) > told["notes"] == 39
    page = html.read_text("utf-8")
    assert "http-equiv" in page
    assert "<script" not in page
    assert "src=" not in page


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        ([], 2, "Which note?"),
        (["3", "--all"], 2, "Which note?"),
        (["99"], 2, "There is no note 99"),
        (["3", "--document", "nobody"], 2, "no paper 'nobody'"),
        (["3", "--csv", "/nowhere/x.csv"], 2, "cannot be written"),
    ],
)
def test_bad_use_is_told(
    cited_program: Program, arguments: list[str], code: int, words: str
) -> None:
    result = cited_program("support", *arguments)
    assert result.exit_code == code
    assert words in result.stderr


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.words = ""

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.words += data


def test_hostile_text_stays_text_in_every_export(supporter: Supporter, index: Index) -> None:
    from dataclasses import replace

    paper = index.documents[PAPER]
    note = paper.note(27)
    assert note is not None
    support = supporter.note(paper, note)
    evil = '=HYPERLINK("x")<script>alert(1)</script>'
    backing = support.backings[0]
    assert backing.passage is not None
    bad = replace(backing, passage=replace(backing.passage, text=evil))
    supports = [replace(support, backings=(bad,))]
    page = _Tags()
    page.feed(report_html(supports, index.id, index.documents))
    assert "script" not in page.tags
    assert "alert(1)" in page.words
    (row,) = list(csv.DictReader(io.StringIO(report_csv(supports))))
    assert list(row) == list(COLUMNS)
    assert row["passage"] == f"'{evil}"
    assert json.dumps(to_json(SupportReport(index.id, supports)))
