"""Accents that stand apart from their letters are put on them."""

import pytest

from corpus.pdf.characters.accents import join_accents
from corpus.pdf.characters.words import Word
from tests.corpus.pdf.sheet import Sheet, page_words, texts, word


def over(accent: str, letters: Word, place: int, *, higher: float = 0.0) -> Word:
    """An accent over a letter of a word, on its baseline or higher."""
    return word(accent, letters.lefts[place], letters.baseline - higher, letters.size)


@pytest.mark.parametrize(
    ("accent", "bare", "place", "whole"),
    [
        ("´", "cafe", 3, "café"),
        ("`", "voila", 4, "voilà"),
        ("ˆ", "role", 1, "rôle"),
        ("˜", "manana", 2, "mañana"),
        ("¨", "Kobke", 1, "Köbke"),
        ("˚", "Angstrom", 0, "Ångstrom"),
        ("ˇ", "Capek", 0, "Čapek"),
        ("¸", "facade", 2, "façade"),
        ("´", "ı", 0, "í"),
        ("˛", "sa", 1, "są"),
        ("˝", "Erdos", 3, "Erdős"),
    ],
)
def test_an_accent_over_a_letter_is_part_of_it(
    accent: str, bare: str, place: int, whole: str
) -> None:
    letters = word(bare)
    found = join_accents([letters, over(accent, letters, place)])
    assert texts(found) == [whole]
    assert len(found[0].lefts) == len(whole)


def test_an_accent_before_its_word_in_the_file_and_above_its_baseline_is_put_on_it() -> None:
    letters = word("Emile")
    assert texts(join_accents([over("´", letters, 0, higher=2.5), letters])) == ["Émile"]


def test_two_accents_of_one_word_are_put_on_it() -> None:
    letters = word("resume")
    accents = [over("´", letters, 1), over("´", letters, 5)]
    assert texts(join_accents([letters, *accents])) == ["résumé"]


def test_an_accent_over_no_letter_stays() -> None:
    letters = word("tick", 72)
    away = word("`", 300)
    below = word("´", 72, 130)
    assert texts(join_accents([letters, away, below])) == ["tick", "`", "´"]


def test_an_accent_that_its_letter_cannot_have_stays() -> None:
    letters = word("rat")
    assert texts(join_accents([letters, over("¸", letters, 1)])) == ["rat", "¸"]


def test_the_letter_of_its_own_line_has_the_accent() -> None:
    first, second = word("eee", 72, 100), word("eee", 72, 112)
    assert texts(join_accents([first, second, over("´", second, 1)])) == ["eee", "eée"]


def test_an_accent_far_above_a_letter_stays() -> None:
    letters = word("eee", 72, 112)
    assert texts(join_accents([letters, over("´", letters, 1, higher=9)])) == ["eee", "´"]


def test_words_without_accents_stay_as_they_are() -> None:
    words = [word("one"), word("two", 100)]
    assert join_accents(words) == words


def test_accents_of_a_file_are_put_on() -> None:
    """As TeX prints them: the accent first, then its letter on the same spot."""
    sheet = Sheet()
    right = sheet.put("caf", 72, 100)
    sheet.put("´", right + 0.6, 100)
    sheet.put("e", right, 100)
    words = page_words(sheet.data()).words
    assert "".join(texts(join_accents(words))) == "café"
