"""The reading of citations keeps its scores against the tables of this folder.

`python -m tests.citations.score` prints what is held here; the floors are those that were asked
for, or stand a little below what is measured.
"""

import pytest

from tests.citations.score import FILES, Score, align, plain, score_case, score_file

# field → the least precision and recall
FLOORS = {
    "authors": (0.985, 0.965),
    "title": (0.97, 0.98),
    "container": (0.97, 0.98),
    "date": (0.985, 0.975),
    "issued": (0.985, 0.975),
    "locator": (0.985, 0.975),
    "kind": (0.985, 0.985),
    "editors": (0.97, 0.93),
    "volume": (0.97, 0.97),
    "publisher": (0.98, 0.975),
    "place": (0.985, 0.985),
    "url": (0.94, 0.94),  # two of a table are without the "http://" that is put before "www."
    "verbatim": (0.98, 0.98),
}
CHAINS = 0.985
# Tables that are held apart: "last" and "fresh" have many conversations, to which no table gives a
# title; on "unseen" no work was done. Table → field → the least precision and recall.
APART_FLOORS = {
    "last": {
        "authors": (0.98, 0.98), "title": (0.92, 0.97), "container": (0.97, 0.97),
        "date": (0.98, 0.98), "locator": (0.98, 0.98), "kind": (0.97, 0.97),
    },
    "fresh": {
        "authors": (0.97, 0.94), "title": (0.90, 0.92), "container": (0.97, 0.95),
        "date": (0.97, 0.97), "locator": (0.97, 0.95), "kind": (0.94, 0.93),
    },
    "unseen": {
        "authors": (0.90, 0.81), "title": (0.80, 0.77), "container": (0.88, 0.80),
        "date": (0.94, 0.83), "locator": (0.96, 0.85), "kind": (0.80, 0.79),
    },
}  # fmt: skip
APART_CHAINS = {"last": 0.98, "fresh": 0.98, "unseen": 0.90}
APART_WRONG = {"last": 0, "fresh": 0, "unseen": 6}  # chains that are wrong, and sure of it
COMMENTARY = 0.95  # recall


@pytest.fixture(scope="module")
def total() -> Score:
    score = Score()
    for file in FILES:
        if file.stem not in APART_FLOORS:
            score.add(score_file(file))
    return score


@pytest.mark.parametrize("table", APART_FLOORS)
def test_a_table_that_is_held_apart_does_not_fall(table: str) -> None:
    (file,) = (one for one in FILES if one.stem == table)
    score = score_file(file)
    for name, (precision, recall) in APART_FLOORS[table].items():
        assert score.fields[name].precision >= precision
        assert score.fields[name].recall >= recall
    assert score.chains.recall >= APART_CHAINS[table]
    assert score.confident_wrong <= APART_WRONG[table]


@pytest.mark.parametrize("field", FLOORS)
def test_a_field_keeps_its_precision_and_recall(total: Score, field: str) -> None:
    precision, recall = FLOORS[field]
    assert total.fields[field].precision >= precision
    assert total.fields[field].recall >= recall


def test_chains_are_followed_and_none_is_wrong_and_sure_of_it(total: Score) -> None:
    assert total.chains.recall >= CHAINS
    assert total.confident_wrong == 0


def test_commentary_is_kept(total: Score) -> None:
    assert total.commentary.recall >= COMMENTARY


def test_what_is_missed_is_counted() -> None:
    case = {
        "id": "x",
        "notes": ["Ada Moss, Harbours (London: Verso, 1994), 6.", "Ibid., 7."],
        "work": [
            {"note": 1, "verbatim": "Ada Moss, Harbours (London: Verso, 1994), 6", "kind": "book",
             "authors": ["Ada Moss"], "title": "Another", "locator": "6"},
            {"note": 2, "verbatim": "Ibid., 7", "same_as": 1, "locator": "8"},
        ],
    }  # fmt: skip
    score = score_case(case)
    title, locator, date = (score.fields[name] for name in ("title", "locator", "date"))
    assert (title.right, title.predicted, title.expected) == (0, 1, 1)
    assert (locator.right, locator.predicted, locator.expected) == (1, 2, 2)
    assert (date.right, date.predicted, date.expected) == (0, 1, 0)
    assert (score.chains.right, score.chains.expected, score.confident_wrong) == (1, 1, 0)


def test_a_wrong_chain_is_counted_as_one_that_is_sure_of_it() -> None:
    case = {
        "id": "x",
        "notes": ["Ada Moss, Harbours (London: Verso, 1994), 6.", "Moss, Harbours, 9."],
        "work": [
            {"note": 1, "verbatim": "Ada Moss, Harbours (London: Verso, 1994), 6", "kind": "book"},
            {"note": 2, "verbatim": "Moss, Harbours, 9", "kind": "book"},
        ],
    }  # fmt: skip
    assert score_case(case).confident_wrong == 1


def test_strings_are_compared_without_their_marks() -> None:
    assert plain("“The Bar,”") == plain("'The  Bar'") == "The Bar"
    assert align("A, 1; B, 2.", ["A, 1", "B, 2"], ["B, 2."]) == [(1, 0)]
