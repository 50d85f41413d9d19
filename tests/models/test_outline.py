from dataclasses import replace

import numpy as np
import pytest

from models.inference import Answer
from models.outline import fitted, fitted_together
from models.placement import GRID, Placed, camera_of

LEVEL = 0.4
EXTENTS = np.float32([[0.6, 1.0, 0.6]])


def table(resolution=GRID, *, legs):
    """(R, R, R) float32: a top, and four legs of that probability."""
    grid = np.full((resolution,) * 3, 0.01, np.float32)
    part = resolution // 16
    grid[:, -2 * part :] = 0.95
    for x in (slice(0, part), slice(-part, None)):
        for z in (slice(0, part), slice(-part, None)):
            grid[x, : -2 * part, z] = legs
    return grid


def answer_of(occupancy, azimuth=30.0, elevation=20.0):
    angles = np.array([azimuth]), np.array([elevation])
    return Answer(occupancy[None], EXTENTS, *angles, distance=np.array([2.5]))


def photo_of(answer, size=128):
    """The view (P, P, 4) uint8 that the answer's own shape and camera give."""
    resolution = answer.occupancy.shape[1]
    axis = (np.arange(3 * resolution) + 0.5) / (3 * resolution) - 0.5
    points = np.stack(np.meshgrid(axis, axis, axis, indexing="ij"), axis=-1)
    solid = answer.occupancy[0].repeat(3, 0).repeat(3, 1).repeat(3, 2) >= 0.5
    uv, _ = camera_of(answer, 0).project(points[solid] * EXTENTS[0])
    column, row = np.clip((uv * size).astype(int), 0, size - 1).T
    photo = np.zeros((1, size, size, 4), np.uint8)
    photo[0, row, column] = 255
    return photo


@pytest.mark.parametrize("resolution", [GRID, 2 * GRID])
def test_legs_that_the_mask_shows_come_back_and_the_air_stays_empty(resolution):
    whole = answer_of(table(resolution, legs=0.95))
    torn = answer_of(table(resolution, legs=0.1))
    found = fitted(Placed(torn, photo_of(whole), LEVEL)).occupancy[0]
    part = resolution // 16
    for x in (slice(0, part), slice(-part, None)):
        for z in (slice(0, part), slice(-part, None)):
            leg = found[x, : -2 * part, z].max(axis=(0, 2))
            assert (leg >= LEVEL).mean() > 0.85
    assert (found[whole.occupancy[0] < 0.5] >= LEVEL).mean() < 0.02


def test_nothing_is_taken_away_where_the_mask_shows_less():
    whole = answer_of(table(legs=0.95))
    found = fitted(Placed(whole, photo_of(answer_of(table(legs=0.1))), LEVEL))
    assert (found.occupancy >= whole.occupancy - 1e-3).all()


def test_the_camera_moves_to_where_the_shape_lies_under_the_mask():
    truth = answer_of(table(legs=0.95), azimuth=30, elevation=20)
    guess = replace(truth, azimuth=np.array([20.0]), elevation=np.array([28.0]))
    found = fitted(Placed(guess, photo_of(truth), LEVEL))
    assert abs(found.azimuth[0] - 30) < 6
    assert abs(found.elevation[0] - 20) < 6


def test_a_gain_is_alike_on_both_sides():
    whole, torn = table(legs=0.95), table(legs=0.1)
    whole[: GRID // 2, : -GRID // 8] = 0.01  # the mask shows legs on one side only
    found = fitted(Placed(answer_of(torn), photo_of(answer_of(whole)), LEVEL)).occupancy[0]
    assert (found - torn).max() > 0.3
    np.testing.assert_allclose(found - torn, (found - torn)[::-1], atol=1e-4)


def test_without_a_mask_or_a_shape_the_answer_stays():
    for answer in (answer_of(table(legs=0.95)), answer_of(np.full((GRID,) * 3, 0.05, np.float32))):
        for photo in (np.zeros((1, 128, 128, 4), np.uint8), np.full((1, 128, 128, 4), 255, np.uint8)):
            if answer.occupancy.max() > LEVEL and photo.any():
                continue
            found = fitted(Placed(answer, photo, LEVEL))
            np.testing.assert_array_equal(found.occupancy, answer.occupancy)
            np.testing.assert_allclose((found.azimuth, found.elevation), (answer.azimuth, answer.elevation))


def test_the_same_photo_gives_the_same_answer():
    torn, photo = answer_of(table(legs=0.1)), photo_of(answer_of(table(legs=0.95)))
    first, second = (fitted(Placed(torn, photo, LEVEL)) for _ in range(2))
    np.testing.assert_array_equal(first.occupancy, second.occupancy)
    assert first.azimuth == second.azimuth


def test_a_gain_stays_on_its_side_where_the_shape_is_not_its_own_mirror_image():
    whole, torn = table(legs=0.95), table(legs=0.1)
    for grid in (whole, torn):
        grid[GRID // 2 :] = 0.01  # half a table
    found = fitted(Placed(answer_of(torn), photo_of(answer_of(whole)), LEVEL)).occupancy[0]
    gain = found - torn
    assert gain[: GRID // 2].max() > 0.3
    assert gain[: GRID // 2].sum() > 5 * gain[GRID // 2 :].sum()


def together(*answers):
    """Answers about several photos of one object, whose shape is that of the first."""
    return replace(
        answers[0],
        occupancy=np.concatenate([answers[0].occupancy] * len(answers)),
        extents=np.concatenate([answers[0].extents] * len(answers)),
        azimuth=np.concatenate([answer.azimuth for answer in answers]),
        elevation=np.concatenate([answer.elevation for answer in answers]),
        distance=np.concatenate([answer.distance for answer in answers]),
    )


def test_photos_together_share_a_shape_and_move_their_own_cameras():
    azimuths = (30, 120)
    photos = np.concatenate([photo_of(answer_of(table(legs=0.95), azimuth)) for azimuth in azimuths])
    guesses = [answer_of(table(legs=0.1), azimuth + 8) for azimuth in azimuths]
    found = fitted_together(Placed(together(*guesses), photos, LEVEL))
    np.testing.assert_array_equal(found.occupancy[0], found.occupancy[1])
    assert np.abs(found.azimuth - azimuths).max() < 8  # nearer than the guesses
    for x in (slice(0, 2), slice(-2, None)):
        for z in (slice(0, 2), slice(-2, None)):
            assert (found.occupancy[0, x, :-4, z].max(axis=(0, 2)) >= LEVEL).mean() > 0.85


def test_one_photo_together_is_one_photo_alone():
    torn, photo = answer_of(table(legs=0.1)), photo_of(answer_of(table(legs=0.95)))
    alone, found = fitted(Placed(torn, photo, LEVEL)), fitted_together(Placed(torn, photo, LEVEL))
    np.testing.assert_array_equal(found.occupancy, alone.occupancy)
    assert found.azimuth == alone.azimuth
