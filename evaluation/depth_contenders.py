"""Everything that is asked how far things are: our network, the published ones whose files are here, and the
baselines.
"""

import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import cv2
import numpy as np

from data.rgbd import Pair
from data.roomsamples import RoomView
from evaluation.depth_alignment import FARTHEST, NEAREST, Gives
from evaluation.depth_baselines import baselines, learned
from models import rivals_depth
from models.registry import DEPTH, WeightsRow
from pipeline.errors import CategoryError
from pipeline.networks import row_for
from pipeline.scene.depth import ask_network, enlarged
from shapes.depthmap import Intrinsics

OURS = "ours"


@dataclass(frozen=True, eq=False)
class Contender:
    """estimate: a photo (H, W, 3) uint8 and its camera -> (h, w) float32 of any size; most look at the photo
    alone. bytes: of its weights file, 0 without one.
    """

    name: str
    gives: Gives
    estimate: Callable[[np.ndarray, Intrinsics], np.ndarray]
    bytes: int = 0

    def answer(self, subject: "Subject") -> np.ndarray:
        """What it says about a subject, at the size of its truth, (H, W) float32."""
        found = self.estimate(subject.color, subject.camera)
        height, width = subject.truth.shape
        if self.gives == "depth":
            return enlarged(found, height, width)  # as the journey does
        return cv2.resize(found, (width, height), interpolation=cv2.INTER_LINEAR)


@dataclass(frozen=True, eq=False)
class Subject:
    """A picture with the truth. color: (H, W, 3) uint8. truth: (H, W) float32 metres, 0 where it is unknown,
    nearer than NEAREST or farther than FARTHEST.
    """

    name: str
    color: np.ndarray
    truth: np.ndarray
    camera: Intrinsics

    @classmethod
    def of(cls, name: str, view: Pair | RoomView) -> "Subject":
        """Of a real pair or a rendered view."""
        known = (view.depth >= NEAREST) & (view.depth <= FARTHEST)
        return cls(name, view.color, np.where(known, view.depth, 0).astype(np.float32), view.camera)


def ours() -> list[Contender]:
    """The depth network as the journey asks it, told the focal length; none before it is trained."""
    try:
        row = row_for(DEPTH)
    except CategoryError as error:
        print(f"Measured without our own network: {error}", file=sys.stderr)
        return []

    def estimate(photo: np.ndarray, camera: Intrinsics) -> np.ndarray:
        return ask_network(photo, camera.focal).depth

    return [Contender(OURS, "depth", estimate, row.path.stat().st_size)]


def rivals() -> list[Contender]:
    """The published networks whose files are on the disk."""
    return [_blind(rivals_depth.rival(row), row) for row in rivals_depth.on_disk()]


def _blind(rival: rivals_depth.Rival, row: WeightsRow) -> Contender:
    """A network that is not told the focal length."""
    return Contender(
        rival.name, rival.gives, lambda photo, camera: rival.estimate(photo), row.path.stat().st_size
    )


def guessing(rooms: Iterable[np.ndarray]) -> list[Contender]:
    """The baselines, learned from the depth maps (H, W) of training rooms."""
    found = baselines(learned(rooms))
    return [
        Contender(name, "depth", lambda photo, camera, ask=ask: ask(photo))  # type: ignore[misc]
        for name, ask in found.items()
    ]
