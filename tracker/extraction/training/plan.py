"""The settings of a training run."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The settings of a run; the same plan, data and machine give the same weights.

    Rates are AdamW's highest; they rise over the share `warm_up` of the run and then fall to nothing. Shares
    lie in 0..1: `restyled` and `renamed` of articles whose quotation marks or names are changed in an epoch,
    `masked` of words. `average_decay` is that of the running average of the weights.

    After the share `trunk` of its `epochs` the run goes on as `branches`, each from the weights reached there
    to the end on batches of its own; the mean of the branches is the model (Wortsman et al., 2022).
    """

    epochs: float = 3
    branches: int = 1
    trunk: float = 0.5
    encoder_rate: float = 2.5e-4
    head_rate: float = 1e-3
    warm_up: float = 0.08
    restyled: float = 0.15
    renamed: float = 0.25
    masked: float = 0.06
    average_decay: float = 0.9985
    seed: int = 1
    threads: int = 2
