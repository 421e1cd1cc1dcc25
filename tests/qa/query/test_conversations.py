"""Conversations on invented matters: each follow-up as it is shown.

`conversations.txt` has a conversation a paragraph: a question a line, and below each but the first,
indented, how it is to be understood.
"""

from pathlib import Path

import pytest

from qa.query.followups import understand

Turn = tuple[tuple[str, ...], str]


def _conversations() -> list[list[Turn]]:
    text = (Path(__file__).parent / "conversations.txt").read_text("utf-8")
    found = []
    for paragraph in text.strip().split("\n\n"):
        asked: list[str] = []
        turns: list[Turn] = []
        for line in paragraph.splitlines():
            if line.startswith("    "):
                turns.append((tuple(asked), line.strip()))
            else:
                asked.append(line)
        found.append(turns)
    return found


CONVERSATIONS = _conversations()
TURNS = [turn for turns in CONVERSATIONS for turn in turns]


def test_there_are_many_conversations_of_two_to_four_questions() -> None:
    assert len(CONVERSATIONS) >= 80
    assert all(1 <= len(turns) <= 3 for turns in CONVERSATIONS)
    assert sum(len(turns) > 1 for turns in CONVERSATIONS) >= 20


@pytest.mark.parametrize(("asked", "understood"), TURNS, ids=[" / ".join(t[0]) for t in TURNS])
def test_a_question_is_understood(asked: tuple[str, ...], understood: str) -> None:
    assert understand(asked[-1], asked[:-1]).whole == understood


@pytest.mark.parametrize(("asked", "understood"), TURNS, ids=[" / ".join(t[0]) for t in TURNS])
def test_no_earlier_question_is_in_brackets(asked: tuple[str, ...], understood: str) -> None:
    found = understand(asked[-1], asked[:-1])
    about = found.completed.about if found.completed else ""
    assert not any(one.removesuffix("?") in about for one in asked if one.endswith("?"))
    assert "?" not in about
