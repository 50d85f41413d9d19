"""Rifles with a magazine before or behind the grip: assault rifles, submachine guns, machine guns. Metres."""

import numpy as np

from data.procedural.kit import Part, box, chance, cylinder, joined, moved, pick, rounded_path, tube
from data.procedural.rifle_parts import barrel, bolt, flat, flowing, grip, guard, magazine, turned
from data.procedural.rifle_sights import bipod, iron_sights, rail, scope, sight
from data.procedural.rifle_stocks import foregrip, handguard, tail


def _optic(rng: np.random.Generator, y: float, z: float, *, share: float = 0.7) -> list[Part]:
    """A telescope, a small sight or nothing on y about z."""
    if not chance(rng, share):
        return []
    return scope(rng, y, z, rng.uniform(0.16, 0.28)) if chance(rng, 0.4) else sight(rng, y, z)


def _handle(rng: np.random.Generator, y: float, start: float, end: float) -> Part:
    """A carrying handle above y."""
    high = rng.uniform(0.035, 0.055)
    side = [
        (start, y - 0.004), (start + 0.01, y + high), (end - 0.03, y + high), (end, y - 0.004),
        (end - 0.025, y - 0.004),
    ]  # fmt: skip
    side += [(end - 0.045, y + high - 0.014), (start + 0.03, y + high - 0.014), (start + 0.025, y - 0.004)]
    return flat(side, 0.018, bevel=0.002)


def assault_straight(rng: np.random.Generator) -> list[Part]:
    """Barrel, receiver and stock in one line: a box magazine, rails or a carrying handle."""
    long, top, low = rng.uniform(0.36, 0.6), rng.uniform(0.024, 0.03), -0.04
    front = rng.uniform(0.14, 0.18)
    frame = [
        (-0.085, low + 0.02), (-0.085, top - 0.006), (-0.07, top), (front, top), (front, -0.02),
        (0.125, low - 0.012),
    ]  # fmt: skip
    frame += [(0.05, low - 0.012), (0.045, low), (-0.05, low)]
    parts = [flat(frame, rng.uniform(0.03, 0.036), bevel=0.005, material=pick(rng, "metal", "plastic"))]
    reach = rng.uniform(0.17, 0.34)
    parts += handguard(rng, front - 0.004, min(front + reach, long - 0.03), rng.uniform(0.044, 0.056))
    parts += barrel(
        rng, front - 0.02, long, rng.uniform(0.008, 0.011), muzzle=pick(rng, "hider", "hider", "brake", "can")
    )
    parts += [grip(rng, low + 0.006, z=-0.036), *guard(rng, low, front=0.05, back=-0.03)]
    style = pick(rng, "straight", "raked", "curved")
    parts += magazine(rng, low, 0.088, style, long=rng.uniform(0.1, 0.19))
    butt = pick(rng, "tube", "tube", "fixed", "skeleton", "frame")
    parts += tail(rng, butt, back=-0.085, length=rng.uniform(0.2, 0.28), y=rng.uniform(-0.004, 0.01))
    if chance(rng, 0.4):
        parts.append(_handle(rng, top, -0.07, 0.1))
    else:
        parts.append(rail(top + 0.002, -0.07, front - 0.01))
        parts += _optic(rng, top + 0.008, 0.02, share=0.8)
    post = [
        (front + reach - 0.03, 0.0), (front + reach - 0.012, 0.05), (front + reach - 0.004, 0.05),
        (front + reach + 0.012, 0.0),
    ]  # fmt: skip
    if chance(rng, 0.6) and front + reach + 0.02 < long:
        parts.append(flat(post, 0.012, bevel=0.001))
    if chance(rng, 0.3):
        parts.append(foregrip(rng, -0.024, front + 0.6 * min(reach, long - front - 0.03)))
    return parts


def _butt(rng: np.random.Generator, material: str) -> Part:
    """A plain club of a stock."""
    end = rng.uniform(0.3, 0.35)
    side = [(-0.09, 0.01), (-end, -0.012), (-end - 0.004, -0.07), (-end, -0.13), (-0.2, -0.065)]
    return flowing([*side, (-0.09, -0.028)], 0.038, round=0.35, material=material)


def assault_wood(rng: np.random.Generator) -> list[Part]:
    """The other school: a gas tube over the barrel, a strongly curved magazine, furniture of wood."""
    long, top, low = rng.uniform(0.38, 0.56), rng.uniform(0.028, 0.034), -0.03
    material = pick(rng, "wood", "wood", "plastic")
    cover = [
        (-0.1, low), (-0.1, 0.012), (-0.085, top), (0.13, top), (0.14, 0.02), (0.14, low - 0.006),
        (0.04, low - 0.006),
    ]  # fmt: skip
    parts = [flat(cover, 0.034, bevel=0.008)]
    fore = rng.uniform(0.26, 0.32)
    parts.append(
        flowing(
            [(0.135, 0.004), (fore, 0.002), (fore, -0.024), (0.2, -0.036), (0.135, -0.032)],
            0.044,
            points=22,
            material=material,
        )
    )
    parts.append(
        flowing(
            [(0.13, 0.01), (0.14, 0.036), (fore - 0.02, 0.036), (fore, 0.02), (fore, 0.01)],
            0.034,
            points=18,
            material=material,
        )
    )
    parts += barrel(
        rng, 0.12, long, rng.uniform(0.0075, 0.01), muzzle=pick(rng, "hider", "brake", "plain", "can")
    )
    gas = min(fore + 0.08, long - 0.04)
    parts.append(turned([(0.14, 0.008), (gas, 0.008)], y=0.024))
    parts.append(box((0.018, 0.042, 0.024), (0, 0.012, gas), bevel=0.003, material="metal"))
    parts += iron_sights(rng, (long - 0.03, 0.006), (0.13, top))
    style = pick(rng, "curved", "curved", "curved", "drum")
    parts += magazine(rng, low, 0.09, style, long=rng.uniform(0.14, 0.2), wide=rng.uniform(0.055, 0.068))
    parts += [grip(rng, low + 0.006, z=-0.045, material=material), *guard(rng, low, front=0.05, back=-0.04)]
    kind = pick(rng, "wood", "wood", "wire", "frame", "tube")
    parts += (
        [_butt(rng, material)]
        if kind == "wood"
        else tail(rng, kind, back=-0.1, length=rng.uniform(0.2, 0.26))
    )
    parts += bolt(rng, 0.06, y=0.014)
    if chance(rng, 0.3):
        parts += _optic(rng, top, 0.0, share=1.0)
    return parts


def bullpup(rng: np.random.Generator) -> list[Part]:
    """The magazine behind the grip: a short deep body with a thumb's or a hand's hole."""
    back, front = -rng.uniform(0.32, 0.4), rng.uniform(0.12, 0.24)
    top, low = rng.uniform(0.028, 0.04), -rng.uniform(0.045, 0.06)
    long, butt = front + rng.uniform(0.06, 0.28), rng.uniform(0.1, 0.14)
    body = [
        (back, top - 0.01), (back, top - butt), (back + 0.05, top - butt), (-0.2, low - 0.01),
        (-0.07, low),
    ]  # fmt: skip
    body += [
        (0.06, low + 0.012), (front, low + 0.02), (front, top - 0.014), (front - 0.04, top),
        (back + 0.03, top),
    ]  # fmt: skip
    parts = [
        flat(body, rng.uniform(0.044, 0.058), bevel=0.012, material=pick(rng, "plastic", "plastic", "metal"))
    ]
    parts += barrel(
        rng, front - 0.03, long, rng.uniform(0.008, 0.012), muzzle=pick(rng, "hider", "brake", "can", "plain")
    )
    parts += _hold(rng, low)
    if chance(rng, 0.25):
        parts.append(box((0.05, 0.024, 0.26), (0, top + 0.006, -0.12), bevel=0.005, material="plastic"))
    else:
        style = pick(rng, "straight", "raked", "curved")
        parts += magazine(rng, low - 0.006, -0.16, style, long=rng.uniform(0.1, 0.17))
    if chance(rng, 0.35):
        parts.append(_handle(rng, top, -0.12, front - 0.03))
    else:
        parts.append(rail(top, -0.12, front - 0.05))
        parts += _optic(rng, top + 0.006, 0.0, share=0.85)
    return parts + ([foregrip(rng, low + 0.02, front - 0.04)] if chance(rng, 0.25) else [])


def _hold(rng: np.random.Generator, low: float) -> list[Part]:
    """A bullpup's grip and trigger below y = `low`."""
    if chance(rng, 0.4):
        # the grip and a fore-grip joined below into one frame with a hole to put the hand through
        bow = [
            (0, low + 0.01, 0.09), (0, low - 0.07, 0.085), (0, low - 0.085, 0.0), (0, low - 0.075, -0.07),
            (0, low + 0.01, -0.05),
        ]  # fmt: skip
        parts = [tube(rounded_path(bow, 0.04), rng.uniform(0.012, 0.016), sides=8, material="plastic")]
    else:
        parts = [
            grip(rng, low + 0.012, z=-0.03),
            *guard(rng, low + 0.014, front=0.07, deep=rng.uniform(0.03, 0.06)),
        ]
    side = [(0.01, low + 0.016), (0.012, low - 0.02), (0.004, low - 0.02), (0.0, low + 0.016)]
    return [*parts, flat(side, 0.008, bevel=0)]


def submachine(rng: np.random.Generator) -> list[Part]:
    """Short and boxy or tubular: a stick of a magazine below, in the grip or at the side, a folding stock."""
    boxy = chance(rng, 0.5)
    front, long = rng.uniform(0.14, 0.24), rng.uniform(0.2, 0.36)
    long = max(long, front + 0.03)
    muzzle = pick(rng, "plain", "crown", "can", "hider")
    parts = barrel(rng, front - 0.02, long, rng.uniform(0.008, 0.013), muzzle=muzzle)
    parts += _boxy(rng, front) if boxy else _tubular(rng, front, long)
    butt = pick(rng, "wire", "wire", "tube", "frame", "fixed")
    return parts + tail(rng, butt, back=-0.1 if boxy else -0.15, length=rng.uniform(0.16, 0.26))


def _boxy(rng: np.random.Generator, front: float) -> list[Part]:
    """An angular receiver with its grip, magazine and sights, up to z = `front`."""
    tall = rng.uniform(0.045, 0.07)
    low = 0.025 - tall
    body = [
        (-0.1, low + 0.006), (-0.1, 0.022), (-0.09, 0.026), (front, 0.026), (front, low + 0.016),
        (0.08, low), (-0.08, low),
    ]  # fmt: skip
    parts = [flat(body, rng.uniform(0.036, 0.05), bevel=0.006)]
    parts += [grip(rng, low + 0.006, z=-0.035), *guard(rng, low + 0.002)]
    inside = chance(rng, 0.35)
    at = (low - 0.09, -0.062) if inside else (low, 0.075)
    parts += magazine(
        rng,
        at[0],
        at[1],
        pick(rng, "straight", "curved", "raked"),
        long=rng.uniform(0.1, 0.2),
        wide=0.036,
    )
    parts += (
        sight(rng, 0.026, 0.0)
        if chance(rng, 0.35)
        else iron_sights(rng, (front - 0.02, 0.026), (-0.07, 0.026))
    )
    return parts + ([foregrip(rng, low + 0.014, front - 0.03)] if chance(rng, 0.3) else [])


def _tubular(rng: np.random.Generator, front: float, long: float) -> list[Part]:
    """A tube with a jacket around the barrel, a drum below or a stick below or at the side."""
    radius = rng.uniform(0.018, 0.024)
    parts = [turned([(-0.16, 0.7 * radius), (-0.15, radius), (front, radius), (front + 0.006, 0.7 * radius)])]
    jacket = np.linspace(front, long - 0.01, 9)
    parts.append(turned([(z, 0.016 if k % 2 else 0.013) for k, z in enumerate(jacket)]))
    parts.append(flat([(-0.12, -0.008), (-0.12, -0.032), (0.02, -0.036), (0.07, -0.03), (0.07, -0.01)], 0.03))
    parts += [
        grip(rng, -0.028, z=-0.05, material=pick(rng, "wood", "plastic")),
        *guard(rng, -0.032, front=0.04),
    ]
    if chance(rng, 0.5):
        parts += magazine(rng, -0.018, 0.11, "drum", long=rng.uniform(0.11, 0.15))
        parts.append(foregrip(rng, -0.012, front + 0.02))
    else:
        stick = joined(magazine(rng, -0.012, 0.11, pick(rng, "straight", "curved"), long=0.18, wide=0.036))
        parts.append(moved(stick, rotate=(0, 0, pick(rng, 0, 0, -90))))
    return parts + iron_sights(rng, (long - 0.02, 0.012), (-0.1, radius))


def machine_gun(rng: np.random.Generator) -> list[Part]:
    """Long and heavy on a bipod: a box or drum below, a carrying handle, a jacket with holes or fins."""
    long, radius = rng.uniform(0.6, 0.82), rng.uniform(0.011, 0.015)
    top, low = rng.uniform(0.032, 0.042), -rng.uniform(0.036, 0.046)
    body = [
        (-0.14, low + 0.02), (-0.14, top - 0.012), (-0.1, top), (0.12, top), (0.24, 0.02),
        (0.24, low + 0.012), (0.1, low),
    ]  # fmt: skip
    parts = [flat([*body, (-0.08, low)], rng.uniform(0.044, 0.058), bevel=0.006)]
    parts += barrel(rng, 0.22, long, radius, muzzle=pick(rng, "hider", "brake", "plain"))
    style = pick(rng, "jacket", "gas", "fins")
    if style == "jacket":
        parts += handguard(rng, 0.23, 0.23 + rng.uniform(0.14, 0.26), 0.05, material="metal")
    elif style == "gas":
        parts.append(turned([(0.23, 0.011), (0.75 * long, 0.011)], y=-0.026))
        parts.append(box((0.02, 0.05, 0.03), (0, -0.014, 0.72 * long), bevel=0.003, material="metal"))
        parts += handguard(rng, 0.23, 0.36, 0.056, material=pick(rng, "wood", "plastic"))
    else:
        steps = np.linspace(0.23, 0.6 * long, 21)
        parts.append(turned([(z, (1.9 if k % 2 else 1.2) * radius) for k, z in enumerate(steps)]))
    parts += [grip(rng, low + 0.006, z=-0.05), *guard(rng, low)]
    parts += _feed(rng, top, low)
    butt = pick(rng, "fixed", "fixed", "skeleton", "tube")
    parts += tail(rng, butt, back=-0.14, length=rng.uniform(0.2, 0.28))
    parts += bipod(
        rng, -0.01 if style != "gas" else -0.02, rng.uniform(0.5, 0.75) * long, rng.uniform(0.18, 0.28)
    )
    return parts + iron_sights(rng, (0.9 * long, radius - 0.002), (-0.06, top - 0.002))


def _feed(rng: np.random.Generator, top: float, low: float) -> list[Part]:
    """What a machine gun is fed from: a box, a pan on top, a magazine below or above."""
    style = pick(rng, "box", "box", "pan", "curved", "top")
    if style == "pan":
        radius, tall = rng.uniform(0.07, 0.1), rng.uniform(0.035, 0.06)
        return [cylinder(radius, tall, (0, top + 0.45 * tall, 0.08), sides=20)]
    if style == "top":
        return [moved(joined(magazine(rng, -top, 0.1, "curved", long=0.17)), rotate=(0, 0, 180))]
    if style == "curved":
        parts = magazine(rng, low, 0.1, "curved", long=0.18)
    else:
        size = (rng.uniform(0.07, 0.13), rng.uniform(0.09, 0.13), rng.uniform(0.08, 0.15))
        at, material = (-0.015, low - 0.45 * size[1], 0.12), pick(rng, "metal", "plastic")
        parts = [box(size, at, bevel=0.006, material=material)]
    return parts + ([_handle(rng, top - 0.004, 0.06, 0.2)] if chance(rng, 0.6) else [])
