"""Names in brackets, acronyms and other shorter names by which works are cited again."""

import pytest

from corpus.citations.elements.short_names import acronyms, short_names, stands_for
from corpus.citations.reading.bare_words import bare_words
from tests.corpus.citations.notes import last, read

BOARD = "Board of Mines and Quarries, Safety in Shafts (York: BMQ, 1951), 4."
ACT = "Mines (Air) Act 1911 (MAA 1911), s 4."
INQUIRY = (
    "Inquiry into the Loss of the Fen Ferry, Report (Cm 4412, 1999) para 2.1 (the Lamb Report)."
)
SALT = "Jon Lamb, Salt Roads (Ely: Reed, 1990), 3."


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (ACT, ["MAA 1911"]),
        (INQUIRY, ["Lamb Report"]),
        ("Salt Convention, 3 May 1990 (“Salt Convention”).", ["Salt Convention"]),
        ("Fen Drainage Board (FDB), Report (1990).", ["FDB"]),
        ("Jon Lamb, Salt (OUP 1990) 4.", []),
        ("Jon Lamb, Salt (Ely 1990) (with a map).", []),
        ("Quarries Act 1894 (QA), s 2.", ["QA"]),
    ],
)
def test_a_name_in_brackets_is_known(text: str, names: list[str]) -> None:
    assert [name.name for name in short_names(text)] == names


def test_an_acronym_stands_for_initials_in_order() -> None:
    assert stands_for("FDB", "Fen Drainage Board")
    assert stands_for("NUT", "National Union of Teachers")
    assert not stands_for("BDF", "Fen Drainage Board")
    assert not stands_for("QA", "Queen Anne and Mary")
    assert {"gao", "usgao"} <= acronyms("U.S. Government Accountability Office")


def test_a_name_is_no_part_of_the_citation() -> None:
    assert bare_words(ACT) == "Mines (Air) Act 1911, s 4"
    assert bare_words(INQUIRY).endswith("para 2.1")


@pytest.mark.parametrize(
    ("first", "again", "locator"),
    [
        (BOARD, "BMQ, Safety in Shafts, 9.", "9"),
        (BOARD, "Board of Mines, Shafts, 9.", "9"),
        (BOARD, "BMQ 1951, 9.", "9"),
        (ACT, "MAA 1911, s 9.", "s 9"),
        (ACT, "the 1911 Act, s 9.", "s 9"),
        (INQUIRY, "Lamb Report, para 3.", "para 3"),
        (INQUIRY, "Inquiry into the Loss of the Fen Ferry, Report, para 3.", "para 3"),
        (SALT, "Lamb 44.", "44"),
        ("Report of the Committee on Tolls (Ely: HMSO, 1931), 4.", "Committee on Tolls, 9.", "9"),
        ("UN Salt Council, Resolution 9/14, Brine, A/RES/9/14 (3 May 2001), para. 3.",
         "UNSC Resolution 9/14, para. 4.", "para. 4"),
        ("Jon Lamb, interview with the author, Ely, 3 May 2001.", "Lamb interview.", None),
    ],
)  # fmt: skip
def test_a_shorter_name_means_the_work(first: str, again: str, locator: str | None) -> None:
    found = last(first, again)
    assert (found.work, found.resolved_from, found.locator) == (1, (1,), locator)
    assert found.certainty in ("certain", "likely")


def test_a_restatement_is_known_by_its_title() -> None:
    first = "Restatement (Third) of Tolls § 4 (Am. L. Inst. 1990)."
    found = last(first, "Restatement (Third) of Tolls § 9.")
    assert (found.work, found.kind, found.locator) == (1, "book", "§ 9")


def test_a_body_with_two_works_is_left_open() -> None:
    other = BOARD.replace("Safety in Shafts", "Air in Shafts")
    assert last(BOARD, other, "BMQ, op. cit., 9.").work is None
    assert last(BOARD, other, "BMQ, Air in Shafts, 9.").work == 2


def test_editions_and_volumes_that_are_named_tell_works_apart() -> None:
    fourth = "Ruth Osei, The Law of Tolls (4th edn, Reed 1999) 212."
    sixth = "Ruth Osei, The Law of Tolls (6th edn, Reed 2018) 240."
    assert last(fourth, sixth, "Osei, Law of Tolls (4th edn), 214.").work == 1
    assert last(fourth, sixth, "Osei, Law of Tolls, 6th edn, 244.").work == 2
    assert last(fourth, sixth, "Osei, Law of Tolls, 245.").certainty == "unsure"
    one, two = (f"Ruth Osei, Tolls, vol. {n} (Ely: Reed, 195{n}), 3." for n in (1, 2))
    assert last(one, two, "Osei, Tolls, vol. 2, 91.").work == 2
    assert last(one, two, "Osei, Tolls, II, 91.").work == 2


def test_quotation_marks_tell_an_article_from_a_book() -> None:
    thesis = "Jon Lamb, “Salt Roads: A Survey” (PhD diss., Fen University, 1985), 14."
    assert last(thesis, SALT, "Lamb, “Salt Roads,” 15.").work == 1
    assert last(thesis, SALT, "Lamb, Salt Roads, 15.").work == 2


def test_what_is_not_surely_new_is_unsure() -> None:
    for words in ("Wye, Hedges, 4.", "Wye Survey, para 3.", "“Hedges,” 9."):
        found = last(SALT, words)
        assert (found.work, found.certainty) == (2, "unsure"), words
    assert last(SALT, "Wye, Salt Roads, 4.").certainty == "unsure"
    assert last("40 C.F.R. § 122.2 (2010).", "40 C.F.R. § 123.9.").certainty == "unsure"


def test_a_section_of_a_code_cited_more_closely_is_the_same() -> None:
    assert last("33 U.S.C. § 1344.", "33 U.S.C. § 1344(b).").work == 1


def test_a_short_form_that_two_later_works_fit_is_unsure() -> None:
    later = "Jon Lamb, Salt Ways (Ely: Reed, 1995), 3."
    first = read("Lamb, Salt, 12.", SALT, later)[0].citations[0]
    assert first.certainty == "unsure"


def test_an_ibid_behind_words_that_were_not_read_is_unsure() -> None:
    assert last(SALT, "Kl. Rg. 4 t/ix, Qq. 17 (?).", "Ibid., 18.").certainty == "unsure"
    assert last(SALT, "I owe this to Ruth Osei.", "Ibid., 18.").certainty == "likely"


def test_an_ibid_behind_a_name_means_the_work_of_that_author() -> None:
    osei = "Ruth Osei, Tolls (Ely: Reed, 1951), 60."
    assert (
        last(f"{SALT[:-1]}; {osei}", "As Osei (ibid., 61) admits, the returns are lost.").work == 2
    )


def test_pieces_of_the_newspaper_just_before_are_works_of_their_own() -> None:
    found = last("“Tolls Rise,” Fen Post, August 1, 2019; “A Correction,” ibid., August 2, 2019.")
    assert (found.work, found.title, found.container) == (2, "A Correction", "Fen Post")
    assert found.issued == "2019-08-02"
    found = last("Fen Post, 2 May 1846, p. 3.", "Ibid., 9 May 1846, p. 2.")
    assert (found.work, found.kind, found.issued) == (2, "newspaper", "1846-05-09")
    assert last(SALT, "“A Correction,” ibid., August 2, 2019.").certainty == "unsure"


def test_two_papers_filed_with_a_court_are_two_works() -> None:
    case = "Lamb v. Osei, No. 3:19-cv-09914 (D. Neb. Feb. 4, 2019)"
    notes = read(f"Complaint ¶ 14, {case}.", f"Order at 7, {case}.", "Id. at 9.")
    assert [note.citations[0].work for note in notes] == [1, 2, 2]


def test_a_note_that_only_names_a_note_without_works_cites_nothing() -> None:
    notes = read("The tolls rose.", "See note 1 above.")
    assert notes[1].citations == ()
    assert notes[1].commentary == "See note 1 above."


def test_given_names_that_differ_are_of_other_people() -> None:
    other = "Ruth Lamb, Salt Roads (Ely: Reed, 1995), 4."
    assert last(SALT, other, "R. Lamb, Salt Roads, 4.").work == 2
    assert last(SALT, other, "Lamb, J., op. cit., 4.").work == 1
    assert last(SALT, other, "Lamb, R., Salt Roads, 4.").work == 2
    assert last(SALT, "R. Lamb, Salt Roads, 4.").certainty == "unsure"
    assert last("Jon de la Wye, Ice (Ely: Reed, 1990).", "De la Wye, op. cit., 4.").work == 1
    assert last("Ana Gil Vega, Ice (Ely: Reed, 1990).", "Gil Vega, op. cit., 4.").work == 1


def test_a_title_without_its_subtitle_is_the_same_work() -> None:
    long = "Jon Lamb, Salt Roads: A History (Ely: Reed, 1990), 3."
    assert last(long, SALT).work == 1
    assert last(SALT, long).work == 1
    assert last(long, SALT.replace("1990", "1999")).work == 2
    assert last(long, long.replace("A History", "An Atlas")).work == 2


def test_a_report_of_a_year_is_not_that_of_another() -> None:
    first = "Fen Board, Annual Report, 1931–32 (Ely, 1933), p. 4."
    assert last(first, "Fen Board, Annual Report, 1932–33, p. 9.").work == 2
    assert last(first, "Fen Board, Annual Report, 1931–32, p. 9.").work == 1
    tables = [f"FB, Salt Outlook {year} (Ely, {year})." for year in (2001, 2002)]
    assert last(*tables, "Salt Outlook 2002, 4.").work == 2


def test_printed_papers_cited_again_are_no_archive() -> None:
    printed = "Jon Lamb (ed.), Salt Papers, 3 vols (Ely: Reed, 1990–95), vol. ii, p. 44."
    assert last(printed, "Lamb (ed.), Salt Papers, ii, 50.").work == 1
    archive = "Teign MSS, box 5, folder 1, 4 May 1911, Fen Record Office."
    assert last(archive, "Teign MSS, box 6, folder 2.").work == 2


def test_a_case_by_one_party_and_its_number_is_the_one_cited_before() -> None:
    case = "Lamb v. Osei, No. 12-cv-44, 2012 WL 99123, at *4 (D. Fen. May 3, 2012)."
    assert last(case, "Lamb, 2012 WL 99123, at *5.").work == 1
    assert last("Wren v. Moss, 2012 WL 1, at *2 (D. Fen. May 3, 2012).", "Lamb, 2012 WL 9, at *5."
                ).certainty == "unsure"  # fmt: skip


def test_a_directive_is_known_by_its_number() -> None:
    first = "Salt Directive 2004/44/EC [2004] OJ L112/4."
    assert last(first, "Directive 2004/44, art 5.").work == 1
    assert last(first, "Directive 2008/1/EC, art 2.").work == 2
