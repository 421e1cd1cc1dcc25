"""The encoder in training, and the loss that it learns from.

The network is that of all-MiniLM-L6-v2: a BERT of six layers, the mean over a text's tokens, a
length of one (Reimers and Gurevych 2019).
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from transformers import BertModel
from transformers.utils.logging import disable_progress_bar, set_verbosity_error

from qa.training.encoder.pairs import Pair

_MOST_TOKENS = 96  # of a text; longer ones are cut
_TOGETHER = 16  # texts of about one length that are read together: less padding is less time
# What cosines are multiplied by, to be logits: as the authors of all-MiniLM-L6-v2 did.
_SCALE = 20.0
_NEVER = -1e4


class EncoderNetwork(nn.Module):
    """An encoder: texts in, unit vectors out; the first `layers` of the model in `folder`.

    Its word embeddings are not trained: words that the questions lack would fall behind.
    """

    def __init__(self, folder: Path, layers: int = 6) -> None:
        super().__init__()
        set_verbosity_error()  # it warns of layers that are left out
        disable_progress_bar()
        self.bert = BertModel.from_pretrained(
            folder, add_pooling_layer=False, num_hidden_layers=layers
        )
        self.bert.embeddings.word_embeddings.weight.requires_grad_(False)
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.enable_truncation(_MOST_TOKENS)
        self._tokenizer.enable_padding()

    def forward(self, texts: Sequence[str]) -> Tensor:
        order = sorted(range(len(texts)), key=lambda place: len(texts[place]))
        parts = [order[start : start + _TOGETHER] for start in range(0, len(order), _TOGETHER)]
        read = torch.cat([self._read([texts[place] for place in part]) for part in parts])
        return read[torch.tensor(order).argsort()]

    def _read(self, texts: Sequence[str]) -> Tensor:
        encoded = self._tokenizer.encode_batch(list(texts))
        ids = torch.from_numpy(np.array([one.ids for one in encoded]))
        mask = torch.from_numpy(np.array([one.attention_mask for one in encoded]))
        read = self.bert(ids, attention_mask=mask).last_hidden_state
        own = mask.unsqueeze(-1).to(read.dtype)
        mean = (read * own).sum(1) / own.sum(1)
        return nn.functional.normalize(mean, dim=-1)


def loss(network: EncoderNetwork, batch: Sequence[Pair]) -> Tensor:
    """The cross-entropy of choosing each question's answer among all texts of a batch (van den
    Oord, Li and Vinyals 2018), without other texts that answer it too.
    """
    texts = [*(pair.answer for pair in batch), *(pair.wrong for pair in batch)]
    also_right = [
        [place != row and bool(pair.right & text.sentences) for place, text in enumerate(texts)]
        for row, pair in enumerate(batch)
    ]
    questions = network([pair.question for pair in batch])
    vectors = network([text.text for text in texts])
    logits = _SCALE * questions @ vectors.T
    logits = logits.masked_fill(torch.tensor(also_right), _NEVER)
    return nn.functional.cross_entropy(logits, torch.arange(len(batch)))
