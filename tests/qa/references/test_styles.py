"""References in the styles people cite in: printed rightly, and read back by who reads them."""

import json
import re
import sys
import warnings
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from unicodedata import category

import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from citeproc import CitationStylesStyle
from hypothesis import example, given, settings
from hypothesis import strategies as st

import qa.references.chicago
from corpus.citations.works import CitedBy, Work, works_of
from corpus.documents import Citation, Document
from qa.answer import make_quote
from qa.references.bibtex import bibtex
from qa.references.chicago import chicago_note
from qa.references.csl import Item, item_of_citation, item_of_paper, item_of_work, name_of
from qa.references.ris import ris
from qa.references.styles import STYLES, Style, bibliography, cited

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


# Full notes as the Chicago Manual has them (chapter 14 of the 17th edition).
_NOTES = [
    "Pervez Musharraf, In the Line of Fire: A Memoir (London: Free Press, 2006), 67.",
    "Margaret Ellwood, “Frost as Revenue: Ice Rents and the Poor Rate in the Eastern Boroughs, "
    "1790-1880,” Journal of Provincial Economy 14, no. 2 (1987): 67.",
    "Rosalind Pell, “The Carter and the Clerk,” in Provision and Power: Essays on the Municipal "
    "Table, ed. Hugh Dunmore and Astrid Lindqvist (Carrow: Weir House, 1994), 67.",
    "Josephine Tarrant, “Cold Rates: The Harrowmere Ice Dispute, 1843-1871” (PhD thesis, "
    "University of Westmarch, 2008), 67.",
    "Declan Walsh, “Swat Residents Flee as Army Declares Full-scale Offensive Against Taliban,” "
    "The Guardian, May 8, 2009, 67, https://www.theguardian.com/world/2009/may/08/"
    "pakistan-offensive-swat-valley.",
    "Lindsay Maizland, “US-Taliban Peace Deal: What to Know,” Council of Foreign Relations, "
    "March 2, 2020, 67, https://www.cfr.org/backgrounder/us-taliban-peace-deal-agreement-"
    "afghanistan-war.",
    "“Tehrik-e Taliban Pakistan,” National Counterterrorism Center, Washington DC, 67, "
    "https://www.dni.gov/nctc/groups/ttp.html.",
    "“Pakistan’s Hard Policy Choices in Afghanistan,” Asia Report No. 320, International Crisis "
    "Group, February 4, 2022, 67, https://www.crisisgroup.org/asia/south-asia/pakistan/"
    "pakistans-hard-policy-choices-afghanistan.",
    "“Joint Declaration Between the Islamic Republic of Afghanistan and the United States of "
    "American for Bringing Peace to Afghanistan,” February 2, 2020, 67, https://www.state.gov/"
    "wp-content/uploads/2020/02/02.29.20-US-Afghanistan-Joint-Declaration.pdf.",
    "Office of Municipal Heritage, Below Ground: A Survey of Surviving Ice-Houses, Report No. 7 "
    "(Carrow: Office of Municipal Heritage, 2016), 67, https://files.example.com/reports/"
    "below-ground.pdf.",
    "Ahmed Khaled, discussion with the author, Washington DC, May 2007, 67.",
    "Walter Syme, interview by Leonora Whitcombe, Harrowmere, October 22, 1996, 67.",
    "Harrowmere Museum, “Cutting the Mere: The Last Ice Harvest,” February 6, 2014, 67, "
    "https://video.example.net/watch/cutting-the-mere.",
    "Shahbaz Sharif, Prime Minister of Pakistan, December 12, 2022, 67, https://twitter.com/"
    "CMShehbaz/status/1602164089756721153.",
    "Abdul Basit, “Pakistan’s Counterterrorism Operation: Myth vs. Reality,” The Diplomat, "
    "June 27, 2016, 67, https://thediplomat.com/2016/06/pakistans-counterterrorism-operation-"
    "myth-vs-reality/.",
]


def test_notes_are_as_chicago_has_them(paper: Document, second_paper: Document) -> None:
    found = {chicago_note(item_of_work(work), "67") for work in works_of([paper, second_paper])}
    assert [note for note in _NOTES if note not in found] == []


def test_a_paper_without_a_title_is_not_given_one(paper: Document, second_paper: Document) -> None:
    note = chicago_note(item_of_paper(paper), "3")
    assert note == "Muhammad Tahir Mahmood, The re-emergence of the TTP (untitled paper), n.d., 3."
    assert "“" not in note
    dated = replace(second_paper, issued="2021-03", url="https://a.example/ice")
    assert chicago_note(item_of_paper(dated), "3–4") == (
        "Leonora Whitcombe and Piers Adeyemi-Holt, “Common Ice: The Municipal Ice-Houses of "
        "Harrowmere, 1838-1938,” Lake and Town Studies, March 2021, 3–4, https://a.example/ice."
    )


def test_marks_within_a_title_are_single_and_apostrophes_stay_before_commas() -> None:
    page: Item = {"id": "x", "type": "webpage", "title": "Why “Ice” Fell on “Frost”",
                  "container-title": "The Carters’"}  # fmt: skip
    assert chicago_note(page, "3") == "“Why ‘Ice’ Fell on ‘Frost,’” The Carters’, 3."
    assert chicago_note({**MUSHARRAF, "title": "The “Line”"}).startswith(
        "Pervez Musharraf, The “Line” (London"
    )


def _persons(*names: str) -> list[dict[str, str]]:
    return [name_of(name) for name in names]


@pytest.mark.parametrize(
    ("item", "note"),
    [
        # 14.76: four authors or more are the first and "et al."
        ({"type": "book", "title": "Ice", "author": _persons("Ada Wren", "Bo Li", "Cy Moe"),
          "issued": {"date-parts": [[1990, 5]]}}, "Ada Wren, Bo Li, and Cy Moe, Ice (1990), 67."),
        ({"type": "book", "title": "Ice", "publisher": "Pier",
          "author": _persons("Ada Wren", "Bo Li", "Cy Moe", "Di Ray")},
         "Ada Wren et al., Ice (Pier, n.d.), 67."),
        # 14.119: the volume stands before the page
        ({"type": "book", "title": "Ice", "volume": "2", "issued": {"date-parts": [[1990]]}},
         "Ice (1990), 2:67."),
        # 14.107: who edited a book did not write its chapters
        ({"type": "chapter", "title": "Frost", "container-title": "Ice", "publisher": "Pier",
          "editor": _persons("Ludwig van der Rohe"), "volume": "2",
          "issued": {"date-parts": [[1990]]}},
         "“Frost,” in Ice, vol. 2, ed. Ludwig van der Rohe (Pier, 1990), 67."),
        ({"type": "chapter", "title": "Frost", "issued": {"date-parts": [[1990]]}},
         "“Frost” (1990), 67."),
        # 14.171: the month of an issue, the day of what has no volume
        ({"type": "article-journal", "title": "Frost", "container-title": "Lake", "volume": "7",
          "publisher-place": "Carrow", "issued": {"date-parts": [[1990, 5, 8]]}},
         "“Frost,” Lake (Carrow) 7 (May 1990): 67."),
        ({"type": "article-journal", "title": "Frost", "container-title": "Lake",
          "issued": {"date-parts": [[1990, 5, 8]]}}, "“Frost,” Lake, May 8, 1990, 67."),
        ({"type": "article-journal", "title": "Frost", "volume": "7", "issue": "2"},
         "“Frost,” 7, no. 2 (n.d.): 67."),
        # 14.12: when a page was seen, where it bears no date
        ({"type": "webpage", "title": "Frost", "URL": "https://a.example",
          "accessed": {"date-parts": [[2021, 3, 12]]}},
         "“Frost,” 67, accessed March 12, 2021, https://a.example."),
        ({"type": "webpage", "title": "Frost", "URL": "https://a.example",
          "issued": {"literal": "spring 1999"}, "accessed": {"date-parts": [[2021, 3, 12]]}},
         "“Frost,” spring 1999, 67, https://a.example."),
        ({"type": "webpage", "title": "Frost", "accessed": {"date-parts": [[2021, 3, 12]]}},
         "“Frost,” 67."),
        ({"type": "article-newspaper", "title": "Frost", "container-title": "The Lake"},
         "“Frost,” The Lake, 67."),
        # 14.214: what was said or written to the author
        ({"type": "personal_communication", "title": "Frost", "author": _persons("Ada Wren")},
         "Ada Wren, “Frost,” personal communication, 67."),
        ({"type": "personal_communication", "title": "Frost", "URL": "https://a.example"},
         "“Frost,” n.d., 67, https://a.example."),
        # 14.209: a post is quoted as it was written
        ({"type": "post", "title": "who pays", "container-title": "The Lake"},
         "“who pays,” The Lake, n.d., 67."),
        ({"type": "manuscript", "title": "On frost", "author": _persons("Ada Wren")},
         "Ada Wren, “On Frost,” unpublished manuscript, n.d., 67."),
        ({"type": "manuscript", "title": "On frost", "archive": "City Archives, MS 14/3"},
         "“On Frost,” n.d., 67, City Archives, MS 14/3."),
        ({"type": "thesis", "author": _persons("Ada Wren"), "genre": "PhD thesis",
          "publisher-place": "Carrow"}, "Ada Wren (PhD thesis, Carrow, n.d.), 67."),
    ],
)  # fmt: skip
def test_notes_follow_the_manual_where_fields_are_missing(item: Item, note: str) -> None:
    assert chicago_note({"id": "x", **item}, "67") == note


def test_page_ranges_are_shortened_as_chicago_has_them() -> None:
    article: Item = {"id": "x", "type": "article-journal", "title": "Frost", "volume": "7",
                     "container-title": "Lake"}  # fmt: skip
    for pages, printed in [("57-80", "57–80"), ("112-118", "112–18"), ("101-108", "101–8")]:
        assert chicago_note({**article, "page": pages}) == f"“Frost,” Lake 7 (n.d.): {printed}."


def test_the_style_is_valid_csl() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        CitationStylesStyle(str(Path(qa.references.chicago.__file__).with_name("chicago-note.csl")))


def test_what_is_only_described_is_described_once() -> None:
    note = chicago_note({"id": "x", "type": "document", "genre": "the file upstairs"}, "3")
    assert note == "the file upstairs, n.d., 3."


def test_notes_printed_at_once_are_those_printed_one_by_one(items: list[Item]) -> None:
    wanted = [chicago_note(item) for item in items]
    waited = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)  # so that threads meet in the midst of a note
    try:
        with ThreadPoolExecutor(8) as pool:
            found = list(pool.map(chicago_note, items * 2))
    finally:
        sys.setswitchinterval(waited)
    assert found == wanted * 2


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


_TEX = re.compile(r"\\(textbackslash|textasciitilde|textasciicircum)\{\}|\\([{}%&#_$])|([{}])|(.)")
_SIGNS = {"textbackslash": "\\", "textasciitilde": "~", "textasciicircum": "^"}


def _read(field: str) -> str:
    """What BibTeX prints for a field, in which no sign of TeX's may stand bare."""
    words = ""
    for found in _TEX.finditer(field):
        command, escaped, _, plain = found.groups()
        assert plain is None or plain not in "\\%&#_$~^", field
        words += _SIGNS[command] if command else escaped or plain or ""
    return words


def test_bibtex_is_read_back(items: list[Item]) -> None:
    library = parse_string(bibliography("bibtex", items))
    assert not library.failed_blocks
    assert len({entry.key for entry in library.entries}) == len(items)
    for item, entry in zip(items, library.entries, strict=True):
        fields = entry.fields_dict
        assert ("title" in fields) == ("title" in item)
        if "title" in item:
            assert _read(entry["title"]) == item["title"]
        # An address is printed as it stands: an escape in it would be part of it.
        assert ("url" in fields and entry["url"]) == item.get("URL", False)


def test_an_address_is_not_escaped_and_does_not_end_its_field() -> None:
    item = {**MUSHARRAF, "URL": "https://a.example/~x_y/a%20b?c=1&d=2#e"}
    (entry,) = parse_string(bibliography("bibtex", [item])).entries
    assert entry["url"] == item["URL"]
    item = {**MUSHARRAF, "URL": "https://a.example/{}}\\ \n@book{x,"}
    (entry,) = parse_string(bibliography("bibtex", [item])).entries
    assert entry["url"] == "https://a.example/%7B%7D%7D%5C%20@book%7Bx,"


def test_no_name_is_taken_apart() -> None:
    item = {**MUSHARRAF, "author": [
        {"literal": "Board of Ice and Frost"}, {"family": "Land and Sea", "given": "Ann"},
        {"family": "Lind", "given": "Otto", "suffix": "Jr."},
    ]}  # fmt: skip
    (entry,) = parse_string(bibliography("bibtex", [item])).entries
    assert entry["author"] == "{Board of Ice and Frost} and {Ann Land and Sea} and Lind, Jr., Otto"
    assert rispy.loads(bibliography("ris", [item]))[0]["authors"] == [
        "Board of Ice and Frost", "Land and Sea, Ann", "Lind, Otto, Jr.",
    ]  # fmt: skip


def test_editors_and_when_a_page_was_seen_are_written(second_paper: Document) -> None:
    works = [item_of_work(work) for work in works_of([second_paper])]
    entries = parse_string(bibliography("bibtex", works)).entries
    chapter = next(entry for entry in entries if entry.entry_type == "incollection")
    assert chapter["editor"] == "Dunmore, Hugh and Lindqvist, Astrid"
    assert chapter["pages"] == "57--80"
    assert [e["urldate"] for e in entries if "urldate" in e.fields_dict] == ["2021-03-12"]
    found = rispy.loads(bibliography("ris", works))
    assert ["Dunmore, Hugh", "Lindqvist, Astrid"] in [e.get("secondary_authors") for e in found]
    assert [e["access_date"] for e in found if "access_date" in e] == ["2021/03/12"]


def test_ris_is_read_back(items: list[Item]) -> None:
    found = rispy.loads(bibliography("ris", items))
    assert [one.get("title") for one in found] == [item.get("title") for item in items]
    assert [one.get("urls", [None])[0] for one in found] == [item.get("URL") for item in items]
    assert not bibliography("ris", items).startswith("1.")


def test_csl_json_is_the_items(items: list[Item]) -> None:
    assert json.loads(bibliography("csl-json", items)) == items
    # The format's schema knows no other names than its own.
    known = {
        "id", "type", "title", "author", "editor", "container-title", "collection-title",
        "publisher", "publisher-place", "archive", "volume", "issue", "page", "issued", "accessed",
        "URL", "language", "genre", "locator",
    }  # fmt: skip
    for item in json.loads(bibliography("csl-json", items, "3")):
        assert {*item} <= known


_hostile = st.text(
    st.one_of(
        st.sampled_from("{}\\%&#_$~^\"'@,\n\r\t-<>“”"), st.characters(exclude_categories=["Cs"])
    ),
    min_size=1,
    max_size=40,
).filter(lambda text: any(letter.isalnum() for letter in text))


def _line(text: str) -> str:
    """The words of `text`, which stand in one line wherever they are written."""
    parted = (" " if category(c) in ("Cc", "Zl", "Zp") else c for c in text)
    return " ".join("".join(parted).split())


_SIGNS_ALL = 'a{}\\%&#_$~^"@,=\r\nTY  - BOOK\u2028z'  # chance need not meet every one


@settings(max_examples=80, deadline=None)
@example(_SIGNS_ALL, _SIGNS_ALL, _SIGNS_ALL)
@given(_hostile, _hostile, _hostile)
def test_no_words_break_out_of_their_field(title: str, family: str, publisher: str) -> None:
    item = {**MUSHARRAF, "title": title, "publisher": publisher,
            "author": [{"family": family, "given": "Ada"}]}  # fmt: skip
    library = parse_string(bibliography("bibtex", [item, MUSHARRAF]))
    assert not library.failed_blocks
    assert [entry.entry_type for entry in library.entries] == ["book", "book"]
    entry = library.entries[0]
    assert {*entry.fields_dict} == {"author", "title", "publisher", "address", "year"}
    assert _read(entry["title"]) == _line(title)
    whole = _read(entry["author"])
    assert whole in (f"{_line(family)}, Ada", f"Ada {_line(family)}")
    found = rispy.loads(bibliography("ris", [item, MUSHARRAF]))
    assert len(found) == 2
    assert found[0]["title"] == _line(title)
    assert found[0]["authors"] == [f"{_line(family)}, Ada"]
    assert found[1]["title"] == MUSHARRAF["title"]
    assert json.loads(bibliography("csl-json", [item])) == [item]
    assert chicago_note(item, "3")


def test_a_quote_is_copied_word_for_word_with_its_place(paper: Document) -> None:
    start = paper.text.index("Tehrik-e-Taliban Pakistan is a terrorist organisation")
    sentence = paper.sentence_at(start)
    assert sentence is not None
    quote = make_quote(paper, sentence.start, sentence.end, score=1.0)
    text = cited("text", quote, paper)
    assert text.startswith(f"“{quote.text}”\n")
    assert text.endswith("(untitled paper), n.d., 3–4. [note 15]\n")
    assert json.loads(cited("csl-json", quote, paper))[0]["locator"] == "3–4"
    assert "quoted from pages 3–4" in cited("bibtex", quote, paper)
    spoken = replace(quote, voice="quoted", speaker="Imran Khan")
    assert "\nImran Khan, quoted in Muhammad" in cited("text", spoken, paper)
    unnamed = replace(quote, voice="quoted", speaker=None)
    assert "”\nQuoted in Muhammad" in cited("text", unnamed, paper)
    note = paper.notes[14]
    own = make_quote(paper, note.start, note.end, score=1.0)
    assert cited("text", own, paper).endswith("[in note 15]\n")


def test_a_source_is_cited_as_itself_and_by_the_notes_that_cite_it(paper: Document) -> None:
    work: Work = next(w for w in works_of([paper]) if 27 in w.cited_by[0].notes)
    source = replace(paper, id=work.id, kind="source", pages=paper.pages[:1])
    quote = make_quote(source, 0, 20, score=1.0)
    text = cited("text", quote, source, work)
    assert "Dawn News" in text
    assert text.endswith(f"[cited in note 27 of {paper.id}]\n")
    told = cited("text", quote, source, work, {paper.id: paper})
    assert told.endswith("[cited in note 27 of The re-emergence of the TTP (untitled paper)]\n")
    # Numbers of two papers are not mixed.
    both = replace(work, cited_by=(*work.cited_by, CitedBy("other", 1, (3, 27))))
    assert cited("text", quote, source, both).endswith(
        f"[cited in note 27 of {paper.id}; notes 3, 27 of other]\n"
    )
    # A page of the web has no page numbers.
    assert "locator" not in json.loads(cited("csl-json", quote, source, work))[0]


def test_law_is_printed_as_the_note_cites_it_in_any_style() -> None:
    case = Citation("Roe v. Wren, 12 U.S. 4 (1810).", "case", title="Roe v. Wren", issued="1810")
    item = item_of_citation(case, "x")
    assert chicago_note(item) == "Roe v. Wren, 12 U.S. 4 (1810)."
    assert "Roe v. Wren, 12 U.S. 4 (1810)" in bibtex([item], None)
    assert ris([item], None).startswith("TY  - CASE")


def test_editors_translators_and_editions_are_printed() -> None:
    book = Citation("v", "book", title="Sea", editors=("Ann Lee", "Bo Li"), edition="2nd",
                    translators=("Cy Moe",), place="Rome", publisher="Pier",
                    issued="1990")  # fmt: skip
    item = item_of_citation(book, "x")
    assert chicago_note(item) == (
        "Ann Lee and Bo Li, eds., Sea, trans. Cy Moe, 2nd ed. (Rome: Pier, 1990)."
    )
    assert "translator = {Moe, Cy}" in bibtex([item], None)
    assert "TA  - Moe, Cy" in ris([item], None)
    years = item_of_citation(Citation("v", "book", title="Sea", issued="1902/1906"), "x")
    assert "1902–1906" in chicago_note(years)
