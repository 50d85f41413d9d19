"""Loudspeakers to carry or play through, in metres: guitar amplifiers, boomboxes, party boxes."""

import numpy as np

from data.procedural.kit import (
    Part,
    box,
    chance,
    cylinder,
    extrude,
    facing,
    frame,
    moved,
    pick,
    placed,
    rounded_path,
    rounded_rectangle,
    tube,
)
from data.procedural.loudspeaker_fittings import carry_handle, corner_guards, feet, knobs
from data.procedural.loudspeaker_parts import Hole, baffle, cabinet, draw_look, unit


def combo(rng: np.random.Generator) -> list[Part]:
    """A guitar amplifier: cloth over its speaker, a row of knobs, a handle, metal corners."""
    width = rng.uniform(0.38, 0.65)
    size = (width, width * rng.uniform(0.7, 1.0), width * rng.uniform(0.36, 0.55))
    _, height, depth = size
    skin, front = pick(rng, "leather", "leather", "fabric", "wood"), depth / 2
    edge, strip = rng.uniform(0.018, 0.03), rng.uniform(0.12, 0.2) * height
    above = chance(rng, 0.75)
    panel_y = height - edge - strip / 2 if above else edge + strip / 2
    cloth = (width - 1.8 * edge, height - strip - 2.2 * edge)
    cloth_y = edge + cloth[1] / 2 if above else edge + strip + 0.2 * edge + cloth[1] / 2
    parts = [
        box((width, height, depth - 0.03), (0, height / 2, -0.015), bevel=0.006, material=skin),
        frame((width, height), edge, 0.05, (0, height / 2, front - 0.02), radius=0.01, material=skin),
        box(
            (width - 1.6 * edge, strip, 0.03),
            (0, panel_y, front - 0.018),
            material=pick(rng, "metal", "paint", "plastic"),
        ),
        extrude(rounded_rectangle(*cloth), 0.03, (0, cloth_y, front - 0.018), bevel=0.004, material="fabric"),
    ]
    count = int(rng.integers(4, 10))
    xs = np.linspace(-0.4, 0.4 * pick(rng, 1.0, 0.6), count) * width
    parts += knobs(rng, xs, panel_y, front - 0.003, min(0.24 * strip, 0.016))
    if chance(rng, 0.5):
        parts.append(
            frame(
                (cloth[0] + 0.006, cloth[1] + 0.006),
                0.012,
                0.03,
                (0, cloth_y, front - 0.008),
                material="metal",
            )
        )
    if chance(rng, 0.4):  # a look at the speaker behind the cloth
        parts += unit(draw_look(rng), Hole("woofer", 0, cloth_y, 0.42 * min(cloth)), front + 0.008, 0.02)
    parts.append(
        box(
            (0.2 * width, 0.03, 0.01),
            (-0.25 * width, cloth_y + 0.3 * cloth[1], front),
            bevel=0.003,
            material="metal",
        )
    )
    parts.append(carry_handle(0, height - 0.004, 0, rng.uniform(0.16, 0.24)))
    parts += corner_guards(size, 0.04) if chance(rng, 0.6) else []
    return parts + feet(rng, size, style="pads")


def stack(rng: np.random.Generator) -> list[Part]:
    """A cabinet of two or four guitar speakers, most with the amplifier's head on it."""
    width = rng.uniform(0.6, 0.78)
    size = (width, width * rng.uniform(0.9, 1.05), width * rng.uniform(0.42, 0.5))
    _, height, depth = size
    look, front = draw_look(rng, "leather", "leather", "wood"), depth / 2
    deep, edge = 0.05, 0.03
    parts = [box((width, height, depth - deep), (0, height / 2, -deep / 2), material=look.shell)]
    parts.append(
        frame((width, height), edge, deep + 0.01, (0, height / 2, front - deep / 2), material=look.shell)
    )
    r = rng.uniform(0.17, 0.2) * width
    rows = (0.27, 0.73) if chance(rng, 0.8) else (0.5,)
    for x in (-1, 1):
        holes = [Hole("woofer", x * 0.235 * width, at * height, r) for at in rows]
        low, high = (0.0 if x > 0 else edge * 0.9 - width / 2), (width / 2 - 0.9 * edge if x > 0 else 0.0)
        parts += baffle(
            (low, 0.9 * edge),
            (high, height - 0.9 * edge),
            holes,
            (front - deep - 0.002, front - 0.012),
            "fabric",
        )
        for hole in holes:
            parts += unit(look, hole, front - 0.012, deep - 0.012)
    parts += corner_guards(size, 0.05) if chance(rng, 0.7) else []
    if chance(rng, 0.7):
        tall, deep_head = rng.uniform(0.2, 0.27), depth * rng.uniform(0.6, 0.85)
        head = [box((width, tall, deep_head), (0, tall / 2, 0), bevel=0.01, material=look.shell)]
        head.append(box((0.9 * width, 0.4 * tall, 0.02), (0, 0.32 * tall, deep_head / 2), material="metal"))
        head.append(
            box((0.9 * width, 0.34 * tall, 0.016), (0, 0.74 * tall, deep_head / 2), material="fabric")
        )
        head += knobs(rng, np.linspace(-0.38, 0.38, 8) * width, 0.32 * tall, deep_head / 2 + 0.01, 0.016)
        head.append(carry_handle(0, tall - 0.004, 0, 0.24))
        parts += placed(head, translate=(0, height - 0.001, 0))
    return parts + feet(rng, size, style="pads")


def boombox(rng: np.random.Generator) -> list[Part]:
    """A radio of the street: two drivers, a panel and knobs between them, a bar over the whole width."""
    look, height = draw_look(rng, "plastic", "paint"), rng.uniform(0.16, 0.26)
    size = (height * rng.uniform(2.0, 2.8), height, height * rng.uniform(0.5, 0.8))
    width, _, depth = size
    r, front = 0.37 * height, depth / 2
    x = width / 2 - 1.35 * r
    holes = [Hole("woofer", -x, height / 2, r), Hole("woofer", x, height / 2, r)]
    parts = cabinet(look, size, holes, radius=rng.uniform(0.02, 0.2) * height, border=0.01)
    middle = width - 5.6 * r
    window = pick(rng, "metal", "glass", "paint")
    parts.append(box((middle, 0.5 * height, 0.03), (0, 0.55 * height, front), bevel=0.004, material=window))
    xs = np.linspace(-0.3, 0.3, int(rng.integers(2, 5))) * middle
    parts += knobs(rng, xs, 0.16 * height, front, 0.05 * height)
    high, half = 1.25 * height, 0.42 * width
    grip = [(-half, height - 0.02, 0), (-half, high, 0), (half, high, 0), (half, height - 0.02, 0)]
    parts.append(tube(rounded_path(grip, 0.1 * height), 0.06 * height, sides=8, material="metal"))
    if chance(rng, 0.3):
        rod = [(0.3 * width, height - 0.01, -0.3 * depth), (0.55 * width, 1.9 * height, -0.3 * depth)]
        parts.append(tube(rod, 0.004, sides=6))
    return parts


def party_box(rng: np.random.Generator) -> list[Part]:
    """A tall box on wheels: two drivers, one above the other, and a bar on top to pull it by."""
    look, width = draw_look(rng, "plastic", "paint"), rng.uniform(0.28, 0.38)
    size = (width, width * rng.uniform(1.75, 2.2), width * rng.uniform(0.85, 1.05))
    _, height, depth = size
    r, low = 0.38 * width, 0.05 * size[1] + 0.01
    holes = [Hole("woofer", 0, low + r, r), Hole("woofer", 0, low + 3.25 * r, r)]
    if chance(rng, 0.4):
        holes[1] = Hole("woofer", 0, low + 3.0 * r, 0.75 * r)
    parts = cabinet(look, size, holes, radius=rng.uniform(0.02, 0.2) * width, border=0.01)
    high, half, z = height + rng.uniform(0.05, 0.2), 0.4 * width, -0.2 * depth
    grip = [(-half, height - 0.01, z), (-half, high, z), (half, high, z), (half, height - 0.01, z)]
    parts.append(tube(rounded_path(grip, 0.05), 0.016, sides=10, material="plastic"))
    if chance(rng, 0.6):
        wheel = facing(cylinder(0.045, 0.03, sides=16, material="rubber"), "x")
        parts += [moved(wheel, translate=(s * 0.5 * width, 0.03, -0.42 * depth)) for s in (-1, 1)]
    return parts + feet(rng, size, style="pads")
