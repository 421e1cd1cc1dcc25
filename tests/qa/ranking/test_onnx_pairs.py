"""Networks that read two texts together."""

import shutil
import threading
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import UnusableModel
from qa.ranking.onnx_pairs import PairNetwork, check_file
from qa.ranking.reranker import bundled_reranker

QUESTION = "When did the lake freeze?"
TEXTS = [
    "The lake froze in January, and the ice was cut for six weeks.",
    "Nobody was hurt.",
    "",
    "The foreman was paid by the day, and every cutter by the ton. " * 4,
    "🙂 湖が凍った。",
    "Nobody was hurt.",
]
MOST = 64


@pytest.fixture(scope="module")
def files() -> tuple[Path, Path]:
    folder = bundled_reranker()
    return folder / "model.onnx", folder / "tokenizer.json"


@pytest.fixture(scope="module")
def network(files: tuple[Path, Path]) -> PairNetwork:
    return PairNetwork(*files, MOST)


def _outputs(network: PairNetwork, texts: list[str], question: str = QUESTION) -> list[float]:
    return [float(read.outputs[0]) for read in network.read(question, texts)]


def test_the_same_call_has_the_same_outputs(network: PairNetwork, files: tuple[Path, Path]) -> None:
    first = _outputs(network, TEXTS)
    assert _outputs(network, TEXTS) == first
    assert _outputs(PairNetwork(*files, MOST), TEXTS) == first


@settings(max_examples=25)
@given(st.lists(st.integers(0, len(TEXTS) - 1), max_size=8))
def test_a_text_has_its_outputs_whatever_is_read_with_it(
    network: PairNetwork, places: list[int]
) -> None:
    alone = [_outputs(network, [text])[0] for text in TEXTS]
    assert _outputs(network, [TEXTS[p] for p in places]) == [alone[p] for p in places]


@settings(max_examples=15)
@given(st.permutations(range(len(TEXTS))))
def test_outputs_belong_to_their_texts_in_any_order(network: PairNetwork, order: list[int]) -> None:
    straight = _outputs(network, TEXTS)
    assert _outputs(network, [TEXTS[p] for p in order]) == [straight[p] for p in order]
    assert max(straight) - min(straight) > 3  # so that it means something


def test_each_text_is_read_as_its_own_tokens(network: PairNetwork) -> None:
    for text, read in zip(TEXTS, network.read(QUESTION, TEXTS), strict=True):
        assert read.tokens.ids == network.read(QUESTION, [text])[0].tokens.ids
        assert 0 not in read.tokens.ids  # nothing is padded


def test_more_texts_than_cores_are_read(network: PairNetwork) -> None:
    many = TEXTS * 20
    assert _outputs(network, many) == _outputs(network, TEXTS) * 20


def test_no_texts_have_no_outputs(network: PairNetwork) -> None:
    assert network.read(QUESTION, []) == []


def test_threads_get_what_one_gets_alone(network: PairNetwork) -> None:
    expected = _outputs(network, TEXTS)
    found: list[list[float]] = []
    threads = [
        threading.Thread(target=lambda: found.append(_outputs(network, TEXTS))) for _ in range(6)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [expected] * 6


@pytest.mark.parametrize(
    ("question", "text"),
    [("a b", "one two " * 90), ("one two " * 90, "a b"), ("one " * 90, "two " * 90), ("", "")],
)
def test_a_pair_of_any_length_is_read(network: PairNetwork, question: str, text: str) -> None:
    (read,) = network.read(question, [text])
    assert np.isfinite(read.outputs).all()
    assert len(read.tokens.ids) <= MOST
    own = [place for place in read.tokens.sequence_ids if place is not None]
    if len(question) > len(text) > 0:
        assert own.count(1) == 2  # the question is cut, and not the text
    elif len(text) > len(question) > 0:
        assert own.count(0) >= 2


def test_a_file_that_is_missing_is_told_with_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(UnusableModel, match="cannot be read: No such file") as caught:
        check_file(tmp_path / "gone.onnx", "0" * 64, "somebody==1.0")
    assert caught.value.remedy == "Install somebody==1.0 again."


def test_a_file_that_was_altered_is_told_with_the_remedy(tmp_path: Path) -> None:
    file = tmp_path / "network.onnx"
    file.write_bytes(b"")
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    check_file(file, empty, "somebody==1.0")
    file.write_bytes(b"x")
    with pytest.raises(UnusableModel, match="is not the expected file") as caught:
        check_file(file, empty, "somebody==1.0")
    assert caught.value.remedy == "Install somebody==1.0 again."


def test_files_that_do_not_load_are_refused(files: tuple[Path, Path], tmp_path: Path) -> None:
    model, tokenizer = files
    broken = tmp_path / "broken"
    shutil.copy(tokenizer, broken)
    for pair in ((broken, tokenizer), (model, model), (tmp_path / "gone", tokenizer)):
        with pytest.raises(UnusableModel, match="cannot be loaded") as caught:
            PairNetwork(*pair, MOST)
        assert caught.value.remedy == "Install it again."


def test_told_to_be_exact_or_found_to_be_the_outputs_are_the_same(
    network: PairNetwork, files: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qa.ranking.onnx_pairs.products_are_exact", lambda: False)
    assert _outputs(PairNetwork(*files, MOST), TEXTS) == _outputs(network, TEXTS)
