"""How far a quote reaches."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.documents import Document, Sentence, VoiceKind, at
from corpus.sentences import refers_back
from qa.answering.quote_bounds import LONGEST, extent
from tests.qa.texts import document

MILL = "The mill stood in Hull."


def _quote(made: Document, place: int) -> str:
    start, end = extent(made, made.sentences[place])
    return made.text[start:end]


def _spoken(made: Document, voices: Sequence[VoiceKind]) -> Document:
    """The document with its sentences in these voices, the rest as they are."""
    said = [replace(s, voice=voice) for s, voice in zip(made.sentences, voices, strict=False)]
    return replace(made, sentences=(*said, *made.sentences[len(said) :]))


def _noted(made: Document, place: int) -> Document:
    """The document with its first note marked at the end of a sentence."""
    note = replace(made.notes[0], markers=(made.sentences[place].end,))
    return replace(made, notes=(note, *made.notes[1:]))


@pytest.mark.parametrize(
    "text",
    [
        "They bought the mill.",
        "It burned down in 1871.",
        "These weavers had no guild.",
        "This became a brewery.",
        "Its owner was Ada Wren.",
        "However, he sold it at once.",
        "Furthermore, their looms were old.",
        "And she knew why.",
        "“They must be paid,” he said.",
        "It is the oldest mill in Hull.",
    ],
)
def test_a_sentence_with_a_pronoun_is_quoted_with_the_one_before(text: str) -> None:
    assert refers_back(text)
    made = document([["Nobody was hurt.", MILL, text, "Slate came by rail."]])
    assert _quote(made, 2) == f"{MILL} {text}"


@pytest.mark.parametrize(
    "text",
    [
        "It is clear that the mill was old.",
        "It was not known whether anybody was hurt.",
        "However, it should be noted that wool was dear.",
        "It took months to mend.",
        "It has been argued that the abbey lost most.",
        "This paper asks who paid.",
        "This short article is about wool.",
        "This study begins in 1811.",
        "Thistles grew on the weir.",
        "Itself a ruin, the abbey let the water.",
        "The weavers said that they were paid.",
        "Hewers worked there.",
    ],
)
def test_a_whole_sentence_is_quoted_alone(text: str) -> None:
    assert not refers_back(text)
    made = document([[MILL, text, "Slate came by rail."]])
    assert _quote(made, 1) == text


def test_the_first_sentence_has_none_before_it() -> None:
    assert _quote(document([["It burned down.", MILL]]), 0) == "It burned down."


def test_a_quote_is_not_extended_to_a_sentence_with_a_note() -> None:
    made = document([[MILL, "It burned down."]], ["Wren, Mills of Hull, p. 4."])
    assert _quote(made, 1) == f"{MILL} It burned down."
    assert _quote(_noted(made, 0), 1) == "It burned down."
    own = _noted(made, 1)  # its own note is no hindrance
    assert _quote(own, 1) == f"{MILL} It burned down."


def test_a_quote_is_not_extended_to_another_paragraph() -> None:
    assert _quote(document([[MILL], ["It burned down."]]), 1) == "It burned down."


@pytest.mark.parametrize("voices", [("quoted", "author"), ("author", "quoted")])
def test_a_quote_is_not_extended_to_another_voice(voices: tuple[VoiceKind, ...]) -> None:
    made = document([[MILL, "It burned down."]])
    assert _quote(_spoken(made, voices), 1) == "It burned down."
    assert _quote(_spoken(made, ("quoted", "quoted")), 1) == f"{MILL} It burned down."


def test_a_colon_takes_the_quotation_behind_it_to_its_end() -> None:
    said = [
        "Ada Wren wrote:",
        "“The frames are here.",
        "Nobody knows them.”",
        "Slate came by rail.",
    ]
    made = _spoken(document([said]), ("author", "quoted", "quoted", "author"))
    assert _quote(made, 0) == " ".join(said[:3])
    assert _quote(made, 1) == " ".join(said[1:3])
    assert _quote(made, 2) == " ".join(said[1:3])
    assert _quote(made, 3) == said[3]


def test_a_quotation_ends_at_its_mark_though_another_follows() -> None:
    said = ["Ada Wren wrote:", "“The frames are here.”", "“Nobody knows them.”"]
    made = _spoken(document([said]), ("author", "quoted", "quoted"))
    assert _quote(made, 0) == " ".join(said[:2])


def test_a_colon_takes_one_sentence_where_nobody_is_quoted() -> None:
    said = ["Two things were new:", "The frames came from Lowmoor.", "The wheel was of iron."]
    assert _quote(document([said]), 0) == " ".join(said[:2])


def test_a_quotation_in_a_paragraph_of_its_own_is_taken() -> None:
    made = document([["Ada Wren wrote:"], ["The frames are here."], ["Slate came by rail."]])
    made = _spoken(made, ("author", "quoted", "author"))
    assert _quote(made, 0) == "Ada Wren wrote: The frames are here."


def test_a_colon_at_the_end_of_the_body_takes_no_note() -> None:
    made = document([["Ada Wren wrote:"]], ["Wren, Mills of Hull, p. 4."])
    assert _quote(made, 0) == "Ada Wren wrote:"


def test_a_note_is_quoted_as_it_stands() -> None:
    made = document([[MILL]], ["Wren, Mills of Hull, p. 4.", "It is lost:", "So is the map."])
    assert [_quote(made, place) for place in (2, 3)] == ["It is lost:", "So is the map."]


def test_both_neighbours_are_taken_where_both_are_needed() -> None:
    said = [MILL, "She wrote of it:", "“It is cold.”"]
    made = _spoken(document([said]), ("author", "author", "quoted"))
    assert _quote(made, 1) == " ".join(said)


def test_no_neighbour_is_taken_that_makes_the_quote_too_long() -> None:
    long = f"The mill stood in {'Hull and ' * 90}York."
    assert len(long) > LONGEST
    assert _quote(document([[long, "It burned down."]]), 1) == "It burned down."
    made = _spoken(document([["Ada Wren wrote:", long]]), ("author", "quoted"))
    assert _quote(made, 0) == "Ada Wren wrote:"
    assert _quote(document([[f"It {long}:", MILL]]), 0) == f"It {long}:"


@pytest.mark.parametrize(
    ("said", "whole"),
    [
        (["Wren wrote: “A is old.", "B is new.", "C is lost.” Wren left.", MILL], (0, 2)),
        (['Wren wrote: "A is old.', "B is new.", 'C is lost." She left.', MILL], (0, 2)),
        (["Wren wrote that «A is old.", "B is new.»", MILL], (0, 1)),
        (["Sie schrieb: „A ist alt.", "B ist neu.“", MILL], (0, 1)),
        (["Wren wrote, ‘A is old.", "The weavers’ mill isn’t new.", "Much’s lost.’", MILL], (0, 2)),
        (["Wren wrote: “A said ‘no.", "B said yes.’ to it.", "C is lost.”", MILL], (0, 2)),
        (["Wren wrote: “A is old.", "B,” and then “C is lost.", "D is new.”", MILL], (0, 2)),
    ],
)
def test_a_quotation_of_several_sentences_is_whole(said: list[str], whole: tuple[int, int]) -> None:
    made = document([[MILL, *said]])
    first, last = whole
    for place in range(first, last + 1):
        assert _quote(made, place + 1) == " ".join(said[first : last + 1])
    assert _quote(made, 0) == MILL
    assert _quote(made, last + 2) == said[last + 1]


@pytest.mark.parametrize(
    "said",
    [
        ["The weavers’ mill was old.", "The owners’ house was new.", MILL],
        ["The ‘old’ mill was lost.", "The millers’ house was new.", MILL],
        ["The ‘old weavers’ were lost.", "The millers’ house was new.", MILL],
        ["‘Tis old.", "The millers’ house was new.", MILL],
        ["In the ‘90s it was lost.", "The millers’ house was new.", MILL],
        ["Wren wrote: “A is old.", "Nobody closed this.", MILL],
        ["Nobody opened this.", "The mill is old.” Wren left.", MILL],
        ['One is 6" wide.', 'The other is 7" wide.', MILL],
        ["“A is old.”", "“B is new.”", MILL],
    ],
)
def test_what_is_no_quotation_of_several_sentences_stays(said: list[str]) -> None:
    made = document([[MILL, "Slate came by rail.", *said]])
    for place in range(2, 2 + len(said)):
        assert _quote(made, place) == said[place - 2]


def test_a_quotation_that_is_too_long_is_not_taken_whole() -> None:
    long = f"The mill stood in {'Hull and ' * 90}York."
    said = ["Wren wrote: “A is old.", long, "B is new.”"]
    made = document([said])
    assert [_quote(made, place) for place in range(3)] == said


def test_a_quotation_does_not_go_on_in_another_paragraph() -> None:
    made = document([["Wren wrote: “A is old."], ["B is new.”"]])
    assert _quote(made, 0) == "Wren wrote: “A is old."


def test_a_quotation_is_not_gone_back_in_over_a_note() -> None:
    made = document([["Wren wrote: “A is old.", "B is new.”"]], ["Wren, p. 4."])
    assert _quote(_noted(made, 0), 1) == "B is new.”"
    assert _quote(_noted(made, 0), 0) == "Wren wrote: “A is old. B is new.”"
    assert _quote(_noted(made, 1), 0) == "Wren wrote: “A is old. B is new.”"


def test_a_pronoun_behind_a_quotation_extends_the_quote_to_all_of_it() -> None:
    made = document([["Wren wrote: “A is old.", "B is new.”", "It burned down."]])
    assert _quote(made, 2) == "Wren wrote: “A is old. B is new.” It burned down."


def test_a_note_behind_a_quotation_is_on_every_quote_of_it(
    paper: Document, second_paper: Document
) -> None:
    for one in (paper, second_paper):
        for note in one.notes:
            for marker in note.markers:
                sentence = one.sentence_at(marker - 1)
                assert sentence is not None
                start, end = extent(one, sentence)
                assert note.number in one.notes_between(start, end)
    for number, opening in ((21, "they are not allowed"), (39, "Unprovoked shelling")):
        sentence = paper.sentence_at(paper.text.index(opening))
        assert sentence is not None
        start, end = extent(paper, sentence)
        assert number in paper.notes_between(start, end)
        assert paper.text[start:end].count("“") == paper.text[start:end].count("”")


def _check(made: Document, sentence: Sentence) -> None:
    start, end = extent(made, sentence)
    assert start <= sentence.start < sentence.end <= end
    within = made.sentences_between(start, end)
    assert (within[0].start, within[-1].end) == (start, end)
    assert sentence in within
    assert len(within) == 1 or end - start <= LONGEST
    before = within[: within.index(sentence)]
    if before:
        quoted = any(mark in made.text[start : sentence.start] for mark in '“"‘«„')
        assert quoted or (len(before) == 1 and before[0].voice == sentence.voice)
        assert at(made.paragraphs, start) == at(made.paragraphs, sentence.start)
        assert not made.notes_between(start, before[-1].end)
    if len(within) > 1:
        assert end <= made.body_end


def test_every_quote_of_the_papers_is_whole(paper: Document, second_paper: Document) -> None:
    for one in (paper, second_paper):
        for sentence in one.sentences:
            _check(one, sentence)
        longer = [s for s in one.sentences if extent(one, s) != (s.start, s.end)]
        assert 0 < len(longer) < len(one.sentences) / 4


OPENINGS = ["They", "It", "This", "It is clear that", "The mill", "“These", "However, it", "He"]
ENDINGS = [".", ":", ".”", "?", "”."]
_VOICES: list[VoiceKind] = ["author", "quoted"]


@given(st.data())
def test_every_quote_of_any_text_is_whole(data: st.DataObject) -> None:
    sentences = st.builds(
        lambda opening, length, ending: f"{opening} was{' old' * length}{ending}",
        st.sampled_from(OPENINGS),
        st.integers(0, 200),
        st.sampled_from(ENDINGS),
    )
    paragraphs = data.draw(st.lists(st.lists(sentences, min_size=1, max_size=5), min_size=1))
    made = document(paragraphs, ["Wren, p. 4.", "It is lost:"])
    count = sum(map(len, paragraphs))
    voices = data.draw(st.lists(st.sampled_from(_VOICES), min_size=count, max_size=count))
    made = _noted(_spoken(made, voices), data.draw(st.integers(0, count - 1)))
    for sentence in made.sentences:
        _check(made, sentence)


def test_the_words_that_are_announced_come_with_who_announces_them(
    paper: Document, second_paper: Document
) -> None:
    for one, opening, closing in (
        (paper, "General Musharraf justified", "becoming a nuclear weapons state."),
        (second_paper, "In an interview recorded", "the whole gang was quiet."),
    ):
        sentence = one.sentence_at(one.text.index(opening))
        assert sentence is not None
        start, end = extent(one, sentence)
        assert one.text[start:end].startswith(opening)
        assert one.text[start:end].endswith(closing)
