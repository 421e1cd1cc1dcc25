"""References over HTTP, and the page of notes and works."""

import json
import re

import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from fastapi.testclient import TestClient

from qa.references.styles import STYLES
from tests.conftest import FIRST, SECOND
from tests.web.pages.test_templates import _read

PLACE: dict[str, str | int] = {"document": FIRST, "start": 6426, "end": 6600}


@pytest.mark.parametrize("style", STYLES)
def test_a_quote_is_cited_in_every_style(client: TestClient, style: str) -> None:
    response = client.get("/api/reference", params={**PLACE, "style": style})
    assert response.status_code == 200
    assert response.headers["content-type"] == "text/plain; charset=utf-8"
    assert "Mahmood" in response.text


@pytest.mark.parametrize(
    ("wrong", "status"),
    [
        ({"document": "nothing"}, 404),
        ({"start": 6600}, 422),
        ({"end": 10**9}, 422),
        ({"start": -1}, 422),
        ({"style": "apa"}, 422),
        ({"start": 0, "end": 30_000}, 422),
    ],
)
def test_what_cannot_be_cited_is_told(
    client: TestClient, wrong: dict[str, str | int], status: int
) -> None:
    response = client.get("/api/reference", params={**PLACE, **wrong})
    assert response.status_code == status
    assert response.json()["error"]["remedy"]


def test_the_works_of_a_paper_are_a_file_in_a_style(client: TestClient) -> None:
    def works(style: str) -> str:
        response = client.get("/api/bibliography", params={"document": FIRST, "style": style})
        assert f'filename="works-{FIRST}.' in response.headers["content-disposition"]
        return response.text

    assert len(parse_string(works("bibtex")).entries) == 37
    assert len(rispy.loads(works("ris"))) == 37
    assert len(json.loads(works("csl-json"))) == 37
    assert works("chicago").count("\n") == 37
    assert client.get("/api/bibliography?document=nothing").status_code == 404


def _numbers(client: TestClient, **wish: str | int) -> list[int]:
    page = client.get("/notes", params=wish)
    assert page.status_code == 200
    return [int(n) for n in re.findall(r'data-note="(\d+)"', page.text)]


def test_notes_are_listed_sorted_and_filtered(client: TestClient) -> None:
    numbers = _numbers(client, document=FIRST)
    assert len(numbers) == 41
    assert numbers == sorted(numbers)
    assert set(numbers) == set(range(1, 40))
    down = _numbers(client, document=FIRST, down="true")
    assert down == sorted(down, reverse=True)
    dated = _numbers(client, document=FIRST, sort="date")
    assert dated != numbers
    assert sorted(dated) == numbers
    books = _numbers(client, document=FIRST, kind="book")
    assert 10 in books
    assert len(set(books)) < 5
    assert set(_numbers(client, q="Musharraf memoir")) <= set(books)
    assert _numbers(client, q="nothing like this") == []
    assert _numbers(client, document=FIRST, kind="none") == []
    assert set(_numbers(client, state="not tried", document=FIRST)) < set(numbers)
    assert len(_numbers(client)) > len(numbers), "both papers'"
    assert client.get("/notes?document=nothing").status_code == 404
    assert client.get("/notes?sort=colour&page=-3").status_code == 200


def test_a_note_is_told_with_its_chain_and_what_became_of_its_work(client: TestClient) -> None:
    page = client.get("/notes", params={"document": FIRST, "q": "Ibid."}).text
    assert "resolved through note 5" in page
    assert "not tried" in page or "nothing to fetch" in page
    assert f'href="/?read={FIRST}&amp;place=note-6#note-6"' in page
    assert 'aria-sort="ascending"' in page


def test_a_place_in_the_text_can_be_linked_to(client: TestClient) -> None:
    for place in ("note-6", "s6426", "note-999", "s999999", "nonsense", "note-"):
        page = client.get("/", params={"read": SECOND if place == "s1" else FIRST, "place": place})
        assert page.status_code == 200


def test_questions_are_suggested(client: TestClient) -> None:
    found = client.get(f"/api/documents/{FIRST}/questions").json()["questions"]
    assert found
    plain = client.get("/", params={"read": FIRST}).text
    assert "Suggest questions from this text" in plain
    page = client.get("/", params={"read": FIRST, "suggest": "1"}).text
    for one in found:
        assert one["question"] in _read(page, "suggested").words
    assert f'name="document" value="{FIRST}"' in page
    assert client.get("/api/documents/nothing/questions").status_code == 404
