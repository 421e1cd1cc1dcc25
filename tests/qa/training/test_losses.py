"""The losses of batches whose labels are known."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from torch import Tensor

    from qa.training.batches import Batch, Row

SURE = 50.0
TOKENS = 4


def _row(right: bool, twin: bool = False, known: bool = True) -> Row:
    """Token 0 for "no answer"; sentences of the tokens 1 and 2, and 3; the first may answer."""
    from qa.training.batches import NOTHING, Row

    sentences = ((1, 3, right), (3, 4, False))
    answer = ((1,), (2,)) if right and known else ((NOTHING,), (NOTHING,))
    return Row((0,) * TOKENS, (0,) * TOKENS, 1, 3, *answer, sentences, known, twin)


def _batch(*groups: tuple[Row, ...]) -> Batch:
    import torch

    from qa.training.batches import Batch

    return Batch.of(groups).to(torch.device("cpu"))


def _outputs(*answered: bool) -> Tensor:
    """Sure outputs of rows whose first sentence answers, or that nothing does."""
    import torch

    outputs = torch.full((len(answered), TOKENS, 4), -SURE)
    for place, one in enumerate(answered):
        outputs[place, 1 if one else 0, 0] = outputs[place, 2 if one else 0, 1] = SURE
        if one:
            outputs[place, 1:3, 2] = outputs[place, 0, 3] = SURE
    return outputs


def test_a_sure_and_right_network_has_no_loss() -> None:
    from qa.training.losses import losses

    batch = _batch((_row(True), _row(False), _row(False, twin=True)), (_row(False),))
    found = losses(_outputs(True, False, False, False), batch)
    assert found.values() == pytest.approx((0,) * 5, abs=1e-6)


def test_each_loss_is_of_its_own_mistake() -> None:
    from qa.training.losses import losses

    batch = _batch((_row(True), _row(False), _row(False, twin=True)))
    right = _outputs(True, False, False)
    twin = _outputs(True, False, True)  # the near miss looks answered
    assert losses(twin, batch).twins == pytest.approx(0.693, abs=1e-3)
    assert losses(twin, batch).choices == pytest.approx(0, abs=1e-6)  # of own windows alone
    other = right.clone()
    other[1, 3, 2] = 2 * SURE  # another window's sentence is liked better
    assert losses(other, batch).choices == pytest.approx(SURE, rel=1e-3)
    assert losses(other, batch).windows == pytest.approx(0, abs=1e-6)
    window = right.clone()
    window[0, 0, 3] = -SURE
    assert losses(window, batch).windows == pytest.approx(SURE / 3, rel=1e-3)
    span = right.clone()
    span[0, 1, 0], span[0, 0, 0] = -SURE, SURE
    assert losses(span, batch).spans == pytest.approx(2 * SURE / 2 / 3, rel=1e-3)
    assert losses(span, batch).sentences == pytest.approx(0, abs=1e-6)


def test_words_that_are_not_known_are_not_taught() -> None:
    from qa.training.losses import losses

    assert losses(_outputs(True), _batch((_row(True, known=False),))).spans == 0


def test_a_batch_without_answers_has_no_choices_and_no_twins() -> None:
    from qa.training.losses import losses

    found = losses(_outputs(True), _batch((_row(False),)))
    assert found.choices == found.twins == 0
    assert found.windows == pytest.approx(SURE)


def test_who_says_what_the_teacher_says_learns_nothing_more() -> None:
    import torch

    from qa.training.losses import soft_losses

    batch = _batch((_row(True), _row(False), _row(False, twin=True)))
    draw = torch.Generator().manual_seed(3)
    taught = torch.randn((3, TOKENS, 4), generator=draw)
    ours = taught.clone().requires_grad_()
    torch.autograd.backward(soft_losses(ours, taught, batch).total())
    assert ours.grad is not None
    assert ours.grad.abs().max() < 1e-6
    other = torch.randn((3, TOKENS, 4), generator=draw)
    same, apart = (soft_losses(one, taught, batch).values() for one in (taught, other))
    assert all(more > less for more, less in zip(apart, same, strict=True))
