"""The words of a note into the works it cites."""

from typing import Any

import pytest

from corpus.citations.elements.names import split_authors
from corpus.citations.parser import read_note

CITED: dict[str, dict[str, Any]] = {
    "Ann Lee, The Long Night (Rome: Sun Press, 1999), pp. 3-5.": {
        "kind": "book",
        "authors": ("Ann Lee",),
        "title": "The Long Night",
        "place": "Rome",
        "publisher": "Sun Press",
        "date": "1999",
        "issued": "1999",
        "locator": "pp. 3-5",
    },
    "Ann Lee and Li Wei, “A Night”, Journal of Rivers, 3:1(2007), 35-36.": {
        "kind": "journal",
        "authors": ("Ann Lee", "Li Wei"),
        "title": "A Night",
        "container": "Journal of Rivers",
        "volume": "3",
        "date": "2007",
        "locator": "35-36",
    },
    'Ann Lee, "A Night," in On Rivers, ed. Li Wei (Rome: Sun, 1994), pp. 57-80.': {
        "kind": "chapter",
        "title": "A Night",
        "container": "On Rivers",
        "locator": "pp. 57-80",
    },
    "Ann Lee, “A Night”, PhD thesis, University of Rome, May 2020, 29, https://a.example/x.": {
        "kind": "thesis",
        "publisher": "University of Rome",
        "date": "May 2020",
        "issued": "2020-05",
        "locator": "29",
        "url": "https://a.example/x",
    },
    "Ann Lee, “A Night”, The Guardian, 8 May 2009, https://a.example/y.": {
        "kind": "newspaper",
        "container": "The Guardian",
        "date": "8 May 2009",
        "issued": "2009-05-08",
        "locator": None,
    },
    "“A Night”, Office of Rivers, https://a.example/report.pdf.": {
        "kind": "pdf",
        "authors": (),
        "publisher": "Office of Rivers",
    },
    "Ann Lee, “A Night”, Sun, 1 May 2020, https://www.youtube.com/watch?v=x.": {"kind": "video"},
    "Teign MSS, box 4, fol. 22.": {"kind": "archive"},
    "Ann Lee, Mayor, 2 May 2020, https://twitter.com/x/status/1.": {
        "kind": "post",
        "authors": ("Ann Lee",),
        "unparsed": "Mayor",
    },
    "Ann Lee, interview by Li Wei, Rome, 2 May 2020.": {
        "kind": "personal communication",
        "authors": ("Ann Lee",),
        "title": "interview by Li Wei",
        "place": "Rome",
        "date": "2 May 2020",
    },
    "Minute Book, 1861-1869, City Archives, MS 14/3, fol. 22.": {
        "kind": "archive",
        "date": "1861-1869",
        "locator": "fol. 22",
    },
    "Ann Lee, |A Night goes on”, Sun, 1 May 2020.": {
        "title": "A Night goes on",
        "unsure": "the title's opening quotation mark is not in the note",
    },
}


@pytest.mark.parametrize("text", CITED)
def test_a_citation_is_read_into_its_fields(text: str) -> None:
    references, commentary = read_note(text)
    assert commentary is None
    assert len(references) == 1
    citation = references[0].citation
    assert citation.verbatim == text
    for field, value in CITED[text].items():
        assert getattr(citation, field) == value, field


@pytest.mark.parametrize(
    ("text", "pointer", "note", "locator"),
    [
        ("Ibid.", "ibid", None, None),
        ("ibid., p. 45.", "ibid", None, "p. 45"),
        ("Lee, op. cit., p. 62.", "op. cit.", None, "p. 62"),
        ("See note 4 above.", "note", 4, None),
        ("Lee, “A Night”, 29-30.", "short", None, "29-30"),
        ("Lee, The Long Night, 33.", "short", None, "33"),
        ("Ann Lee, Book (Rome: Sun, 1999), 3.", None, None, "3"),
    ],
)
def test_what_points_back_says_how(
    text: str, pointer: str | None, note: int | None, locator: str | None
) -> None:
    (reference,), _ = read_note(text)
    assert (reference.pointer, reference.note) == (pointer, note)
    assert reference.citation.locator == locator


def test_a_note_may_cite_two_works() -> None:
    for between in ("; ", ". "):
        text = f"Ann Lee, Book (Rome: Sun, 1999) 67{between}Li Wei, “A Night”, Sun, 2 May 2020."
        references, commentary = read_note(text)
        assert [each.citation.title for each in references] == ["Book", "A Night"]
        assert commentary is None


def test_what_cites_nothing_is_commentary() -> None:
    text = "The accounts ran to May. We kept the dating of the clerks."
    assert read_note(text) == ([], text)


def test_commentary_before_a_citation_is_kept_apart() -> None:
    references, commentary = read_note(
        "According to a study of the year the river rose: “A Night”, Sun, 2 May 2020."
    )
    assert commentary == "According to a study of the year the river rose:"
    assert [each.citation.title for each in references] == ["A Night"]


def test_what_finds_no_field_is_kept() -> None:
    (reference,), _ = read_note("Ann Lee, Mayor of Rome, 2 May 2020, https://a.example/x.")
    assert reference.citation.unparsed == "Mayor of Rome"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("A. B. Smith, Jane Roe and Li Wei, ", ("A. B. Smith", "Jane Roe", "Li Wei")),
        ("Ann Lee & Li Wei", ("Ann Lee", "Li Wei")),
        ("Ann Lee (ed.)", ("Ann Lee",)),
        ("", ()),
    ],
)
def test_authors_are_parted(text: str, names: tuple[str, ...]) -> None:
    assert split_authors(text) == names


@pytest.mark.parametrize("title", ["Ms.", "Ms", "Dr."])
def test_ms_before_a_name_is_no_manuscript(title: str) -> None:
    references, _ = read_note(f"{title} Ann Lee, Mayor, 2 May 2020.")
    assert all(one.citation.kind != "archive" for one in references)
