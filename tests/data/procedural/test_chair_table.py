"""Chairs and tables made by rule: closed solids, true to scale, hanging together, repeatable."""

import time

import numpy as np
import pytest

from data.procedural import as_mesh, families, generate

EVERY_FAMILY = [(category, family) for category in ("chair", "table") for family in families(category)]
SEEDS = range(4)


@pytest.mark.parametrize("category", ["chair", "table"])
def test_same_seed_same_shape(category: str) -> None:
    first, again, other = generate(category, 7), generate(category, 7), generate(category, 8)
    np.testing.assert_array_equal(first.mesh.vertices, again.mesh.vertices)
    assert first.family == again.family
    assert first.mesh.vertices.shape != other.mesh.vertices.shape or first.family != other.family


@pytest.mark.parametrize("category", ["chair", "table"])
def test_shapes_are_normalized_and_every_face_has_a_material(category: str) -> None:
    for seed in range(20):
        shape = generate(category, seed)
        assert shape.mesh.extents().max() == pytest.approx(1, abs=1e-5)
        np.testing.assert_allclose(shape.mesh.bounds().sum(axis=0), 0, atol=1e-5)
        assert set(np.unique(shape.mesh.face_parts)) == set(range(len(shape.materials)))


@pytest.mark.parametrize(("category", "family"), EVERY_FAMILY)
def test_every_part_is_closed_and_outward(category: str, family: str) -> None:
    for seed in SEEDS:
        for part in families(category)[family](np.random.default_rng(seed)):
            assert part.signed_volume() > 0
            assert as_mesh([part]).is_watertight()


@pytest.mark.parametrize(("category", "family"), EVERY_FAMILY)
def test_sizes_are_those_of_furniture(category: str, family: str) -> None:
    tallest, widest = {"chair": (1.45, 1.5), "table": (1.3, 2.6)}[category]
    for seed in SEEDS:
        mesh = [part.bounds() for part in families(category)[family](np.random.default_rng(seed))]
        low, high = np.min(mesh, axis=(0, 1)), np.max(mesh, axis=(0, 1))
        assert -0.05 < low[1] < 0.04
        assert 0.24 < high[1] < tallest
        assert 0.25 < (high - low)[0] < widest


@pytest.mark.parametrize(("category", "family"), [pair for pair in EVERY_FAMILY if pair[1] != "nest"])
def test_parts_hang_together(category: str, family: str) -> None:
    """Boxes around the parts meet from one to the next and so reach all (a nest is several tables)."""
    for seed in SEEDS:
        bounds = np.array([part.bounds() for part in families(category)[family](np.random.default_rng(seed))])
        meet = (bounds[:, None, 0] <= bounds[None, :, 1] + 1e-4).all(axis=2)
        meet &= meet.T
        reached = np.zeros(len(bounds), dtype=bool)
        reached[0] = True
        for _ in bounds:
            reached |= meet[reached].any(axis=0)
        assert reached.all()


@pytest.mark.parametrize("category", ["chair", "table"])
def test_all_families_come_up_and_come_up_fast(category: str) -> None:
    start = time.process_time()
    seen = {generate(category, seed).family for seed in range(200)}
    assert seen == set(families(category))
    # of the processor, so that a busy machine does not count; the median is about 2 ms
    assert (time.process_time() - start) / 200 < 0.05


def test_unknown_category_is_refused() -> None:
    with pytest.raises(ValueError, match="received 'unicorn'"):
        generate("unicorn", 0)
    with pytest.raises(ValueError, match="received 'kit'"):
        generate("kit", 0)
