"""Long guns of the museum and the range: muskets, carbines, air rifles. Metres; muzzle to +Z."""

import numpy as np

from data.procedural.kit import Part, box, chance, joined, moved, pick, rod
from data.procedural.rifle_parts import barrel, bolt, flat, flowing, guard, magazine, turned
from data.procedural.rifle_sights import iron_sights, scope
from data.procedural.rifle_stocks import wood_stock


def musket(rng: np.random.Generator) -> list[Part]:
    """Stocked to the muzzle, with a lock and its hammer, a ramrod, bands, sometimes a bayonet."""
    long, radius = rng.uniform(0.75, 1.05), rng.uniform(0.009, 0.012)
    ahead = long - rng.uniform(0.06, 0.2)
    deep = rng.uniform(0.032, 0.04)
    parts = wood_stock(rng, ahead=ahead, length=rng.uniform(0.34, 0.4), deep=deep, style="straight")
    parts += barrel(rng, -0.04, long, radius, muzzle="plain")
    if chance(rng, 0.15):
        parts.append(
            turned(
                [
                    (long - 0.1, radius),
                    (long - 0.04, 1.3 * radius),
                    (long + 0.02, rng.uniform(2, 3.2) * radius),
                ]
            )
        )
    low = -0.5 * deep - 0.012
    parts.append(
        rod((0, low, 0.25), (0, low, long - 0.03), 0.004, sides=6, material=pick(rng, "wood", "metal"))
    )
    parts.append(
        joined([turned([(z, 0.02), (z + 0.015, 0.02)], y=-0.006) for z in np.linspace(0.3, ahead - 0.02, 3)])
    )
    lock = flat(
        [(-0.07, -0.022), (-0.05, 0.002), (0.05, 0.004), (0.07, -0.012), (0.04, -0.022)], 0.056, bevel=0.002
    )
    hammer = [
        (-0.03, -0.01), (-0.055, 0.026), (-0.04, 0.046), (-0.012, 0.05), (-0.012, 0.042), (-0.034, 0.034),
        (-0.012, -0.004),
    ]  # fmt: skip
    cock = moved(flat(hammer, 0.01, bevel=0.001), translate=(0.027, 0, 0))
    parts += [lock, cock]
    if chance(rng, 0.7):
        steel = flat([(0.012, 0.004), (0.022, 0.036), (0.03, 0.036), (0.03, 0.0)], 0.014, bevel=0)
        parts.append(moved(steel, translate=(0.026, 0, 0)))
    if chance(rng, 0.3):
        blade = [
            (long - 0.05, 0.014),
            (long + 0.05, 0.016),
            (long + rng.uniform(0.3, 0.42), 0.02),
            (long + 0.04, 0.028),
        ]
        parts += [flat(blade, 0.006, bevel=0), turned([(long - 0.07, 0.014), (long - 0.01, 0.014)], y=0.005)]
    return parts + guard(rng, low + 0.004, front=0.05, back=-0.06, deep=0.028)


def carbine(rng: np.random.Generator) -> list[Part]:
    """A short self-loader in wood: a handguard above, a box below, a peep sight."""
    long, radius, deep = rng.uniform(0.4, 0.56), rng.uniform(0.009, 0.011), rng.uniform(0.042, 0.05)
    ahead = rng.uniform(0.28, 0.34)
    parts = wood_stock(rng, ahead=ahead, length=rng.uniform(0.3, 0.35), deep=deep)
    parts += barrel(rng, 0.05, long, radius, muzzle=pick(rng, "plain", "crown", "hider"))
    parts.append(turned([(-0.07, 0.012), (-0.06, 0.018), (0.12, 0.018), (0.13, 0.014)], y=0.004))
    parts.append(
        flowing([(0.13, 0.0), (0.14, 0.02), (ahead - 0.02, 0.017), (ahead - 0.01, 0.0)], 0.034, points=18)
    )
    parts.append(box((0.046, 0.048, 0.014), (0, -0.012, ahead - 0.01), bevel=0.004, material="metal"))
    style, size = pick(rng, ("straight", 0.09), ("curved", 0.16), ("straight", 0.05))
    parts += magazine(rng, -0.5 * deep, 0.09, style, long=size, wide=0.05)
    parts += bolt(rng, 0.03, y=0.006) + guard(rng, -0.5 * deep - 0.01)
    if chance(rng, 0.35):
        parts.append(
            rod((0, -1.6 * radius, ahead - 0.02), (0, -1.6 * radius, long - 0.06), 0.6 * radius, sides=8)
        )
    return parts + iron_sights(rng, (long - 0.015, 0.8 * radius), (-0.03, 0.02))


def air_rifle(rng: np.random.Generator) -> list[Part]:
    """A spring or bottle gun: a fat tube in a stock, the barrel or the air below it."""
    long, thick = rng.uniform(0.5, 0.65), rng.uniform(0.014, 0.018)
    parts = wood_stock(rng, ahead=rng.uniform(0.22, 0.32), length=rng.uniform(0.32, 0.36), deep=0.046)
    chamber, top = rng.uniform(0.26, 0.34), thick + 0.009
    parts.append(
        turned(
            [(-0.12, 0.7 * thick), (-0.115, thick), (chamber, thick), (chamber + 0.02, 0.7 * thick)], y=0.012
        )
    )
    if chance(rng, 0.5):
        parts.append(
            turned([(chamber - 0.02, 0.009), (long, 0.008), (long, 0.013), (long + 0.12, 0.013)], y=0.012)
        )
        parts.append(box((0.022, 0.03, 0.05), (0, 0.008, chamber + 0.01), bevel=0.003, material="metal"))
        parts.append(box((0.004, 0.02, 0.012), (0, 0.03, long + 0.09), material="metal"))
    else:
        parts.append(turned([(chamber - 0.1, 0.011), (long + 0.1, 0.011)], y=0.04))
        top = 0.049
        bottle = [
            (0.12, 0.5 * thick), (0.16, 1.25 * thick), (long - 0.06, 1.25 * thick),
            (long - 0.01, 0.5 * thick),
        ]  # fmt: skip
        parts += [turned(bottle, y=0.004), turned([(long - 0.16, 0.022), (long - 0.13, 0.022)], y=0.022)]
        parts.append(box((0.03, 0.034, 0.2), (0, 0.034, 0.06), bevel=0.005, material="metal"))
    parts += scope(rng, top, rng.uniform(0.0, 0.05), rng.uniform(0.26, 0.34))
    return parts + guard(rng, -0.033)
