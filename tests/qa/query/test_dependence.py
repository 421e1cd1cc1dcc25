"""Whether a question needs the one before it."""

import pytest

from corpus.english.pronouns import THAT
from qa.query.dependence import pointing_places, that_points


def _that_points(question: str) -> bool:
    """Whether one "that" of a question points, whatever other words do."""
    return any(
        that_points(question[: found.start()], question[found.end() :])
        for found in THAT.finditer(question)
    )


@pytest.mark.parametrize(
    "question",
    [
        # alone, as subject or object
        "What did that cost Islamabad?",
        "Who did that in Kabul?",
        "Why was that?",
        "Who said that?",
        "What caused that, and when?",
        "How did that change Pakistan?",
        "Is that the reason?",
        "Was that Pakistan’s aim?",
        "What happened after that?",
        "Who gained most from that in Pakistan?",
        "And what followed when that failed?",
        "Who agreed to that?",
        "Does that matter to Kabul?",
        # with a noun
        "Who led that group in Swat?",
        "Who signed that deal in Doha?",
        "What happened in that year?",
        "How many died in that attack?",
        "Who leads that group?",
        "Why did Pakistan start that operation?",
        "Did the army attack that district?",
        "That ceasefire, who broke it?",
        "Why that city?",
        "What does the paper say of that crisis?",
        "Who paid for that mill?",
        "What did they want to win that war?",
    ],
)
def test_that_points_to_what_was_said(question: str) -> None:
    assert _that_points(question)
    assert pointing_places(question)


@pytest.mark.parametrize(
    "question",
    [
        # relative clauses
        "Which groups that left Kabul joined the TTP?",
        "Who led the groups that left Kabul?",
        "What did the group that attacked Swat demand?",
        "Which deal that Islamabad signed failed?",
        "Who wrote the report that the council ordered?",
        "Which are the militants that oppose peace?",
        "What is the war that cost Pakistan most?",
        "Who are the people that were killed in Bannu?",
        "Did the army fight any group that opposes peace?",
        "What of the mill that burned down?",
        "Which party that won seats in Swat lost power?",
        "Name a law that bans militias",
        "Did the army fight groups that oppose Kabul?",
        # clauses after verbs, nouns and adjectives
        "Who says that the ceasefire failed?",
        "Does the paper claim that Kabul fell?",
        "Who said that militants returned?",
        "What shows that talks failed?",
        "Who doubts the fact that talks failed?",
        "What of the claim that India pays the TTP?",
        "Is the author sure that talks failed?",
        "Did Pakistan pay so that talks went on?",
        "Who warned that violence would grow?",
        "Do the notes prove that Pakistan paid?",
        "Now that Kabul fell, who rules Swat?",
        "Why does the author believe that no deal holds?",
        "Does the author think that militants gain from talks?",
    ],
)
def test_that_which_begins_a_clause_points_to_nothing(question: str) -> None:
    assert not _that_points(question)
