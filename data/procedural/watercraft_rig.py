"""Masts, yards, sails and funnels. The bow points to +Z: a fore-and-aft sail lies in the plane x = 0."""

import numpy as np

from data.procedural.kit import Part, box, chance, cylinder, moved, rod, sheet, tube

Point = tuple[float, float, float]


def mast(foot: Point, height: float, radius: float, *, rake: float = 0.0, material: str = "metal") -> Part:
    """A tapering pole from the foot up, leaning aft by `rake` of its height."""
    x, y, z = foot
    return tube(
        [foot, (x, y + 0.6 * height, z - 0.6 * rake * height), (x, y + height, z - rake * height)],
        np.array([1, 0.85, 0.5]) * radius, sides=8, material=material,
    )


def spar(start: Point, end: Point, radius: float, *, material: str = "wood") -> Part:
    """A boom, gaff or yard: thickest in the middle."""
    ends = np.array([start, end], dtype=float)
    path = ends[0] + (ends[1] - ends[0]) * np.array([0, 0.5, 1])[:, None]
    return tube(path, np.array([0.65, 1, 0.65]) * radius, sides=7, material=material)


def sail(luff: tuple[Point, Point], leech: tuple[Point, Point], *, belly: float, thick: float) -> Part:
    """A fore-and-aft sail between its front edge and its back edge, each from foot to head.

    belly: how far the wind fills it to +X, in metres; the back edge is cut round by a tenth of that more.
    """
    luff, leech = np.asarray(luff, float), np.asarray(leech, float)
    up, along = np.linspace(0, 1, 8)[:, None, None], np.linspace(0, 1, 6)[None, :, None]
    front, back = luff[0] + (luff[1] - luff[0]) * up, leech[0] + (leech[1] - leech[0]) * up
    back = back + (back - front) * 0.25 * np.sin(np.pi * up) * (1 - up)
    grid = front + (back - front) * along
    fill = np.sin(np.pi * np.minimum(along * 0.85 + 0.08, 1)) * np.sin(np.pi * (0.12 + 0.85 * up))
    grid[..., 0] += belly * fill[..., 0]
    return sheet(grid, thick, material="fabric")


def triangle(tack: Point, clew: Point, head: Point, *, belly: float, thick: float) -> Part:
    """A jib or a Bermuda mainsail; its head is a little board, for a sail has no perfect tip."""
    tack, clew, head = (np.asarray(point, float) for point in (tack, clew, head))
    peak = head + (clew - tack) * 0.04
    return sail((tack, head), (clew, peak), belly=belly, thick=thick)


def square_sail(
    center: Point, size: tuple[float, float], *, foot: float, belly: float, thick: float, braced: float = 0.0
) -> list[Part]:
    """A square sail on its yard: centre of the yard, (width, drop), width of the foot by that of the head.

    belly: how far it is blown forward. braced: degrees the yard is turned about the mast.
    """
    wide, drop = size
    up, across = np.linspace(0, 1, 6)[:, None], np.linspace(-0.5, 0.5, 7)[None, :]
    grid = np.empty((6, 7, 3))
    grid[..., 0] = across * wide * (1 + (foot - 1) * up)
    grid[..., 1] = -drop * up * (1 - 0.12 * up * (1 - (2 * across) ** 2))
    grid[..., 2] = belly * np.sin(np.pi * (0.05 + 0.8 * up)) * (1 - 0.6 * (2 * across) ** 2) + 2 * thick
    angle = np.radians(braced)
    turn = np.array([[np.cos(angle), 0, np.sin(angle)], [0, 1, 0], [-np.sin(angle), 0, np.cos(angle)]])
    reach = turn @ (0.54 * wide, 0, 0)
    middle = np.asarray(center, float)
    return [
        sheet(grid @ turn.T + middle, thick, material="fabric"),
        spar(tuple(middle - reach), tuple(middle + reach), 1.6 * thick),
    ]


def furled(start: Point, end: Point, radius: float) -> Part:
    """A sail stowed along its boom or stay."""
    ends = np.array([start, end], dtype=float)
    path = ends[0] + (ends[1] - ends[0]) * np.array([0, 0.2, 0.5, 0.8, 1])[:, None]
    return tube(path, np.array([0.9, 1.1, 1, 0.8, 0.5]) * radius, sides=7, material="fabric")


def stay(start: Point, end: Point, radius: float) -> Part:
    """Standing rigging."""
    return rod(start, end, radius, sides=4, material="metal")


def sloop_rig(
    rng: np.random.Generator, step: Point, height: float, *, foot: float, ahead: Point | None, thick: float
) -> list[Part]:
    """Mast, boom, mainsail of this foot, and a jib tacked down at `ahead`; sails set, or furled."""
    x, y, z = step
    low, belly = y + rng.uniform(0.08, 0.14) * height, rng.uniform(0.03, 0.1) * height * rng.choice([-1, 1])
    side = 0.25 * belly
    clew = (x + side, low + 0.01 * height, z - foot)
    parts = [mast(step, height, 1.4 * thick), spar((x, low, z), clew, 1.2 * thick, material="metal")]
    head = (x, y + rng.uniform(0.93, 0.98) * height, z)
    top = (x, y + rng.uniform(0.75, 0.95) * height, z)
    if chance(rng, 0.8):
        parts.append(triangle((x, low, z - 0.01 * foot), clew, head, belly=belly, thick=thick))
    else:
        parts.append(furled((x, low + 2 * thick, z), clew, 3 * thick))
    if ahead is None:
        return parts
    parts.append(stay(ahead, top, 0.5 * thick))
    if chance(rng, 0.75):
        overlap = rng.uniform(-0.15, 0.25) * foot
        tack = tuple(np.asarray(ahead) * 0.95 + np.asarray(top) * 0.05)
        jib_head = tuple(np.asarray(ahead) * 0.1 + np.asarray(top) * 0.9)
        sheet_at = (x + 1.6 * side, tack[1] + 0.04 * height, z - overlap)
        parts.append(triangle(tack, sheet_at, jib_head, belly=belly, thick=thick))
    elif chance(rng, 0.6):
        parts.append(furled(ahead, tuple(np.asarray(ahead) * 0.1 + np.asarray(top) * 0.9), 1.5 * thick))
    return parts


def funnel(
    at: tuple[float, float, float], radius: float, height: float, *, rake: float = 0.1, long: float = 1.4
) -> list[Part]:
    """An oval stack with a dark cap, leaning aft by `rake` of its height; `long` by its width."""
    x, y, z = at
    parts = []
    for part in (
        cylinder(radius, height, (0, height / 2, 0), radius_top=0.9 * radius, sides=14, material="paint"),
        cylinder(0.95 * radius, 0.14 * height, (0, height, 0), sides=14, material="metal"),
    ):
        vertices = part.vertices * (1, 1, long)
        vertices[:, 2] -= rake * vertices[:, 1]
        parts.append(moved(Part(vertices, part.faces, part.material), translate=(x, y - 0.05 * height, z)))
    return parts


def ship_mast(at: tuple[float, float, float], height: float, radius: float) -> list[Part]:
    """A signal mast with two yards and a radar bar."""
    x, y, z = at
    return [
        tube([(x, y - 0.1 * height, z), (x, y + height, z)], np.array([1.2, 0.6]) * radius, sides=6),
        box((0.45 * height, 1.6 * radius, 1.6 * radius), (x, y + 0.65 * height, z), material="metal"),
        box((0.25 * height, 2 * radius, 2.5 * radius), (x, y + 0.4 * height, z + radius), material="metal"),
    ]
