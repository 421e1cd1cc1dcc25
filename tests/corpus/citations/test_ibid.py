"""Pointers resolved to the works they mean."""

from corpus.citations.ibid import CitingNote, resolve
from corpus.citations.parser import read_note
from corpus.documents import Citation

LEE = "Ann Lee, The Long Night (Rome: Sun, 1999), p. 3."
WEI = "Li Wei, “On Rivers”, Journal of Rivers, 3:1(2007), 35-36."
OTHER = "Ann Lee, “A Short Day”, Sun, 2 May 2001."


def _resolve(*notes: str) -> list[tuple[Citation, ...]]:
    return _resolve_numbered(*enumerate(notes, start=1))


def _resolve_numbered(*notes: tuple[int, str]) -> list[tuple[Citation, ...]]:
    return resolve([CitingNote(str(n), n, 1, read_note(text)[0]) for n, text in notes])


def _last(*notes: str) -> Citation:
    return _resolve(*notes)[-1][-1]


def test_ibid_repeats_the_note_before_with_its_page() -> None:
    found = _last(LEE, "Ibid.")
    assert (found.title, found.resolved_from, found.work) == ("The Long Night", (1,), 1)
    assert found.locator == "p. 3"
    assert found.verbatim == "Ibid."
    assert _last(LEE, "Ibid., p. 9.").locator == "p. 9"


def test_a_chain_of_pointers_is_shown_nearest_first() -> None:
    assert _last(LEE, "Ibid.", "Ibid.").resolved_from == (2, 1)
    assert _last(LEE, WEI, "See note 1 above.", "Ibid.").resolved_from == (3, 1)


def test_ibid_behind_two_works_is_left_open() -> None:
    found = _last(f"{LEE[:-1]}; {WEI}", "Ibid.")
    assert found.work is None
    assert found.unsure == "it may mean “The Long Night” (note 1) or “On Rivers” (note 1)"


def test_ibid_with_nothing_before_it_says_so() -> None:
    for found in (_last("Ibid."), _last("The river rose that night.", "Ibid.")):
        assert found.resolved_from == ()
        assert found.unsure == "nothing that it could repeat stands before it"


def test_a_short_form_means_the_work_whose_title_it_shortens() -> None:
    assert _last(LEE, WEI, OTHER, "Lee, Long Night, 33.").resolved_from == (1,)
    assert _last(LEE, WEI, OTHER, "Wei, “Rivers”, 36.").resolved_from == (2,)


def test_a_short_form_that_shortens_nothing_is_a_work_of_its_own() -> None:
    found = _last(LEE, "Roe, “Another Thing”, 33.")
    assert (found.work, found.resolved_from, found.certainty) == (2, (), "unsure")
    assert found.unsure == "no note before cites it in full"


def test_op_cit_means_the_authors_only_work_or_is_left_open() -> None:
    assert _last(LEE, WEI, "Lee, op. cit., p. 9.").resolved_from == (1,)
    both = _last(LEE, OTHER, "Lee, op. cit., p. 9.")
    assert both.work is None
    assert "(note 1)" in (both.unsure or "")
    assert "(note 2)" in (both.unsure or "")
    assert _last(LEE, "Roe, op. cit.").unsure == "no earlier note cites a work by this author"


def test_a_note_that_cites_nothing_cannot_be_pointed_to() -> None:
    assert _last(LEE, "See note 7 above.").unsure == "note 7 cites nothing before this note"
    assert _last("Ibid.", "See note 1.").unsure == (
        "note 1, which it repeats, is itself not certain"
    )


def test_the_same_title_by_the_same_people_is_one_work() -> None:
    works = [each[0].work for each in _resolve(LEE, WEI, LEE.replace("p. 3", "p. 9"), OTHER)]
    assert works == [1, 2, 1, 3]


def test_the_same_address_is_one_work_unless_the_titles_differ() -> None:
    post = "Ann Lee, 2 May 2020, https://a.example/x."
    titled = "Ann Lee, “A Night”, Sun, 2 May 2020, https://a.example/x."
    other = "Ann Lee, “A Day”, Sun, 2 May 2020, https://a.example/x."
    assert [each[0].work for each in _resolve(post, titled, post)] == [1, 1, 1]
    assert [each[0].work for each in _resolve(titled, other)] == [1, 2]


def test_two_notes_of_one_number_keep_their_own_works() -> None:
    notes = [(1, LEE), (1, WEI)]
    assert [[c.title for c in found] for found in _resolve_numbered(*notes)] == [
        ["The Long Night"],
        ["On Rivers"],
    ]
