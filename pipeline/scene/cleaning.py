"""Which of a scene's points to believe, and how many to keep."""

from dataclasses import dataclass

import numpy as np

from pipeline.errors import OptionError
from pipeline.scene.cloud import PointCloud, cloud_of, thinned, unbroken, within, without_outliers
from pipeline.scene.depth import DepthMap
from pipeline.scene.sight import Sight
from shapes.depthmap import unproject


@dataclass(frozen=True)
class Cleaning:
    """What to leave out; 0 switches a step off."""

    near: float | None = None
    """Metres; None: no limit."""
    far: float | None = None
    """Metres; None: no limit."""
    jump: float = 0.05
    """Edge cut: the share by which neighbouring pixels' depths may differ."""
    deviations: float = 3.0
    """Standard deviations by which a point may lie farther from its neighbours than points do on average."""
    voxel: float = 0.003
    """Side of the voxels that keep one point each, in shares of the scene's median depth."""

    def __post_init__(self) -> None:
        for name, value, most in (("edge cut", self.jump, 10), ("outlier limit", self.deviations, 100),
                                  ("voxel size", self.voxel, 1)):  # fmt: skip
            if not 0 <= value <= most:
                raise OptionError.outside(f"The {name}", value, allowed=f"between 0 and {most}")
        if self.near is not None and self.far is not None and not self.near < self.far:
            raise OptionError(
                f"The depth range must begin before it ends, received {self.near:g} to {self.far:g} m."
            )


def all_points(sight: Sight, seen: DepthMap) -> PointCloud:
    """Every pixel whose depth is known."""
    return cloud_of(seen.depth, sight.picture, sight.camera, kept=within(seen.depth, None, None))


def believed(sight: Sight, seen: DepthMap, cleaning: Cleaning) -> np.ndarray:
    """(H, W) bool: the pixels that stay: within the range, on unbroken surface, no outliers."""
    kept = within(seen.depth, cleaning.near, cleaning.far)
    if cleaning.jump > 0:
        kept &= unbroken(seen.depth, cleaning.jump)
    if cleaning.deviations > 0:
        points = unproject(seen.depth, sight.camera)[kept]
        kept[kept] = without_outliers(points, seen.depth[kept], deviations=cleaning.deviations)
    return kept


def clean_points(sight: Sight, seen: DepthMap, cleaning: Cleaning) -> tuple[np.ndarray, PointCloud]:
    """The pixels that stay, (H, W) bool, and they as points, one a voxel."""
    kept = believed(sight, seen, cleaning)
    cloud = cloud_of(seen.depth, sight.picture, sight.camera, kept=kept)
    return kept, thinned(cloud, cleaning.voxel * seen.median)
