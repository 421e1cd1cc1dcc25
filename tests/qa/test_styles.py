"""References in the styles people cite in: printed rightly, and read back by who reads them."""

import json
from dataclasses import replace

import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.documents import Document
from corpus.works import Work, works_of
from qa.answer import make_quote
from qa.references import Item, item_of_paper, item_of_work
from qa.styles import STYLES, Style, bibliography, chicago, cited

MUSHARRAF: Item = {
    "id": "line", "type": "book", "title": "In the Line of Fire: A Memoir",
    "author": [{"family": "Musharraf", "given": "Pervez"}], "publisher": "Free Press",
    "publisher-place": "London", "issued": {"date-parts": [[2006]]},
}  # fmt: skip


@pytest.fixture(scope="module")
def items(paper: Document, second_paper: Document) -> list[Item]:
    """Every work that both papers cite, and the papers."""
    works = works_of([paper, second_paper])
    return [item_of_paper(paper), item_of_paper(second_paper), *map(item_of_work, works)]


# Full notes as the Chicago Manual has them (14.23–14.176 of the 16th edition).
_NOTES = {
    "book": "Pervez Musharraf, In the Line of Fire: A Memoir (London: Free Press, 2006), 67.",
    "journal": "Margaret Ellwood, “Frost as Revenue: Ice Rents and the Poor Rate in the Eastern "
    "Boroughs, 1790-1880,” Journal of Provincial Economy 14, no. 2 (1987): 67.",
    "chapter": "Rosalind Pell, “The Carter and the Clerk,” in Provision and Power: Essays on the "
    "Municipal Table (Carrow: Weir House, 1994), 67.",
    "thesis": "Josephine Tarrant, “Cold Rates: The Harrowmere Ice Dispute, 1843-1871” (PhD thesis, "
    "University of Westmarch, 2008), 67.",
    "newspaper": "Declan Walsh, “Swat Residents Flee as Army Declares Full-scale Offensive Against "
    "Taliban,” The Guardian, May 8, 2009, 67, https://www.theguardian.com/world/2009/may/08/"
    "pakistan-offensive-swat-valley.",
    "web page": "Lindsay Maizland, “US-Taliban Peace Deal: What to Know,” Council of Foreign "
    "Relations, March 2, 2020, 67, https://www.cfr.org/backgrounder/us-taliban-peace-deal-"
    "agreement-afghanistan-war.",
    "personal communication": "Ahmed Khaled, discussion with the author (Washington DC, May 2007), "
    "67.",
}


@pytest.mark.parametrize("kind", _NOTES)
def test_a_note_is_as_chicago_has_it(kind: str, paper: Document, second_paper: Document) -> None:
    found = [
        chicago(item_of_work(work), "67")
        for work in works_of([paper, second_paper])
        if work.citation.kind == kind
    ]
    assert _NOTES[kind] in found


def test_a_paper_without_a_title_is_not_given_one(paper: Document, second_paper: Document) -> None:
    note = chicago(item_of_paper(paper), "3")
    assert note == "Muhammad Tahir Mahmood, The re-emergence of the TTP (untitled paper) (n.d.), 3."
    assert "“" not in note
    assert "“Common Ice: The Municipal Ice-Houses of Harrowmere, 1838-1938”" in chicago(
        item_of_paper(second_paper)
    )


def test_names_beyond_english_are_printed(second_paper: Document) -> None:
    assert "Søren Åkerlund" in bibliography(
        "chicago", list(map(item_of_work, works_of([second_paper])))
    )


@pytest.mark.parametrize("style", STYLES)
def test_every_work_is_printed_in_every_style(style: Style, items: list[Item]) -> None:
    text = bibliography(style, items)
    for item in items:
        if "title" in item and style not in ("text", "chicago"):
            assert " ".join(item["title"].split()).replace("&", "")[:20].strip()[:15] in text
    assert bibliography(style, items) == text


def test_bibtex_is_read_back(items: list[Item]) -> None:
    library = parse_string(bibliography("bibtex", items))
    assert not library.failed_blocks
    assert len({entry.key for entry in library.entries}) == len(items)
    for item, entry in zip(items, library.entries, strict=True):
        if "title" in item:
            assert (
                entry["title"]
                == f"{{{item['title'].replace('&', chr(92) + '&').replace('%', chr(92) + '%')}}}"
            )
        if "URL" in item:
            assert entry["url"].replace("\\", "") == item["URL"].replace("~", "textasciitilde{}")


def test_ris_is_read_back(items: list[Item]) -> None:
    found = rispy.loads(bibliography("ris", items))
    assert [one.get("title") for one in found] == [item.get("title") for item in items]
    assert [one.get("urls", [None])[0] for one in found] == [item.get("URL") for item in items]
    assert not bibliography("ris", items).startswith("1.")


def test_csl_json_is_the_items(items: list[Item]) -> None:
    assert json.loads(bibliography("csl-json", items)) == items


_hostile = st.text(
    st.one_of(
        st.sampled_from("{}\\%&#_$~^\"'@,\n\r\t-<>“”"), st.characters(exclude_categories=["Cs"])
    ),
    min_size=1,
    max_size=40,
).filter(lambda text: any(letter.isalnum() for letter in text))


@settings(max_examples=80)
@given(_hostile, _hostile, _hostile)
def test_no_words_break_out_of_their_field(title: str, family: str, publisher: str) -> None:
    item = {**MUSHARRAF, "title": title, "publisher": publisher,
            "author": [{"family": family, "given": "Ada"}]}  # fmt: skip
    library = parse_string(bibliography("bibtex", [item, MUSHARRAF]))
    assert not library.failed_blocks
    assert [entry.entry_type for entry in library.entries] == ["book", "book"]
    assert {*library.entries[0].fields_dict} == {"author", "title", "publisher", "address", "year"}
    found = rispy.loads(bibliography("ris", [item, MUSHARRAF]))
    assert len(found) == 2
    assert found[1]["title"] == MUSHARRAF["title"]
    assert json.loads(bibliography("csl-json", [item])) == [item]
    assert chicago(item, "3")


def test_a_quote_is_copied_word_for_word_with_its_place(paper: Document) -> None:
    start = paper.text.index("Tehrik-e-Taliban Pakistan is a terrorist organisation")
    sentence = paper.sentence_at(start)
    assert sentence is not None
    quote = make_quote(paper, sentence.start, sentence.end, score=1.0)
    text = cited("text", quote, paper)
    assert text.startswith(f"“{quote.text}”\n")
    assert text.endswith("(untitled paper) (n.d.), 3–4. [note 15]\n")
    assert json.loads(cited("csl-json", quote, paper))[0]["locator"] == "3–4"
    assert "quoted from page 3–4" in cited("bibtex", quote, paper)
    spoken = replace(quote, voice="quoted", speaker="Imran Khan")
    assert "\nImran Khan, quoted in Muhammad" in cited("text", spoken, paper)
    note = paper.notes[14]
    own = make_quote(paper, note.start, note.end, score=1.0)
    assert cited("text", own, paper).endswith("[in note 15]\n")


def test_a_source_is_cited_as_itself_and_by_the_notes_that_cite_it(paper: Document) -> None:
    work: Work = next(w for w in works_of([paper]) if 27 in w.cited_by[0].notes)
    source = replace(paper, id=work.id, kind="source", pages=paper.pages[:1])
    quote = make_quote(source, 0, 20, score=1.0)
    text = cited("text", quote, source, work)
    assert "Dawn News" in text
    assert text.rstrip().endswith("[cited in note 27]")
    # A page of the web has no page numbers.
    assert "locator" not in json.loads(cited("csl-json", quote, source, work))[0]
