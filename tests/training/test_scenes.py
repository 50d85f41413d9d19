import numpy as np
import pytest

from training.scenes import KINDS, bad_mask, in_scene, nothing, random_scene


@pytest.fixture
def view():
    view = np.full((128, 128, 4), 255, np.uint8)
    view[..., 3] = 0
    view[30:98, 40:88] = (200, 0, 0, 255)
    return view


@pytest.mark.parametrize("kind", KINDS)
def test_a_spoiled_mask_is_never_empty(kind):
    for seed in range(10):
        rng = np.random.default_rng(seed)
        for mask in (np.zeros((128, 128), np.uint8), np.eye(128, dtype=np.uint8) * 255):
            assert (bad_mask(mask, kind, rng) >= 128).any()


@pytest.mark.parametrize("kind", ["halo", "leaks"])
def test_a_spoiled_mask_keeps_the_object(view, kind):
    wide = bad_mask(view[..., 3], kind, np.random.default_rng(0))
    assert (wide >= view[..., 3]).all()
    assert (wide > view[..., 3]).any()


def test_an_object_in_a_scene_shows_both_over_white(view):
    scene = np.full((128, 128, 3), (0, 0, 200), np.uint8)
    for seed in range(10):
        shown = in_scene(view, scene, np.random.default_rng(seed))
        assert (shown.shape, shown.dtype) == ((128, 128, 4), np.uint8)
        inside = shown[..., 3] == 255
        for color in ((200, 0, 0), (0, 0, 200)):
            near = np.abs(shown[..., :3].astype(int) - color).max(axis=2) < 3
            assert (near & inside).any()
        assert (shown[shown[..., 3] == 0][:, :3] == 255).all()


def test_nothing_is_a_framed_piece_of_the_scene():
    scene = np.full((128, 128, 3), (0, 0, 200), np.uint8)
    shown = nothing(scene, np.random.default_rng(0))
    inside = shown[..., 3] == 255
    assert inside.mean() > 0.05
    assert (np.abs(shown[inside][:, :3].astype(int) - (0, 0, 200)) < 3).all()


def test_scenes_are_made_or_pieces_of_pictures():
    pictures = np.zeros((2, 128, 128, 4), np.uint8)
    pictures[:, 20:100, 10:120] = (7, 8, 9, 255)
    drawn = [random_scene(pictures, np.random.default_rng(seed)) for seed in range(20)]
    assert all(scene.shape == (128, 128, 3) for scene in drawn)
    pieces = [scene for scene in drawn if (scene == (7, 8, 9)).all()]
    assert 4 <= len(pieces) <= 16
