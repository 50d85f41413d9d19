"""What cars are put together from: a plan of the body, glass, wheels, faces, fittings. Metres; nose to +Z."""

from dataclasses import dataclass, replace

import numpy as np

from data.procedural.kit import Part, both_sides, box, chance, copies, ellipsoid, moved, pick
from data.procedural.kit_vehicles import Hull, tyre_wheel


@dataclass(frozen=True)
class CarPlan:
    """The lines of a car. Places along it are shares of its length, 0 at the nose; heights are metres."""

    length: float
    width: float
    height: float
    wheel: float
    """Radius of the wheels."""
    axles: tuple[float, float]
    """Where the front and the rear wheels are."""
    glass: tuple[float, float, float, float]
    """Where the windscreen begins and ends, and where the rear window begins and ends."""
    levels: tuple[float, float, float, float]
    """Heights of the bonnet's front, of the windscreen's foot, of the rear window's foot, of the tail."""
    clearance: float = 0.18
    lean: float = 0.78
    """Width of the roof, as a share of the body's."""
    soft: float = 0.08
    """How far corners are rounded."""
    plan: tuple[float, float] = (0.75, 0.8)
    """Width of the nose and of the tail, as shares of the body's."""

    def z(self, share: float) -> float:
        """Where this share of the length lies."""
        return (0.5 - share) * self.length

    def body(self) -> Hull:
        """The lower body, with its wheel arches."""
        bonnet, cowl, belt, tail = self.levels
        z, half, low = self.z, self.width / 2, self.clearance
        foot = min(self.glass[3], 0.975)
        top = [(z(1), 0.72 * tail), (z(0.985), tail), (z(foot), belt), (z(self.glass[0]), cowl)]
        top += [(z(0.035), bonnet), (z(0), 0.8 * bonnet)]
        nose, end = self.plan
        wide = [(z(1), end), (z(0.93), 0.4 + 0.6 * end), (z(0.75), 1), (z(0.25), 1)]
        wide += [(z(0.07), 0.5 + 0.5 * nose), (z(0), nose)]
        arches = tuple((z(at), self.wheel, 1.13 * self.wheel) for at in self.axles)
        return Hull(
            top,
            [(z(1), low + 0.12), (z(0.93), low), (z(0.06), low), (z(0), low + 0.06)],
            [(at, half * share) for at, share in wide],
            lean=0.92,
            round=0.12,
            blur=self.soft,
            arches=arches,
        )

    def cabin(self) -> Hull:
        """Everything above the belt line."""
        cowl, brow, crest, foot = self.glass
        z, half = self.z, self.width / 2
        _, cowl_y, belt, _ = self.levels
        top = [(z(foot), belt - 0.02), (z(crest), self.height - 0.07)]
        top += [(z(0.6 * brow + 0.4 * crest), self.height - 0.03), (z(brow), self.height - 0.06)]
        top.append((z(cowl), cowl_y - 0.02))
        low = min(cowl_y, belt) - 0.14
        wide = [(z(foot), 0.8 * half), (z(0.5 * (brow + crest)), 0.93 * half), (z(cowl), 0.84 * half)]
        return Hull(
            top,
            [(z(foot), low), (z(cowl), low)],
            wide,
            lean=self.lean / 0.93,
            tuck=1.0,
            waist=0.25,
            blur=0.8 * self.soft,
            round=0.1,
        )


def shortened(rng: np.random.Generator, plan: CarPlan) -> CarPlan:
    """Now and then the plan of a toy: shorter, on larger wheels."""
    if not chance(rng, 0.22):
        return plan
    length, wheel = plan.length * rng.uniform(0.7, 0.88), plan.wheel * rng.uniform(1.05, 1.25)
    return replace(plan, length=length, wheel=wheel)


def wheels(rng: np.random.Generator, plan: CarPlan, *, styles: tuple[str, ...] = ()) -> list[Part]:
    """Four wheels, their outer faces nearly flush with the body."""
    style, count = pick(rng, *(styles or ("spokes", "spokes", "disc", "cap"))), pick(rng, 5, 5, 6, 7, 10)
    width, rim = plan.wheel * rng.uniform(0.55, 0.75), rng.uniform(0.58, 0.76)
    x = plan.width / 2 - width / 2 + rng.uniform(-0.03, 0.02)
    one = tyre_wheel((x, plan.wheel, 0), plan.wheel, width, rim=rim, style=style, count=count)
    parts = copies(one, [(0, 0, plan.z(at)) for at in plan.axles])
    axle = [box((2 * x, 0.1, 0.1), (0, plan.wheel, plan.z(at)), material="metal") for at in plan.axles]
    return [*both_sides(parts), *axle]


def glazing(plan: CarPlan, cabin: Hull, pillars: tuple[float, ...], *, rear: bool = True) -> list[Part]:
    """Windscreen, rear window and side windows, parted at `pillars` (shares of the length)."""
    cowl, brow, crest, foot = (plan.z(share) for share in plan.glass)
    parts = [cabin.screen((cowl - 0.1 * (cowl - brow), brow + 0.06 * (cowl - brow)))]
    if rear:
        parts.append(cabin.screen((foot + 0.14 * (crest - foot), crest - 0.06 * (crest - foot))))
    bottom = max(plan.levels[1], plan.levels[2]) + 0.03
    ends = [cowl, *(plan.z(share) for share in pillars), foot]
    for front, back in zip(ends[:-1], ends[1:], strict=True):
        pane = cabin.pane((back + 0.035, front - 0.035), (bottom, plan.height), drop=0.12)
        if pane is not None:
            parts += both_sides([pane])
    return parts


def lamps(rng: np.random.Generator, plan: CarPlan, body: Hull, *, round_ones: bool = False) -> list[Part]:
    """Headlights and tail lights, let into the corners."""
    half, bonnet, tail = plan.width / 2, plan.levels[0], plan.levels[3]
    x, y = half * plan.plan[0] * rng.uniform(0.72, 0.86), bonnet - rng.uniform(0.1, 0.16)
    if round_ones:
        radius = rng.uniform(0.09, 0.13)
        front = ellipsoid((radius, radius, 0.08), body.nose(x, y), segments=10, material="glass")
    else:
        size = (rng.uniform(0.12, 0.2), rng.uniform(0.05, 0.09), rng.uniform(0.08, 0.2))
        front = ellipsoid(size, body.nose(x, y), power=pick(rng, 2.5, 4.0), segments=10, material="glass")
    x, y = half * plan.plan[1] * 0.88, tail - rng.uniform(0.1, 0.2)
    size = pick(rng, (0.22, 0.12, 0.1), (0.12, 0.3, 0.1), (0.3, 0.1, 0.1))
    back = box(size, body.tail(x, y), bevel=0.02, material="plastic")
    return both_sides([front, back])


def face(rng: np.random.Generator, plan: CarPlan, body: Hull, *, bumper: str = "plastic") -> list[Part]:
    """Grille, air intake, number plate and bumpers."""
    bonnet, low = plan.levels[0], plan.clearance
    wide, parts = plan.width * plan.plan[0], []
    style = pick(rng, "wide", "tall", "slot", "none")
    if style != "none":
        size = {"wide": (0.55, 0.14), "tall": (0.32, 0.26), "slot": (0.7, 0.07)}[style]
        y = bonnet - 0.06 - size[1] / 2
        parts.append(
            box(
                (size[0] * wide, size[1], 0.1),
                np.add(body.nose(0.4 * wide, y), (-0.4 * wide, 0, 0.02)),
                bevel=0.02,
                material=pick(rng, "metal", "plastic"),
            )
        )
    thick, tall = rng.uniform(0.06, 0.14), rng.uniform(0.1, 0.2)
    y = low + 0.06 + rng.uniform(0.4, 1.0) * tall
    if chance(rng, 0.75):
        for front in (True, False):
            reach = plan.length * rng.uniform(0.03, 0.08)
            z = body.ends[1] - reach if front else body.ends[0] + reach
            parts.append(body.strip(z, y, size=(thick, tall), front=front, material=bumper))
    if chance(rng, 0.5):
        parts.append(box((0.45, 0.12, thick + 0.06), (0, y, body.ends[0] - thick / 2), material="metal"))
    return parts


def mirrors(rng: np.random.Generator, plan: CarPlan, cabin: Hull) -> list[Part]:
    """A mirror on each door."""
    z = plan.z(plan.glass[0] + rng.uniform(0.05, 0.09))
    y = plan.levels[1] + 0.08
    x = float(cabin.side_x(np.array([z]), np.array([y]))[0])
    material = pick(rng, "paint", "plastic")
    return both_sides([box((0.24, 0.15, 0.12), (x + 0.1, y, z), bevel=0.04, material=material)])


def doors(rng: np.random.Generator, plan: CarPlan, body: Hull, pillars: tuple[float, ...]) -> list[Part]:
    """Handles behind the doors' front edges, perhaps a moulding or a sill along the side."""
    parts, y = [], plan.levels[2] - rng.uniform(0.1, 0.16)
    for share in pillars[:2]:
        z = plan.z(share) + 0.12
        x = float(body.side_x(np.array([z]), np.array([y]))[0])
        parts.append(box((0.05, 0.045, 0.22), (x, y, z), bevel=0.01, material="metal"))
    if chance(rng, 0.35):
        z = tuple(plan.z(share) for share in (plan.axles[1] - 0.1, plan.axles[0] + 0.1))
        low = plan.clearance + rng.uniform(0.02, 0.3)
        panel = body.pane(z, (low, low + rng.uniform(0.06, 0.16)), out=0.03, material="plastic")
        parts += [] if panel is None else [panel]
    return both_sides(parts)


def on_roof(rng: np.random.Generator, plan: CarPlan, styles: tuple[str, ...]) -> list[Part]:
    """One of "rails", "rack", "beacon", "taxi", "sunroof" or "none" on the roof."""
    style = pick(rng, *styles)
    brow, crest = plan.z(plan.glass[1]), plan.z(plan.glass[2])
    half, middle, y = 0.5 * plan.lean * plan.width, (brow + crest) / 2, plan.height
    if style == "rails":
        bar = box((0.05, 0.05, 0.85 * (brow - crest)), (0.86 * half, y - 0.01, middle), material="metal")
        return both_sides([bar])
    if style == "rack":
        bars = [
            box((1.9 * half, 0.05, 0.06), (0, y + 0.03, crest + share * (brow - crest)), material="metal")
            for share in (0.15, 0.5, 0.85)
        ]
        rails = [box((0.05, 0.09, 0.9 * (brow - crest)), (0.9 * half, y + 0.02, middle), material="metal")]
        size = (1.2 * half, 0.3, 0.7 * (brow - crest))
        load = box(size, (0, y + 0.15, middle), bevel=0.08, material="fabric")
        return [*bars, *both_sides(rails), *([load] if chance(rng, 0.4) else [])]
    if style == "beacon":
        bar = box((1.5 * half, 0.14, 0.3), (0, y + 0.06, middle + 0.2), bevel=0.05, material="glass")
        return [bar]
    if style == "taxi":
        return [box((0.5, 0.18, 0.2), (0, y + 0.06, middle + 0.1), bevel=0.05, material="plastic")]
    if style == "sunroof":
        pane = box((1.2 * half, 0.06, 0.4 * (brow - crest)), (0, y - 0.01, middle + 0.1), material="glass")
        return [pane]
    return []


def spoiler(rng: np.random.Generator, plan: CarPlan, body: Hull) -> list[Part]:
    """A wing over the tail, on two posts."""
    y, z = plan.levels[3], plan.z(0.96)
    rise, span = rng.uniform(0.1, 0.28), rng.uniform(0.8, 1.0) * plan.width
    plate = box((span, 0.05, 0.28), bevel=0.02, material="paint")
    plate = moved(plate, rotate=(8, 0, 0), translate=(0, y + rise, z))
    post = box((0.05, rise + 0.14, 0.14), (0.34 * plan.width, y + rise / 2 - 0.06, z), material="plastic")
    return [plate, *both_sides([post])]
