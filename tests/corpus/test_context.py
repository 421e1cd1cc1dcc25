"""The text that a sentence refers to."""

from hypothesis import given
from hypothesis import strategies as st

from corpus.context import context_before
from corpus.documents import Description, Document
from corpus.library.from_records import read_records
from corpus.plaintext.reader import read_text

TEXT = """The treaty of Ley was signed in 1804. It ended a war of nine years.

The harbour

The old mole lay open to the west. Storms broke it twice. In 1850 the mole was rebuilt.
Keepers lived there all year.[1] The inspector, Ann Roe, wrote to the board:

    The stones lie loose. They move in every storm. I
    fear that nothing holds them.

Nobody answered her letter.

Notes

[1] It is a short walk. They had a cow.
"""


def _contexts(document: Document) -> dict[str, str | None]:
    found = {}
    for place, one in enumerate(document.sentences):
        span = context_before(document, place)
        text = document.text[one.start : one.end]
        found[text] = None if span is None else document.text[slice(*span)]
    return found


def test_a_sentence_has_what_it_refers_to_as_its_context() -> None:
    found = _contexts(read_text(TEXT.encode(), Description("a")))
    first = "The treaty of Ley was signed in 1804."
    letter = "The inspector, Ann Roe, wrote to the board:"
    mole = "The old mole lay open to the west."
    assert found[first] is None  # nothing is before it
    assert found["It ended a war of nine years."] == first
    assert found[mole] == "The harbour"  # the subject of its section, not the sentence before
    assert found["Storms broke it twice."] == mole
    assert found["In 1850 the mole was rebuilt."] == "Storms broke it twice."
    assert found["Keepers lived there all year."] is None
    assert found["Nobody answered her letter."] == "I fear that nothing holds them."
    # Every sentence of a block quotation, with a pronoun or without.
    assert found["The stones lie loose."] == letter
    assert found["They move in every storm."] == letter
    assert found["I fear that nothing holds them."] == letter
    assert found["It is a short walk."] is None  # of a note
    assert found["They had a cow."] is None


@given(st.lists(st.sampled_from(["It rose.", "Rome fell.", "The king left.", "So what?"])))
def test_a_context_is_before_its_sentence(sentences: list[str]) -> None:
    document = read_records("r", "R", [" ".join(sentences), "They came back."])
    for place, one in enumerate(document.sentences):
        span = context_before(document, place)
        assert span is None or 0 <= span[0] < span[1] <= one.start
