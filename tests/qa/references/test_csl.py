"""What is quoted and cited, as the data that citation styles print."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.citations.works import Work, works_of
from corpus.documents import Citation, CitationKind, Document
from qa.answer import make_quote
from qa.references.csl import (
    Item,
    date_of,
    item_of_citation,
    item_of_paper,
    item_of_quote,
    item_of_work,
    name_of,
)


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Ada Wren", {"family": "Wren", "given": "Ada"}),
        ("Muhammad T. Mahmood", {"family": "Mahmood", "given": "Muhammad T."}),
        ("Ludwig van der Rohe", {"family": "van der Rohe", "given": "Ludwig"}),
        ("Otto Lind Jr.", {"family": "Lind", "given": "Otto", "suffix": "Jr."}),
        ("Piers Adeyemi-Holt", {"family": "Adeyemi-Holt", "given": "Piers"}),
        ("Plato", {"literal": "Plato"}),
        ("United Nations", {"literal": "United Nations"}),
        ("International Crisis Group", {"literal": "International Crisis Group"}),
        ("Office of Municipal Heritage", {"literal": "Office of Municipal Heritage"}),
        ("Ada Wren and Otto Lind", {"literal": "Ada Wren and Otto Lind"}),
        ("UNAMA Kabul", {"literal": "UNAMA Kabul"}),
        ("Wren, Ada", {"literal": "Wren, Ada"}),
        ("", {"literal": ""}),
    ],
)
def test_a_persons_name_is_parted_and_no_other(printed: str, name: dict[str, str]) -> None:
    assert name_of(printed) == name


@given(st.text(max_size=60))
def test_no_word_of_a_name_is_lost(printed: str) -> None:
    parts = name_of(printed)
    order = [parts.get(part, "") for part in ("given", "family", "literal", "suffix")]
    assert " ".join(order).split() == printed.split()


def test_dates_are_as_exact_as_they_are_known() -> None:
    assert date_of("2021") == {"date-parts": [[2021]]}
    assert date_of("2021-03") == {"date-parts": [[2021, 3]]}
    assert date_of("2021-03-05") == {"date-parts": [[2021, 3, 5]]}
    assert date_of("1902/1906") == {"date-parts": [[1902], [1906]]}
    assert date_of(None) is date_of("") is date_of("spring") is date_of("2021-13-40") is None


def test_what_is_not_known_of_a_paper_is_left_out(paper: Document) -> None:
    item = item_of_paper(paper)
    assert item == {
        "id": paper.id,
        "type": "document",
        "author": [{"family": "Mahmood", "given": "Muhammad Tahir"}],
        "genre": paper.label,
        "language": "en",
    }


@pytest.mark.parametrize(
    ("kind", "wanted"),
    [
        ("web page", "webpage"),
        ("pdf", "report"),
        ("book", "book"),
        ("chapter", "chapter"),
        ("thesis", "thesis"),
        ("journal", "article-journal"),
        ("newspaper", "article-newspaper"),
        ("video", "broadcast"),
        ("post", "post"),
        ("archive", "manuscript"),
        ("personal communication", "personal_communication"),
        ("report", "report"),
        ("case", "legal_case"),
        ("statute", "legislation"),
        ("treaty", "treaty"),
        ("debate", "hearing"),
        ("unread", "document"),
        ("unknown", "document"),
    ],
)
def test_every_kind_of_work_has_a_type(kind: CitationKind, wanted: str) -> None:
    citation = Citation("Ada Wren, “The Log”, 1901.", kind, ("Ada Wren",), "The Log")
    assert item_of_citation(citation, "x")["type"] == wanted


def test_a_citation_that_was_not_understood_is_its_own_words() -> None:
    item = item_of_citation(Citation("see the file upstairs", "unknown"), "x")
    assert item == {"id": "x", "type": "document", "genre": "see the file upstairs"}


def test_journals_have_volume_issue_and_pages(second_paper: Document) -> None:
    work = next(w for w in works_of([second_paper]) if w.citation.kind == "journal")
    item = item_of_work(work)
    assert (item["volume"], item["issue"], item["page"]) == ("14", "2", "211-38")
    assert item["container-title"] == "Journal of Provincial Economy"
    assert item["issued"] == {"date-parts": [[1987]]}


@pytest.mark.parametrize(
    ("volume", "issue", "wanted"),
    [
        ("12:3", None, ("12", "3")),  # as older indexes have it
        ("vol. 12, no. 3", None, ("12", "3")),
        ("12", "3", ("12", "3")),
        ("lxi", None, ("lxi", None)),
        (None, "44", (None, "44")),
    ],
)
def test_volume_and_issue_are_parted_or_stand_apart(
    volume: str | None, issue: str | None, wanted: tuple[str | None, str | None]
) -> None:
    item = item_of_citation(Citation("v", "journal", title="T", volume=volume, issue=issue), "x")
    assert (item.get("volume"), item.get("issue")) == wanted


def test_editors_translators_editions_and_series_are_told() -> None:
    book = Citation(
        "v", "book", editors=("Ann Lee", "Harbour Office"), translators=("Bo Li",), title="Sea",
        edition="2nd", unparsed="Sea Studies 12",
    )  # fmt: skip
    item = item_of_citation(book, "x")
    assert item["editor"] == [{"family": "Lee", "given": "Ann"}, {"literal": "Harbour Office"}]
    assert item["translator"] == [{"family": "Li", "given": "Bo"}]
    assert (item["edition"], item["collection-title"]) == ("2", "Sea Studies 12")
    assert item_of_citation(replace(book, edition="3rd rev."), "x")["edition"] == "3rd rev."


def test_law_keeps_the_words_of_the_note() -> None:
    case = Citation("Roe v. Wren, 12 U.S. 4 (1810).", "case", title="Roe v. Wren", volume="12",
                    container="U.S.", issued="1810")  # fmt: skip
    item = item_of_citation(case, "x")
    assert (item["genre"], item["container-title"]) == ("Roe v. Wren, 12 U.S. 4 (1810)", "U.S.")
    statute = Citation("33 U.S.C. § 4.", "statute", container="U.S.C.", locator="§ 4")
    assert item_of_citation(statute, "x")["section"] == "§ 4"


@pytest.mark.parametrize(
    ("verbatim", "degree"),
    [
        ("Ada Wren, “Tides”, PhD thesis, University of Hull, 2020.", "PhD thesis"),
        ("Ada Wren, “Tides”, doctoral dissertation, Hull, 2020.", "doctoral dissertation"),
        ("Ada Wren, “Tides”, unpublished thesis, Hull, 2020.", "thesis"),
    ],
)
def test_the_degree_of_a_thesis_is_named_as_the_note_does(verbatim: str, degree: str) -> None:
    assert _cited(verbatim, "thesis")["genre"] == degree


def _cited(verbatim: str, kind: CitationKind = "web page") -> Item:
    return item_of_citation(Citation(verbatim, kind, title="Tides"), "x")


def test_when_a_page_was_seen_is_told_where_the_note_says_so() -> None:
    seen = {"date-parts": [[2021, 3, 12]]}
    assert _cited("“Tides”, https://a.example, accessed 12 March 2021.")["accessed"] == seen
    assert _cited("“Tides”, https://a.example (accessed on 2021-03-12).")["accessed"] == seen
    assert "accessed" not in _cited("“Files accessed by the board”, 12 March 2021.")
    assert "accessed" not in _cited("“Tides”, 12 March 2021, https://a.example.")


@pytest.mark.parametrize(
    ("verbatim", "editors"),
    [
        ("in Sea, ed. Ann Lee (London: Pier, 1990).", ["Ann Lee"]),
        ("in Sea, eds. Ann Lee, Bo Li, and Cy Moe (London: Pier, 1990).", 3 * [""]),
        ("in Sea, edited by Ann Lee & Bo Li (London: Pier, 1990).", 2 * [""]),
        ("in Sea, 2nd ed. (London: Pier, 1990).", []),
        ("in Sea, ed. Harbour Office (London: Pier, 1990).", []),
        ("in Sea (London: Pier, 1990).", []),
    ],
)
def test_who_edited_is_told_where_the_note_names_persons(verbatim: str, editors: list[str]) -> None:
    found = _cited(verbatim, "chapter").get("editor", [])
    assert len(found) == len(editors)
    assert not found or found[0] == {"family": "Lee", "given": "Ann"}


def test_what_stands_in_an_archive_is_of_it(second_paper: Document) -> None:
    work = next(w for w in works_of([second_paper]) if w.citation.kind == "archive")
    item = item_of_work(work)
    assert item["archive"] == "Harrowmere City Archives, MS 14/3"
    assert "collection-title" not in item


def test_what_a_paper_says_of_itself_is_told(second_paper: Document) -> None:
    told = replace(second_paper, issued="2021-03", url="https://a.example/ice")
    item = item_of_paper(told)
    assert item["issued"] == {"date-parts": [[2021, 3]]}
    assert (item["publisher"], item["URL"]) == ("Lake and Town Studies", "https://a.example/ice")
    assert (item["type"], item["title"]) == ("document", second_paper.title)


def test_a_quote_of_a_source_is_of_the_work_as_it_is_cited(paper: Document) -> None:
    work = works_of([paper])[0]
    quote = make_quote(paper, 0, 20, score=1.0)
    assert item_of_quote(quote, paper, None) == item_of_paper(paper)
    untitled = Work(work.id, Citation("x", "web page", url="https://a.example"), work.cited_by)
    source = replace(paper, kind="source", title="What it calls itself")
    item = item_of_quote(make_quote(source, 0, 20, score=1.0), source, untitled)
    assert (item["title"], item["URL"]) == ("What it calls itself", "https://a.example")
    assert item["author"] == [{"family": "Mahmood", "given": "Muhammad Tahir"}]
    assert item["id"] == work.id
