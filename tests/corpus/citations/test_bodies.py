"""What courts, houses, institutions and offices put out, as notes name it."""

from typing import Any

import pytest

from tests.corpus.citations.notes import check, only, read

CITED: dict[str, dict[str, Any]] = {
    # Reports and series whose abbreviations stop within the citation.
    "Quarry v. City of Dothan, 91 So. 2d 44, 47 (Ala. 1957).": {
        "kind": "case", "title": "Quarry v. City of Dothan", "container": "So. 2d",
        "volume": "91", "date": "1957", "locator": "47",
    },
    "Rex v. Ossler (1668) 1 Keb. 402.": {
        "kind": "case", "title": "Rex v. Ossler", "container": "Keb.", "volume": "1",
        "date": "1668",
    },
    "Convention on the Lesser Belt, 9 May 1861, 123 Consol. T.S. 77.": {
        "kind": "treaty", "title": "Convention on the Lesser Belt", "container": "Consol. T.S.",
        "volume": "123", "date": "9 May 1861",
    },
    "Staatsarchiv Bremen, Urk. 9, Nr. 14.": {
        "kind": "archive", "title": "Staatsarchiv Bremen", "locator": "Urk. 9, Nr. 14",
    },
    "U.S. Const. amend. X.": {
        "kind": "statute", "title": "U.S. Const.", "locator": "amend. X",
    },
    # The printed records of houses.
    "Deutscher Bundestag, Stenographische Berichte, 3. Wahlperiode, 7. Mai 1959, S. 880 (C).": {
        "kind": "debate", "container": "Deutscher Bundestag, Stenographische Berichte",
        "date": "7. Mai 1959", "locator": "880 (C)",
    },
    "Verhandlungen des Reichstages, Stenogr. Berichte, 2. März 1911, S. 512 B.": {
        "kind": "debate", "container": "Verhandlungen des Reichstages", "date": "2. März 1911",
        "locator": "512 B",
    },
    "Journals of the House of Lords, vol. iv. p. 31, 9 May 1642.": {
        "kind": "debate", "container": "Journals of the House of Lords", "volume": "iv",
        "date": "9 May 1642", "locator": "31",
    },
    "Lord Ossler, HL Deb, 4 May 2009, vol 710, col 12.": {
        "kind": "debate", "authors": ("Lord Ossler",), "container": "HL Deb", "volume": "710",
        "date": "4 May 2009", "locator": "col 12",
    },
    # Names of cases without the court, the number and what a case is called by.
    "ECtHR, Lehto v. Finland [GC], no. 4411/03, 9 June 2010, § 12.": {
        "kind": "case", "title": "Lehto v. Finland", "date": "9 June 2010", "locator": "§ 12",
    },
    "Joined Cases 12 & 14/81, Firma Quarz v. Comm’n, 1983 E.C.R. 901, 911.": {
        "kind": "case", "title": "Firma Quarz v. Comm’n", "container": "E.C.R.", "date": "1983",
        "locator": "911",
    },
    "Salt Co. v. Orr (Salt II), 231 U.S. 44, 47 (1913).": {
        "kind": "case", "title": "Salt Co. v. Orr", "container": "U.S.", "volume": "231",
        "date": "1913", "locator": "47",
    },
    # Acts, resolutions and treaties by their days and years.
    "Directive (EU) 2015/4040 on salt, OJ L 77, 3.9.2015, p. 4, recital 2.": {
        "kind": "statute", "title": "Directive (EU) 2015/4040 on salt", "container": "OJ",
        "volume": "L 77", "date": "3.9.2015", "locator": "recital 2",
    },
    "Security Council resolution 1440 (2002), para. 3.": {
        "kind": "report", "title": "Security Council resolution 1440", "date": "2002",
        "locator": "para. 3",
    },
    "Protocol on the Keeping of Lights, Article 7, 1979.": {
        "kind": "treaty", "title": "Protocol on the Keeping of Lights", "date": "1979",
        "locator": "Article 7",
    },
    "91 Fed. Reg. at 12,044.": {
        "kind": "statute", "container": "Fed. Reg.", "volume": "91", "locator": "12,044",
    },
    # Who wrote a paper of a legislature or an office.
    "Ada Quist, Message Vetoing the Salt Act, S. Doc. No. 81-44, at 3 (1950).": {
        "kind": "report", "authors": ("Ada Quist",), "title": "Message Vetoing the Salt Act",
        "date": "1950", "locator": "3",
    },
    "Tex. Dep’t of Agric., Div. of Salt Res., Pans and Permits 4–6 (2001).": {
        "kind": "report", "authors": ("Tex. Dep’t of Agric., Div. of Salt Res.",),
        "title": "Pans and Permits", "date": "2001", "locator": "4–6",
    },
    # Reports of institutes.
    "Ann Kell, Graded Salt (Nairobi: Institute for Salt, 2012), 14.": {
        "kind": "report", "authors": ("Ann Kell",), "title": "Graded Salt", "place": "Nairobi",
        "publisher": "Institute for Salt", "date": "2012", "locator": "14",
    },
    "Ann Kell, Salt Songs (Oslo: Salt Institute Press, 1998), 14.": {
        "kind": "book", "authors": ("Ann Kell",), "title": "Salt Songs", "place": "Oslo",
        "publisher": "Salt Institute Press", "date": "1998", "locator": "14",
    },
    # Acts by their long titles and gazettes, standards by their titles.
    "Gesetz über die Salinen vom 3. Mai 1951, BGBl. I, S. 290, § 4.": {
        "kind": "statute", "title": "Gesetz über die Salinen", "container": "BGBl.",
        "volume": "I", "date": "3. Mai 1951", "locator": "§ 4",
    },
    "Ordinance for the Government of Ferries, 1844, cl. 2.": {
        "kind": "statute", "title": "Ordinance for the Government of Ferries", "date": "1844",
        "locator": "cl. 2",
    },
    "Salt Pans – Marking, ISO 99204:2011, cl. 3.1.": {
        "kind": "report", "title": "Salt Pans – Marking", "date": "2011", "locator": "cl. 3.1",
    },
    # Theses and pages as German notes and lists of medicine have them.
    "Ilse Rehm, Die Salzhändler, Diss. phil. Kiel 1931, S. 9.": {
        "kind": "thesis", "authors": ("Ilse Rehm",), "title": "Die Salzhändler",
        "place": "Kiel", "date": "1931", "locator": "S. 9",
    },
    "Rehm I. Salt and sight [dissertation]. Busan: Coast University; 2009.": {
        "kind": "thesis", "authors": ("Rehm I",), "title": "Salt and sight",
        "place": "Busan", "publisher": "Coast University", "date": "2009",
    },
    "Salt Health Board. Clinic returns [Internet]. Tarn: The Board; 2011 Feb [cited 2012 Jan 3]. "
    "Available from: http://shb.example/returns.": {
        "kind": "web page", "authors": ("Salt Health Board",), "title": "Clinic returns",
        "place": "Tarn", "publisher": "The Board", "date": "2011 Feb",
    },
    "Salt Health Board. Burials 1849 [Internet]. 2011 [cited 2012 Jan 3]. Available from: "
    "http://shb.example/burials.": {
        "kind": "web page", "authors": ("Salt Health Board",), "title": "Burials 1849",
        "date": "2011",
    },
    "Bureau of Salt (Peru), Pans Dataset, v. 2.1, 2017, https://salt.example/d (downloaded 3 May "
    "2018).": {
        "kind": "web page", "authors": ("Bureau of Salt (Peru)",), "title": "Pans Dataset",
        "date": "2017",
    },
    # Commentaries on laws, papers of series, programs.
    "Keller, in: Roth/Stein (Hrsg.), Kommentar zum Salzrecht, 3. Aufl. 1998, § 9 Rn. 4.": {
        "kind": "chapter", "authors": ("Keller",), "container": "Kommentar zum Salzrecht",
        "editors": ("Roth", "Stein"), "edition": "3", "date": "1998", "locator": "§ 9 Rn. 4",
    },
    "Ann Kell, “Salt Days,” Discussion Paper 2011b (Accra: Centre for Salt), 7.": {
        "kind": "report", "authors": ("Ann Kell",), "title": "Salt Days", "place": "Accra",
        "publisher": "Centre for Salt", "date": "2011", "locator": "7",
    },
    "Ann Kell, “Salt Days,” NBER Working Paper 21119 (May 2012), 7.": {
        "kind": "report", "authors": ("Ann Kell",), "title": "Salt Days", "publisher": "NBER",
        "date": "May 2012", "locator": "7",
    },
    "Ann Kell, saltpans (version 2.1), 2018, https://code.example/salt.": {
        "kind": "web page", "authors": ("Ann Kell",), "title": "saltpans", "date": "2018",
    },
    "Walls of Salt. Inventor: A. MOSS. Int. Cl.: E02D. Oslo: Patentstyret, 2001, NO 144881. "
    "Claim 2.": {
        "kind": "report", "authors": ("A. MOSS",), "title": "Walls of Salt", "place": "Oslo",
        "publisher": "Patentstyret", "date": "2001", "locator": "Claim 2",
    },
    "Ann Kell, Salt by Night: Pans and Prices, Tarn Energy Forum, Accra, May 2016, p. 8.": {
        "kind": "report", "authors": ("Ann Kell",), "title": "Salt by Night: Pans and Prices",
        "publisher": "Tarn Energy Forum", "place": "Accra", "date": "May 2016",
        "locator": "p. 8",
    },
    "Pans at Work: A Survey of Four Towns, Tarn Energy Forum, 2014.": {
        "kind": "report", "title": "Pans at Work: A Survey of Four Towns",
        "publisher": "Tarn Energy Forum", "date": "2014",
    },
    # A chapter or a section with a page before the brackets.
    "Ada Quist, Towns without Salt ch. 4 (1984).": {
        "kind": "book", "authors": ("Ada Quist",), "title": "Towns without Salt",
        "date": "1984", "locator": "ch. 4",
    },
    "Ada Quist, The Law of Salt Pans § 44, at 210 (1931).": {
        "kind": "book", "authors": ("Ada Quist",), "title": "The Law of Salt Pans",
        "date": "1931", "locator": "§ 44, at 210",
    },
}  # fmt: skip


@pytest.mark.parametrize("words", CITED)
def test_what_bodies_put_out_is_read(words: str) -> None:
    check(only(words), **CITED[words])


def test_a_sentence_that_ends_with_a_capital_is_not_taken_for_a_series() -> None:
    (note,) = read("Ann Kell, Salt (Oslo: Havn, 1999), 12 Moss. 14 pilots were paid.")
    assert note.commentary is not None
    assert "14 pilots were paid" in note.commentary


def test_a_document_behind_what_it_is_on_has_its_own_title() -> None:
    (note,) = read("On the salt roads, Final Report of the Panel on Tarn, S/2011/14, 3 May 2011, "
                   "annex II.")  # fmt: skip
    (citation,) = note.citations
    assert citation.title == "Final Report of the Panel on Tarn"
    assert note.commentary == "On the salt roads"
