"""A thing or a small group on the ground under the open sky, walls and trees behind."""

import numpy as np

from data.appearance import Finish
from data.room_bodies import SHELL, Body, Coat, Scene, block, panel, shape
from data.room_camera import RoomCamera, looking
from data.room_kinds import (
    ARMCHAIRS,
    BICYCLES,
    CARS,
    DINING_CHAIRS,
    FLOOR_LAMPS,
    LOW_CABINETS,
    MOTORCYCLES,
    PARK_BENCHES,
    SOFAS,
    STREET_LAMPS,
    TALL_CABINETS,
)
from data.room_light import SUN, Lamp, Lighting, lighting
from data.room_openings import images
from data.room_pieces import own_piece

MAINS = (
    CARS, CARS, MOTORCYCLES, MOTORCYCLES, BICYCLES, BICYCLES, PARK_BENCHES, PARK_BENCHES, DINING_CHAIRS,
    ARMCHAIRS, SOFAS, LOW_CABINETS, TALL_CABINETS, FLOOR_LAMPS, ("guitar/on_stand",),
)  # fmt: skip
_AROUND = (*MAINS, STREET_LAMPS, STREET_LAMPS)
_SKY_LAMPS = 14


def outdoors(rng: np.random.Generator) -> tuple[Scene, Lighting, np.ndarray]:
    """A scene with the main thing at the origin; its light; the sky's colours (2, 3) linear."""
    main = shape(str(rng.choice(MAINS[int(rng.integers(len(MAINS)))])), rng)
    bodies: list[Body] = [main.placed([0, 0, 0], turn=rng.uniform(0, 360))]
    for _ in range(int(rng.choice([0, 1, 2, 4, 6]))):
        other = shape(str(rng.choice(_AROUND[int(rng.integers(len(_AROUND)))])), rng)
        angle, away = rng.uniform(0, 2 * np.pi), rng.uniform(1.0, 6.5) + bodies[0].bounds[1, 0]
        body = other.placed([away * np.cos(angle), 0, away * np.sin(angle)], turn=rng.uniform(0, 360))
        if not any(_cut(body.bounds, one.bounds) for one in bodies):
            bodies.append(body)
    bodies += _trees(rng, bodies)
    backdrop = _backdrop(rng)
    sky = _sky(rng)
    scene = Scene((_ground(rng), *backdrop, *bodies), images(rng, 2))
    return scene, _light([*backdrop, *bodies], sky, rng), sky


def viewpoints_outdoors(scene: Scene, rng: np.random.Generator, count: int) -> list[RoomCamera]:
    """Cameras around the main thing that hold it in the picture."""
    main = next(body for body in scene.bodies if body.rests != SHELL)
    low, high = main.bounds
    middle, size = (low + high) / 2, float(np.linalg.norm(high - low))
    found: list[RoomCamera] = []
    for attempt in range(40 * count):
        angle = rng.uniform(0, 2 * np.pi)
        away = 0.5 * size + rng.uniform(0.3, 1.1) * size + rng.uniform(0.1, 1)
        spot = middle + away * np.array([np.cos(angle), 0, np.sin(angle)])
        spot[1] = rng.uniform(0.6, 2.0)
        way = middle + rng.normal(0, 0.08 * size, 3) - spot
        pitch = np.degrees(np.arctan2(way[1], np.hypot(way[0], way[2])))
        camera = looking(
            spot, yaw=float(np.degrees(np.arctan2(-way[0], -way[2]))) + rng.normal(0, 5),
            pitch=float(np.clip(pitch, -35, 15)), roll=float(rng.normal(0, 2)),
            field_of_view=float(rng.uniform(45, 85)),
        )  # fmt: skip
        depth = camera.draw(scene.vertices, scene.faces, scale=0.125).depth
        near = float(depth.min())
        if near > 0.35 or attempt > 35 * count:
            found.append(camera)
        if len(found) == count:
            break
    return found


def _cut(box: np.ndarray, other: np.ndarray) -> bool:
    return bool((box[0] < other[1]).all() and (box[1] > other[0]).all())


def _ground(rng: np.random.Generator) -> Body:
    """Asphalt, paving, gravel, grass or boards, 80 metres across."""
    kind = str(rng.choice(["speckle", "tiles", "bricks", "mottle", "speckle", "mottle", "boards", "plain"]))
    grey = rng.uniform(0.15, 0.6)
    color = np.clip(grey * (1 + rng.normal(0, 0.06, 3)), 0.02, 0.97)
    if kind == "mottle" and rng.random() < 0.6:
        color = np.array([rng.uniform(0.2, 0.4), rng.uniform(0.35, 0.5), rng.uniform(0.1, 0.25)])
    period = rng.uniform(0.05, 0.4) if kind in ("speckle", "mottle") else rng.uniform(0.15, 0.9)
    finish = Finish(tuple(color), tuple(color * rng.uniform(0.5, 0.9)), kind, period, roughness=0.95)
    return panel([-40, 0, -40], [0, 0, 80], [80, 0, 0], Coat(finish))


def _backdrop(rng: np.random.Generator) -> list[Body]:
    """House fronts, walls and hedges at 7 to 25 metres on some sides."""
    bodies = []
    for side in range(4):
        if rng.random() < 0.3:
            continue
        away, at = rng.uniform(7, 25), -30.0
        while at < 30:
            wide, high = rng.uniform(3, 14), float(rng.choice([rng.uniform(1, 3), rng.uniform(4, 12)]))
            if rng.random() < 0.8:
                low, deep = [at, 0.0, away], rng.uniform(1, 4)
                corner = [at + wide, high, away + deep]
                bodies += [_turned(low, corner, side, _front_coat(rng))]
                if high > 4:
                    bodies += _house_windows(rng, low, corner, side)
            at += wide + (rng.uniform(0, 4) if rng.random() < 0.3 else 0)
    return bodies


def _turned(low: list[float], high: list[float], side: int, coat: Coat) -> Body:
    """A block that lies toward +z, turned to one of the four sides."""
    corners = np.array([low, high], np.float64)
    for _ in range(side):
        corners = np.stack([corners[:, 2], corners[:, 1], -corners[:, 0]], axis=1)
    return block(corners.min(axis=0), corners.max(axis=0), coat)


def _house_windows(rng: np.random.Generator, low: list[float], high: list[float], side: int) -> list[Body]:
    glass = Coat(Finish((0.15, 0.18, 0.22), (0.3, 0.33, 0.38), "mottle", 0.8, roughness=0.1))
    wide, tall, step = rng.uniform(0.7, 1.5), rng.uniform(1.0, 1.7), rng.uniform(1.8, 3)
    bodies = []
    for x in np.arange(low[0] + 0.5, high[0] - wide - 0.3, step):
        for y in np.arange(0.9, high[1] - tall - 0.3, 2.8):
            bodies.append(_turned([x, y, low[2] - 0.03], [x + wide, y + tall, low[2] + 0.1], side, glass))
    return bodies


def _front_coat(rng: np.random.Generator) -> Coat:
    kind = str(rng.choice(["bricks", "mottle", "plain", "boards", "mottle"]))
    color = np.clip(rng.uniform(0.3, 0.9) * (1 + rng.normal(0, 0.15, 3)), 0.05, 0.95)
    if rng.random() < 0.2:  # a hedge
        kind, color = "mottle", np.array([0.15, 0.3, 0.1]) * rng.uniform(0.7, 1.5)
    finish = Finish(
        tuple(color), tuple(color * rng.uniform(0.5, 0.95)), kind, rng.uniform(0.2, 0.8), roughness=0.95
    )
    return Coat(finish)


def _trees(rng: np.random.Generator, bodies: list[Body]) -> list[Body]:
    """Bushes and small trees: plants, many times larger."""
    found: list[Body] = []
    for _ in range(int(rng.integers(0, 5))):
        piece = own_piece("plant", rng).scaled(rng.uniform(1.5, 5))
        angle, away = rng.uniform(0, 2 * np.pi), rng.uniform(3, 14)
        body = piece.placed([away * np.cos(angle), 0, away * np.sin(angle)])
        if not any(_cut(body.bounds, one.bounds) for one in (*bodies, *found)):
            found.append(body)
    return found


def _sky(rng: np.random.Generator) -> np.ndarray:
    """(2, 3) linear: overcast, blue, or toward evening."""
    draw = rng.random()
    if draw < 0.45:
        return np.array([[0.85, 0.87, 0.9], [0.7, 0.74, 0.8]]) * rng.uniform(0.7, 1.3)
    if draw < 0.85:
        return np.array([[0.75, 0.85, 1.0], [0.18, 0.36, 0.8]]) * rng.uniform(0.8, 1.3)
    return np.array([[1.0, 0.6, 0.35], [0.25, 0.3, 0.5]]) * rng.uniform(0.6, 1.1)


def _light(casters: list[Body], sky: np.ndarray, rng: np.random.Generator) -> Lighting:
    """The sun, or none under clouds, and directions spread over the sky."""
    lamps = []
    if rng.random() < 0.65:
        toward = _from_above(rng.uniform(0, 2 * np.pi), rng.uniform(0.35, 0.95))
        color = rng.uniform(0.8, 2.2) * np.array([1.0, 0.94, 0.85])
        lamps.append(Lamp(-30 * toward, toward, color, SUN, 512, 0.27))
    for index in range(_SKY_LAMPS):
        level = (index + 0.5) / _SKY_LAMPS
        toward = _from_above(index * 2.39996, level)
        color = (sky[0] + (sky[1] - sky[0]) * level) * 1.6 / _SKY_LAMPS
        lamps.append(Lamp(-30 * toward, toward, color, SUN, 160, 0.27))
    return lighting(lamps, casters, ambient=0.12 * sky.mean(axis=0))


def _from_above(angle: float, height: float) -> np.ndarray:
    """The unit direction down from the sky's point at this angle, `height` its sine."""
    flat = np.sqrt(max(1 - height**2, 0.0))
    return -np.array([flat * np.cos(angle), height, flat * np.sin(angle)])
