"""Every category's rules: closed solids that hang together, many families, repeatable."""

from pathlib import Path

import numpy as np
import pytest

from data import procedural
from data.procedural import as_mesh, families, generate
from data.procedural.kit import Part

FOLDER = Path(procedural.__file__).parent
CATEGORIES = sorted(
    path.stem for path in FOLDER.glob("*.py")
    if "_" not in path.stem and path.stem not in ("kit", "other")
)  # fmt: skip
EVERY_FAMILY = [(category, family) for category in CATEGORIES for family in families(category)]
APART = {("table", "nest"), ("sofa", "modular")}
"""Families of several things side by side."""


def drawn(category: str, family: str) -> list[list[Part]]:
    """Four shapes of a family."""
    return [families(category)[family](np.random.default_rng(seed)) for seed in range(4)]


@pytest.mark.parametrize("category", CATEGORIES)
def test_same_seed_same_shape(category: str) -> None:
    first, again, other = generate(category, 7), generate(category, 7), generate(category, 8)
    np.testing.assert_array_equal(first.mesh.vertices, again.mesh.vertices)
    assert first.family == again.family
    assert not np.array_equal(first.mesh.extents(), other.mesh.extents())


@pytest.mark.parametrize("category", CATEGORIES)
def test_there_are_many_families_and_all_come_up(category: str) -> None:
    assert len(families(category)) >= 8
    assert {generate(category, seed).family for seed in range(300)} == set(families(category))


@pytest.mark.parametrize(("category", "family"), EVERY_FAMILY)
def test_every_part_is_closed_and_outward(category: str, family: str) -> None:
    for parts in drawn(category, family):
        for part in parts:
            assert part.signed_volume() > 0
            assert as_mesh([part]).is_watertight()


@pytest.mark.parametrize(("category", "family"), [pair for pair in EVERY_FAMILY if pair not in APART])
def test_parts_hang_together(category: str, family: str) -> None:
    """Boxes around the parts meet from one to the next and so reach all."""
    for parts in drawn(category, family):
        bounds = np.array([part.bounds() for part in parts])
        meet = (bounds[:, None, 0] <= bounds[None, :, 1] + 1e-4).all(axis=2)
        meet &= meet.T
        reached = np.zeros(len(bounds), dtype=bool)
        reached[0] = True
        for _ in bounds:
            reached |= meet[reached].any(axis=0)
        assert reached.all()
