"""The solids of the kit: closed, outward, of the volume geometry says."""

import numpy as np
import pytest

from data.procedural import as_mesh, kit

GRID = np.stack(np.meshgrid(np.linspace(0, 1, 6), np.linspace(0, 2, 9), indexing="ij"), axis=-1)
BENT = np.concatenate([GRID, np.sin(GRID[..., 1:])], axis=-1)
PATH = kit.rounded_path([(0, 0, 0), (0, 1, 0), (1, 1, 0), (1, 1, 1)], 0.2)
L_SHAPE = [(0, 0), (2, 0), (2, 1), (1, 1), (1, 3), (0, 3)]

SOLIDS = {
    "box": kit.box((1, 2, 3)),
    "bevelled box": kit.box((1, 2, 3), bevel=0.1),
    "cushion": kit.cushion((0.6, 0.2, 0.5), puff=0.03),
    "cylinder": kit.cylinder(0.5, 2),
    "cone": kit.cylinder(0.5, 2, radius_top=0),
    "ellipsoid": kit.ellipsoid((1, 2, 3)),
    "superellipsoid": kit.ellipsoid((1, 2, 3), power=4),
    "extrusion": kit.extrude(L_SHAPE, 2),
    "turned": kit.revolve([(0, 0), (0.5, 0.1), (0.2, 1), (0, 2)]),
    "slab": kit.slab(kit.superellipse((0.8, 0.5)), 0.04, bevel=0.01),
    "beam": kit.beam((0, 0, 0), (1, 2, 3), size=(0.1, 0.2), size_end=(0.05, 0.05)),
    "tube": kit.tube(PATH, 0.05),
    "tapered tube": kit.tube(PATH, np.linspace(0.05, 0.02, len(PATH))),
    "hoop": kit.tube(kit.in_plane(kit.circle(1.0, 24)), 0.1, closed=True),
    "sheet": kit.sheet(BENT, 0.05),
    "wing": kit.wing((0, 0, 0), (5, 0.2, -1), chords=(2, 1), twist=-3),
    "fin": kit.wing((0, 0, 0), (0, 2, -1), chords=(2, 1)),
    "moved": kit.moved(kit.box((1, 2, 3)), translate=(1, 2, 3), rotate=(10, 20, 30), scale=(1, -1, 2)),
    "mirrored": kit.mirrored(kit.beam((1, 0, 0), (2, 1, 0))),
}


@pytest.mark.parametrize("name", SOLIDS)
def test_every_solid_is_closed_and_outward(name: str) -> None:
    mesh = as_mesh([SOLIDS[name]])
    assert mesh.is_watertight()
    assert SOLIDS[name].signed_volume() > 0
    assert mesh.euler_number() == (0 if name == "hoop" else 2)


@pytest.mark.parametrize(
    ("name", "volume", "tolerance"),
    [
        ("box", 6, 1e-9),
        ("bevelled box", 4.032 + 1.744 + 0.108 + 8 * 0.1**3 / 6, 1e-9),
        ("cylinder", np.pi * 0.5**2 * 2, 0.02),
        ("cone", np.pi * 0.5**2 * 2 / 3, 0.02),
        ("ellipsoid", 4 / 3 * np.pi * 6, 0.07),
        ("extrusion", 8, 1e-9),
        ("hoop", 2 * np.pi**2 * 0.1**2, 0.08),
        ("moved", 12, 1e-9),
        ("tube", np.pi * 0.05**2 * 2.87, 0.08),
    ],
)
def test_volumes_are_those_of_geometry(name: str, volume: float, tolerance: float) -> None:
    assert SOLIDS[name].signed_volume() == pytest.approx(volume, rel=tolerance)


def test_cushion_fills_its_box_but_not_its_corners() -> None:
    plain = kit.cushion((0.6, 0.2, 0.5), (1, 2, 3))
    np.testing.assert_allclose(np.diff(plain.bounds(), axis=0)[0], (0.6, 0.2, 0.5))
    np.testing.assert_allclose(plain.bounds().mean(axis=0), (1, 2, 3))
    assert 0.8 < plain.signed_volume() / 0.06 < 0.97
    assert kit.cushion((0.6, 0.2, 0.5), puff=0.03).signed_volume() > plain.signed_volume()


def test_mirror_flips_the_side_and_keeps_the_volume() -> None:
    part = kit.moved(kit.ellipsoid((1, 2, 3)), translate=(5, 0, 0))
    assert kit.mirrored(part).bounds()[1, 0] == pytest.approx(-4)
    assert kit.mirrored(part).signed_volume() == pytest.approx(part.signed_volume())


def test_turns_follow_the_right_hand() -> None:
    turned = kit.moved(kit.box((0.1, 0.1, 0.1), (1, 0, 0)), rotate=(0, 90, 0))
    np.testing.assert_allclose(turned.bounds().mean(axis=0), (0, 0, -1), atol=1e-12)


def test_curves_pass_where_they_must() -> None:
    corners = np.array([(0.0, 0, 0), (1, 0, 0), (1, 2, 0), (3, 2, 1)])
    smooth = kit.smooth_curve(corners, 31)
    for corner in corners:
        assert np.linalg.norm(smooth - corner, axis=1).min() < 1e-9
    path = kit.rounded_path(corners, 0.2)
    np.testing.assert_allclose(path[[0, -1]], corners[[0, -1]])
    np.testing.assert_allclose(kit.bezier(corners, 5)[[0, -1]], corners[[0, -1]])


def test_unknown_material_is_refused() -> None:
    with pytest.raises(ValueError, match="received 'cheese'"):
        kit.box((1, 1, 1), material="cheese")
