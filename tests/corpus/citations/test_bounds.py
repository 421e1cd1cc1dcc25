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
