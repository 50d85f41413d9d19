"""Solids that follow a path or a surface: bars, tubes, bent boards, shells and wings."""

from functools import lru_cache

import numpy as np

from data.procedural.kit_outlines import circle, rounded_rectangle
from data.procedural.kit_part import Part, Vector, outward
from data.procedural.kit_solids import loft


def beam(
    start: Vector,
    end: Vector,
    *,
    size: tuple[float, float] = (0.04, 0.04),
    size_end: tuple[float, float] | None = None,
    up: Vector | None = None,
    material: str = "wood",
) -> Part:
    """A straight rectangular bar from start to end, `size` there tapering to `size_end`.

    up: the direction of the second side of `size`; +Z for upright bars and +Y for the others when not given.
    """
    start, end = np.asarray(start, dtype=float), np.asarray(end, dtype=float)
    along = (end - start) / np.linalg.norm(end - start)
    up = np.asarray(((0, 0, 1) if abs(along[1]) > 0.7 else (0, 1, 0)) if up is None else up, dtype=float)
    side = _unit(np.cross(up, along))
    up = np.cross(along, side)
    section = rounded_rectangle(1.0, 1.0)
    axes = np.stack([side, up])
    ends = [(start, size), (end, size if size_end is None else size_end)]
    return loft(np.stack([point + (section * sides) @ axes for point, sides in ends]), material=material)


def tube(
    path: np.ndarray | list,
    radius: float | np.ndarray,
    *,
    sides: int = 10,
    closed: bool = False,
    material: str = "metal",
) -> Part:
    """A round bar along a path (N, 3) with one radius or one a point (N,); closed joins its ends."""
    return sweep(path, circle(1.0, sides), scale=radius, closed=closed, material=material)


def rods(
    starts: np.ndarray | list,
    ends: np.ndarray | list,
    radius: float,
    *,
    sides: int = 3,
    material: str = "metal",
) -> Part:
    """Many straight round bars as one part, from starts (N, 3) to ends (N, 3)."""
    starts, ends = np.asarray(starts, float), np.asarray(ends, float)
    unit = _unit(ends - starts)
    lying = np.abs(unit[:, :1]) > 0.9
    # two directions across each bar: the first square to X, or to Y for a bar that lies along X
    x, y, z = unit[:, :1], unit[:, 1:2], unit[:, 2:]
    first = np.where(lying, np.concatenate([z, 0 * x, -x], 1), np.concatenate([0 * x, -z, y], 1))
    first /= np.linalg.norm(first, axis=1, keepdims=True)
    second = np.cross(unit, first)
    ring = circle(radius, sides)
    around = ring[None, :, :1] * first[:, None] + ring[None, :, 1:] * second[:, None]
    points = np.concatenate([around + starts[:, None], around + ends[:, None]], axis=1)
    faces = _prism(sides) + 2 * sides * np.arange(len(starts))[:, None, None]
    return Part(points.reshape(-1, 3), np.ascontiguousarray(faces.reshape(-1, 3), np.int32), material)


def rod(start: Vector, end: Vector, radius: float, *, sides: int = 6, material: str = "metal") -> Part:
    """A straight round bar, made faster than `tube` makes it."""
    return rods([start], [end], radius, sides=sides, material=material)


def sweep(
    path: np.ndarray | list,
    section: np.ndarray,
    *,
    scale: float | np.ndarray = 1.0,
    up: Vector | None = None,
    closed: bool = False,
    material: str = "wood",
) -> Part:
    """A section (M, 2) carried along a path (N, 3), mitred at the bends.

    scale: of the section, one number or one a point (N,) or two a point (N, 2).
    up: where the section's second coordinate points; the normal of the path's plane when not given.
    """
    path = np.asarray(path, dtype=float)
    tangents, stretch = _tangents(path, closed)
    side, normal = _frames(tangents, None if up is None else np.asarray(up, dtype=float))
    scale = np.asarray(scale, dtype=float)
    scale = np.broadcast_to(scale[:, None] if scale.ndim == 1 else scale, (len(path), 2))
    first = (section[None, :, 0] * scale[:, :1] * stretch[:, None])[..., None] * side[:, None, :]
    second = (section[None, :, 1] * scale[:, 1:])[..., None] * normal[:, None, :]
    return loft(path[:, None, :] + first + second, closed=closed, material=material)


def sheet(grid: np.ndarray, thickness: float | np.ndarray, *, material: str = "plastic") -> Part:
    """A curved board or shell: a surface given by a grid of points, made solid.

    grid: (N, M, 3) points of the middle surface.
    thickness: one number, or one a point (N, M).
    """
    grid = np.asarray(grid, dtype=float)
    rows, columns = grid.shape[:2]
    normal = np.cross(np.gradient(grid, axis=0), np.gradient(grid, axis=1))
    normal /= np.maximum(np.linalg.norm(normal, axis=2, keepdims=True), 1e-12)
    offset = normal * np.broadcast_to(np.asarray(thickness, dtype=float) / 2, (rows, columns))[..., None]
    points = np.concatenate([(grid + offset).reshape(-1, 3), (grid - offset).reshape(-1, 3)])
    at = np.arange(rows * columns).reshape(rows, columns)
    front = np.stack([at[:-1, :-1], at[1:, :-1], at[1:, 1:], at[:-1, 1:]], axis=-1).reshape(-1, 4)
    rim = np.concatenate([at[:-1, 0], at[-1, :-1], at[:0:-1, -1], at[0, :0:-1]])
    after = np.roll(rim, -1)
    back = rows * columns
    edge = np.stack([after, rim, rim + back, after + back], axis=1)
    quads = np.concatenate([front, front[:, ::-1] + back, edge])
    return outward(points, np.concatenate([quads[:, :3], quads[:, [0, 2, 3]]]), material)


def wing(
    root: Vector,
    tip: Vector,
    *,
    chords: tuple[float, float],
    thickness: float | tuple[float, float] = 0.12,
    twist: float = 0.0,
    material: str = "paint",
) -> Part:
    """A symmetric aerofoil panel between two stations; nose towards +Z, so the chord runs along -Z.

    root, tip: where the leading edge is at each end. Any way but along Z: a fin goes up.
    chords: chord lengths at root and tip. thickness: of each chord (NACA 00xx), at root and tip.
    twist: degrees the tip is pitched nose-up about its leading edge.
    """
    root, tip = np.asarray(root, dtype=float), np.asarray(tip, dtype=float)
    span = (tip - root) * (1, 1, 0)
    across = _unit(np.cross(span, (0, 0, -1.0)))
    pair = thickness if isinstance(thickness, tuple) else (thickness, thickness)
    rings = []
    for point, chord, ratio, angle in zip((root, tip), chords, pair, (0.0, np.radians(twist)), strict=True):
        outline = _aerofoil(ratio) * chord
        back = np.array([0, 0, -1.0]) * np.cos(angle) + across * np.sin(angle)
        lift = across * np.cos(angle) + np.array([0, 0, 1.0]) * np.sin(angle)
        rings.append(point + outline[:, :1] * back + outline[:, 1:] * lift)
    return loft(np.stack(rings), material=material)


@lru_cache(maxsize=8)
def _prism(sides: int) -> np.ndarray:
    """(F, 3) outward faces of a prism whose lower ring comes first."""
    at = np.arange(sides)
    after = (at + 1) % sides
    caps = [np.stack([0 * at[2:], at[2:], at[1:-1]], 1), np.stack([0 * at[2:], at[1:-1], at[2:]], 1) + sides]
    walls = [np.stack([at, after, after + sides], 1), np.stack([at, after + sides, at + sides], 1)]
    return np.concatenate([*caps, *walls])


def _aerofoil(ratio: float, points: int = 9) -> np.ndarray:
    """(2 points - 2, 2) NACA 00xx section of chord 1: along the chord, and across it.

    y = 5 t (.2969 sqrt x - .1260 x - .3516 x^2 + .2843 x^3 - .1036 x^4), with a trailing edge 1 % thick.
    """
    x = (1 - np.cos(np.linspace(0, np.pi, points))) / 2
    y = 5 * ratio * (0.2969 * np.sqrt(x) - 0.126 * x - 0.3516 * x**2 + 0.2843 * x**3 - 0.1036 * x**4)
    y = np.maximum(y, 0.005 * (x > 0))
    return np.stack([np.concatenate([x, x[-1:0:-1]]), np.concatenate([y, -y[-1:0:-1]])], axis=1)


def _unit(vectors: np.ndarray) -> np.ndarray:
    return vectors / np.maximum(np.linalg.norm(vectors, axis=-1, keepdims=True), 1e-12)


def _tangents(path: np.ndarray, closed: bool) -> tuple[np.ndarray, np.ndarray]:
    """(N, 3) direction at each point, and (N,) how far a mitre stretches the section there (at most 2)."""
    if closed:
        segments = _unit(np.roll(path, -1, axis=0) - path)
        before, after = np.roll(segments, 1, axis=0), segments
    else:
        segments = _unit(np.diff(path, axis=0))
        before, after = np.concatenate([segments[:1], segments]), np.concatenate([segments, segments[-1:]])
    tangents = _unit(before + after)
    return tangents, 1 / np.maximum((tangents * after).sum(axis=1), 0.5)


def _frames(tangents: np.ndarray, up: np.ndarray | None) -> tuple[np.ndarray, np.ndarray]:
    """(N, 3) side and (N, 3) normal across each tangent."""
    if up is None:
        # the direction the path moves least in: exactly the normal of a flat path
        up = np.linalg.eigh(tangents.T @ tangents)[1][:, 0]
    if np.abs(tangents @ up).max() > 0.97:
        return _carried_frames(tangents)
    side = _unit(np.cross(up, tangents))
    return side, np.cross(tangents, side)


def _carried_frames(tangents: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Frames carried from point to point with the least twist, for paths that turn every way."""
    start = np.eye(3)[np.argmin(np.abs(tangents[0]))]
    sides = np.empty_like(tangents)
    for index, tangent in enumerate(tangents):
        start = start - tangent * (start @ tangent)
        sides[index] = start = start / np.linalg.norm(start)
    return sides, np.cross(tangents, sides)
