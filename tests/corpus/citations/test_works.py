"""The distinct works that papers cite."""

import json

from corpus.citations.works import Work, merged, work_id, works_in_note, works_of
from corpus.documents import Citation, Document
from corpus.serialization import from_json, to_json


def test_every_work_is_listed_once_with_all_its_notes(paper: Document) -> None:
    works = works_of([paper])
    assert len({work.id for work in works}) == len(works) == 37
    assert [work.cited_by[0].number for work in works] == list(range(1, 38))
    thesis = works[4]
    assert thesis.cited_by[0].notes == (4, 7, 10)
    assert thesis.citation.resolved_from == ()  # as it is first cited in full
    assert thesis.label.startswith("Muhammad T. Mahmood, “The Role of the Judicial System")
    cited = {note.number for note in paper.notes if note.citations}
    assert {note for work in works for note in work.cited_by[0].notes} == cited


def test_the_second_paper_too(second_paper: Document) -> None:
    works = works_of([second_paper])
    assert [work.cited_by[0].number for work in works] == list(range(1, len(works) + 1))
    assert all(work.label for work in works)


def test_a_work_that_two_papers_cite_is_one(paper: Document, second_paper: Document) -> None:
    alone = works_of([paper])
    both = merged([alone, works_of([second_paper]), alone])
    assert len(both) == len(alone) + len(works_of([second_paper]))
    assert len(both[0].cited_by) == 2


def test_ids_are_made_of_what_is_cited_and_of_nothing_else() -> None:
    one = Citation("v", "book", authors=("Ádám Kovács",), title="A Book", issued="1999", work=3)
    same = Citation("w", "book", authors=("Ádám Kovács",), title="A Book", issued="1999", work=9)
    assert work_id(one) == work_id(same)
    assert work_id(one).startswith("kovacs-a-book-")
    there = Citation("v", "web page", title="A Page", url="https://www.a.org/x/")
    also = Citation("v", "web page", title="A Page", url="http://a.org/x?utm_source=y")
    assert work_id(there) == work_id(also) != work_id(one)
    assert work_id(Citation("何か", "unknown")) != work_id(Citation("別の", "unknown"))


def test_works_come_back_from_json(paper: Document) -> None:
    works = works_of([paper])
    assert from_json(list[Work], json.loads(json.dumps(to_json(works, stored=True)))) == works


def test_the_works_of_a_note_come_in_its_order(paper: Document) -> None:
    works = works_of([paper])
    note = next(note for note in paper.notes if note.number == 10)
    numbers = [work.cited_by[0].number for work in works_in_note(note, works, paper.id)]
    assert numbers == [9, 5]
    assert works_in_note(note, works, "another") == []
