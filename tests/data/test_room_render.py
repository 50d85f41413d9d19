"""Light and colour against formulas."""

import numpy as np
import pytest

from data.appearance import Finish
from data.room_bodies import Coat, Scene, block, panel
from data.room_camera import HEIGHT, WIDTH, looking
from data.room_light import AREA, POINT, SUN, Lamp, lighting
from data.room_render import Exposure, Set, photograph
from data.room_shading import shade_scene
from data.shading import Eye
from tests.data.scenes import GREY, empty_room

NO_IMAGES = np.zeros((1, 2, 2, 3), np.float32)
FLOOR = panel([-5, 0, -5], [0, 0, 10], [10, 0, 0], GREY)
ABOVE = looking(np.array([0.0, 2.0, 0.0]), yaw=0, pitch=-90, roll=0, field_of_view=60)
DARK = np.zeros(3)


def lit(bodies, lamps, *, casters=()) -> np.ndarray:
    """(HEIGHT, WIDTH, 3) linear light of a scene seen from ABOVE."""
    stage = Set.of(Scene(tuple(bodies), NO_IMAGES), lighting(lamps, casters, ambient=DARK))
    seen = ABOVE.draw(stage.scene.vertices, stage.scene.faces, scale=2)
    eye = Eye(ABOVE.position, ABOVE.axes, *ABOVE.grid(scale=2))
    buffers = (seen.face, seen.depth, seen.barycentric)
    return shade_scene(buffers, stage.normals, stage.coating, stage.lights, eye, stage.sky)


def lamp(kind: int, height: float = 1.5) -> Lamp:
    return Lamp(
        np.array([0.0, height, 0.0]), np.array([0.0, -1.0, 0.0]), np.array([3.0, 2.0, 1.0]), kind, 256
    )


@pytest.mark.parametrize(("kind", "power"), [(POINT, 1), (AREA, 2)])
def test_light_falls_off_by_lambert_and_distance(kind: int, power: int) -> None:
    ratio = lit([FLOOR], [lamp(kind)])
    column = WIDTH // 2 + 90
    x = 2 * (column - ABOVE.lens.cx) / ABOVE.lens.fx
    away, near = 1.5**2 + x**2, 1.5**2
    expected = (1.5 / np.sqrt(away)) ** power / (away + 0.12) * (near + 0.12)
    measured = ratio[HEIGHT // 2, column] / ratio[HEIGHT // 2, WIDTH // 2]
    np.testing.assert_allclose(measured, expected, rtol=0.02)


def test_the_colour_is_the_lamps_times_the_walls() -> None:
    color = lit([FLOOR], [lamp(POINT)])[HEIGHT // 2, WIDTH // 2]
    np.testing.assert_allclose(color / color[0], [1, 2 / 3, 1 / 3], rtol=1e-3)


@pytest.mark.parametrize("kind", [POINT, AREA, SUN])
def test_a_board_throws_its_shadow(kind: int) -> None:
    board = block([0.4, 0.6, -0.3], [0.8, 0.62, 0.3], GREY)
    sun = Lamp(np.array([0.0, 40.0, 0.0]), np.array([0.0, -1.0, 0.0]), np.ones(3), SUN, 256, 0.1)
    light = lit([FLOOR], [sun if kind == SUN else lamp(kind, 1.9)], casters=[board])
    lines = 2 * (np.arange(WIDTH) - ABOVE.lens.cx) / ABOVE.lens.fx
    # The lamp's rays through the board's edges meet the floor here.
    spread = 1.0 if kind == SUN else 1.9 / 1.28
    middle = 0.6 * spread
    shadow, free = np.abs(lines - middle).argmin(), np.abs(lines + middle).argmin()
    assert light[HEIGHT // 2, shadow].max() == 0
    assert light[HEIGHT // 2, free].min() > 0


def test_the_sun_shines_only_through_its_panes() -> None:
    pane = ((-1.0, 1.0, -0.5, -1.0, 1.5, 0.5),)  # a window in the plane x = -1
    sun = Lamp(np.array([-20.0, 20, 0]), np.array([1.0, -1.0, 0.0]), np.ones(3), SUN, 64, 0.5, pane)
    light = lit([FLOOR], [sun])[HEIGHT // 2, :, 0]
    lines = 2 * (np.arange(WIDTH) - ABOVE.lens.cx) / ABOVE.lens.fx
    inside, outside = (lines > 0.03) & (lines < 0.47), (lines < -0.03) | (lines > 0.53)
    assert light[inside].min() > 0
    assert light[outside].max() == 0


def test_a_pane_shows_its_picture_upright_and_glows() -> None:
    picture = np.zeros((1, 2, 2, 3), np.float32)
    picture[0, 0] = 1  # bright above, dark below
    coat = Coat(Finish((1, 1, 1), (1, 1, 1), "image", 1.0), 2.0, 0)
    wall = panel([-2, 0, -2], [4, 0, 0], [0, 4, 0], coat)
    stage = Set.of(Scene((wall,), picture), lighting([lamp(POINT)], [], ambient=DARK))
    camera = looking(np.array([0.0, 2.0, 0.0]), yaw=0, pitch=0, roll=0, field_of_view=60)
    color = photograph(stage, camera, Exposure()).color
    assert color[10].min() > 200
    assert color[-10].max() < 100


def test_a_photo_has_the_contracts_types_and_its_exposure() -> None:
    off = Lamp(np.ones(3), np.array([0.0, -1.0, 0.0]), np.zeros(3))
    stage = Set.of(Scene(tuple(empty_room()), NO_IMAGES), lighting([off], [], ambient=np.ones(3)))
    camera = looking(np.array([1.0, 1.2, 5.0]), yaw=-20, pitch=-10, roll=1, field_of_view=60)
    bright, dim = (photograph(stage, camera, Exposure(grey)) for grey in (0.4, 0.1))
    assert (bright.color.shape, bright.color.dtype) == ((HEIGHT, WIDTH, 3), np.uint8)
    assert (bright.depth.shape, bright.depth.dtype) == ((HEIGHT, WIDTH), np.float32)
    # 0.4 and 0.1 of white in sRGB, IEC 61966-2-1.
    assert np.median(bright.color) == pytest.approx(170, abs=2)
    assert np.median(dim.color) == pytest.approx(89, abs=2)
