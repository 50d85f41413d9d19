"""Pieces that rooms need beside the categories' shapes: beds, shelves of books, plants, cartons, radiators.

Roughly made: they are there to be seen from across the room.
"""

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from data.appearance import Finish, random_appearance
from data.procedural.kit import Part, box, cushion, cylinder, ellipsoid, moved, revolve
from data.procedural.other import vessel
from data.room_bodies import Coat, Piece, piece_of


def own_piece(name: str, rng: np.random.Generator) -> Piece:
    """One of PIECES, all of it from `rng`; its boards share a finish, all else has its own."""
    parts = PIECES[name](rng)
    piece = piece_of(f"own/{name}", parts, rng)
    coats = [
        coat if part.material == "wood" else Coat(_finish(part.material, rng))
        for part, coat in zip(parts, piece.coats, strict=True)
    ]
    return replace(piece, coats=tuple(coats))


def _finish(material: str, rng: np.random.Generator) -> Finish:
    if material == "rubber":  # leaves
        green = (rng.uniform(0.1, 0.35), rng.uniform(0.3, 0.55), rng.uniform(0.08, 0.25))
        return Finish(green, (0.1, 0.2, 0.08), "mottle", 0.1, roughness=0.6)
    return random_appearance(rng, materials=(material,)).finishes[0]


def bed(rng: np.random.Generator) -> list[Part]:
    """A mattress with pillows and a blanket on a frame, its head at the back."""
    wide, long, low = rng.choice([0.9, 1.2, 1.6, 1.8]), rng.uniform(1.95, 2.1), rng.uniform(0.18, 0.32)
    thick, head = rng.uniform(0.15, 0.28), rng.uniform(0.55, 1.15)
    parts = [
        box([wide + 0.06, low, long], [0, low / 2, 0]),
        cushion([wide, thick, long - 0.04], [0, low + thick / 2, 0], radius=0.05),
        box([wide + 0.08, head, 0.06], [0, head / 2, -long / 2 - 0.03], bevel=0.01),
    ]
    top, reach = low + thick, rng.uniform(0.5, 0.75) * long
    parts.append(
        cushion([wide + 0.03, 0.09, reach], [0, top + 0.02, (long - reach) / 2], radius=0.04, puff=0.02)
    )
    for side in (-1, 1) if wide > 1.3 else (0,):
        size = [min(0.65, wide - 0.1), 0.14, 0.42]
        parts.append(cushion(size, [side * wide / 4, top + 0.06, -long / 2 + 0.28], radius=0.06, puff=0.03))
    return parts


def shelf(rng: np.random.Generator) -> list[Part]:
    """A bookcase with open boards, on them books and boxes."""
    wide, high, deep = rng.uniform(0.6, 1.6), rng.uniform(0.9, 2.2), rng.uniform(0.24, 0.38)
    levels, board = max(int(high / rng.uniform(0.28, 0.42)), 2), 0.022
    step = (high - board) / levels
    parts = [box([board, high, deep], [side * (wide - board) / 2, high / 2, 0]) for side in (-1, 1)]
    parts.append(box([wide, high, 0.01], [0, high / 2, -deep / 2 + 0.005]))
    for level in range(levels + 1):
        floor = level * step
        parts.append(box([wide - 2 * board, board, deep - 0.01], [0, floor + board / 2, 0.005]))
        if level < levels and rng.random() < 0.85:
            row = _row_of_books(
                rng, length=(wide - 0.1) * rng.uniform(0.4, 1), height=step - 0.05, depth=deep
            )
            parts += [moved(part, translate=(0, floor + board, 0)) for part in row]
    return parts


def books(rng: np.random.Generator) -> list[Part]:
    """Books in a row, or a pile of them."""
    if rng.random() < 0.5:
        return _row_of_books(rng, length=rng.uniform(0.1, 0.5), height=0.3, depth=0.22)
    parts, top = [], 0.0
    for _ in range(int(rng.integers(1, 6))):
        thick = rng.uniform(0.01, 0.05)
        size = [rng.uniform(0.14, 0.28), thick, rng.uniform(0.18, 0.32)]
        parts.append(box(size, [*rng.normal(0, 0.01, 1), top + thick / 2, 0], material="paint"))
        top += thick
    return parts


def _row_of_books(rng: np.random.Generator, *, length: float, height: float, depth: float) -> list[Part]:
    """Upright books from the left, about the origin, their feet at 0."""
    parts, at, materials = [], -length / 2, ("paint", "fabric", "leather", "plastic")
    while at < length / 2:
        thick = rng.uniform(0.015, 0.06)
        tall, deep = height * rng.uniform(0.55, 1), min(rng.uniform(0.12, 0.24), depth - 0.03)
        material = materials[int(rng.integers(len(materials)))]
        center = [at + thick / 2, tall / 2, (depth - deep) / 2 - 0.06 if depth > 0.3 else 0]
        parts.append(box([thick * 0.96, tall, deep], center, material=material))
        at += thick
    return parts


def plant(rng: np.random.Generator) -> list[Part]:
    """A pot with leaves, knee-high to man-high."""
    high, pot = rng.choice([0.3, 0.5, 0.9, 1.4]) * rng.uniform(0.8, 1.2), rng.uniform(0.1, 0.17)
    pot *= 0.5 + 0.5 * min(high, 1.0)
    parts = [
        cylinder(0.75 * pot, 1.6 * pot, [0, 0.8 * pot, 0], radius_top=pot, material="stone"),
        cylinder(0.015, 0.6 * high, [0, 1.6 * pot + 0.3 * high, 0], material="wood"),
    ]
    for _ in range(int(rng.integers(8, 22))):
        angle, level = rng.uniform(0, 2 * np.pi), rng.uniform(0.35, 1)
        reach = rng.uniform(0.05, 0.32) * high * (1.2 - level)
        center = [reach * np.cos(angle), 1.6 * pot + level * high * 0.8, reach * np.sin(angle)]
        size = (
            np.array([rng.uniform(0.05, 0.16), rng.uniform(0.03, 0.1), rng.uniform(0.05, 0.16)]) * high**0.6
        )
        parts.append(ellipsoid(size, center, segments=8, material="rubber"))
    return parts


def carton(rng: np.random.Generator) -> list[Part]:
    """A box, or two on each other."""
    size = rng.uniform(0.12, 0.5, 3)
    parts = [box(size, [0, size[1] / 2, 0], material="wood")]
    if rng.random() < 0.4:
        upper = size * rng.uniform(0.5, 0.95, 3)
        parts.append(box(upper, [0, size[1] + upper[1] / 2, 0], material="wood"))
    return parts


def pouf(rng: np.random.Generator) -> list[Part]:
    """A round or square cushion to sit on, or a basket."""
    wide, high = rng.uniform(0.35, 0.7), rng.uniform(0.25, 0.45)
    if rng.random() < 0.5:
        return [cushion([wide, high, wide], [0, high / 2, 0], radius=0.08, puff=0.03)]
    outline = [(0.4 * wide, 0), (0.5 * wide, 0.3 * high), (0.47 * wide, 0.8 * high), (0.35 * wide, high)]
    return [revolve(outline, material="fabric")]


def radiator(rng: np.random.Generator) -> list[Part]:
    """Ribs under a window."""
    wide, high = rng.uniform(0.5, 1.6), rng.uniform(0.4, 0.8)
    count = int(wide / 0.07)
    places = [[(rib - (count - 1) / 2) * 0.07, 0.12 + high / 2, 0] for rib in range(count)]
    ribs = [box([0.05, high, 0.09], place, bevel=0.01, material="paint") for place in places]
    return [*ribs, box([wide, 0.12, 0.03], [0, 0.06, 0], material="paint")]


PIECES: dict[str, Callable[[np.random.Generator], list[Part]]] = {
    "bed": bed, "shelf": shelf, "books": books, "plant": plant, "carton": carton, "pouf": pouf,
    "radiator": radiator, "vessel": vessel,
}  # fmt: skip
