"""What a training run is: one frozen dataclass, no global, no file of keys."""

from dataclasses import dataclass

from models.boxnet import BoxNetConfig


@dataclass(frozen=True)
class TrainingConfig:
    """name: of the run and of its weights file.
    network: what is trained.
    categories: whose samples are drawn, each as often as the others.
    steps: optimizer steps in all.
    parent: name of the run whose final weights it starts from; None starts from random ones.
    rate: peak learning rate, reached after `warm_up` steps and let down along a cosine to a hundredth.
    mesh_share: share of each batch drawn from real meshes, the rest from procedural shapes.
    batch: samples a step. seed: of the draws and of the augmentation."""

    name: str
    network: BoxNetConfig
    categories: tuple[str, ...]
    steps: int
    parent: str | None = None
    rate: float = 1e-3
    warm_up: int = 100
    mesh_share: float = 0.3
    batch: int = 64
    seed: int = 0
