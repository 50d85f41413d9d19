"""NYU Depth V2, the labelled set (Silberman et al., Indoor Segmentation and Support Inference from RGBD
Images, ECCV 2012): nyu_depth_v2_labeled.mat, 2.8 GB, MATLAB 7.3, which is HDF5 with all axes turned about.

    images   (N, 3, W, H) uint8       colours; N = 1449, W = 640, H = 480
    depths   (N, W, H) float32        metres along the viewing direction, holes filled by its authors
    scenes   (1, N) references        names of the pictures' scenes, such as "kitchen_0004", uint16 codes

Colours and depths were projected onto one another, which leaves a white frame; only the window that the
toolbox of the set evaluates on (get_projection_mask.m) is taken as known. Pictures of one scene are nearly
the same picture: the 80, 10 and 10 % are of scenes.
"""

import zlib
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from data import roomsamples
from data.published.files import require
from data.rgbd import NYU_COLOR
from data.roomsamples import RoomView

OBTAINED = "https://cs.nyu.edu/~fergus/datasets/nyu_depth_v2.html (labeled dataset)"
ROWS, COLUMNS = (44, 471), (40, 601)
"""First and one past the last of the window that is known."""
SIZE = (240, 320)
"""Height and width of the samples."""


@dataclass(frozen=True)
class NyuJob:
    """Picture `index` of the file `source`, as a sample of `split` under its own index."""

    source: Path
    index: int
    split: str

    def missing(self, folder: Path) -> list[Path]:
        """The sample's file unless it exists."""
        path = roomsamples.path_of(folder, self.split, self.index, kind=roomsamples.NYU)
        return [] if path.exists() else [path]

    def __call__(self, folder: Path) -> None:
        """Write the sample's file unless it exists."""
        for path in self.missing(folder):
            roomsamples.write(path, read_view(self.source, self.index))


def jobs_of(source: Path) -> list[NyuJob]:
    """A job for each picture of the file.

    Raises FileNotFoundError when it is not there, ValueError when it is another file.
    """
    import h5py

    require(source, obtained=OBTAINED)
    if not h5py.is_hdf5(source):
        raise ValueError(f"{source} must be the labelled set of NYU Depth V2 (HDF5), received another file")
    with h5py.File(source) as file:
        missing = {"images", "depths", "scenes"} - set(file)
        if missing:
            raise ValueError(f"{source} must hold {', '.join(sorted(missing))}, received {', '.join(file)}")
        references = file["scenes"][()].ravel()
        names = ["".join(map(chr, file[reference][()].ravel())) for reference in references]
    return [NyuJob(source, index, split_of_scene(name)) for index, name in enumerate(names)]


def split_of_scene(name: str) -> str:
    """train, validation or test (80, 10, 10 %), always the same for a scene's name."""
    share = zlib.crc32(name.encode()) % 10
    return "train" if share < 8 else "validation" if share == 8 else "test"


def read_view(source: Path, index: int) -> RoomView:
    """A picture of the file at SIZE. Depths are taken from one pixel each: between two surfaces is none."""
    import h5py

    with h5py.File(source) as file:
        color, depth = file["images"][index].T, file["depths"][index].T  # (H, W, 3), (H, W)
    height, width = depth.shape
    seen = np.zeros_like(depth)
    window = (slice(*ROWS), slice(*COLUMNS))
    seen[window] = np.where(np.isfinite(depth), depth, 0)[window]
    color = cv2.resize(np.ascontiguousarray(color), SIZE[::-1], interpolation=cv2.INTER_AREA)
    seen = cv2.resize(seen, SIZE[::-1], interpolation=cv2.INTER_NEAREST)
    return RoomView(color, seen, NYU_COLOR.resized(height, width, *SIZE))
