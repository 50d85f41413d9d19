"""What the object's outline in the photo still says when the network has spoken.

A network of this size gets the bulk of a shape right and loses legs, rails and rims, though the mask shows
them. First the camera is moved a little until the predicted shape lies under the mask (models.placement).
Then, where the mask shows object and no voxel stands in the line of sight, the voxels there that the network
held most probable are raised: a step along the gradient of the outline's error, smooth in space and, where
the shape is its own mirror image, alike on both sides of the plane x = 0. Nothing is taken away: where the
camera is a little off, carving would cut into legs that are right.
"""

from collections.abc import Callable
from dataclasses import replace

import cv2
import numpy as np

from models.inference import Answer
from models.placement import GRID, Placed, camera_of, pixels

PIXELS = 48
"""Pixels along each side of the picture in which the outline is completed: about one and a half a voxel."""

EVEN = 0.75
"""A shape that overlaps its mirror image by this IoU is taken for symmetric: a corner sofa is not."""

STEPS, RATE, DECAY = 30, 1.5, 0.002
"""Of the completion: gradient steps, their length in logits, and how strongly a gain is drawn back."""

SHARPNESS, DENSITY = 1.5, 3.0
"""How steeply a voxel becomes solid with its logit, and how well one solid voxel covers its pixel."""

Smooth = Callable[[np.ndarray], np.ndarray]
"""A grid (R, R, R) -> the same, smoother."""


def fitted(placed: Placed) -> Answer:
    """The answer with its cameras and its occupancy fitted to the masks of the photos, each of an object of
    its own.
    """
    pairs = zip(placed.answer.occupancy, _gains(placed), strict=True)
    return _refined(placed, np.stack([_raised(grid, gain) for grid, gain in pairs]))


def fitted_together(placed: Placed) -> Answer:
    """The same for B photos of one object, about whose shape the answer's rows agree (models.fusion): each
    moves its own camera and says what it would raise; the mean of that is raised. The sum overlapped less
    with the truth on validation shapes, for every camera is a little off in its own way.
    """
    occupancy = placed.answer.occupancy
    raised = _raised(occupancy[0], np.mean(_gains(placed), axis=0))
    return _refined(placed, np.broadcast_to(raised, occupancy.shape))


def overlaps(placed: Placed) -> np.ndarray:
    """(B,) IoU of each photo's mask and of the outline of the answer's shape, moved under it; 0 where there
    is no telling.
    """
    return np.array([_overlap(placed, index) for index in range(len(placed.photos))])


def _gains(placed: Placed) -> list[np.ndarray]:
    """For each photo what it would add to the logits of the occupancy, (R, R, R); nothing where there is no
    telling.
    """
    return [_gain_of(placed, index) for index in range(len(placed.photos))]


def _gain_of(placed: Placed, index: int) -> np.ndarray:
    placement, shape = placed.placements[index], placed.answer.occupancy[index].shape
    if placement is None:
        return np.zeros(shape)
    coarse, level = placed.coarse(index), placed.level
    uv = placement.project(placed.centres(index))
    smooth = _alike if _own_mirror_image(coarse >= level) else _blurred
    gain = _gain(_logit(coarse) - _logit(np.array(level)), uv, placed.photos[index, ..., 3], smooth)
    step = shape[0] // GRID
    return _blurred(gain.repeat(step, 0).repeat(step, 1).repeat(step, 2)) if step > 1 else gain


def _overlap(placed: Placed, index: int) -> float:
    """IoU of a mask and of the outline that was moved under it."""
    placement = placed.placements[index]
    if placement is None:
        return 0.0
    shown, covered = _shown(placed.photos[index, ..., 3]).ravel(), np.zeros(PIXELS**2, bool)
    covered[pixels(placement.project(placed.solid(index)), PIXELS)] = True
    return float(np.count_nonzero(shown & covered) / np.count_nonzero(shown | covered))


def _raised(occupancy: np.ndarray, gain: np.ndarray) -> np.ndarray:
    """The occupancy with the gain added to its logits."""
    return _sigmoid(_logit(occupancy) + gain).astype(np.float32) if gain.any() else occupancy


def _refined(placed: Placed, occupancy: np.ndarray) -> Answer:
    """The answer with this occupancy, and with the cameras where they were moved to."""
    found = [
        camera_of(placed.answer, index) if placement is None else placement.camera
        for index, placement in enumerate(placed.placements)
    ]
    return replace(
        placed.answer,
        occupancy=occupancy,
        azimuth=np.array([camera.azimuth for camera in found]),
        elevation=np.array([camera.elevation for camera in found]),
    )


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
