"""Sofas and airplanes: every part closed and outward, in one piece, the right way round; their solids too."""

from dataclasses import replace

import numpy as np
import pytest
from scipy.ndimage import label

from data.procedural import as_mesh, families, generate
from data.procedural.kit import MATERIALS, Part
from data.procedural.kit_aircraft import Fuselage, Wing, jet_pod, nacelle, surface
from data.procedural.kit_upholstery import along_plan, outline, pillow
from data.voxelize import coverage
from shapes.trianglemesh import TriangleMesh

EVERY_FAMILY = [(category, family) for category in ("sofa", "airplane") for family in families(category)]
BACKED = [family for family in families("sofa") if family not in ("daybed", "tubular")]
FINNED = ["airliner", "rear_jet", "jet_fighter", "warbird", "delta_airliner"]

WING = Wing(10, 3, 1, 0.5, 2, sweep=20, dihedral=4, winglet=0.15)
SOLIDS = {
    "pillow": pillow((0.4, 0.4, 0.15), (0, 1, 0), crown=0.7, material="fabric"),
    "buttoned": pillow((0.8, 0.4, 0.15), (0, 1, 0), buttons=(3, 2), material="fabric"),
    "corner": along_plan(
        outline(0.2, 0.1, 0.8, radius=0.05, lean=0.1), np.array([(0, 0), (2, 0), (2, 1)]), material="fabric"
    ),
    "fuselage": Fuselage(30, 3, 3.2).part(),
    "nacelle": nacelle((1, 2, 3), 3, 0.5),
    "jet cowl": jet_pod((1, 2, 3), 3, 0.5)[0],
    "wing": WING.part(),
    "round wing": replace(WING, round=1.0, winglet=0.0).part(),
    "fin": WING.fin(cant=20),
}


def make(category: str, family: str, seed: int) -> list[Part]:
    return families(category)[family](np.random.default_rng(seed))


@pytest.mark.parametrize(("category", "family"), EVERY_FAMILY)
def test_every_part_is_closed_and_outward_and_of_a_known_material(category: str, family: str) -> None:
    for seed in range(4):
        for part in make(category, family, seed):
            assert TriangleMesh(part.vertices, part.faces).is_watertight()
            assert part.signed_volume() > 0
            assert part.material in MATERIALS


@pytest.mark.parametrize(("category", "family"), EVERY_FAMILY)
def test_nothing_floats(category: str, family: str) -> None:
    occupied = coverage(as_mesh(make(category, family, 3)), 64).occupancy > 0.01
    assert label(occupied, np.ones((3, 3, 3)))[1] == 1


@pytest.mark.parametrize("family", BACKED)
def test_the_back_of_a_sofa_is_behind(family: str) -> None:
    for seed in range(3):
        vertices = as_mesh(make("sofa", family, seed)).vertices
        low, high = vertices[:, 1].min(), vertices[:, 1].max()
        assert vertices[vertices[:, 1] > low + 0.9 * (high - low), 2].mean() < 0


@pytest.mark.parametrize("family", FINNED)
def test_the_fin_of_an_airplane_is_behind(family: str) -> None:
    for seed in range(3):
        vertices = as_mesh(make("airplane", family, seed)).vertices
        assert vertices[vertices[:, 1].argmax(), 2] < -0.2


@pytest.mark.parametrize("category", ["sofa", "airplane"])
def test_seeds_give_different_shapes_and_one_seed_the_same(category: str) -> None:
    shapes = [generate(category, seed) for seed in range(40)]
    assert len({shape.mesh.vertices.tobytes() for shape in shapes}) == 40
    assert len({shape.family for shape in shapes}) >= 8
    assert np.array_equal(generate(category, 7).mesh.vertices, shapes[7].mesh.vertices)


@pytest.mark.parametrize("name", SOLIDS)
def test_every_solid_is_one_closed_outward_ball(name: str) -> None:
    mesh = TriangleMesh(SOLIDS[name].vertices, SOLIDS[name].faces)
    assert mesh.is_watertight()
    assert mesh.euler_number() == 2
    assert mesh.signed_volume() > 0


def test_a_pillow_fills_its_box_and_an_elliptic_one_has_the_volume_of_an_ellipsoid() -> None:
    ball = pillow((3.0, 1.0, 2.0), (5, 0, 0), crown=0.0, square=2.0, material="fabric")
    assert ball.bounds() == pytest.approx(np.array([(3.5, -0.5, -1), (6.5, 0.5, 1)]))
    assert ball.signed_volume() == pytest.approx(np.pi, rel=0.08)


def test_a_section_along_a_mitred_corner_has_the_volume_of_its_middle_line() -> None:
    square = np.array([(-0.1, 0), (0.1, 0), (0.1, 0.5), (-0.1, 0.5)])
    part = along_plan(square, np.array([(0, 0), (2, 0), (2, 1)]), material="fabric")
    assert part.signed_volume() == pytest.approx(0.2 * 0.5 * 3)


def test_a_wing_is_never_thinner_than_a_voxel_can_hold() -> None:
    slim = Wing(20, 1.5, 0.9, 0, 0)
    assert min(slim.at(x)[3] for x in np.linspace(0, 15, 9)) >= 0.012 * 2 * slim.half * 0.95
    low, high = surface(WING.stations()[:2], both=True).vertices[:, 0].min(), WING.part().vertices[:, 0].max()
    assert -low < high
