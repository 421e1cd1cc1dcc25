"""Training of the encoder: `python -m qa.training.encoder.train SET…` writes the changes to
all-MiniLM-L6-v2 that make ibid-MiniLM-L6.

It learns to find the sentences that answer questions, many of which share few words with them. Of
each set only the training documents are used (`qa.training.split`).
"""

import argparse
import os
from collections.abc import Sequence
from pathlib import Path
from random import Random

import torch
from torch import Tensor

from index.encoding.models import BASE_MODEL, DEFAULT_MODEL, KNOWN, hash_file, locate_model
from index.encoding.weight_changes import Weights, write_changes
from qa.training.encoder.network import EncoderNetwork, loss
from qa.training.encoder.pairs import Answered, Pair, answered, batches, pairs
from qa.training.schedule import Schedule
from qa.training.set_arguments import FORM, HELP, SetArgument

EPOCHS = 2
SEED = 11
# Hyperparameters, set by hand.
_RATE = 4e-5  # highest learning rate
_BATCH = 48  # questions of a batch
_LOGGED_STEPS = 20  # steps from one line of progress to the next


def plan(questions: Sequence[Answered], epochs: int, seed: int) -> list[list[Pair]]:
    """The batches of all epochs; each epoch has pairs of its own."""
    planned: list[list[Pair]] = []
    for epoch in range(epochs):
        draw = Random(seed + epoch)
        planned += batches(pairs(questions, draw), _BATCH, draw)
    return planned


def train(network: EncoderNetwork, planned: Sequence[Sequence[Pair]]) -> None:
    """Learn from batches, in order."""
    schedule = Schedule(network, len(planned), _RATE)
    recent: list[float] = []
    network.train()
    for batch in planned:
        found = loss(network, batch)
        schedule.step(network, found)
        recent.append(found.item())
        if len(recent) == _LOGGED_STEPS or schedule.done == len(planned):
            mean = sum(recent) / len(recent)
            print(f"step {schedule.done} of {len(planned)}: {mean:.3f}", flush=True)
            recent.clear()
    network.eval()


def weights(state: dict[str, Tensor]) -> Weights:
    """The floating-point weights of a network, copied."""
    return {
        name: value.numpy().copy() for name, value in state.items() if value.is_floating_point()
    }


def _part(argument: SetArgument, seed: int) -> list[Answered]:
    """The share of a set's questions that the argument asks for."""
    found = list(answered(argument.read()))
    return Random(seed).sample(found, round(argument.share * len(found)))


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m qa.training.encoder.train", description=__doc__
    )
    parser.add_argument("sets", nargs="+", type=SetArgument.of, metavar=FORM, help=HELP)
    parser.add_argument("--out", type=Path, default=KNOWN[DEFAULT_MODEL].changes)
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--seed", type=int, default=SEED)
    chosen = parser.parse_args()
    questions = [one for argument in chosen.sets for one in _part(argument, chosen.seed)]
    planned = plan(questions, chosen.epochs, chosen.seed)
    print(f"{len(questions)} questions, {len(planned)} steps", flush=True)
    torch.set_num_threads(os.cpu_count() or 1)
    torch.manual_seed(chosen.seed)
    network = EncoderNetwork(locate_model(BASE_MODEL))
    before = weights(network.bert.state_dict())
    train(network, planned)
    write_changes(before, weights(network.bert.state_dict()), chosen.out)
    print(f"Wrote {chosen.out}. In index/encoding/models.py: {hash_file(chosen.out)}", flush=True)


if __name__ == "__main__":
    main()
