"""Cases, statutes, treaties, debates and law reviews, with the pointers of law."""

from typing import Any

import pytest

from corpus.citations.law.abbreviations import series_kind
from tests.corpus.citations.notes import check, last, only, read

CITED: dict[str, dict[str, Any]] = {
    "Larkin v. County of Wye, 501 F.2d 112, 115 (9th Cir. 1974).": {
        "kind": "case", "title": "Larkin v. County of Wye", "container": "F.2d", "volume": "501",
        "date": "1974", "locator": "115",
    },
    "In re Wye Ferry Co., 87 U.S. (20 Wall.) 114, 119–21 (1874).": {
        "kind": "case", "title": "In re Wye Ferry Co.", "container": "U.S.", "volume": "87",
        "date": "1874", "locator": "119–21",
    },
    "R v Dobbs [1998] 2 Cr App R 44 (CA) 47.": {
        "kind": "case", "title": "R v Dobbs", "container": "Cr App R", "volume": "2",
        "date": "1998", "locator": "47",
    },
    "Osei v Lamb [2011] UKSC 14 [22]–[25] (Lord Reed).": {
        "kind": "case", "title": "Osei v Lamb", "date": "2011", "locator": "[22]–[25]",
    },
    "Case C-412/07 Lamb v Wye [2009] ECR I-4417, para 23.": {
        "kind": "case", "title": "Lamb v Wye", "container": "ECR", "date": "2009",
        "locator": "para 23",
    },
    "16 U.S.C. § 403 (2018).": {
        "kind": "statute", "container": "U.S.C.", "volume": "16", "locator": "§ 403",
        "date": "2018",
    },
    "15 C.F.R. §971.214(b).": {
        "kind": "statute", "container": "C.F.R.", "volume": "15", "locator": "§971.214(b)",
    },
    "P.L. 117-263, Division K, Title CXIII, §§11330-11335.": {
        "kind": "statute", "title": "P.L. 117-263",
        "locator": "Division K, Title CXIII, §§11330-11335",
    },
    "Toll Roads Act 1872, s 4(1).": {
        "kind": "statute", "title": "Toll Roads Act 1872", "date": "1872", "locator": "s 4(1)",
    },
    "U.S. Const. art. I, § 9, cl. 6.": {
        "kind": "statute", "title": "U.S. Const.", "locator": "art. I, § 9, cl. 6",
    },
    "Convention on Tolls, Fr.-Ger., art. 4, Mar. 3, 1921, 12 L.N.T.S. 44.": {
        "kind": "treaty", "title": "Convention on Tolls", "container": "L.N.T.S.", "volume": "12",
        "date": "Mar. 3, 1921", "locator": "art. 4",
    },
    "HL Deb 4 May 1932, vol 84, cols 220–5.": {
        "kind": "debate", "container": "HL Deb", "volume": "84", "date": "4 May 1932",
        "locator": "cols 220–5",
    },
    "Tolls: Hearing Before the H. Comm. on Roads, 88th Cong. 14 (1963) (statement of Rep. Lamb).": {
        "kind": "debate", "title": "Tolls: Hearing Before the H. Comm. on Roads", "date": "1963",
        "locator": "14",
    },
    "H.R. Rep. No. 88-214, at 12 (1963).": {
        "kind": "report", "title": "H.R. Rep. No. 88-214", "date": "1963", "locator": "12",
    },
    "Paul Vane, Note, The Toll Keeper’s Lien, 88 YALE L.J. 201, 210–12 (1979).": {
        "kind": "journal", "authors": ("Paul Vane",), "title": "The Toll Keeper’s Lien",
        "container": "YALE L.J.", "volume": "88", "date": "1979", "locator": "210–12",
    },
    "Orrin Vane, ‘Byelaws’ [2003] CLJ 566, 570.": {
        "kind": "journal", "authors": ("Orrin Vane",), "title": "Byelaws", "container": "CLJ",
        "date": "2003", "locator": "570",
    },
    "Matter of Dobbs, 12 I&N Dec. 44 (BIA 1966).": {
        "kind": "case", "title": "Matter of Dobbs", "container": "I&N Dec.", "volume": "12",
        "date": "1966",
    },
    "RG JW 1908, 12.": {"kind": "case", "title": "RG", "date": "1908", "locator": "12"},
    "RG 45, Ferry Files, 4 May 1940, box 12.": {
        "kind": "archive", "title": "Ferry Files", "date": "4 May 1940", "locator": "RG 45, box 12",
    },
    "Gesetz über die Fähren vom 4. Juli 1934, RGBl. I, S. 44, § 7.": {
        "kind": "statute", "title": "Gesetz über die Fähren", "container": "RGBl.", "volume": "I",
        "date": "4. Juli 1934", "locator": "§ 7",
    },
    "General Accounting Office, “Tolls,” Congressional Record, vol. 4 (May 3, 2010), p. S12.": {
        "kind": "debate", "authors": ("General Accounting Office",), "title": "Tolls",
        "container": "Congressional Record", "volume": "4", "date": "May 3, 2010",
        "locator": "S12",
    },
    "Orrin Vane, speech to the 113th Cong., “Tolls,” 4 May 2013.": {
        "kind": "debate", "authors": ("Orrin Vane",), "title": "Tolls", "date": "4 May 2013",
    },
    "Paul Vane, The Toll 118 (2d ed. 1931).": {
        "kind": "book", "authors": ("Paul Vane",), "title": "The Toll", "edition": "2d",
        "date": "1931", "locator": "118",
    },
}  # fmt: skip


@pytest.mark.parametrize("words", CITED)
def test_law_is_read_into_its_fields(words: str) -> None:
    check(only(words), **CITED[words])


def test_a_date_is_no_report() -> None:
    found = only("Jon Lamb, “Tolls”, 2 February 2020, https://a.example/x.pdf.")
    assert (found.kind, found.date) == ("pdf", "2 February 2020")
    assert only("Jon Lamb, “Toll vs. Rate”, Ways, 27 June 2016.").kind != "case"


def test_a_case_is_found_again_by_a_party_and_by_its_report() -> None:
    full = "Larkin v. County of Wye, 501 F.2d 112, 115 (9th Cir. 1974)."
    assert last(full, "Larkin, 501 F.2d at 117.").resolved_from == (1,)
    assert last(full, "501 F.2d at 118 n.4.").locator == "118 n.4"
    assert last(full, "County of Wye, supra note 1, at 119.").work == 1
    early = read("Larkin, 501 F.2d at 117.", full)
    assert early[0].citations[0].work == early[1].citations[0].work
    assert early[0].citations[0].certainty == "likely"


def test_brackets_that_explain_are_commentary_and_those_that_quote_cite() -> None:
    full = "Larkin v. Wye, 501 F.2d 112, 115 (9th Cir. 1974)"
    (note,) = read(f"{full} (holding that tolls are taxes).")
    assert note.commentary == "(holding that tolls are taxes)."
    assert note.citations[0].verbatim == full
    notes = read(f"{full} (quoting Wye v. Osei, 12 U.S. 4, 9 (1810)).", "Id. at 116.")
    assert [one.title for one in notes[0].citations] == ["Larkin v. Wye", "Wye v. Osei"]
    assert notes[1].citations[0].title == "Larkin v. Wye"  # passes over the one within


def test_abbreviations_say_what_a_series_holds() -> None:
    kinds = {"F.3d": "case", "Harv. L. Rev.": "journal", "HARV. L. REV.": "journal",
             "Stat.": "statute", "U.N.T.S.": "treaty", "Cong. Rec.": "debate"}  # fmt: skip
    assert {name: series_kind(name) for name in kinds} == kinds
    assert series_kind("Xyzzy") is None
