"""The one training loop: from a TrainingConfig and a folder of samples to a weights file."""

import json
import time
from pathlib import Path
from typing import Protocol

import keras

from models.boxnet import CONFIGS, build
from models.losses import camera_loss, occupancy_loss
from training.batches import Batches
from training.config import TrainingConfig

EPOCH = 50
"""Steps between checkpoints."""


class Seeded(Protocol):
    """Batches that depend on `epoch` and their index alone, as a keras.utils.PyDataset gives them."""

    epoch: int


def train(config: TrainingConfig, samples: Path, runs: Path) -> Path:
    """Train, or go on training where an interrupted run stopped; the final weights, float32, as
    <runs>/<name>.weights.h5.

    A finished run is left as it is. Beside the weights lies <name>.json: seconds and losses an epoch.
    """
    final = runs / f"{config.name}.weights.h5"
    if final.exists():
        return final
    keras.utils.set_random_seed(config.seed)
    network = build(CONFIGS[config.network])
    if config.parent:
        network.load_weights(runs / f"{config.parent}.weights.h5")
    compile_network(network, config)
    return fit(network, Batches(samples, config, steps=steps_an_epoch(config)), config, runs)


def fit(network: keras.Model, batches: Seeded, config: TrainingConfig, runs: Path) -> Path:
    """Run a compiled network through `config.steps` batches, from the last checkpoint where there is one; the
    final weights' file.
    """
    log = _Log(runs / f"{config.name}.json", batches)
    backup = keras.callbacks.BackupAndRestore(runs / config.name, delete_checkpoint=True)
    network.fit(batches, epochs=-(-config.steps // EPOCH), callbacks=[backup, log], verbose=0)
    final = runs / f"{config.name}.weights.h5"
    network.save_weights(final)
    return final


def steps_an_epoch(config: TrainingConfig) -> int:
    """Steps between two checkpoints of a run."""
    return min(EPOCH, config.steps)


def optimizer(config: TrainingConfig) -> keras.optimizers.Optimizer:
    """AdamW with warm-up and cosine, gradients clipped to norm 1."""
    schedule = keras.optimizers.schedules.CosineDecay(
        config.rate / 20, config.steps, alpha=0.2, warmup_target=config.rate, warmup_steps=config.warm_up
    )
    return keras.optimizers.AdamW(schedule, weight_decay=1e-4, clipnorm=1.0)


def compile_network(network: keras.Model, config: TrainingConfig) -> None:
    """The optimizer and the three losses of a voxel network."""
    network.compile(
        optimizer(config),
        loss={"occupancy": occupancy_loss, "extents": "mae", "camera": camera_loss},
        loss_weights={"occupancy": 1.0, "extents": 2.0, "camera": 1.0},
    )


class _Log(keras.callbacks.Callback):
    """Writes the curve as it grows, and tells the batches which epoch a resumed run is in."""

    def __init__(self, path: Path, batches: Seeded) -> None:
        super().__init__()
        self.path, self.batches = path, batches
        self.rows = json.loads(path.read_text()) if path.exists() else []

    def on_epoch_begin(self, epoch: int, logs: dict[str, float] | None = None) -> None:
        self.batches.epoch = epoch
        self.start = time.monotonic()

    def on_epoch_end(self, epoch: int, logs: dict[str, float] | None = None) -> None:
        losses = {name: round(float(value), 5) for name, value in (logs or {}).items()}
        row = {"epoch": epoch, "seconds": round(time.monotonic() - self.start, 1), **losses}
        self.rows = [*self.rows[:epoch], row]
        self.path.write_text(json.dumps(self.rows, indent=1))
        print(self.path.stem, row, flush=True)
