"""First pages in many makes: title, authors and date are right."""

import pytest

from tests.layouts.front_pages import FIELDS, HERE, main, read_page, score_page, truths

TRUTHS = truths()
FLOORS = {"headings": 25, "sentences": 63, "absent": 90}
KNOWN = {
    ("ngo_report", "issued"): "wrong",  # the month stands behind the text of the imprint
    ("book_review", "title"): "absent",  # the book under review, as a sentence
    ("book_review", "authors"): "absent",
    ("interview", "authors"): "absent",  # named in the summary alone
    ("white_paper", "title"): "wrong",  # it looks like two names; its subtitle is taken
}


@pytest.mark.parametrize("name", TRUTHS)
def test_title_authors_and_date_of_a_first_page(name: str) -> None:
    found = score_page(read_page(name), TRUTHS[name])
    expected = {one: KNOWN.get((name, one), "right") for one in FIELDS}
    assert found.fields == expected, found.misses


def test_what_is_read_of_all_pages_does_not_fall() -> None:
    scores = [score_page(read_page(name), truth) for name, truth in TRUTHS.items()]
    for part, least in FLOORS.items():
        assert sum(score.right[part] for score in scores) >= least


def test_every_page_has_its_truth() -> None:
    assert {file.stem for file in HERE.glob("*.txt")} == TRUTHS.keys()


def test_a_wrong_page_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    found = score_page(read_page("memo"), TRUTHS["thesis"])
    assert set(found.fields.values()) == {"wrong"}
    assert found.right["sentences"] == 0
    main(["memo"])
    assert "title: 1 right, 0 absent, 0 wrong" in capsys.readouterr().out
