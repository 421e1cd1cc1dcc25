"""Errors in words fit to be read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import IbidError, ended_once


@pytest.mark.parametrize(
    ("text", "ended"),
    [
        ("It broke.", "It broke."),
        ("It broke..", "It broke."),
        ("It broke: no room..", "It broke: no room."),
        ("It broke: why?.", "It broke: why?"),
        ("It broke: no!.", "It broke: no!"),
        ("It broke: “no.”.", "It broke: “no.”"),
        ("It broke: 'no.'.", "It broke: 'no.'"),
        ("It broke: 'no'.", "It broke: 'no'."),
        ("It goes on...", "It goes on..."),
        ("It goes on....", "It goes on..."),
        ("It goes on….", "It goes on…"),
        ("It broke. ", "It broke."),
        ("No end", "No end"),
        ("", ""),
    ],
)
def test_a_message_ends_once(text: str, ended: str) -> None:
    assert ended_once(text) == ended
    error = IbidError(text, text)
    assert (error.message, error.remedy) == (ended, ended)
    assert str(error) == f"{ended} {ended}"


@given(st.text(max_size=30), st.text("ab.?!…”' ", max_size=8))
def test_whatever_a_message_ends_in_it_ends_once(words: str, end: str) -> None:
    ended = ended_once(f"{words}{end}.")
    assert ended_once(ended) == ended
    assert not ended.endswith(("?.", "!.", "…."))
    assert not ended.endswith("..") or ended.endswith("...")
