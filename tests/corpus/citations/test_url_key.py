"""Which addresses name the same page?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.citations.url_key import canonical

PAGE = "https://www.example.org/a/b?id=3&page=2"


@pytest.mark.parametrize(
    "other",
    [
        "http://www.example.org/a/b?id=3&page=2",
        "https://example.org/a/b?id=3&page=2",
        "https://EXAMPLE.org:443/a/b?id=3&page=2",
        "https://example.org/a/b?page=2&id=3",
        "https://example.org/a/b?id=3&page=2&utm_source=x&utm_medium=y&fbclid=z",
        "https://example.org/a/b?gclid=1&id=3&page=2#section-3",
    ],
)
def test_variants_of_an_address_are_one(other: str) -> None:
    assert canonical(other) == canonical(PAGE)


def test_a_trailing_slash_tells_nothing() -> None:
    assert canonical("https://a.org/x/") == canonical("http://www.a.org/x")
    assert canonical("https://a.org/") == canonical("http://www.a.org")


@pytest.mark.parametrize(
    "other",
    [
        "https://www.example.org/a/b?id=4&page=2",
        "https://www.example.org/a/c?id=3&page=2",
        "https://sub.example.org/a/b?id=3&page=2",
        "https://www.example.com/a/b?id=3&page=2",
    ],
)
def test_other_pages_are_others(other: str) -> None:
    assert canonical(other) != canonical(PAGE)


@given(st.text(max_size=80))
def test_any_text_has_one_form(text: str) -> None:
    assert canonical(text) == canonical(text)
