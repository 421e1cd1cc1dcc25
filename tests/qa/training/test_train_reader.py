"""Training on a small set with one layer, and the export of the network."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from index.encoding.encoder import Encoder
from index.encoding.models import bundled_tokenizer
from qa.evaluation.run import Bench
from qa.ranking.onnx_pairs import PairNetwork
from qa.ranking.reader import MOST_TOKENS, Reader
from qa.training.examples import ranked_questions
from tests.qa.small_set import make_bench

if TYPE_CHECKING:
    from qa.training.batches import Row
    from qa.training.model import Network


EPOCHS = 4
SEED = 7


@pytest.fixture(scope="module")
def bench(encoder: Encoder, tmp_path_factory: pytest.TempPathFactory) -> Bench:
    return make_bench(tmp_path_factory.mktemp("train"), encoder)


@pytest.fixture(scope="module")
def epochs(bench: Bench) -> list[list[list[Row]]]:
    from qa.training.train_reader import plan

    return plan(ranked_questions(bench, {"train"}), EPOCHS, SEED)


@pytest.fixture(scope="module")
def network(epochs: list[list[list[Row]]]) -> Network:
    import torch

    from qa.training.model import start
    from qa.training.train_reader import train

    torch.manual_seed(SEED)
    made = start(layers=1)
    train(made, epochs, print)
    return made


@pytest.fixture(scope="module")
def exported(network: Network, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    from qa.training.onnx_export import export

    out = tmp_path_factory.mktemp("exported") / "reader.onnx"
    return out, export(network, out)


@pytest.mark.slow
def test_training_changes_every_part_and_lessens_the_losses(
    network: Network, epochs: list[list[list[Row]]]
) -> None:
    import torch

    from qa.training.batches import Padded
    from qa.training.model import start
    from qa.training.train_reader import losses

    torch.manual_seed(SEED)
    before = start(layers=1).eval()
    after = network.state_dict()
    for name, value in before.state_dict().items():
        assert not torch.equal(value, after[name]), name
    rows = epochs[0][0]
    padded = Padded.of(rows)
    with torch.no_grad():
        first, last = (
            losses(made(padded.ids, padded.mask, padded.types), rows, padded.allowed)
            for made in (before, network)
        )
    assert last[0] < first[0]
    assert last[1] < first[1]


@pytest.mark.slow
def test_progress_is_logged(epochs: list[list[list[Row]]]) -> None:
    from qa.training.model import start
    from qa.training.train_reader import train

    lines: list[str] = []
    train(start(layers=1), epochs[:1], lines.append)
    assert lines[-1].startswith(f"step {len(epochs[0])} of {len(epochs[0])}: spans ")


def test_the_loss_of_a_sure_and_right_network_is_nothing() -> None:
    import torch

    from qa.training.batches import NOTHING, Row
    from qa.training.train_reader import losses

    row = Row((0,) * 4, (0,) * 4, 1, 3, (1,), (2,), ((1, 3, True), (3, 4, False)), True)
    outputs = torch.full((1, 4, 3), -50.0)
    outputs[0, 1, 0] = outputs[0, 2, 1] = 50
    outputs[0, 1:3, 2] = 50
    allowed = torch.tensor([[True] * 4])
    spans, sentences = losses(outputs, [row], allowed)
    assert spans + sentences == pytest.approx(0, abs=1e-6)
    untold = Row((0,) * 4, (0,) * 4, 1, 3, (NOTHING,), (NOTHING,), ((1, 3, True),), False)
    assert losses(outputs, [untold], allowed)[0] == 0


def _apart(network: Network, file: Path) -> tuple[float, float]:
    """How far a file's outputs are from the network's: at most; in the mean, by their spread."""
    import torch

    texts = ["The mill was founded by Ada Wren in 1843.", "Nobody was hurt. " * 30, "Slate 7."]
    found, whole = [], []
    for read in PairNetwork(file, bundled_tokenizer(), MOST_TOKENS).read("When was it?", texts):
        tokens = (read.tokens.ids, read.tokens.attention_mask, read.tokens.type_ids)
        with torch.no_grad():
            whole.append(network(*(torch.tensor([part]) for part in tokens))[0].numpy())
        found.append(read.outputs[: len(whole[-1])])  # behind them it is padded
    wrong = np.abs(np.concatenate(found) - np.concatenate(whole))
    return float(wrong.max()), float(wrong.mean() / np.concatenate(whole).std())


@pytest.mark.slow
def test_the_exported_network_says_what_the_trained_one_says(
    network: Network, exported: tuple[Path, str], tmp_path: Path
) -> None:
    from qa.training.onnx_export import write_floats

    write_floats(network, tmp_path / "floats.onnx")
    assert _apart(network, tmp_path / "floats.onnx")[0] < 1e-4
    assert _apart(network, exported[0])[1] < 0.25  # int8 is coarse where all logits are near 0


@pytest.mark.slow
def test_the_file_is_small_and_alone(exported: tuple[Path, str]) -> None:
    out, _ = exported
    assert list(out.parent.iterdir()) == [out]
    assert out.stat().st_size < 15_000_000  # as floats it would be 54 million


@pytest.mark.slow
def test_an_exported_reader_is_measured(bench: Bench, exported: tuple[Path, str]) -> None:
    from qa.training.train_reader import measure

    figures = measure(Reader(*exported), ranked_questions(bench, {"fit", "report"}))
    assert figures.questions == 2
    assert figures.hit in (0, 1)
    assert figures.answerable in (0, 1)
    assert figures.sentences is not None


def test_figures_say_what_could_not_be_measured() -> None:
    from qa.training.train_reader import Figures

    told = str(Figures(3, None, 0.5, None))
    assert told == "3 questions: hit@1 –, AUROC of sentences 0.500, of answerable –"
