"""Export of a trained network as a small ONNX file.

Left out are the rows of the embedding for tokens that no text has, and positions after the last
that the reader reads. Weights are int8, each column with a scale of its own; activations are
quantised at run time (dynamic quantisation, by onnxruntime).
"""

import os
import warnings
from pathlib import Path
from tempfile import TemporaryDirectory

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from index.encoding.models import bundled_tokenizer, hash_file
from qa.ranking.reader import MOST_TOKENS
from qa.training.model import HEADS, WIDTH, Network

INPUTS = ("input_ids", "attention_mask", "token_type_ids")
_OPSET = 17
_OF_HEAD = WIDTH // HEADS
_HIDDEN = -1e4  # added to the attention scores of padding, as in BERT


class _Small(nn.Module):
    """The network with smaller embeddings, in operations that can be traced for any batch size."""

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
    """The tokens to keep, and the new row of every token: that of "unknown" for the others."""
    vocabulary = Tokenizer.from_file(str(bundled_tokenizer())).get_vocab()
    left_out = {token for word, token in vocabulary.items() if word.startswith("[unused")}
    kept = torch.tensor([token for token in range(size) if token not in left_out])
    unknown = int((kept == vocabulary["[UNK]"]).nonzero())
    rows = torch.full((size,), unknown, dtype=torch.int32)
    rows[kept] = torch.arange(len(kept), dtype=torch.int32)
    return kept, rows


def export(network: Network, out: Path) -> str:
    """Write the network to `out`, replacing it at once; returns its SHA-256."""
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


def write_floats(network: Network, out: Path) -> None:
    """Write the network to `out` in float32."""
    example = tuple(torch.ones((2, 8), dtype=torch.long) for _ in INPUTS)
    with warnings.catch_warnings():
        # The tracing exporter is deprecated; the new one needs more packages.
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
