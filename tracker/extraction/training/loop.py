"""The training itself: steps down the losses, branches, and the averages of weights that are kept."""

from __future__ import annotations

import copy
import random
import time
from typing import TYPE_CHECKING

import torch

from tracker.extraction.training.losses import find_losses
from tracker.extraction.training.network import HEADS

if TYPE_CHECKING:
    from collections.abc import Callable

    from tracker.extraction.training.batches import Batch, Batches
    from tracker.extraction.training.network import Network
    from tracker.extraction.training.plan import Plan

Weights = dict[str, torch.Tensor]
_LINK_WEIGHT = 4.0
_VOICE_WEIGHT = 0.5
_LEAST_RATE = 0.02
_WITHOUT_LOOSE_CUES = 0.15
_TELL_EVERY = 50


class Trainer:
    """Trains a network in place; `average` is the running average of its weights, which is what to keep."""

    def __init__(self, network: Network, batches: Batches, plan: Plan, tell: Callable[[str], None]) -> None:
        """Get ready for the first step; `tell` takes lines that say how far the run is."""
        torch.manual_seed(plan.seed)
        torch.set_num_threads(plan.threads)
        self.network = network
        self.average: Weights = {name: value.detach().clone() for name, value in network.state_dict().items()}
        self.batches = batches
        self._plan = plan
        self._tell = tell
        self._rng = random.Random(plan.seed)  # noqa: S311 (nothing secret hangs on it)
        steps = plan.epochs * batches.count
        self._total = max(1, round(steps)) if steps else 0
        self._fork = round(plan.trunk * self._total) if plan.branches > 1 else 0
        self._step = self._pieces = 0
        self._losses = [0.0, 0.0, 0.0]
        self._started = time.monotonic()
        named = [(name, value) for name, value in network.named_parameters() if value.requires_grad]
        heads = [value for name, value in named if name.partition(".")[0] in HEADS]
        body = [value for name, value in named if name.partition(".")[0] not in HEADS]
        self._trained = [value for _, value in named]
        rates = [{"params": body, "lr": plan.encoder_rate}, {"params": heads, "lr": plan.head_rate}]
        self._optimiser = torch.optim.AdamW(rates, weight_decay=0.01, fused=True)
        self._schedule = torch.optim.lr_scheduler.LambdaLR(self._optimiser, self._rate)

    def run(self, after_branch: Callable[[int], None]) -> Weights:
        """Train to the end of the plan and return the mean of its branches.

        `after_branch` takes the branch's number, from 1, while `average` is that branch's.
        """
        self._learn_until(self._fork)
        fork = copy.deepcopy((self.network.state_dict(), self._optimiser.state_dict(), self.average))
        schedule = self._schedule.state_dict()
        ends: list[Weights] = []
        for branch in range(1, self._plan.branches + 1):
            weights, optimiser, self.average = copy.deepcopy(fork)
            self.network.load_state_dict(weights)
            self._optimiser.load_state_dict(optimiser)
            self._schedule.load_state_dict(schedule)
            self._step = self._fork
            self._learn_until(self._total)
            ends.append(self.average)
            after_branch(branch)
        return _mean(ends)

    def _learn_until(self, last_step: int) -> None:
        self.network.train()
        while self._step < last_step:
            for batch in self.batches.iter_epoch():
                if self._step >= last_step:
                    break
                self._learn(batch)

    def _rate(self, step: int) -> float:
        total = max(1, self._total)
        rising = (step + 1) / max(1.0, self._plan.warm_up * total)
        return min(1.0, rising) * max(_LEAST_RATE, 1 - step / total)

    def _learn(self, batch: Batch) -> None:
        self._step += 1
        loose = self._step > _WITHOUT_LOOSE_CUES * self._total
        losses = find_losses(self.network, batch, self._rng, with_loose_cues=loose)
        tags, links, voices = losses
        self._optimiser.zero_grad()
        torch.autograd.backward(tags + _LINK_WEIGHT * links + _VOICE_WEIGHT * voices)
        torch.nn.utils.clip_grad_norm_(self._trained, 1.0)
        self._optimiser.step()
        self._schedule.step()
        self._follow(min(self._plan.average_decay, (1 + self._step) / (10 + self._step)))
        self._pieces += int(batch.mask.sum())
        self._losses = [total + loss.item() for total, loss in zip(self._losses, losses, strict=True)]
        if self._step % _TELL_EVERY == 0:
            self._report()

    def _follow(self, decay: float) -> None:
        with torch.no_grad():
            for name, value in self.network.named_parameters():
                if value.requires_grad:
                    self.average[name].lerp_(value, 1 - decay)

    def _report(self) -> None:
        seconds = time.monotonic() - self._started
        tags, links, voices = (total / _TELL_EVERY for total in self._losses)
        self._losses = [0.0, 0.0, 0.0]
        self._tell(
            f"step {self._step} of {self._total}  "
            f"loss of tags {tags:.3f}, links {links:.3f}, voices {voices:.3f}  "
            f"{self._pieces / seconds:,.0f} pieces a second  {seconds / 60:.0f} min"
        )


def _mean(ends: list[Weights]) -> Weights:
    """Return the mean of some weights; what is the same in all of them stays so to the last bit."""
    first = ends[0]
    return {
        name: value + torch.stack([end[name] - value for end in ends]).mean(dim=0)
        for name, value in first.items()
    }
