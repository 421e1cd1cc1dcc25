"""Words in common."""

from pathlib import Path

import numpy as np
import pytest

from index.search.stems import Stems
from index.search.terms import Terms

TEXTS = [
    "Two attacks on the barracks were reported.",
    "They attack at night.",
    "Bread and butter.",
    "",
    "Night after night the bread was late.",
]


@pytest.fixture
def terms() -> Terms:
    return Terms.of(TEXTS, "en")


def _shared(terms: Terms, question: str) -> list[int]:
    return np.flatnonzero(terms.scores(question)).tolist()


def test_words_are_found_whatever_their_ending(terms: Terms) -> None:
    for question in ("attack", "attacks", "ATTACKED", "attacking?"):
        assert _shared(terms, question) == [0, 1]


def test_a_rarer_word_counts_more(terms: Terms) -> None:
    scores = terms.scores("butter or night")
    assert scores[2] > scores[1] > 0


@pytest.mark.parametrize("question", ["zebra", "", "   ", "the of and", "?!", "😀", "zebra the"])
def test_no_shared_word_scores_nothing(terms: Terms, question: str) -> None:
    scores = terms.scores(question)
    assert scores.shape == (len(TEXTS),)
    assert not scores.any()


def test_a_word_said_twice_counts_once(terms: Terms) -> None:
    assert np.array_equal(terms.scores("bread bread"), terms.scores("bread"))


def test_frequency_counts_units_within_a_range(terms: Terms) -> None:
    assert terms.frequency("attack", range(5)) == 2
    assert terms.frequency("attack", range(1, 5)) == 1
    assert terms.frequency("night", range(5)) == 2
    assert terms.frequency("zebra", range(5)) == 0


@pytest.mark.parametrize("language", ["de", "de-AT", "DE_ch"])
def test_german_words_are_cut_to_german_stems(language: str) -> None:
    terms = Terms.of(["Die Häuser brannten.", "Ein Fest."], language)
    assert terms.stems.language == "de"
    assert _shared(terms, "Haus Häusern die") == [0]


def test_an_unknown_language_is_read_as_english() -> None:
    assert Stems("tlh").language == "en"


@pytest.mark.parametrize(
    "language", ["da", "de", "en", "es", "fi", "fr", "it", "nl", "no", "pt", "ru", "sv", "tr"]
)
def test_saved_and_loaded_it_scores_the_same(language: str, tmp_path: Path) -> None:
    terms = Terms.of([*TEXTS, "Gatos, chats, Katzen, кошки."], language)
    terms.save(tmp_path / "terms")
    loaded = Terms.load(tmp_path / "terms")
    assert loaded.stems.language == language
    for question in ("attack at night", "Katzen", "кошки", "zebra", ""):
        assert np.array_equal(loaded.scores(question), terms.scores(question))


def test_texts_without_words_can_be_saved_and_asked(tmp_path: Path) -> None:
    Terms.of(["", "…"], "en").save(tmp_path / "terms")
    loaded = Terms.load(tmp_path / "terms")
    assert loaded.scores("attack").tolist() == [0, 0]
    assert loaded.frequency("attack", range(2)) == 0
