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
from qa.ranking.reranker import bundled_reranker
from qa.training.ranked_questions import ranked_questions
from tests.qa.small_set import make_bench

if TYPE_CHECKING:
    from qa.training.batches import Rows
    from qa.training.losses import Losses
    from qa.training.model import Network


EPOCHS = 4
SEED = 7


@pytest.fixture(scope="module")
def bench(encoder: Encoder, tmp_path_factory: pytest.TempPathFactory) -> Bench:
    return make_bench(tmp_path_factory.mktemp("train"), encoder)


@pytest.fixture(scope="module")
def planned(bench: Bench) -> list[list[Rows]]:
    from qa.training.train_reader import Course, plan

    return plan([Course(ranked_questions(bench, {"train"}))], EPOCHS, SEED)


def _start() -> Network:
    import torch

    from qa.training.model import start

    torch.manual_seed(SEED)
    return start(bundled_reranker() / "model.onnx", layers=1)


@pytest.fixture(scope="module")
def network(planned: list[list[Rows]]) -> Network:
    from qa.training.train_reader import Training

    made = _start()
    Training(made, len(planned)).run(planned, print)
    return made


@pytest.fixture(scope="module")
def exported(network: Network, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    from qa.training.onnx_export import export

    out = tmp_path_factory.mktemp("exported") / "reader.onnx"
    return out, export(network, out)


def _losses(network: Network, groups: list[Rows]) -> Losses:
    import torch

    from qa.training.batches import Batch
    from qa.training.losses import losses

    batch = Batch.of(groups).to(torch.device("cpu"))
    with torch.no_grad():
        return losses(network(batch.ids, batch.mask, batch.types), batch)


@pytest.mark.slow
def test_training_changes_every_part_and_lessens_the_losses(
    network: Network, planned: list[list[Rows]]
) -> None:
    import torch

    before = _start().eval()
    after = network.state_dict()
    for name, value in before.state_dict().items():
        assert not torch.equal(value, after[name]), name
    first, last = (_losses(made, planned[0]).values() for made in (before, network))
    assert all(now < then for now, then in zip(last, first, strict=True))


@pytest.mark.slow
def test_a_training_that_was_stopped_goes_on_where_it_was(
    planned: list[list[Rows]], tmp_path: Path
) -> None:
    import torch

    from qa.training.train_reader import Training

    batches = planned[:4]
    whole = Training(_start(), len(batches))
    whole.network.eval()  # without dropout, whose numbers would differ
    for batch in batches:
        whole.step(batch)
    stopped = Training(_start(), len(batches))
    stopped.network.eval()
    stopped.step(batches[0])
    stopped.save(tmp_path / "state")
    resumed = Training(_start(), len(batches))
    resumed.resume(tmp_path / "state")
    resumed.network.eval()
    assert resumed.done == 1
    for batch in batches[1:]:
        resumed.step(batch)
    for name, value in whole.network.state_dict().items():
        assert torch.allclose(value, resumed.network.state_dict()[name], atol=1e-6), name


@pytest.mark.slow
def test_progress_is_logged(planned: list[list[Rows]]) -> None:
    from qa.training.train_reader import Training

    lines: list[str] = []
    Training(_start(), 2).run(planned[:2], lines.append)
    assert lines[-1].startswith("step 2 of 2: spans ")


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
def test_training_can_go_on_from_an_exported_network(
    network: Network, exported: tuple[Path, str]
) -> None:
    from qa.training.model import start_from

    again = start_from(exported[0]).state_dict()
    for name, value in network.state_dict().items():
        if "position_embeddings" in name:
            value = value[:MOST_TOKENS]  # later ones are not exported
        kept = again[name][: len(value)]
        if "word_embeddings" in name:  # nor are the unused tokens
            value, kept = value[1000:], kept[1000:]
        assert (value - kept).abs().max() < 0.02, name


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
