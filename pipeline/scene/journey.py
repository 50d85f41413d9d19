"""THE JOURNEY OF A SCENE: any photo in, its depth, coloured points and a surface out. The command line walks
it at once, the page step by step as things are looked at. All lengths are estimates: one picture does not say
how large things are.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from pipeline.errors import StoppedError, SurfaceError
from pipeline.scene.cleaning import Cleaning, all_points, clean_points
from pipeline.scene.cloud import PointCloud
from pipeline.scene.depth import DepthMap, Estimator, ask_network, depth_map
from pipeline.scene.grid_mesh import grid_mesh
from pipeline.scene.sight import Sight, look
from pipeline.scene.surface import SurfaceOrder, surface_of
from pipeline.stopwatch import timed
from shapes.trianglemesh import TriangleMesh


def scene_of(
    source: bytes | Path, options: "SceneOptions", *, estimator: Estimator = ask_network,
    progress: Callable[[str], None] = lambda stage: None, tell: Callable[[float], None] = lambda share: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> "Scene":  # fmt: skip
    """The whole journey. `progress` is told each stage as it begins, `tell` how much of the surface is done;
    `cancelled` is asked before each stage, and often while the surface is made. A surface that fails is told
    in `trouble`: depth and points stand.

    Raises UnflattenError, one kind a stage; StoppedError when it was cancelled.
    """
    seconds: dict[str, float] = {}

    def stage(name: str) -> AbstractContextManager[None]:
        if cancelled():
            raise StoppedError.at(name)
        progress(name)
        return timed(seconds, name)

    with stage("photo"):
        sight = look(source, focal_mm=options.focal_mm)
    with stage("depth"):
        seen = depth_map(sight.picture, sight.focal.ratio, estimator)
    with stage("points"):
        cloud = all_points(sight, seen)
    with stage("cleaning"):
        kept, cleaned = clean_points(sight, seen, options.cleaning)
    mesh, trouble = None, None
    with stage("surface"):
        try:
            mesh = surfaced(sight, seen, kept, cleaned, options.surface, tell=tell, cancelled=cancelled)
        except SurfaceError as error:
            trouble = error
    return Scene(sight, seen, cloud, cleaned, mesh, trouble, seconds)


def surfaced(
    sight: Sight, seen: DepthMap, kept: np.ndarray, cloud: PointCloud, order: SurfaceOrder, **how: Callable
) -> TriangleMesh:
    """The surface in the way ordered: of the clean points, or of the pixels kept (H, W) bool. `how` is `tell`
    and `cancelled` of `surface_of`. Raises as that does.
    """
    if order.method == "pixels":
        return grid_mesh(seen.depth, sight.picture, sight.camera, kept=kept)
    return surface_of(cloud, order, **how)


@dataclass(frozen=True)
class SceneOptions:
    """focal_mm: of 35 mm film; None: what EXIF says, else a guess."""

    focal_mm: float | None = None
    cleaning: Cleaning = field(default_factory=Cleaning)
    surface: SurfaceOrder = field(default_factory=SurfaceOrder)


@dataclass(frozen=True, eq=False)
class Scene:
    """`cloud` holds every pixel, `cleaned` what was believed. `mesh` is coloured and open, in the camera's
    frame, metres; None where `trouble` says why there is none.
    """

    sight: Sight
    seen: DepthMap
    cloud: PointCloud
    cleaned: PointCloud
    mesh: TriangleMesh | None
    trouble: SurfaceError | None
    seconds: dict[str, float]
