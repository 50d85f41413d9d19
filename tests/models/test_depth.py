import numpy as np
import pytest

from models.depth import CANONICAL_FOCAL, Estimate, ask_depth, fitted, sampling, shrinking
from models.unetpp import CONFIGS, STRIDE
from models.weights import NETWORKS
from tests.models.test_registry import ROW


def constant(log_depth):
    """A network that sees the same everywhere, and keeps what it was shown."""
    shown = []

    def run(photos):
        shown.append(photos)
        return np.full(photos.shape[:3], log_depth, np.float32)

    return run, shown


@pytest.mark.parametrize(
    ("size", "seen"),
    [((480, 640), (96, 128)), ((640, 480), (128, 96)), ((500, 500), (128, 128)), ((100, 4000), (32, 128)),
     ((1, 1), (128, 128)), ((1, 300), (32, 128)), ((24, 32), (96, 128))],
)  # fmt: skip
def test_photos_of_any_size_are_brought_to_sides_that_the_network_takes(size, seen):
    run, shown = constant(0.0)
    estimate = ask_depth(run, np.full((*size, 3), 255, np.uint8), focal=100)
    assert isinstance(estimate, Estimate)
    assert estimate.depth.shape == seen
    assert estimate.spread is None
    (photos,) = shown
    assert photos.shape == (1, *seen, 3)
    assert photos.dtype == estimate.depth.dtype == np.float32
    assert photos.max() == 1
    assert all(side % STRIDE == 0 for side in seen)


def test_what_covers_the_same_pixels_through_twice_the_lens_is_twice_as_far():
    run, _ = constant(np.log(3))
    photo = np.zeros((480, 640, 3), np.uint8)
    near, far = (ask_depth(run, photo, focal=focal).depth for focal in (500, 1000))
    np.testing.assert_allclose(far, 2 * near, rtol=1e-6)
    # the canonical camera itself: 3 canonical metres are 3 m
    canonical = np.zeros((96, 128, 3), np.uint8)
    np.testing.assert_allclose(ask_depth(run, canonical, focal=CANONICAL_FOCAL).depth, 3, rtol=1e-6)


def test_the_same_photo_larger_has_the_same_depth():
    run, _ = constant(0.5)
    small, large = np.zeros((96, 128, 3), np.uint8), np.zeros((384, 512, 3), np.uint8)
    here, there = ask_depth(run, small, focal=100).depth, ask_depth(run, large, focal=400).depth
    np.testing.assert_allclose(there, here, rtol=1e-6)


def test_the_spread_is_the_deviation_of_the_passes_and_each_is_told():
    run, shown = constant(1.0)
    answers, told = iter([0.9, 1.1, 1.3]), []

    def sampled(photos):
        return np.full(photos.shape[:3], next(answers), np.float32)

    photo = np.zeros((96, 128, 3), np.uint8)
    estimate = ask_depth(
        run,
        photo,
        focal=CANONICAL_FOCAL,
        passes=3,
        sampled=sampled,
        tell=lambda done, passes: told.append((done, passes)),
    )
    np.testing.assert_allclose(estimate.spread, np.std([0.9, 1.1, 1.3]), rtol=1e-5)
    np.testing.assert_allclose(estimate.depth, np.exp(1.0), rtol=1e-5)  # by the sure network
    assert estimate.spread.dtype == np.float32
    assert told == [(1, 3), (2, 3), (3, 3)]
    assert len(shown) == 1


def test_the_error_that_a_network_expects_is_added_to_the_spread_in_squares():
    answers = iter([(0.9, 0.2), (1.1, 0.4)])

    def sampled(photos):
        return np.full((*photos.shape[:3], 2), next(answers), np.float32)

    def told(photos):
        return np.full((*photos.shape[:3], 2), (1.0, 9.0), np.float32)

    photo = np.zeros((96, 128, 3), np.uint8)
    found = ask_depth(told, photo, focal=CANONICAL_FOCAL, passes=2, sampled=sampled)
    np.testing.assert_allclose(found.depth, np.exp(1.0), rtol=1e-5)
    expected = np.mean(np.exp([0.2, 0.4]))
    np.testing.assert_allclose(found.spread, np.sqrt(0.1**2 + expected**2), rtol=1e-5)


def test_passes_need_a_network_that_drops():
    with pytest.raises(ValueError, match="dropout"):
        ask_depth(constant(0.0)[0], np.zeros((32, 32, 3), np.uint8), focal=100, passes=2)


def test_a_row_sampled_is_the_same_file_in_another_network():
    from dataclasses import replace

    row = replace(ROW, name="depth", network="unetpp-s")
    other = sampling(row)
    assert (other.file, other.sha256, other.bytes) == (row.file, row.sha256, row.bytes)
    assert other.name != row.name  # networks are kept by name and hash
    assert CONFIGS[other.network].sampled
    assert other.network in NETWORKS


def test_photos_keep_their_colours_and_their_place():
    photo = np.zeros((480, 640, 3), np.uint8)
    photo[:240, 320:] = (200, 100, 50)
    seen = fitted(photo)
    assert (seen[:47, 65:] == (200, 100, 50)).all()
    assert (seen[49:] == 0).all()
    assert shrinking((480, 640), seen.shape[:2]) == pytest.approx(np.sqrt(96 / 480 * 128 / 640))
