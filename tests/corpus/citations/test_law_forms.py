"""Law as courts, congresses, agencies, and lawyers of several countries cite it."""

import time
from typing import Any

import pytest

from corpus.citations.elements.places import is_place
from tests.corpus.citations.notes import check, last, only, read

CITED: dict[str, dict[str, Any]] = {
    # Courts' own numbers, agencies, services by paragraph.
    "State v. Ossler, 2013-Ohio-4421, ¶ 31.": {
        "kind": "case", "title": "State v. Ossler", "date": "2013", "locator": "¶ 31",
    },
    "People v. Quarry, 2012 IL App (1st) 110998, ¶ 9.": {
        "kind": "case", "title": "People v. Quarry", "date": "2012", "locator": "¶ 9",
    },
    "R v Quarry, 2009 SCC 99 at para 33 [Quarry].": {
        "kind": "case", "title": "R v Quarry", "date": "2009", "locator": "para 33",
    },
    "Quarry v Minister for Wells (2004) 218 CLR 911, 930 [44] (Pike J).": {
        "kind": "case", "title": "Quarry v Minister for Wells", "container": "CLR",
        "volume": "218", "date": "2004", "locator": "930 [44]",
    },
    "Ossler & Sons, Inc., 331 N.L.R.B. 222, 224 (2000).": {
        "kind": "case", "title": "Ossler & Sons, Inc.", "container": "N.L.R.B.", "volume": "331",
        "date": "2000", "locator": "224",
    },
    "Delta Gas Co., 87 FERC ¶ 61,220, at P 12 (1999).": {
        "kind": "case", "title": "Delta Gas Co.", "container": "FERC", "volume": "87",
        "date": "1999", "locator": "P 12",
    },
    "The Grey Heron (No 2) [1967] 1 AC 617 (PC) 641–42.": {
        "kind": "case", "title": "The Grey Heron (No 2)", "container": "AC", "volume": "1",
        "date": "1967", "locator": "641–42",
    },
    "Ossler v. the United Kingdom, 7 December 1976, § 49, Series A no. 24.": {
        "kind": "case", "title": "Ossler v. the United Kingdom", "date": "7 December 1976",
        "locator": "§ 49",
    },
    "Legality of Dredging (Advisory Opinion) [1996] ICJ Rep 226 [35].": {
        "kind": "case", "title": "Legality of Dredging", "container": "ICJ Rep", "date": "1996",
        "locator": "[35]",
    },
    "Vane Mines v Estria, ICSID Case No ARB/97/3, Award (20 August 2007) para 7.4.": {
        "kind": "case", "title": "Vane Mines v Estria", "date": "20 August 2007",
        "locator": "para 7.4",
    },
    "BVerfGE 7, 198 (205).": {
        "kind": "case", "title": "BVerfGE 7, 198", "container": "BVerfGE", "volume": "7",
        "locator": "205",
    },
    "CE, 28 mai 1954, Barnel, Rec. p. 308.": {
        "kind": "case", "title": "Barnel", "container": "Rec.", "date": "28 mai 1954",
    },
    # Codes, rules, acts in collections, treaties.
    "Tex. Bus. & Com. Code Ann. § 2.201(a) (West 2009).": {
        "kind": "statute", "container": "Tex. Bus. & Com. Code Ann.", "publisher": "West",
        "date": "2009", "locator": "§ 2.201(a)",
    },
    "Md. Code Ann., Crim. Law § 3-202 (LexisNexis 2012).": {
        "kind": "statute", "container": "Md. Code Ann., Crim. Law", "publisher": "LexisNexis",
        "date": "2012", "locator": "§ 3-202",
    },
    "Fed. R. Civ. P. 12(b)(6).": {
        "kind": "statute", "container": "Fed. R. Civ. P.", "locator": "12(b)(6)",
    },
    "Model Rules of Pro. Conduct r. 1.6(b) (Am. Bar Ass’n 1983).": {
        "kind": "statute", "container": "Model Rules of Pro. Conduct", "date": "1983",
        "publisher": "Am. Bar Ass’n", "locator": "r. 1.6(b)",
    },
    "Toll Roads Act, RSC 1985, c T-9, s 14(1).": {
        "kind": "statute", "title": "Toll Roads Act", "container": "RSC", "date": "1985",
        "locator": "s 14(1)",
    },
    "Toll Roads Act 1991 (Vic) s 14.": {
        "kind": "statute", "title": "Toll Roads Act 1991", "date": "1991", "locator": "s 14",
    },
    "Regulation (EU) 2019/417 on the labelling of salt [2019] OJ L199/1, art 7(2).": {
        "kind": "statute", "title": "Regulation (EU) 2019/417 on the labelling of salt",
        "container": "OJ", "volume": "L199", "date": "2019", "locator": "art 7(2)",
    },
    "§ 823 Abs. 1 BGB.": {"kind": "statute", "container": "BGB", "locator": "§ 823 Abs. 1"},
    "Treaty of Havnby, 24 July 1923, art. 3.": {
        "kind": "treaty", "title": "Treaty of Havnby", "date": "24 July 1923", "locator": "art. 3",
    },
    "Agreement on Herring, Norlund–Estria, 3 May 1958, art. 4.": {
        "kind": "treaty", "title": "Agreement on Herring", "date": "3 May 1958",
        "locator": "art. 4",
    },
    "U.N. Charter art. 2, ¶ 4.": {
        "kind": "treaty", "title": "U.N. Charter", "locator": "art. 2, ¶ 4",
    },
    "S.C. Res. 1373, ¶ 2 (Sept. 28, 2001).": {
        "kind": "report", "title": "S.C. Res. 1373", "date": "Sept. 28, 2001", "locator": "¶ 2",
    },
    "European Commission, White Paper on Salt, COM(2011) 144 final, 28 March 2011, p. 4.": {
        "kind": "report", "authors": ("European Commission",), "title": "White Paper on Salt",
        "date": "28 March 2011", "locator": "p. 4",
    },
    # Congress, its research service, the President.
    "CRS Report R45123, Salt: Background and Issues, by Ann Kettle and Omar Frith, pp. 3-4.": {
        "kind": "report", "authors": ("Ann Kettle", "Omar Frith"),
        "title": "Salt: Background and Issues", "locator": "pp. 3-4",
    },
    "U.S. Congress, Senate Committee on Banking, Housing, and Urban Affairs, The Barge Bank, "
    "hearing, 116th Cong., 1st sess., May 7, 2019, S.Hrg. 116-33, p. 7.": {
        "kind": "debate", "title": "The Barge Bank", "date": "May 7, 2019", "locator": "p. 7",
        "authors": ("U.S. Congress, Senate Committee on Banking, Housing, and Urban Affairs",),
    },
    "Sen. Ada Lund, “Ferries,” remarks in the Senate, Congressional Record, daily edition, "
    "vol. 160 (June 3, 2014), pp. S991–S992.": {
        "kind": "debate", "authors": ("Ada Lund",), "title": "Ferries", "volume": "160",
        "container": "Congressional Record", "date": "June 3, 2014", "locator": "S991–S992",
    },
    "H.Rept. 111-44, Part 2, p. 33.": {
        "kind": "report", "title": "H.Rept. 111-44", "locator": "Part 2, p. 33",
    },
    "House Ex. Doc. 9, 46th Cong., 2d sess., 17.": {
        "kind": "report", "title": "House Ex. Doc. 9", "locator": "17",
    },
    "S. 2012, 114th Congress.": {"kind": "statute", "title": "S. 2012"},
    "Executive Order 14990, “Saving Salt,” 86 Federal Register 7037, January 20, 2021.": {
        "kind": "statute", "title": "Saving Salt", "container": "Federal Register",
        "volume": "86", "date": "January 20, 2021",
    },
    # Books and papers as law reviews cite them.
    "3 Ada Lund, Lund on Wills § 14.02[3] (6th ed. 2009).": {
        "kind": "book", "authors": ("Ada Lund",), "title": "Lund on Wills", "volume": "3",
        "edition": "6th", "date": "2009", "locator": "§ 14.02[3]",
    },
    "4 Ada Lund, Institutes *233.": {
        "kind": "book", "authors": ("Ada Lund",), "title": "Institutes", "volume": "4",
        "locator": "*233",
    },
    "1 The Letters of the Salt Company, at 21 (Max Orr ed., 1937).": {
        "kind": "book", "title": "The Letters of the Salt Company", "editors": ("Max Orr",),
        "volume": "1", "date": "1937", "locator": "21",
    },
    "Tarn’s Law Dictionary 914 (9th ed. 2009).": {
        "kind": "book", "title": "Tarn’s Law Dictionary", "edition": "9th", "date": "2009",
        "locator": "914",
    },
    "Ada Lund, Salt at Scale 14 (Hartwell Law Sch., Research Paper No. 14-99, 2014).": {
        "kind": "report", "authors": ("Ada Lund",), "title": "Salt at Scale", "date": "2014",
        "publisher": "Hartwell Law Sch.", "locator": "14",
    },
    "Ossler Foods, Inc., Annual Report (Form 10-K) 14 (Mar. 3, 2011).": {
        "kind": "report", "authors": ("Ossler Foods, Inc.",),
        "title": "Annual Report (Form 10-K)", "date": "Mar. 3, 2011", "locator": "14",
    },
    "Ada Lund, Salt Found in Nine Schools, Harrow Valley Disp., Nov. 3, 2015, at A1.": {
        "kind": "newspaper", "authors": ("Ada Lund",), "title": "Salt Found in Nine Schools",
        "container": "Harrow Valley Disp.", "date": "Nov. 3, 2015", "locator": "A1",
    },
    "Anna Keller, Das Recht am Salz, JZ 2001, 44, 46.": {
        "kind": "journal", "authors": ("Anna Keller",), "title": "Das Recht am Salz",
        "container": "JZ", "date": "2001", "locator": "46",
    },
}  # fmt: skip


@pytest.mark.parametrize("words", CITED)
def test_a_form_is_read_into_its_fields(words: str) -> None:
    check(only(words), **CITED[words])


@pytest.mark.parametrize(
    "words",
    ["Tr. of Oral Arg. 33.", "App. to Pet. for Cert. 31a.", "Compl. ¶¶ 12–15, ECF No. 1.",
     "Pet’r’s Br. 14.", "Defs.’ Mot. to Dismiss 12, ECF No. 22."],
)  # fmt: skip
def test_a_paper_of_the_case_at_hand_is_kept_but_not_read(words: str) -> None:
    found = only(words)
    assert (found.kind, found.certainty, found.verbatim) == ("unread", "unsure", words)
    assert last(words, "Id. at 35.").certainty == "unsure"


SHORT = {
    "State v. Ossler, 2013-Ohio-4421, ¶ 31.": ("Ossler, ¶ 40.", "Ossler, 2013-Ohio-4421, ¶ 33."),
    "Delta Gas Co., 87 FERC ¶ 61,220, at P 12 (1999).": ("Delta Gas, 87 FERC ¶ 61,220, at P 14.",),
    "Dunn v. Perch, 511 U. S. 940, 944 (1994).": ("Dunn, 511 U. S., at 945, n. 2.",),
    "Nat’l Salt v. Orr, 5 U.S. 1 (1999) [hereinafter NSO].": ("NSO, 5 U.S. at 3.", "NSO at 4."),
    "Tarn’s Law Dictionary 914 (9th ed. 2009).": ("Tarn’s Law Dictionary 920.",),
    "Human Needs Act 1998, s 15.": ("HNA 1998, s 6.",),
    "Civil Order Rules 1998, r 3.4.": ("COR r 3.5.",),
    "Federal Salt Commission Act § 5, 15 U.S.C. § 45 (2012).": ("FSC Act § 6.",),
    "Harbor Lights Act of 1931, 33 U.S.C. §§ 2771–2779.": (
        "Harbor Lights Act § 4.",
        "33 U.S.C. § 2775.",
        "the 1931 Act, s 4.",
    ),
    "Salt Act for Fiscal Year 2018, P.L. 115-91, §122.": ("P.L. 115-91, §130.",),
    "Executive Order 13990, “Saving Salt,” 86 Federal Register 7037, January 20, 2021.": (
        "E.O. 13990, §3.",
        "Executive Order 13990, sec. 4.",
    ),
    "Regulation (EU) 2016/679 on the keeping of salt [2016] OJ L119/1 (GKSR).": (
        "GKSR, art 5.",
        "Regulation 2016/679, recital 4.",
        "Reg 2016/679, art 7.",
    ),
    "Agreement on Herring in the Sound of Tarn, Norlund–Estria, 3 May 1958, art. 4.": (
        "Agreement on Herring, art. 7.",
    ),
    "Case C-176/03 Tarn v Council [2005] ECR I-7879, para 47.": (
        "Case C-176/03, para 50.",
        "Tarn v Council, para 51.",
        "Case C-176/03 (n 1) para 52.",
    ),
    "Quarry v Minister for Wells (2004) 218 CLR 911, 930.": ("Quarry (2004) 218 CLR 911, 940.",),
    "Dunn v. Perch, 511 U.S. 940 (1994).": (
        "Dunn v. Perch, 511 U.S. at 945.",
        "Dunn, slip op. at 7.",
    ),
    "Complaint ¶ 9, Brandt v. Eel Co., No. 12-2 (Wash. Super. Ct. Apr. 4, 2012).": (
        "Complaint ¶ 20.",
    ),
    "White Paper on Salt, Cm 9812 (2014), para 3.7.": ("Cm 9812, para 3.9.",),
    "European Convention for the Care of Salt (adopted 4 May 1950) 213 UNTS 22 (ECCS) art 8.": (
        "ECCS art 9.",
        "Article 10 ECCS.",
        "Article 8(2) of the ECCS.",
    ),
    "Salt Tax Act 2007, ss 4–6.": ("STA 2007, s 7.", "s 10 Salt Tax Act 2007.", "2007 Act, s 8."),
    "Donnel v Stevens [1932] AC 562, 580.": (
        "Donnel, at 582 per Lord Reed.",
        "Donnel v Stevens at [15].",
    ),
    "U.S. Patent No. 9,104,881 col. 3 l. 12 (filed June 2, 2010).": ("’881 Patent, col. 4.",),
    "Directive 2006/24/EC on the keeping of salt [2006] OJ L105/54 (Salt Keeping Directive).": (
        "Salt Keeping Directive, art 3.",
        "Directive 2006/24, recital 5.",
    ),
    "Joined Cases C-293/12 and C-594/12 Digital Salt EU:C:2014:238, para 34.": (
        "Digital Salt, paras 36–37.",
    ),
    "15 C.F.R. Parts 730-774.": ("15 C.F.R. §744.11(b).",),
    "Fla. Stat. § 999.07 (2012).": ("Fla. Stat. § 999.08.",),
    "15 C.F.R. §799.4(a)(2).": ("15 C.F.R. §799.4(c).",),
    "Office of Grain, Sampling, Directive 9914.2 (March 1988), sec. 4.": (
        "Office of Grain, Directive 9914.2, sec. 6.",
    ),
    "U.S. Senate, Committee on Waters, Report on the Dam, 74th Cong., 1st sess., S. Rep. 941 "
    "(Washington: GPO, 1935), 12.": ("Committee on Waters, Report on the Dam, 14.",),
    "Ada Lund et al., “Salt,” Waters 14 (2012): 33–39.": ("Lund et al.",),
    "Ada Lund, Salt (Oslo: Havn, 1990), 4.": ("Lund, op. cit., n. 1, p. 7.", "Lund (as n. 1), 18."),
}


@pytest.mark.parametrize(("full", "short"), [(f, s) for f, them in SHORT.items() for s in them])
def test_a_short_form_of_law_finds_its_work(full: str, short: str) -> None:
    found = last(full, short)
    assert found.work == 1
    assert found.certainty != "unsure"


def test_a_note_of_two_works_is_told_apart_by_all_who_wrote_one() -> None:
    both = (
        "Ann Kell & Rob Orr, Ice, 88 Tex. L. Rev. 1, 3 (2010); Rob Orr, Snow, 9 Yale L.J. 1 (2011)."
    )
    assert last(both, "Kell & Orr, supra note 1, at 4.").title == "Ice"
    assert last(both, "Orr, supra note 1, at 4.").title == "Snow"


def test_a_far_place_of_a_code_is_not_taken_for_the_same_law() -> None:
    assert last("42 U.S.C. § 1983 (2012).", "42 U.S.C. § 7411.").certainty == "unsure"
    named = "Clean Salt Act § 3, 42 U.S.C. § 7403."
    assert last(named, "42 U.S.C. § 7411.").certainty == "unsure"


def test_two_annual_reports_of_one_firm_are_two_works() -> None:
    notes = read(
        "Ossler Foods, Inc., Annual Report (Form 10-K) 14 (Mar. 3, 2011).",
        "Ossler Foods, Inc., Current Report (Form 8-K) (May 9, 2011).",
    )
    assert [note.citations[0].work for note in notes] == [1, 2]


def test_two_works_behind_prose_are_parted() -> None:
    (note,) = read(
        "All figures here are from Ada Lund, Closing (Oslo: Havn, 2006), table 3, and Rob Orr, "
        "Opening (Oslo: Havn, 1959), 14."
    )
    assert [one.title for one in note.citations] == ["Closing", "Opening"]


@pytest.mark.parametrize("unit", ["Art. 1 ", "pt. 1 ", "§ 1 Abs. 1 ", "secs. 1 and ", "Rn. 4 "])
def test_many_places_take_no_time_that_doubles_with_each(unit: str) -> None:
    begun = time.process_time()
    assert not is_place(unit * 200 + "of it")
    assert time.process_time() - begun < 1


IN_PROSE = {
    "In Larkin v. Wye, 540 U.S. 93 (2003), the Court held that salt is land.": ["Larkin v. Wye"],
    "Congress responded with the Salt Act of 2004, Pub. L. No. 108-12, § 3, 118 Stat. 44 (2004), "
    "which took effect in 2005.": ["Salt Act of 2004"],
    "See S. Rep. No. 94-1011, at 2 (1976), and 122 Cong. Rec. 33,313 (1976).": [
        "S. Rep. No. 94-1011", None,
    ],
    "Unlike the Model Penal Code § 2.02, the statute of Ohio, Ohio Rev. Code Ann. § 2901.22 (West "
    "2012), has no definition.": [None, None],
}  # fmt: skip


@pytest.mark.parametrize("words", IN_PROSE)
def test_law_is_found_in_a_sentence_without_the_words_before_it(words: str) -> None:
    (note,) = read(words)
    assert [one.title for one in note.citations] == IN_PROSE[words]
    assert all(one.kind not in ("book", "journal", "unread") for one in note.citations)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Ann Kell, In Defence of Roe v. Orr (London: Verso, 1999), 12.", "book"),
        ("Ann Kell, Roe v. Orr: A History 44 (2004).", "book"),
        ("Ann Kell, The Story of Roe v. Orr, 12 Yale L.J. 4 (2001).", "journal"),
        ("Interview with counsel in Roe v. Orr, May 3, 2010.", "personal communication"),
        ("The Code of Marsh, trans. Ann Kell (Oslo: Havn, 1999), § 12.", "book"),
        ("Code of Ethics of the Salt Association (Oslo: Salt Association, 1999), art. 4.", "book"),
        ("Reports of the Tarn Salt Society 44 (1908): 12.", "book"),
    ],
)
def test_a_work_on_a_case_or_a_law_is_no_case_and_no_law(words: str, kind: str) -> None:
    assert only(words).kind == kind
