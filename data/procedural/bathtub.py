"""Bathtubs: seventeen families in metres; the long side along X, the panelled side faces +Z."""

from data.procedural.bathtub_deep import hexagonal, japanese, platform, walk_in, whirlpool
from data.procedural.bathtub_fitted import built_in, corner, shower_bath
from data.procedural.bathtub_standing import (
    baby,
    bateau,
    clawfoot,
    freestanding,
    island,
    monolith,
    slipper,
    staves,
    tin,
)

FAMILIES = {
    "built_in": built_in,
    "freestanding": freestanding,
    "clawfoot": clawfoot,
    "slipper": slipper,
    "bateau": bateau,
    "island": island,
    "monolith": monolith,
    "shower_bath": shower_bath,
    "corner": corner,
    "whirlpool": whirlpool,
    "japanese": japanese,
    "hexagonal": hexagonal,
    "platform": platform,
    "walk_in": walk_in,
    "tin": tin,
    "staves": staves,
    "baby": baby,
}
WEIGHTS = {"built_in": 4.0, "freestanding": 2.0, "clawfoot": 1.5, "island": 1.5, "walk_in": 0.5, "baby": 0.5,
           "shower_bath": 0.8}
