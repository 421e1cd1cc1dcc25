"""The teacher: all-mpnet-base-v2 with the reader's outputs, which is larger and reads better.

`python -m qa.training.teacher model.safetensors mpnet.npz` packs its weights, for a machine that
they have to be carried to.

It takes the same tokens as the reader. MPNet (Song et al. 2020) has BERT's word pieces at other
places, and marks of its own; that it reads two texts is told by an embedding that BERT has and
MPNet lacks, which starts at nothing.
"""

import argparse
from collections.abc import Mapping
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from transformers import MPNetConfig, MPNetModel

from qa.training.model import OUTPUTS, PACKED, pack, unpack

WIDTH, LAYERS, HEADS = 768, 12, 12
VOCABULARY = 30527
_HEAD = 0.02  # standard deviation of the head's initial weights, as in BERT

# BERT's word pieces come behind MPNet's first four marks.
_BEHIND = 4
_MARKS = {0: 1, 101: 0, 102: 2}  # padding, start, and end of a text: BERT's token to MPNet's


class Teacher(nn.Module):
    """MPNet and one linear layer on each of its tokens; (batch, tokens) to (batch, tokens, 4).

    `weights` are those of all-mpnet-base-v2, by the names of transformers.
    """

    def __init__(self, weights: Mapping[str, Tensor] | None = None, layers: int = LAYERS) -> None:
        super().__init__()
        self.mpnet = MPNetModel(
            MPNetConfig(
                vocab_size=VOCABULARY,
                hidden_size=WIDTH,
                num_hidden_layers=layers,
                num_attention_heads=HEADS,
                intermediate_size=4 * WIDTH,
                max_position_embeddings=514,
                layer_norm_eps=1e-5,
                attention_probs_dropout_prob=0.0,
                pad_token_id=1,
            ),
            add_pooling_layer=False,
        )
        if weights is not None:
            own = self.mpnet.state_dict()
            self.mpnet.load_state_dict(
                {name: weights[name] for name in own if name in weights}, strict=False
            )
            missing = [name for name in own if name not in weights and "position_ids" not in name]
            if missing:
                raise ValueError(f"The weights lack {', '.join(missing)}.")
        self.texts = nn.Embedding(2, WIDTH)
        nn.init.zeros_(self.texts.weight)
        self.head = nn.Linear(WIDTH, OUTPUTS)
        nn.init.normal_(self.head.weight, std=_HEAD)
        nn.init.zeros_(self.head.bias)
        places = torch.arange(VOCABULARY) + _BEHIND
        for bert, mpnet in _MARKS.items():
            places[bert] = mpnet
        self.places: Tensor
        self.register_buffer("places", places.clamp(max=VOCABULARY - 1), persistent=False)

    def forward(self, ids: Tensor, mask: Tensor, types: Tensor) -> Tensor:
        words = self.mpnet.embeddings.word_embeddings(self.places[ids]) + self.texts(types)
        # MPNet counts places from 2.
        positions = torch.arange(2, ids.shape[1] + 2, device=ids.device)[None].expand_as(ids)
        read = self.mpnet(inputs_embeds=words, position_ids=positions, attention_mask=mask.long())
        logits: Tensor = self.head(read.last_hidden_state.float())
        return logits


def mpnet_weights(file: Path) -> dict[str, Tensor]:
    """The weights of all-mpnet-base-v2, from its own file or a packed one."""
    return unpack(file) if file.suffix == PACKED else load_file(file)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m qa.training.teacher", description=__doc__)
    parser.add_argument("weights", type=Path, help="model.safetensors of all-mpnet-base-v2")
    parser.add_argument("out", type=Path)
    chosen = parser.parse_args()
    pack(Teacher(mpnet_weights(chosen.weights)).mpnet.state_dict(), chosen.out)


if __name__ == "__main__":
    main()
