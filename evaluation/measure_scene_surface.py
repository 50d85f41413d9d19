"""What the way from depth to surface costs: `python -m evaluation.measure_scene_surface`.

Rendered rooms of the test split, their depth exact, go through the cleaning and the surfaces of the journey
as it stands; what comes out is laid beside what the camera saw. Open3D takes part where it is installed.
Writes evaluation/results/scene-surface.json.
"""

import argparse
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count, islice
from pathlib import Path

import numpy as np
from scipy.spatial import cKDTree

from data.prepare import split_of_seed
from data.rooms import room_views
from data.roomsamples import RoomView
from evaluation.depth_alignment import FARTHEST
from evaluation.intervals import interval
from evaluation.machine import machine
from evaluation.metrics import drawn
from evaluation.report import tell
from pipeline.errors import SurfaceError
from pipeline.scene.cleaning import Cleaning, all_points, clean_points
from pipeline.scene.cloud import PointCloud
from pipeline.scene.depth import DepthMap
from pipeline.scene.focal import Focal
from pipeline.scene.journey import surfaced
from pipeline.scene.sight import Sight
from pipeline.scene.surface import SurfaceOrder, open3d_here
from shapes.trianglemesh import TriangleMesh

RESULTS = Path(__file__).parent / "results" / "scene-surface.json"
TAU = 0.01
"""Distance within which surfaces agree: 1 % of the longest side of what the camera saw."""
POINTS, ASKED = 200_000, 20_000
"""Points drawn on a mesh, and those of them, or of the truth, whose distance to all others is taken."""
NEIGHBOURS = 8
ABOUT = {
    "truth": f"the surface that the camera saw up to {FARTHEST:g} m: each pixel a disc of its area, facing "
             "as the surface does",
    "complete": f"share of the true area with a surface within {TAU:.0%} of the longest side of what is seen",
    "right": "share of the surface's area as near to the true one",
    "chamfer_mm": "mean of both mean distances, millimetres",
    "off": "the same, in shares of that side",
    "points_m2": "points a square metre of true area, as they are kept",
    "failed": "rooms without a surface",
}


@dataclass(frozen=True, eq=False)
class Discs:
    """A surface in pieces. points, normals: (N, 3) float64. radii: (N,) metres."""

    points: np.ndarray
    normals: np.ndarray
    radii: np.ndarray

    @classmethod
    def of_cloud(cls, cloud: PointCloud) -> "Discs":
        """One a point, of its area."""
        return cls(cloud.points, cloud.normals, np.sqrt(cloud.areas / np.pi))

    @classmethod
    def of_mesh(cls, mesh: TriangleMesh) -> "Discs":
        """POINTS of them, spread evenly over the mesh."""
        corners = mesh.vertices.astype(np.float64)[mesh.faces]
        crosses = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
        sizes = np.linalg.norm(crosses, axis=1)
        points, face = drawn(mesh, POINTS)
        normals = crosses[face] / np.maximum(sizes[face], 1e-15)[:, None]
        radius = np.sqrt(sizes.sum() / 2 / POINTS / np.pi)
        return cls(points, normals, np.full(POINTS, radius))

    def distance_from(self, asked: np.ndarray) -> np.ndarray:
        """(M,): of points (M, 3) to the nearest of the NEIGHBOURS nearest discs; what lies over a disc has
        its height over it, what lies beside it the way to its rim too.
        """
        _, near = cKDTree(self.points).query(asked, NEIGHBOURS, workers=-1)
        offset = asked[:, None] - self.points[near]
        height = np.abs(np.einsum("mkc,mkc->mk", offset, self.normals[near]))
        aside = np.sqrt(np.maximum((offset**2).sum(axis=-1) - height**2, 0))
        return np.hypot(height, np.maximum(aside - self.radii[near], 0)).min(axis=1)


def compare(mesh: TriangleMesh, truth: PointCloud) -> dict[str, float]:
    """A surface beside the true one, in the words of ABOUT."""
    side = float(np.ptp(truth.points, axis=0).max())
    seen, made = Discs.of_cloud(truth), Discs.of_mesh(mesh)
    chosen = np.linspace(0, 1, ASKED, endpoint=False) + 0.5 / ASKED
    area = np.cumsum(truth.areas.astype(np.float64))
    there = made.distance_from(truth.points[np.searchsorted(area, chosen * area[-1])])
    back = seen.distance_from(made.points[:: POINTS // ASKED])
    off = (there.mean() + back.mean()) / 2
    return {
        "complete": float((there <= TAU * side).mean()),
        "right": float((back <= TAU * side).mean()),
        "chamfer_mm": float(1000 * off),
        "off": float(off / side),
    }


def orders() -> dict[str, SurfaceOrder]:
    """The surfaces to measure by name: our own of each detail, and Open3D's where it is installed."""
    found = {f"our Poisson, depth {depth}": SurfaceOrder("poisson", depth) for depth in (6, 7, 8)}
    if open3d_here():
        found["Open3D's Poisson, depth 7"] = SurfaceOrder("open3d", 7)  # 8 takes a minute a room
    return {**found, "pixels joined": SurfaceOrder("pixels")}


def measure_room(view: RoomView, chosen: dict[str, SurfaceOrder]) -> dict[str, dict[str, float]]:
    """Each surface of a room beside the true one; one that failed is left out."""
    ratio = view.camera.fx / max(view.depth.shape)
    sight = Sight("room", view.color, Focal(ratio, "set", "the renderer's"), ())
    seen = DepthMap(view.depth, ratio)
    truth = all_points(sight, seen)
    kept, cloud = clean_points(sight, seen, Cleaning())
    density = len(cloud) / float(truth.areas.sum())
    rows = {}
    for name, order in chosen.items():
        start = time.perf_counter()
        try:
            mesh = surfaced(sight, seen, kept, cloud, order)
        except SurfaceError as error:
            print(f"{name}: {error}")
            continue
        seconds = time.perf_counter() - start
        rows[name] = {
            **compare(mesh, truth),
            "points_m2": density,
            "faces": len(mesh.faces),
            "seconds": seconds,
        }
    return rows


def summary(rows: Sequence[dict[str, dict[str, float]]], names: Iterable[str]) -> dict[str, dict]:
    """Means over rooms with their intervals, surface by surface."""
    found: dict[str, dict] = {}
    for name in names:
        own = [row[name] for row in rows if name in row]
        figures = {key: interval(np.array([one[key] for one in own])) for key in own[0]} if own else {}
        found[name] = {**figures, "failed": len(rows) - len(own)}
    return found


def held_out() -> Iterator[RoomView]:
    """The first photo of each room of the test split, what is farther than FARTHEST unknown: else the open
    ground out of doors, seen edge on, would outweigh all rooms.
    """
    for number in count():
        if split_of_seed(number) == "test":
            view = room_views(number)[0]
            yield replace(view, depth=np.where(view.depth <= FARTHEST, view.depth, 0))


def main() -> None:
    """Measure, and write the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rooms", type=int, default=20)
    parser.add_argument("--out", type=Path, default=RESULTS, metavar="FILE.json")
    options = parser.parse_args()
    chosen = orders()
    rows = [measure_room(view, chosen) for view in islice(held_out(), options.rooms)]
    about = {**ABOUT, **machine(), "rooms": options.rooms}
    tell({"about": about, "surfaces": summary(rows, chosen)}, options.out)


if __name__ == "__main__":
    main()
