"""Pages as images and places of passages, over HTTP."""

import io
import shutil
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from PIL import Image

from tests.pdf_library import ESSAY, FRONT, PLAIN, TURNED, settings_of
from web.app import create_app

PAGE = f"/api/documents/{FRONT}/pages"


@pytest.fixture(scope="module")
def folder(pdf_papers: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the library, whose files may be changed."""
    return Path(shutil.copytree(pdf_papers, tmp_path_factory.mktemp("originals") / "library"))


@pytest.fixture(scope="module")
def api(folder: Path) -> TestClient:
    import pytest_socket

    pytest_socket.enable_socket()  # of the event loop
    return TestClient(create_app(settings_of(folder)), base_url="http://127.0.0.1")


def test_a_page_is_an_image_of_the_width_and_format_asked_for(api: TestClient) -> None:
    answer = api.get(f"{PAGE}/4?width=300&format=png")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "image/png"
    image = Image.open(io.BytesIO(answer.content))
    assert image.format == "PNG"
    assert abs(image.width - 300) <= 1
    dark = sum(image.convert("L").histogram()[:100])
    assert dark > 500  # there are words on it
    other = api.get(f"{PAGE}/5?width=300&format=png")
    assert other.content != answer.content


@pytest.mark.parametrize(
    ("accept", "query", "media"),
    [
        ("image/avif,image/webp,*/*;q=0.8", "", "image/webp"),
        ("image/webp;q=0, image/png", "", "image/png"),
        ("*/*", "", "image/png"),
        ("image/png", "&format=webp", "image/webp"),
        ("image/webp", "&format=png", "image/png"),
    ],
)
def test_the_format_is_the_one_asked_for_else_as_accepted(
    api: TestClient, accept: str, query: str, media: str
) -> None:
    answer = api.get(f"{PAGE}/4?width=100{query}", headers={"accept": accept})
    assert answer.headers["content-type"] == media
    assert answer.headers["vary"].split(", ")[0] == "Accept"


def test_an_image_that_the_client_has_is_not_sent_again(api: TestClient) -> None:
    first = api.get(f"{PAGE}/4?width=120&format=png")
    tag = first.headers["etag"]
    assert first.headers["cache-control"] == "private, no-cache"
    for sent in (tag, f'"other", W/{tag}', "*"):
        again = api.get(f"{PAGE}/4?width=120&format=png", headers={"if-none-match": sent})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == tag
    for other in (f"{PAGE}/5?width=120&format=png", f"{PAGE}/4?width=121&format=png"):
        assert api.get(other, headers={"if-none-match": tag}).status_code == 200
    head = api.head(f"{PAGE}/4?width=120&format=png")
    assert (head.status_code, head.headers["etag"], head.content) == (200, tag, b"")


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("/api/documents/nowhere/pages/1", 404, "unknown_document"),
        (f"{PAGE}/0", 404, "unknown_page"),
        (f"{PAGE}/8", 404, "unknown_page"),
        (f"{PAGE}/{10**30}", 404, "unknown_page"),
        (f"{PAGE}/x", 422, "invalid"),
        (f"{PAGE}/1?width=49", 422, "invalid"),
        (f"{PAGE}/1?width=2401", 422, "invalid"),
        (f"{PAGE}/1?format=pdf", 422, "invalid"),
        (f"/api/documents/{PLAIN}/pages/1", 404, "no_page_images"),
        (f"/api/documents/{PLAIN}/rectangles?start=0&end=5", 404, "no_page_images"),
        ("/api/documents/nowhere/rectangles?start=0&end=5", 404, "unknown_document"),
        (f"/api/documents/{FRONT}/rectangles", 422, "invalid"),
        (f"/api/documents/{FRONT}/rectangles?start=5&end=5", 422, "bad_question"),
        (f"/api/documents/{FRONT}/rectangles?start=5&end=2", 422, "bad_question"),
        (f"/api/documents/{FRONT}/rectangles?start=-1&end=2", 422, "invalid"),
        (f"/api/documents/{FRONT}/rectangles?start=0&end=99999999", 422, "bad_question"),
    ],
)
def test_what_there_is_not_is_an_error_with_a_remedy(
    api: TestClient, path: str, status: int, code: str
) -> None:
    answer = api.get(path)
    error = answer.json()["error"]
    assert (answer.status_code, error["code"]) == (status, code)
    assert error["message"]
    assert error["remedy"]


def test_a_file_that_changed_or_is_gone_asks_for_a_rebuild(api: TestClient, folder: Path) -> None:
    path = f"/api/documents/{TURNED}/pages/1?width=100&format=png"
    answer = api.get(path)
    assert answer.status_code == 200
    file = folder / "papers" / TURNED / "paper.pdf"
    data = file.read_bytes()
    file.write_bytes(data + b"\n")
    for tag in ("", answer.headers["etag"]):  # also where the image is known
        changed = api.get(path, headers={"if-none-match": tag})
        assert (changed.status_code, changed.json()["error"]["code"]) == (409, "file_changed")
        assert "ibid build" in changed.json()["error"]["remedy"]
    file.unlink()
    gone = api.get(path)
    assert (gone.status_code, gone.json()["error"]["code"]) == (409, "file_missing")
    assert str(folder) not in gone.text
    file.write_bytes(data)
    assert api.get(path).status_code == 200


def test_rectangles_are_where_the_words_are_drawn(api: TestClient) -> None:
    """In the image, the rectangles of a word have its ink, and the margin beside them has none."""
    text = api.get(f"/api/documents/{FRONT}").json()["text"]
    start = text.index("there were two")
    places = api.get(f"/api/documents/{FRONT}/rectangles?start={start}&end={start + 14}").json()
    assert (places["document"], places["start"], places["end"]) == (FRONT, start, start + 14)
    (page,) = places["pages"]
    assert (page["page"], page["label"]) == (4, "1")
    assert (page["width"], page["height"]) == (453.54, 680.32)
    scale = 2
    width = round(page["width"] * scale)
    answer = api.get(f"{PAGE}/{page['page']}?width={width}&format=png")
    image = Image.open(io.BytesIO(answer.content)).convert("L")
    for one in page["rectangles"]:
        box = tuple(round(one[side] * scale) for side in ("left", "top", "right", "bottom"))
        assert sum(image.crop(box).histogram()[:128]) > 100
        left_margin = (0, box[1], 30, box[3])
        assert sum(image.crop(left_margin).histogram()[:128]) == 0


def test_a_passage_over_pages_has_rectangles_on_each(api: TestClient) -> None:
    document = api.get(f"/api/documents/{FRONT}").json()
    border = document["page_spans"][4]["end"]
    query = f"start={border - 40}&end={border + 40}"
    pages = api.get(f"/api/documents/{FRONT}/rectangles?{query}").json()["pages"]
    assert [(one["page"], one["label"]) for one in pages] == [(5, "2"), (6, "3")]
    assert all(one["rectangles"] for one in pages)


def test_lines_from_right_to_left_have_rectangles(api: TestClient) -> None:
    text = api.get(f"/api/documents/{ESSAY}").json()["text"]
    start = next(at for at, letter in enumerate(text) if "\u05d0" <= letter <= "\u05ea")
    query = f"start={start}&end={start + 3}"
    (page,) = api.get(f"/api/documents/{ESSAY}/rectangles?{query}").json()["pages"]
    (one,) = page["rectangles"]
    assert 0 < one["left"] < one["right"] < page["width"]
