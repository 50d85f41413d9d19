import numpy as np
import pytest

from pipeline.errors import OptionError
from pipeline.scene.relief import BASE, HEIGHT, LONGEST_SIDE, relief
from shapes.depthmap import Intrinsics
from tests import boxroom


def room() -> np.ndarray:
    return boxroom.hits(Intrinsics.of_view(*boxroom.SIZE, 65))[0]


def holed() -> np.ndarray:
    depth = room()
    depth[30:90, 100:200] = 0
    depth[0, :50] = 0
    return depth


@pytest.mark.parametrize("depth", [
    room(), holed(), room()[:, :200].T, np.full((40, 60), 2.0), np.zeros((40, 60)),
    np.random.default_rng(0).uniform(0.1, 90, (50, 33)), np.tile([1.0, 50.0], (20, 15)), room()[:2, :3],
])  # fmt: skip
def test_every_relief_is_closed_outward_and_a_ball(depth):
    mesh = relief(depth.astype(np.float32), width_mm=80)
    assert mesh.is_watertight()
    assert mesh.euler_number() == 2
    assert mesh.signed_volume() > 0
    width, height, length = mesh.extents()
    assert width == pytest.approx(80)
    assert length / width == pytest.approx((mesh_rows(depth) - 1) / (mesh_columns(depth) - 1), rel=1e-5)
    assert BASE * 80 * 0.999 <= height <= (BASE + HEIGHT) * 80 * 1.001
    assert mesh.vertices[:, 1].min() == 0


def mesh_rows(depth: np.ndarray) -> int:
    return round(depth.shape[0] * min(1.0, LONGEST_SIDE / max(depth.shape)))


def mesh_columns(depth: np.ndarray) -> int:
    return round(depth.shape[1] * min(1.0, LONGEST_SIDE / max(depth.shape)))


def test_the_volume_is_that_of_the_heights():
    """Log depth that rises evenly from row to row: a wedge on a plate."""
    depth = np.exp(np.linspace(0, 1, 101))[:, None] * np.ones((1, 51))
    mesh = relief(depth, width_mm=100)
    # of the wedge the outer hundredths are cut flat, as much above as below: the mean stays a half
    assert mesh.signed_volume() == pytest.approx(100 * 200 * 100 * (BASE + HEIGHT / 2), rel=1e-3)


def test_what_is_near_and_left_and_low_in_the_picture_lies_there_in_the_print():
    depth = np.full((60, 80), 4, np.float32)
    depth[40:, :20] = 1  # near, at the lower left
    mesh = relief(depth, width_mm=80)
    high = mesh.vertices[mesh.vertices[:, 1] > (BASE + HEIGHT / 2) * 80]
    assert high[:, 0].max() < 80 * 0.26  # left: small x
    assert high[:, 2].min() > 60 * 0.64  # low: towards +z, the front


@pytest.mark.parametrize("width", [0, -1, 4.9, 2001, float("nan")])
def test_a_width_that_nobody_prints_is_refused(width):
    with pytest.raises(OptionError, match="relief's width"):
        relief(room(), width_mm=width)
