"""What an object looks like: a finish for each part, and the light it stands in.

`random_appearance` draws plausible ones: wood in wood tones, cushions in fabric colours, paint of any colour,
now and then anything at all.
"""

import colorsys
from dataclasses import dataclass

import numpy as np

from data.patterns import PATTERNS


@dataclass(frozen=True)
class Finish:
    """How one part's surface looks."""

    base: tuple[float, float, float]
    """sRGB in [0, 1]."""
    second: tuple[float, float, float]
    """The pattern's other colour, sRGB in [0, 1]."""
    pattern: str = "plain"
    """One of data.patterns.PATTERNS."""
    period: float = 0.1
    """The pattern's period in object units."""
    turn: int = 0
    """Which axis of the object the pattern runs along: 0 z, 1 x, 2 y."""
    roughness: float = 0.6
    """0 a mirror, 1 chalk."""
    metallic: float = 0.0
    """1: reflections take the base colour and nothing is diffuse."""


@dataclass(frozen=True)
class Light:
    """One key light, and a sky and a ground that glow; radiances are linear, 1 makes a white wall white."""

    azimuth: float = 40.0
    elevation: float = 50.0
    key: float = 0.8
    """The key light's strength."""
    softness: float = 0.03
    """Half width of the shadow's edge, object units."""
    warmth: float = 0.0
    """The key light's tint, -1 blue .. 1 orange."""
    sky: float = 0.7
    ground: float = 0.35
    fill: float = 0.2
    """A broad light from the key light's other side."""


@dataclass(frozen=True)
class Appearance:
    """finishes: one per part of the mesh (`face_parts`; reused in turn where the mesh has more parts).

    face_colors (F, 3) float32 sRGB replaces the finishes' base colours face by face.
    """

    finishes: tuple[Finish, ...]
    light: Light = Light()
    face_colors: np.ndarray | None = None


PLAIN = Appearance((Finish((0.72, 0.72, 0.72), (0.72, 0.72, 0.72)),))
"""Grey plaster."""

_TONES = {
    "wood": "dec49e c19a6b d7af78 e8d4b4 5e402c 6e3424 965232 2d2420 eeece6 f6f5f2 968c82 232120 a06a3e",
    "metal": "c8c8cc 9a9a9e 6e6e72 18181a f0f0f0 b8954a 8a6a4a 3a3c40 b4b8bc",
    "fabric": "8c8c8c 5a5c60 d8d0c0 b8a890 2c3448 7a2a2a 4a5a48 f0eee8 20222a 9a7a5a 466a86 c8b030",
    "leather": "4a2c1c 6e4428 1c1a1a 8a5a34 eeeae2 7a1e1a a8743c 3a2a24",
    "glass": "20282e 3c4c54 a8c0c8 c8d8dc 14181c 5a7a6a d8e4e8",
    "rubber": "161616 222224 303030 1a1c1e 3a3632",
    "stone": "b8b4ac 8a8680 d8d4cc 5a5854 c8b8a0 ecebe8 38383a",
    "paint": "f4f4f4 f0f0ee d0d2d4 101214 6a6e74 1a2c50 8a1016 e8e4d8",
    "plastic": "f6f6f4 f2f2f2 d0d2d4 141416 303236 6a6e74 c8c4b8 8a1016",
}
"""Colours that each material comes in, sRGB."""

_PATTERNS = {
    "wood": {"grain": 0.85, "plain": 0.15},
    "metal": {"plain": 0.85, "grain": 0.15},
    "fabric": {
        "plain": 0.45, "weave": 0.15, "mottle": 0.12, "stripes": 0.1,
        "speckle": 0.07, "checks": 0.06, "spots": 0.05,
    },
    "leather": {"mottle": 0.6, "plain": 0.4},
    "glass": {"plain": 1.0},
    "rubber": {"plain": 1.0},
    "stone": {"mottle": 0.6, "speckle": 0.3, "plain": 0.1},
    "paint": {"plain": 0.88, "stripes": 0.06, "mottle": 0.03, "checks": 0.03},
    "plastic": {"plain": 0.9, "stripes": 0.04, "spots": 0.03, "mottle": 0.03},
}  # fmt: skip
"""How often each pattern falls on each material."""

_ROUGHNESS = {
    "wood": (0.3, 0.75),
    "metal": (0.12, 0.5),
    "fabric": (0.85, 1.0),
    "leather": (0.3, 0.6),
    "glass": (0.04, 0.12),
    "rubber": (0.6, 0.9),
    "stone": (0.4, 0.9),
    "paint": (0.12, 0.45),
    "plastic": (0.2, 0.6),
}


def random_appearance(
    rng: np.random.Generator,
    *,
    materials: tuple[str, ...] | None = None,
    face_colors: np.ndarray | None = None,
) -> Appearance:
    """A plausible look, all of it from `rng`.

    `materials`: one name per part (an unknown one counts as plastic); parts of one material mostly share a
    finish. `face_colors` (F, 3) sRGB of a real mesh: mostly kept, sometimes recoloured, always where they are
    one flat colour.
    """
    light = random_light(rng)
    if face_colors is not None:
        return _of_colored_mesh(rng, np.asarray(face_colors, np.float32), light)
    materials = materials or ("plastic",)
    vivid, mixed = rng.random() < 0.1, rng.random() < 0.12
    kinds = {
        name: [_random_finish(rng, name, vivid=vivid) for _ in range(2)] for name in dict.fromkeys(materials)
    }
    return Appearance(tuple(kinds[name][int(mixed and rng.random() < 0.35)] for name in materials), light)


def random_light(rng: np.random.Generator) -> Light:
    """From a bright even studio to one hard lamp."""
    key, exposure = rng.uniform(0.25, 1.1), rng.uniform(0.85, 1.35)
    return Light(
        azimuth=rng.uniform(-180, 180),
        elevation=rng.uniform(25, 80),
        key=key * exposure,
        softness=rng.uniform(0.01, 0.07),
        warmth=rng.normal(0, 0.2),
        # The less the key light gives, the more the sky must.
        sky=(1.15 - 0.6 * key) * rng.uniform(0.75, 1.15) * exposure,
        ground=rng.uniform(0.15, 0.7) * exposure,
        fill=rng.uniform(0, 0.5) * exposure,
    )


def _of_colored_mesh(rng: np.random.Generator, colors: np.ndarray, light: Light) -> Appearance:
    """Keep a real mesh's colours (60 %), turn their hues, or give it a new finish by its distinct colours."""
    material = str(rng.choice(["paint", "plastic", "fabric", "wood", "leather", "metal"]))
    finish = _random_finish(rng, material, vivid=rng.random() < 0.15)
    distinct, which = np.unique(np.round(colors * 8), axis=0, return_inverse=True)
    draw = rng.random()
    if len(distinct) > 1 and draw < 0.6:
        return Appearance((finish,), light, colors)
    if len(distinct) > 12:
        turned = np.clip(colors[:, rng.permutation(3)] * rng.uniform(0.7, 1.3), 0, 1)
        return Appearance((finish,), light, turned.astype(np.float32))
    palette = np.array([_random_finish(rng, material, vivid=False).base for _ in distinct], np.float32)
    return Appearance((finish,), light, palette[which.reshape(-1)])


def _random_finish(rng: np.random.Generator, material: str, *, vivid: bool) -> Finish:
    """A finish of a material; `vivid`: of any colour, and sometimes any pattern."""
    material = material if material in _TONES else "plastic"
    base = _any_color(rng) if vivid else _tone(rng, material)
    chances = _PATTERNS[material]
    pattern = str(rng.choice(list(chances), p=list(chances.values())))
    if vivid and rng.random() < 0.4:
        pattern = str(rng.choice(PATTERNS))
    loud = pattern in ("checks", "spots", "stripes") and rng.random() < 0.6
    second = _tone(rng, material) if loud else _color(np.array(base) * rng.uniform(0.55, 0.9))
    bare = material == "metal" and not vivid and sum(base) > 0.8 and rng.random() < 0.7
    period = rng.uniform(0.02, 0.04) if pattern == "weave" else rng.uniform(0.03, 0.12)
    roughness = rng.uniform(*_ROUGHNESS[material])
    return Finish(base, second, pattern, period, int(rng.integers(3)), roughness, float(bare))


def _tone(rng: np.random.Generator, material: str) -> tuple[float, float, float]:
    """A colour of the material: a known tone, varied a little, or any for what is dyed or painted."""
    if rng.random() < {"paint": 0.5, "plastic": 0.4, "fabric": 0.3}.get(material, 0.0):
        return _any_color(rng, saturation=0.6 if material == "fabric" else 0.85)
    tone = str(rng.choice(_TONES[material].split()))
    rgb = np.array([int(tone[i : i + 2], 16) for i in (0, 2, 4)]) / 255
    return _color(rgb * rng.uniform(0.85, 1.15) + rng.normal(0, 0.015, 3))


def _any_color(rng: np.random.Generator, *, saturation: float = 1.0) -> tuple[float, float, float]:
    return colorsys.hsv_to_rgb(rng.random(), saturation * rng.uniform(0.2, 1), rng.uniform(0.25, 1))


def _color(values: np.ndarray) -> tuple[float, float, float]:
    """(3,) numbers as a colour that real things have: never quite black, never quite white."""
    red, green, blue = (float(value) for value in np.clip(values, 0.02, 0.97))
    return red, green, blue
