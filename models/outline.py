"""What the object's outline in the photo still says when the network has spoken.

A network of this size gets the bulk of a shape right and loses legs, rails and rims, though the mask shows
them. First the camera is moved a little until the predicted shape lies under the mask. Then, where the mask
shows object and no voxel stands in the line of sight, the voxels there that the network held most probable
are raised: a step along the gradient of the outline's error, smooth in space and, where the shape is its own
mirror image, alike on both sides of the plane x = 0. Nothing is taken away: where the camera is a little off,
carving would cut into legs that are right.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

import cv2
import numpy as np

from models.inference import Answer
from shapes.camera import Camera, framing

GRID = 32
"""Voxels along each side while fitting; a finer grid is reduced to it, and receives what it gained."""

FIT_PIXELS = 96
"""Pixels along each side of the picture in which the camera is fitted."""

PIXELS = 48
"""Pixels along each side of the picture in which the outline is completed: about one and a half a voxel."""

DOUBT = np.array([18.0, 13.0, 0.13, 0.07, 0.07])
"""How far the fit may go: azimuth and elevation in degrees, log of the size in the picture, shift right and
down in shares of the picture.
"""

ALLOWED = 0.01
"""The outline's error that weighs as much as all of DOUBT: mean distance of what is shown, in shares of the
picture.
"""

FAR = 0.08
"""Distances beyond this count as this: what the shape has not got must not pull at it."""

TRIALS = 160
"""Evaluations of the outline's error at most."""

POINTS = 1200
"""Voxels, and half as many pixels, by which the fit is judged."""

EVEN = 0.75
"""A shape that overlaps its mirror image by this IoU is taken for symmetric: a corner sofa is not."""

STEPS, RATE, DECAY = 30, 1.5, 0.002
"""Of the completion: gradient steps, their length in logits, and how strongly a gain is drawn back."""

SHARPNESS, DENSITY = 1.5, 3.0
"""How steeply a voxel becomes solid with its logit, and how well one solid voxel covers its pixel."""


Smooth = Callable[[np.ndarray], np.ndarray]
"""A grid (R, R, R) -> the same, smoother."""


def fitted(answer: Answer, photos: np.ndarray, *, level: float) -> Answer:
    """The answer with its cameras and its occupancy fitted to the masks of the photos, (B, P, P, 4) uint8,
    each of an object of its own.

    level: the probability, in (0, 1), from which a voxel will count as part of the shape.
    """
    cameras, gains = _fits(answer, photos, level)
    occupancy = [_raised(grid, gain) for grid, gain in zip(answer.occupancy, gains, strict=True)]
    return _refined(answer, cameras, np.stack(occupancy))


def fitted_together(answer: Answer, photos: np.ndarray, *, level: float) -> Answer:
    """The same for B photos of one object, about whose shape the answer's rows agree (models.fusion): each
    moves its own camera and says what it would raise; the mean of that is raised. The sum overlapped less
    with the truth on validation shapes, for every camera is a little off in its own way.
    """
    cameras, gains = _fits(answer, photos, level)
    occupancy = _raised(answer.occupancy[0], np.mean(gains, axis=0))
    return _refined(answer, cameras, np.broadcast_to(occupancy, answer.occupancy.shape))


def overlaps(answer: Answer, photos: np.ndarray, *, level: float) -> np.ndarray:
    """(B,) IoU of the masks of B photos of one object, (B, P, P, 4) uint8, and the outlines of the answer's
    shapes, each moved under its mask; 0 where there is no telling.
    """
    return np.array([_overlap(answer, index, photo[..., 3], level) for index, photo in enumerate(photos)])


def camera_of(answer: Answer, index: int) -> Camera:
    """Where photo `index` was taken from, as far as the answer tells."""
    place = (answer.azimuth[index], answer.elevation[index], answer.distance[index])
    return framing(*(float(value) for value in place), answer.extents[index])


@dataclass(frozen=True, eq=False)
class _Placement:
    """A camera, and a size and a shift of its picture that make up for what it gets wrong."""

    camera: Camera
    size: float = 1.0
    shift: np.ndarray | float = 0.0

    def moved(self, by: np.ndarray) -> "_Placement":
        """This placement after a step in the units of DOUBT, (5,)."""
        camera = replace(
            self.camera,
            azimuth=self.camera.azimuth + float(by[0]),
            elevation=float(np.clip(self.camera.elevation + by[1], -89, 89)),
        )
        return _Placement(camera, self.size * float(np.exp(by[2])), self.shift + by[3:])

    def project(self, points: np.ndarray) -> np.ndarray:
        """Points (N, 3) of the object -> uv (N, 2) in the picture [0, 1]^2."""
        uv, _ = self.camera.project(points)
        return (uv - 0.5) * self.size + 0.5 + self.shift


def _fits(answer: Answer, photos: np.ndarray, level: float) -> tuple[list[Camera], list[np.ndarray]]:
    """For each photo the fitted camera, and what it would add to the logits of the occupancy, (R, R, R)."""
    pairs = [_fit(answer, index, photo[..., 3], level) for index, photo in enumerate(photos)]
    return [camera for camera, _ in pairs], [gain for _, gain in pairs]


def _fit(answer: Answer, index: int, mask: np.ndarray, level: float) -> tuple[Camera, np.ndarray]:
    """The fitted camera and the gain (R, R, R) of one photo; where there is no telling the camera as it was,
    and no gain.
    """
    placement, coarse = _placed(answer, index, mask, level)
    if placement is None:
        return camera_of(answer, index), np.zeros(answer.occupancy[index].shape)
    uv = placement.project(_centres() * answer.extents[index].astype(np.float64))
    smooth = _alike if _own_mirror_image(coarse >= level) else _blurred
    gain = _gain(_logit(coarse) - _logit(np.array(level)), uv, mask, smooth)
    step = answer.occupancy.shape[1] // GRID
    if step > 1:
        gain = _blurred(gain.repeat(step, 0).repeat(step, 1).repeat(step, 2))
    return placement.camera, gain


def _overlap(answer: Answer, index: int, mask: np.ndarray, level: float) -> float:
    """IoU of a mask and of the outline that was moved under it."""
    placement, coarse = _placed(answer, index, mask, level)
    if placement is None:
        return 0.0
    uv = placement.project(_centres()[coarse.ravel() >= level] * answer.extents[index].astype(np.float64))
    shown, covered = _shown(mask).ravel(), np.zeros(PIXELS**2, bool)
    covered[_pixels(uv, PIXELS)] = True
    return float(np.count_nonzero(shown & covered) / np.count_nonzero(shown | covered))


def _placed(
    answer: Answer, index: int, mask: np.ndarray, level: float
) -> tuple["_Placement | None", np.ndarray]:
    """Where photo `index` was taken from for the shape to lie under its mask, and the occupancy at GRID;
    None where there is no telling, for want of a mask or of a shape.
    """
    occupancy, step = answer.occupancy[index], answer.occupancy.shape[1] // GRID
    if occupancy.shape[0] % GRID or not (mask >= 128).any():
        return None, occupancy
    coarse = occupancy.reshape(GRID, step, GRID, step, GRID, step).max(axis=(1, 3, 5))
    points = _centres()[coarse.ravel() >= level] * answer.extents[index].astype(np.float64)
    if len(points) < GRID:
        return None, coarse
    return _under_mask(points, _Placement(camera_of(answer, index)), mask), coarse


def _raised(occupancy: np.ndarray, gain: np.ndarray) -> np.ndarray:
    """The occupancy with the gain added to its logits."""
    return _sigmoid(_logit(occupancy) + gain).astype(np.float32) if gain.any() else occupancy


def _refined(answer: Answer, cameras: list[Camera], occupancy: np.ndarray) -> Answer:
    return replace(
        answer,
        occupancy=occupancy,
        azimuth=np.array([camera.azimuth for camera in cameras]),
        elevation=np.array([camera.elevation for camera in cameras]),
    )


def _under_mask(solid: np.ndarray, start: _Placement, mask: np.ndarray) -> _Placement:
    """The placement at which the solid points (N, 3) best lie under the mask, not far from the start."""
    from scipy.optimize import minimize

    rng = np.random.default_rng(0)
    small = cv2.resize(mask, (FIT_PIXELS, FIT_PIXELS), interpolation=cv2.INTER_AREA) >= 100
    beside = np.minimum(_distance_to(small), FAR).ravel()
    points = rng.permutation(solid)[:POINTS]
    pixels = rng.permutation(np.flatnonzero(small))[: POINTS // 2]

    def error(step: np.ndarray) -> float:
        places = _pixels(start.moved(step * DOUBT).project(points), FIT_PIXELS)
        covered = np.zeros(small.size, bool)
        covered[places] = True
        bare = np.minimum(_distance_to(covered.reshape(small.shape)).ravel()[pixels], FAR)
        outline = beside[places].mean() + bare.mean() / 2
        return outline / ALLOWED + float((step**2).sum()) / 2

    settings = {"maxfev": TRIALS, "xtol": 0.05, "ftol": 1e-3}
    best = minimize(error, np.zeros(len(DOUBT)), method="Powell", options=settings).x
    return start.moved(best * DOUBT)


def _pixels(uv: np.ndarray, side: int) -> np.ndarray:
    """(N,) places, row by row, of the pixels at uv (N, 2); for points outside the nearest."""
    column, row = np.clip((uv * side).astype(int), 0, side - 1).T
    return row * side + column


def _distance_to(shown: np.ndarray) -> np.ndarray:
    """(P, P) float32: from each pixel to the nearest that is shown, in shares of the picture."""
    away = cv2.distanceTransform((~shown).astype(np.uint8), cv2.DIST_L2, 5)
    return away / shown.shape[0]


def _gain(logits: np.ndarray, uv: np.ndarray, mask: np.ndarray, smooth: Smooth) -> np.ndarray:
    """(G, G, G) to be added to logits (G, G, G), 0 at the level, so that the voxels at uv (G^3, 2) cover the
    mask; see the module's text.

    A pixel is covered with probability 1 - exp(-DENSITY x the sum of the voxels on it), each counting by its
    logit. Adam finds the gain.
    """
    splat, wanted = _splat(uv), _wanted(mask)
    free, momentum, power = (np.zeros_like(logits) for _ in range(3))
    back = splat.T.tocsr()
    for step in range(1, STEPS + 1):
        solid = _sigmoid(SHARPNESS * (logits + smooth(free)))
        open_sky = np.exp(-DENSITY * (splat @ solid.ravel()))
        uncovered = wanted * DENSITY * open_sky / np.maximum(1 - open_sky, 1e-6)
        slope = SHARPNESS * solid * (1 - solid) * (back @ uncovered).reshape(solid.shape)
        ascent = smooth(slope) - DECAY * free
        momentum = 0.9 * momentum + 0.1 * ascent
        power = 0.98 * power + 0.02 * ascent**2
        unbiased = np.sqrt(power / (1 - 0.98**step)) + 1e-2
        free = free + RATE * momentum / (1 - 0.9**step) / unbiased
    return np.maximum(smooth(free), 0)


def _wanted(mask: np.ndarray) -> np.ndarray:
    """(PIXELS^2,) bool: what must be covered: the mask's inside and its thin parts, not its rim."""
    shown = _shown(mask).astype(np.uint8)
    core = cv2.erode(shown, np.ones((3, 3), np.uint8))
    thin = shown & (cv2.dilate(core, np.ones((5, 5), np.uint8)) == 0)
    return ((core | thin) > 0).ravel()


def _shown(mask: np.ndarray) -> np.ndarray:
    """(PIXELS, PIXELS) bool: where the mask shows object."""
    return cv2.resize(mask, (PIXELS, PIXELS), interpolation=cv2.INTER_AREA) >= 128


def _splat(uv: np.ndarray):
    """(PIXELS^2, N) sparse: how much each of N voxels counts at each pixel, bilinear."""
    from scipy.sparse import csr_array

    place = uv * PIXELS - 0.5
    corner = np.floor(place).astype(int)
    share = place - corner
    rows, voxels, weights = [], [], []
    for right in (0, 1):
        for down in (0, 1):
            column, row = corner[:, 0] + right, corner[:, 1] + down
            inside = (column >= 0) & (row >= 0) & (column < PIXELS) & (row < PIXELS)
            weight = np.abs(1 - right - share[:, 0]) * np.abs(1 - down - share[:, 1])
            rows.append((row * PIXELS + column)[inside])
            voxels.append(np.flatnonzero(inside))
            weights.append(weight[inside])
    places = np.concatenate(rows), np.concatenate(voxels)
    return csr_array((np.concatenate(weights), places), shape=(PIXELS**2, len(uv)))


def _centres() -> np.ndarray:
    """(GRID^3, 3) float64: the voxels' centres in box space, which spans [-1/2, 1/2]^3."""
    axis = (np.arange(GRID) + 0.5) / GRID - 0.5
    return np.stack(np.meshgrid(axis, axis, axis, indexing="ij"), axis=-1).reshape(-1, 3)


def _own_mirror_image(solid: np.ndarray) -> bool:
    mirrored = solid[::-1]
    return np.count_nonzero(solid & mirrored) >= EVEN * np.count_nonzero(solid | mirrored)


def _alike(values: np.ndarray) -> np.ndarray:
    """A grid (G, G, G) blurred and made the same on both sides of x = 0."""
    blurred = _blurred(values)
    return (blurred + blurred[::-1]) / 2


def _blurred(values: np.ndarray) -> np.ndarray:
    """A grid (R, R, R) blurred by half a voxel."""
    from scipy.ndimage import gaussian_filter

    return gaussian_filter(values, 0.5, mode="constant", truncate=3)


def _logit(probability: np.ndarray) -> np.ndarray:
    clipped = np.clip(probability.astype(np.float64), 1e-4, 1 - 1e-4)
    return np.log(clipped / (1 - clipped))


def _sigmoid(logit: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-logit))
