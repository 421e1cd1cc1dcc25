"""A taught network as a small ONNX file: int8 weights, and nothing in it that is never read.

Left out are the rows of the embedding for tokens that no text has, and positions behind the last
that the reader reads. Weights are int8, each column with a scale of its own; what passes between
layers is made int8 as it comes (dynamic quantisation, by onnxruntime).
"""

import hashlib
import os
import warnings
from pathlib import Path
from tempfile import TemporaryDirectory

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from index.encoding.models import bundled_tokenizer
from qa.ranking.reader import MOST_TOKENS
from qa.training.model import HEADS, WIDTH, Network

INPUTS = ("input_ids", "attention_mask", "token_type_ids")
_OPSET = 17
_OF_HEAD = WIDTH // HEADS
_HIDDEN = -1e4  # added to the attention that padding gets


class _Small(nn.Module):
    """The same network with smaller tables, written out so that any batch can be traced."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network
        embeddings = network.bert.embeddings
        words = embeddings.word_embeddings.weight.detach()
        kept, rows = _kept_tokens(len(words))
        self.rows: Tensor
        self.register_buffer("rows", rows)
        self.words = _table(words[kept])
        self.places = _table(embeddings.position_embeddings.weight.detach()[:MOST_TOKENS])

    def forward(self, ids: Tensor, mask: Tensor, types: Tensor) -> Tensor:
        bert = self.network.bert
        batch, tokens = ids.shape
        places = torch.arange(tokens)[None]
        x = self.words(self.rows[ids].long()) + bert.embeddings.token_type_embeddings(types)
        x = bert.embeddings.LayerNorm(x + self.places(places))
        hidden = (1.0 - mask[:, None, None, :].float()) * _HIDDEN
        for layer in bert.encoder.layer:
            own = layer.attention.self
            query, key, value = (
                part(x).view(batch, tokens, HEADS, _OF_HEAD).transpose(1, 2)
                for part in (own.query, own.key, own.value)
            )
            scores = query @ key.transpose(-1, -2) / _OF_HEAD**0.5
            seen = torch.softmax(scores + hidden, -1) @ value
            joined = seen.transpose(1, 2).reshape(batch, tokens, WIDTH)
            attended = layer.attention.output(joined, x)
            x = layer.output(layer.intermediate(attended), attended)
        logits: Tensor = self.network.head(x)
        return logits


def _table(rows: Tensor) -> nn.Embedding:
    return nn.Embedding(rows.shape[0], rows.shape[1], _weight=rows.clone())


def _kept_tokens(size: int) -> tuple[Tensor, Tensor]:
    """The tokens to keep, and for every token the row that it then has (others: the unknown's)."""
    vocabulary = Tokenizer.from_file(str(bundled_tokenizer())).get_vocab()
    left_out = {token for word, token in vocabulary.items() if word.startswith("[unused")}
    kept = torch.tensor([token for token in range(size) if token not in left_out])
    unknown = int((kept == vocabulary["[UNK]"]).nonzero())
    rows = torch.full((size,), unknown, dtype=torch.int32)
    rows[kept] = torch.arange(len(kept), dtype=torch.int32)
    return kept, rows


def export(network: Network, out: Path) -> str:
    """Write the network to `out`, all at once; its SHA-256."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    with TemporaryDirectory(dir=out.parent) as folder:
        floats, small = Path(folder) / "floats.onnx", Path(folder) / "small.onnx"
        write_floats(network, floats)
        quantize_dynamic(
            floats,
            small,
            weight_type=QuantType.QInt8,
            per_channel=True,
            op_types_to_quantize=["MatMul", "Gather"],
        )
        os.replace(small, out)
    return hash_file(out)


def hash_file(file: Path) -> str:
    """Its SHA-256."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def write_floats(network: Network, out: Path) -> None:
    """The same before it is made int8."""
    example = tuple(torch.ones((2, 8), dtype=torch.long) for _ in INPUTS)
    with warnings.catch_warnings():
        # The exporter that traces is called old; the new one needs packages of its own.
        warnings.simplefilter("ignore", DeprecationWarning)
        torch.onnx.export(
            _Small(network).eval(),
            example,
            str(out),
            input_names=list(INPUTS),
            output_names=["logits"],
            dynamic_axes={name: {0: "batch", 1: "tokens"} for name in (*INPUTS, "logits")},
            opset_version=_OPSET,
            dynamo=False,
        )
