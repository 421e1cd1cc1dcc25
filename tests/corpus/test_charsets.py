"""Letters are right, though a text or its server says what it is written in wrongly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.charsets import decode_text

NO_ENCODINGS = [
    *"utf-7 utf-16 rot13 hex base64 idna punycode unicode_escape undefined".split(),
    *("utf8mb4", "none", "..", "a\ud800", "", "iso-8859-1; charset=x", "a" * 500),
]
WORDS = "Señor Müller’s café, “naïve” – 5 €"


def html(words: str, told: str | None = None, language: str = "en") -> str:
    meta = f'<meta charset="{told}">' if told else ""
    return f'<html lang="{language}"><head>{meta}</head><body><p>{words}</p></body></html>'


@given(st.text(max_size=200), st.booleans())
def test_utf8_is_always_read_as_such(text: str, markup: bool) -> None:
    data = text.encode("utf-8", "ignore")
    wide = data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")) or b"\x00" in data
    if not wide:
        assert decode_text(data, "cp1252", markup=markup) == data.decode()


@given(st.binary(max_size=300), st.sampled_from([None, "utf-8", "x", "koi8-r", "utf-16", "rot13"]))
def test_any_bytes_are_read_as_something(data: bytes, charset: str | None) -> None:
    assert isinstance(decode_text(data, charset, markup=True), str)


@pytest.mark.parametrize("told", NO_ENCODINGS)
def test_what_is_no_encoding_of_a_page_is_not_believed(told: str) -> None:
    for data in (html(WORDS), html(WORDS, told.encode("ascii", "ignore").decode())):
        assert WORDS in decode_text(data.encode("cp1252"), told, markup=True)
        assert WORDS in decode_text(data.encode(), told, markup=True)


@pytest.mark.parametrize(
    ("encoding", "told"),
    [
        ("cp1252", "latin-1"),
        ("cp1254", "iso-8859-9"),
        ("gb18030", "gb2312"),
        ("cp932", "shift_jis"),
        ("iso8859-8", "iso-8859-8-i"),
    ],
)
def test_a_name_means_what_browsers_take_it_for(encoding: str, told: str) -> None:
    words = {
        "cp1252": WORDS,
        "cp1254": "İstanbul’da “şey” – ğ",
        "gb18030": "巴基斯坦的報告朱镕基",
        "cp932": "①髙橋さん",
        "iso8859-8": "שלום לכולם",
    }[encoding]
    assert words in decode_text(html(words, told).encode(encoding), None, markup=True)
    assert words in decode_text(html(words).encode(encoding), told, markup=True)


def test_a_page_is_believed_before_a_server_that_says_the_same_of_all() -> None:
    words = "Это длинное предложение о пароме"
    assert words in decode_text(html(words, "koi8-r").encode("koi8-r"), "iso-8859-1", markup=True)
    assert words in decode_text(html(words, "cp1252").encode("koi8-r"), "koi8-r", markup=True)


def test_a_few_broken_bytes_do_not_break_the_others() -> None:
    data = html("Müller’s café – ürümqi. " * 20).encode()
    assert "Müller" in decode_text(data + b"\x92s", None, markup=True)
    assert decode_text(data + b"\x92s", None, markup=True).endswith("’s")
    cut = data[: data.rindex("’".encode()) + 2]
    assert decode_text(cut, None, markup=True).endswith("ürümqi. Müller\ufffd")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-16", "utf-32", "utf-8-sig"])
def test_wide_letters_are_known_with_a_mark_and_without(encoding: str) -> None:
    text = decode_text(html(WORDS).encode(encoding), None, markup=True)
    assert text == html(WORDS)


@pytest.mark.parametrize(
    ("encoding", "language", "words"),
    [
        ("cp1252", "en", WORDS),
        ("cp1250", "pl", "Zażółć gęślą jaźń"),
        ("cp1251", "ru", "Это длинное предложение о пароме"),
    ],
)
def test_an_encoding_that_nobody_tells_is_guessed(encoding: str, language: str, words: str) -> None:
    data = html(f"{words}. " * 5, language=language).encode(encoding)
    assert words in decode_text(data, "utf-8", markup=True)
