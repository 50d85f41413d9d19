"""What a training run is: a file in training/experiments, read into one frozen dataclass."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from shapes.categories import CATEGORIES

EXPERIMENTS = Path(__file__).resolve().parent / "experiments"
OF_A_CATEGORY = EXPERIMENTS / "of_a_category"
"""Here low.toml is the run "lamp-low", and so on for every category without a file of its own, or for those
that it lists as `categories`; "{category}" in it is the category."""


@dataclass(frozen=True)
class TrainingConfig:
    """name: of the run and of its weights. network: its name in models.weights.NETWORKS.
    steps: optimizer steps in all, at most where a recipe stops early. categories: whose samples are drawn,
    each as often as the others. parents: names of the runs whose final weights it starts from, layer by
    layer, the last one's where several have a layer; none starts from random ones. rate: peak learning rate,
    reached after `warm_up` steps and let down along a cosine. mesh_share: share of the draws that are real
    meshes, the rest procedural shapes (less of them where a category has few, see training.batches.PLENTY).
    batch: samples a step. seed: of the draws and of the augmentation. publish: whether its weights ship.
    loss: where a recipe leaves the choice, its name in the recipe's LOSSES.
    epochs: where given, it goes on for as many steps as show as many samples as this many times all training
    shapes of its categories have, and `steps` is 0. constant: whether the rate stays as it is, without
    warm-up and let-down. views: photos of a shape at once, at most, for networks that look at several; how
    many is drawn anew each step. phase: of a recipe that has several, its name in training.jtso.PHASES.
    """

    name: str
    network: str
    steps: int = 0
    categories: tuple[str, ...] = tuple(CATEGORIES)
    parents: tuple[str, ...] = ()
    rate: float = 1e-3
    warm_up: int = 60
    mesh_share: float = 0.3
    batch: int = 64
    seed: int = 0
    publish: bool = True
    loss: str = "cmce"
    epochs: int = 0
    constant: bool = False
    views: int = 1
    phase: str = ""

    def __post_init__(self) -> None:
        """A run has steps or epochs."""
        if (self.steps > 0) == (self.epochs > 0):
            raise ValueError(
                f"{self.name} must have steps or epochs, received {self.steps} and {self.epochs}"
            )


def read_experiment(name: str) -> TrainingConfig:
    """The run of that name: training/experiments/<name>.toml, or what its folder `of_a_category` says of all
    categories.

    Raises FileNotFoundError when there is no such experiment, TypeError when the file holds a key it must
    not.
    """
    path = EXPERIMENTS / f"{name}.toml"
    values = None if path.exists() else _of_a_category(name)
    if values is None:
        values = tomllib.loads(path.read_text("utf-8"))
    lists = {key: tuple(value) for key, value in values.items() if isinstance(value, list)}
    return TrainingConfig(**{**values, **lists, "name": name})


def _of_a_category(name: str) -> dict[str, Any] | None:
    """What OF_A_CATEGORY says of the run "lamp-low"; None where it says nothing."""
    category = next((known for known in CATEGORIES if name.startswith(f"{known}-")), "")
    path = OF_A_CATEGORY / f"{name.removeprefix(f'{category}-')}.toml"
    if not category or not path.exists():
        return None
    values = tomllib.loads(path.read_text("utf-8").replace("{category}", category))
    return {**values, "categories": [category]} if category in values.get("categories", CATEGORIES) else None


def experiments() -> list[str]:
    """The names of all runs."""
    own = {path.stem for path in EXPERIMENTS.glob("*.toml")}
    shared = {f"{category}-{path.stem}" for path in OF_A_CATEGORY.glob("*.toml") for category in CATEGORIES}
    return [*sorted(own), *sorted(name for name in shared - own if _of_a_category(name))]


def ancestry(config: TrainingConfig) -> list[TrainingConfig]:
    """A run and all it starts from, directly or not, each once, in an order they may be trained in."""
    found = {run.name: run for name in config.parents for run in ancestry(read_experiment(name))}
    return [*found.values(), config]
