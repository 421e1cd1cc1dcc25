"""Where citations begin and end in a note."""

import time

import pytest

from tests.corpus.citations.notes import only, read


def _found(words: str) -> tuple[list[str], str | None]:
    (note,) = read(words)
    return [citation.verbatim.rstrip(".") for citation in note.citations], note.commentary


@pytest.mark.parametrize(
    "words",
    [
        "Weir Board v. Orme, 61 So. 2d 120, 123 (Ala. 1952)",
        "Rex v. Holt (1684) 3 Keb. 214",
        "Mayor of Teign v. Orme, (1719) 2 Str. 88",
        "Agreement on the Lower Weir, 3 May 1861, 94 Consol. T.S. 212",
        "Staatsarchiv Tarn, Urk. 44, Nr. 9",
        "Permanent Representation of Norland, “Note on Weirs,” May 2018, https://n.example/w.pdf",
        "Weekly Catches by Month, Tide Project, https://tide.example/m (last visited Oct. 3, 2020)",
        "Ordinance for the Better Ordering of Bargemen, 1870, cl. 9",
    ],
)
def test_a_citation_is_one_from_its_first_word_to_its_last(words: str) -> None:
    assert _found(f"{words}.") == ([words], None)


def test_a_sentence_that_ends_with_a_number_ends() -> None:
    found, _ = _found("Ada Moss, Ice (Tarn: Brook, 1987), 19. 12 ships were lost in May.")
    assert found == ["Ada Moss, Ice (Tarn: Brook, 1987), 19"]


@pytest.mark.parametrize(
    ("lead", "words"),
    [
        ("On the tithe, ", "Jane Roe, Ice (Tarn: Brook, 1987), 19"),
        ("An older list of weirs: ", "Weir Company Records, box 4, Tarn Historical Society"),
        ("“too dear to mend”: ", "Tarn Gazette, July 1, 1957"),
        ("Mr. Orme later changed the sum: ", "e-mail to the author, 6 October 2015"),
    ],
)
def test_words_that_say_what_a_citation_is_on_are_commentary(lead: str, words: str) -> None:
    found, commentary = _found(f"{lead}{words}.")
    assert found == [words]
    assert commentary is None or commentary in lead


def test_a_translation_behind_the_original_is_a_work_of_its_own() -> None:
    found, _ = _found(
        "Jana Pohl, Das Eis (Berlin: Wald, 1982), in English Ice and Court, trans. Ann Moss "
        "(Tarn: Brook, 1987), 19."
    )
    assert found == [
        "Jana Pohl, Das Eis (Berlin: Wald, 1982)",
        "Ice and Court, trans. Ann Moss (Tarn: Brook, 1987), 19",
    ]


def test_signals_of_other_languages_are_none_of_the_citation() -> None:
    for signal in ("Vide ", "Dagegen "):
        assert only(f"{signal}Ada Moss, Ice (Tarn: Brook, 1987), 19.").authors == ("Ada Moss",)


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("Ada Moss to Ida Moss, 11 May 1916, Moss Letters, Weir Museum.", "Moss Letters"),
        ("Ada Moss to Jon Orme, 4 May 1940, Penrow Letters, box 4.", "Penrow Letters"),
        ("Ada Moss to Orme, 20 June 1784, Teign Muniments, 2/14.", "Teign Muniments"),
    ],
)
def test_a_letter_of_a_named_collection_is_archival(words: str, title: str) -> None:
    citation = only(words)
    assert (citation.kind, citation.title) == ("archive", title)


def test_a_rank_is_none_of_a_name() -> None:
    for rank in ("Lt.-Col. ", "Justice ", "Warden "):
        assert only(f"{rank}Ada Moss, The Weir (Tarn: Brook, 1921), 7.").authors == ("Ada Moss",)


@pytest.mark.parametrize("piece", ["on the ", "Act for the ", "on a, b ", "“a ", "1 Aa. ", "A: "])
def test_no_bounds_take_seconds(piece: str) -> None:
    start = time.process_time()
    read(piece * (1400 // len(piece)))
    assert time.process_time() - start < 3


LISTED = [
    ("Town Health Archive. Burial lists 1854 [Internet]. 2010 [cited 2014 Feb 3]. Available from: "
     "http://tha.example/burials", "web page", ("Town Health Archive",), "2010"),
    ("Tarn Health Board. Staff lists [Internet]. Tarn: The Board; 2013 May [cited 2014 Jan 8]. "
     "Available from: http://thb.example/staff", "web page", ("Tarn Health Board",), "2013 May"),
    ("MOSS, A. and PIKE, J. Weirs in hill towns. Ports Review. 2009, 17(2), 88–97. ISSN 0000-1111",
     "journal", ("MOSS, A.", "PIKE, J."), "2009"),
    ("CITY OF PORTO ALTO. Weir Statement. Porto Alto: Town Press, 2012, p. 14",
     "report", ("CITY OF PORTO ALTO",), "2012"),
    ("Moss A. Weirs and ice [dissertation]. Tarn: Tarn University; 2014. 88 p",
     "thesis", ("Moss A",), "2014"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "kind", "authors", "date"), LISTED)
def test_an_entry_of_a_list_is_one_citation(
    words: str, kind: str, authors: tuple[str, ...], date: str
) -> None:
    citation = only(f"{words}.")
    assert citation.verbatim.rstrip(".") == words
    assert (citation.kind, citation.authors, citation.date) == (kind, authors, date)


def test_a_book_of_a_body_that_puts_out_its_own_reports_is_a_report() -> None:
    for publisher in ("Institute for County Ports", "Clean Weirs Watch"):
        citation = only(f"Ada Moss, Dry Weirs (Tarn: {publisher}, 2012), 4.")
        assert citation.kind == "report"
    assert only("Ada Moss, Dry Weirs (Tarn: Weir Press, 2012), 4.").kind == "book"


READ = {
    "Moss, Ada. “Weir Songs.” Translated by Jon Orme, Trades of Tarn, edited by Ida Pike, Brook, "
    "2008, pp. 61-83.": ("chapter", ("Moss, Ada",), "Weir Songs", "Trades of Tarn"),
    "Ada Moss, “The Weir That Broke,” Tide Lines (podcast), October 7, 2019, https://t.example/4.":
        ("video", ("Ada Moss",), "The Weir That Broke", "Tide Lines"),
    "Ada Moss, Weirs of the Teign, ii (Tarn: Devon Books, 1983), 204.":
        ("book", ("Ada Moss",), "Weirs of the Teign", None),
    "Ada Moss, Jon Orme, et al., Weirs for the Long Run (Tarn: Brook, 2017), 44.":
        ("book", ("Ada Moss", "Jon Orme"), "Weirs for the Long Run", None),
    "Moss’s Hist. of the Weirs, vol. iii. p. 271, ed. 1731.":
        ("book", ("Moss",), "Hist. of the Weirs", None),
    "J. ten Orme, Weirs and Dikes (Tarn: Brook, 1979) 5.":
        ("book", ("J. ten Orme",), "Weirs and Dikes", None),
    "State Archive of Tarn Oblast (GATO), f. 407, op. 1, d. 1182, l. 5.":
        ("archive", (), "State Archive of Tarn Oblast", None),
    "Letter from Ada Moss to J. Orme, Nov. 3, 1922, in Orme Papers, Box 9, Tarn Library.":
        ("archive", ("Ada Moss",), "Orme Papers", None),
    "Ledger of the Tarn Ropewalk, 1829–1836, fol. 12v, Weir Museum.":
        ("archive", (), "Ledger of the Tarn Ropewalk, 1829–1836", "Weir Museum"),
}  # fmt: skip


@pytest.mark.parametrize("words", READ)
def test_what_a_citation_says_is_in_its_fields(words: str) -> None:
    citation = only(words)
    found = (citation.kind, citation.authors, citation.title, citation.container)
    assert found == READ[words]


def test_a_part_of_a_german_commentary_is_of_its_writer() -> None:
    citation = only("Moss, in: Pike/Orme (Hrsg.), Kommentar zum Deichrecht, 5. Aufl. 2003, § 12.")
    assert (citation.kind, citation.authors, citation.title) == ("chapter", ("Moss",), None)
    assert (citation.editors, citation.container) == (("Pike", "Orme"), "Kommentar zum Deichrecht")


@pytest.mark.parametrize("remark", ["doubting the rule", "warning that fees are not paid"])
def test_what_a_work_does_is_commentary_in_brackets(remark: str) -> None:
    found, commentary = _found(f"Ada Moss, Weirs (Tarn: Brook, 1987), 19 ({remark}).")
    assert found == ["Ada Moss, Weirs (Tarn: Brook, 1987), 19"]
    assert remark in str(commentary)


@pytest.mark.parametrize(
    ("words", "title", "locator"),
    [
        ("Ada Moss, Weirs and Coin ch. 6 (1981).", "Weirs and Coin", "ch. 6"),
        ("2 Jon Orme, The Law of Weirs § 88, at 301 (3d ed. 1897).", "The Law of Weirs",
         "§ 88, at 301"),
    ],
)  # fmt: skip
def test_a_place_before_the_year_is_none_of_the_title(words: str, title: str, locator: str) -> None:
    citation = only(words)
    assert (citation.title, citation.locator) == (title, locator)


def test_the_first_name_of_several_may_be_turned() -> None:
    citation = only("Moss, Ada, and Jon Orme, “Tolls,” Ports Review 3 (1966): 1–28.")
    assert citation.authors == ("Moss, Ada", "Jon Orme")


def test_a_group_that_was_spoken_with_is_a_conversation() -> None:
    citation = only("Focus group with weir staff, Tarn, 3 November 2016.")
    assert (citation.kind, citation.date) == ("personal communication", "3 November 2016")


def test_who_puts_out_or_holds_a_work_is_read() -> None:
    paper = only("Ada Moss, “Tolls,” Discussion Paper 2014a (Accra: Centre for Tolls Research).")
    assert (paper.kind, paper.date) == ("report", "2014")
    assert (paper.place, paper.publisher) == ("Accra", "Centre for Tolls Research")
    held = only("Ada Moss, “Old Weirs”, typescript, 1931, p. 16, in the possession of Mr. J. Orme.")
    assert (held.kind, held.date, held.publisher) == ("archive", "1931", None)
    assert only("Weirs Watch, Flags for Sale (Tarn, 2014), 4.").kind == "report"


def test_a_rank_is_none_of_the_name_on_a_network() -> None:
    assert only("Rep. Ada Moss (@RepMoss), Twitter, May 6, 2021, 9:14 a.m.").authors == (
        "Ada Moss",
    )
