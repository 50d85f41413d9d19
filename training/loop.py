"""The one training loop: from a TrainingConfig and a folder of samples to a weights file."""

import json
import time
from pathlib import Path

import keras

from models.boxnet import CONFIGS, build
from models.losses import camera_loss, occupancy_loss
from training.batches import Batches
from training.config import TrainingConfig

EPOCH = 50
"""Steps between checkpoints."""


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
    batches = Batches(samples, config, steps=min(EPOCH, config.steps))
    log = _Log(runs / f"{config.name}.json", batches)
    backup = keras.callbacks.BackupAndRestore(runs / config.name, delete_checkpoint=True)
    network.fit(batches, epochs=-(-config.steps // EPOCH), callbacks=[backup, log], verbose=0)
    network.save_weights(final)
    return final


def compile_network(network: keras.Model, config: TrainingConfig) -> None:
    """AdamW with warm-up and cosine, gradients clipped to norm 1, and the three losses."""
    schedule = keras.optimizers.schedules.CosineDecay(
        config.rate / 20, config.steps, alpha=0.2, warmup_target=config.rate, warmup_steps=config.warm_up
    )
    network.compile(
        keras.optimizers.AdamW(schedule, weight_decay=1e-4, clipnorm=1.0),
        loss={"occupancy": occupancy_loss, "extents": "mae", "camera": camera_loss},
        loss_weights={"occupancy": 1.0, "extents": 2.0, "camera": 1.0},
    )


class _Log(keras.callbacks.Callback):
    """Writes the curve as it grows, and tells the batches which epoch a resumed run is in."""

    def __init__(self, path: Path, batches: Batches) -> None:
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
