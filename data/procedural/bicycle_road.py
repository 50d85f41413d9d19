"""Bicycles with a diamond frame or near it: road, track, mountain, BMX, city, fat, electric."""

import numpy as np

from data.procedural.bicycle_fittings import basket, extras, fenders, rack
from data.procedural.bicycle_parts import TUBE, Geometry, bars, drive, fork, rear_end, saddle, wheels
from data.procedural.kit import Part, both_sides, box, chance, pick
from data.procedural.kit_bikes import along, at, bar, bent


def diamond(
    shape: Geometry, tyre: float, *, slope: float = 0.0, thick: float = 1.0, stays: float = 0.95
) -> list[Part]:
    """Seat, top and down tube and the rear triangle; the top tube meets the seat tube `slope` below its top.

    thick: radius of the tubes by the usual one. stays: share of the seat tube's length where they start.
    """
    top, radius = shape.on_seat_tube(shape.seat), thick * TUBE
    joint = shape.on_seat_tube(shape.seat - 0.03 - slope)
    return [
        bar(shape.crank, top, radius), bar(joint, shape.on_head(shape.head - 0.03), 0.95 * radius),
        bar(shape.crank, shape.on_head(0.02), 1.15 * radius),
        *rear_end(shape, shape.on_seat_tube(stays * shape.seat - slope), tyre, thick=0.0085 * max(thick, 1))
    ]


def _seat(rng: np.random.Generator, shape: Geometry, style: str) -> list[Part]:
    return saddle(rng, shape.on_seat_tube(shape.saddle), shape.on_seat_tube(0.9 * shape.seat), style=style)


def road(rng: np.random.Generator) -> list[Part]:
    """A racing, gravel or touring bicycle: thin tyres, dropped bars, a slim saddle."""
    wheel, tyre = rng.uniform(0.33, 0.345), rng.uniform(0.0125, 0.021)
    shape = Geometry(
        (wheel, wheel), rng.uniform(0.97, 1.05), stay=rng.uniform(0.405, 0.44), seat=rng.uniform(0.45, 0.58),
        saddle=rng.uniform(0.68, 0.78), head_angle=rng.uniform(71, 74), seat_angle=rng.uniform(72.5, 75),
        fork=0.37, head=rng.uniform(0.11, 0.19)
    )
    parts = wheels(rng, shape, tyre, count=pick(rng, 14, 18, 22))
    parts += diamond(shape, tyre, slope=rng.uniform(0, 0.1), thick=rng.uniform(0.85, 1.3))
    parts += fork(shape, tyre, straight=chance(rng, 0.5))
    parts += drive(rng, shape.crank, shape.rear, ring=rng.uniform(0.09, 0.11))
    parts += _seat(rng, shape, "sport") + bars(rng, shape, "drop", rise=rng.uniform(0.01, 0.06))
    if chance(rng, 0.25):
        parts += fenders(shape, tyre)
    if chance(rng, 0.25):
        parts += rack(shape, tyre)
    return parts + extras(rng, shape, tyre, bottle=chance(rng, 0.5))


def track(rng: np.random.Generator) -> list[Part]:
    """A time trial, track or fixed-gear bicycle: deep or disc wheels, aero or flat bars, fat slick tubes."""
    wheel, tyre, style = rng.uniform(0.33, 0.342), rng.uniform(0.0125, 0.016), pick(
        rng, "aero", "drop", "flat", "riser"
    )
    shape = Geometry(
        (wheel, wheel), rng.uniform(0.95, 1.02), stay=rng.uniform(0.385, 0.41), seat=rng.uniform(0.5, 0.58),
        saddle=rng.uniform(0.7, 0.78), head_angle=rng.uniform(72, 75), seat_angle=rng.uniform(73, 78),
        fork=0.365, head=rng.uniform(0.09, 0.15)
    )
    parts = wheels(rng, shape, tyre, style=pick(rng, "disc", "disc", "wire"), count=12)
    parts += diamond(
        shape, tyre, slope=rng.uniform(0, 0.05), thick=rng.uniform(1, 1.6), stays=rng.uniform(0.7, 0.95)
    )
    parts += [*fork(shape, tyre), *drive(rng, shape.crank, shape.rear, ring=rng.uniform(0.095, 0.115))]
    return parts + _seat(rng, shape, "sport") + bars(rng, shape, style, rise=0.0 if style == "aero" else 0.03)


def mountain(rng: np.random.Generator) -> list[Part]:
    """A mountain bicycle: wide tyres, suspension fork, flat bar; a hardtail or with a sprung rear."""
    wheel, tyre, sprung = rng.uniform(0.33, 0.37), rng.uniform(0.026, 0.033), chance(rng, 0.45)
    shape = Geometry(
        (wheel, wheel), rng.uniform(1.08, 1.24), stay=rng.uniform(0.42, 0.45),
        bracket=rng.uniform(0.31, 0.36), seat=rng.uniform(0.4, 0.48), saddle=rng.uniform(0.62, 0.75),
        head_angle=rng.uniform(64, 70), seat_angle=rng.uniform(72, 76), fork=rng.uniform(0.47, 0.55),
        head=rng.uniform(0.1, 0.13)
    )
    parts, thick = wheels(rng, shape, tyre, count=16), rng.uniform(1.2, 1.7)
    if sprung:
        joint, head = shape.on_seat_tube(0.6 * shape.seat), shape.on_head(0.5 * shape.head)
        pivot = (shape.crank[0] + 0.02, shape.crank[1] + 0.05)
        parts += [
            bar(shape.crank, shape.on_head(0.02), 1.4 * thick * TUBE), bar(joint, head, 1.1 * thick * TUBE),
            bar(shape.crank, shape.on_seat_tube(shape.seat), thick * TUBE)
        ]
        parts += rear_end(shape, joint, tyre, thick=0.014, low=pivot)
        shock = along(shape.crank, head, 0.5)
        parts += [bar(along(joint, head, 0.05), shock, 0.024, material="metal")]
    else:
        parts += diamond(shape, tyre, slope=rng.uniform(0.02, 0.08), thick=thick)
    parts += fork(shape, tyre, thick=0.02)
    stanchion = [
        bar(along(shape.on_head(-0.02), shape.front, share), shape.front, 0.027, x=tyre + 0.028)
        for share in (0.5,)
    ]
    parts += both_sides(stanchion) + drive(rng, shape.crank, shape.rear, ring=rng.uniform(0.07, 0.085))
    parts += _seat(rng, shape, "sport") + bars(rng, shape, pick(rng, "flat", "riser"), rise=0.03)
    return parts + extras(rng, shape, tyre, bottle=chance(rng, 0.3))


def fat_bike(rng: np.random.Generator) -> list[Part]:
    """A bicycle on balloon tyres, with or without a motor: fat bike or electric cruiser."""
    tyre, radius = rng.uniform(0.045, 0.06), rng.uniform(0.27, 0.37)
    small, electric = radius < 0.31, chance(rng, 0.5)
    shape = Geometry(
        (radius, radius), rng.uniform(1.05, 1.18), stay=0.46, bracket=0.31, seat=0.4,
        saddle=rng.uniform(0.5, 0.68), head_angle=rng.uniform(67, 70),
        fork=rng.uniform(0.5, 0.56) + (0.06 if small else 0), head=0.12, offset=0.05
    )
    parts, thick = wheels(rng, shape, tyre, count=14), rng.uniform(1.2, 1.6)
    parts += diamond(shape, tyre, slope=rng.uniform(0.03, 0.1), thick=thick)
    parts += fork(shape, tyre, thick=0.02) + drive(rng, shape.crank, shape.rear, ring=0.08)
    style = pick(rng, "banana", "wide") if small else "sport"
    parts += _seat(rng, shape, style) + bars(rng, shape, pick(rng, "riser", "flat", "bmx"), rise=0.03)
    if electric:
        head = shape.on_head(0.0)
        ends = [along(shape.crank, head, share) for share in (0.25, 0.85)]
        lifted = [(z - 0.02, y + 0.035) for z, y in ends]
        parts.append(bar(*lifted, 0.04, material="plastic"))
    if chance(rng, 0.4):
        parts += fenders(shape, tyre, material="plastic")
    return parts + extras(rng, shape, tyre)


def bmx(rng: np.random.Generator) -> list[Part]:
    """A BMX: small wheels, a low saddle, high bars with a cross brace, pegs."""
    radius, tyre = rng.uniform(0.235, 0.27), rng.uniform(0.022, 0.03)
    shape = Geometry(
        (radius, radius), rng.uniform(0.9, 1.0), stay=rng.uniform(0.34, 0.38), bracket=0.285,
        seat=rng.uniform(0.2, 0.27), saddle=rng.uniform(0.27, 0.42), seat_angle=71,
        head_angle=rng.uniform(73, 75.5), fork=0.315, head=0.12, offset=0.03
    )
    parts = wheels(rng, shape, tyre, count=pick(rng, 14, 18))
    parts += diamond(shape, tyre, slope=rng.uniform(0, 0.02), thick=rng.uniform(1.0, 1.3))
    parts += fork(shape, tyre, thick=0.014) + drive(
        rng, shape.crank, shape.rear, ring=rng.uniform(0.05, 0.08), arm=0.165
    )
    parts += _seat(rng, shape, "pad") + bars(rng, shape, "bmx", rise=0.02)
    if chance(rng, 0.5):
        for axle in (shape.rear, shape.front):
            pegs = [box((0.09, 0.036, 0.036), at(axle, tyre + 0.08), bevel=0.01, material="metal")]
            parts += both_sides(pegs)
    return parts


def city(rng: np.random.Generator) -> list[Part]:
    """A town bicycle with a high frame: swept bars, wide saddle, mudguards, carrier, lamp."""
    wheel, tyre = rng.uniform(0.33, 0.36), rng.uniform(0.017, 0.024)
    shape = Geometry(
        (wheel, wheel), rng.uniform(1.05, 1.15), stay=rng.uniform(0.44, 0.47), seat=rng.uniform(0.5, 0.58),
        saddle=rng.uniform(0.62, 0.7), head_angle=rng.uniform(66, 70), seat_angle=rng.uniform(66, 71),
        fork=0.4, head=rng.uniform(0.15, 0.22), offset=0.065
    )
    parts = wheels(rng, shape, tyre, count=18)
    parts += diamond(shape, tyre, slope=rng.uniform(0, 0.04)) + fork(shape, tyre, straight=False)
    return parts + _fittings(rng, shape, tyre)


def _fittings(rng: np.random.Generator, shape: Geometry, tyre: float) -> list[Part]:
    """What a bicycle for every day carries."""
    parts = drive(rng, shape.crank, shape.rear, ring=0.09)
    if chance(rng, 0.5):
        ends = [(shape.crank[0] + 0.12, shape.crank[1]), (shape.rear[0] - 0.04, shape.rear[1])]
        parts.append(bar(*ends, 0.05, x=-0.05, material="plastic"))
    parts += _seat(rng, shape, "wide") + bars(
        rng, shape, pick(rng, "swept", "swept", "cruiser", "riser"), rise=rng.uniform(0.05, 0.12)
    )
    if chance(rng, 0.9):
        parts += fenders(shape, tyre)
    if chance(rng, 0.7):
        parts += rack(shape, tyre)
    if chance(rng, 0.45):
        z, y = shape.on_head(shape.head + 0.02)
        size = (rng.uniform(0.3, 0.38), rng.uniform(0.2, 0.26), rng.uniform(0.22, 0.28))
        parts.append(basket((0, y, z + size[2] / 2 + 0.03), size, material=pick(rng, "wood", "metal")))
    return parts + extras(rng, shape, tyre)


def step_through(rng: np.random.Generator) -> list[Part]:
    """A low-entry bicycle: one or two tubes sweep down from the head, straight or curved; a cruiser too."""
    wheel, tyre = rng.uniform(0.3, 0.36), rng.uniform(0.018, 0.028)
    shape = Geometry(
        (wheel, wheel), rng.uniform(1.05, 1.18), stay=rng.uniform(0.45, 0.48), seat=rng.uniform(0.45, 0.54),
        saddle=rng.uniform(0.58, 0.68), head_angle=rng.uniform(66, 70), seat_angle=rng.uniform(66, 71),
        fork=0.4, head=rng.uniform(0.17, 0.25), offset=0.065
    )
    parts = wheels(rng, shape, tyre, count=18) + fork(shape, tyre, straight=False)
    style, low, high = pick(
        rng, "swan", "straight", "single", "cruiser"
    ), shape.on_head(0.03), shape.on_head(shape.head - 0.03)
    joint = shape.on_seat_tube(rng.uniform(0.15, 0.3))
    if style in ("swan", "single"):
        sag = rng.uniform(0.05, 0.12)
        middle = along(shape.crank, low, 0.5)
        dip = (middle[0] + 0.5 * sag, middle[1] - 0.8 * sag)
        parts.append(
            bent(
                [shape.crank, (dip[0] - 0.06, dip[1] - 0.06), dip, low],
                1.6 * TUBE if style == "single" else 1.1 * TUBE
            )
        )
        if style == "swan":
            upper = along(joint, high, 0.5)
            parts.append(bent([joint, (upper[0], upper[1] - sag), high], 0.95 * TUBE))
    elif style == "straight":
        parts += [bar(shape.crank, low, 1.1 * TUBE), bar(joint, high, 0.95 * TUBE)]
    else:
        top, under = shape.on_seat_tube(0.9 * shape.seat), along(shape.crank, low, 0.5)
        crest = along(top, high, 0.5)
        parts.append(bent([top, (crest[0], crest[1] + 0.04), high], 1.1 * TUBE))
        parts.append(bent([shape.crank, (under[0] + 0.06, under[1] - 0.05), low], 1.2 * TUBE))
    parts.append(bar(shape.crank, shape.on_seat_tube(shape.seat), TUBE))
    parts += rear_end(shape, shape.on_seat_tube(0.85 * shape.seat), tyre)
    return parts + _fittings(rng, shape, tyre)
