"""Questions that seek no single fact: on a topic, and on a text as a whole."""

import pytest

from index.build import build
from index.encoding.encoder import Encoder
from index.encoding.models import find_model
from index.search.reader import open_index
from index.store.generations import Home
from qa.answering.ask import Asker
from qa.assembly import load_asker
from qa.evaluation.question_sets import Passage, QuestionSet
from qa.query.request import Request
from qa.settings import Settings
from tests.conftest import FIRST

PASSAGES = (
    "The Harbour Inquiry",
    "Abstract: This report examines the harbour of Odden. It finds that the quay sank in 1901. "
    "The Odden Ferry Company (OFC) carried the timber of the island.",
    "The weather of the island is mild, and its farmers grow barley and flax.",
    "A lighthouse was built on the northern rock in 1874. It burned whale oil until 1910. "
    "The parish paid the keepers of the lighthouse.",
    "OFC went out of business in 1932.",
    "Recommendations. The quay should be rebuilt in stone. Nobody else may moor there.",
    "Our study has several limitations. The ledgers of two years are lost.",
    "In conclusion, the harbour was lost through thrift.",
)


@pytest.fixture(scope="module")
def harbour(encoder: Encoder, tmp_path_factory: pytest.TempPathFactory) -> Asker:
    """Answers from a small report, in the quick mode."""
    made = QuestionSet(
        "harbour",
        (),
        tuple(Passage(id=str(n), document="harbour", text=t) for n, t in enumerate(PASSAGES)),
    )
    home = Home(tmp_path_factory.mktemp("harbour"))
    build(made.sources(), home, find_model(), lambda: encoder)
    return load_asker(Settings(quick=True), open_index(home), encoder)


def _quotes(
    asker: Asker, question: str, limit: int = 5, history: tuple[str, ...] = ()
) -> list[str]:
    return [one.text for one in asker.ask(Request(question, history, limit=limit)).quotes]


LIGHTHOUSE = [
    "A lighthouse was built on the northern rock in 1874. It burned whale oil until 1910.",
    "The parish paid the keepers of the lighthouse.",
]


@pytest.mark.parametrize(
    "question",
    [
        "What does it say about the lighthouse?",
        "Any mention of the lighthouse?",
        "Does the report discuss the lighthouse?",
        "Tell me about the lighthouse",
    ],
)
def test_the_sentences_on_a_topic_are_quoted_in_order(harbour: Asker, question: str) -> None:
    answer = harbour.ask(Request(question, limit=5))
    assert [one.text for one in answer.quotes] == LIGHTHOUSE
    assert answer.status == "answered"
    assert "2 places" in answer.message


def test_what_is_not_shown_is_counted(harbour: Asker) -> None:
    answer = harbour.ask(Request("What does it say about the lighthouse?", limit=1))
    assert (answer.shown, answer.total, answer.more) == (1, 2, 1)
    assert "2 places; 1 of them" in answer.message
    whole = harbour.ask(Request("What does it say about the lighthouse?", limit=5))
    assert (whole.shown, whole.total, whole.more) == (None, None, 0)


def test_another_form_of_a_name_counts_as_the_name(harbour: Asker) -> None:
    found = _quotes(harbour, "What does it say about the Odden Ferry Company?")
    assert found[-1] == PASSAGES[4]


def test_of_what_no_sentence_speaks_nothing_is_quoted(harbour: Asker) -> None:
    answer = harbour.ask(Request("Any mention of nuclear submarines?"))
    assert (answer.status, answer.quotes) == ("not_found", ())
    assert answer.near
    assert answer.message.startswith("The text does not speak of this.")


def test_another_topic_can_be_asked_for_behind_the_first(harbour: Asker) -> None:
    first = "What does it say about the harbour?"
    assert _quotes(harbour, "What about the lighthouse?", history=(first,)) == LIGHTHOUSE
    assert _quotes(
        harbour, "Is there anything else on it?", history=("Tell me about the lighthouse",)
    )


def test_a_topic_is_explained(harbour: Asker) -> None:
    answer = harbour.ask(Request("Any mention of the lighthouse?", limit=1, explain=True))
    reasons = [one.reason for one in answer.considered or ()]
    assert reasons[0] == "quoted first: names the topic"
    assert "no more than 1 quote was asked for" in " ".join(reasons)
    assert reasons[-1] == "it is too unsure that it speaks of the topic"


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("What does it recommend?", "The quay should be rebuilt in stone."),
        ("What are the main findings?", "It finds that the quay sank in 1901."),
        ("What does the author conclude?", PASSAGES[7]),
        ("What are the limitations of the study?", "Our study has several limitations."),
        ("What is the aim of the report?", "Abstract: This report examines the harbour of Odden."),
        ("What is it about?", "Abstract: This report examines the harbour of Odden."),
    ],
)
def test_what_a_text_says_of_itself_is_quoted(harbour: Asker, question: str, first: str) -> None:
    quotes = _quotes(harbour, question)
    assert first in quotes[0]


def test_what_a_text_does_not_say_of_itself_is_not_found(harbour: Asker) -> None:
    answer = harbour.ask(Request("What method does the report use?"))
    assert (answer.status, answer.quotes, answer.confidence) == ("not_found", (), 0.0)


def test_commentary_in_notes_counts(alone: Asker) -> None:
    document = alone.index.documents[FIRST]
    noted = next(one for one in document.notes if one.commentary and len(one.commentary) > 60)
    words = " ".join((noted.commentary or "").split()[:6])
    answer = alone.ask(Request(f"What does it say about {words}?", limit=10))
    assert any(noted.start <= one.start < noted.end for one in answer.quotes)


@pytest.mark.parametrize(
    "question",
    [
        "What did the UN report recommend in 2019?",
        "What does the author say the army did in Swat?",
    ],
)
def test_a_question_for_a_fact_stays_one(alone: Asker, question: str) -> None:
    answer = alone.ask(Request(question))
    assert answer.total is None
    assert "of itself" not in answer.message
    assert "speak of this" not in answer.message
