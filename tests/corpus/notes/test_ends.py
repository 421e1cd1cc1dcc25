"""Where notes end."""

from tests.corpus.notes.reading import body, of_kind, read, sentences, words_of

WORDS = "The river rose in the night and nobody in the town had thought that it would ever"


def test_a_foot_block_ends_a_page_in_the_middle_of_a_sentence() -> None:
    document = read(
        f"{WORDS}\ncome so far as the bridge.1 The mayor said that the\n\n"
        "1 Ann Lee, Book (Rome: Sun,\n1999), 3.\n town was asleep.2 It slept for long.\n\n"
        "2 Ibid.\n That was all.\n"
    )
    assert words_of(document) == ["Ann Lee, Book (Rome: Sun, 1999), 3.", "Ibid."]
    assert "The mayor said that the town was asleep." in sentences(document)
    assert "That was all." in sentences(document)
    assert [note.page for note in document.notes] == [1, 2]
    assert [page.number for page in document.pages] == [1, 2, 3]


def test_a_note_may_have_several_paragraphs_on_its_page() -> None:
    document = read(
        f"{WORDS} come.1 The mayor slept.2\n\n1 Ann Lee, Book, 3.\n\n"
        "  Lee is not to be trusted on the hour.\n\n2 Ibid.\n\fThe water fell at six.\n"
    )
    assert words_of(document) == [
        "Ann Lee, Book, 3. Lee is not to be trusted on the hour.",
        "Ibid.",
    ]


def test_a_paragraph_that_is_set_in_goes_on_with_an_endnote() -> None:
    document = read(
        f"{WORDS} come.[1] The mayor slept.[2]\n\nNotes\n\n[1] Ann Lee, Book, 3.\n\n"
        "    The water came in at the door,\n    And nobody had locked it.\n\n[2] Ibid.\n"
    )
    assert words_of(document) == [
        "Ann Lee, Book, 3. The water came in at the door, And nobody had locked it.",
        "Ibid.",
    ]


def test_body_follows_the_notes_of_a_chapter() -> None:
    document = read(
        f"{WORDS} come.[1]\n\nNotes\n\n[1] Ann Lee, Book, 3.\n\nThe Second Night\n\n{WORDS} fall.\n"
    )
    assert words_of(document) == ["Ann Lee, Book, 3."]
    assert body(document).endswith("The Second Night\n\n" + WORDS + " fall.")
    assert of_kind(document, "heading") == ["The Second Night", "Notes"]


def test_footnotes_behind_their_paragraph_let_the_body_go_on() -> None:
    document = read(
        f"{WORDS} come.[1]\n\n"
        "[Footnote 1: Ann Lee, Book [the second], 3. She\nwrote of it late.]\n\n"
        f"The mayor slept.[2]\n\n[Footnote 2: Ibid.]\n\n{WORDS} fall.\n"
    )
    assert words_of(document) == ["Ann Lee, Book [the second], 3. She wrote of it late.", "Ibid."]
    assert body(document).count(WORDS) == 2


def test_a_bracket_that_is_never_closed_loses_no_words() -> None:
    text = f"{WORDS} come.[1]\n\n[Footnote 1: Ann Lee, Book, 3.\n\nThe mayor slept.\n"
    document = read(text)
    assert "Ann Lee, Book, 3." in document.text
    assert "The mayor slept." in document.text


def test_endnotes_over_a_page_break_are_whole() -> None:
    document = read(
        f"{WORDS} come.[1] It fell.[2]\n\fNotes\n\n[1] Ann Lee, who wrote of the night\n\f"
        "long afterwards, 3.\n[2] Ibid.\n"
    )
    assert words_of(document) == ["Ann Lee, who wrote of the night long afterwards, 3.", "Ibid."]
