"""Training with teachers, on a small set with networks of one layer."""

from __future__ import annotations

import pickle
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest

from index.encoding.encoder import Encoder
from index.encoding.models import bundled_tokenizer
from qa.evaluation.run import Bench
from qa.training.examples import RankedQuestion, groups
from qa.training.ranked_questions import write
from tests.qa.small_set import make_bench

if TYPE_CHECKING:
    from qa.training.batches import Batch
    from qa.training.teacher import Teacher

SEED = 7
FOLDS = 2

Kept = dict[str, dict[str, list[RankedQuestion]]]


@pytest.fixture(scope="module")
def bench(encoder: Encoder, tmp_path_factory: pytest.TempPathFactory) -> Bench:
    return make_bench(tmp_path_factory.mktemp("distil"), encoder)


@pytest.fixture(scope="module")
def kept(bench: Bench, tmp_path_factory: pytest.TempPathFactory) -> Kept:
    """What the file of a set holds."""
    file = tmp_path_factory.mktemp("kept") / "questions"
    write([(bench, 1.0)], file)
    found: Kept = pickle.loads(file.read_bytes())
    return found


@pytest.fixture(scope="module")
def teacher() -> Teacher:
    import torch

    from qa.training.teacher import Teacher

    torch.manual_seed(SEED)
    return Teacher(layers=1)


def _batch(questions: list[RankedQuestion]) -> Batch:
    import torch

    from qa.training.batches import Batch, encode

    return Batch.of(encode(groups(questions, Random(SEED)))).to(torch.device("cpu"))


def test_questions_are_kept_with_what_training_needs(bench: Bench, kept: Kept) -> None:
    (taught,) = kept["train"].values()
    (measured,) = kept["measured"].values()
    assert taught
    assert {one.document.id for one in taught}.isdisjoint(one.document.id for one in measured)
    assert all(one.found for one in (*taught, *measured))
    assert any(one.is_right(sentence) for one in taught for sentence in one.found)


def test_of_a_set_a_share_is_kept(bench: Bench, kept: Kept, tmp_path: Path) -> None:
    write([(bench, 0.5)], tmp_path / "half")
    half: Kept = pickle.loads((tmp_path / "half").read_bytes())
    (taught,), (some,) = kept["train"].values(), half["train"].values()
    assert len(some) == round(len(taught) / 2)
    assert {one.question for one in some} < {one.question for one in taught}
    assert half["measured"].keys() == kept["measured"].keys()


def test_folds_share_no_document() -> None:
    from qa.training.distil import fold_of

    folds = {name: fold_of(name, FOLDS) for name in ("mill", "slate", "harbour", "glass", "salt")}
    assert set(folds.values()) == set(range(FOLDS))
    assert folds == {name: fold_of(name, FOLDS) for name in folds}


def test_a_lesson_has_the_batches_of_its_folds_alone(kept: Kept, tmp_path: Path) -> None:
    from qa.training.distil import Lesson, planned

    (taught,) = kept["train"].values()
    by_fold = [taught[::2], taught[1::2]]
    both = planned(by_fold, bundled_tokenizer(), tmp_path, Lesson(SEED, (0, 1), 1.3))
    one = planned(by_fold, bundled_tokenizer(), tmp_path, Lesson(SEED, (1,), 1.3))
    assert both != one
    made = {file: pickle.loads(file.read_bytes()) for file in (both, one)}
    assert {fold for fold, _ in made[both]} == {0, 1}
    assert {fold for fold, _ in made[one]} == {1}


def test_the_teacher_reads_the_same_tokens_as_the_reader() -> None:
    from tokenizers import Tokenizer

    from qa.training.teacher import Teacher

    vocabulary = Tokenizer.from_file(str(bundled_tokenizer())).get_vocab()
    places = Teacher(layers=1).places.tolist()
    # MPNet's vocabulary: <s>, <pad>, </s>, <unk>, then BERT's.
    assert places[vocabulary["[CLS]"]] == 0
    assert places[vocabulary["[PAD]"]] == 1
    assert places[vocabulary["[SEP]"]] == 2
    assert places[vocabulary["the"]] == vocabulary["the"] + 4


def test_a_teacher_ignores_padding(teacher: Teacher, kept: Kept) -> None:
    import torch

    from qa.training.distil import read

    (taught,) = kept["train"].values()
    batch = _batch(taught)
    short = int(batch.mask.sum(1).argmin())
    size = int(batch.mask[short].sum())
    assert size < batch.ids.shape[1]
    with torch.no_grad():
        whole = read(teacher.eval(), batch)[short, :size]
        alone = teacher(
            batch.ids[short : short + 1, :size],
            batch.mask[short : short + 1, :size],
            batch.types[short : short + 1, :size],
        )[0]
    assert torch.allclose(whole, alone, atol=1e-5)


def test_weights_that_a_teacher_needs_are_named_where_they_are_missing() -> None:
    from qa.training.teacher import Teacher

    with pytest.raises(ValueError, match=r"lack embeddings\.word_embeddings\.weight"):
        Teacher({}, layers=1)


def test_packed_weights_are_nearly_the_same(teacher: Teacher, tmp_path: Path) -> None:
    from qa.training.model import pack, unpack

    file = tmp_path / "weights.npz"
    before = teacher.mpnet.state_dict()
    pack(before, file)
    after = unpack(file)
    assert after.keys() == before.keys()
    assert file.stat().st_size < 0.3 * sum(4 * value.numel() for value in before.values())
    for name, value in before.items():
        apart = (value.float() - after[name]).abs()
        assert apart.max() <= value.float().abs().max() / 127, name


@pytest.mark.slow
def test_a_network_learns_from_labels_and_a_teacher_at_once(teacher: Teacher, kept: Kept) -> None:
    import torch

    from qa.ranking.reranker import bundled_reranker
    from qa.training.distil import read, train
    from qa.training.losses import losses, soft_losses
    from qa.training.model import start
    from qa.training.schedule import Schedule

    (taught,) = kept["train"].values()
    batch, lessons = _batch(taught), 12
    torch.manual_seed(SEED)
    network = start(bundled_reranker() / "model.onnx", layers=1).eval()

    def both() -> float:
        with torch.no_grad():
            outputs, goal = read(network, batch), read(teacher.eval(), batch)
        by_labels, by_teacher = losses(outputs, batch), soft_losses(outputs, goal, batch)
        return (by_labels.total() + by_teacher.total()).item()

    before = both()
    told: list[str] = []
    schedule = Schedule(network, lessons, 1e-4)
    again = iter([[(0, batch)]] * lessons)
    train(network, schedule, again, torch.device("cpu"), [teacher], told.append)
    assert len(told) == lessons
    assert both() < before


@pytest.mark.slow
def test_a_network_is_measured(kept: Kept) -> None:
    import torch

    from qa.training.distil import measure
    from qa.training.model import Network

    (taught,) = kept["train"].values()
    told = measure(Network(layers=1), taught, bundled_tokenizer(), torch.device("cpu"))
    assert told.startswith(f"{len(taught)}: hit@1 ")
