"""The room itself: floor, walls and ceiling with their cladding, skirting, pillars, beams and rugs."""

import numpy as np

from data.appearance import Finish
from data.room_bodies import Body, Coat, block, panel
from data.room_coats import ceiling_coat, floor_coat, paint, pale, rug_coat, wall_coat
from data.room_plan import Opening, Plan


def shell(plan: Plan, kind: str, rng: np.random.Generator) -> list[Body]:
    """Floor, ceiling and four walls, each turned inward, with skirting at times."""
    wide, deep, high = plan.width, plan.depth, plan.height
    coat, other = wall_coat(kind, rng), wall_coat(kind, rng)
    coats = [other if rng.random() < 0.12 else coat for _ in range(4)]
    bodies = [
        panel([0, 0, 0], [0, 0, deep], [wide, 0, 0], floor_coat(kind, rng)),
        panel([0, high, 0], [wide, 0, 0], [0, 0, deep], ceiling_coat(rng)),
        panel([0, 0, 0], [wide, 0, 0], [0, high, 0], coats[0]),
        panel([wide, 0, deep], [-wide, 0, 0], [0, high, 0], coats[1]),
        panel([0, 0, deep], [0, 0, -deep], [0, high, 0], coats[2]),
        panel([wide, 0, 0], [0, 0, deep], [0, high, 0], coats[3]),
    ]
    if rng.random() < 0.25:  # wainscot, or a band of tiles
        bodies += _cladding(
            plan, rng.uniform(0.8, 1.4), 0.006, wall_coat("bathroom" if kind == "bathroom" else kind, rng)
        )
    if rng.random() < 0.75:
        bodies += _cladding(plan, rng.uniform(0.05, 0.14), 0.015, paint(pale(rng)))
    return bodies


def pillars(plan: Plan, rng: np.random.Generator, coat: Coat) -> list[Body]:
    """At times a chimney breast, a corner walled off, or beams under the ceiling."""
    bodies, wide, deep, high = [], plan.width, plan.depth, plan.height
    if rng.random() < 0.25 and min(wide, deep) > 2.4:
        wall, reach = int(rng.integers(4)), rng.uniform(0.2, 0.9)
        along = rng.choice([0.0, rng.uniform(0, plan.run(wall) - 1)])
        size = rng.uniform(0.4, min(1.8, 0.4 * plan.run(wall)))
        opening = Opening(wall, float(along), float(along) + size, 0, high, False)
        low, high_corner = opening.box(plan, out=reach)
        bodies.append(block(low, high_corner, coat))
    if rng.random() < 0.12:
        wood = Coat(Finish((0.4, 0.28, 0.18), (0.25, 0.17, 0.1), "grain", 0.2))
        for x in np.arange(0.5, wide - 0.3, rng.uniform(0.7, 1.4)):
            bodies.append(block([x, high - 0.18, 0], [x + 0.14, high, deep], wood))
    return bodies


def _cladding(plan: Plan, height: float, out: float, coat: Coat) -> list[Body]:
    """A band along the foot of all four walls."""
    bands = [Opening(wall, 0, plan.run(wall), 0, height, False).box(plan, out=out) for wall in range(4)]
    return [block(band[0], band[1], coat) for band in bands]


def rugs(plan: Plan, rng: np.random.Generator) -> list[Body]:
    """A rug, at times: it may lie under furniture, it is a centimetre thin."""
    if rng.random() < 0.55:
        return []
    size = rng.uniform(0.25, 0.6, 2) * [plan.width, plan.depth]
    low = rng.uniform(0.15, 1, 2) * ([plan.width, plan.depth] - size - 0.15)
    end = low + size
    return [block([low[0], 0, low[1]], [end[0], 0.008, end[1]], rug_coat(rng), name="rug")]
