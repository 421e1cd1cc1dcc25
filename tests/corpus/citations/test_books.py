"""Books, articles, chapters, newspapers, theses and reports in the styles that cite them."""

from typing import Any

import pytest

from tests.corpus.citations.notes import check, only, read

HOYLE: dict[str, Any] = {"authors": ("Clara Hoyle",)}
CITED: dict[str, dict[str, Any]] = {
    "Clara Hoyle, Wagons, 2nd ed. (London: Reed, 1994), 6.": {
        **HOYLE, "kind": "book", "title": "Wagons", "edition": "2nd", "place": "London",
        "publisher": "Reed", "date": "1994", "locator": "6",
    },
    "R. Osei et al., Gates (2nd ed., Bergen: Havn, 1999), p. 3.": {
        "kind": "book", "authors": ("R. Osei",), "title": "Gates", "edition": "2nd",
        "place": "Bergen", "publisher": "Havn", "date": "1999", "locator": "p. 3",
    },
    "Clara Hoyle, The Fen (New York: Norton, 1970; repr., London: Reed, 1994), 88.": {
        **HOYLE, "kind": "book", "title": "The Fen", "place": "London", "publisher": "Reed",
        "date": "1994", "locator": "88",
    },
    "Clara Hoyle, The Fen (London, 1970; repr. Indus Press, 1994), 88.": {
        **HOYLE, "kind": "book", "title": "The Fen", "publisher": "Indus Press", "date": "1994",
        "locator": "88",
    },
    "Clara Hoyle, The Fen (London: Representations Press, 1994), 88.": {
        **HOYLE, "kind": "book", "title": "The Fen", "place": "London",
        "publisher": "Representations Press", "date": "1994", "locator": "88",
    },
    "A Hoyle, Wagons (Reed 1990) 4.": {
        "kind": "book", "authors": ("A Hoyle",), "title": "Wagons", "publisher": "Reed",
        "date": "1990", "locator": "4",
    },
    "Hoyle, Clara. Wagons. London: Reed, 1990.": {
        "kind": "book", "authors": ("Hoyle, Clara",), "title": "Wagons", "place": "London",
        "publisher": "Reed", "date": "1990",
    },
    "Clara Hoyle, ed., Women of the Fen, trans. Li Wei (Ely: Reed, 1996), 3, 9.": {
        "kind": "book", "editors": ("Clara Hoyle",), "translators": ("Li Wei",), "place": "Ely",
        "title": "Women of the Fen", "publisher": "Reed", "date": "1996", "locator": "3, 9",
    },
    "H. Thorn, A History of Tolls, 3 vols (London: Reed, 1902–1906), ii, 214.": {
        "kind": "book", "authors": ("H. Thorn",), "title": "A History of Tolls", "volume": "ii",
        "place": "London", "publisher": "Reed", "date": "1902–1906", "locator": "214",
    },
    "Jean Morel, Les Péages du Nord, Paris, Éditions du Rail, 1977, p. 33.": {
        "kind": "book", "authors": ("Jean Morel",), "title": "Les Péages du Nord",
        "place": "Paris", "publisher": "Éditions du Rail", "date": "1977", "locator": "p. 33",
    },
    "Vera Brück: Wege und Zölle, 2. Aufl., Köln: Brückner 1970, S. 3.": {
        "kind": "book", "authors": ("Vera Brück",), "title": "Wege und Zölle", "edition": "2",
        "place": "Köln", "publisher": "Brückner", "date": "1970", "locator": "S. 3",
    },
    "Clara Hoyle, Whose Road? Tolls and the Fen (Ely: Reed, 2002), 19.": {
        **HOYLE, "kind": "book", "title": "Whose Road? Tolls and the Fen", "place": "Ely",
        "publisher": "Reed", "date": "2002", "locator": "19",
    },
    "John K. Farr, Jr., and Ana de la Vega, “Paving,” Road Studies 12, no. 3 (1988): 44–61.": {
        "kind": "journal", "authors": ("John K. Farr, Jr.", "Ana de la Vega"), "title": "Paving",
        "container": "Road Studies", "volume": "12", "issue": "3", "date": "1988",
        "locator": "44–61",
    },
    "Clara Hoyle, “Whither the Toll?,” Fen Papers, no. 44 (July 2014): 17–19.": {
        **HOYLE, "kind": "journal", "title": "Whither the Toll?", "container": "Fen Papers",
        "issue": "44", "date": "July 2014", "locator": "17–19",
    },
    "K. Osei, ‘The carters’ strike of 1832’, Fen Papers, lxi (1976), pp. 12–14, 19.": {
        "kind": "journal", "authors": ("K. Osei",), "title": "The carters’ strike of 1832",
        "container": "Fen Papers", "volume": "lxi", "date": "1976", "locator": "pp. 12–14, 19",
    },
    "Karl Voss, „Die Maut“, in: Jahrbuch für Verkehr 4 (1966), S. 12–40, hier S. 15.": {
        "kind": "journal", "authors": ("Karl Voss",), "title": "Die Maut",
        "container": "Jahrbuch für Verkehr", "volume": "4", "date": "1966", "locator": "S. 15",
    },
    "Clara Hoyle, “The Gate,” in Roads of the West, ed. Jon Lamb (Ely: Reed, 1981), 4–19.": {
        **HOYLE, "kind": "chapter", "title": "The Gate", "container": "Roads of the West",
        "editors": ("Jon Lamb",), "place": "Ely", "publisher": "Reed", "date": "1981",
        "locator": "4–19",
    },
    "K. Osei, ‘Toll houses’, in P. Lamb (ed.), Rates (York: Broad, 1999), pp. 4–60, at p. 51.": {
        "kind": "chapter", "authors": ("K. Osei",), "title": "Toll houses", "container": "Rates",
        "editors": ("P. Lamb",), "place": "York", "publisher": "Broad", "date": "1999",
        "locator": "p. 51",
    },
    "Hoyle, “Won’t Somebody Pay?” in Fen Essays (Leeds: Mill, 1999), 5.": {
        "kind": "chapter", "authors": ("Hoyle",), "title": "Won’t Somebody Pay?",
        "container": "Fen Essays", "place": "Leeds", "publisher": "Mill", "date": "1999",
        "locator": "5",
    },
    "\"Carter Drowned,\" Ely Gazette, May 3, 1908, 1.": {
        "kind": "newspaper", "title": "Carter Drowned", "container": "Ely Gazette",
        "date": "May 3, 1908", "locator": "1",
    },
    "Ely Gazette, May 4, 1908.": {
        "kind": "newspaper", "container": "Ely Gazette", "date": "May 4, 1908",
    },
    "Clara Hoyle, “Tolls” (PhD diss., University of Ely, 1983), 212–15.": {
        **HOYLE, "kind": "thesis", "title": "Tolls", "publisher": "University of Ely",
        "date": "1983", "locator": "212–15",
    },
    "World Bank, World Development Report 2009: Roads (Washington, DC: World Bank, 2009), 12.": {
        "kind": "report", "authors": ("World Bank",), "locator": "12", "date": "2009",
        "title": "World Development Report 2009: Roads", "place": "Washington, DC",
        "publisher": "World Bank",
    },
    "Jean Morel, « Les ponts », Revue des routes, t. 12, 1987, p. 201-219.": {
        "kind": "journal", "authors": ("Jean Morel",), "title": "Les ponts",
        "container": "Revue des routes", "volume": "12", "date": "1987", "locator": "p. 201-219",
    },
}  # fmt: skip


@pytest.mark.parametrize("words", CITED)
def test_a_work_is_read_into_its_fields(words: str) -> None:
    citation = only(words)
    assert citation.verbatim == words
    check(citation, **CITED[words])


@pytest.mark.parametrize(
    ("words", "author"),
    [
        ("Northern Road and Bridge Administration, “Surveys,” May 2014.", 0),
        ("Department of Roads, Rivers and the Fen, “Dues: A Review,” Ely, 2014.", 0),
        (
            "U.S. Department of the Interior and Bureau of Roads, Ways (Washington: GPO, 1961), 9.",
            0,
        ),
        ("Ministry of Roads, Rivers and Fens, Annual Report 1931 (Ely: HMSO, 1932), 9.", 0),
    ],
)
def test_a_corporate_name_is_one_name(words: str, author: int) -> None:
    (name,) = only(words).authors
    assert words.startswith(f"{name}, ")
    assert not words[len(name) + 2 :].startswith(("Rivers", "Bureau", "and"))


def test_nested_marks_stay_in_the_title() -> None:
    assert only("Road Commission, “Fens and “Gates”,” Ely, 2001.").title == "Fens and “Gates”"


def test_two_works_of_a_note_are_two() -> None:
    (note,) = read(
        "Clara Hoyle, “Here,” Fen Papers 4 (1991): 3; and Jon Lamb, “There,” Ways 5 (1992): 2."
    )
    assert [one.title for one in note.citations] == ["Here", "There"]
    assert note.citations[1].verbatim.startswith("Jon Lamb")
    (note,) = read(
        "See Clara Hoyle, Wagons (Ely: Reed, 1994), 6, and Lamb, Ways (Ely: Reed, 2001), 4."
    )
    assert [one.authors for one in note.citations] == [("Clara Hoyle",), ("Lamb",)]
