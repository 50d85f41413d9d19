"""Meshes to coverage grids: the fraction of each voxel that lies inside the solid."""

import numpy as np

from data.columns import NUDGE, add_coverage
from data.components import split
from data.solidity import enclosed, nearly_enclosed, sheets, walls, winding_votes
from shapes.trianglemesh import TriangleMesh
from shapes.voxelgrid import VoxelGrid

# Columns a voxel, and the multiplier of the rank-1 lattice they stand on: as many distinct positions along
# either axis as there are columns, so that a sheet thicker than voxel / columns is met wherever it stands.
_LATTICES = {32: (32, 7), 64: (16, 7), 128: (8, 3)}


def coverage(mesh: TriangleMesh, resolution: int, *, box: bool = False) -> VoxelGrid:
    """The fraction of each voxel inside a union of closed parts, which may overlap.

    Inside is where the winding number is not 0, so overlaps count once. box=False spans the object cube;
    box=True stretches the mesh's bounding box over the whole grid and keeps its side lengths, longest 1, in
    `extents`.
    """
    triangles, extents = grid_triangles(mesh, resolution, box=box)
    return VoxelGrid(_measured(triangles, resolution), extents)


def coverage_robust(mesh: TriangleMesh, resolution: int, *, box: bool = False) -> tuple[VoxelGrid, float]:
    """Coverage of any mesh, closed or not, and how sure it is, 0..1.

    Closed pieces are measured as by `coverage`. What else is solid is decided on a grid of twice the
    resolution, at least 128^3: the voxels inside by the vote of 26 rays, those that a flood from outside does
    not reach but through slits under 1/128 of the grid, and, where a face has no solid on either side, a
    sheet 1/64 of the grid thick. `resolution` must divide 128, or be a multiple of 64.

    The confidence is the mean certainty of the voxels that are or might be solid: 1 where flood and rays
    agree, less the more they differ, 0 on sheets. `data.samples.DECIDED` says how much is enough.
    """
    pieces = split(mesh.normalized())
    fine = max(128, 2 * resolution)
    reach = fine // 128  # voxels of the fine grid to either side of a face
    triangles, extents = grid_triangles(TriangleMesh(mesh.vertices, pieces.faces), fine, box=box)
    measured = _measured(triangles[pieces.closed] * (resolution / fine), resolution)
    around = walls(triangles, fine)
    shut, votes = enclosed(around), winding_votes(triangles, fine)
    solid = votes > 0.5
    if not pieces.closed.all():
        shut |= nearly_enclosed(around, reach)
        solid |= shut
    thin = sheets(walls(triangles[~pieces.closed], fine), solid, reach)
    confidence = _certainty(votes, shut, thin)
    if pieces.closed.all():
        return VoxelGrid(measured, extents), confidence
    rest = VoxelGrid(solid | thin, extents).pooled(resolution)
    return VoxelGrid(np.maximum(measured, rest.occupancy), extents), confidence


def _certainty(votes: np.ndarray, shut: np.ndarray, thin: np.ndarray) -> float:
    sure = np.where(shut, np.clip(0.5 + votes, 0.5, 1), np.clip(np.abs(2 * votes - 1), 0, 1))
    sure[thin] = 0
    matters = shut | thin | (votes > 0.25)
    return float(sure[matters].mean()) if matters.any() else 0.0


def _measured(triangles: np.ndarray, resolution: int) -> np.ndarray:
    """(R, R, R) float32 coverage of closed triangles (F, 3, 3) in voxel units."""
    axis = _widest_axis(triangles)
    turned = np.ascontiguousarray(np.roll(triangles, 2 - axis, axis=2))
    columns, multiplier = _LATTICES.get(resolution, (8, 3))
    out = np.zeros((resolution,) * 3, np.float32)
    for k in range(columns):
        offset_u, offset_v = (k + 0.5) / columns, (k * multiplier % columns + 0.5) / columns
        add_coverage(turned, offset_u + NUDGE, offset_v + NUDGE, 1 / columns, out)
    # roll put object axis a at position (a + 2 - axis) % 3
    return np.clip(out.transpose([(a + 2 - axis) % 3 for a in range(3)]), 0, 1)


def grid_triangles(mesh: TriangleMesh, resolution: int, *, box: bool) -> tuple[np.ndarray, np.ndarray]:
    """Triangles (F, 3, 3) float64 in voxel units, 0..resolution in the grid, and its extents (3,) float32."""
    vertices = mesh.vertices.astype(np.float64)
    extents = np.ones(3)
    if box:
        low, high = vertices.min(axis=0), vertices.max(axis=0)
        sides = np.maximum(high - low, 1e-6 * max(float((high - low).max()), 1e-12))
        vertices = (vertices - (low + high) / 2) / sides
        extents = sides / sides.max()
    return ((vertices + 0.5) * resolution)[mesh.faces], extents.astype(np.float32)


def _widest_axis(triangles: np.ndarray) -> int:
    """The axis across which most surface stretches: lengths along the columns are exact, so they go there."""
    edges = triangles[:, 1:] - triangles[:, :1]
    return int(np.abs(np.cross(edges[:, 0], edges[:, 1])).sum(axis=0).argmax())
