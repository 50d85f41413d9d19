from dataclasses import fields

import numpy as np
import pytest

from models.fusion import fused, gathered, picked, pooled, without_each
from models.inference import Answer


def answers_of(count, seed=0, resolution=8):
    """Answers about so many photos, one each."""
    rng = np.random.default_rng(seed)
    for _ in range(count):
        extents = rng.uniform(0.3, 1, (1, 3)).astype(np.float32)
        yield Answer(
            occupancy=rng.uniform(0.02, 0.98, (1,) + (resolution,) * 3).astype(np.float32),
            extents=extents / extents.max(),
            azimuth=rng.uniform(-180, 180, 1),
            elevation=rng.uniform(-10, 60, 1),
            distance=rng.uniform(2, 3, 1),
        )


def test_one_photo_keeps_its_answer():
    (answer,) = answers_of(1)
    shape = pooled(answer)
    np.testing.assert_allclose(shape.occupancy, answer.occupancy[0], atol=1e-5)
    np.testing.assert_allclose(shape.extents, answer.extents[0], rtol=1e-5)


def test_the_same_answer_again_changes_nothing():
    (answer,) = answers_of(1)
    shape = pooled(gathered([answer] * 5))
    np.testing.assert_allclose(shape.occupancy, answer.occupancy[0], atol=1e-5)


def test_it_is_the_normalised_geometric_mean_of_the_probabilities():
    together = gathered(list(answers_of(3)))
    p = together.occupancy.astype(np.float64)
    for_it, against = np.prod(p, axis=0) ** (1 / 3), np.prod(1 - p, axis=0) ** (1 / 3)
    shape = pooled(together)
    np.testing.assert_allclose(shape.occupancy, for_it / (for_it + against), atol=1e-5)


def test_of_two_photos_the_extents_are_the_geometric_mean():
    together = gathered(list(answers_of(2)))
    sides = np.sqrt(np.prod(together.extents.astype(np.float64), axis=0))
    shape = pooled(together)
    np.testing.assert_allclose(shape.extents, sides / sides.max(), rtol=1e-5)
    assert shape.extents.max() == 1


def test_a_photo_that_misread_the_extents_does_not_pull_at_them():
    good, bad = answers_of(2)
    shape = pooled(gathered([good, bad, good]))
    np.testing.assert_allclose(shape.extents, good.extents[0], rtol=1e-6)


def test_the_order_of_the_photos_is_of_no_account():
    answers = list(answers_of(4))
    one, other = (pooled(gathered(list(turn))) for turn in (answers, answers[::-1]))
    np.testing.assert_allclose(one.occupancy, other.occupancy, atol=1e-6)
    np.testing.assert_allclose(one.extents, other.extents, atol=1e-6)


def test_a_photo_that_is_certain_has_no_veto():
    (sure,) = answers_of(1)
    sure.occupancy[:] = 0
    believed = Answer(**{field.name: getattr(sure, field.name) for field in fields(Answer)})
    object.__setattr__(believed, "occupancy", np.full_like(sure.occupancy, 1 - 1e-4))
    assert np.isfinite(pooled(gathered([sure, believed, believed])).occupancy).all()
    assert pooled(gathered([sure, believed, believed])).occupancy.min() > 0.5


def test_leaving_out_is_pooling_the_others():
    answers = list(answers_of(4))
    for left_out, shape in enumerate(without_each(gathered(answers))):
        others = pooled(picked(gathered(answers), [row for row in range(4) if row != left_out]))
        np.testing.assert_allclose(shape.occupancy, others.occupancy, atol=1e-5)
        np.testing.assert_allclose(shape.extents, others.extents, atol=1e-5)


def test_fused_photos_share_the_shape_and_keep_their_cameras():
    together = gathered(list(answers_of(3)))
    found, shape = fused(together), pooled(together)
    for row in range(3):
        np.testing.assert_array_equal(found.occupancy[row], shape.occupancy)
        np.testing.assert_array_equal(found.extents[row], shape.extents)
    for name in ("azimuth", "elevation", "distance"):
        np.testing.assert_array_equal(getattr(found, name), getattr(together, name))


@pytest.mark.parametrize("count", [1, 20])
def test_gathering_and_picking_undo_each_other(count):
    answers = list(answers_of(count))
    for row, answer in enumerate(answers):
        again = picked(gathered(answers), [row])
        for field in fields(Answer):
            np.testing.assert_array_equal(getattr(again, field.name), getattr(answer, field.name))
