"""Training by epochs through Keras' `fit`, the best epoch's weights kept: what the published recipes have in
common.
"""

import json
import math
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

import keras
import numpy as np

from training.config import TrainingConfig
from training.loop import Log


class Part(Protocol):
    """A keras.utils.PyDataset whose draws depend on the epoch alone."""

    def __len__(self) -> int:
        """Batches of an epoch."""

    def begin(self, epoch: int) -> None:
        """Draw what this epoch shows."""


def fit_epochs(
    network: keras.Model, parts: Mapping[str, Part], config: TrainingConfig, runs: Path, *,
    patience: int | None = None,
) -> Path:  # fmt: skip
    """Train a compiled network on `parts["train"]` for `config.steps` steps, rounded up to whole epochs, or
    go on after the last whole epoch of an interrupted run; the weights of the epoch with the least loss on
    `parts["validation"]`, float32, as <runs>/<name>.weights.h5. Beside them lies <name>.json: seconds and
    losses of each epoch.

    patience: epochs without a lower loss after which training stops early; None never does.
    """
    runs.mkdir(parents=True, exist_ok=True)
    final, best = runs / f"{config.name}.weights.h5", runs / f"{config.name}.best.weights.h5"
    progress = Progress(runs / f"{config.name}.json", best, patience)
    parts["train"].begin(progress.done())
    network.fit(
        parts["train"], validation_data=parts["validation"], verbose=0,
        shuffle=False,  # the parts say what comes when, for a run that goes on as for one from the start
        epochs=math.ceil(config.steps / len(parts["train"])),
        callbacks=[keras.callbacks.BackupAndRestore(runs / f"{config.name}.backup"), progress],
    )  # fmt: skip
    os.replace(best, final)
    return final


class Progress(keras.callbacks.Callback):
    """Writes the log, keeps the weights of the best epoch, and stops when `patience` epochs brought no
    better. Unlike Keras' own callbacks for that, it goes by the log, which outlives an interruption.
    """

    def __init__(self, log: Path, best: Path, patience: int | None) -> None:
        super().__init__()
        self.path, self.best, self.patience = log, best, patience

    def done(self) -> int:
        """Whole epochs of an interrupted run."""
        return len(json.loads(self.path.read_text())) if self.path.exists() else 0

    def on_epoch_begin(self, epoch: int, logs: dict[str, float] | None = None) -> None:
        """Open the log once it is known where the run goes on."""
        if not hasattr(self, "log"):
            self.log = Log(self.path, epoch)

    def on_epoch_end(self, epoch: int, logs: dict[str, float] | None = None) -> None:
        """Judge an epoch."""
        self.log.add(epoch + 1, logs or {})
        losses = [row["val_loss"] for row in self.log.rows]
        leader = int(np.argmin(losses))
        if leader == len(losses) - 1:
            part = self.best.with_name(f"new-{self.best.name}")
            self.model.save_weights(part)
            os.replace(part, self.best)
        if self.patience is not None:
            self.model.stop_training = len(losses) - 1 - leader >= self.patience
