"""Archives, letters, interviews, lists of works, author and year, films, posts; what is unread."""

from typing import Any

import pytest

from corpus.citations.urls import Address
from tests.corpus.citations.notes import check, last, only, read

CITED: dict[str, dict[str, Any]] = {
    "Letter from Jon Dobbs, Toll Keeper, to Lord Wye, May 3, 1844, Wye MSS, box 4, fol. 22, "
    "Fen Record Office.": {
        "kind": "archive", "authors": ("Jon Dobbs",), "title": "Wye MSS", "date": "May 3, 1844",
        "locator": "box 4, fol. 22",
    },
    "Bodleian Library, MS Wye 14, f. 22.": {
        "kind": "archive", "title": "Bodleian Library", "locator": "MS Wye 14, f. 22",
    },
    "Interview with the author, Ely, 3 June 2011.": {
        "kind": "personal communication", "title": "Interview with the author", "place": "Ely",
        "date": "3 June 2011",
    },
    "Osei A, Lamb J. Dust and sand. Road Med. 1991;4(2):3-9. doi:10.1000/abc.": {
        "kind": "journal", "authors": ("Osei A", "Lamb J"), "title": "Dust and sand",
        "container": "Road Med", "volume": "4", "issue": "2", "date": "1991", "locator": "3-9",
    },
    "Osei, K., & Lamb, J. (2004). Toll houses. Fen Papers, 22(3), 44–61.": {
        "kind": "journal", "authors": ("Osei, K.", "Lamb, J."), "title": "Toll houses",
        "container": "Fen Papers", "volume": "22", "issue": "3", "date": "2004",
        "locator": "44–61",
    },
    "Jon Lamb, “The Gate,” Road Hours, Fen Television, 8 November 1981.": {
        "kind": "video", "authors": ("Jon Lamb",), "title": "The Gate", "container": "Road Hours",
        "publisher": "Fen Television", "date": "8 November 1981",
    },
    "@fenferry, Instagram post, 1 September 2020.": {
        "kind": "post", "authors": ("@fenferry",), "container": "Instagram",
        "date": "1 September 2020",
    },
    "FSI 118-3:1999, cl. 4.1.": {
        "kind": "report", "title": "FSI 118-3:1999", "date": "1999", "locator": "cl. 4.1",
    },
    "Fen Dictionary of Trades (Ely: Reed, 1884), s.v. ‘toll’.": {
        "kind": "book", "title": "Fen Dictionary of Trades", "place": "Ely", "publisher": "Reed",
        "date": "1884", "locator": "toll",
    },
}  # fmt: skip


@pytest.mark.parametrize("words", CITED)
def test_a_work_is_read_into_its_fields(words: str) -> None:
    check(only(words), **CITED[words])


def test_author_and_year_mean_the_work_of_that_year_or_say_that_none_has_it() -> None:
    listed = "Osei, K. (2004). Toll houses. Fen Papers, 22(3), 44–61."
    assert last(listed, "(Osei 2004, 45)").resolved_from == (1,)
    alone = last(listed, "Lamb 1999: 4.")
    assert (alone.authors, alone.date, alone.kind) == (("Lamb",), "1999", "book")
    assert alone.certainty == "unsure"
    (note,) = read("Fyre 2001a, 2001b.")
    assert [one.date for one in note.citations] == ["2001a", "2001b"]


def test_what_is_not_read_stays_verbatim_and_nothing_is_made_of_it() -> None:
    found = only("T. 44/9, bdl. iii.")
    check(found, kind="unread")
    assert found.verbatim == "T. 44/9, bdl. iii."


@pytest.mark.parametrize(
    "words",
    [
        "Lamb’s claim that the carters “never once asked for pay” is doubtful.",
        "Dobbs says that “the gate was burnt twice” in his memoir, which is lost.",
        "The Good Hope (1788–1803) was a wagon of 140 tons, built at Ely.",
        "I am grateful to Clara Hoyle and Jon Lamb for their comments.",
        "See chapter 2 below.",
        "All sums are in the money of the day.",
    ],
)
def test_prose_cites_nothing(words: str) -> None:
    (note,) = read(words)
    assert note.citations == ()
    assert note.commentary == words


def test_prose_around_a_citation_is_commentary() -> None:
    full = "Jon Lamb, The Gate (Ely: Reed, 1981), 30"
    (note,) = read(f"For a view in which the gate “moved with every storm,” see {full}.")
    assert note.citations[0].verbatim == f"{full}."
    assert note.commentary is not None
    assert note.commentary.startswith("For a view in which")
    (note,) = read(f"{full}, who notes that it was never paid. The rest is lost.")
    assert note.citations[0].verbatim == full
    assert note.commentary == "who notes that it was never paid. The rest is lost."


def test_the_source_seen_is_the_one_it_is_quoted_in() -> None:
    (note,) = read("Jon Dobbs, quoted in Clara Hoyle, Wagons (Ely: Reed, 1990), 4.")
    assert [one.authors for one in note.citations] == [("Clara Hoyle",)]


def test_a_link_gives_the_address_of_the_work_whose_words_hold_it() -> None:
    words = "Jon Lamb, “Here,” Ways 4 (1991): 3; Clara Hoyle, “There,” Ways 5 (1992): 2."
    place = words.index("There")
    (note,) = read(words, links=[Address(place, place + 5, "https://a.example/there")])
    assert [one.url for one in note.citations] == [None, "https://a.example/there"]
    printed = "Jon Lamb, “Here,” 3 May 2020, https://a.example/here."
    (note,) = read(printed, links=[Address(0, 8, "https://a.example/other")])
    assert note.citations[0].url == "https://a.example/here"
