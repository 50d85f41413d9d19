"""Several photos of one object, one shape: what a network said about each photo alone, put together.

Every answer is about the same object in the same frame and box space, so that nothing need be aligned: a
voxel's logits are averaged over the photos. That is the logarithmic opinion pool (Genest and Zidek, 1986):
the product of the probabilities, each to the power 1/B, normalised. A photo that is sure of a voxel counts
for more than one that is not, and the photos' order is of no account. Of the extents, each side's median is
taken: one photo in which a depth was misread, or which shows something else, must not pull at all three.
"""

from collections.abc import Sequence
from dataclasses import fields, replace

import numpy as np

from models.inference import Answer
from shapes.voxelgrid import VoxelGrid

SUREST = 1e-5
"""Probabilities nearer than this to 0 or 1 count as this near: no photo has a veto."""


def gathered(answers: Sequence[Answer]) -> Answer:
    """Answers about photos, one after the other, as one answer about all of them."""
    parts = {field.name: [getattr(answer, field.name) for answer in answers] for field in fields(Answer)}
    return Answer(**{name: np.concatenate(arrays) for name, arrays in parts.items()})


def picked(answer: Answer, rows: Sequence[int]) -> Answer:
    """What the answer says about some of its photos."""
    chosen = list(rows)
    return Answer(**{field.name: getattr(answer, field.name)[chosen] for field in fields(Answer)})


def fused(answer: Answer) -> Answer:
    """The answer about B photos of one object made to agree: each row has the common occupancy and extents,
    and its own camera.
    """
    grid = pooled(answer)
    return replace(
        answer,
        occupancy=np.broadcast_to(grid.occupancy, answer.occupancy.shape),
        extents=np.broadcast_to(grid.extents, answer.extents.shape),
    )


def pooled(answer: Answer) -> VoxelGrid:
    """The one shape that the answer's B rows make: mean of the logits, median of the logarithms of the
    extents.
    """
    return _shape(_logits(answer).mean(axis=0), np.median(np.log(answer.extents), axis=0))


def without_each(answer: Answer) -> list[VoxelGrid]:
    """For each of B >= 2 photos the shape that the others make without it."""
    logits, extents = _logits(answer), np.log(answer.extents)
    whole, others = logits.sum(axis=0), len(logits) - 1
    return [
        _shape((whole - own) / others, np.median(np.delete(extents, place, axis=0), axis=0))
        for place, own in enumerate(logits)
    ]


def _logits(answer: Answer) -> np.ndarray:
    """(B, R, R, R) float32."""
    probability = np.clip(answer.occupancy, SUREST, 1 - SUREST)
    return np.log(probability / (1 - probability))


def _shape(logits: np.ndarray, log_extents: np.ndarray) -> VoxelGrid:
    """A grid in box space whose longest side is 1."""
    return VoxelGrid(1 / (1 + np.exp(-logits)), np.exp(log_extents - log_extents.max()))
