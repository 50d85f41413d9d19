"""What a training run is: one file in training/experiments, read into one frozen dataclass."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

EXPERIMENTS = Path(__file__).resolve().parent / "experiments"


@dataclass(frozen=True)
class TrainingConfig:
    """name: of the run and of its weights. network: its name in models.boxnet.CONFIGS.
    categories: whose samples are drawn, each as often as the others.
    steps: optimizer steps in all. parent: name of the run whose final weights it starts from; "" starts from
    random ones. rate: peak learning rate, reached after `warm_up` steps and let down along a cosine.
    mesh_share: share of the draws that are real meshes, the rest procedural shapes. batch: samples a step.
    seed: of the draws and of the augmentation. publish: whether its weights ship.
    """

    name: str
    network: str
    categories: tuple[str, ...]
    steps: int
    parent: str = ""
    rate: float = 1e-3
    warm_up: int = 60
    mesh_share: float = 0.3
    batch: int = 64
    seed: int = 0
    publish: bool = True


def read_experiment(name: str) -> TrainingConfig:
    """The run that training/experiments/<name>.toml describes.

    Raises FileNotFoundError when there is no such experiment, TypeError when the file holds a key it must
    not.
    """
    with (EXPERIMENTS / f"{name}.toml").open("rb") as file:
        values = tomllib.load(file)
    return TrainingConfig(**{**values, "name": name, "categories": tuple(values["categories"])})
