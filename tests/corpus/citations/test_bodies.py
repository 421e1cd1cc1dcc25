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
}  # fmt: skip


@pytest.mark.parametrize("words", CITED)
def test_what_bodies_put_out_is_read(words: str) -> None:
    check(only(words), **CITED[words])


def test_a_sentence_that_ends_with_a_capital_is_not_taken_for_a_series() -> None:
    (note,) = read("Ann Kell, Salt (Oslo: Havn, 1999), 12 Moss. 14 pilots were paid.")
    assert note.commentary is not None
    assert "14 pilots were paid" in note.commentary
