"""What cameras do to pictures: blur, noise, JPEG blocks, vignettes, colour casts, exposure.

Each defect takes (image, rng, strength): image (H, W, 3) uint8, strength in [0, 1] from nothing to barely
usable, and gives a new image of the same shape.
"""

from collections.abc import Callable

import cv2
import numpy as np

Defect = Callable[[np.ndarray, np.random.Generator, float], np.ndarray]


def random_defects(image: np.ndarray, rng: np.random.Generator, strength: float = 0.5) -> np.ndarray:
    """Up to three defects, each of a random strength up to `strength`, in the order in which light meets
    them.
    """
    chosen = set(rng.choice(len(DEFECTS), size=int(rng.integers(0, 4)), replace=False))
    for index, defect in enumerate(DEFECTS.values()):
        if index in chosen:
            image = defect(image, rng, strength * rng.uniform(0.2, 1))
    return image


def vignette(image: np.ndarray, rng: np.random.Generator, strength: float) -> np.ndarray:
    """Corners darken by up to two thirds."""
    height, width = image.shape[:2]
    y, x = np.mgrid[-1 : 1 : height * 1j, -1 : 1 : width * 1j]
    away = (x - rng.normal(0, 0.1)) ** 2 + (y - rng.normal(0, 0.1)) ** 2
    return _picture(image * (1 - 0.33 * strength * np.minimum(away, 2))[..., None])


def defocus(image: np.ndarray, _rng: np.random.Generator, strength: float) -> np.ndarray:
    """A Gaussian blur of up to 2 % of the longer side."""
    sigma = 0.02 * strength * max(image.shape[:2])
    return cv2.GaussianBlur(image, (0, 0), sigma) if sigma > 0.1 else image.copy()


def shake(image: np.ndarray, rng: np.random.Generator, strength: float) -> np.ndarray:
    """A smear along a line of up to 5 % of the longer side, in any direction."""
    reach = 0.025 * strength * max(image.shape[:2])
    angle, half = rng.uniform(0, np.pi), int(np.ceil(reach)) + 1
    kernel = np.zeros((2 * half + 1, 2 * half + 1), np.float32)
    for step in np.linspace(-reach, reach, 4 * half + 1):
        # Bilinear, so that a short smear is a soft one and none at all leaves the picture alone.
        x, y = half + step * np.cos(angle), half + step * np.sin(angle)
        column, row = int(x), int(y)
        across, down = x - column, y - row
        kernel[row : row + 2, column : column + 2] += np.outer((1 - down, down), (1 - across, across))
    return cv2.filter2D(image, -1, kernel / kernel.sum(), borderType=cv2.BORDER_REPLICATE)


def exposure(image: np.ndarray, rng: np.random.Generator, strength: float) -> np.ndarray:
    """Up to two stops too bright or too dark, in linear light, clipped as a sensor clips."""
    stops = 2 * strength * rng.choice([-1, 1])
    return _picture(255 * np.clip((image / 255) ** 2.2 * 2**stops, 0, 1) ** (1 / 2.2))


def contrast(image: np.ndarray, rng: np.random.Generator, strength: float) -> np.ndarray:
    """A flatter or a harsher tone curve about middle grey."""
    gain = 1 + 0.7 * strength * rng.choice([-1, 1])
    return _picture(128 + gain * (image.astype(np.float32) - 128))


def white_balance(image: np.ndarray, rng: np.random.Generator, strength: float) -> np.ndarray:
    """A warm or a cold cast, with a little green or magenta."""
    warm, green = 0.3 * strength * rng.choice([-1, 1]), 0.1 * strength * rng.normal()
    return _picture(image * np.array([1 + warm, 1 + green, 1 - warm]))


def noise(image: np.ndarray, rng: np.random.Generator, strength: float) -> np.ndarray:
    """Grain with a standard deviation of up to 40 grey levels, stronger in the shadows, a third of it
    coloured.
    """
    height, width = image.shape[:2]
    grain = rng.normal(0, 1, (height, width, 1)) + 0.5 * rng.normal(0, 1, (height, width, 3))
    return _picture(image + 36 * strength * grain * (1.2 - 0.7 * image / 255))


def jpeg(image: np.ndarray, _rng: np.random.Generator, strength: float) -> np.ndarray:
    """Compression down to quality 8."""
    quality = round(96 - 88 * strength)
    _, data = cv2.imencode(".jpg", image[..., ::-1], [cv2.IMWRITE_JPEG_QUALITY, quality])
    return np.ascontiguousarray(np.asarray(cv2.imdecode(data, cv2.IMREAD_COLOR))[..., ::-1])


def low_resolution(image: np.ndarray, _rng: np.random.Generator, strength: float) -> np.ndarray:
    """Shrunk to as little as a fifth and enlarged again."""
    height, width = image.shape[:2]
    scale = 1 - 0.8 * strength
    small = cv2.resize(
        image, (max(1, round(width * scale)), max(1, round(height * scale))), interpolation=cv2.INTER_AREA
    )
    return cv2.resize(small, (width, height), interpolation=cv2.INTER_LINEAR)


DEFECTS: dict[str, Defect] = {
    "vignette": vignette,
    "defocus": defocus,
    "shake": shake,
    "exposure": exposure,
    "contrast": contrast,
    "white_balance": white_balance,
    "noise": noise,
    "low_resolution": low_resolution,
    "jpeg": jpeg,
}
"""By name, in the order in which they happen: lens, sensor, development, file."""


def _picture(values: np.ndarray) -> np.ndarray:
    """Any numbers to uint8, rounded and clipped."""
    return np.clip(np.rint(values), 0, 255).astype(np.uint8)
