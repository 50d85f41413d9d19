"""Flat outlines and curves in space that the solids of the kit are made from."""

import numpy as np

from data.procedural.kit_part import Vector


def circle(radius: float | tuple[float, float], points: int = 20) -> np.ndarray:
    """(points, 2) circle or, with two radii, ellipse, counter-clockwise."""
    angle = np.linspace(0, 2 * np.pi, points, endpoint=False)
    return np.stack([np.cos(angle), np.sin(angle)], axis=1) * radius


def superellipse(radii: tuple[float, float], power: float = 4.0, points: int = 32) -> np.ndarray:
    """(points, 2) outline |x/a|^power + |y/b|^power = 1: an ellipse at 2, nearly a rectangle at 8."""
    unit = circle(1.0, points)
    return unit / (np.abs(unit) ** power).sum(axis=1, keepdims=True) ** (1 / power) * radii


def rounded_rectangle(width: float, height: float, radius: float = 0.0, corner_points: int = 4) -> np.ndarray:
    """(4 or 4 * corner_points, 2) rectangle centred at 0, counter-clockwise, its corners rounded."""
    radius = min(radius, 0.499 * width, 0.499 * height)
    if radius <= 0:
        return np.array([[1, -1], [1, 1], [-1, 1], [-1, -1]]) * (width / 2, height / 2)
    angle = np.linspace(0, np.pi / 2, corner_points)[None, :] + np.radians([0, 90, 180, 270])[:, None]
    centers = np.array([[1, 1], [-1, 1], [-1, -1], [1, -1]]) * (width / 2 - radius, height / 2 - radius)
    arcs = np.stack([np.cos(angle), np.sin(angle)], axis=2) * radius
    return (centers[:, None, :] + arcs).reshape(-1, 2)


def bezier(points: np.ndarray | list, count: int = 12) -> np.ndarray:
    """(count, D) points along the Bezier curve of these control points (K, D)."""
    # de Casteljau: count x K x D, one control point fewer at each step
    control = np.repeat(np.asarray(points, dtype=float)[None], count, axis=0)
    t = np.linspace(0, 1, count)[:, None, None]
    while control.shape[1] > 1:
        control = (1 - t) * control[:, :-1] + t * control[:, 1:]
    return control[:, 0]


def rounded_path(corners: np.ndarray | list, radius: float, arc_points: int = 5) -> np.ndarray:
    """(N, 3) polyline through corners (K, 3), bends replaced by curves that start `radius` before."""
    corners = np.asarray(corners, dtype=float)
    path = [corners[:1]]
    for before, corner, after in zip(corners[:-2], corners[1:-1], corners[2:], strict=True):
        reach_in = min(radius / max(float(np.linalg.norm(before - corner)), 1e-9), 0.49)
        reach_out = min(radius / max(float(np.linalg.norm(after - corner)), 1e-9), 0.49)
        start, end = corner + (before - corner) * reach_in, corner + (after - corner) * reach_out
        path.append(bezier([start, corner, end], arc_points))
    return np.concatenate([*path, corners[-1:]])


def smooth_curve(points: np.ndarray | list, count: int = 16) -> np.ndarray:
    """(count, D) Catmull-Rom curve through all of these points (K, D), evenly spaced in the parameter."""
    points = np.asarray(points, dtype=float)
    padded = np.concatenate([2 * points[:1] - points[1:2], points, 2 * points[-1:] - points[-2:-1]])
    at = np.linspace(0, len(points) - 1, count)
    index = np.minimum(at.astype(int), len(points) - 2)
    t = (at - index)[:, None]
    p0, p1, p2, p3 = (padded[index + k] for k in range(4))
    square, cube = 2 * p0 - 5 * p1 + 4 * p2 - p3, 3 * p1 - p0 - 3 * p2 + p3
    return 0.5 * (2 * p1 + (p2 - p0) * t + square * t**2 + cube * t**3)


def arc(radius: float, start: float, end: float, points: int = 12) -> np.ndarray:
    """(points, 2) arc about the origin between two angles in degrees; 0 is along the first axis."""
    angle = np.radians(np.linspace(start, end, points))
    return radius * np.stack([np.cos(angle), np.sin(angle)], axis=1)


def in_plane(outline: np.ndarray, axes: str = "xz", at: Vector = (0, 0, 0)) -> np.ndarray:
    """(N, 3) points whose two coordinates (N, 2) lie along these axes ("xy", "xz", "zy"), shifted to `at`."""
    points = np.zeros((len(outline), 3))
    points[:, ["xyz".index(axis) for axis in axes]] = outline
    return points + np.asarray(at)
