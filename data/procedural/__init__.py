"""Shapes made by rule: for each category, families of solids with random proportions and options."""

import zlib
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

import numpy as np

from data.procedural.kit import Part
from shapes.trianglemesh import TriangleMesh

Family = Callable[[np.random.Generator], list[Part]]


@dataclass(frozen=True, eq=False)
class ProceduralShape:
    """One generated shape: a union of closed solids."""

    category: str
    family: str
    seed: int
    mesh: TriangleMesh
    """Normalized (longest side 1, centred); face_parts tells which solid a face belongs to."""
    materials: tuple[str, ...]
    """The material of each solid, indexed by face_parts."""


def generate(category: str, seed: int) -> ProceduralShape:
    """The shape of this category and seed, always the same one.

    Raises ValueError when no module of this package makes the category.
    """
    rules = _rules(category)
    rng = np.random.default_rng([zlib.crc32(category.encode()), seed])
    families = list(rules.FAMILIES)
    weights = np.array([getattr(rules, "WEIGHTS", {}).get(family, 1.0) for family in families])
    family = families[int(rng.choice(len(families), p=weights / weights.sum()))]
    parts = rules.FAMILIES[family](rng)
    return ProceduralShape(category, family, seed, as_mesh(parts), tuple(part.material for part in parts))


def as_mesh(parts: list[Part]) -> TriangleMesh:
    """The parts as one normalized mesh whose face_parts are indices into `parts`."""
    offsets = np.cumsum([0] + [len(part.vertices) for part in parts[:-1]])
    faces = np.concatenate([part.faces + offset for part, offset in zip(parts, offsets, strict=True)])
    vertices = np.concatenate([part.vertices for part in parts])
    owners = np.repeat(np.arange(len(parts), dtype=np.int32), [len(part.faces) for part in parts])
    mesh = TriangleMesh(vertices.astype(np.float32), faces.astype(np.int32), face_parts=owners)
    return mesh.normalized()


def families(category: str) -> dict[str, Family]:
    """The families of a category by name. Raises ValueError when no module of this package makes it."""
    return dict(_rules(category).FAMILIES)


def _rules(category: str) -> ModuleType:
    name = f"{__name__}.{category}"
    module = import_module(name) if category.isidentifier() and find_spec(name) else None
    if module is None or not hasattr(module, "FAMILIES"):
        raise ValueError(f"category must have a module in data.procedural, received {category!r}")
    return module
