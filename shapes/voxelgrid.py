"""Voxel grids, and the one axis convention.

`occupancy[x, y, z]` in the object frame (right-handed, +Y up, front +Z). A grid of resolution R spans a box
of side lengths `extents` centred at 0, so voxel i along axis a covers extents[a] * [-1/2 + i/R, -1/2 +
(i+1)/R]. With extents (1, 1, 1) the box is the **object cube**; with the extents of the object itself it is
**box space**, where the object fills the whole grid.

Occupancy is coverage: the fraction of a voxel inside the solid (or a network's probability), never a 0/1
flag.
"""

from dataclasses import dataclass, field

import numpy as np


def _unit_cube() -> np.ndarray:
    return np.ones(3, np.float32)


@dataclass(frozen=True)
class VoxelGrid:
    """occupancy: (R, R, R) float32 in [0, 1]; extents: (3,) float32, side lengths of the box spanned, object
    units.
    """

    occupancy: np.ndarray
    extents: np.ndarray = field(default_factory=_unit_cube)

    def __post_init__(self) -> None:
        shape = self.occupancy.shape
        if len(shape) != 3 or len(set(shape)) != 1:
            raise ValueError(f"occupancy must be (R, R, R), received {shape}")
        object.__setattr__(self, "occupancy", np.ascontiguousarray(self.occupancy, np.float32))
        object.__setattr__(self, "extents", np.asarray(self.extents, np.float32).reshape(3))

    @property
    def resolution(self) -> int:
        """Voxels along each axis."""
        return self.occupancy.shape[0]

    @property
    def spacing(self) -> np.ndarray:
        """(3,) float32: side lengths of one voxel, object units."""
        return self.extents / self.resolution

    def volume(self) -> float:
        """Volume of the solid, object units cubed."""
        return float(self.occupancy.sum(dtype=np.float64) * self.spacing.prod())

    def pooled(self, resolution: int) -> "VoxelGrid":
        """The same solid on a coarser grid: each voxel the mean of the ones it covers.

        Raises:
            ValueError: `resolution` does not divide the grid's own.
        """
        step, rest = divmod(self.resolution, resolution)
        if rest:
            raise ValueError(f"resolution must divide {self.resolution}, received {resolution}")
        blocks = self.occupancy.reshape(resolution, step, resolution, step, resolution, step)
        return VoxelGrid(blocks.mean(axis=(1, 3, 5)), self.extents)

    def to_cube(self, resolution: int) -> "VoxelGrid":
        """The same solid on the object cube (extents 1): exact overlap of the voxels, so coverage stays
        coverage.
        """
        return VoxelGrid(_resampled(self.occupancy, self.extents, resolution))


def fitted(voxels: np.ndarray, resolution: int) -> VoxelGrid:
    """The object that voxels (X, Y, Z) hold, wherever it lies among them, on the object cube: centred, its
    longest side 1.

    Coverage by exact overlap, as `VoxelGrid.to_cube` has it. Other people's grids leave a margin or put the
    object in a corner; here it fills the cube. Raises ValueError when no voxel is above 0.
    """
    filled = np.asarray(voxels) > 0
    if not filled.any():
        raise ValueError("voxels must hold an object, received none that is filled")
    spans = [np.flatnonzero(filled.any(axis=tuple({0, 1, 2} - {axis}))) for axis in range(3)]
    crop = np.asarray(voxels, np.float32)[tuple(slice(span[0], span[-1] + 1) for span in spans)]
    return VoxelGrid(_resampled(crop, np.array(crop.shape) / max(crop.shape), resolution))


def _resampled(occupancy: np.ndarray, extents: np.ndarray, resolution: int) -> np.ndarray:
    """(R, R, R) coverage on the object cube of occupancy (X, Y, Z) that spans a box of sides `extents`."""
    x, y, z = (
        _overlap(size, float(extent), resolution)
        for size, extent in zip(occupancy.shape, extents, strict=True)
    )
    cube = np.einsum("ai,ijk->ajk", x, occupancy, optimize=True)
    cube = np.einsum("bj,ajk->abk", y, cube, optimize=True)
    cube = np.einsum("ck,abk->abc", z, cube, optimize=True)
    return np.clip(cube, 0, 1)


def _overlap(source: int, extent: float, target: int) -> np.ndarray:
    """(target, source) float32: the share of each target voxel of [-1/2, 1/2] that each source voxel covers.
    """
    edges = extent * (np.arange(source + 1) / source - 0.5)
    cells = np.arange(target + 1) / target - 0.5
    low = np.maximum(cells[:-1, None], edges[None, :-1])
    high = np.minimum(cells[1:, None], edges[None, 1:])
    return (np.clip(high - low, 0, None) * target).astype(np.float32)


def iou(predicted: VoxelGrid, truth: VoxelGrid, *, level: float = 0.5) -> float:
    """Intersection over union of {predicted >= level} and {truth >= 1/2}, two grids of one resolution and
    box.

    IoU = |P and T| / |P or T|; 1 when both are empty.
    """
    same_box = np.allclose(predicted.extents, truth.extents, atol=1e-4)
    if predicted.resolution != truth.resolution or not same_box:
        raise ValueError("iou must compare grids of one resolution and one box; bring both to_cube() first")
    mine, true = predicted.occupancy >= level, truth.occupancy >= 0.5
    union = np.count_nonzero(mine | true)
    return np.count_nonzero(mine & true) / union if union else 1.0
