import numpy as np
import pytest

from models.depth import Estimate
from pipeline.errors import SurfaceError, WeightsError
from pipeline.scene.depth import ask_network, depth_map, enlarged
from shapes.depthmap import Intrinsics, unproject


def tilted(height: int, width: int) -> np.ndarray:
    """Depth of the plane n . p = -2 for n = (0.3, 0.5, 0.8) in a view of 60 degrees."""
    rays = unproject(np.ones((height, width), np.float32), Intrinsics.of_view(height, width, 60))
    return -2 / (rays.astype(np.float64) @ [0.3, 0.5, 0.8])


def test_a_plane_stays_a_plane_when_enlarged():
    found = enlarged(tilted(60, 80).astype(np.float32), 240, 320)
    inner = (slice(4, -4), slice(4, -4))  # beyond the outermost samples there is nothing to interpolate
    np.testing.assert_allclose(found[inner], tilted(240, 320)[inner], rtol=1e-5)


def test_what_is_no_depth_becomes_unknown_and_spreads_to_no_depth():
    depth = np.full((30, 40), 3, np.float32)
    depth[10:20, 10:20] = [[0], [np.nan], [np.inf], [-1], [-np.inf]] * 2
    found = enlarged(depth, 60, 80)
    assert set(np.unique(found)) == {0, 3}
    assert not found[20:40, 20:40].any()
    assert found[:18].all()


def test_the_estimator_is_asked_with_pixels_and_brought_to_the_picture():
    asked = []

    def estimator(picture, focal):
        asked.append((picture.shape, focal))
        return Estimate(depth=np.full((12, 16), 2.0), spread=np.full((12, 16), 0.1))

    seen = depth_map(np.zeros((48, 64, 3), np.uint8), 0.75, estimator)
    assert asked == [((48, 64, 3), 48.0)]
    assert seen.depth.shape == seen.spread.shape == (48, 64)
    assert seen.median == 2
    np.testing.assert_allclose(seen.spread, 0.1, rtol=1e-6)


def test_another_focal_length_scales_the_depth():
    seen = depth_map(np.zeros((40, 60, 3), np.uint8), 0.8,
                     lambda picture, focal: Estimate(depth=tilted(40, 60)))  # fmt: skip
    wider = seen.seen_with(0.4)
    np.testing.assert_allclose(wider.depth, seen.depth / 2)
    assert wider.seen_with(0.8).median == pytest.approx(seen.median)
    assert seen.seen_with(0.8) is seen


def test_no_depth_at_all_is_refused():
    with pytest.raises(SurfaceError, match="above 0"):
        depth_map(np.zeros((40, 60, 3), np.uint8), 1.0,
                  lambda picture, focal: Estimate(depth=np.zeros((4, 6))))  # fmt: skip


def test_a_shelf_without_a_network_is_one_sentence(monkeypatch):
    monkeypatch.setattr("models.registry.shelf", lambda: ())
    with pytest.raises(WeightsError, match="depth network must be on the shelf"):
        ask_network(np.zeros((40, 60, 3), np.uint8), 50)
