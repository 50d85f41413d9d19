"""Guitars: twenty-one families in metres, upright, the head above, the strings facing +Z."""

import numpy as np

from data.procedural import guitar_acoustic as acoustic
from data.procedural import guitar_arched as arched
from data.procedural import guitar_electric as electric
from data.procedural.kit import Part, chance, joined, pick, placed, rod, rounded_path, tube

PLAYED = {
    "classical": acoustic.classical,
    "parlor": acoustic.parlor,
    "dreadnought": acoustic.dreadnought,
    "jumbo": acoustic.jumbo,
    "cutaway": acoustic.cutaway,
    "twelve_string": acoustic.twelve_string,
    "ukulele": acoustic.ukulele,
    "resonator": acoustic.resonator,
    "archtop": arched.archtop,
    "semi_hollow": arched.semi_hollow,
    "double_cut": electric.double_cut,
    "single_cut_slab": electric.single_cut_slab,
    "single_cut_carved": electric.single_cut_carved,
    "horned": electric.horned,
    "flying_vee": electric.flying_vee,
    "explorer": electric.explorer,
    "spiky": electric.spiky,
    "bass": electric.bass,
    "headless": electric.headless,
    "double_neck": electric.double_neck,
}
"""The instruments themselves."""


def _on_stand(rng: np.random.Generator) -> list[Part]:
    """Any of them leaning on a stand: two arms below the body, a post with a fork behind the neck."""
    names = [name for name in PLAYED if name not in ("ukulele", "double_neck")]
    parts = PLAYED[names[int(rng.integers(len(names)))]](rng)
    bounds = np.array([part.bounds() for part in parts])
    far, high = bounds[:, 0, 2].min() - 0.012, bounds[:, 1, 1].max()
    half, arm, bar = rng.uniform(0.08, 0.13), rng.uniform(0.2, 0.28), rng.uniform(0.007, 0.011)
    lean = rng.uniform(8, 18)
    cradle = [
        tube(
            rounded_path([(s * half, -0.012, far), (s * half, -0.012, 0.02), (s * half, 0.03, 0.03)], 0.02),
            bar,
        )
        for s in (-1, 1)
    ]
    cross = rod((-half, -0.012, far), (half, -0.012, far), bar, sides=10)
    tall = high * (rng.uniform(0.6, 0.7) if chance(rng, 0.6) else 0.35)
    post = [
        rod((0, -0.012, far), (0, tall, far), bar, sides=10),
        rod((-0.05, tall, far), (0.05, tall, far), bar, sides=10),
    ]
    fork = [
        rod((s * 0.05, tall, far), (s * 0.05, tall, max(far + 0.06, 0.02)), bar, sides=10) for s in (-1, 1)
    ]
    held = placed(
        [*parts, joined([*cradle, cross, *post, *fork])], rotate=(-lean, 0, 0), translate=(0, arm, 0)
    )
    joint = (0, arm + 0.12, (far * np.cos(np.radians(lean))) - 0.13 * np.sin(np.radians(lean)))
    reach = rng.uniform(0.16, 0.24)
    turn = np.radians(pick(rng, 90, -90) + np.array([0, 120, 240]))
    legs = [rod(joint, (reach * np.cos(a), bar, joint[2] + reach * np.sin(a)), bar, sides=10) for a in turn]
    return [*held, joined(legs)]


FAMILIES = {**PLAYED, "on_stand": _on_stand}
WEIGHTS = {
    "classical": 1.5,
    "dreadnought": 1.5,
    "double_cut": 2.0,
    "single_cut_carved": 1.5,
    "cutaway": 1.3,
    "twelve_string": 0.5,
    "spiky": 0.6,
    "headless": 0.5,
    "double_neck": 0.5,
    "explorer": 0.7,
    "resonator": 0.7,
    "ukulele": 0.7,
    "on_stand": 1.5,
}
