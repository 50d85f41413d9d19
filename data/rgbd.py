"""Photos with the depth that a sensor measured, each set in its own encoding.

    NYU      raw Kinect of NYU Depth V2: readings of 11 bits in a PGM whose bytes are swapped (the low one
             first, against the format); metres = 351.3 / (1092.5 - reading), 2047 = none. Depth and photo
             come from two lenses: the depth is carried over to the photo's (toolbox of Silberman et al.
             2012, camera_params.m)
    SUN      SUN RGB-D: 16-bit PNG, millimetres rotated left by three bits (SUNRGBDtoolbox, read3dPoints.m)
    TUM      TUM RGB-D: 16-bit PNG, 5,000 = 1 m, already in the photo's frame
    Redwood  16-bit PNG, millimetres; a pose a frame

Where a set does not say which camera took the photo, it is the sensor's usual 525 pixels of focal length.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from shapes.depthmap import Intrinsics

PRIMESENSE = Intrinsics(525.0, 525.0, 319.5, 239.5)
"""What the makers give for Kinect and Xtion at 640 x 480; TUM recommends it for its own frames."""
NYU_COLOR = Intrinsics(518.85790117450188, 519.46961112127485, 325.58244941119034, 253.73616633400465)
NYU_DEPTH = Intrinsics(582.62448167737955, 582.69103270988637, 313.04475870804731, 238.44389626620386)
NYU_COLOR_BENDS = (0.20796615318809061, -0.58613825163911781, 7.2231363135888329e-4, 1.0479627195765181e-3,
                   0.49856986684705107)  # fmt: skip
NYU_DEPTH_BENDS = (-0.099897236553084481, 0.39065324602765344, 1.9290592870229277e-3, -1.9422022475975055e-3,
                   -0.51031725053400578)  # fmt: skip
"""Lens distortion k1, k2, p1, p2, k3 (Brown)."""
NYU_TURN = np.array([
    [9.9997798940829263e-01, -5.0359919480810989e-03, -4.3196624923060242e-03],
    [5.0518419386157446e-03, 9.9998051861143999e-01, 3.6662365748484798e-03],
    [4.3011152014118693e-03, -3.6879781309514218e-03, 9.9998394948385538e-01],
])  # fmt: skip
NYU_SHIFT = np.array([-2.5031875059141302e-02, 2.9342312935846411e-04, -6.6238747008330102e-04])
"""A point of the depth camera p (x right, y down, z forward; metres) lies at NYU_TURN p + NYU_SHIFT of the
photo's.
"""
NO_READING, LONGEST = 2047, 10.0


@dataclass(frozen=True, eq=False)
class Pair:
    """name: of the set, and of the frame where there are several. color: (H, W, 3) uint8. depth: (H, W)
    float32 metres, 0 unknown, in the photo's frame. pose: (4, 4), camera (x right, y down, z forward) to
    world, metres; None where none is given.
    """

    name: str
    color: np.ndarray
    depth: np.ndarray
    camera: Intrinsics
    pose: np.ndarray | None = None


def read_pairs(folder: Path) -> list[Pair]:
    """The pairs of a folder: `open3d_other` with one each of NYU, SUN and TUM, `open3d_redwood` with frames
    of a room. What is not there is passed over.
    """
    single, room = folder / "open3d_other", folder / "open3d_redwood"
    readers = {"NYU": read_nyu, "SUN": read_sun, "TUM": read_tum}
    pairs = [
        read(photo, depth)
        for name, read in readers.items()
        for photo, depth in zip(single.glob(f"{name}_color.*"), single.glob(f"{name}_depth.*"), strict=True)
    ]
    return [*pairs, *(read_redwood(room) if room.is_dir() else ())]


def read_nyu(color: Path, depth: Path) -> Pair:
    """A raw pair of NYU Depth V2: PPM and PGM."""
    metres = nyu_metres(read_swapped_pgm(depth))
    return Pair("NYU", _photo(color), carried_over(metres), NYU_COLOR)


def read_sun(color: Path, depth: Path) -> Pair:
    """A pair of SUN RGB-D: JPEG and PNG."""
    raw = _png(depth)
    millimetres = (raw >> 3) | (raw << 13)
    return Pair("SUN", _photo(color), (millimetres / 1000).astype(np.float32), PRIMESENSE)


def read_tum(color: Path, depth: Path) -> Pair:
    """A pair of TUM RGB-D: two PNGs."""
    return Pair("TUM", _photo(color), (_png(depth) / 5000).astype(np.float32), PRIMESENSE)


def read_redwood(folder: Path) -> Iterator[Pair]:
    """Frames color_00000.jpg, depth_00000.png ... with trajectory.log, and the camera in the folder above."""
    poses = read_trajectory(folder / "trajectory.log")
    camera = read_camera(folder.parent / "camera_primesense.json")
    for number, pose in enumerate(poses):
        color, depth = folder / f"color_{number:05d}.jpg", folder / f"depth_{number:05d}.png"
        metres = (_png(depth) / 1000).astype(np.float32)
        yield Pair(f"Redwood {number}", _photo(color), metres, camera, pose)


def read_swapped_pgm(path: Path) -> np.ndarray:
    """The readings (H, W) uint16 of a 16-bit PGM with the low byte first.

    Raises ValueError where the file is no such PGM.
    """
    content = path.read_bytes()
    head = re.match(rb"P5\s+(?:#[^\n]*\n\s*)*(\d+)\s+(\d+)\s+(\d+)\s", content)
    if not head or int(head[3]) < 256:
        raise ValueError(f"{path} must be a 16-bit PGM (P5), received {content[:20]!r}")
    width, height = int(head[1]), int(head[2])
    if len(content) - head.end() < 2 * width * height:
        raise ValueError(f"{path} must hold {width} x {height} readings, received {len(content)} bytes")
    return np.frombuffer(content, "<u2", width * height, head.end()).reshape(height, width)


def nyu_metres(readings: np.ndarray) -> np.ndarray:
    """The depth (H, W) float32 of a Kinect's readings (H, W) of 11 bits; 0 for none and beyond LONGEST."""
    left = 1092.5 - readings.astype(np.float64)
    with np.errstate(divide="ignore"):
        metres = 351.3 / left
    known = (readings < NO_READING) & (left > 0) & (metres <= LONGEST)
    return np.where(known, metres, 0).astype(np.float32)


def carried_over(depth: np.ndarray) -> np.ndarray:
    """Depth (H, W) of NYU's depth camera as its photo's lens sees it, (H, W) float32; of surfaces that fall
    into one pixel the nearest counts, and pixels that none falls into are unknown.
    """
    rows, columns = np.nonzero(depth)
    seen = np.stack([columns, rows], axis=-1).astype(np.float64)[:, None]
    straight = cv2.undistortPoints(seen, _matrix(NYU_DEPTH), np.array(NYU_DEPTH_BENDS))[:, 0]
    metres = depth[rows, columns].astype(np.float64)[:, None]
    points = np.concatenate([straight * metres, metres], axis=1) @ NYU_TURN.T + NYU_SHIFT
    still = np.zeros(3)
    pixels = cv2.projectPoints(points, still, still, _matrix(NYU_COLOR), np.array(NYU_COLOR_BENDS))[0][:, 0]
    across, down = np.rint(pixels).astype(int).T
    inside = (across >= 0) & (across < depth.shape[1]) & (down >= 0) & (down < depth.shape[0])
    nearest = np.full(depth.shape, np.inf)
    np.minimum.at(nearest, (down[inside], across[inside]), points[inside, 2])
    return np.where(np.isfinite(nearest), nearest, 0).astype(np.float32)


def read_trajectory(path: Path) -> np.ndarray:
    """Poses (N, 4, 4) float64 of a trajectory.log: a line of three numbers, then four rows, a frame."""
    numbers = [
        [float(word) for word in line.split()] for line in path.read_text("ascii").splitlines() if line
    ]
    return np.array([numbers[start + 1 : start + 5] for start in range(0, len(numbers), 5)])


def read_camera(path: Path) -> Intrinsics:
    """The camera of a JSON file with `intrinsic_matrix`, nine numbers column by column."""
    matrix = np.reshape(json.loads(path.read_text("ascii"))["intrinsic_matrix"], (3, 3)).T
    return Intrinsics(*(float(matrix[place]) for place in ((0, 0), (1, 1), (0, 2), (1, 2))))


def _photo(path: Path) -> np.ndarray:
    return np.ascontiguousarray(_image(path, cv2.IMREAD_COLOR)[..., ::-1])


def _png(path: Path) -> np.ndarray:
    image = _image(path, cv2.IMREAD_UNCHANGED)
    if image.dtype != np.uint16 or image.ndim != 2:
        raise ValueError(f"{path} must hold one channel of 16 bits, received {image.dtype} {image.shape}")
    return image


def _image(path: Path, flags: int) -> np.ndarray:
    image = cv2.imdecode(np.frombuffer(path.read_bytes(), np.uint8), flags)
    if image is None:
        raise ValueError(f"{path} must be a picture, received something else")
    return image


def _matrix(camera: Intrinsics) -> np.ndarray:
    return np.array([[camera.fx, 0, camera.cx], [0, camera.fy, camera.cy], [0, 0, 1]])
