"""The bundled example photos, made by the project's own renderer from shapes no network was trained on.

    python -m data.examples        writes examples/*.jpg and examples/scenes/*.jpg again
"""

from math import hypot
from pathlib import Path

import cv2
import numpy as np
from PIL import Image

from data import backgrounds
from data.defects import random_defects
from data.procedural import generate
from data.render import random_appearance, render
from data.rooms import room_views
from data.roomsamples import RoomView
from shapes.camera import Camera

FOLDER = Path(__file__).resolve().parent.parent / "examples"
SIZE = 640
"""Pixels of each side."""

EXAMPLES = {
    # name: (category, seed, background, azimuth, elevation); seeds divisible by 20 are test shapes.
    "airliner": ("airplane", 2700, backgrounds.plain, 50, 12),
    "armchair": ("chair", 2580, backgrounds.studio, 35, 15),
    "bench": ("bench", 2500, backgrounds.gradient, 35, 18),
    "bus": ("bus", 2420, backgrounds.studio, 40, 12),
    "car": ("car", 2420, backgrounds.plain, 35, 15),
    "chair": ("chair", 2780, backgrounds.plain, -40, 20),
    "dining table": ("table", 2720, backgrounds.plain, -30, 25),
    "guitar": ("guitar", 2480, backgrounds.studio, 20, 10),
    "motorcycle": ("motorcycle", 2420, backgrounds.gradient, 40, 12),
    "office chair": ("chair", 2480, backgrounds.gradient, 30, 12),
    "red sofa": ("sofa", 2540, backgrounds.studio, 30, 18),
    "table lamp": ("lamp", 2480, backgrounds.plain, 30, 12),
}

SCENES = {
    # name: (room, view); rooms divisible by 20 are test rooms.
    "bedroom": (320, 0),
    "dining room": (20, 1),
    "kitchen": (240, 2),
    "street": (140, 1),
}
EXIF_IFD, FOCAL_IN_35MM = 0x8769, 0xA405


def photo(category: str, seed: int, scene, azimuth: float, elevation: float) -> np.ndarray:
    """One example, (SIZE, SIZE, 3) uint8; `scene` is one of data.backgrounds."""
    shape = generate(category, seed)
    rng = np.random.default_rng(seed)
    camera = Camera(azimuth, elevation, distance=2.9, field_of_view=30)
    looks = random_appearance(np.random.default_rng(seed), materials=shape.materials)
    rendering = render(shape.mesh, camera, looks, size=SIZE)
    white = rendering.over(np.ones_like(rendering.color))
    cutout = np.dstack([white, np.rint(255 * rendering.mask).astype(np.uint8)])
    return random_defects(backgrounds.compose(cutout, scene(rng, SIZE), rng=rng), rng, 0.15)


def main() -> None:
    """Write every example."""
    FOLDER.mkdir(exist_ok=True)
    for name, recipe in EXAMPLES.items():
        picture = cv2.cvtColor(photo(*recipe), cv2.COLOR_RGB2BGR)
        cv2.imwrite(str(FOLDER / f"{name}.jpg"), picture, [cv2.IMWRITE_JPEG_QUALITY, 92])
    (FOLDER / "scenes").mkdir(exist_ok=True)
    for name, (room, view) in SCENES.items():
        write_scene(FOLDER / "scenes" / f"{name}.jpg", room_views(room)[view])


def write_scene(path: Path, view: RoomView) -> None:
    """As a camera writes it, with the focal length of 35 mm film, by the diagonal, in whole millimetres."""
    exif = Image.Exif()
    millimetres = view.camera.fx * hypot(36, 24) / hypot(*view.depth.shape)
    exif.get_ifd(EXIF_IFD)[FOCAL_IN_35MM] = round(millimetres)
    Image.fromarray(view.color).save(path, quality=92, exif=exif.tobytes())


if __name__ == "__main__":
    main()
