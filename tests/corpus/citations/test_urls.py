"""Web addresses: found, mended, and closed at the right letter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.citations.urls import find_addresses


def _urls(text: str) -> list[str]:
    return [address.url for address in find_addresses(text)]


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("Seen at https://a.example/b. Then more.", "https://a.example/b"),
        ("(https://a.example/b)", "https://a.example/b"),
        ("https://a.example/b_(c), and", "https://a.example/b_(c)"),
        ("“https://a.example/b”, and", "https://a.example/b"),
        ("www.a.example/b; more", "http://www.a.example/b"),
        ("HTTP://A.EXAMPLE/B.", "HTTP://A.EXAMPLE/B"),
        ("https://edition. cnn.com/2021/index.html", "https://edition.cnn.com/2021/index.html"),
        ("https://tribune.com.pk /story/2.", "https://tribune.com.pk/story/2"),
        ("http://a.example/b/ countries/c.htm", "http://a.example/b/countries/c.htm"),
        ("https://a.example/watch?v=- vwg&t=2.", "https://a.example/watch?v=-vwg&t=2"),
        ("https://a.example/b-\nlane.html", "https://a.example/b-lane.html"),
        ("https://a.example/below.\npdf", "https://a.example/below.pdf"),
        ("https://a.example/b. 3 May 2020", "https://a.example/b"),
        ("https://a.example/b, accessed 3 May 2020", "https://a.example/b"),
        ("https://a.example/b/ The next work", "https://a.example/b/"),
        ("https://a.example/b. See also c/d", "https://a.example/b"),
    ],
)
def test_an_address_ends_where_it_ends(text: str, url: str) -> None:
    assert _urls(text) == [url]


def test_two_addresses_in_a_row_stay_two() -> None:
    assert _urls("https://a.example/b- https://c.example/d/ www.e.example.") == [
        "https://a.example/b-",
        "https://c.example/d/",
        "http://www.e.example",
    ]


@pytest.mark.parametrize("text", ["", "https://", "no address", "https:// ", "www", "httpss"])
def test_no_address_is_made_up(text: str) -> None:
    assert _urls(text) == []


PART = st.text(alphabet="abcdefgh", min_size=2, max_size=8)


@st.composite
def broken_addresses(draw: st.DrawFn) -> tuple[str, str]:
    """An address, and the same as a line end may have broken it."""
    host = ".".join(draw(st.lists(PART, min_size=1, max_size=3))) + ".example"
    folders = draw(st.lists(st.lists(PART, min_size=1, max_size=3).map("-".join), min_size=1))
    whole = f"https://{host}/{'/'.join(folders)}/index.html"
    start = len("https://") + 1
    behind = {i + 1 for i in range(start, len(whole) - 1) if whole[i] in "-."}
    places = sorted(behind | {i for i in range(start, len(whole)) if whole[i] == "/"})
    place = draw(st.sampled_from(places))
    return whole, f"{whole[:place]}{draw(st.sampled_from([' ', chr(10), '  ']))}{whole[place:]}"


@given(broken_addresses())
def test_a_broken_address_is_whole_again(pair: tuple[str, str]) -> None:
    whole, broken = pair
    found = find_addresses(f"Ann Lee, “A Title”, {broken}. Another work.")
    assert [address.url for address in found] == [whole]


@given(st.text(alphabet="htps:/w.ab-3 \n()“”,", max_size=80))
def test_each_address_stands_where_it_says(text: str) -> None:
    place = 0
    for address in find_addresses(text):
        assert place <= address.start < address.end <= len(text)
        printed = "".join(text[address.start : address.end].split())
        assert address.url in (printed, f"http://{printed}")
        place = address.end
