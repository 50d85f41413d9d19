"""What stands in a scene: bodies in metres with their finishes, and all of them as the arrays of one mesh."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from data.appearance import Finish, random_appearance
from data.creases import corner_normals
from data.procedural import families
from data.procedural.kit import Part
from data.procedural.kit_part import rotation
from shapes.trianglemesh import TriangleMesh

FLOOR, TOP, WALL, CEILING, SHELL = "floor", "top", "wall", "ceiling", "shell"
"""What a body rests on; the shell is the room itself."""


@dataclass(frozen=True)
class Coat:
    """How one part of a body looks."""

    finish: Finish
    """Its period is in units of the body's own frame; see data.room_patterns for what else it may be."""
    glow: float = 0.0
    """How much light it gives off of itself, as a multiple of its colour."""
    image: int = -1
    """Which of the scene's pictures it carries, for the pattern "image"."""


@dataclass(frozen=True, eq=False)
class Body:
    """One thing in its place."""

    name: str
    mesh: TriangleMesh
    """Metres, world frame: y up, the floor at 0; `face_parts` are indices of `coats`."""
    coats: tuple[Coat, ...]
    frame: np.ndarray
    """(3, 4) float64: world point -> the frame that the coats' patterns live in."""
    rests: str = FLOOR

    @cached_property
    def normals(self) -> np.ndarray:
        """(F, 3, 3) float32 unit normals at the faces' corners."""
        return corner_normals(self.mesh)

    @cached_property
    def bounds(self) -> np.ndarray:
        """(2, 3) float64 metres."""
        return self.mesh.bounds().astype(np.float64)


@dataclass(frozen=True, eq=False)
class Scene:
    """Bodies, and the pictures that some of them carry."""

    bodies: tuple[Body, ...]
    images: np.ndarray
    """(N, S, S, 3) float32 sRGB in [0, 1]."""

    @cached_property
    def vertices(self) -> np.ndarray:
        """(V, 3) float32, world."""
        return np.concatenate([body.mesh.vertices for body in self.bodies])

    @cached_property
    def faces(self) -> np.ndarray:
        """(F, 3) int32."""
        return joined_faces(self.bodies)


def joined_faces(bodies: Sequence[Body]) -> np.ndarray:
    """(F, 3) int32: the faces of bodies whose vertices follow one another."""
    starts = np.cumsum([0, *(len(body.mesh.vertices) for body in bodies)])
    return np.concatenate([body.mesh.faces + start for body, start in zip(bodies, starts, strict=False)])


@dataclass(frozen=True, eq=False)
class Piece:
    """A thing before it is placed: parts in metres, their foot at height 0, the middle of their box above the
    origin, front toward +z.
    """

    name: str
    parts: tuple[Part, ...]
    coats: tuple[Coat, ...]

    @cached_property
    def vertices(self) -> np.ndarray:
        """(V, 3) float64."""
        points = np.concatenate([part.vertices for part in self.parts])
        low, high = points.min(axis=0), points.max(axis=0)
        return points - np.array([(low[0] + high[0]) / 2, low[1], (low[2] + high[2]) / 2])

    @cached_property
    def extents(self) -> np.ndarray:
        """(3,) float64 sides of its box."""
        return np.ptp(self.vertices, axis=0)

    def reach(self, turn: float) -> np.ndarray:
        """(2, 3) its box about the foot when turned by these degrees about y."""
        turned = self.vertices @ rotation([0, turn, 0]).T
        return np.stack([turned.min(axis=0), turned.max(axis=0)])

    def scaled(self, factor: float) -> "Piece":
        """The same piece, larger or smaller."""
        parts = (Part(factor * part.vertices, part.faces, part.material) for part in self.parts)
        return Piece(self.name, tuple(parts), self.coats)

    def placed(self, foot: Sequence[float] | np.ndarray, *, turn: float = 0.0, rests: str = FLOOR) -> Body:
        """The body with its foot there, turned about y by these degrees."""
        turned, foot = rotation([0, turn, 0]), np.asarray(foot, np.float64)
        starts = np.cumsum([0, *(len(part.vertices) for part in self.parts[:-1])])
        faces = np.concatenate([part.faces + start for part, start in zip(self.parts, starts, strict=True)])
        owners = np.repeat(np.arange(len(self.parts), dtype=np.int32), [len(p.faces) for p in self.parts])
        mesh = TriangleMesh(self.vertices @ turned.T + foot, faces, face_parts=owners)
        scale = max(float(self.extents.max()), 1e-6)
        frame = np.column_stack([turned.T, -turned.T @ foot]) / scale
        return Body(self.name, mesh, self.coats, frame, rests)


def piece_of(name: str, parts: Sequence[Part], rng: np.random.Generator) -> Piece:
    """Parts as a piece with finishes drawn for their materials."""
    finishes = random_appearance(rng, materials=tuple(part.material for part in parts)).finishes
    return Piece(name, tuple(parts), tuple(Coat(finish) for finish in finishes))


def shape(kind: str, rng: np.random.Generator, *, scale: float = 1.0) -> Piece:
    """A shape made by rule in its real size, `kind` = "category/family"."""
    category, family = kind.split("/")
    parts = families(category)[family](rng)
    parts = [Part(scale * part.vertices, part.faces, part.material) for part in parts]
    return piece_of(kind, parts, rng)


def block(
    low: Sequence[float], high: Sequence[float], coat: Coat, *, name: str = "shell", rests: str = SHELL
) -> Body:
    """A box between two corners whose patterns are in metres from its low corner."""
    foot, size = np.asarray(low, np.float64), np.subtract(high, low)
    corners = np.stack(np.meshgrid([0, 1], [0, 1], [0, 1], indexing="ij"), axis=-1).reshape(8, 3)
    mesh = TriangleMesh(foot + corners * size, _BOX, face_parts=np.zeros(12, np.int32))
    return Body(name, mesh, (coat,), np.column_stack([np.eye(3), -foot]), rests)


_BOX = np.array([
    [0, 1, 3], [0, 3, 2], [4, 6, 7], [4, 7, 5], [0, 4, 5], [0, 5, 1],
    [2, 3, 7], [2, 7, 6], [0, 2, 6], [0, 6, 4], [1, 5, 7], [1, 7, 3],
])  # fmt: skip
"""Two outward triangles a side, over corners numbered 4 x + 2 y + z."""


def panel(
    origin: Sequence[float],
    across: Sequence[float],
    up: Sequence[float],
    coat: Coat,
    *,
    name: str = "shell",
    rests: str = SHELL,
) -> Body:
    """A flat rectangle from a corner along two sides; its patterns are in metres, x across and y up, and a
    picture fills it.
    """
    start, wide, high = (np.asarray(values, np.float64) for values in (origin, across, up))
    points = np.stack([start, start + wide, start + wide + high, start + high])
    mesh = TriangleMesh(points, np.array([[0, 1, 2], [0, 2, 3]]), face_parts=np.zeros(2, np.int32))
    x, y = wide / np.linalg.norm(wide), high / np.linalg.norm(high)
    axes = np.stack([x, y, np.cross(x, y)])
    if coat.finish.pattern == "image":
        axes[0], axes[1] = x / np.linalg.norm(wide), y / np.linalg.norm(high)
    return Body(name, mesh, (coat,), np.column_stack([axes, -axes @ start]), rests)
