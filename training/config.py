"""What a training run is: a file in training/experiments, read into one frozen dataclass."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from shapes.categories import CATEGORIES

EXPERIMENTS = Path(__file__).resolve().parent / "experiments"
OF_A_CATEGORY = EXPERIMENTS / "of_a_category"
"""Here low.toml is the run "lamp-low", and so on for every category without a file of its own; "{category}"
in it is the category."""


@dataclass(frozen=True)
class TrainingConfig:
    """name: of the run and of its weights. network: its name in models.boxnet.CONFIGS.
    steps: optimizer steps in all. categories: whose samples are drawn, each as often as the others.
    parents: names of the runs whose final weights it starts from, layer by layer, the last one's where
    several have a layer; none starts from random ones. rate: peak learning rate, reached after `warm_up`
    steps and let down along a cosine. mesh_share: share of the draws that are real meshes, the rest
    procedural shapes (less of them where a category has few, see training.batches.PLENTY). batch: samples a
    step. seed: of the draws and of the augmentation. publish: whether its weights ship.
    """

    name: str
    network: str
    steps: int
    categories: tuple[str, ...] = tuple(CATEGORIES)
    parents: tuple[str, ...] = ()
    rate: float = 1e-3
    warm_up: int = 60
    mesh_share: float = 0.3
    batch: int = 64
    seed: int = 0
    publish: bool = True


def read_experiment(name: str) -> TrainingConfig:
    """The run of that name: training/experiments/<name>.toml, or what its folder `of_a_category` says of all
    categories.

    Raises FileNotFoundError when there is no such experiment, TypeError when the file holds a key it must
    not.
    """
    path, (category, _, capacity) = EXPERIMENTS / f"{name}.toml", name.rpartition("-")
    shared = category in CATEGORIES and not path.exists()
    text = (OF_A_CATEGORY / f"{capacity}.toml" if shared else path).read_text("utf-8")
    values = tomllib.loads(text.replace("{category}", category))
    if shared:
        values["categories"] = [category]
    lists = {key: tuple(value) for key, value in values.items() if isinstance(value, list)}
    return TrainingConfig(**{**values, **lists, "name": name})


def experiments() -> list[str]:
    """The names of all runs."""
    own = sorted(path.stem for path in EXPERIMENTS.glob("*.toml"))
    shared = [f"{category}-{path.stem}" for path in OF_A_CATEGORY.glob("*.toml") for category in CATEGORIES]
    return [*own, *sorted(set(shared) - set(own))]


def ancestry(config: TrainingConfig) -> list[TrainingConfig]:
    """A run and all it starts from, directly or not, each once, in an order they may be trained in."""
    found = {run.name: run for name in config.parents for run in ancestry(read_experiment(name))}
    return [*found.values(), config]
