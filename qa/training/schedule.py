"""The schedule of training: AdamW, with a rate that first grows and then falls to nothing."""

import torch
from torch import Tensor, nn

# Hyperparameters, set by hand.
_HEAD_FASTER = 10  # times the rate, for the head, which starts with random weights
_DECAY = 0.01  # weight decay
_WARMUP = 0.08  # share of steps in which the rate grows; then it falls to 0
_MAX_NORM = 1.0  # of the gradient


class Schedule:
    """`steps` steps of a network that has a `head`; `rate` is the highest learning rate."""

    def __init__(self, network: nn.Module, steps: int, rate: float) -> None:
        self.steps, self.rate, self.done = steps, rate, 0
        head = [value for name, value in network.named_parameters() if name.startswith("head.")]
        rest = [value for name, value in network.named_parameters() if not name.startswith("head.")]
        self.optimizer = torch.optim.AdamW(
            [{"params": rest, "times": 1}, {"params": head, "times": _HEAD_FASTER}],
            lr=rate,
            weight_decay=_DECAY,
        )

    def step(self, network: nn.Module, loss: Tensor) -> None:
        """Learn from the loss of one batch."""
        share = min(
            (self.done + 1) / (self.steps * _WARMUP),
            max(self.steps - self.done, 1) / (self.steps * (1 - _WARMUP)),
        )
        for group in self.optimizer.param_groups:
            group["lr"] = self.rate * group["times"] * share
        torch.autograd.backward(loss)
        nn.utils.clip_grad_norm_(network.parameters(), _MAX_NORM)
        self.optimizer.step()
        self.optimizer.zero_grad()
        self.done += 1
