"""The part every solid of the kit returns, and what can be done to parts: moved, copied, joined."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

MATERIALS = ("wood", "metal", "fabric", "leather", "plastic", "glass", "paint", "rubber", "stone")

Vector = Sequence[float] | np.ndarray


@dataclass(frozen=True, eq=False)
class Part:
    """One closed solid with outward triangles."""

    vertices: np.ndarray
    """(V, 3) float64, any unit; the shapes here use metres."""
    faces: np.ndarray
    """(F, 3) int32, counter-clockwise seen from outside."""
    material: str
    """One of MATERIALS; ValueError otherwise."""

    def __post_init__(self) -> None:
        if self.material not in MATERIALS:
            raise ValueError(f"material must be one of {MATERIALS}, received {self.material!r}")

    def signed_volume(self) -> float:
        """The volume enclosed, positive when the faces look outward."""
        return signed_volume(self.vertices, self.faces)

    def bounds(self) -> np.ndarray:
        """(2, 3) lowest and highest corner."""
        return np.stack([self.vertices.min(axis=0), self.vertices.max(axis=0)])


def signed_volume(vertices: np.ndarray, faces: np.ndarray) -> float:
    """Sum of the tetrahedra from the first vertex to each face: V = 1/6 sum a . (b x c)."""
    a, b, c = (vertices - vertices[0])[faces.T]
    cross_x = b[:, 1] * c[:, 2] - b[:, 2] * c[:, 1]
    cross_y = b[:, 2] * c[:, 0] - b[:, 0] * c[:, 2]
    cross_z = b[:, 0] * c[:, 1] - b[:, 1] * c[:, 0]
    return float((a[:, 0] * cross_x + a[:, 1] * cross_y + a[:, 2] * cross_z).sum() / 6.0)


def outward(vertices: np.ndarray, faces: np.ndarray, material: str) -> Part:
    """A part of a closed, consistently wound surface, turned inside out where its volume is negative."""
    vertices = np.ascontiguousarray(vertices, dtype=np.float64)
    if signed_volume(vertices, faces) < 0:
        faces = faces[:, ::-1]
    return Part(vertices, np.ascontiguousarray(faces, dtype=np.int32), material)


def rotation(degrees: Vector) -> np.ndarray:
    """(3, 3) matrix that turns about X, then Y, then Z by these degrees, right-handed."""
    (cx, cy, cz), (sx, sy, sz) = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    about_x = np.array([[1, 0, 0], [0, cx, -sx], [0, sx, cx]])
    about_y = np.array([[cy, 0, sy], [0, 1, 0], [-sy, 0, cy]])
    about_z = np.array([[cz, -sz, 0], [sz, cz, 0], [0, 0, 1]])
    return about_z @ about_y @ about_x


def moved(
    part: Part, *, translate: Vector = (0, 0, 0), rotate: Vector = (0, 0, 0), scale: float | Vector = 1.0
) -> Part:
    """The part scaled about the origin, then turned about X, Y and Z (degrees), then shifted."""
    vertices = part.vertices * np.asarray(scale)
    if any(rotate):
        vertices = vertices @ rotation(rotate).T
    flips = np.prod(np.broadcast_to(scale, 3)) < 0
    faces = np.ascontiguousarray(part.faces[:, ::-1]) if flips else part.faces
    return Part(vertices + np.asarray(translate), faces, part.material)


def placed(
    parts: Iterable[Part],
    *,
    translate: Vector = (0, 0, 0),
    rotate: Vector = (0, 0, 0),
    scale: float | Vector = 1.0,
) -> list[Part]:
    """The parts, each as `moved` does it."""
    return [moved(part, translate=translate, rotate=rotate, scale=scale) for part in parts]


def copies(parts: Sequence[Part], shifts: Sequence[Vector]) -> list[Part]:
    """The parts once for each shift."""
    return [replace(part, vertices=part.vertices + shift) for shift in shifts for part in parts]


def around(part: Part, count: int, *, axis: int = 1, start: float = 0.0, sweep: float = 360.0) -> Part:
    """Copies of the part as one, turned about an axis through the origin.

    They stand in `count` equal steps over `sweep` degrees, the first turned by `start`.
    """
    turns = np.zeros((count, 3))
    turns[:, axis] = start + sweep * np.arange(count) / count
    return joined([replace(part, vertices=part.vertices @ rotation(turn).T) for turn in turns])


def facing(part: Part, axis: str = "z", center: Vector = (0, 0, 0)) -> Part:
    """A solid made about +Y, turned so that its top faces +X or +Z, then shifted to `center`.

    To "z" its +Z goes to -Y, to "x" its +X goes to -Y.
    """
    x, y, z = part.vertices.T
    turned = np.stack((y, -x, z) if axis == "x" else (x, -z, y), axis=1)
    return replace(part, vertices=turned + np.asarray(center))


def mirrored(part: Part, axis: int = 0) -> Part:
    """The part reflected in the plane through the origin across this axis (0 is left-right)."""
    signs = np.ones(3)
    signs[axis] = -1
    return Part(part.vertices * signs, np.ascontiguousarray(part.faces[:, ::-1]), part.material)


def both_sides(parts: Iterable[Part], axis: int = 0) -> list[Part]:
    """The parts and their mirror images."""
    parts = list(parts)
    return parts + [mirrored(part, axis) for part in parts]


def painted(part: Part, material: str) -> Part:
    """The part in another material."""
    return replace(part, material=material)


def joined(parts: Sequence[Part]) -> Part:
    """Several solids as one part, in the material of the first; they may overlap."""
    offsets = np.cumsum([0] + [len(part.vertices) for part in parts[:-1]])
    faces = np.concatenate([part.faces + offset for part, offset in zip(parts, offsets, strict=True)])
    return Part(np.concatenate([part.vertices for part in parts]), faces.astype(np.int32), parts[0].material)
