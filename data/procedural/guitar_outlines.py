"""Outlines of guitar bodies seen from the front, y = 0 at the bottom; the bass side lies at -X."""

import numpy as np

from data.procedural.kit import pick, rounded_path, smooth_curve

# From the bottom up the treble side and down the bass side, (x, y) as shares of the body's length.
STRAT = [
    (0, 0), (0.2, 0.02), (0.325, 0.11), (0.355, 0.24), (0.32, 0.38), (0.26, 0.5), (0.245, 0.6),
    (0.275, 0.72), (0.29, 0.82), (0.25, 0.88), (0.17, 0.8), (0.1, 0.73), (0.065, 0.74), (0.062, 0.79),
    (-0.062, 0.79), (-0.1, 0.8), (-0.15, 0.86), (-0.2, 0.96), (-0.25, 1), (-0.295, 0.94), (-0.3, 0.84),
    (-0.27, 0.7), (-0.245, 0.6), (-0.26, 0.5), (-0.325, 0.36), (-0.35, 0.22), (-0.31, 0.09), (-0.19, 0.015),
]  # fmt: skip
TELE = [
    (0, 0), (0.22, 0.01), (0.345, 0.09), (0.37, 0.24), (0.32, 0.41), (0.268, 0.53), (0.275, 0.66),
    (0.305, 0.75), (0.28, 0.83), (0.2, 0.83), (0.13, 0.765), (0.075, 0.76), (0.07, 0.98), (-0.07, 1),
    (-0.2, 0.99), (-0.285, 0.93), (-0.31, 0.81), (-0.275, 0.64), (-0.27, 0.54), (-0.32, 0.41),
    (-0.37, 0.25), (-0.345, 0.09), (-0.21, 0.005),
]  # fmt: skip
SINGLE = [
    (0, 0), (0.23, 0.02), (0.345, 0.12), (0.37, 0.28), (0.31, 0.44), (0.25, 0.57), (0.25, 0.68),
    (0.275, 0.77), (0.235, 0.83), (0.16, 0.785), (0.09, 0.75), (0.07, 0.77), (0.07, 0.985), (-0.07, 1),
    (-0.17, 0.99), (-0.25, 0.93), (-0.28, 0.82), (-0.255, 0.69), (-0.25, 0.59), (-0.305, 0.45),
    (-0.37, 0.28), (-0.345, 0.12), (-0.23, 0.02),
]  # fmt: skip
HORNED = [
    (0, 0), (0.22, 0.015), (0.335, 0.1), (0.365, 0.25), (0.31, 0.42), (0.25, 0.55), (0.24, 0.65),
    (0.28, 0.8), (0.285, 0.94), (0.2, 0.86), (0.11, 0.79), (0.065, 0.8), (-0.065, 0.82), (-0.11, 0.81),
    (-0.2, 0.88), (-0.295, 0.98), (-0.3, 0.83), (-0.255, 0.67), (-0.25, 0.57), (-0.305, 0.44),
    (-0.365, 0.27), (-0.335, 0.11), (-0.22, 0.015),
]  # fmt: skip
ROUND_EARS = [
    (0, 0), (0.25, 0.02), (0.375, 0.12), (0.41, 0.28), (0.36, 0.44), (0.285, 0.57), (0.275, 0.67),
    (0.31, 0.8), (0.29, 0.91), (0.22, 0.935), (0.15, 0.87), (0.1, 0.82), (0.06, 0.84), (-0.06, 0.84),
    (-0.1, 0.82), (-0.15, 0.87), (-0.22, 0.935), (-0.29, 0.91), (-0.31, 0.8), (-0.275, 0.67),
    (-0.285, 0.57), (-0.36, 0.44), (-0.41, 0.28), (-0.375, 0.12), (-0.25, 0.02),
]  # fmt: skip
LONG_HORN = [
    (0, 0), (0.2, 0.01), (0.31, 0.08), (0.33, 0.2), (0.28, 0.33), (0.22, 0.44), (0.21, 0.54), (0.25, 0.66),
    (0.265, 0.76), (0.22, 0.81), (0.15, 0.72), (0.1, 0.66), (0.06, 0.66), (-0.06, 0.7), (-0.1, 0.72),
    (-0.15, 0.82), (-0.2, 0.95), (-0.26, 1), (-0.3, 0.92), (-0.29, 0.78), (-0.25, 0.64), (-0.23, 0.54),
    (-0.25, 0.43), (-0.31, 0.3), (-0.33, 0.17), (-0.28, 0.06), (-0.18, 0.008),
]  # fmt: skip
# Pointed ones: corners, each rounded.
VEE = [
    (0.08, 0.98), (0.13, 0.9), (0.43, 0.1), (0.36, 0), (0.25, 0.02), (0, 0.42), (-0.25, 0.02), (-0.36, 0),
    (-0.43, 0.1), (-0.13, 0.9), (-0.08, 0.98),
]  # fmt: skip
EXPLORER = [
    (0.09, 0.8), (0.3, 0.97), (0.37, 0.9), (0.21, 0.5), (0.31, 0.25), (0.27, 0.14), (-0.44, 0),
    (-0.52, 0.08), (-0.24, 0.48), (-0.29, 0.8), (-0.24, 0.86), (-0.09, 0.82),
]  # fmt: skip
SPIKY = [
    (0.08, 0.8), (0.2, 0.82), (0.36, 0.98), (0.34, 0.72), (0.2, 0.46), (0.42, 0.02), (0.16, 0.12), (0, 0.2),
    (-0.16, 0.12), (-0.44, 0), (-0.2, 0.46), (-0.36, 0.74), (-0.4, 1), (-0.2, 0.84), (-0.08, 0.82),
]  # fmt: skip
STAR = [
    (0.08, 0.74), (0.17, 0.78), (0.34, 0.98), (0.26, 0.56), (0.4, 0.02), (0.1, 0.26), (-0.1, 0.26),
    (-0.42, 0), (-0.27, 0.56), (-0.36, 1), (-0.17, 0.8), (-0.08, 0.76),
]  # fmt: skip

# The pickguards of the first two.
STRAT_GUARD = [
    (0.06, 0.72), (0.16, 0.74), (0.23, 0.8), (0.235, 0.66), (0.2, 0.52), (0.26, 0.34), (0.27, 0.2),
    (0.2, 0.14), (0.1, 0.3), (-0.08, 0.33), (-0.17, 0.42), (-0.19, 0.58), (-0.23, 0.74), (-0.2, 0.86),
    (-0.12, 0.76), (-0.06, 0.76),
]  # fmt: skip
TELE_GUARD = [
    (0.08, 0.74), (0.13, 0.73), (0.2, 0.62), (0.19, 0.57), (0.06, 0.57), (-0.12, 0.57), (-0.2, 0.62),
    (-0.21, 0.72), (-0.24, 0.84), (-0.17, 0.92), (-0.08, 0.93), (-0.06, 0.74),
]  # fmt: skip


def drawn(
    rng: np.random.Generator, template: list[tuple[float, float]], length: float, *, points: int = 56
) -> np.ndarray:
    """(points, 2) a smooth closed outline through a template, each time a little wider, skewed and dented."""
    corners = np.array(template)
    corners[:, 0] *= rng.uniform(0.93, 1.08)
    free = np.abs(corners[:, 0]) > 0.12
    corners += free[:, None] * rng.uniform(-0.008, 0.008, corners.shape)
    lift = pick(rng, 0.0, 0.0, rng.uniform(-0.12, 0.12))
    # an offset waist: the treble side higher than the bass side, where the body is wide
    corners[:, 1] += lift * corners[:, 0] * free * (corners[:, 1] < 0.7) * (corners[:, 1] > 0.2)
    return smooth_curve(np.concatenate([corners, corners[:1]]), points + 1)[:-1] * length


def pointed(rng: np.random.Generator, template: list[tuple[float, float]], length: float) -> np.ndarray:
    """(N, 2) the corners of a template with rounded tips, each time a little longer or wider."""
    corners = np.array(template) * (rng.uniform(0.88, 1.12), 1)
    free = np.abs(corners[:, 0]) > 0.12
    corners += free[:, None] * rng.uniform(-0.02, 0.02, corners.shape)
    return rounded_path(corners, rng.uniform(0.015, 0.06), 4) * length


def bouts(
    rng: np.random.Generator,
    length: float,
    widths: tuple[float, float, float],
    *,
    square: float = 0.0,
    cutaway: str = "none",
) -> np.ndarray:
    """(N, 2) the eight of an acoustic body: half widths of lower bout, waist and upper bout, by its length.

    square: 0 round shoulders, 1 square ones. cutaway: "none", "round" (Venetian) or "sharp" (Florentine).
    """
    low, waist, high = np.asarray(widths) * rng.uniform(0.96, 1.04, 3)
    at = np.array([0.26, 0.62, 0.84]) + rng.uniform(-0.015, 0.015, 3)
    side = [(0, 0), (0.55 * low, 0.018), (0.9 * low, 0.11), (low, at[0]), (0.9 * low, 0.42)]
    side += [(0.4 * low + 0.6 * waist, 0.53), (waist, at[1]), (0.6 * high + 0.4 * waist, 0.73), (high, at[2])]
    shoulder = [
        ((0.8 + 0.16 * square) * high, 0.93 + 0.015 * square),
        ((0.5 + 0.25 * square) * high, 0.985),
        (0.07, 1),
    ]
    left = [(-x, y) for x, y in reversed([*side, *shoulder])][:-1]
    if cutaway == "round":
        side[8] = (0.93 * high, 0.79)
        shoulder = [(0.78 * high, 0.845), (0.5 * high, 0.82), (0.34 * high, 0.77), (0.09, 0.78), (0.07, 0.99)]
    elif cutaway == "sharp":
        side[8] = (0.95 * high, 0.79)
        shoulder = [(0.93 * high, 0.89), (0.6 * high, 0.8), (0.34 * high, 0.76), (0.09, 0.77), (0.07, 0.99)]
    corners = np.array([*side, *shoulder, *left])
    return smooth_curve(np.concatenate([corners, corners[:1]]), 53)[:-1] * length
