"""Conversations that are taken along: every form holds every quote, and is read back."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from index.encoding.encoder import Encoder
from index.search.index import Index
from index.search.reader import open_index
from qa.answering.ask import Asker
from qa.assembly import load_asker
from qa.conversations.export import ENDINGS, FORMS, Form, transcript
from qa.conversations.store import Conversation, Turn
from qa.errors import BadAnswer
from qa.query.request import Request
from qa.quotations.recheck import recheck
from qa.quotations.saved_answers import SavedAnswer, read_answers, saved_answers
from qa.settings import Settings
from tests.qa.conftest import Program
from tests.qa.several_series import UNSURE

QUESTIONS = (
    "When was Tehrik-e-Taliban Pakistan founded?",
    "What does note 6 cite?",
    "How do I bake bread?",
    "Quando è stato fondato il TTP?",
    "How many tons of ice were landed in the winter of 1854-55?",
)
HOSTILE = "--> <script>alert(1)</script> </blockquote> <!-- ![x](http://x.example) `*_~|# & &amp;"


@pytest.fixture(scope="module")
def conversation(asker: Asker) -> Conversation:
    turns = tuple(Turn.of(asker.ask(Request(question))) for question in QUESTIONS)
    return Conversation("an-id", "Of the TTP", turns[0].asked, turns[-1].asked, turns)


@pytest.mark.parametrize("form", FORMS)
def test_every_form_is_checked_as_the_answers_are(
    conversation: Conversation, index: Index, tmp_path: Path, form: Form
) -> None:
    file = tmp_path / f"conversation.{ENDINGS[form]}"
    file.write_text(transcript(conversation, index.documents, form), "utf-8")
    answers = read_answers(file)
    assert [answer.question for answer in answers] == list(QUESTIONS)
    for turn, saved in zip(conversation.turns, answers, strict=True):
        assert saved.index == index.id
        for given_, found in ((turn.quotes, saved.quotes), (turn.near, saved.near)):
            assert [(q.text, q.document, q.start, q.end, list(q.notes)) for q in given_] == [
                (q.text, q.document, q.start, q.end, q.notes) for q in found
            ]
        found_again = recheck(index, saved)
        assert all(one.status == "stands" for one in found_again.quotes)
        assert not any(one.renumbered for one in found_again.quotes)


@pytest.mark.parametrize("form", ["markdown", "html"])
def test_words_that_were_altered_by_hand_are_found_altered(
    conversation: Conversation, index: Index, tmp_path: Path, form: Form
) -> None:
    file = tmp_path / f"conversation.{ENDINGS[form]}"
    text = transcript(conversation, index.documents, form)
    assert "which was founded in 2007" in text
    file.write_text(text.replace("which was founded in 2007", "which was founded in 2008"), "utf-8")
    found = recheck(index, read_answers(file)[0])
    assert found.quotes[0].status == "gone"
    assert found.quotes[0].nearest is not None


def test_each_quote_is_told_with_its_place_in_words(
    conversation: Conversation, index: Index
) -> None:
    quote = conversation.turns[0].quotes[0]
    for form in ("markdown", "html"):
        text = transcript(conversation, index.documents, form)
        where = "pages 3–4 · TTP and the Afghan Taliban · note 15"
        assert f"{where} · characters {quote.start}–{quote.end}" in text
        assert index.id in text
    # A document that is held no longer is called by its id.
    assert f"{quote.document} · pages 3–4" in transcript(conversation, {}, "markdown")


def _with(conversation: Conversation, text: str) -> Conversation:
    """The first turn alone, with words of which nothing is known put everywhere."""
    turn = conversation.turns[0]
    quote = replace(
        turn.quotes[0], text=text, prefix=text, suffix=text, section=text, speaker=text,
        voice="quoted",
    )  # fmt: skip
    hostile = replace(turn, question=text, carried=text, understood=text, quotes=(quote,))
    return replace(conversation, title=text, turns=(hostile,))


def test_hostile_words_are_words(conversation: Conversation) -> None:
    hostile = _with(conversation, HOSTILE)
    page = transcript(hostile, {}, "html")
    tree = html.document_fromstring(page)
    assert not tree.xpath("//script | //img")
    assert tree.findtext(".//h1") == HOSTILE
    markdown = transcript(hostile, {}, "markdown")
    assert "<script" not in markdown.replace("\\<", "")
    for text in (page, markdown):
        (answer,) = saved_answers(text)
        assert answer["question"] == HOSTILE
        assert [one["text"] for one in answer["quotes"]] == [HOSTILE]


# Text as documents hold it: no white space but single spaces and the end of a paragraph.
_words = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Zs", "Zl", "Zp"]), min_size=1, max_size=12
)
_paragraphs = st.lists(_words, min_size=1, max_size=6).map(" ".join)
_texts = st.lists(_paragraphs, min_size=1, max_size=3).map("\n\n".join)


@given(text=_texts)
def test_any_words_come_back_from_markdown_and_html(text: str, conversation: Conversation) -> None:
    made = _with(conversation, text)
    for form in ("markdown", "html"):
        (answer,) = saved_answers(transcript(made, {}, form))
        assert [one["text"] for one in answer["quotes"]] == [text]
        assert [one["prefix"] for one in answer["quotes"]] == [text]


@pytest.mark.parametrize("form", ["markdown", "html"])
def test_notes_of_several_series_are_told_apart(
    several: Settings, encoder: Encoder, form: Form
) -> None:
    asker = load_asker(several, open_index(several.index_home), encoder)
    asked = ("What does note 2 cite?", "note ii")
    turns = tuple(Turn.of(asker.ask(Request(question))) for question in asked)
    made = Conversation("an-id", "Marl", turns[0].asked, turns[-1].asked, turns)
    text = transcript(made, asker.index.documents, form)
    bold = "**{}**" if form == "markdown" else "<b>{}</b>"
    for name in ("2 (series 1)", "2 (series 2)", "ii"):
        assert bold.format(name) in text
    assert "→ note 1 (series 2)" in text
    assert f"Unsure: {UNSURE}" in text
    for turn, saved in zip(turns, saved_answers(text), strict=True):
        read = SavedAnswer.model_validate(saved)
        assert [one.note_ids for one in read.quotes] == [list(one.note_ids) for one in turn.quotes]
        assert not any(one.renumbered for one in recheck(asker.index, read).quotes)
    moved = text.replace("2.2", "2.9")
    (again, _) = (SavedAnswer.model_validate(one) for one in saved_answers(moved))
    renumbered = [one.renumbered for one in recheck(asker.index, again).quotes]
    assert renumbered == ["2.2" in one.note_ids for one in turns[0].quotes]
    assert any(renumbered)


def test_json_is_the_answers_as_programs_know_them(conversation: Conversation) -> None:
    told = json.loads(transcript(conversation, {}, "json"))
    assert told["title"] == "Of the TTP"
    assert [one["question"] for one in told["answers"]] == list(QUESTIONS)
    assert all(one["asked"] for one in told["answers"])


@pytest.mark.parametrize(
    "words",
    [
        "# A file of somebody's own\n\n> with a quotation\n",
        "<!doctype html><p>nothing</p>",
        '<!-- ibid {"quote": 3} -->',
        '> words\n\n<!-- ibid {"quote": {}} -->\n',
        "<!-- ibid [1] -->",
        "",
    ],
)
def test_a_file_without_answers_is_told(words: str, tmp_path: Path) -> None:
    file = tmp_path / "notes.md"
    file.write_text(words, "utf-8")
    with pytest.raises(BadAnswer, match="holds no answer"):
        read_answers(file)


@pytest.mark.parametrize("form", FORMS)
def test_the_program_checks_an_exported_conversation(
    conversation: Conversation, index: Index, program: Program, tmp_path: Path, form: Form
) -> None:
    file = tmp_path / f"conversation.{ENDINGS[form]}"
    text = transcript(conversation, index.documents, form)
    file.write_text(text, "utf-8")
    for arguments in (["check", str(file)], ["check", "--answer", str(file)]):
        shown = program(*arguments)
        assert shown.exit_code == 0, shown.output
        assert QUESTIONS[0] in shown.output
    told = program.json("check", "--answer", str(file))
    assert len(told["answers"]) == len(QUESTIONS)
    file.write_text(text.replace("which was founded in 2007", "which was founded in 2008"), "utf-8")
    assert program("check", str(file)).exit_code == 1
