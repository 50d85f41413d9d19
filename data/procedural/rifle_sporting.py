"""Long guns of the hunt, mostly stocked in wood. Metres; muzzle to +Z."""

import numpy as np

from data.procedural.kit import Part, box, chance, ellipsoid, moved, pick, placed, rounded_path, tube
from data.procedural.rifle_parts import barrel, bolt, flat, flowing, grip, guard, magazine, turned
from data.procedural.rifle_sights import bipod, iron_sights, rail, scope
from data.procedural.rifle_stocks import wood_stock


def bolt_action(rng: np.random.Generator) -> list[Part]:
    """The hunter's: one piece of wood, a free barrel, a bolt's handle, often a telescope."""
    long, radius, deep = rng.uniform(0.55, 0.72), rng.uniform(0.009, 0.013), rng.uniform(0.042, 0.052)
    parts = wood_stock(rng, ahead=rng.uniform(0.28, 0.42), length=rng.uniform(0.32, 0.37), deep=deep)
    parts += barrel(rng, 0.1, long, radius, muzzle=pick(rng, "plain", "plain", "crown", "brake", "can"))
    parts += [turned([(-0.09, 0.012), (-0.085, 0.017), (0.12, 0.018), (0.17, radius)], y=0.004)]
    parts += bolt(rng, -0.05, y=0.004) + guard(rng, -0.5 * deep - 0.008)
    if chance(rng, 0.7):
        parts += scope(rng, 0.018, rng.uniform(0.0, 0.05), rng.uniform(0.26, 0.36))
    else:
        parts += iron_sights(rng, (long - 0.03, 0.8 * radius), (0.2, 0.9 * radius))
    if chance(rng, 0.5):
        parts += magazine(rng, -0.5 * deep, 0.08, "straight", long=rng.uniform(0.02, 0.05), wide=0.08)
    return parts


def sniper(rng: np.random.Generator) -> list[Part]:
    """A heavy barrel in a chassis or thumbhole stock, a long telescope, a bipod."""
    long, radius, deep = rng.uniform(0.62, 0.85), rng.uniform(0.011, 0.016), rng.uniform(0.046, 0.056)
    wood = chance(rng, 0.5)
    ahead, length = rng.uniform(0.3, 0.4), rng.uniform(0.32, 0.37)
    if wood:
        parts = wood_stock(rng, ahead=ahead, length=length, deep=deep, style=pick(rng, "thumb", "pistol"))
    else:
        side = [
            (-0.09, 0.0), (-0.09, -0.04), (-0.03, -0.045), (0.13, -0.05), (0.15, -0.035), (ahead, -0.026),
            (ahead, 0.0),
        ]  # fmt: skip
        parts = [flat(side, 0.046, bevel=0.008, material="metal"), grip(rng, -0.035, z=-0.04)]
        comb = [
            (-0.08, 0.006), (-0.08, -0.03), (-0.16, -0.028), (-0.22, -0.075), (-length, -0.13),
            (-length, 0.012),
        ]  # fmt: skip
        comb += [(-0.3, 0.022), (-0.17, 0.022), (-0.14, 0.004)]
        parts.append(flat(comb, 0.038, bevel=0.008, material="plastic"))
        parts.append(box((0.04, 0.145, 0.018), (0, -0.06, -length - 0.006), bevel=0.005, material="rubber"))
    parts += barrel(rng, 0.1, long, radius, muzzle=pick(rng, "brake", "brake", "can", "hider"))
    parts.append(turned([(-0.1, 0.016), (-0.09, 0.02), (0.14, 0.02), (0.16, radius)], y=0.004))
    parts += bolt(rng, -0.055, y=0.004) + guard(rng, -0.5 * deep - 0.012)
    if chance(rng, 0.6):
        parts.append(rail(0.022, -0.05, 0.14))
    parts += scope(rng, 0.026, rng.uniform(0.0, 0.06), rng.uniform(0.32, 0.42))
    if chance(rng, 0.75):
        parts += magazine(rng, -0.5 * deep, 0.09, "straight", long=rng.uniform(0.05, 0.1), wide=0.085)
    if chance(rng, 0.75):
        parts += bipod(rng, -0.026, ahead - 0.03, rng.uniform(0.17, 0.26))
    return parts


def lever_action(rng: np.random.Generator) -> list[Part]:
    """The Western one: two tubes one above the other, a looped lever, a hammer."""
    long, radius = rng.uniform(0.5, 0.68), rng.uniform(0.009, 0.012)
    tall, length = rng.uniform(0.05, 0.06), rng.uniform(0.3, 0.34)
    frame = [
        (-0.1, -0.035), (-0.1, 0.004), (-0.06, 0.016), (0.12, 0.018), (0.12, -tall + 0.01),
        (-0.03, -tall + 0.01),
    ]  # fmt: skip
    material = pick(rng, "metal", "metal", "paint")
    parts = [flat(frame, 0.032, bevel=0.004, material=material)]
    drop = rng.uniform(0.03, 0.06)
    butt = [(-0.08, 0.002), (-0.16, -0.012), (-length, -drop + 0.01), (-length - 0.006, -drop - 0.06)]
    butt += [(-length, -drop - 0.115), (-0.6 * length, -0.075), (-0.14, -0.045), (-0.08, -0.035)]
    parts.append(flowing(butt, 0.04, round=0.35))
    fore = rng.uniform(0.24, 0.34)
    low = -2.2 * radius - 0.004
    parts.append(
        flowing([(0.11, 0.0), (fore, -0.004), (fore, low - 0.008), (0.11, -0.042)], 0.036, points=20)
    )
    parts += barrel(rng, 0.1, long, radius, muzzle="plain")
    end = long - pick(rng, 0.02, 0.06, 0.2)
    parts.append(turned([(0.1, 0.9 * radius), (end, 0.9 * radius)], y=-2 * radius))
    parts.append(
        box((0.022, 3.6 * radius, 0.012), (0, -radius, min(end, long) - 0.03), bevel=0.002, material="metal")
    )
    loop = rng.uniform(0.04, 0.07)
    path = [
        (0, -tall + 0.012, 0.05), (0, -tall - 0.03, 0.03), (0, -tall - 0.03, -0.02),
        (0, -tall + 0.004, -0.035),
    ]  # fmt: skip
    path += [
        (0, -tall - loop + 0.01, -0.06), (0, -tall - loop - 0.02, -0.13), (0, -tall + 0.012, -0.15),
        (0, -tall + 0.02, -0.1),
    ]  # fmt: skip
    parts.append(tube(rounded_path(path, 0.02), 0.0055, sides=6))
    parts.append(
        flat([(0.004, -0.04), (0.01, -tall - 0.018), (0.0, -tall - 0.018), (-0.006, -0.04)], 0.006, bevel=0)
    )
    parts.append(flat([(-0.085, 0.0), (-0.12, 0.028), (-0.105, 0.034), (-0.07, 0.012)], 0.01, bevel=0.002))
    return parts + iron_sights(rng, (long - 0.02, 0.8 * radius), (0.2, 0.9 * radius))


def pump(rng: np.random.Generator) -> list[Part]:
    """A shotgun whose ribbed fore-end slides on the magazine under the barrel."""
    long, radius = rng.uniform(0.48, 0.74), rng.uniform(0.0115, 0.0145)
    body = [(-0.1, -0.035), (-0.1, 0.004), (-0.06, 0.018), (0.15, 0.02), (0.15, -0.042), (0.0, -0.045)]
    parts = [flat(body, 0.04, bevel=0.008)]
    parts += barrel(rng, 0.12, long, radius, muzzle=pick(rng, "plain", "plain", "crown"))
    low, end = -2.3 * radius, rng.uniform(0.6, 0.98) * long
    parts.append(turned([(0.12, radius), (end, radius), (end + 0.012, 0.7 * radius)], y=low))
    parts.append(box((0.02, 3.8 * radius, 0.016), (0, low / 2, end - 0.02), bevel=0.003, material="metal"))
    start, wide = rng.uniform(0.19, 0.26), rng.uniform(0.13, 0.2)
    steps = np.linspace(start, start + wide, 11)
    ribs = [(z, 0.022 if k % 2 else 0.0195) for k, z in enumerate(steps)]
    parts.append(turned(ribs, y=low, sides=12, material=pick(rng, "wood", "plastic")))
    material = pick(rng, "wood", "plastic")
    if chance(rng, 0.3):
        parts.append(grip(rng, -0.03, z=-0.075, long=rng.uniform(0.1, 0.12), material=material))
    else:
        end, drop = rng.uniform(0.33, 0.38), rng.uniform(0.03, 0.05)
        butt = [
            (-0.08, 0.0), (-0.16, -0.018), (-end, -drop + 0.005), (-end - 0.004, -drop - 0.06),
            (-end, -drop - 0.125),
        ]  # fmt: skip
        butt += [(-0.6 * end, -0.09), (-0.16, -0.07), (-0.12, -0.066), (-0.08, -0.036)]
        parts.append(flowing(butt, 0.042, round=0.4, material=material))
        parts.append(
            box((0.04, 0.125, 0.018), (0, -drop - 0.06, -end - 0.004), bevel=0.005, material="rubber")
        )
    if chance(rng, 0.3):
        parts.append(rail(0.022, -0.05, 0.12))
    bead = ellipsoid((0.003, 0.004, 0.003), (0, radius + 0.002, long - 0.02), segments=8, material="metal")
    return [*parts, *guard(rng, -0.042, front=0.04), bead]


def double_barrel(rng: np.random.Generator) -> list[Part]:
    """Two barrels side by side or one over the other, perhaps opened at the hinge."""
    long, radius = rng.uniform(0.55, 0.78) * pick(rng, 1, 1, 0.6), rng.uniform(0.0105, 0.013)
    over = chance(rng, 0.45)
    deep = 0.068 if over else 0.05
    action = [
        (-0.09, -deep + 0.02), (-0.09, 0.006), (-0.03, 0.018), (0.06, 0.016), (0.06, -deep + 0.006),
        (0, -deep + 0.004),
    ]  # fmt: skip
    parts = [flat(action, 0.048 if not over else 0.04, bevel=0.006)]
    spots = [(0, 0.0), (0, -2.05 * radius)] if over else [(-1.02 * radius, 0.0), (1.02 * radius, 0.0)]
    tubes = [
        turned([(0.05, 1.15 * radius), (0.2, radius), (long, 0.92 * radius)], y=y, x=x) for x, y in spots
    ]
    tubes.append(box((0.008, 0.007, long - 0.06), (0, radius, long / 2 + 0.03), material="metal"))
    low = -radius - (2 * radius if over else 0)
    fore = [(0.05, -0.004), (0.28, low + 0.01), (0.3, low + 0.004), (0.27, low - 0.014), (0.16, low - 0.02)]
    tubes.append(flowing([*fore, (0.05, low - 0.016)], 0.044, points=22, round=0.35))
    if chance(rng, 0.15):
        pivot = (0, -deep + 0.016, 0.05)
        down = rng.uniform(15, 40)
        tubes = placed(tubes, translate=-np.array(pivot))
        tubes = placed(tubes, rotate=(down, 0, 0), translate=pivot)
    parts += tubes
    length, drop = rng.uniform(0.34, 0.38), rng.uniform(0.035, 0.06)
    butt = [
        (-0.07, 0.004), (-0.16, -0.02), (-length, -drop), (-length - 0.004, -drop - 0.06),
        (-length, -drop - 0.12),
    ]  # fmt: skip
    butt += [
        (-0.6 * length, -0.095),
        (-0.18, -0.07 - pick(rng, 0, 0.02)),
        (-0.13, -0.064),
        (-0.07, -deep + 0.02),
    ]
    parts.append(flowing(butt, 0.042, round=0.42))
    if chance(rng, 0.4):
        ears = [
            flat([(-0.05, 0.0), (-0.09, 0.03), (-0.072, 0.034), (-0.03, 0.008)], 0.008, bevel=0.001)
            for _ in (0, 1)
        ]
        parts += [moved(ear, translate=(s * 0.018, 0, 0)) for ear, s in zip(ears, (-1, 1), strict=True)]
    return parts + guard(rng, -deep + 0.008, front=0.035, back=-0.05)
