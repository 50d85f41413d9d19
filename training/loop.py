"""The one training loop: from a TrainingConfig and a folder of samples to a weights file.

Batches are drawn by a thread beside the steps. They depend on the step alone, so that an interrupted run goes
on exactly where it stopped. Keras' own `fit` does the same at half the speed on a CPU, through tf.data's
generators.
"""

import json
import math
import os
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from queue import Queue
from typing import Any, Protocol

import keras
import numpy as np

from data.samples import sample_paths
from models.boxnet import CONFIGS, build
from models.losses import camera_loss, extents_loss, occupancy_loss
from training.batches import Batches
from training.config import TrainingConfig, read_experiment
from training.devices import stepper, whole_batch
from training.muon import ConvolutionalMuon

CHECKPOINT = 50
"""Steps between checkpoints."""


class Seeded(Protocol):
    """Batches by step: the same step always gives the same (inputs, targets)."""

    def __getitem__(self, step: int) -> tuple[Any, Any]:
        """The batch of a step, 0 or more."""


@dataclass(frozen=True)
class Recipe:
    """build: a network by its name. begin: gives one that has no parents what it starts from. batches: of a
    folder of samples. prepare: compiles a network.
    """

    build: Callable[[str], keras.Model]
    batches: Callable[[Path, TrainingConfig], Seeded]
    prepare: Callable[[keras.Model, TrainingConfig], None]
    begin: Callable[[keras.Model, TrainingConfig, Path], None] = lambda network, config, runs: None


BOXNET = Recipe(
    build=lambda name: build(CONFIGS[name]),
    batches=lambda samples, config: Batches(samples, config),
    prepare=lambda network, config: compile_network(network, config),
)


def train(config: TrainingConfig, samples: Path, runs: Path, recipe: Recipe = BOXNET) -> Path:
    """Train, or go on training where an interrupted run stopped; the final weights, float32, as
    <runs>/<name>.weights.h5. The runs it starts from come first, where they are not finished.

    A finished run is left as it is. Beside the weights lies <name>.json: seconds and losses an epoch.
    """
    final = runs / f"{config.name}.weights.h5"
    if final.exists():
        return final
    keras.utils.set_random_seed(config.seed)
    config = in_steps(config, samples)
    network = recipe.build(config.network)
    if config.parents:
        start_from_parents(network, config, samples, runs, recipe)
    else:
        recipe.begin(network, config, runs)
    recipe.prepare(network, config)
    return fit(network, recipe.batches(samples, config), config, runs)


def start_from_parents(
    network: keras.Model, config: TrainingConfig, samples: Path, runs: Path, recipe: Recipe = BOXNET
) -> None:
    """Give a network what the runs that it starts from have learnt, training those that are not finished."""
    for name in config.parents:
        before = read_experiment(name)
        parent = recipe.build(before.network)
        parent.load_weights(train(before, samples, runs, recipe))
        inherit(network, parent)


def in_steps(config: TrainingConfig, samples: Path) -> TrainingConfig:
    """A config that counts in steps: an epoch has as many as it takes to draw as many samples as there are
    training shapes, variants included.
    """
    if not config.epochs:
        return config
    counts = [len(sample_paths(samples, name, "train")) for name in config.categories]
    steps = math.ceil(sum(counts) / config.batch)
    return replace(config, steps=config.epochs * steps, epochs=0)


def inherit(network: keras.Model, parent: keras.Model) -> None:
    """Give a network the weights of all layers that it shares with another by name and shape: one of high
    capacity starts from what the low one has learnt.
    """
    own = {layer.name: layer for layer in network.layers}
    for layer in parent.layers:
        weights, same = layer.get_weights(), own.get(layer.name)
        if same and [w.shape for w in same.get_weights()] == [w.shape for w in weights]:
            same.set_weights(weights)


def fit(
    network: keras.Model, batches: Seeded, config: TrainingConfig, runs: Path, *,
    tell: Callable[[int, float], None] = lambda step, loss: None,
) -> Path:  # fmt: skip
    """Run a compiled network through `config.steps` batches, from the last checkpoint where there is one; the
    final weights' file, checkpoint of the optimizer included. `tell` is told each step done and the mean loss
    since the last checkpoint.
    """
    runs.mkdir(parents=True, exist_ok=True)
    final, checkpoint = runs / f"{config.name}.weights.h5", runs / f"{config.name}.part.weights.h5"
    network.optimizer.build(network.trainable_variables)
    if checkpoint.exists():
        network.load_weights(checkpoint)
    done = int(keras.ops.convert_to_numpy(network.optimizer.iterations))
    log = Log(runs / f"{config.name}.json", done)
    step_on = stepper(network)
    # Dropout draws from a state that weights files leave out: it follows the step, as the batches do.
    seeds = [variable for variable in network.variables if variable.path.endswith("seed_generator_state")]
    recent: list[dict[str, float]] = []
    for step, (inputs, targets) in _ahead(batches, done, config.steps):
        for variable in seeds:
            variable.assign([config.seed, step])
        recent.append(step_on(inputs, targets))
        tell(step, float(np.mean([losses["loss"] for losses in recent])))
        if step % CHECKPOINT == 0 or step == config.steps:
            log.add(step, {name: np.mean([losses[name] for losses in recent]) for name in recent[0]})
            recent.clear()
            _save(network, checkpoint)
    os.replace(checkpoint, final)
    return final


def _ahead(batches: Seeded, start: int, stop: int) -> Iterator[tuple[int, tuple[Any, Any]]]:
    """(steps done with it, batch) from `start` on, drawn up to three ahead by a thread.

    An error in drawing is raised here.
    """
    drawn: Queue[tuple[Any, Any] | BaseException] = Queue(3)

    def draw() -> None:
        try:
            for step in range(start, stop):
                drawn.put(batches[step])
        except BaseException as error:  # handed over to the loop, which raises it
            drawn.put(error)
            raise

    threading.Thread(target=draw, daemon=True).start()
    for step in range(start, stop):
        batch = drawn.get()
        if isinstance(batch, BaseException):
            raise batch
        yield step + 1, batch


def _save(network: keras.Model, path: Path) -> None:
    """Weights and optimizer, whole or not at all."""
    part = path.with_name(f"new-{path.name}")
    network.save_weights(part)
    os.replace(part, path)


def schedule(
    config: TrainingConfig, *, last: float
) -> keras.optimizers.schedules.LearningRateSchedule | float:
    """Warm-up to the config's rate, then a cosine down to the share `last` of it at the last step; the rate
    itself where it is to be constant.
    """
    if config.constant:
        return config.rate
    falling = max(1, config.steps - config.warm_up)
    return keras.optimizers.schedules.CosineDecay(
        config.rate / 20, falling, alpha=last, warmup_target=config.rate, warmup_steps=config.warm_up
    )


def compile_network(network: keras.Model, config: TrainingConfig) -> None:
    """The optimizer and the three losses of a voxel network."""
    network.compile(
        ConvolutionalMuon(schedule(config, last=0.02)),
        loss={
            "occupancy": whole_batch(occupancy_loss), "extents": whole_batch(extents_loss),
            "camera": whole_batch(camera_loss),
        },
        loss_weights={"occupancy": 1.0, "extents": 2.0, "camera": 1.0},
    )  # fmt: skip


class Log:
    """The curve of a run, written as it grows: one row a checkpoint with the seconds and the mean losses
    since the last.
    """

    def __init__(self, path: Path, done: int) -> None:
        rows = json.loads(path.read_text()) if path.exists() else []
        self.path, self.rows = path, [row for row in rows if row["step"] <= done]
        self.start = time.monotonic()

    def add(self, step: int, losses: dict[str, float]) -> None:
        """Add the row of `step` steps done."""
        now = time.monotonic()
        means = {name: round(float(value), 5) for name, value in losses.items()}
        self.rows.append({"step": step, "seconds": round(now - self.start, 1), **means})
        self.start = now
        self.path.write_text(json.dumps(self.rows, indent=1))
        print(self.path.stem, self.rows[-1], flush=True)
