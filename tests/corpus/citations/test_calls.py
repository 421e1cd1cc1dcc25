"""Short forms that name an earlier work by words of it; places that tell several works apart."""

import pytest

from corpus.citations.elements.units import fit, unit_of
from corpus.documents import Citation
from tests.corpus.citations.notes import last, read

ORR = "Lena Orr, Straits (Oslo: Havn, 1990), 12."
PANIC = "Rosa Tull, “Salt Panic,” Economic Outlook 12 (1999): 101–30, here 110"
THESIS = "Lena Orr, “Salt and State” (PhD diss., University of Leeds, 1988), 40."
TREATY = "Convention on the Northern Eel, 4 May 1981, 1332 U.N.T.S. 9, art. 3(1)."
LETTER = "Letter from Lena Orr to Ivo Marsh, 4 May 1899, Marsh Papers, box 2."
PAPERS = "Tull Family Papers, box 2, folder 4, Devon Heritage Centre."


@pytest.mark.parametrize(
    ("first", "again"),
    [
        (ORR, "Orr, ut supra, p. 14."),
        (ORR, "Orr, ubi supra."),
        (ORR, "Orr, ref. 1, s. 14."),
        (ORR, "Orr (1), table 2."),
        (ORR, "Orr, note 1, p. 9."),
        (ORR, "Orr, op cit n 1, 15."),
        ("J. Kowalik, Sól (Kraków: WL, 1971), s. 15.", "J. Kowalik, dz. cyt., s. 22."),
        ("Hans von der Au, Die Salzstraße, Lüneburg 1931, S. 4.", "v. d. Au, a.a.O., S. 9."),
        (THESIS, "Orr, dissertation, 50."),
        (THESIS, "Orr thesis, p. 60."),
        (TREATY, "Northern Eel Convention, art. 4."),
        (TREATY, "Eel Convention, art. 7."),
        (LETTER, "Orr to Marsh, 4 May 1899."),
        (LETTER, "Orr letter, 4 May 1899."),
        (PAPERS, "Tull Papers, box 2, folder 4."),
        ("Ledger of the Tull Brewery, 1829–36, f. 12, Fen Museum.", "Brewery Ledger, f. 15."),
        ("Board of Trade, Return of Wrecks (Ely: Eyre, 1869), 1.", "Board of Trade Return, 13."),
        ("Norwich Weekly Mercury, June 3, 1858.", "Mercury, June 3, 1858."),
        ("HC Deb, 4 May 1956, vol 552, col 812.", "HC Deb, 4 May 1956, col 815."),
        ("131 Cong. Rec. 9912 (1985).", "131 Cong. Rec. at 9914."),
        ("Salt Dues, 79 Fed. Reg. 41,002 (July 14, 2014).", "79 Fed. Reg. at 41,013."),
        ("Rosa Tull, Tides, 2 vols (Leeds: Orion, 2001), I, 4.", "Tull, II, 14."),
        ("Lena Orr, email to the author, 9 May 1999.", "Orr e-mail, 9 May 1999."),
        ("Tull Salt N.V. v. Republic of Orr, ICSID Case No. ARB/03/9, Award, 11 May 2007, ¶ 14.",
         "Tull Salt v. Orr, ¶ 15."),
        ("A. Tull et al., “Pans,” Discussion Paper 2014a (Accra: Reed).", "Tull et al. 2014a, 6."),
        ("Tex. Water Code Ann. § 11.142 (West 2008).", "Tex. Water Code § 11.142."),
    ],
)  # fmt: skip
def test_words_of_a_work_name_it(first: str, again: str) -> None:
    found = last(first, again)
    assert (found.work, found.resolved_from) == (1, (1,))


@pytest.mark.parametrize(
    ("first", "other"),
    [
        (LETTER, "Marsh to Orr, 4 May 1899."),
        (LETTER, "Orr to Marsh, 9 May 1899."),
        (PAPERS, "Tull Papers, box 3, folder 1."),
        ("HC Deb, 4 May 1956, vol 552, col 812.", "HC Deb, 5 May 1956, col 815."),
        ("131 Cong. Rec. 9912 (1985).", "132 Cong. Rec. at 44."),
        ("Lena Orr, email to the author, 9 May 1999.", "Lena Orr, email, 12 May 1999."),
        ("Norwich Weekly Mercury, June 3, 1858.", "Norwich Weekly Mercury, June 10, 1858."),
        ("Orr v. Pike, 14 F.3d 20 (9th Cir. 1994).", "Orr, 99 F.3d at 30."),
        ("Lena Orr, “Tolls,” in Baltic Trade, ed. Ivo Marsh (Oslo: Havn, 1990), 12–40.",
         "Marsh, Baltic Trade, 300."),
        ("16 U.S.C. § 9536(a) (2012).", "16 U.S.C. § 9540(g)."),
    ],
)  # fmt: skip
def test_what_differs_in_day_volume_or_writer_is_another_work(first: str, other: str) -> None:
    assert last(first, other).work == 2


def test_words_that_two_works_have_are_unsure() -> None:
    other = "Convention on the Southern Eel, 9 May 1985, 1400 U.N.T.S. 3."
    assert last(TREATY, other, "Eel Convention, art. 7.").certainty == "unsure"
    assert last(TREATY, other, "Southern Eel Convention, art. 7.").work == 2


def test_a_form_that_names_nothing_is_a_work_of_its_own_that_an_ibid_repeats() -> None:
    notes = read(ORR, "Stable Almanack, p. 3.", "Ibid.")
    own, again = notes[1].citations[0], notes[2].citations[0]
    assert (own.work, own.certainty) == (2, "unsure")
    assert (again.work, again.certainty) == (2, "unsure")


def test_words_beside_what_was_read_of_a_work_are_unsure() -> None:
    notes = ("Orr, in: Marsh/Pike (Hrsg.), Salzrecht, 2. Aufl. 1999, § 4 Rn. 7.",)
    found = last(*notes, "Orr, a.a.O., § 4 Rn. 12.")
    assert found.work == 1


@pytest.mark.parametrize(
    ("note", "ibid", "work"),
    [
        (f"{PANIC}; Ivo Marsh, Salt (Leeds: Orion, 2003), ch. 3.", "Ibid., ch. 4.", 2),
        (f"{PANIC}; Ivo Marsh, Salt (Leeds: Orion, 2003), 9.", "Ibid., 114.", 1),
        (f"{ORR[:-1]}; Salt Act 1825, s 4.", "ibid s 9.", 2),
        (f"{TREATY[:-1]}; Lena Orr, Straits (Oslo: Havn, 1990), 12.", "Ibid., 15.", 2),
        (f"{ORR[:-1]}; Ivo Marsh, Salt (Leeds: Orion, 2003), 230.", "Ibid., 232.", 2),
        (f"{ORR[:-1]}; Ivo Marsh, Salt (Leeds: Orion, 2003), 30.", "Ibid., 90.", None),
        (f"{ORR[:-1]}; Ivo Marsh, Salt (Leeds: Orion, 2003), 30.", "Ibid.", None),
    ],
)
def test_an_ibid_behind_two_works_means_the_one_its_place_goes_with(
    note: str, ibid: str, work: int | None
) -> None:
    found = last(note, ibid)
    assert found.work == work
    assert (found.certainty == "unsure") == (work is None)


def test_units_of_places() -> None:
    places = ("p. 4", "S. 9", "14–16", "xiv", "§ 9", "s 14", "art. 3", "[23]", "fol. 3v", "ch. 2")
    assert [unit_of(place) for place in places] == [
        "page", "page", "page", "page", "section", "section", "article", "paragraph", "leaf",
        "chapter",
    ]  # fmt: skip
    assert unit_of(None) == unit_of("Tin") == ""


def test_a_page_goes_with_the_pages_near_it() -> None:
    article = Citation("x", "journal", locator="460–62")
    assert fit("463", article) > fit("470", article) > fit("500", article) > fit("33", article)
    assert fit("reg 4", article) == 0


def test_an_ibid_behind_cited_means_the_note_before() -> None:
    pargeter = "Odo Tull, Vagrants (London: Cassell, 1932), p. 118."
    seen = f"J. Orr, The Beggar’s Cry (1702), as cited in {pargeter}"
    found = last(seen, "Tull, Vagrants, p. 120.", "Orr, Beggar’s Cry, cited ibid.")
    assert found.title == "Vagrants"


def test_a_letter_from_the_same_to_the_same_is_a_work_of_its_own() -> None:
    notes = read("Orr to Marsh, 7 May 1871, Marsh Papers.", "Same to same, 9 May 1871, ibid.")
    found = notes[1].citations[0]
    assert (found.work, found.issued, found.authors) == (2, "1871-05-09", ("Orr",))


def test_a_year_given_before_its_work_is_followed() -> None:
    notes = read("Marsh 2003, 4.", "Marsh, I. (2003) Salt. Leeds: Orion.", "Marsh 2003, 9.")
    assert [note.citations[0].work for note in notes] == [1, 1, 1]


def test_a_volume_behind_an_ibid_is_kept() -> None:
    found = last("Thomas Orr, Salt, vol. iii (London: Reed, 1731), p. 27.", "Id. vol. iv. p. 19.")
    assert (found.work, found.volume, found.locator) == (1, "iv", "p. 19")
