"""Files from elsewhere are read in a process with limits, and what they try comes to nothing."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from corpus.extract import Extract, UnreadableSource
from corpus.sandbox.dispatch import extract
from corpus.sandbox.file_kinds import media_of
from corpus.sandbox.process import ParseLimits, parse
from corpus.serialization import from_json, to_json
from tests.cited.pages import pages, render
from tests.corpus import bombs

MEGA = 2**20
TIGHT = ParseLimits(seconds=8, memory=600 * MEGA)


def read(data: bytes, limits: ParseLimits = TIGHT) -> Extract:
    return parse(data, None, None, "the file", limits)


def refused(data: bytes, limits: ParseLimits = TIGHT) -> str:
    begun = time.monotonic()
    with pytest.raises(UnreadableSource) as failed:
        read(data, limits)
    assert time.monotonic() - begun < limits.seconds + 8
    assert failed.value.remedy
    return failed.value.message


def test_every_kind_of_file_is_read() -> None:
    for number, media in ((1, "pdf"), (2, "html"), (21, "docx"), (30, "pdf"), (33, "text")):
        page = next(one for one in pages() if one.work == number)
        found = read(render(page)[0])
        assert found.media == media
        words = " ".join(found.text.split())
        assert " ".join(page.paragraphs[0].split()[:8]) in words
        assert page.title in (found.title or found.headline or "")
    said = parse("Ein Text: für alle.".encode("cp1252"), "text/plain", "windows-1252", "x")
    assert (said.media, said.text) == ("text", "Ein Text: für alle.")
    assert read(render(pages()[0])[0]).pages > 1


def test_it_is_the_same_as_in_this_process() -> None:
    data = render(pages()[1])[0]
    assert read(data) == extract(data, None, None, "the file")
    found = extract(render(pages()[0])[0], None, None, "x")
    assert from_json(Extract, to_json(found, stored=True)) == found


@pytest.mark.parametrize(
    ("data", "declared", "kind"),
    [
        (b"%PDF-1.4", "text/html", "pdf"),
        (b"\n\n%PDF-1.4", None, "pdf"),
        (b"<!DOCTYPE html><p>x", "text/plain", "html"),
        ("<html>".encode("utf-16"), None, "html"),
        (b"plain words", None, "text"),
        (b"plain words", "text/html", "html"),
        (b"PK\x03\x04 but no zip", None, None),
    ],
)
def test_what_a_file_is_shows_in_itself(data: bytes, declared: str | None, kind: str) -> None:
    assert media_of(data, declared) == kind


@pytest.mark.slow
def test_harm_comes_to_nothing() -> None:
    assert "password" in refused(bombs.pdf(password="secret"))
    for data in (
        bombs.nested(3_000_000),
        bombs.pdf_circle(),
        bombs.pdf()[:200],
        bombs.docx_bomb(200 * MEGA),
        b"PK\x03\x04" + bytes(100),
        b"\x00\x01\x02\x03" * 50,
        b"",
        b"   \n",
        b"<html></html>",
    ):
        assert "the file" in refused(data)


@pytest.mark.slow
def test_what_is_too_large_or_takes_too_long_is_told() -> None:
    assert "more than 1 MiB" in refused(bytes(2 * MEGA), ParseLimits(size=MEGA))
    assert "took longer" in refused(bombs.pdf_bomb(150 * MEGA), ParseLimits(seconds=1.5))
    assert "too large" in refused(bombs.large(21 * MEGA))
    many = "".join(f"<p>Ship {number} was lost in the ice.</p>" for number in range(9000))
    assert "too much text" in refused(f"<html>{many}</html>".encode(), ParseLimits(output=100_000))
    small = ParseLimits(seconds=20, memory=380 * MEGA)
    assert "needed more than" in refused(bombs.large(15 * MEGA), small)


def test_no_file_is_read_into_a_file(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("TOP-SECRET-WORDS", "utf-8")
    for data in (
        bombs.docx_entity(secret.as_uri()),
        bombs.html_entity(secret.as_uri()),
        bombs.entity_bomb(),
    ):
        try:
            found = read(data)
        except UnreadableSource:
            continue
        assert "TOP-SECRET" not in found.text
        assert "]>" not in found.text
        assert len(found.text) < 10_000


def test_markup_and_scripts_in_titles_are_text() -> None:
    title = "<script>alert(1)</script>"
    page = f"<html><title>{title.replace('<', '&lt;')}</title><p>{'Words of it. ' * 40}</p></html>"
    found = read(page.encode())
    assert found.title == title
    long = f"<html><title>{'A' * 2_000_000}</title><p>{'Words of it. ' * 40}</p></html>"
    assert len(read(long.encode()).title or "") <= 1000
    assert "\x00" not in read(b"<html><p>" + b"Words \x00 of it. " * 40 + b"</p></html>").text


_TRIES = {
    "reaching the network": "import socket; socket.create_connection(('127.0.0.1', 9))",
    "looking up a name": "import socket; socket.getaddrinfo('localhost', 80)",
    "starting a program": "import subprocess; subprocess.run(['true'])",
    "a shell": "import os; os.system('true')",
    "becoming a program": "import os; os.execv('/bin/true', ['true'])",
    "writing a file": "open('written', 'w').write('x')",
    "appending": "open('written', 'a')",
    "opening to write": "import os; os.open('written', os.O_WRONLY | os.O_CREAT)",
}


@pytest.mark.parametrize("tried", _TRIES)
def test_the_reading_process_ends_before_it_does_what_no_reader_should(
    tried: str, tmp_path: Path
) -> None:
    code = f"from corpus.sandbox.worker import bar; bar(); {_TRIES[tried]}"
    root = str(Path(__file__).parents[3])
    run = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": root},
        check=False,
        capture_output=True,
    )
    assert run.returncode == 78
    assert not (tmp_path / "written").exists()


def test_what_must_be_kept_from_it_is_not_in_its_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from corpus.sandbox.process import _environment

    monkeypatch.setenv("IBID_TOKEN", "a secret")
    assert "a secret" not in _environment().values()


def test_the_process_loads_neither_what_its_parent_uses_nor_a_reader_of_another_kind() -> None:
    """It starts in every file's time and memory."""
    code = (
        "import sys\n"
        "import corpus.sandbox.worker, corpus.sandbox.dispatch, corpus.sandbox.incoming\n"
        "print(*sorted({name.partition('.')[0] for name in sys.modules}))\n"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(ended.stdout.split())
    assert not loaded & {"pydantic", "numpy", "fastapi", "pypdfium2", "mammoth", "trafilatura"}
