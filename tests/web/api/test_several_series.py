"""The API and the pages over a paper whose notes have several series of labels."""

import re
from typing import Any

import pytest
from fastapi.testclient import TestClient

from qa.settings import Settings
from tests.qa.several_series import UNSURE, WARNINGS
from web.app import create_app
from web.pages.document_layout import marker_anchor


@pytest.fixture
def marl(several: Settings, loopback: None) -> TestClient:
    return TestClient(
        create_app(several), base_url="http://127.0.0.1", raise_server_exceptions=False
    )


def _ids(client: TestClient, **query: Any) -> list[str]:
    response = client.get("/api/notes", params=query)
    assert response.status_code == 200
    return [note["id"] for note in response.json()["notes"]]


def _error(response: Any, status: int) -> dict[str, str]:
    assert response.status_code == status
    error: dict[str, str] = response.json()["error"]
    return error


def test_notes_are_listed_by_number_and_id(marl: TestClient) -> None:
    assert len(_ids(marl)) == len(set(_ids(marl))) == 10
    assert _ids(marl, number=3) == ["3", "2.3"]
    assert _ids(marl, number=2) == ["3.2", "2", "2.2", "4.2"]
    assert _ids(marl, id="2.3") == ["2.3"]
    assert _ids(marl, id="3", document="marl") == ["3"]
    assert _ids(marl, id="2.3", number=3) == ["2.3"]
    for query in ("id=2.9", "number=3&id=2.2", "id="):
        assert _error(marl.get(f"/api/notes?{query}"), 404)["code"] == "unknown_note"
    assert _error(marl.get(f"/api/notes?id={'x' * 600}"), 422)["code"] == "invalid"


def test_a_note_says_what_tells_it_apart(marl: TestClient) -> None:
    (note,) = marl.get("/api/notes", params={"id": "2.2"}).json()["notes"]
    assert (note["number"], note["label"], note["series"]) == (2, "2", 2)
    assert (note["name"], note["unsure"]) == ("2 (series 2)", None)
    assert note["citations"][0]["resolved_ids"] == ["2.1"]
    (roman,) = marl.get("/api/notes", params={"id": "3.2"}).json()["notes"]
    assert (roman["number"], roman["label"], roman["unsure"]) == (2, "ii", UNSURE)


def test_where_one_note_is_needed_the_error_names_the_ids(marl: TestClient) -> None:
    error = _error(marl.get("/api/notes/3/support"), 422)
    assert error["message"] == "There are several notes 3, with the ids 3, 2.3."
    assert "?id=" in error["remedy"]
    page = marl.get("/support", params={"document": "marl", "note": "3"})
    assert page.status_code == 422
    assert "with the ids 3, 2.3" in page.text


@pytest.mark.parametrize(
    ("path", "ident"),
    [
        ("/api/notes/3/support?id=2.3", "2.3"),
        ("/api/notes/3/support?id=3", "3"),
        ("/api/notes/2.3/support?document=marl", "2.3"),
        ("/api/notes/ii/support", "3.2"),
        ("/api/notes/%E2%80%A0/support", "4.1"),
    ],
)
def test_the_support_of_one_note_is_given(marl: TestClient, path: str, ident: str) -> None:
    support = marl.get(path).json()
    (note,) = marl.get("/api/notes", params={"id": ident}).json()["notes"]
    for key in ("id", "label", "name", "text"):
        assert support[key] == note[key]
    assert support["note"] == note["number"]


def test_a_note_that_is_not_there_is_told_so(marl: TestClient) -> None:
    for path in ("/api/notes/9/support", "/api/notes/3/support?id=2.1"):
        assert _error(marl.get(path), 404)["code"] == "unknown_note"
    page = marl.get("/support")
    assert page.status_code == 422
    assert "Which note?" in page.text


def test_the_page_has_a_place_for_every_note_and_marker(marl: TestClient) -> None:
    page = marl.get("/", params={"read": "marl"}).text
    idents = re.findall(r' id="([^"]+)"', page)
    assert len(idents) == len(set(idents))
    for ident in _ids(marl):
        assert f"note-{ident}" in idents
        assert f"marker-{ident}" in idents
        assert f'href="#note-{ident}"' in page
        assert f'href="#marker-{ident}"' in page
    markers = re.findall(r'<a class="marker"[^>]*aria-label="Note ([^"]+)">([^<]+)</a>', page)
    assert ("3 (series 2)", "3") in markers
    assert ("†", "†") in markers
    assert ("ii", "ii") in markers
    assert UNSURE in page
    for warning in WARNINGS:
        assert warning in page


def test_a_marker_of_a_note_with_several_has_a_place_of_its_own() -> None:
    assert [marker_anchor("2", place) for place in (0, 1)] == ["2", "2-m2"]


def test_links_lead_to_the_note_that_is_meant(marl: TestClient) -> None:
    page = marl.get("/", params={"q": "What does note 3 cite?"}).text
    assert "place=note-2.3#note-2.3" in page
    assert "in note 3 (series 2)" in page
    assert "<b>3 (series 1)</b>" in page
    page = marl.get("/", params={"q": "Who was the new collector?"}).text
    assert re.search(r'data-note="2\.3" data-name="3 \(series 2\)"[^>]*>3 \(series 2\)</a>', page)
    table = marl.get("/notes").text
    assert re.search(r'#note-2\.3"[^>]*>3 \(series 2\)</a>', table)
    assert f"Not certain: {UNSURE}" in table
    assert "resolved through note 1 (series 2)" in " ".join(table.split())
    support = marl.get("/support", params={"document": "marl", "id": "2.3"}).text
    assert "<h2>Note 3 (series 2)</h2>" in support
    assert "place=note-2.3#note-2.3" in support


@pytest.mark.parametrize("place", ["note-2.3", "note-3", "note-4.2", "note-99", "note-x", "note-"])
def test_every_address_of_a_note_opens(marl: TestClient, place: str) -> None:
    assert marl.get("/", params={"read": "marl", "place": place}).status_code == 200


def test_notes_are_sorted_by_series_and_number(marl: TestClient) -> None:
    def names(**query: str) -> list[str]:
        page = marl.get("/notes", params=query).text
        return list(dict.fromkeys(re.findall(r'data-name="([^"]+)"', page)))

    assert names(sort="note")[:4] == [
        "1 (series 1)", "2 (series 1)", "3 (series 1)", "1 (series 2)"
    ]  # fmt: skip
    assert names(sort="note", down="1") == names(sort="note")[::-1]
    assert names(q="†") == ["†"]


def test_the_page_of_sources_names_the_notes_that_cite_each(marl: TestClient) -> None:
    page = " ".join(marl.get("/sources").text.split())
    assert "note=" not in page
    assert (
        '&amp;id=2.1" aria-label="Note 1 (series 2): what the works say">1 (series 2)</a>' in page
    )
    listed = marl.get("/api/sources").json()["sources"]
    (place,) = next(one["cited_by"] for one in listed if "Drink and Duty" in one["label"])
    assert (place["notes"], place["note_ids"]) == ([1, 2], ["2.1", "2.2"])


def test_the_papers_page_lists_what_reading_did_not_understand(marl: TestClient) -> None:
    page = marl.get("/papers").text
    assert "5 warnings from reading it" in page
    assert WARNINGS[0] in page
