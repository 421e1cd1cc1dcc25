"""Sentences and voices."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.documents import ParagraphKind
from corpus.sentences import find_quotations, find_speaker, read_sentences, split_sentences

SPEECH = "we were asleep and heard nothing"


def _split(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


def _voices(
    text: str, kind: ParagraphKind = "prose", lead: str = ""
) -> list[tuple[str, str | None]]:
    return [(each.voice, each.speaker) for each in read_sentences(text, kind, lead)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Dr Ann Lee and Dr. Li Wei came to the U.K. in May.",
        "More than 60.000 died after 9/11 2001.",
        "See Asia Report No. 320, on p. 3 of it.",
        "He called it a “victory”.",
        "It rose by 3.75 per cent, e.g. in the winter.",
    ],
)
def test_a_sentence_is_not_cut(sentence: str) -> None:
    assert _split(f"{sentence} Then it ended.") == [sentence, "Then it ended."]


def test_months_and_abbreviations_may_end_a_sentence() -> None:
    assert _split("It ended in May. The town slept. They sold ice etc. The end.") == [
        "It ended in May.",
        "The town slept.",
        "They sold ice etc.",
        "The end.",
    ]


def test_a_quotation_of_several_sentences_is_split() -> None:
    assert _split("He said: “We slept. We heard nothing”. So it was.") == [
        "He said: “We slept.",
        "We heard nothing”.",
        "So it was.",
    ]


@given(st.text(alphabet='aA.?! “”"1,:«»é😀漢。\n', max_size=80))
def test_sentences_leave_out_nothing(text: str) -> None:
    place = 0
    for start, end in split_sentences(text):
        assert place <= start < end
        assert not text[place:start].strip()
        assert text[start:end] == text[start:end].strip()
        place = end
    assert not text[place:].strip()


def test_a_text_too_long_to_split_at_once_is_split_the_same() -> None:
    sentence = "The river rose in the night and nobody had expected it."
    assert _split(" ".join([sentence] * 2000)) == [sentence] * 2000


def test_a_sentence_longer_than_that_is_cut_between_words() -> None:
    words = ["river"] * 10_000
    parts = _split(" ".join(words))
    assert len(parts) > 1
    assert " ".join(parts).split() == words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He “came” and «saw».", ["“came”", "«saw»"]),
        ('A "word" here.', ['"word"']),
        ("An “open one, then “closed”.", ["“closed”"]),
        ('5" wide and 6" long', []),
        ("„So“ it was.", ["„So“"]),
        ("”“", []),
    ],
)
def test_quotations_are_what_stands_between_two_marks(text: str, found: list[str]) -> None:
    assert [text[each.start : each.end] for each in find_quotations(text)] == found


@pytest.mark.parametrize(
    ("before", "after", "speaker"),
    [
        ("According to the mayor, ", "", "the mayor"),
        ("The mayor of Rome said that ", "", "The mayor of Rome"),
        ("When it rose, the mayor told the town that ", "", "the mayor"),
        ("The mayor has also warned that ", "", "The mayor"),
        ("The mayor’s response was brief: ", "", "The mayor"),
        ("", ", said Mrs. Ann Lee, who sold fish.", "Mrs. Ann Lee"),
        ("", ", the mayor said.", "the mayor"),
        ("Ann Lee ends with the remark that the dispute ", "", "Ann Lee"),
        ("It said that ", "", None),
        ("In the convention a delegate moved to strike the words ", "", None),
        ("In May Ann Lee refused with the remark that ", "", None),
        ("The War of the roses was over in his view ", "", "The War"),
        ("The river rose and ", " went on.", None),
        ("", "", None),
    ],
)
def test_a_speaker_is_named_only_where_the_text_does(
    before: str, after: str, speaker: str | None
) -> None:
    assert find_speaker(before, after) == speaker


def test_speech_is_quoted_and_a_term_is_not() -> None:
    assert _voices(f"The mayor said that “{SPEECH}”.") == [("quoted", "The mayor")]
    assert _voices("They call it the “Holy war” here.") == [("author", None)]
    assert _voices(f"“{SPEECH}”.") == [("quoted", None)]
    assert _voices(f"It is on the wall of the house in the lane as “{SPEECH}” to this day.") == [
        ("author", None)
    ]


def test_each_sentence_of_a_quotation_has_its_speaker() -> None:
    text = "The mayor said: “We were all asleep. We heard nothing of it”. She left."
    assert _voices(text) == [("quoted", "The mayor"), ("quoted", "The mayor"), ("author", None)]


def test_the_sentence_before_a_quotation_may_introduce_it() -> None:
    text = f"The mayor was asked what he said: “{SPEECH.capitalize()}.”"
    assert all(voice == "quoted" for voice, _ in _voices(text)[-1:])


def test_a_block_quotation_is_quoted_by_whom_its_lead_names() -> None:
    found = _voices("It rose. It fell.", "block quotation", "Ann Lee described the night:")
    assert found == [("quoted", "Ann Lee")] * 2
    assert _voices("It rose.", "block quotation") == [("quoted", None)]


def test_nothing_has_no_sentences() -> None:
    assert read_sentences("", "prose") == []
    assert split_sentences(" \n ") == []
