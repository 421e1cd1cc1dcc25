"""Dates as notes print them."""

import pytest

from corpus.dates import find_dates


@pytest.mark.parametrize(
    ("text", "printed", "iso"),
    [
        ("CNN, 31 August 2021, here", "31 August 2021", "2021-08-31"),
        ("19 Dec 2022", "19 Dec 2022", "2022-12-19"),
        ("28 April 28, 2022 https", "28 April 28, 2022", "2022-04-28"),
        ("on March 3rd, 1999.", "March 3rd, 1999", "1999-03-03"),
        ("Sept. 2001", "Sept. 2001", "2001-09"),
        ("May 2007", "May 2007", "2007-05"),
        ("2021-06-05", "2021-06-05", "2021-06-05"),
        ("(London: Press, 2006)", "2006", "2006"),
    ],
)
def test_a_date_is_read_as_far_as_it_goes(text: str, printed: str, iso: str) -> None:
    (date,) = find_dates(text)
    assert text[date.start : date.end] == printed
    assert date.iso == iso


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no date",
        "1843-71",
        "3:2007",
        "https://a.example/2021/08/x",
        "12345",
        "1066",
        "Mayor 20",
    ],
)
def test_other_numbers_are_no_dates(text: str) -> None:
    assert find_dates(text) == []


def test_dates_come_in_the_order_of_the_text_and_once() -> None:
    found = find_dates("1999, then 3 May 2001, then June 2002")
    assert [date.iso for date in found] == ["1999", "2001-05-03", "2002-06"]
