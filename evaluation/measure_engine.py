"""How fast shapes become samples, beside what others offer: `python -m evaluation.measure_engine`.

Every shape is generated, voxelised and drawn by us, voxelised by trimesh and drawn by PyVista (VTK,
off-screen), one after the other, so that whatever else keeps the machine busy hits all alike. The first shape
is walked once before the clock counts. Writes evaluation/results/engine.json.
"""

import argparse
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from data.prepare import ShapeJob
from data.procedural import ProceduralShape, generate
from data.rasterize import rasterize
from data.render import Surface, random_appearance, random_camera, render
from data.voxelize import coverage, coverage_robust
from evaluation.machine import machine
from evaluation.report import tell
from shapes.camera import Camera
from shapes.categories import CATEGORIES

RESULTS = Path(__file__).parent / "results" / "engine.json"
SHAPES = 5
"""Of each category."""

VIEWS = 4
"""Of each shape."""

SIZE = 128
"""Pixels along a side of a view."""

Work = Callable[[ProceduralShape], None]


@dataclass(frozen=True)
class Task:
    """Something that several can do with a shape."""

    each: int
    """How many pieces of work a shape is: its views, or 1."""
    rivals: Mapping[str, Work]
    """Who does it how; the others are compared with the first."""


def measure(shapes: Sequence[ProceduralShape], tasks: Mapping[str, Task]) -> dict:
    """Task -> name -> pieces of work a second, median and 90th percentile in milliseconds a piece, and how
    many times as long each takes as the first of the task.
    """
    seconds = {name: {rival: [] for rival in task.rivals} for name, task in tasks.items()}
    for row, shape in enumerate([shapes[0], *shapes]):
        for name, task in tasks.items():
            for rival, work in task.rivals.items():
                start = time.perf_counter()
                work(shape)
                if row:
                    seconds[name][rival].append((time.perf_counter() - start) / task.each)
    return {name: dict(_rows(times)) for name, times in seconds.items()}


def _rows(times: Mapping[str, list[float]]) -> Iterator[tuple[str, dict[str, float]]]:
    """Rival -> its line of a task; times are seconds a piece of work."""
    ours = sum(next(iter(times.values())))
    for rival, each in times.items():
        yield rival, {
            "a second": round(len(each) / sum(each), 2),
            "median ms": round(1000 * float(np.median(each)), 2),
            "p90 ms": round(1000 * float(np.percentile(each, 90)), 2),
            "times ours": round(sum(each) / ours, 2),
        }


def engine_tasks(folder: Path, views: int) -> dict[str, Task]:
    """Who does what, ourselves first; samples go into `folder`, where none may be yet."""
    return {
        "views": Task(views, {
            "Unflatten": lambda shape: draw(shape, views),
            "Unflatten, depth and faces alone": lambda shape: draw_depth(shape, views),
            "PyVista": PyVista(views).draw,
            "PyVista, with shadows and ambient occlusion": PyVista(views, lit=True).draw,
        }),
        "voxels at 64": Task(1, {
            "Unflatten": lambda shape: coverage(shape.mesh, 64),
            "Unflatten, as if the mesh were broken": lambda shape: coverage_robust(shape.mesh, 64),
            "trimesh": voxelize_by_trimesh,
        }),
        "voxels at 128": Task(1, {"Unflatten": lambda shape: coverage(shape.mesh, 128)}),
        "shapes": Task(1, {"Unflatten": lambda shape: generate(shape.category, shape.seed)}),
        f"samples of {views} views": Task(1, {"Unflatten": lambda shape: make_sample(shape, folder, views)}),
    }  # fmt: skip


def cameras(shape: ProceduralShape, views: int) -> list[Camera]:
    """The same for all who draw a shape."""
    rng = np.random.default_rng(shape.seed)
    return [random_camera(rng, extents=shape.mesh.extents()) for _ in range(views)]


def draw(shape: ProceduralShape, views: int) -> None:
    """Pictures with materials, light and shadows, four samples a pixel."""
    surface, rng = Surface.of(shape.mesh), np.random.default_rng(shape.seed)
    for camera in cameras(shape, views):
        render(surface, camera, random_appearance(rng, materials=shape.materials), size=SIZE)


def draw_depth(shape: ProceduralShape, views: int) -> None:
    """What a plain z-buffer holds, four samples a pixel."""
    for camera in cameras(shape, views):
        rasterize(shape.mesh, camera, size=2 * SIZE)


class PyVista:
    """One off-screen window for all shapes; one colour, VTK's own light and anti-aliasing. `lit` adds what
    our pictures have: a lamp that throws shadows, ambient occlusion and four samples a pixel.
    """

    def __init__(self, views: int, *, lit: bool = False) -> None:
        import pyvista

        self.views, self.wrap = views, pyvista.PolyData.from_regular_faces
        self.plotter = pyvista.Plotter(off_screen=True, window_size=(SIZE, SIZE))
        self.plotter.set_background("white")
        if lit:
            self.plotter.add_light(pyvista.Light(position=(2, 3, 2), focal_point=(0, 0, 0), cone_angle=40))
            self.plotter.enable_shadows()
            self.plotter.enable_ssao(radius=0.2)
            self.plotter.enable_anti_aliasing("ssaa")

    def draw(self, shape: ProceduralShape) -> list[np.ndarray]:
        """The pictures of a shape, each (SIZE, SIZE, 3) uint8."""
        actor = self.plotter.add_mesh(self.wrap(shape.mesh.vertices, shape.mesh.faces), color="tan")
        pictures = [self._picture(camera) for camera in cameras(shape, self.views)]
        self.plotter.remove_actor(actor)
        return pictures

    def _picture(self, camera: Camera) -> np.ndarray:
        self.plotter.camera_position = [camera.position(), (0, 0, 0), (0, 1, 0)]
        self.plotter.camera.view_angle = camera.field_of_view
        self.plotter.reset_camera_clipping_range()
        self.plotter.render()  # screenshot alone would give the last picture again
        return self.plotter.screenshot(return_img=True)


def voxelize_by_trimesh(shape: ProceduralShape) -> None:
    """Filled voxels at 64^3, yes or no each."""
    import trimesh

    mesh = trimesh.Trimesh(shape.mesh.vertices, shape.mesh.faces, process=False)
    mesh.voxelized(1 / 64).fill()


def make_sample(shape: ProceduralShape, folder: Path, views: int) -> None:
    """All that `cli.py prepare` does for a shape; the file is removed, to be made again the next time."""
    job = ShapeJob(shape.category, shape.seed, views)
    (path,) = job.missing(folder)
    job(folder)
    path.unlink()


def main() -> None:
    """Measure and write the results."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--categories", nargs="+", default=list(CATEGORIES), metavar="NAME")
    parser.add_argument("--shapes", type=int, default=SHAPES, help="of each category")
    parser.add_argument("--views", type=int, default=VIEWS, help="of each shape")
    parser.add_argument("--out", type=Path, default=RESULTS)
    options = parser.parse_args()
    shapes = [generate(name, seed) for name in options.categories for seed in range(options.shapes)]
    with TemporaryDirectory() as folder:
        found = measure(shapes, engine_tasks(Path(folder), options.views))
    about = {
        **machine(), "processes": "one; VTK may draw with threads on every core",
        "shapes": len(shapes), "views": options.views * len(shapes), "pixels": SIZE,
        **{name: version(name) for name in ("pyvista", "vtk", "trimesh")},
    }  # fmt: skip
    tell({"about": about, **found}, options.out)


if __name__ == "__main__":
    main()
