"""A furnished room: built, lit, and the places in it that photos are taken from."""

from collections.abc import Sequence

import numpy as np

from data.room_bodies import CEILING, SHELL, WALL, Body, Scene
from data.room_camera import RoomCamera, looking
from data.room_kinds import ROOMS
from data.room_layout import Layout
from data.room_light import AREA, POINT, SUN, Lamp, Lighting, lighting
from data.room_openings import images, opening_bodies, openings, outlook, picture
from data.room_plan import Opening, Plan, plan_of
from data.room_shell import pillars, rugs, shell

_OUTLOOKS, _PICTURES = 2, 4


def indoors(rng: np.random.Generator) -> tuple[Scene, Lighting, Plan]:
    """A room of a random kind, its furniture and its light, all of it from `rng`."""
    kind = str(rng.choice(list(ROOMS), p=[share for share, _ in ROOMS.values()]))
    plan = plan_of(kind, rng)
    walls = shell(plan, kind, rng)
    doors = openings(plan, kind, rng)
    masses = pillars(plan, rng, walls[2].coats[0])
    doors = [door for door in doors if not any(_cut(door.box(plan, out=0.1), mass.bounds) for mass in masses)]
    fittings = [
        body for door in doors for body in opening_bodies(door, plan, rng, int(rng.integers(_OUTLOOKS)))
    ]
    kept = [door.box(plan, out=0.06 if door.glass else 0.7) for door in doors]
    solid = [body.bounds for body in (*masses, *fittings)]
    layout = Layout(plan, rng, taken=[*kept, *solid])
    layout.furnish(ROOMS[kind][1])
    if plan.width * plan.depth > 18 and kind not in ("empty", "corridor"):
        layout.furnish(ROOMS[kind][1])  # a large room holds more
    layout.set_tops()
    pictures = _pictures(layout, int(rng.integers(0, 5)), rng)
    carpets = rugs(plan, rng)
    shown = np.concatenate([np.stack([outlook(rng) for _ in range(_OUTLOOKS)]), images(rng, _PICTURES)])
    scene = Scene((*walls, *masses, *fittings, *pictures, *carpets, *layout.bodies), shown.astype(np.float32))
    return scene, _light(scene, plan, doors, rng), plan


def viewpoints(scene: Scene, plan: Plan, rng: np.random.Generator, count: int) -> list[RoomCamera]:
    """Cameras inside the room that look at furniture or across it: nothing close before the lens, and more
    to be seen than one wall.
    """
    furniture = [
        body for body in scene.bodies if body.rests != SHELL and body.name not in ("fitting", "pane")
    ]
    chosen: list[tuple[float, RoomCamera]] = []
    for _ in range(30 * count):
        camera = _camera(furniture, plan, rng)
        if any(_inside(camera.position, body.bounds, 0.2) for body in scene.bodies if _solid(body)):
            continue
        chosen.append((_worth(camera, scene), camera))
        if sum(worth >= 1 for worth, _ in chosen) == count:
            break
    chosen += [(-2.0, _camera(furniture, plan, rng)) for _ in range(count - len(chosen))]  # a room too full
    chosen.sort(key=lambda pair: -pair[0])
    return [camera for _, camera in chosen[:count]]


def _solid(body: Body) -> bool:
    return body.name != "shell" or len(body.mesh.faces) > 2


def _camera(furniture: Sequence[Body], plan: Plan, rng: np.random.Generator) -> RoomCamera:
    """Mostly from near a wall or corner across the room, at times close up to one thing."""
    room = np.array([plan.width, plan.depth])
    edge = min(0.35, 0.2 * room.min())
    spot, height = rng.uniform(edge, room - edge), min(rng.uniform(0.5, 2.0), plan.height - 0.3)
    if rng.random() < 0.6:
        side = int(rng.integers(2))
        spot[side] = rng.choice([edge, room[side] - edge]) + rng.normal(0, 0.1)
        spot = np.clip(spot, edge, room - edge)
    target = np.array([rng.uniform(0, room[0]), rng.uniform(0.3, 1.4), rng.uniform(0, room[1])])
    if furniture and rng.random() < 0.75:
        body = furniture[int(rng.integers(len(furniture)))]
        target = rng.uniform(*body.bounds)
        if rng.random() < 0.25:
            angle, away = rng.uniform(0, 2 * np.pi), rng.uniform(0.4, 1.5)
            spot = target[[0, 2]] + (away + 0.3) * np.array([np.cos(angle), np.sin(angle)])
            spot, height = np.clip(spot, 0.1, room - 0.1), np.clip(target[1] + rng.uniform(0, 0.8), 0.5, 2.0)
    way = target - [spot[0], height, spot[1]]
    yaw = np.degrees(np.arctan2(-way[0], -way[2])) + rng.normal(0, 6)
    pitch = np.degrees(np.arctan2(way[1], np.hypot(way[0], way[2]))) + rng.normal(0, 4)
    return looking(
        np.array([spot[0], height, spot[1]]), yaw=float(yaw), pitch=float(np.clip(pitch, -35, 15)),
        roll=float(rng.normal(0, 2)),
        field_of_view=float(rng.uniform(45, 85) if rng.random() < 0.5 else rng.normal(60, 4)),
    )  # fmt: skip


def _worth(camera: RoomCamera, scene: Scene) -> float:
    """1 or more for a view worth taking; less the more of it is too near, or one bare wall."""
    seen = camera.draw(scene.vertices, scene.faces, scale=0.125)
    depth = seen.depth[np.isfinite(seen.depth)]
    if not len(depth) or depth.min() < 0.3:
        return -1.0
    owner = np.searchsorted(
        np.cumsum([len(body.mesh.faces) for body in scene.bodies]), seen.face, side="right"
    )
    counts = np.bincount(owner[seen.face >= 0].ravel(), minlength=1)
    one = counts.max() / seen.face.size
    return 1.0 if one < 0.62 and np.median(depth) > 0.7 else 1 - one


def _inside(point: np.ndarray, box: np.ndarray, margin: float) -> bool:
    return bool((point > box[0] - margin).all() and (point < box[1] + margin).all())


def _cut(box: np.ndarray, other: np.ndarray) -> bool:
    return bool((box[0] < other[1]).all() and (box[1] > other[0]).all())


def _pictures(layout: Layout, count: int, rng: np.random.Generator) -> list[Body]:
    """Pictures where the walls are free."""
    found: list[Body] = []
    for _ in range(4 * count):
        wall, size = int(rng.integers(4)), rng.uniform(0.2, 1.1, 2)
        room = layout.plan.run(wall) - size[0] - 0.1
        level = rng.uniform(1.3, 1.7) - size[1] / 2
        if room <= 0 or level + size[1] > layout.plan.height - 0.1 or len(found) >= 2 * count:
            continue
        low = 0.05 + rng.uniform(0, room)
        place = (low, low + size[0], level, level + size[1])
        box = Opening(wall, *place, False).box(layout.plan, out=0.06)
        if not any(_cut(box, other) for other in layout.boxes):
            index = _OUTLOOKS + int(rng.integers(_PICTURES))
            found += picture(rng, wall, layout.plan, place, index)
            layout.boxes.append(box)
    return found


def _light(scene: Scene, plan: Plan, doors: Sequence[Opening], rng: np.random.Generator) -> Lighting:
    """Windows, lamps, sun, and what floor, walls and ceiling throw back."""
    glass = [door for door in doors if door.glass]
    day = bool(glass) and rng.random() < 0.75
    lamps = _windows(glass, plan, rng) if day else []
    if not day or rng.random() < 0.45:
        lamps += _fixtures(scene, plan, rng)
    direct = list(lamps)
    if day and rng.random() < 0.4:
        lamps.append(_sun(glass, plan, rng))
    bounced, ambient = _bounces(scene.bodies[:6], direct, plan)
    casters = [
        body for body in scene.bodies if body.rests not in (SHELL, WALL) and not body.name.startswith("lamp/")
    ]
    return lighting([*lamps, *bounced], casters, ambient=ambient)


def _windows(glass: Sequence[Opening], plan: Plan, rng: np.random.Generator) -> list[Lamp]:
    sky = np.array([0.9, 1.0, 1.15]) if rng.random() < 0.5 else np.array([1.0, 1.0, 1.0])
    lamps: list[Lamp] = []
    strength = rng.uniform(1.5, 4)
    for door in glass:
        area = (door.high - door.low) * (door.top - door.bottom)
        for share in (0.25, 0.75):
            x, z = plan.at(door.wall, door.low + share * (door.high - door.low), 0.03)
            inward = plan.at(door.wall, 0, 1) - plan.at(door.wall, 0, 0)
            place = np.array([x, 0.5 * (door.bottom + door.top), z])
            toward = np.array([inward[0], -0.15, inward[1]])
            lamps.append(Lamp(place, toward, strength * area / 2 * sky, AREA, 128))
    return lamps


def _fixtures(scene: Scene, plan: Plan, rng: np.random.Generator) -> list[Lamp]:
    """Those lamps that stand or hang here, or one on the ceiling."""
    warm = np.array([1.0, rng.uniform(0.78, 0.97), rng.uniform(0.5, 0.92)])
    lamps: list[Lamp] = []
    for body in scene.bodies:
        if body.name.startswith("lamp/") and len(lamps) < 3:
            low, high = body.bounds
            hung = body.rests == CEILING
            place = (low + high) / 2
            place[1] = low[1] - 0.02 if hung else high[1] - 0.12
            strength = rng.uniform(1, 2.5) if hung else rng.uniform(0.3, 1)
            lamps.append(Lamp(place, np.array([0.0, -1.0, 0.0]), strength * warm, POINT, 192 if hung else 96))
    if not any(body.rests == CEILING for body in scene.bodies) or not lamps:
        spots = 1 if plan.width * plan.depth < 18 or rng.random() < 0.5 else 2
        for share in (np.arange(spots) + 0.5) / spots:
            place = np.array([plan.width * rng.uniform(0.4, 0.6), plan.height - 0.04, plan.depth * share])
            lamps.append(Lamp(place, np.array([0.0, -1.0, 0.0]), rng.uniform(1, 2.5) * warm, POINT, 256))
    return lamps


def _sun(glass: Sequence[Opening], plan: Plan, rng: np.random.Generator) -> Lamp:
    """Low enough to reach the floor through a window."""
    door = glass[int(rng.integers(len(glass)))]
    inward = plan.at(door.wall, 0, 1) - plan.at(door.wall, 0, 0)
    side = np.array([inward[1], inward[0]]) * rng.uniform(-0.9, 0.9)
    toward = np.array([inward[0] + side[0], -rng.uniform(0.35, 1.3), inward[1] + side[1]])
    toward /= np.linalg.norm(toward)
    middle = np.array([plan.width / 2, 1.0, plan.depth / 2])
    panes = tuple(
        tuple(np.concatenate(list(one.box(plan, out=0.0)))) for one in glass if one.wall == door.wall
    )
    reach = 0.5 * float(np.hypot(plan.width, plan.depth)) / 20 * 1.1 + 0.02
    return Lamp(
        middle - 20 * toward, toward, rng.uniform(2, 6) * np.array([1.0, 0.93, 0.8]), SUN, 512, reach, panes
    )


def _bounces(sides: Sequence[Body], direct: Sequence[Lamp], plan: Plan) -> tuple[list[Lamp], np.ndarray]:
    """Lamps for what the six sides throw back of the direct light, and the ambient rest of it."""
    lamps, total, weight = [], np.zeros(3), 0.0
    for body in sides:
        corners = body.mesh.vertices.astype(np.float64)
        origin, across, up = corners[0], corners[1] - corners[0], corners[3] - corners[0]
        inward = np.cross(across, up)
        area = float(np.linalg.norm(inward))
        inward = inward / area
        if inward @ (np.array([plan.width, plan.height, plan.depth]) / 2 - origin) < 0:
            inward = -inward
        spots = 4 if abs(inward[1]) > 0.5 else 2
        albedo = np.array(body.coats[0].finish.base) ** 2.2
        for share in ((0.25, 0.25), (0.75, 0.75), (0.25, 0.75), (0.75, 0.25))[:spots]:
            place = origin + share[0] * across + share[1] * up + 0.01 * inward
            falls = sum((_falling(lamp, place, inward) for lamp in direct), np.zeros(3))
            total, weight = total + falls * albedo * area / spots, weight + area / spots
            lamps.append(Lamp(place, inward, falls * albedo * area / spots / np.pi))
    return lamps, 0.4 * total / max(weight, 1e-6)


def _falling(lamp: Lamp, place: np.ndarray, normal: np.ndarray) -> np.ndarray:
    """(3,) the light of a lamp on a surface, nothing in between."""
    way = lamp.position - place
    square = float(way @ way)
    way = way / max(np.sqrt(square), 1e-6)
    strength = max(float(way @ normal), 0.0) / (square + 0.12)
    if lamp.kind == AREA:
        strength *= max(float(-way @ lamp.toward / np.linalg.norm(lamp.toward)), 0.0)
    return strength * lamp.color
