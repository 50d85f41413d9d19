"""What closes a cabinet: doors and drawer fronts of many makes, and their pulls. Metres; front +Z."""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from data.procedural.kit import (
    Part,
    box,
    ellipsoid,
    extrude,
    joined,
    moved,
    pick,
    rod,
    rounded_path,
    rounded_rectangle,
    sweep,
    tube,
)

PLAIN = ("flat", "flat", "frame", "raised")


@dataclass(frozen=True)
class Cell:
    """A rectangle of a front, in metres."""

    left: float
    right: float
    low: float
    high: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From low to high."""
        return self.high - self.low

    @property
    def middle(self) -> tuple[float, float]:
        """x and y of its middle."""
        return (self.left + self.right) / 2, (self.low + self.high) / 2

    def rows(self, *shares: float) -> list["Cell"]:
        """The cell cut across into these shares, bottom first."""
        cuts = self.low + self.height * np.cumsum([0.0, *shares]) / sum(shares)
        return [replace(self, low=float(a), high=float(b)) for a, b in zip(cuts, cuts[1:], strict=False)]

    def columns(self, *shares: float) -> list["Cell"]:
        """The cell cut upright into these shares, left first."""
        cuts = self.left + self.width * np.cumsum([0.0, *shares]) / sum(shares)
        return [replace(self, left=float(a), right=float(b)) for a, b in zip(cuts, cuts[1:], strict=False)]

    def inset(self, by: float) -> "Cell":
        """The cell with this much taken off every side."""
        return Cell(self.left + by, self.right - by, self.low + by, self.high - by)


@dataclass(frozen=True)
class Look:
    """How the fronts of one cabinet are made."""

    body: str
    """The material of the case."""
    face: str
    """The material of doors and drawers."""
    door: str
    """flat, frame, raised, arch, louvre, plank, vents or mirror."""
    drawer: str
    """flat, frame or raised."""
    pull: str
    """knob, bar, bow, cup, lip, drop, plate or none."""
    gap: float
    """Between neighbouring fronts: wide ones show the frame of the case."""
    proud: float
    """How far the fronts stand out of the case."""
    bold: float
    """Size of the pulls; 1 is a knob 3 cm across."""
    lattice: tuple[int, int] = (1, 1)
    """Panes across and up a glass door."""


def draw_look(rng: np.random.Generator, longest: float, **fixed: Any) -> Look:
    """A random look for a cabinet whose longest side is `longest`; `fixed` overrides any of it."""
    body = pick(rng, "wood", "wood", "wood", "paint", "plastic")
    door = pick(rng, "flat", "flat", "flat", "frame", "frame", "raised", "raised", "arch", "louvre", "plank")
    small = pick(rng, rng.uniform(0.005, 0.008), rng.uniform(0.005, 0.008), rng.uniform(0.015, 0.03))
    look = Look(
        body=body,
        face=pick(rng, body, body, body, "wood", "paint"),
        door=door,
        drawer=door if door in PLAIN else pick(rng, *PLAIN),
        pull=pick(rng, "knob", "knob", "bar", "bar", "bow", "cup", "lip", "drop", "none"),
        gap=small * max(longest, 0.7),
        proud=rng.uniform(0.009, 0.016) * max(longest, 0.9),
        bold=rng.uniform(0.7, 1.25) * max(0.6 * longest, 0.75),
        lattice=pick(rng, (1, 1), (1, 2), (2, 3), (2, 4), (1, 3)),
    )
    return replace(look, **fixed)


def drawer_front(look: Look, cell: Cell, z: float) -> list[Part]:
    """A drawer that closes the cell of the front plane `z`, with one pull, or two where it is wide."""
    cell = cell.inset(look.gap / 2)
    parts = panel(look.drawer, cell, (z, look.proud), look.face)
    x, y = cell.middle
    if look.pull == "lip":
        y = cell.high - 0.006 * look.bold
    face = z + look.proud
    wide = cell.width > 0.62 and look.pull in ("knob", "drop", "cup", "bow", "plate")
    spots = [cell.left + 0.24 * cell.width, cell.right - 0.24 * cell.width] if wide else [x]
    room = 0.5 * cell.width if wide else cell.width
    for spot in spots:
        parts += _pull(look, (spot, y, face), room=room)
    return parts


def door_front(look: Look, cell: Cell, z: float, *, opens: str = "right", glass: bool = False) -> list[Part]:
    """A door that closes the cell of the front plane `z`; its pull is at the side (or edge) that `opens`.

    opens: right, left, top or bottom.
    """
    cell = cell.inset(look.gap / 2)
    parts = glazed(look, cell, z) if glass else panel(look.door, cell, (z, look.proud), look.face)
    x, y = cell.middle
    edge = min(0.055 * max(look.bold, 0.8), 0.2 * cell.width)
    reach = min(0.18 * cell.height, 0.16)
    if opens in ("right", "left"):
        x = cell.right - edge if opens == "right" else cell.left + edge
        # at the hand's height: high on a low door, low on one above the head
        if cell.height < 1.1 and look.pull != "lip":
            y = cell.high - reach if cell.high < 1.3 else cell.low + reach
    else:
        y = cell.high - edge if opens == "top" else cell.low + edge
    upright = opens in ("right", "left") and look.pull != "cup"
    return parts + _pull(look, (x, y, z + look.proud), room=cell.height if upright else cell.width,
                         upright=upright)


def panel(style: str, cell: Cell, reach: tuple[float, float], material: str) -> list[Part]:
    """A closed front over the cell, from z = reach[0] on, reach[1] thick."""
    z, thick = reach
    (x, y), width, height = cell.middle, cell.width, cell.height
    if style == "mirror":
        back = box((width, height, 0.7 * thick), (x, y, z + 0.35 * thick), material=material)
        pane = box((0.94 * width, height - 0.06 * width, thick), (x, y, z + 0.5 * thick), material="glass")
        return [back, pane]
    if style == "flat" or min(width, height) < 0.07:
        return [box((width, height, thick), (x, y, z + thick / 2), bevel=0.2 * thick, material=material)]
    rail = float(np.clip(0.16 * min(width, height), 0.014, 0.075))
    field = cell.inset(rail)
    solids = [box((width, height, 0.5 * thick), (x, y, z + 0.25 * thick), material=material)]
    if style == "plank":
        return [joined(solids + _planks(cell, z, thick))]
    if style == "vents":
        return [joined([box((width, height, 0.7 * thick), (x, y, z + 0.35 * thick), material=material),
                        *_slots(cell, z, thick)])]
    solids += rails(cell, rail, (z, thick))
    if style == "louvre":
        solids += _slats(field, z, thick)
    elif style == "raised":
        inner = field.inset(0.2 * rail)
        solids.append(box((inner.width, inner.height, 0.5 * thick), (x, y, z + 0.62 * thick),
                          bevel=0.24 * thick))
    elif style == "arch":
        solids.append(_cathedral(field.inset(0.2 * rail), z, thick))
    return [replace(joined(solids), material=material)]


def glazed(look: Look, cell: Cell, z: float) -> list[Part]:
    """A frame around a pane, with the look's lattice of bars over it."""
    rail, thick = float(np.clip(0.12 * cell.width, 0.02, 0.06)), look.proud
    bars, field = rails(cell, rail, (z, thick)), cell.inset(rail)
    across, up = look.lattice
    (x, y), bar = field.middle, max(0.3 * rail, 0.012)
    for column in field.columns(*[1.0] * across)[:-1]:
        bars.append(box((bar, field.height, thick), (column.right, y, z + thick / 2)))
    for row in field.rows(*[1.0] * up)[:-1]:
        bars.append(box((field.width, bar, thick), (x, row.high, z + thick / 2)))
    pane = box((field.width + 0.01, field.height + 0.01, 0.4 * thick), (x, y, z + 0.3 * thick),
               material="glass")
    return [replace(joined(bars), material=look.face), pane]


def rails(cell: Cell, rail: float, reach: tuple[float, float]) -> list[Part]:
    """Four bars inside the edges of the cell, `rail` wide, from z = reach[0] on, reach[1] thick."""
    z, thick = reach
    (x, y), at = cell.middle, z + thick / 2
    sides = [box((rail, cell.height, thick), (edge, y, at))
             for edge in (cell.left + rail / 2, cell.right - rail / 2)]
    ends = [box((cell.width - 1.9 * rail, rail, thick), (x, edge, at))
            for edge in (cell.low + rail / 2, cell.high - rail / 2)]
    return sides + ends


def _slats(field: Cell, z: float, thick: float) -> list[Part]:
    count = int(np.clip(field.height / 0.07, 4, 16))
    tall = field.height / count
    slat = moved(box((field.width + 0.004, 0.8 * tall, 0.3 * thick)), rotate=(-14, 0, 0))
    x = field.middle[0]
    return [moved(slat, translate=(x, row.middle[1], z + 0.62 * thick)) for row in field.rows(*[1.0] * count)]


def _planks(cell: Cell, z: float, thick: float) -> list[Part]:
    count = int(np.clip(round(cell.width / 0.11), 2, 6))
    y = cell.middle[1]
    return [box((0.9 * strip.width, cell.height, 0.8 * thick), (strip.middle[0], y, z + 0.6 * thick))
            for strip in cell.columns(*[1.0] * count)]


def _slots(cell: Cell, z: float, thick: float) -> list[Part]:
    """Raised ventilation slots near both ends of a steel door."""
    (x, _), step = cell.middle, min(0.035, 0.05 * cell.height)
    ends = [cell.high - (2.5 + k) * step for k in range(3)]
    if cell.height > 0.8:
        ends += [cell.low + (2.5 + k) * step for k in range(3)]
    return [box((0.5 * cell.width, 0.4 * step, thick), (x, y, z + 0.5 * thick)) for y in ends]


def _cathedral(field: Cell, z: float, thick: float) -> Part:
    """A raised field whose upper edge is arched."""
    rise = min(0.3 * field.width, 0.25 * field.height)
    across = np.linspace(-0.5, 0.5, 9)
    crown = field.high - rise * (2 * across) ** 2
    x = field.middle[0]
    edge = np.stack([x + across[::-1] * field.width, crown], axis=1)
    outline = np.concatenate([[(field.left, field.low), (field.right, field.low)], edge])
    return extrude(outline, 0.5 * thick, (0, 0, z + 0.62 * thick))


def _pull(look: Look, at: tuple[float, float, float], *, room: float, upright: bool = False) -> list[Part]:
    """What one pulls by, standing on the face at this point; `room` is how long it may be at the most."""
    (x, y, z), size = at, look.bold
    if look.pull == "none":
        return []
    if look.pull == "knob":
        return [ellipsoid((0.016 * size, 0.016 * size, 0.024 * size), (x, y, z + 0.016 * size), segments=8,
                          material=_knob_material(look))]
    length = min(0.16 * size, 0.6 * room)
    if look.pull in ("bar", "bow"):
        out, thick = 0.032 * size, 0.0065 * size
        half = length / 2
        if look.pull == "bow":
            path = rounded_path([(-half, 0, -0.004), (-half, 0, out), (half, 0, out), (half, 0, -0.004)],
                                0.8 * out, 4)
            solid = sweep(path, rounded_rectangle(2.4 * thick, 1.8 * thick), material="metal")
        else:
            solid = joined([
                rod((-half, 0, out), (half, 0, out), thick, sides=6),
                *(rod((s * 0.75 * half, 0, -0.004), (s * 0.75 * half, 0, out), thick, sides=4)
                  for s in (-1, 1)),
            ])
    elif look.pull == "cup":
        solid = ellipsoid((0.3 * length, 0.018 * size, 0.022 * size), segments=8, material="metal")
    elif look.pull == "lip":
        solid = box((0.9 * room, 0.014 * size, 0.03 * size), (0, 0, 0.012 * size), material=look.face)
    elif look.pull == "drop":
        ring = [(-0.4 * length, 0, 0.01 * size), (-0.3 * length, -0.04 * size, 0.02 * size),
                (0.3 * length, -0.04 * size, 0.02 * size), (0.4 * length, 0, 0.01 * size)]
        solid = joined([box((length, 0.03 * size, 0.01 * size), material="metal"),
                        tube(rounded_path(ring, 0.02 * size, 3), 0.005 * size, sides=5)])
    else:  # a label plate over a grip
        solid = joined([box((0.07 * size, 0.035 * size, 0.012 * size), (0, 0.03 * size, 0), material="metal"),
                        box((0.11 * size, 0.018 * size, 0.05 * size), (0, -0.02 * size, 0.01 * size))])
    turn = (0, 0, 90) if upright else (0, 0, 0)
    return [moved(solid, rotate=turn, translate=(x, y, z))]


def _knob_material(look: Look) -> str:
    """Knobs are of wood on some wooden cabinets, of metal elsewhere."""
    return "wood" if look.body == "wood" and look.lattice[1] > 2 else "metal"
