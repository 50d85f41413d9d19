"""Training data of depth: photos of rendered rooms, and of things out of doors, with their exact depth.

A room is drawn from its number alone, so that it is the same whoever makes it; three photos are taken of
each, and a fifth of them show no room but a thing or a small group on open ground. Depth is metres along the
viewing direction; a window has the depth of its pane, the sky has none (0).
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from data.jobs import Workers, run_jobs
from data.prepare import split_of_seed
from data.processes import Processes
from data.room_indoors import indoors, viewpoints
from data.room_outdoors import outdoors, viewpoints_outdoors
from data.room_render import Exposure, Set, photograph
from data.roomsamples import RoomView, path_of, write

VIEWS = 3
"""Photos of a room."""

OUTDOORS = 0.2
"""The share of scenes that are none of a room."""


def room_views(number: int) -> list[RoomView]:
    """The photos of the room of this number, always the same ones."""
    rng = np.random.default_rng([0x524F4F4D, number])
    if rng.random() < OUTDOORS:
        scene, lights, sky = outdoors(rng)
        stage, cameras = Set.of(scene, lights, sky=sky), viewpoints_outdoors(scene, rng, VIEWS)
    else:
        scene, lights, plan = indoors(rng)
        stage, cameras = Set.of(scene, lights), viewpoints(scene, plan, rng, VIEWS)
    return [photograph(stage, camera, _exposure(rng)) for camera in cameras]


@dataclass(frozen=True)
class RoomJob:
    """One room."""

    number: int

    def missing(self, folder: Path) -> list[Path]:
        """Those of its views' files that do not exist."""
        split = split_of_seed(self.number)
        paths = (path_of(folder, split, VIEWS * self.number + view) for view in range(VIEWS))
        return [path for path in paths if not path.exists()]

    def __call__(self, folder: Path) -> None:
        """Write those of the views' files that do not exist."""
        missing, split = self.missing(folder), split_of_seed(self.number)
        if not missing:
            return
        for view, seen in enumerate(room_views(self.number)):
            path = path_of(folder, split, VIEWS * self.number + view)
            if path in missing:
                write(path, seen)


def prepare_rooms(folder: Path, *, count: int, first: int = 0, workers: Workers | None = None) -> None:
    """Make the views of `count` rooms from number `first` on; `workers` are this machine's where not given.

    A room's split is that of a procedural seed. Raises RuntimeError when some failed, after all others.
    """
    jobs = [RoomJob(number) for number in range(first, first + count)]
    run_jobs(jobs, Path(folder), title="rooms", workers=workers or Processes())


def _exposure(rng: np.random.Generator) -> Exposure:
    """As phones set it: a little too dark or too bright, a little too warm or too cold."""
    warmth, green = rng.normal(0, 0.08), rng.normal(0, 0.025)
    balance = (1 + warmth, 1 + green, 1 - warmth)
    return Exposure(float(np.exp(rng.uniform(np.log(0.1), np.log(0.34)))), balance)
