"""Cars with a closed body: saloons, hatchbacks, estates, SUVs, vans, coupes, limousines, small cars."""

import numpy as np

from data.procedural.car_parts import (
    CarPlan,
    doors,
    face,
    glazing,
    lamps,
    mirrors,
    on_roof,
    shortened,
    spoiler,
    wheels,
)
from data.procedural.kit import Part, chance, pick


def _built(
    rng: np.random.Generator,
    plan: CarPlan,
    pillars: tuple[float, ...],
    *,
    roof: tuple[str, ...] = ("none",),
    rear: bool = True,
) -> list[Part]:
    """The whole car of a plan."""
    body, cabin = plan.body(), plan.cabin()
    parts = [body.part(), cabin.part(), *wheels(rng, plan), *glazing(plan, cabin, pillars, rear=rear)]
    parts += lamps(rng, plan, body, round_ones=chance(rng, 0.25))
    parts += face(rng, plan, body, bumper=pick(rng, "plastic", "plastic", "metal", "paint"))
    parts += doors(rng, plan, body, pillars) + on_roof(rng, plan, roof)
    return parts + (mirrors(rng, plan, cabin) if chance(rng, 0.85) else [])


def sedan(rng: np.random.Generator) -> list[Part]:
    """Three boxes: bonnet, cabin, boot."""
    height, belt = rng.uniform(1.38, 1.52), rng.uniform(0.86, 0.96)
    glass = (rng.uniform(0.26, 0.31), rng.uniform(0.4, 0.44), rng.uniform(0.63, 0.7), rng.uniform(0.78, 0.84))
    plan = CarPlan(
        rng.uniform(4.3, 5.1),
        rng.uniform(1.7, 1.9),
        height,
        rng.uniform(0.3, 0.35),
        (rng.uniform(0.17, 0.2), rng.uniform(0.76, 0.8)),
        glass,
        (rng.uniform(0.66, 0.8), belt, belt + 0.03, belt + rng.uniform(-0.05, 0.06)),
        lean=rng.uniform(0.72, 0.84),
        soft=pick(rng, 0.02, 0.08, 0.15),
        plan=(rng.uniform(0.72, 0.92), 0.85),
    )
    parts = _built(
        rng,
        shortened(rng, plan),
        (rng.uniform(0.5, 0.54), glass[2] + 0.02),
        roof=("none", "none", "none", "sunroof", "beacon", "taxi"),
    )
    return parts


def hatchback(rng: np.random.Generator) -> list[Part]:
    """Two boxes, the rear window over the tail."""
    height, belt = rng.uniform(1.4, 1.58), rng.uniform(0.88, 1.0)
    crest = rng.uniform(0.78, 0.9)
    plan = CarPlan(
        rng.uniform(3.6, 4.35),
        rng.uniform(1.62, 1.82),
        height,
        rng.uniform(0.28, 0.33),
        (rng.uniform(0.18, 0.21), rng.uniform(0.8, 0.84)),
        (rng.uniform(0.22, 0.3), rng.uniform(0.38, 0.44), crest, rng.uniform(0.95, 0.985)),
        (rng.uniform(0.66, 0.82), belt, belt + 0.04, belt - rng.uniform(0.02, 0.1)),
        lean=rng.uniform(0.76, 0.86),
        soft=pick(rng, 0.02, 0.08, 0.16),
        plan=(rng.uniform(0.72, 0.9), 0.86),
    )
    pillars = (rng.uniform(0.58, 0.62),) if chance(rng, 0.4) else (rng.uniform(0.52, 0.55), crest - 0.04)
    return _built(rng, shortened(rng, plan), pillars, roof=("none", "none", "sunroof", "rack"))


def estate(rng: np.random.Generator) -> list[Part]:
    """A long roof to the very tail."""
    belt = rng.uniform(0.86, 0.96)
    plan = CarPlan(
        rng.uniform(4.4, 5.0),
        rng.uniform(1.7, 1.88),
        rng.uniform(1.42, 1.55),
        rng.uniform(0.3, 0.35),
        (rng.uniform(0.17, 0.2), rng.uniform(0.76, 0.79)),
        (rng.uniform(0.26, 0.3), rng.uniform(0.38, 0.43), rng.uniform(0.9, 0.94), 0.985),
        (rng.uniform(0.68, 0.8), belt, belt + 0.03, belt - 0.03),
        lean=rng.uniform(0.76, 0.86),
        soft=pick(rng, 0.02, 0.07, 0.12),
        plan=(rng.uniform(0.74, 0.92), 0.88),
    )
    return _built(
        rng,
        shortened(rng, plan),
        (rng.uniform(0.5, 0.53), rng.uniform(0.68, 0.72)),
        roof=("none", "rails", "rails", "rack"),
    )


def suv(rng: np.random.Generator) -> list[Part]:
    """High on large wheels, upright, a stout bonnet."""
    belt = rng.uniform(1.08, 1.2)
    crest = rng.uniform(0.84, 0.93)
    plan = CarPlan(
        rng.uniform(4.2, 5.1),
        rng.uniform(1.8, 2.02),
        rng.uniform(1.65, 1.92),
        rng.uniform(0.36, 0.43),
        (rng.uniform(0.18, 0.2), rng.uniform(0.77, 0.81)),
        (rng.uniform(0.25, 0.31), rng.uniform(0.36, 0.42), crest, rng.uniform(0.96, 0.985)),
        (rng.uniform(0.95, 1.08), belt, belt + 0.03, belt - 0.04),
        rng.uniform(0.24, 0.32),
        lean=rng.uniform(0.78, 0.9),
        soft=pick(rng, 0.02, 0.07, 0.12),
        plan=(rng.uniform(0.8, 0.95), 0.9),
    )
    return _built(
        rng,
        shortened(rng, plan),
        (rng.uniform(0.49, 0.53), rng.uniform(0.66, 0.72)),
        roof=("none", "rails", "rails", "rack", "sunroof"),
    )


def minivan(rng: np.random.Generator) -> list[Part]:
    """One box: a short nose running into a long windscreen."""
    belt = rng.uniform(0.98, 1.1)
    plan = CarPlan(
        rng.uniform(4.2, 5.1),
        rng.uniform(1.75, 1.98),
        rng.uniform(1.6, 1.85),
        rng.uniform(0.31, 0.36),
        (rng.uniform(0.16, 0.19), rng.uniform(0.77, 0.82)),
        (rng.uniform(0.13, 0.19), rng.uniform(0.33, 0.38), rng.uniform(0.88, 0.94), 0.985),
        (rng.uniform(0.74, 0.86), belt, belt + 0.02, belt - 0.05),
        lean=rng.uniform(0.8, 0.88),
        soft=pick(rng, 0.05, 0.12, 0.2),
        plan=(rng.uniform(0.7, 0.85), 0.9),
    )
    return _built(
        rng,
        shortened(rng, plan),
        (rng.uniform(0.25, 0.27), rng.uniform(0.47, 0.5), rng.uniform(0.68, 0.72)),
        roof=("none", "rails", "sunroof", "taxi"),
    )


def van(rng: np.random.Generator) -> list[Part]:
    """A tall delivery van or, glazed all along, a camper bus."""
    height, belt = rng.uniform(1.9, 2.6), rng.uniform(1.1, 1.25)
    nose = pick(rng, 0.05, rng.uniform(0.1, 0.17))
    plan = CarPlan(
        rng.uniform(4.4, 6.2),
        rng.uniform(1.8, 2.1),
        height,
        rng.uniform(0.32, 0.37),
        (rng.uniform(0.14, 0.18), rng.uniform(0.76, 0.8)),
        (nose, nose + rng.uniform(0.07, 0.12), rng.uniform(0.965, 0.98), 0.99),
        (belt - rng.uniform(0.03, 0.25), belt, belt, belt - 0.02),
        0.22,
        lean=rng.uniform(0.8, 0.93),
        soft=pick(rng, 0.04, 0.1, 0.2),
        plan=(rng.uniform(0.8, 0.93), 0.96),
    )
    cut = nose + rng.uniform(0.2, 0.24)
    body, cabin, panelled = plan.body(), plan.cabin(), chance(rng, 0.55)
    pillars = (cut, rng.uniform(0.5, 0.54), 0.74)
    parts = [body.part(), cabin.part(), *wheels(rng, plan, styles=("disc", "cap", "disc"))]
    panes = glazing(plan, cabin, (cut,) if panelled else pillars)
    # of a delivery van only the cab has side windows: its two panes come before those behind
    parts += panes[:4] if panelled else panes
    parts += lamps(rng, plan, body, round_ones=chance(rng, 0.3)) + face(rng, plan, body)
    parts += doors(rng, plan, body, (cut,)) + mirrors(rng, plan, cabin)
    return parts + on_roof(rng, plan, ("none", "none", "rack", "rails", "beacon"))


def coupe(rng: np.random.Generator) -> list[Part]:
    """A sports coupe: long bonnet, low roof falling to the tail."""
    belt = rng.uniform(0.82, 0.9)
    plan = CarPlan(
        rng.uniform(4.0, 4.8),
        rng.uniform(1.76, 1.95),
        rng.uniform(1.2, 1.36),
        rng.uniform(0.32, 0.36),
        (rng.uniform(0.18, 0.21), rng.uniform(0.77, 0.81)),
        (rng.uniform(0.33, 0.4), rng.uniform(0.49, 0.54), rng.uniform(0.62, 0.7), rng.uniform(0.86, 0.95)),
        (rng.uniform(0.58, 0.7), belt, belt + 0.03, belt + rng.uniform(-0.06, 0.06)),
        0.14,
        lean=rng.uniform(0.68, 0.78),
        soft=pick(rng, 0.06, 0.12, 0.2),
        plan=(rng.uniform(0.66, 0.85), 0.82),
    )
    plan = shortened(rng, plan)
    wing = spoiler(rng, plan, plan.body()) if chance(rng, 0.35) else []
    return _built(rng, plan, (rng.uniform(0.64, 0.68),), roof=("none", "none", "sunroof")) + wing


def supercar(rng: np.random.Generator) -> list[Part]:
    """A wedge: cabin forward, engine behind it, wide and very low."""
    belt = rng.uniform(0.76, 0.84)
    plan = CarPlan(
        rng.uniform(4.2, 4.8),
        rng.uniform(1.9, 2.06),
        rng.uniform(1.08, 1.2),
        rng.uniform(0.33, 0.37),
        (rng.uniform(0.18, 0.21), rng.uniform(0.78, 0.81)),
        (rng.uniform(0.22, 0.28), rng.uniform(0.43, 0.48), rng.uniform(0.54, 0.6), rng.uniform(0.78, 0.9)),
        (rng.uniform(0.42, 0.54), belt - 0.04, belt + 0.04, belt + rng.uniform(0.0, 0.1)),
        0.11,
        lean=rng.uniform(0.6, 0.72),
        soft=pick(rng, 0.02, 0.07, 0.14),
        plan=(rng.uniform(0.62, 0.82), 0.92),
    )
    body, cabin = plan.body(), plan.cabin()
    parts = [body.part(), cabin.part(), *wheels(rng, plan, styles=("spokes",))]
    parts += glazing(plan, cabin, (rng.uniform(0.58, 0.62),)) + lamps(rng, plan, body)
    parts += mirrors(rng, plan, cabin)
    return parts + (spoiler(rng, plan, body) if chance(rng, 0.6) else [])


def limousine(rng: np.random.Generator) -> list[Part]:
    """A saloon drawn out in the middle, with a row of windows."""
    belt, length = rng.uniform(0.88, 0.96), rng.uniform(6.2, 8.6)
    bonnet, boot = 1.3 / length, 1.0 / length
    glass = (bonnet, bonnet + 0.6 / length, 1 - boot - 0.55 / length, 1 - boot)
    plan = CarPlan(
        length,
        rng.uniform(1.8, 1.95),
        rng.uniform(1.42, 1.52),
        rng.uniform(0.32, 0.35),
        (0.88 / length, 1 - 1.15 / length),
        glass,
        (rng.uniform(0.72, 0.82), belt, belt + 0.02, belt + rng.uniform(-0.04, 0.03)),
        lean=rng.uniform(0.76, 0.84),
        soft=pick(rng, 0.03, 0.08),
        plan=(rng.uniform(0.8, 0.92), 0.88),
    )
    count = int(rng.integers(3, 6))
    pillars = np.linspace(glass[1] + 0.9 / length, glass[2] + 0.05 / length, count)
    return _built(rng, plan, tuple(float(at) for at in pillars), roof=("none", "none", "sunroof"))


def mini(rng: np.random.Generator) -> list[Part]:
    """A city car of two seats or four: stubby, tall for its length."""
    belt = rng.uniform(0.86, 1.0)
    plan = CarPlan(
        rng.uniform(2.5, 3.5),
        rng.uniform(1.42, 1.65),
        rng.uniform(1.34, 1.58),
        rng.uniform(0.25, 0.3),
        (rng.uniform(0.17, 0.2), rng.uniform(0.81, 0.84)),
        (rng.uniform(0.14, 0.27), rng.uniform(0.36, 0.42), rng.uniform(0.8, 0.88), rng.uniform(0.95, 0.985)),
        (rng.uniform(0.68, 0.8), belt, belt + 0.02, belt - 0.06),
        lean=rng.uniform(0.8, 0.92),
        soft=pick(rng, 0.04, 0.1, 0.18),
        plan=(rng.uniform(0.76, 0.9), 0.88),
    )
    return _built(rng, plan, (rng.uniform(0.58, 0.64),), roof=("none", "none", "rack", "sunroof"))
