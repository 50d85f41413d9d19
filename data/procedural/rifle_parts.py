"""What rifles are made from. Metres; muzzle to +Z, the bore at x = y = 0, the trigger at z = 0."""

import numpy as np

from data.procedural.kit import (
    Part,
    box,
    chance,
    cylinder,
    ellipsoid,
    extrude,
    extrude_rounded,
    facing,
    joined,
    moved,
    painted,
    pick,
    revolve,
    rod,
    rounded_path,
    smooth_curve,
    sweep,
)

Side = list[tuple[float, float]]
"""A shape seen from the side: (z, y)."""


def flat(side: Side, width: float, *, bevel: float = 0.003, material: str = "metal") -> Part:
    """A shape seen from the side, `width` across, its edges broken."""
    return extrude(side, width, bevel=bevel, facing="x", material=material)


def flowing(
    side: Side, width: float, *, points: int = 30, round: float = 0.45, material: str = "wood"
) -> Part:
    """A carved shape through these points seen from the side, its edges rounded by `round` of the width."""
    outline = smooth_curve(np.array([*side, side[0]]), points + 1)[:-1]
    return extrude_rounded(outline, width, radius=round * width, facing="x", material=material)


def turned(
    profile: Side, *, y: float = 0.0, x: float = 0.0, sides: int = 12, material: str = "metal"
) -> Part:
    """A turned solid about a line along Z: `profile` holds (z, radius) from the back to the front."""
    body = revolve([(radius, z) for z, radius in profile], sides=sides, material=material)
    return facing(body, "z", (x, y, 0))


def barrel(
    rng: np.random.Generator, start: float, end: float, radius: float, *, muzzle: str | None = None
) -> list[Part]:
    """A barrel and what is at its end: "plain", "crown", "hider", "brake" or "can" (a silencer)."""
    style = muzzle or pick(rng, "plain", "plain", "crown", "hider", "brake")
    slim = rng.uniform(0.75, 1.0) * radius
    parts = [turned([(start, radius), (start + 0.25 * (end - start), radius), (end, slim)])]
    if style == "crown":
        parts.append(turned([(end - 0.02, 1.25 * slim), (end + 0.004, 1.25 * slim)]))
    elif style == "hider":
        wide = 1.35 * slim
        parts.append(
            turned([(end - 0.01, 0.9 * slim), (end, wide), (end + 0.045, wide), (end + 0.05, 0.8 * wide)])
        )
    elif style == "brake":
        wide, step = rng.uniform(1.6, 2.2) * slim, rng.uniform(0.018, 0.028)
        fins = [
            box((2.4 * wide, 1.7 * wide, 0.5 * step), (0, 0, end + k * step), bevel=0.002, material="metal")
            for k in range(pick(rng, 2, 3))
        ]
        parts += [turned([(end - 0.01, slim), (end + 3 * step, slim)]), joined(fins)]
    elif style == "can":
        wide, long = rng.uniform(1.8, 2.6) * slim, rng.uniform(0.12, 0.22)
        parts.append(
            turned(
                [(end - 0.01, 0.9 * wide), (end, wide), (end + long, wide), (end + long + 0.004, 0.6 * wide)]
            )
        )
    return parts


def guard(
    rng: np.random.Generator, y: float, *, front: float = 0.045, back: float = -0.035, deep: float = 0.032
) -> list[Part]:
    """The trigger at z = 0 and the bow around it, below y."""
    path = [(0, y, front), (0, y - deep, front - 0.01), (0, y - deep, back + 0.015), (0, y, back)]
    bow = sweep(
        rounded_path(path, 0.016),
        np.array([(-1, -0.4), (1, -0.4), (1, 0.4), (-1, 0.4)]) * 0.005,
        up=(1, 0, 0),
    )
    bow = painted(bow, "metal")
    curve = [
        (0.003, y + 0.004), (0.006, y - 0.01), (0.012, y - 0.022), (0.007, y - 0.022), (-0.001, y - 0.01),
        (-0.004, y),
    ]  # fmt: skip
    return [bow, flat(curve, 0.006, bevel=0.0)]


def grip(
    rng: np.random.Generator, y: float, *, z: float = -0.04, long: float = 0.1, material: str = "plastic"
) -> Part:
    """A pistol grip below y, raked back."""
    rake, wide = rng.uniform(0.2, 0.5) * long, rng.uniform(0.036, 0.046)
    low = y - long
    side = [(z + 0.015, y + 0.01), (z - 0.01 - 0.4 * rake, y - 0.55 * long), (z + 0.012 - rake, low)]
    side += [
        (z - 0.7 * wide - rake, low + 0.006),
        (z - wide - 0.5 * rake, y - 0.5 * long),
        (z - wide, y + 0.01),
    ]
    return flat(side, rng.uniform(0.026, 0.034), bevel=0.008, material=material)


def magazine(
    rng: np.random.Generator, y: float, z: float, style: str, *, long: float, wide: float = 0.06
) -> list[Part]:
    """A magazine below y, `wide` along Z: "straight", "raked", "curved" or "drum"."""
    thick = rng.uniform(0.022, 0.028)
    if style == "drum":
        radius = 0.5 * long
        body = cylinder(radius, rng.uniform(0.05, 0.075), sides=20)
        return [
            moved(
                body,
                rotate=(90, 0, 0) if chance(rng, 0.4) else (0, 0, 90),
                translate=(0, y - 0.85 * radius, z),
            ),
            box((thick, 0.6 * radius, wide), (0, y - 0.2 * radius, z), material="metal"),
        ]
    t = np.linspace(0, 1, 7 if style == "curved" else 2)
    bend = rng.uniform(0.25, 0.5) * long if style == "curved" else rng.uniform(0.08, 0.25) * long
    ahead = {"straight": 0 * t, "raked": bend * t, "curved": bend * t**1.8}[style]
    front = [(z + wide / 2 + a, y + 0.012 - (long + 0.012) * s) for a, s in zip(ahead, t, strict=True)]
    drop = 0.25 * wide * (style == "curved")
    back = [
        (z - wide / 2 + a, y + 0.012 - (long + 0.012) * s - drop * s) for a, s in zip(ahead, t, strict=True)
    ]
    parts = [flat([*front, *reversed(back)], thick, bevel=0.003, material=pick(rng, "metal", "plastic"))]
    if style != "curved" and chance(rng, 0.5):
        foot = (z + ahead[-1], y - long)
        parts.append(
            box((1.2 * thick, 0.01, 1.1 * wide), (0, foot[1], foot[0]), bevel=0.003, material="plastic")
        )
    return parts


def bolt(rng: np.random.Generator, z: float, *, y: float = 0.0) -> list[Part]:
    """A bolt's handle with its knob at the right, and the bolt's end behind."""
    out, down = rng.uniform(0.035, 0.05), rng.uniform(0.0, 0.035)
    knob = (out + 0.012, y - down, z - 0.01)
    arm = rod((0.008, y, z), knob, 0.005, sides=6)
    return [arm, ellipsoid((0.009, 0.009, 0.009), knob, segments=8, material="metal")]
