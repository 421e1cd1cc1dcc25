"""Misspelt questions, corrected by the documents' words and by English."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

import qa.names.spelling
from corpus.documents import Document
from qa.names.edit_distance import edit_cost
from qa.names.lexicon import NO_WORDS, Lexicon, english
from qa.names.spelling import Correction, Speller, words_of

MILL = (
    "The Ottervale mill was founded in 1811 by Jorunn Askeland, who bought the water rights of "
    "the Brindle from the abbey. Its weavers recognised no guild. The Tehrik-e-Taliban was not "
    "known there, nor was Zürich. Spinning frames arrived from Lowmoor, and the machinery was "
    "announced in the Ottervale Courier. The phosphate works employed 40 labourers."
)


@pytest.fixture(scope="module")
def speller() -> Speller:
    return Speller(words_of([MILL]))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("wen was the ottervale mill fonded", "when was the ottervale mill founded"),
        ("wat did jorun askelund anounce", "what did jorunn askeland announce"),
        ("Who recieved teh watter rights?", "Who received the water rights?"),
        ("were weavers of Otervale recogniced", "were weavers of Ottervale recognised"),
        (
            "how many laborers did the fosphate works employ",
            "how many laborers did the phosphate works employ",
        ),
        (
            "what machinnery arrived from Lowmor's yard",
            "what machinery arrived from Lowmoor's yard",
        ),
        ("when did the spining frames arive?!", "when did the spinning frames arrive?!"),
    ],
)
def test_misspelt_words_are_corrected(typed: str, meant: str, speller: Speller) -> None:
    assert speller.correct(typed).text == meant


@pytest.mark.parametrize(
    "right",
    [
        "What did the Taliban say in Mongolia?",
        "Was Akhundzada ever in Ottervale?",
        "How many NATO and ISKP fighters were killed on 9/11 2001 and in the 1990s?",
        "who is it for us, as is",
        "What does ttp mean?",
        "Did they recognize the labor movement, the colour of aluminium, or the analyzed center?",
        "the kinases and the mucosal cytokine",
        "Does the Ottervale mill's founding matter to weaver or abbot?",
        "see https://exmaple.org/fonded or mail wevers@abby.org about H2O and fonded_at",
        "Don't they whats theirs",
        "McGuffin and LeJ and iPhone",
        "Кто основал мельницу?",
        "磨坊是什么时候建立的",
        "",
        "?",
    ],
)
def test_right_and_unknown_words_are_unchanged(right: str, speller: Speller) -> None:
    assert speller.correct(right) == Correction(right)


@pytest.mark.parametrize(
    "foreign",
    [
        "Welche Länder erkannten die Regierung an?",
        "Quels pays ont reconnu le gouvernement ?",
        "Hvem grunnla veveriet i bygda",
    ],
)
def test_another_language_is_unchanged(foreign: str, speller: Speller) -> None:
    assert speller.correct(foreign).changes == ()


def test_the_documents_words_come_before_other_english() -> None:
    typed = "who fonded the school"
    assert Speller({"founded": 3}).correct(typed).text == "who founded the school"
    assert Speller({"funded": 3}).correct(typed).text == "who funded the school"


def test_between_two_equal_words_nothing_is_chosen() -> None:
    few = Lexicon({"the": -1.3}, frozenset({"the", "saw"}))
    speller = Speller({"barlan": 2, "barlon": 2}, few)
    assert speller.correct("the barlen").changes == ()
    assert Speller({"barlan": 2}, few).correct("the barlen").text == "the barlan"


def test_a_document_word_is_never_corrected() -> None:
    assert Speller({"fonded": 1}).correct("was it fonded there").changes == ()


def test_names_are_only_corrected_to_names_in_the_text(speller: Speller) -> None:
    assert speller.correct("Who was Jorun Askelund?").text == "Who was Jorunn Askeland?"
    assert speller.correct("Who was Hortonn Wevver?").changes == ()


def test_case_is_kept(speller: Speller) -> None:
    assert speller.correct("Wen was it Fonded").text == "When was it Founded"
    assert speller.correct("WAS IT FONDED IN OTERVALE").text == "WAS IT FOUNDED IN OTTERVALE"


def test_without_a_lexicon_only_words_of_the_document_are_used() -> None:
    speller = Speller(words_of(["der Fluss wurde begradigt der der"]), NO_WORDS)
    assert speller.correct("wurde der fluss begradiggt").text == "wurde der fluss begradigt"


def test_english_is_read_once() -> None:
    assert english() is english()
    assert "founded" in english()
    assert "fonded" not in english()
    assert max(map(len, english().common_by_length[7])) == 7


def test_similar_sounds_and_neighbouring_keys_cost_less_than_other_letters() -> None:
    assert edit_cost("fosfate", "phosphate") < edit_cost("xosfate", "phosphate")
    assert edit_cost("recieve", "receive") < edit_cost("recxve", "receive")
    assert edit_cost("taleban", "taliban") < edit_cost("talxban", "taliban")
    assert edit_cost("same", "same") == 0


@given(st.text(max_size=80))
def test_any_text_is_corrected_as_its_changes_say(text: str) -> None:
    _check(text, Speller(words_of([MILL])).correct(text))


LETTERS = st.text(alphabet="aefhinortuvw '’É.?7-W", min_size=1, max_size=60)


@given(LETTERS, st.lists(st.sampled_from(MILL.split()), max_size=6))
def test_changes_have_the_places_of_words(noise: str, words: list[str]) -> None:
    text = " ".join([noise, *words])
    _check(text, Speller(words_of([MILL])).correct(text))


@given(st.lists(st.sampled_from(sorted(words_of([MILL]))), max_size=12))
def test_words_of_the_vocabulary_are_unchanged(words: list[str]) -> None:
    text = " ".join(words)
    assert Speller(words_of([MILL])).correct(text) == Correction(text)


def _check(text: str, correction: Correction) -> None:
    built, copied = "", 0
    for change in correction.changes:
        assert text[change.start : change.end] == change.was != change.now
        built += text[copied : change.start] + change.now
        copied = change.end
    assert built + text[copied:] == correction.text


def test_the_same_question_is_corrected_the_same_way(paper: Document) -> None:
    words = words_of([paper.text])
    turned = Counter(dict(reversed(words.items())))
    typed = "wich contries reconized teh taliben goverment"
    assert Speller(words).correct(typed) == Speller(turned).correct(typed)
    assert Speller(words).correct(typed).text == "which countries recognized the taliban government"


def test_unknown_words_beyond_the_limit_are_unchanged(speller: Speller) -> None:
    most = qa.names.spelling.MOST_LOOKED_UP
    typed = " ".join(["the mill was fonded there"] * (most + 1))
    now = ["the mill was founded there"] * most + ["the mill was fonded there"]
    assert speller.correct(typed).text == " ".join(now)


def test_noise_is_not_looked_up_at_all(speller: Speller, monkeypatch: pytest.MonkeyPatch) -> None:
    looked_up: list[str] = []

    def extract(word: str, *_: object, **__: object) -> list[tuple[str, int, int]]:
        looked_up.append(word)
        return []

    monkeypatch.setattr(qa.names.spelling, "extract", extract)
    noise = " ".join(f"qx{one}zzkv" for one in "abcdefghijklmnopqrstuvwxyzabcdefghijklmnop")
    assert speller.correct(noise) == Correction(noise)
    assert looked_up == []
    speller.correct("was it xqfonded")
    assert set(looked_up) == {"xqfonded"}
    looked_up.clear()
    speller.correct("was it xqfonded")
    assert looked_up == []
