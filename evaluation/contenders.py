"""Who answers in a benchmark: anything that turns one framed view into occupancy. Here the networks."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from data.samples import Sample
from models.inference import ask
from models.registry import AS_PUBLISHED, CAPACITIES, GENERAL, PIX2VOX, WeightsRow, shelf
from pipeline.networks import run
from pipeline.prediction import predict_by
from shapes.voxelgrid import VoxelGrid, iou

ALONE = (*AS_PUBLISHED, *PIX2VOX)
"""Capacities whose networks answer in the object cube, with no outline fitted."""

LEVELS = tuple(round(0.05 * step, 2) for step in range(1, 14))
"""Iso values to choose from on validation shapes."""


@dataclass(frozen=True, eq=False)
class Guess:
    """grid: occupancy with extents. level: where its surface lies. azimuth: of the camera in degrees, None
    where the contender does not say. source: what answered.
    """

    grid: VoxelGrid
    level: float
    azimuth: float | None
    source: str


Contender = Callable[[Sample, int], Guess]
"""Asked about view number i of a sample. Only the oracle looks at the sample's coverage."""


@dataclass(frozen=True)
class Extra:
    """Weights that no manifest row describes, such as a control run's: a name for the table that ends with
    the capacity it competes in ("control-low"), the builder's name in models.weights ("boxnet-low"), the
    file, and the categories it knows.
    """

    name: str
    network: str
    path: Path
    categories: tuple[str, ...]


def from_shelf(category: str) -> dict[str, Contender]:
    """The networks of `rows_on_shelf` by the same names, asked as users ask them."""
    return {name: asked(row) for name, row in rows_on_shelf(category).items()}


def rows_on_shelf(category: str) -> dict[str, WeightsRow]:
    """What serves a category by capacity ("low", "high"), and where that is a network of its own, the general
    one ("general-low", ...), which serves the others; so for the networks of Pix2Vox; networks as published
    that ship ("paper-low", ...). Capacities that nothing serves are left out.
    """
    rows = {(row.category, row.capacity): row for row in shelf()}
    found: dict[str, WeightsRow] = {}
    for capacity in (*CAPACITIES, *PIX2VOX):
        general = rows.get((GENERAL, capacity))
        if own := rows.get((category, capacity), general):
            found[capacity] = own
        if general and own is not general:
            found[f"{GENERAL}-{capacity}"] = general
    found.update({name: rows[category, name] for name in AS_PUBLISHED if (category, name) in rows})
    return found


def from_file(extra: Extra, samples: Sequence[Sample]) -> Contender:
    """The network of a weights file, asked as those on the shelf are. Its level is chosen as theirs is, by
    what it says of validation samples on its own, before the outline is looked at.
    """
    content = extra.path.read_bytes()
    row = WeightsRow(
        name=extra.name, file=str(extra.path.resolve()), category=GENERAL,
        capacity=extra.network if extra.network in ALONE else "", network=extra.network,
        bytes=len(content), sha256=hashlib.sha256(content).hexdigest(), licence="", data="", command="",
        minutes=0,
    )  # fmt: skip
    if row.capacity in ALONE:
        return at_best_level(asked(row), samples)

    def alone(sample: Sample, view: int) -> Guess:
        answer = ask(lambda inputs: run(row, inputs), sample.views[view][None], sample.category)
        grid = VoxelGrid(answer.occupancy[0], answer.extents[0])
        return Guess(grid, 0.5, float(answer.azimuth[0]), row.name)

    return asked(replace(row, levels={samples[0].category: best_level(alone, samples)}))


def asked(row: WeightsRow) -> Contender:
    """The network of a row, asked as users ask it."""

    def guess(sample: Sample, view: int) -> Guess:
        found = predict_by(row, sample.views[view], sample.category)
        azimuth = found.camera.azimuth if found.camera else None
        return Guess(found.grid, found.level, azimuth, found.weights)

    return guess


def at_best_level(contender: Contender, samples: Sequence[Sample]) -> Contender:
    """The contender with its `best_level`."""
    level = best_level(contender, samples)
    return lambda sample, view: replace(contender(sample, view), level=level)


def best_level(contender: Contender, samples: Sequence[Sample]) -> float:
    """The one of LEVELS whose mean IoU in the object cube at 32^3 is best over the first views of validation
    samples.
    """
    scores = []
    for sample in samples:
        truth, grid = sample.grid().to_cube(32), contender(sample, 0).grid.to_cube(32)
        scores.append([iou(grid, truth, level=level) for level in LEVELS])
    return LEVELS[int(np.mean(scores, axis=0).argmax())]
