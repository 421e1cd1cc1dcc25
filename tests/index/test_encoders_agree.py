"""One interface, two implementations: ONNX Runtime and sentence-transformers give the same."""

import re
from pathlib import Path

import numpy as np
import pytest

from corpus.documents import Document
from index.build import build
from index.encoding.encoder import Encoder, Matrix
from index.encoding.models import KNOWN, KnownModel, ModelFiles
from index.encoding.onnx_encoder import OnnxEncoder
from index.encoding.selection import open_encoder
from index.plan import from_papers
from index.search.reader import open_index
from index.store.generations import Home
from tests.index.unit_vectors import vector_of

# Texts that tokenizers and networks go wrong on, beside a paper's own sentences.
ODD = [
    "",
    "ice",
    "Ça suffit – merci.",
    "湖が凍った。",
    "각 " * 80,
    "ice " * 254,
    "e\u0301é ﷺ 😀 \u200b\x00 ﬁ",
    "“Quoted”, (in brackets); 60.000 – 3½ %",
    "https://example.org/a/b?c=d#e",
]
NEAREST = 10


@pytest.fixture(scope="module")
def reference(model: ModelFiles) -> Encoder:
    from index.encoding.torch_encoder import TorchEncoder

    return TorchEncoder(model)


@pytest.fixture(scope="module")
def texts(paper: Document, second_paper: Document) -> list[str]:
    papers = (paper, second_paper)
    return ODD + [one.text[s.start : s.end] for one in papers for s in one.sentences][:400]


def _nearest(vectors: Matrix) -> list[list[int]]:
    order = np.argsort(-(vectors @ vectors.T), axis=1, kind="stable")
    return [list(map(int, row[:NEAREST])) for row in order]


def test_the_default_runs_in_onnx_runtime(encoder: Encoder) -> None:
    assert isinstance(encoder, OnnxEncoder)


@pytest.mark.slow
def test_models_vectors_and_neighbours_agree(
    encoder: Encoder, reference: Encoder, texts: list[str]
) -> None:
    assert encoder.model == reference.model
    ours, theirs = encoder.encode(texts), reference.encode(texts)
    assert ours.shape == theirs.shape
    assert float(np.abs(ours - theirs).max()) < 1e-5
    for mine, other, row in zip(_nearest(ours), _nearest(theirs), theirs, strict=True):
        if mine != other:  # only texts that are equally near may change places
            apart = theirs[mine] @ row - theirs[other] @ row
            assert float(np.abs(apart).max()) < 1e-5


@pytest.mark.slow
def test_questions_of_any_length_agree(encoder: Encoder, reference: Encoder) -> None:
    questions = [*ODD, "When did the lake freeze?", "Who was paid by the ton? " * 90]
    for question in questions:
        ours, theirs = encoder.encode_question(question), reference.encode_question(question)
        assert float(np.abs(ours - theirs).max()) < 1e-5


@pytest.mark.slow
def test_tokens_agree(encoder: Encoder, reference: Encoder, texts: list[str]) -> None:
    assert encoder.token_spans(texts) == reference.token_spans(texts)
    assert encoder.token_spans([]) == reference.token_spans([]) == []


@pytest.mark.slow
def test_what_is_too_long_is_refused_in_the_same_words(
    encoder: Encoder, reference: Encoder
) -> None:
    said = []
    for one in (encoder, reference):
        with pytest.raises(ValueError, match=re.escape("255 tokens, the model reads 254")) as error:
            one.encode(["Short.", "ice " * 255])
        said.append(str(error.value))
    assert said[0] == said[1]


@pytest.mark.slow
def test_nothing_gives_no_vectors(encoder: Encoder, reference: Encoder) -> None:
    for one in (encoder, reference):
        assert one.encode([]).shape == (0, one.model.dimensions)


@pytest.mark.slow
def test_an_index_of_one_is_valid_for_the_other(
    shelf: Path, own: Home, encoder: Encoder, reference: Encoder, model: ModelFiles
) -> None:
    texts = from_papers(shelf)
    built = build(texts, own, model, lambda: reference)
    assert build(texts, own, model, lambda: encoder).unchanged
    index = open_index(own)
    assert index.id == built.index
    for place in index.places("sentence"):
        places, cosines = index.nearest(vector_of(index, place, encoder), 1, "sentence")
        assert int(places[0]) == place
        assert float(cosines[0]) > 1 - 1e-5


def test_without_a_gpu_builds_run_in_onnx_runtime(
    model: ModelFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    from index.encoding import selection, torch_encoder

    monkeypatch.setattr(selection, "_may_have_gpu", lambda: True)
    monkeypatch.setattr(torch_encoder, "gpu", lambda: None)
    assert isinstance(open_encoder(model, "building"), OnnxEncoder)
    # What PyTorch calls its device is passed on; the CPU stands in for a GPU.
    monkeypatch.setattr(torch_encoder, "gpu", lambda: "cpu")
    assert isinstance(open_encoder(model, "building"), torch_encoder.TorchEncoder)
    assert isinstance(open_encoder(model), OnnxEncoder)


def test_packed_or_not_the_vectors_agree(encoder: Encoder, model: ModelFiles) -> None:
    quick = open_encoder(model, "one question")
    apart = np.abs(quick.encode(ODD) - encoder.encode(ODD))
    assert float(apart.max()) < 1e-6


@pytest.mark.parametrize("known", KNOWN.values(), ids=list(KNOWN))
def test_the_committed_graph_is_the_one_that_the_script_writes(known: KnownModel) -> None:
    from index.encoding.encoder_graphs import write_graph

    assert known.graph.read_bytes() == write_graph(known)


@pytest.mark.parametrize(
    ("distance", "bucket"),
    [(0, 0), (-1, 1), (1, 17), (-7, 7), (-8, 8), (8, 24), (-127, 15), (-128, 15), (500, 31)],
)
def test_mpnets_buckets_of_distances(distance: int, bucket: int) -> None:
    from index.encoding.encoder_graphs import bucket as bucket_of

    assert bucket_of(distance) == bucket


def test_mpnets_buckets_are_those_of_transformers() -> None:
    import torch
    from transformers.models.mpnet.modeling_mpnet import MPNetEncoder

    from index.encoding.encoder_graphs import bucket as bucket_of

    distances = list(range(-513, 514))
    found = MPNetEncoder.relative_position_bucket(torch.tensor(distances), 32, 128)
    assert [bucket_of(one) for one in distances] == found.tolist()


@pytest.mark.slow
def test_mpnets_graph_agrees_with_transformers() -> None:
    """On a network of the same shape with random weights: the official ones are no dependency."""
    import torch
    from transformers import MPNetConfig, MPNetModel

    from index.encoding.onnx_encoder import _session

    torch.manual_seed(5)
    official = MPNetConfig(vocab_size=30527, max_position_embeddings=514, layer_norm_eps=1e-5)
    network = MPNetModel(official, add_pooling_layer=False).eval()
    weights = {name: value.detach().numpy() for name, value in network.named_parameters()}
    session = _session(KNOWN["all-mpnet-base-v2"].graph, weights, pack=True)
    ids = torch.randint(3, 30000, (3, 150))
    mask = torch.ones_like(ids)
    for place, length in enumerate((150, 90, 4)):
        mask[place, length:] = 0
    ids[mask == 0] = 1
    with torch.no_grad():
        hidden = network(input_ids=ids, attention_mask=mask).last_hidden_state
    mean = (hidden * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
    expected = torch.nn.functional.normalize(mean, dim=1).numpy()
    given = {"input_ids": ids.int().numpy(), "attention_mask": mask.int().numpy()}
    (found,) = session.run(None, given)
    assert float(np.abs(found - expected).max()) < 1e-5
