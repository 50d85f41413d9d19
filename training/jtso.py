"""JTSO, the recipe of Refine3DNet (Balakrishnan et al. 2024): joint training with separate optimisation, and
plain joint training beside it.

Three phases, a run each, of which the next starts from what the last has learnt:

1. "base": encoder and decoder on single views, the attention not in between, and the refiner;
2. "attention": those frozen, the attention on sets of views, and the refiner;
3. "both": all, but each by itself: encoder and decoder on single views, the attention on sets of views, the
   refiner on what it is given.

"joint" trains everything at once on sets of views, every loss reaching every part.

The loss of a part is the binary cross-entropy of the volume that it gives; "single" is what the decoder makes
of one view, "coarse" of a set, "occupancy" what the refiner makes of either. In the three phases no two
losses reach the same weight. Adam goes by each weight alone, so that one Adam is to them what one for each
part would be.

How many views the sets of a batch have is drawn anew each step, from one up: a network that always sees as
many collapses at one. Targets are how much of each voxel is solid: what is thinner than half a voxel would
not be there at all in zeros and ones.

Adam (.9, .999) with a rate of 1e-3 is the paper's. Where we differ: it halves the rate after 150 epochs, runs
of ours end long before and follow a warm-up and a cosine. It trains in batches of 4 and in mixed precision,
which two CPU cores have no use for. Its sets have up to 20 views, our samples 4. Our attention starts from
adding nothing to the codes, so that the second phase begins where the first has ended.
"""

from dataclasses import dataclass, replace
from pathlib import Path

import keras
import numpy as np
from keras import ops

from models.inference import ask_refine3dnet, colored
from models.refine3dnet import CONFIGS, build
from models.registry import GENERAL, REFINE3DNET
from training.config import TrainingConfig
from training.cube import Says, Shapes, judge
from training.loop import Recipe, schedule, train
from training.publish import DATA, enter, pack, row_of

PARTS = ("encoder", "attention", "decoder", "refiner")


@dataclass(frozen=True)
class Phase:
    """trains: the parts that learn; the others are frozen. judged: the volumes that have a loss. apart:
    whether each part learns from the loss of its own volume alone.
    """

    trains: tuple[str, ...]
    judged: tuple[str, ...]
    apart: bool = True

    @property
    def sets(self) -> bool:
        """Whether it shows sets of views."""
        return "coarse" in self.judged


PHASES = {
    "base": Phase(("encoder", "decoder", "refiner"), ("single", "occupancy")),
    "attention": Phase(("attention", "refiner"), ("coarse", "occupancy")),
    "both": Phase(PARTS, ("single", "coarse", "occupancy")),
    "joint": Phase(PARTS, ("coarse", "occupancy"), apart=False),
}


def train_jtso(config: TrainingConfig, samples: Path, runs: Path) -> Path:
    """Train a phase and those before it, or go on where an interrupted run stopped; see
    `training.loop.train`.
    """
    return train(config, samples, runs, RECIPE)


class Student(keras.Model):
    """The network as a phase trains it: its inputs -> the volumes that the phase judges."""

    def __init__(self, network: keras.Model) -> None:
        super().__init__(name="student")
        self.network, self.phase = network, PHASES["joint"]
        self.built = True  # all weights are there

    def begin(self, phase: Phase) -> None:
        """Freeze what the phase does not train."""
        self.phase = phase
        for part in PARTS:
            self.network.get_layer(part).trainable = part in phase.trains

    def call(self, inputs, training=None):
        """See the phases in the module's docstring."""
        if not self.phase.apart:
            return self.network(inputs, training=training)
        found, part = {}, self.network.get_layer
        if "single" in self.phase.judged:
            coarse = found["single"] = part("decoder")(part("encoder")(inputs["photos"][:, 0]))
        if "coarse" in self.phase.judged:
            coarse = found["coarse"] = self._of_sets(inputs)
        return {**found, "occupancy": part("refiner")(ops.stop_gradient(coarse), training=training)}

    def _of_sets(self, inputs):
        """What encoder, attention and decoder make of sets of views, the attention alone learning from it."""
        part, photos = self.network.get_layer, inputs["photos"]
        codes = ops.stop_gradient(part("encoder")(part("fold")(photos)))
        codes = part("unfold")([codes, photos])
        return _fixed(part("decoder"), part("attention")([codes, inputs["present"]]))


def _fixed(layer: keras.Layer, inputs):
    """What a layer makes of its inputs; they learn from it, its weights do not."""
    weights = [ops.stop_gradient(weight) for weight in layer.trainable_variables]
    outputs, _ = layer.stateless_call(weights, layer.non_trainable_variables, inputs)
    return outputs


def begin(student: Student, config: TrainingConfig, runs: Path) -> None:
    """Let the attention add nothing at first."""
    heads = student.network.get_layer("attention").get_layer("heads")
    *others, kernel, bias = heads.get_weights()
    heads.set_weights([*others, np.zeros_like(kernel), bias])


def prepare(student: Student, config: TrainingConfig) -> None:
    """Freeze what the config's phase does not train; Adam, and a cross-entropy for each of its volumes."""
    phase = PHASES[config.phase]
    student.begin(phase)
    losses = dict.fromkeys(phase.judged, "binary_crossentropy")
    student.compile(keras.optimizers.Adam(schedule(config, last=0.02)), losses)


class ViewBatches:
    """Step i of a run always holds the same photos (B, V, P, P, 3) float32 in [0, 1], that all of them are
    there (B, V) bool, and for each volume of the phase the coverage (B, 32, 32, 32) float32 of the object
    cube. V is drawn for each step, at most the config's `views`; 1 in a phase without sets.
    """

    def __init__(self, folder: Path, config: TrainingConfig) -> None:
        """folder: of the samples."""
        self.config, self.phase, self.shapes = config, PHASES[config.phase], Shapes(folder, config)
        self.most = config.views if self.phase.sets else 1
        self.side = CONFIGS[config.network].picture

    def __getitem__(self, step: int) -> tuple[dict[str, np.ndarray], dict[str, np.ndarray]]:
        rng = np.random.default_rng([self.config.seed, step])
        count = int(rng.integers(1, self.most + 1))
        drawn = [self.shapes.draw(count, rng, decided=False) for _ in range(self.config.batch)]
        views, voxels = (np.stack(parts) for parts in zip(*drawn, strict=True))
        inputs = {"photos": colored(views, side=self.side), "present": np.ones(views.shape[:2], bool)}
        return inputs, dict.fromkeys(self.phase.judged, voxels)


RECIPE = Recipe(lambda name: Student(build(CONFIGS[name])), ViewBatches, prepare, begin)


def publish_jtso(config: TrainingConfig, samples: Path, runs: Path) -> dict[str, float]:
    """Put a finished run on the shelf where the experiment is to be published; what it scores on validation
    shapes from one view up to as many as a set had at most, see `training.cube.judge`.
    """
    network = trained(config, runs)
    pack(network, config)
    levels, scores = judge(config, samples, says(network, config), views=config.views)
    row = row_of(config, GENERAL, scores=scores, data=DATA, runs=runs)
    enter(config, replace(row, capacity=REFINE3DNET, levels=levels))
    return scores


def trained(config: TrainingConfig, runs: Path) -> keras.Model:
    """The network of a finished run."""
    student = RECIPE.build(config.network)
    student.load_weights(runs / f"{config.name}.weights.h5")
    return student.network


def says(network: keras.Model, config: TrainingConfig) -> Says:
    """What a network of the config's size makes of a shape's views."""
    side = CONFIGS[config.network].picture
    return lambda views: ask_refine3dnet(network.predict_on_batch, views[None], side=side)[0]
