"""The solids of the kit: closed, outward, of the volume geometry says."""

import numpy as np
import pytest

from data.procedural import as_mesh, kit

GRID = np.stack(np.meshgrid(np.linspace(0, 1, 6), np.linspace(0, 2, 9), indexing="ij"), axis=-1)
BENT = np.concatenate([GRID, np.sin(GRID[..., 1:])], axis=-1)
PATH = kit.rounded_path([(0, 0, 0), (0, 1, 0), (1, 1, 0), (1, 1, 1)], 0.2)
L_SHAPE = [(0, 0), (2, 0), (2, 1), (1, 1), (1, 3), (0, 3)]
RECTANGLE = kit.rounded_rectangle(2, 1)
STAR = kit.circle(1.0, 24) * np.where(np.arange(24) % 2, 0.45, 1.0)[:, None]


def polygon_area(corners: int) -> float:
    """Of the regular polygon in the unit circle."""
    return corners / 2 * np.sin(2 * np.pi / corners)


SOLIDS = {
    "box": kit.box((1, 2, 3)),
    "bevelled box": kit.box((1, 2, 3), bevel=0.1),
    "cushion": kit.cushion((0.6, 0.2, 0.5), puff=0.03),
    "cylinder": kit.cylinder(0.5, 2),
    "cone": kit.cylinder(0.5, 2, radius_top=0),
    "ellipsoid": kit.ellipsoid((1, 2, 3)),
    "superellipsoid": kit.ellipsoid((1, 2, 3), power=4),
    "extrusion": kit.extrude(L_SHAPE, 2),
    "bevelled extrusion": kit.extrude(RECTANGLE, 0.5, (1, 2, 3), bevel=0.1),
    "sideways extrusion": kit.extrude(L_SHAPE, 2, facing="x"),
    "level extrusion": kit.extrude(L_SHAPE[::-1], 2, facing="y"),
    "star": kit.extrude(STAR, 0.3, bevel=0.05),
    "rounded extrusion": kit.extrude_rounded(L_SHAPE, 0.5, radius=0.1),
    "levels": kit.loft_levels([(RECTANGLE, 0.0), (RECTANGLE, 1.0), (2 * RECTANGLE, 2.0)]),
    "frame": kit.frame((2, 1), 0.1, 0.3, (1, 2, 3)),
    "rounded frame": kit.frame((2, 1), 0.1, 0.3, radius=0.2),
    "square hoop": kit.hoop([(0.9, 0), (1.1, 0), (1.1, 0.2), (0.9, 0.2)]),
    "standing hoop": kit.hoop(kit.circle(0.1, 6) + (1, 0), (1, 2, 3), axis="x"),
    "cup": kit.cup([(1, 0), (1, 1), (0, 1)], 0.1),
    "disc": kit.disc(1.0, 0.1),
    "bevelled disc": kit.disc(1.0, 0.1, (1, 2, 3), bevel=0.02, sides=12),
    "rod": kit.rod((1, 0, 0), (1, 3, 4), 0.1),
    "level rod": kit.rod((0, 1, 0), (5, 1, 0), 0.1),
    "pillow": kit.pillow((0.6, 0.2, 0.5), (1, 2, 3), material="fabric"),
    "tufted pillow": kit.pillow((0.6, 0.2, 0.5), (0, 0, 0), material="fabric", buttons=(3, 2)),
    "post": kit.post([(0, 0, 0), (0.2, 1, 0)], (0.1, 0.05)),
    "board": kit.board(2.0, (0, 1), 0.1, arch=(0, 0.3)),
    "bowed board": kit.bowed(kit.board(2.0, (0, 1), 0.1), 0.2, 2.0),
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
    assert mesh.euler_number() == (0 if name.endswith(("hoop", "frame")) else 2)


@pytest.mark.parametrize(
    ("name", "volume", "tolerance"),
    [
        ("box", 6, 1e-9),
        ("bevelled box", 4.032 + 1.744 + 0.108 + 8 * 0.1**3 / 6, 1e-9),
        ("cylinder", np.pi * 0.5**2 * 2, 0.02),
        ("cone", np.pi * 0.5**2 * 2 / 3, 0.02),
        ("ellipsoid", 4 / 3 * np.pi * 6, 0.07),
        ("extrusion", 8, 1e-9),
        ("bevelled extrusion", 0.3 * 2 + 2 * 0.1 / 6 * (2 + 4 * 1.9 * 0.9 + 1.8 * 0.8), 1e-9),
        ("sideways extrusion", 8, 1e-9),
        ("level extrusion", 8, 1e-9),
        ("levels", 2 + (2 + 4 + 8) / 3, 1e-9),
        ("frame", 0.3 * (2 - 1.8 * 0.8), 1e-9),
        ("square hoop", polygon_area(24) * (1.1**2 - 0.9**2) * 0.2, 1e-9),
        ("cup", polygon_area(18) * (1 - 0.9**3), 1e-9),
        ("disc", polygon_area(24) * 0.1, 1e-9),
        ("rod", polygon_area(6) * 0.01 * 5, 1e-9),
        ("level rod", polygon_area(6) * 0.01 * 5, 1e-9),
        ("post", (0.1**2 + 0.1 * 0.05 + 0.05**2) / 3, 1e-9),
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


def test_a_solid_faces_where_it_is_told() -> None:
    cone = kit.cylinder(0.5, 2, (0, 1, 0), radius_top=0)
    for axis, k in (("x", 0), ("z", 2)):
        turned = kit.facing(cone, axis, (1, 2, 3))
        assert turned.signed_volume() == pytest.approx(cone.signed_volume())
        np.testing.assert_allclose(turned.bounds()[:, k] - (1, 2, 3)[k], (0, 2), atol=1e-12)
    np.testing.assert_allclose(
        kit.facing(cone).vertices, kit.moved(cone, rotate=(90, 0, 0)).vertices, atol=1e-12
    )
    np.testing.assert_allclose(
        kit.facing(cone, "x").vertices, kit.moved(cone, rotate=(0, 0, -90)).vertices, atol=1e-12
    )


def test_copies_stand_where_they_are_told() -> None:
    one = kit.box((0.1, 0.2, 0.3), (1, 0, 0))
    ring = kit.around(one, 4, start=90)
    np.testing.assert_allclose(ring.bounds(), [(-1.05, -0.1, -1.05), (1.05, 0.1, 1.05)], atol=1e-12)
    assert ring.signed_volume() == pytest.approx(4 * one.signed_volume())
    row = kit.copies([one], [(0, 0, 0), (0, 5, 0)])
    assert [part.bounds()[0, 1] for part in row] == pytest.approx([-0.1, 4.9])
    for part, shifted in zip(row, kit.placed(row, translate=(0, 0, 2), scale=2), strict=True):
        np.testing.assert_allclose(shifted.vertices, 2 * part.vertices + (0, 0, 2))


def test_rods_and_grilles_are_many_bars_in_one() -> None:
    slats = kit.grille((2, 1, 0.1), 5, (1, 2, 3))
    np.testing.assert_allclose(slats.bounds(), [(0, 1.55, 2.95), (2, 2.45, 3.05)])
    assert slats.signed_volume() == pytest.approx(0.1)
    starts, ends = [(0, 0, 0), (1, 1, 1)], [(0, 3, 0), (1, 1, 3)]
    bars = kit.rods(starts, ends, 0.1, sides=4)
    assert as_mesh([bars]).is_watertight()
    assert bars.signed_volume() == pytest.approx(2 * 0.1**2 * 5)


def test_choices_come_up_as_often_as_they_should() -> None:
    rng = np.random.default_rng(0)
    assert {kit.pick(rng, "a", "b", "c") for _ in range(50)} == {"a", "b", "c"}
    assert sum(kit.chance(rng, 0.2) for _ in range(1000)) == pytest.approx(200, abs=40)


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
