"""An object of a published set, with the pictures that show it."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from data.meshfolder import MeshRow
from shapes.camera import Camera


@dataclass(frozen=True, eq=False)
class View:
    """One picture, and where it was taken from.

    Our camera looks at the middle of the object and holds itself upright; a photographer did neither. To turn
    a camera where it stands moves its picture by a homography, so that `to_pixels` holds all the rest.
    """

    photo: Path
    camera: Camera
    to_pixels: np.ndarray
    """(3, 3) float64: homogeneous uv of the camera's picture -> pixels of the photo, x right, y down."""
    mask: Path | None = None
    """A picture of the mask, 255 = object; the photo itself where its alpha is the mask."""
    box: tuple[float, float, float, float] | None = None
    """left, top, right, bottom of the object in the photo, pixels, as the set has it."""

    def project(self, points: np.ndarray) -> np.ndarray:
        """Points (N, 3) of the object frame -> pixels (N, 2) of the photo."""
        uv, _ = self.camera.project(points)
        pixels = np.column_stack([uv, np.ones(len(uv))]) @ self.to_pixels.T
        return pixels[:, :2] / pixels[:, 2:]

    def read_photo(self) -> np.ndarray:
        """(H, W, 3) uint8 sRGB, over white where the photo has an alpha."""
        from PIL import Image

        with Image.open(self.photo) as picture:
            color = picture.convert("RGBA")
        white = Image.new("RGBA", color.size, "white")
        return np.asarray(Image.alpha_composite(white, color).convert("RGB"))

    def read_mask(self) -> np.ndarray:
        """(H, W) uint8, 255 = object. Raises ValueError where the set has no mask of it."""
        from PIL import Image

        if self.mask is None:
            raise ValueError(f"the set must have a mask of {self.photo}, and has none")
        with Image.open(self.mask) as picture:
            return np.asarray(picture.getchannel("A") if self.mask == self.photo else picture.convert("L"))


@dataclass(frozen=True, eq=False)
class PublishedObject:
    """One object of a published set."""

    name: str
    """Unique within the set."""
    category: str
    split: str
    """train, validation or test, by shape: no shape is in two of them."""
    views: tuple[View, ...]
    mesh: MeshRow | None = None
    voxels: Path | None = None
    """A file for the `read_voxels` of the set's module."""
    published_split: str = ""
    """The set's own split of the picture, where it has one that is not by shape."""
    whole: bool = True
    """Neither cut off by the picture's edge nor hidden in part, as far as the set says."""
