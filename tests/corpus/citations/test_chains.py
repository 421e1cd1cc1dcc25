"""Chains of pointers: what each means, and how sure that is."""

import pytest

from tests.corpus.citations.notes import last, read

HOYLE = "Clara Hoyle, Wagons (Ely: Reed, 1994), 6."
LAMB = "Jon Lamb, “The Gate,” Ways 12, no. 3 (1988): 44–61."
OSEI = "R. Osei et al., Gates (Bergen: Havn, 1999), 3."


@pytest.mark.parametrize(
    ("words", "locator"),
    [
        ("Ibid., 50.", "50"),
        ("Ibid, 15.", "15"),
        ("ibid. p. 17.", "p. 17"),
        ("Id. at 320.", "320"),
        ("Idem, p. 16.", "p. 16"),
        ("Ebd., S. 15.", "S. 15"),
        ("Loc. cit.", None),
        ("Hoyle, op. cit., p. 14.", "p. 14"),
        ("Hoyle, a.a.O., S. 16.", "S. 16"),
        ("See note 1 above.", None),
        ("Hoyle, above, n. 1, p. 4.", "p. 4"),
        ("Hoyle (n 1) 7.", "7"),
        ("Hoyle, supra note 1, at 120.", "120"),
        ("Vgl. Hoyle (Anm. 1), S. 17.", "S. 17"),
        ("Hoyle, Wagons, 31, 44.", "31, 44"),
        ("Hoyle, 31.", "31"),
        ("Quoted in Hoyle, Wagons, 12.", "12"),
    ],
)
def test_a_pointer_means_the_work_before(words: str, locator: str | None) -> None:
    found = last(HOYLE, words)
    assert (found.work, found.title, found.resolved_from) == (1, "Wagons", (1,))
    assert (found.certainty, found.resolved_ids) == ("certain", ("1",))
    assert found.locator == (locator or ("6" if words == "Loc. cit." else None))


def test_a_pointer_without_an_author_is_unsure() -> None:
    found = last(HOYLE, LAMB, "Op. cit., p. 12.")
    assert (found.work, found.certainty) == (2, "unsure")
    assert found.unsure


def test_et_al_and_jr_are_no_authors() -> None:
    assert last(OSEI).authors == ("R. Osei",)
    assert last(OSEI, HOYLE, "Osei et al., Gates, 8.").work == 1
    assert last(OSEI, HOYLE, "Osei, Gates, 8.").resolved_from == (1,)


def test_the_same_author_names_a_new_work() -> None:
    notes = read(HOYLE, "Eadem, The Toll (Ely: Reed, 1999), 3.", "Eadem, Wagons, 7.")
    assert notes[1].citations[0].authors == ("Clara Hoyle",)
    assert notes[2].citations[0].work == 1
    german = read(LAMB, "Ders., Die Maut, Köln: Brück 1970, S. 3.")
    assert german[1].citations[0].authors == ("Jon Lamb",)


def test_a_pointer_to_what_was_not_read_refers_to_that_and_to_no_work_before() -> None:
    for pointer in ("Ibid.", "Id. at 4.", "See note 2 above.", "Ebd., S. 3."):
        found = last(HOYLE, "T. 44/9, bdl. iii.", pointer)
        assert (found.work, found.certainty, found.title) == (2, "unsure", None), pointer
        assert found.unsure == "what note 2 cites was not read"


def test_ibid_and_what_it_quotes_are_two() -> None:
    notes = read(HOYLE, LAMB, "Hoyle, Wagons, 9.", "Ibid., 50, quoting Lamb, “Gate,” 47.", "Ibid.")
    first, second = notes[3].citations
    assert (first.work, first.locator) == (1, "50")
    assert (second.work, second.locator) == (2, "47")
    assert notes[4].citations[0].work == 1  # passes over what was quoted within


def test_behind_a_note_that_only_comments_an_ibid_is_likely() -> None:
    found = last(HOYLE, "The tolls were never popular.", "Ibid., 9.")
    assert (found.work, found.certainty) == (1, "likely")
    assert found.unsure == "note 2, between them, cites nothing"


def test_names_given_to_works_are_followed() -> None:
    treaty = "Convention on Tolls, Mar. 3, 1921, 12 L.N.T.S. 44 (hereinafter COT)."
    assert last(treaty, "COT, Article 76.").work == 1
    report = "Road Board, “Fen Surveys,” 8 May 2016 (hereinafter Road Board, “Surveys”)."
    assert last(report, HOYLE, "Road Board, “Surveys,” p. 13.").work == 1
    bracket = "Tomas Reed, Gate Keepers (Ely: Reed, 1990), 4 [hereinafter cited as Keepers]."
    assert last(bracket, HOYLE, "Keepers, 9.").work == 1


def test_infra_is_followed_and_so_is_a_short_form_before_its_work() -> None:
    notes = read("See Lamb, infra note 3, at 12.", HOYLE, LAMB)
    assert notes[0].citations[0].work == notes[2].citations[0].work
    notes = read("Lamb, “Gate,” 14.", HOYLE, LAMB)
    early = notes[0].citations[0]
    assert (early.work, early.certainty, early.container) == (1, "likely", "Ways")
    assert early.unsure == "it is cited in full only in note 3"


def test_supra_means_the_note_of_its_own_series() -> None:
    notes = read(HOYLE, LAMB, OSEI, "See note 1 above.", series=(1, 1, 2, 2))
    assert notes[3].citations[0].title == "Gates"
    assert notes[3].citations[0].resolved_ids == ("2.1",)


def test_an_ibid_that_opens_a_series_means_nothing_before_it() -> None:
    notes = read(HOYLE, "Ibid., 4.", series=(1, 2))
    found = notes[1].citations[0]
    assert (found.work, found.kind, found.certainty) == (None, "unread", "unsure")


def test_a_number_that_does_not_fit_the_name_is_unsure() -> None:
    found = last(HOYLE, LAMB, "Osei, supra note 2, at 4.")
    assert found.certainty == "unsure"
    assert last(HOYLE, LAMB, "Lamb, supra note 1, at 4.").work == 2
    assert last(HOYLE, LAMB, "Lamb, supra note 1, at 4.").certainty == "likely"


def test_of_several_titles_the_one_that_is_meant_whole_is_meant() -> None:
    other = "Clara Hoyle, The Age of Wagons (Ely: Reed, 1999), 2."
    assert last(other, HOYLE, "Hoyle, Wagons, 9.").work == 2
    two = "Clara Hoyle, “Old Wagons,” Ways 4 (1991): 3."
    found = last(other, two, "Hoyle, Wagons, 9.")
    assert found.work is None
    assert found.certainty == "unsure"


def test_given_names_tell_two_of_one_surname_apart() -> None:
    both = "Maud Farr, Walls (Ely: Reed, 1960), 40; Basil Farr, “Banks,” Ways 1 (1965): 2."
    assert last(both, "M. Farr, 42.").work == 1
    assert last(both, "B. Farr, 3.").work == 2
    assert last(both, "Farr, 3.").work is None


def test_two_editions_and_two_years_of_one_title_are_two_works() -> None:
    first = "Road Board, Annual Report (Ely: HMSO, 1931), 4."
    second = "Road Board, Annual Report (Ely: HMSO, 1932), 4."
    notes = read(first, second, first.replace("4.", "9."))
    assert [note.citations[0].work for note in notes] == [1, 2, 1]


def test_newspapers_without_a_title_are_told_apart_by_their_dates() -> None:
    notes = read(
        "Ely Gazette, May 4, 1908.", "Ely Gazette, May 5, 1908.", "Ely Gazette, May 4, 1908."
    )
    assert [note.citations[0].work for note in notes] == [1, 2, 1]


def test_an_archival_item_is_found_by_its_shelfmark() -> None:
    full = "Bodleian Library, MS Wye 14, f. 22."
    assert last(full, HOYLE, "MS Wye 14, ff. 30–31.").work == 1
    assert last(full, HOYLE, "MS Wye 15, f. 2v.").work == 3
