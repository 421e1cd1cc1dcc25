"""Bytes into characters and back."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import UnreadableText
from corpus.plaintext.decoding import decode


@pytest.mark.parametrize(
    ("lead", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_says_the_encoding_and_is_not_text(lead: bytes, encoding: str) -> None:
    decoded = decode(lead + "Zürich 😀".encode(encoding), "a file")
    assert (decoded.text, decoded.encoding, decoded.lead) == ("Zürich 😀", encoding, len(lead))


def test_western_bytes_are_read_as_letters() -> None:
    data = "“Café”, she said, was naïve – and the Zürich paper agreed with her.".encode("cp1252")
    decoded = decode(data, "a file")
    assert decoded.text.encode(decoded.encoding) == data
    assert "Café" in decoded.text


@pytest.mark.parametrize("encoding", ["shift_jis_2004", "euc_jis_2004", "big5hkscs", "gb18030"])
def test_whatever_is_guessed_maps_back_letter_by_letter(encoding: str) -> None:
    # In the first two, one pair of bytes stands for か and the mark behind it together.
    data = ("か゚と漢字、そして日本語の文章です。" * 5).encode(encoding, "ignore")
    decoded = decode(data, "a file")
    assert b"".join(letter.encode(decoded.encoding) for letter in decoded.text) == data


@given(
    st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]),
    st.lists(st.integers(0, 1000), max_size=5),
)
def test_places_map_to_bytes_and_back(text: str, encoding: str, places: list[int]) -> None:
    text = f"a{text}".replace("\ufeff", "")
    data = text.encode(encoding)
    decoded = decode(data, "a file")
    assert decoded.text == text
    places = [min(place, len(text)) for place in places]
    offsets = decoded.byte_offsets(places)
    assert set(offsets) == set(places)
    for place, offset in offsets.items():
        assert data[decoded.lead : offset].decode(decoded.encoding) == text[:place]


@given(st.binary(min_size=1, max_size=200))
def test_any_bytes_are_text_that_maps_back_or_are_refused(data: bytes) -> None:
    try:
        decoded = decode(data, "a file")
    except UnreadableText:
        return
    assert decoded.text.encode(decoded.encoding) == data[decoded.lead :]


@pytest.mark.parametrize("data", [b"", b"  \n", b"\xef\xbb\xbf\n", "\u3000\x85".encode()])
def test_a_file_without_words_holds_no_text(data: bytes) -> None:
    with pytest.raises(UnreadableText, match="holds no text"):
        decode(data, "a file")


@pytest.mark.parametrize("data", [b"%PDF\x00\xff\xfe\x00", b"\x01\x02\x03 words"])
def test_what_is_not_text_names_the_way_out(data: bytes) -> None:
    with pytest.raises(UnreadableText, match="not a text file") as caught:
        decode(data, "a file")
    assert "PDF" in caught.value.remedy
