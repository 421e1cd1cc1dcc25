"""Forms that styles print otherwise: days in imprints, papers by number, lists, posts, remarks."""

from typing import Any

import pytest

from tests.corpus.citations.notes import check, last, only, read

CITED: dict[str, dict[str, Any]] = {
    "Ruth Osei, ‘Tolls fall’ The Evening Argus (Hull, 3 March 2011) 7.": {
        "kind": "newspaper", "authors": ("Ruth Osei",), "title": "Tolls fall",
        "container": "The Evening Argus", "place": "Hull", "date": "3 March 2011", "locator": "7",
    },
    "Ruth Osei, ‘Why tolls?’ (Toll Watch, 3 March 2011) <https://a.example/why> accessed 4 May "
    "2012.": {
        "kind": "web page", "authors": ("Ruth Osei",), "title": "Why tolls?",
        "container": "Toll Watch", "date": "3 March 2011",
    },
    "Department of Salt, Salt for All (White Paper, Cm 4412, 1999) para 2.1.": {
        "kind": "report", "authors": ("Department of Salt",), "title": "Salt for All",
        "date": "1999", "locator": "para 2.1",
    },
    "Jon Lamb, “Salt,” Discussion Paper no. 33 (Institute of Mines, 2004), 5.": {
        "kind": "report", "authors": ("Jon Lamb",), "title": "Salt",
        "publisher": "Institute of Mines", "date": "2004", "locator": "5",
    },
    "Jon Lamb, Salt, Discussion Paper 33 (Leeds: Institute of Mines, June 2004), 5.": {
        "kind": "report", "authors": ("Jon Lamb",), "title": "Salt", "place": "Leeds",
        "publisher": "Institute of Mines", "date": "June 2004", "locator": "5",
    },
    "Fen Audit Office, FAO-19-441, Tolls: Gaps in Planning 22 (2019).": {
        "kind": "report", "authors": ("Fen Audit Office",), "title": "Tolls: Gaps in Planning",
        "date": "2019", "locator": "22",
    },
    "UN Salt Council, Resolution 9/14, Brine, A/RES/9/14 (May 3, 2001), para. 3.": {
        "kind": "report", "authors": ("UN Salt Council",), "title": "Brine",
        "date": "May 3, 2001", "locator": "para. 3",
    },
    "S.C. Res. 1441, ¶ 4, U.N. Doc. S/RES/1441 (Nov. 8, 2002).": {
        "kind": "report", "title": "S.C. Res. 1441", "date": "Nov. 8, 2002", "locator": "¶ 4",
    },
    "Jon Lamb, A History of Salt, vol. 3, The Deep Mines, 1866–1902 (Ely: Reed, 1958), 41.": {
        "kind": "book", "authors": ("Jon Lamb",), "title": "A History of Salt", "volume": "3",
        "place": "Ely", "publisher": "Reed", "date": "1958", "locator": "41",
    },
    "Jon Lamb, preface to Silver Streams, by Ann Dorr (Hull: Reed, 1999), ix.": {
        "kind": "chapter", "authors": ("Jon Lamb",), "title": "preface",
        "container": "Silver Streams", "place": "Hull", "publisher": "Reed", "date": "1999",
        "locator": "ix",
    },
    "Jon Lamb, Salt Roads, with an Introduction by Ruth Osei (Ely: Reed, 1990), xii, Kindle.": {
        "kind": "book", "authors": ("Jon Lamb",), "title": "Salt Roads", "place": "Ely",
        "publisher": "Reed", "date": "1990", "locator": "xii",
    },
    "Jon Lamb, Salt Roads (Ely: Reed, 1990), i. 44, ii. 90.": {
        "kind": "book", "authors": ("Jon Lamb",), "title": "Salt Roads", "place": "Ely",
        "publisher": "Reed", "date": "1990", "locator": "i. 44, ii. 90",
    },
    "Dorr A, Lamb J, eds. Silt and sand. 3rd ed. Oslo: Havn; 1999.": {
        "kind": "book", "editors": ("Dorr A", "Lamb J"), "title": "Silt and sand",
        "edition": "3rd", "place": "Oslo", "publisher": "Havn", "date": "1999",
    },
    "Lamb, J. (2001, May). Where does salt go? Routes and cellars before 1900 (Paper No. 12). "
    "Reed.": {
        "kind": "report", "authors": ("Lamb, J.",), "date": "2001, May", "publisher": "Reed",
        "title": "Where does salt go? Routes and cellars before 1900",
    },
    "Lamb, J. (2019, May 4). Salt melts. Fen Gazette, A3.": {
        "kind": "newspaper", "authors": ("Lamb, J.",), "title": "Salt melts",
        "container": "Fen Gazette", "date": "2019, May 4", "locator": "A3",
    },
    "Lamb, Jon. Salt. 2nd ed., Oxford UP, 1999, p. 4.": {
        "kind": "book", "authors": ("Lamb, Jon",), "title": "Salt", "edition": "2nd",
        "publisher": "Oxford UP", "date": "1999", "locator": "p. 4",
    },
    "Report of the Commission on Salt, Cmd. 4412 (Ely: HMSO, 1931), para. 44.": {
        "kind": "report", "title": "Report of the Commission on Salt", "place": "Ely",
        "publisher": "HMSO", "date": "1931", "locator": "para. 44",
    },
    "Salt Committee, Salt Supply (HC 2010–11, 44) para 12.": {
        "kind": "report", "authors": ("Salt Committee",), "title": "Salt Supply",
        "date": "2010–11", "locator": "para 12",
    },
    "Ruth Osei, Tolls, trans. Jon Lamb (1951; Ely: Reed, 1990), 33.": {
        "kind": "book", "authors": ("Ruth Osei",), "title": "Tolls", "translators": ("Jon Lamb",),
        "place": "Ely", "publisher": "Reed", "date": "1990", "locator": "33",
    },
    "Convention on Salt, Nov. 4, 1950, art. 6, 213 U.N.T.S. 222.": {
        "kind": "treaty", "title": "Convention on Salt", "container": "U.N.T.S.",
        "volume": "213", "date": "Nov. 4, 1950", "locator": "art. 6",
    },
    "Editorial, Salt Again, HULL TIMES, May 4, 1999, at A4.": {
        "kind": "newspaper", "title": "Salt Again", "container": "HULL TIMES",
        "date": "May 4, 1999", "locator": "A4",
    },
    "Jon Lamb, The Salt Question, in MINES AND MEN 12, 33 (Ann Dorr ed., 1999).": {
        "kind": "chapter", "authors": ("Jon Lamb",), "title": "The Salt Question",
        "container": "MINES AND MEN", "editors": ("Ann Dorr",), "date": "1999", "locator": "33",
    },
    "Ann Wye, “Tolls,” in Lamb and Osei, Salt Roads, 44.": {
        "kind": "chapter", "authors": ("Ann Wye",), "title": "Tolls", "container": "Salt Roads",
        "editors": ("Lamb", "Osei"), "locator": "44",
    },
    "Recent Case, Lamb v. Osei Co., 98 Fen L. Rev. 711 (1985).": {
        "kind": "journal", "title": "Lamb v. Osei Co.", "container": "Fen L. Rev.",
        "volume": "98", "date": "1985",
    },
    "Salt Waters (Fenland v. Norlund), Judgment, 1997 I.C.J. Rep. 44, 61, ¶ 88.": {
        "kind": "case", "title": "Salt Waters (Fenland v. Norlund)", "container": "I.C.J. Rep.",
        "date": "1997", "locator": "61, ¶ 88",
    },
    "Lamb v. Norway, App. no. 4412/98, ECtHR, 4 May 2001, § 33.": {
        "kind": "case", "title": "Lamb v. Norway", "date": "4 May 2001", "locator": "§ 33",
    },
    "Fen Salt Company, “Annual Results,” press release, 3 May 2012.": {
        "kind": "report", "authors": ("Fen Salt Company",), "title": "Annual Results",
        "date": "3 May 2012",
    },
    "“Line Accounts,” undated, box 9, Osei Family Papers.": {
        "kind": "archive", "title": "Osei Family Papers", "locator": "box 9",
    },
}  # fmt: skip


@pytest.mark.parametrize("words", CITED)
def test_a_form_is_read_into_its_fields(words: str) -> None:
    check(only(words), **CITED[words])


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("dagegen Ruth Osei, Tolls (Ely: Reed, 1951), 60.",
         "Ruth Osei, Tolls (Ely: Reed, 1951), 60."),
        ("on wages, Ruth Osei, Tolls (Ely: Reed, 1951), 60.",
         "Ruth Osei, Tolls (Ely: Reed, 1951), 60."),
        ("Ruth Osei, Tolls (Ely: Reed, 1951), 60, from a letter of 1842.",
         "Ruth Osei, Tolls (Ely: Reed, 1951), 60"),
        ("Ruth Osei, Tolls (Ely: Reed, 1951), app. B, and nobody now defends it.",
         "Ruth Osei, Tolls (Ely: Reed, 1951), app. B"),
    ],
)  # fmt: skip
def test_words_around_a_citation_are_no_part_of_it(words: str, first: str) -> None:
    assert read(words)[0].citations[0].verbatim == first


def test_a_law_and_where_it_is_codified_are_one() -> None:
    words = (
        "Small Stations, 84 Fed. Reg. 114, 117 (proposed Sept. 3, 2019) (to be codified at 47 "
        "C.F.R. pt. 9)."
    )
    assert only(words).verbatim == words


def test_a_sentence_behind_a_title_is_no_container() -> None:
    osei = "Ruth Osei, “Digging,” Fen Watch, May 4, 2020, https://a.example/deeds."
    notes = read(osei, "Osei, “Digging.” Her map is out of date.")
    assert notes[1].citations[0].work == 1
    assert notes[1].commentary == "Her map is out of date."


def test_an_item_of_a_day_alone_is_not_guessed() -> None:
    assert last("FCC Minutes, 10 May 1931, CC/M/4, fol. 9.").kind == "unread"


def test_two_works_in_one_sentence_are_two() -> None:
    words = (
        "The figure is repeated by Ruth Osei, Tolls (Ely: Reed, 1951), 60, and corrected in Ann "
        "Wye, “Hedges,” Ways 4 (1991): 33."
    )
    assert [one.title for one in read(words)[0].citations] == ["Tolls", "Hedges"]
    words = "On salt, Lamb (1990: 44) and Osei (1991, 12) disagree."
    assert [one.authors for one in read(words)[0].citations] == [("Lamb",), ("Osei",)]


def test_prose_that_leads_to_a_work_is_no_title() -> None:
    words = "On this, see the essays in Jon Lamb, ed., Salt Papers (Ely: Reed, 1990), 12–44."
    assert read(words)[0].citations[0].title == "Salt Papers"
    words = "Thus Lamb: “The road was closed in 1842.” Lamb, Salt Roads, 12."
    assert [one.title for one in read(words)[0].citations] == ["Salt Roads"]


def test_other_places_of_the_paper_are_no_works() -> None:
    for words in ("See chapter 2, below.", "See pp. 14–16 above, and chapter 6."):
        note = read(words)[0]
        assert (note.citations, note.commentary) == ((), words)


def test_a_dictionary_needs_no_number() -> None:
    found = only("Encyclopaedia of Fen, s.v. “Tolls.”")
    assert (found.kind, found.title, found.locator) == ("book", "Encyclopaedia of Fen", "Tolls")


def test_a_letter_by_its_shelfmark_is_of_an_archive() -> None:
    found = only("FRO, W/4/12, Wye to Lamb, 5 May 1842.")
    assert (found.kind, found.authors, found.locator) == ("archive", ("Wye",), "W/4/12")
