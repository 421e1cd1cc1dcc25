"""What is asked, and what cannot be."""

import pytest

from corpus.documents import Description, DocumentKind
from corpus.plaintext.reader import read_text
from index.search.protocol import PAPERS, SOURCES
from qa.errors import BadQuestion, UnknownDocument
from qa.query.request import LONGEST_HISTORY, LONGEST_QUESTION, MOST_QUOTES, Request

KINDS: dict[str, DocumentKind] = {"lake": "paper", "mill": "source"}

HELD = {
    name: read_text(b"It froze in 1854.\n", Description(name, kind=kind))
    for name, kind in KINDS.items()
}


@pytest.mark.parametrize(
    "request_",
    [
        Request("Why?"),
        Request("x" * LONGEST_QUESTION, ("y" * LONGEST_QUESTION,) * LONGEST_HISTORY),
        Request("1?", ("", "?")),
        Request("湖はいつ凍ったか", document="mill", limit=MOST_QUOTES, explain=True),
        Request("Why?", limit=1),
        Request("Why?", kind="source"),
        Request("Why?", document="lake", kind="paper"),
    ],
)
def test_valid_requests(request_: Request) -> None:
    request_.check(HELD)


@pytest.mark.parametrize(
    ("request_", "message", "remedy"),
    [
        (Request(""), "There is no question.", "Ask something in words."),
        (Request(" \n?! 🙂"), "There is no question.", "Ask something in words."),
        (
            Request("x" * (LONGEST_QUESTION + 1)),
            f"A question has {LONGEST_QUESTION + 1} characters; {LONGEST_QUESTION} is the most.",
            "Ask it more briefly.",
        ),
        (
            Request("Why?", ("x" * (LONGEST_QUESTION + 1),)),
            f"A question has {LONGEST_QUESTION + 1} characters; {LONGEST_QUESTION} is the most.",
            "Ask it more briefly.",
        ),
        (
            Request("Why?", ("Who?",) * (LONGEST_HISTORY + 1)),
            f"{LONGEST_HISTORY + 1} earlier questions; {LONGEST_HISTORY} is the most.",
            "Give only the last ones.",
        ),
        (Request("Why \ud800?"), "The text is not valid Unicode at", "Send it as UTF-8"),
        (Request("Why?", ("\udfff",)), "The text is not valid Unicode at", "Send it as UTF-8"),
        (Request("Why?", limit=0), "0 quotes cannot be given.", f"Ask for 1 to {MOST_QUOTES}."),
        (
            Request("Why?", limit=MOST_QUOTES + 1),
            f"{MOST_QUOTES + 1} quotes cannot be given.",
            f"Ask for 1 to {MOST_QUOTES}.",
        ),
    ],
)
def test_invalid_requests(request_: Request, message: str, remedy: str) -> None:
    with pytest.raises(BadQuestion) as caught:
        request_.check(HELD)
    assert str(caught.value).startswith(message)
    assert caught.value.remedy.startswith(remedy)


@pytest.mark.parametrize("document", ["nobody", "", "Lake"])
def test_the_error_for_an_unknown_document_names_the_known_ones(document: str) -> None:
    with pytest.raises(UnknownDocument) as caught:
        Request("Why?", document=document).check(HELD)
    assert repr(document) in str(caught.value)
    assert caught.value.remedy == "It holds: lake, mill."


def test_an_error_names_only_the_first_of_many_documents() -> None:
    held = [f"paper-{number}" for number in range(3000)]
    error = UnknownDocument.of("x", held)
    assert error.remedy.startswith("It holds: paper-0, paper-1, ")
    assert error.remedy.endswith("paper-19, and 2980 more.")
    assert UnknownDocument.of("x", held[:20]).remedy.endswith("paper-18, paper-19.")
    Request("Why?").check({})


def test_a_kind_without_documents_is_an_error() -> None:
    alone = {"lake": HELD["lake"]}
    with pytest.raises(UnknownDocument) as caught:
        Request("Why?", kind="source").check(alone)
    assert "no cited source" in caught.value.message
    with pytest.raises(UnknownDocument):
        Request("Why?", document="lake", kind="source").check(HELD)


def test_the_documents_asked_are_as_the_index_takes_them() -> None:
    assert Request("Why?").within is None
    assert Request("Why?", kind="paper").within == PAPERS
    assert Request("Why?", kind="source").within == SOURCES
    assert Request("Why?", document="mill", kind="source").within == "mill"
