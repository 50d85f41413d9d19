"""Displays with the computer in them, or one beside them. Metres; the screen faces +Z."""

import numpy as np

from data.procedural.display_parts import foot, knobs, neck, panel, tube_screen, tube_shell
from data.procedural.kit import (
    Part,
    beam,
    both_sides,
    box,
    chance,
    disc,
    ellipsoid,
    extrude,
    frame,
    moved,
    pick,
    placed,
    revolve,
    rounded_path,
    rounded_rectangle,
    slab,
    smooth_curve,
    superellipse,
    sweep,
    tube,
)


def _keyboard(rng: np.random.Generator, wide: float) -> list[Part]:
    """A keyboard with its rows of keys, sloping to the front, its middle at the origin."""
    deep, rows = wide * rng.uniform(0.3, 0.42), pick(rng, 4, 5)
    board = box(
        (wide, 0.05 * wide, deep),
        (0, 0.025 * wide, 0),
        bevel=0.01 * wide,
        material=pick(rng, "plastic", "metal"),
    )
    pitch = 0.86 * deep / rows
    keys = [
        box(
            (0.93 * wide, 0.02 * wide, 0.75 * pitch),
            (0, 0.058 * wide, (k - (rows - 1) / 2) * pitch),
            material="plastic",
        )
        for k in range(rows)
    ]
    return [board, *keys]


def _cable(path: list[tuple[float, float, float]], thick: float) -> Part:
    return tube(smooth_curve(path, 14), thick, sides=6, material="rubber")


def _aio_stand(
    rng: np.random.Generator, style: str, size: tuple[float, float, float], level: float, material: str
) -> list[Part]:
    """What holds a slim computer's screen (width, height, depth), whose middle is at `level`, up."""
    width, height, deep = size
    if style == "leg":
        thick, reach = 0.014 * width + 0.002, 0.36 * width
        path = [(0, thick, 0.4 * reach), (0, thick, -0.55 * reach)]
        path += [(0, 0.75 * level, -0.5 * deep - 0.3 * thick), (0, 0.95 * level, -0.5 * deep)]
        section = rounded_rectangle(2 * thick, width * rng.uniform(0.3, 0.45), 0.5 * thick)
        return [sweep(rounded_path(path, 0.12 * reach), section, material="metal")]
    if style == "dome":
        dome = np.array([(1, 0), (0.98, 0.15), (0.85, 0.45), (0.5, 0.75), (0, 0.86)]) * 0.26 * width
        arm = [(0, 0.2 * width, -0.16 * width), (0, 0.45 * level + 0.1 * width, -0.2 * width)]
        arm.append((0, level, -0.4 * deep))
        return [
            revolve(dome, (0, 0, -0.16 * width), sides=24, material=material),
            tube(rounded_path(arm, 0.1), 0.02 * width, sides=10),
        ]
    tall = level - 0.3 * height
    leg = box((0.06 * width, tall, 0.03 * width), (0.36 * width, tall / 2, 0.01), material="metal")
    start, end = (0, 0.7 * level, -0.4 * deep), (0, 0.01, -0.45 * width)
    prop = beam(start, end, size=(0.5 * width, 0.02 * width), material="metal")
    return [*both_sides([leg]), prop]


def _desk_set(rng: np.random.Generator, width: float) -> list[Part]:
    """A keyboard and a mouse in front of a screen of this width, their cables running back under it."""
    front = 0.36 * width
    keys = placed(_keyboard(rng, 0.62 * width), translate=(0, 0, front))
    x = 0.42 * width
    mouse = ellipsoid((0.035 * width, 0.022 * width, 0.056 * width), (x, 0.02 * width, front), segments=12)
    return [
        *keys,
        mouse,
        _cable([(0, 0.02, 0.26 * width), (0.06, 0.008, 0.1 * width), (0, 0.02, -0.1 * width)], 0.006),
        _cable(
            [(x, 0.012, front), (0.9 * x, 0.008, 0.2 * width), (0.1 * width, 0.012, -0.08 * width)], 0.005
        ),
    ]


def all_in_one(rng: np.random.Generator) -> list[Part]:
    """A slim screen with a broad chin on a bent leg, a dome or an easel, perhaps with its keyboard."""
    width, material = rng.uniform(0.48, 0.68), pick(rng, "metal", "metal", "plastic", "paint")
    height, deep = width * rng.uniform(0.58, 0.74), width * rng.uniform(0.03, 0.07)
    chin, tilt = height * rng.uniform(0.1, 0.24), rng.uniform(0, 9)
    parts, low = (
        panel(rng, (width, height), deep, material=material, border=0.03 * width),
        (chin - height) / 2,
    )
    parts.append(box((width, chin, 0.024 * width), (0, low, deep / 2), bevel=0.004, material=material))
    parts.append(disc(0.22 * chin, 0.02, (0, low, deep / 2 + 0.01 * width), sides=16, material="glass"))
    level = height * rng.uniform(0.65, 0.82)
    parts = placed(parts, rotate=(-tilt, 0, 0), translate=(0, level, 0))
    parts += _aio_stand(rng, pick(rng, "leg", "leg", "dome", "easel"), (width, height, deep), level, material)
    return parts + (_desk_set(rng, width) if chance(rng, 0.35) else [])


def gumdrop(rng: np.random.Generator) -> list[Part]:
    """A rounded all-in-one computer of translucent plastic, tapering to a rounded back, with a handle."""
    width = rng.uniform(0.36, 0.42)
    height, deep = width * rng.uniform(0.92, 1.04), width * rng.uniform(1.0, 1.2)
    corner, lift = rng.uniform(0.28, 0.4), rng.uniform(0.04, 0.14) * height
    t = np.array([0, 0.03, 0.12, 0.3, 0.5, 0.7, 0.85, 0.95, 1.0])
    shrink = np.array([0.94, 0.99, 1.0, 0.97, 0.87, 0.7, 0.5, 0.3, 0.1])
    levels = [(width * s, height * s, 2 * lift * u**1.5, -deep * u) for u, s in zip(t, shrink, strict=True)]
    parts = [tube_shell(levels, corner=corner, material=pick(rng, "plastic", "glass", "paint"))]
    size = (0.74 * width, 0.6 * height)
    parts.append(tube_screen(size, (0, 0.09 * height, 0), bulge=0.03 * width))
    parts.append(
        frame(
            (1.12 * size[0], 1.14 * size[1]),
            0.06 * width,
            0.05 * width,
            (0, 0.09 * height, 0),
            radius=0.08 * width,
            material="plastic",
        )
    )
    parts.append(box((0.4 * width, 0.02 * height, 0.03), (0, -0.33 * height, -0.002), material="metal"))
    parts += [
        disc(0.07 * width, 0.03, (s * 0.3 * width, -0.34 * height, -0.006), sides=16, material="fabric")
        for s in (-1, 1)
    ]
    parts.append(
        box(
            (0.5 * width, 0.12 * height, 0.35 * deep),
            (0, -0.46 * height, -0.24 * deep),
            bevel=0.02,
            material="plastic",
        )
    )
    if chance(rng, 0.6):
        y = 0.36 * height + lift
        path = [
            (-0.2 * width, y, -0.5 * deep),
            (-0.16 * width, y + 0.12 * height, -0.58 * deep),
            (0.16 * width, y + 0.12 * height, -0.58 * deep),
            (0.2 * width, y, -0.5 * deep),
        ]
        parts.append(tube(rounded_path(path, 0.08 * width), 0.022 * width, sides=8, material="plastic"))
    tilt = rng.uniform(4, 12)
    return placed(parts, rotate=(-tilt, 0, 0))


def compact(rng: np.random.Generator) -> list[Part]:
    """A small upright computer or terminal with a tube, a disk slot, and often its keyboard on a cable."""
    width = rng.uniform(0.24, 0.34)
    height, deep = width * rng.uniform(1.0, 1.5), width * rng.uniform(0.85, 1.15)
    material, lean = pick(rng, "plastic", "plastic", "metal"), rng.uniform(0.0, 0.1)
    side = [
        (-deep / 2, 0),
        (deep / 2, 0),
        (deep / 2 - lean * height, height),
        (-deep / 2 + 0.05 * deep, height),
    ]
    parts = [moved(extrude(side, width, material=material), rotate=(0, -90, 0))]
    size, tilt = (0.76 * width, 0.58 * width), -np.degrees(np.arctan(lean))
    y = height - 0.45 * width
    at = (0, y, deep / 2 - lean * y)
    face = [tube_screen(size, (0, 0, 0), bulge=0.03 * width)]
    face.append(
        frame(
            (1.1 * size[0], 1.12 * size[1]),
            0.05 * width,
            0.06 * width,
            radius=0.06 * width,
            material="plastic",
        )
    )
    low = 0.3 * (height - 0.75 * width) - y
    face.append(box((0.42 * width, 0.035 * width, 0.02), (0.15 * width, low, 0), material="rubber"))
    if chance(rng, 0.5):
        face.append(knobs([(-0.3 * width, low)], 0.03 * width, 0))
    parts += placed(face, rotate=(tilt, 0, 0), translate=at)
    if chance(rng, 0.5):
        parts.append(box((1.06 * width, 0.06 * height, 1.04 * deep), (0, 0.0, 0), material=material))
    if chance(rng, 0.6):
        front = deep / 2 + rng.uniform(0.22, 0.34) * width
        parts += placed(_keyboard(rng, 1.3 * width), translate=(0, 0, front))
        parts.append(
            _cable(
                [
                    (0.2 * width, 0.02, front),
                    (0.25 * width, 0.01, deep / 2 + 0.02),
                    (0.2 * width, 0.03, deep / 2 - 0.06),
                ],
                0.008,
            )
        )
    return parts


def terminal(rng: np.random.Generator) -> list[Part]:
    """A monitor standing on a flat computer case, with a keyboard in front."""
    width, material = rng.uniform(0.36, 0.44), pick(rng, "plastic", "plastic", "metal")
    tall, deep = width * rng.uniform(0.22, 0.36), width * rng.uniform(0.9, 1.05)
    base = width * rng.uniform(1.0, 1.2)
    parts = [box((base, tall, deep), (0, tall / 2, -deep / 2), bevel=0.006, material=material)]
    for k in range(pick(rng, 1, 2, 2)):
        at = (0.26 * base, tall * (0.7 - 0.36 * k), 0)
        parts.append(box((0.36 * base, 0.2 * tall, 0.014), at, material="plastic"))
    parts.append(box((0.3 * base, 0.3 * tall, 0.01), (-0.28 * base, 0.5 * tall, 0), material="metal"))
    flat = chance(rng, 0.4)
    height = width * (0.64 if flat else 0.82)
    if flat:
        stand, low = foot(rng, 0.5 * width, material=material)
        level = tall + low + 0.64 * height
        parts += placed(stand, translate=(0, tall - 0.004, -0.45 * deep))
        screen = panel(rng, (width, height), 0.06 * width, material=material)
        screen += placed(
            neck(rng, (tall + 0.4 * low, level), 0.12 * width, 0.028 * width, material=material),
            translate=(0, -level, 0),
        )
        parts += placed(screen, translate=(0, level, -0.4 * deep))
    else:
        level, z = tall + 0.08 * width + height / 2, -0.12 * deep
        rear = (0.6 * width, 0.6 * height, 0, z - 0.78 * deep)
        shell = tube_shell(
            [(width, height, 0, z), (width, height, 0, z - 0.25 * deep), rear], corner=0.06, material=material
        )
        parts.append(moved(shell, translate=(0, level, 0)))
        parts.append(
            tube_screen((0.8 * width, 0.74 * height), (0, level + 0.03 * height, z), bulge=0.03 * width)
        )
        parts.append(
            frame(
                (0.88 * width, 0.82 * height),
                0.05 * width,
                0.05 * width,
                (0, level + 0.03 * height, z),
                radius=0.04 * width,
                material="plastic",
            )
        )
        plan = superellipse((0.34 * width, 0.3 * width), 3, 20)
        parts.append(slab(plan, 0.12 * width, (0, tall + 0.05 * width, -0.45 * deep), material=material))
    front = rng.uniform(0.22, 0.32) * width
    parts += placed(_keyboard(rng, 0.95 * width), translate=(0, 0, front))
    cable = [(0.1, 0.02, front - 0.02), (0.14, 0.01, 0.3 * front), (0.1, 0.025, -0.03)]
    return [*parts, _cable(cable, 0.007)]
