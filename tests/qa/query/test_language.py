"""The language of a question: foreign ones are refused, and whatever may be English is not."""

import json
from collections import Counter
from pathlib import Path

import pytest

from qa.query.language import is_foreign

HERE = Path(__file__).parent
# Questions in other languages, each with the code of its language; and short English ones: names,
# key words, misspellings, foreign words and titles.
FOREIGN = [
    (language, question)
    for language, _, question in (
        line.partition("\t")
        for line in (HERE / "foreign_questions.tsv").read_text("utf-8").splitlines()
    )
]
SHORT_ENGLISH = (HERE / "english_questions.txt").read_text("utf-8").splitlines()
QUESTION_SETS = HERE.parents[1] / "questions"
FIFTEEN = frozenset("es fr de it pt nl pl tr id ru ar ur hi zh ja".split())

# Too short without their names, or of too many words that English has, too.
LET_THROUGH = {
    "Que dit la note 12 ?",
    "Was steht in Anmerkung 12?",
    "por que as negociacoes fracassaram",
    "Wat staat er in noot 12?",
    "Waar loopt de Durandlijn?",
    "Kiedy założono TTP?",
    "Kapan TTP didirikan?",
}
# Four foreign words in lower case, which only a text that has them can save.
WRONGLY_REFUSED = {"wali walayat naib amir"}


def test_the_tables_have_ten_questions_of_each_of_fifteen_languages() -> None:
    counts = Counter(language for language, _ in FOREIGN)
    assert all(counts[language] >= 10 for language in FIFTEEN)
    assert len({question for _, question in FOREIGN}) == len(FOREIGN) >= 200
    assert len(set(SHORT_ENGLISH)) == len(SHORT_ENGLISH) > 150


def test_questions_in_other_languages_are_foreign() -> None:
    missed = {question for _, question in FOREIGN if not is_foreign(question, ["en"])}
    assert missed == LET_THROUGH


def test_short_english_questions_and_names_are_not() -> None:
    refused = {question for question in SHORT_ENGLISH if is_foreign(question, ["en"])}
    assert refused == WRONGLY_REFUSED


def test_no_question_of_the_question_sets_is() -> None:
    lines = [
        line
        for file in sorted(QUESTION_SETS.rglob("questions.jsonl"))
        for line in file.read_text("utf-8").splitlines()
    ]
    assert len(lines) > 200
    assert not [q for q in (json.loads(one)["question"] for one in lines) if is_foreign(q, ["en"])]


@pytest.mark.parametrize("question", ["Wann wurde die Brücke gebaut?", "wann wurde sie zerstört"])
@pytest.mark.parametrize(
    ("languages", "foreign"),
    [
        (["en"], True),
        (["en-GB", "EN_us"], True),
        (["en", "fr"], True),
        (["en", "de-AT"], False),
        (["de"], False),
        (["fr"], False),  # English is no better then
        ([], False),
    ],
)
def test_a_question_in_a_language_of_the_texts_is_not_foreign(
    question: str, languages: list[str], foreign: bool
) -> None:
    assert is_foreign(question, languages) is foreign


def test_words_of_the_texts_are_not_foreign() -> None:
    question = "gabriel garcía márquez vida"
    assert is_foreign(question, ["en"])
    assert is_foreign(question, ["en"], {"vida"}.__contains__)
    assert not is_foreign(question, ["en"], {"gabriel", "garcía", "márquez", "vida"}.__contains__)


@pytest.mark.parametrize(
    ("question", "foreign"),
    [
        ("Kto napisał książkę o wojnie?", True),
        ("Kto napisał „Pan Tadeusz czyli ostatni zajazd”?", False),  # two words of its own
        ("Kto napisał książkę „The Rise of the Taliban”?", True),
        ("Author of „Pan Tadeusz czyli ostatni zajazd na Litwie”", False),
        ("Hvem Skrev Boken Om Krigen", False),  # may be names
        ("TTP是什么时候成立的", True),
        ("毛泽东", False),
        ("TTP кто", False),
    ],
)
def test_quotations_names_and_single_words_do_not_count(question: str, foreign: bool) -> None:
    assert is_foreign(question, ["en"]) is foreign
