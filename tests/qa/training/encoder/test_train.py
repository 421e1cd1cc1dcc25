"""Training of the encoder on a small set, with one layer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from index.encoding.models import BASE_MODEL, find_model, locate_model
from index.encoding.selection import open_encoder
from index.encoding.weight_changes import changed, write_changes
from qa.evaluation.question_sets import read_set
from qa.training.encoder.pairs import Answered, Pair, Passage, answered
from tests.qa.small_set import write_set

if TYPE_CHECKING:
    from qa.training.encoder.network import EncoderNetwork

SEED = 3
EPOCHS = 6


@pytest.fixture(scope="module")
def questions(tmp_path_factory: pytest.TempPathFactory) -> list[Answered]:
    return list(answered(read_set(write_set(tmp_path_factory.mktemp("encoder") / "little"))))


def _start(layers: int) -> EncoderNetwork:
    import torch

    from qa.training.encoder.network import EncoderNetwork

    torch.manual_seed(SEED)
    return EncoderNetwork(locate_model(BASE_MODEL), layers).eval()


def test_the_network_is_the_one_that_indexes_use() -> None:
    import torch

    texts = ["The lake froze.", "ice " * 60, "Nobody was hurt, and it was over.", "?"] * 7
    with torch.no_grad():
        vectors = _start(6)(texts).numpy()
    used = open_encoder(find_model(BASE_MODEL))
    assert np.allclose(vectors, used.encode(texts), atol=1e-5)


def test_training_lowers_the_loss_and_its_changes_can_be_kept(
    questions: list[Answered], tmp_path: Path
) -> None:
    import torch

    from qa.training.encoder.network import loss
    from qa.training.encoder.train import plan, train, weights

    network = _start(1)
    before = weights(network.bert.state_dict())
    fixed = plan(questions, 1, SEED)

    def measured() -> float:
        with torch.no_grad():
            return sum(loss(network, batch).item() for batch in fixed)

    at_first = measured()
    train(network, plan(questions, EPOCHS, SEED))
    assert measured() < 0.9 * at_first
    after = weights(network.bert.state_dict())
    words = "embeddings.word_embeddings.weight"
    assert np.array_equal(before[words], after[words])  # words that it has not seen stay
    trained = measured()
    write_changes(before, after, tmp_path / "changes.npz")
    kept = changed(before, tmp_path / "changes.npz")
    state = {name: torch.from_numpy(value) for name, value in kept.items()}
    network.bert.load_state_dict(state, strict=False)
    assert measured() == pytest.approx(trained, abs=0.01)


def test_another_text_that_answers_is_not_taken_for_a_wrong_one() -> None:
    from qa.training.encoder.network import loss

    def batch(right: frozenset[tuple[str, int]]) -> list[Pair]:
        """Two questions with the same answer; the second question knows of `right`."""
        ash = Passage("The ash fell.", frozenset({("a", 0)}))
        again = Passage("The ash fell.", frozenset({("a", 20)}))
        oak = Passage("An oak stood.", frozenset({("a", 40)}))
        both = frozenset({("a", 0), ("a", 20)})
        return [Pair("What fell?", ash, oak, both), Pair("What fell?", again, oak, right)]

    network = _start(1)
    known = loss(network, batch(frozenset({("a", 0), ("a", 20)}))).item()
    unknown = loss(network, batch(frozenset({("a", 20)}))).item()
    assert unknown > known + 0.2
