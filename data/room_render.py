"""A photo of a scene with its exact depth."""

from dataclasses import dataclass

import numpy as np

from data.room_bodies import Scene
from data.room_camera import RoomCamera, depth_seen
from data.room_light import Lighting
from data.room_patterns import IMAGE, ROOM_PATTERNS
from data.room_shading import Coating, shade_scene
from data.roomsamples import RoomView
from data.shading import Eye


@dataclass(frozen=True)
class Exposure:
    """How the camera was set."""

    brightness: float = 0.4
    """The picture's middle grey, linear, of 1 for white."""
    balance: tuple[float, float, float] = (1.0, 1.0, 1.0)
    """What the colour channels are multiplied with."""


@dataclass(frozen=True, eq=False)
class Set:
    """A scene made ready for many photos."""

    scene: Scene
    lights: Lighting
    coating: Coating
    normals: np.ndarray
    """(F, 3, 3) float32."""
    sky: np.ndarray
    """(2, 3) float64 linear: at the horizon and above it."""

    @classmethod
    def of(cls, scene: Scene, lights: Lighting, *, sky: np.ndarray | None = None) -> "Set":
        """Gather what the shader needs."""
        normals = np.concatenate([body.normals for body in scene.bodies])
        return cls(scene, lights, _coating(scene), normals, np.ones((2, 3)) if sky is None else sky)


def photograph(stage: Set, camera: RoomCamera, exposure: Exposure) -> RoomView:
    """The picture, four samples a pixel, and the depth at its pixels' middles."""
    vertices, faces = stage.scene.vertices, stage.scene.faces
    buffers = camera.draw(vertices, faces, scale=2)
    eye = Eye(camera.position, camera.axes, *camera.grid(scale=2))
    linear = shade_scene(
        (buffers.face, buffers.depth, buffers.barycentric), stage.normals, stage.coating, stage.lights,
        eye, stage.sky,
    )  # fmt: skip
    depth = depth_seen(camera, vertices, faces)
    return RoomView(_develop(linear, depth, exposure), depth, camera.lens)


def _develop(linear: np.ndarray, depth: np.ndarray, exposure: Exposure) -> np.ndarray:
    """Linear light to uint8 sRGB, with a soft shoulder above .7 as phones have it; the sky is not metered."""
    light = np.log(np.maximum(linear.mean(axis=2), 1e-3))
    light = light[depth > 0] if (depth > 0).any() else light
    gain = exposure.brightness / np.exp(0.5 * (light.mean() + np.median(light)))
    shown = linear * gain * np.array(exposure.balance, np.float32)
    over = np.maximum(shown - 0.7, 0)
    shown = np.minimum(shown, 0.7) + 0.3 * over / (over + 0.3)
    srgb = np.where(shown <= 0.0031308, 12.92 * shown, 1.055 * np.maximum(shown, 1e-9) ** (1 / 2.4) - 0.055)
    return np.clip(np.rint(255 * srgb), 0, 255).astype(np.uint8)


def _coating(scene: Scene) -> Coating:
    """All bodies' coats, one row a part of a body."""
    starts = np.cumsum([0, *(len(body.coats) for body in scene.bodies)])
    owners = [
        np.asarray(body.mesh.face_parts, np.int32) + start
        for body, start in zip(scene.bodies, starts, strict=False)
    ]
    coats = [coat for body in scene.bodies for coat in body.coats]
    finishes = [coat.finish for coat in coats]
    return Coating(
        np.concatenate(owners).astype(np.int32),
        _linear(np.array([finish.base for finish in finishes])),
        _linear(np.array([finish.second for finish in finishes])),
        np.array(
            [(ROOM_PATTERNS.index(coat.finish.pattern), max(coat.image, 0)) for coat in coats], np.int32
        ),
        np.concatenate([_axes(body.frame, body.coats) for body in scene.bodies]),
        np.array([(coat.finish.roughness, coat.finish.metallic, coat.glow) for coat in coats], np.float64),
        _linear(np.asarray(scene.images, np.float64)).astype(np.float32),
    )


def _axes(frame: np.ndarray, coats: tuple) -> np.ndarray:
    """(P, 3, 4): world -> each coat's pattern space."""
    rows = []
    for coat in coats:
        turned = np.roll(np.eye(3), coat.finish.turn, axis=1) @ frame / coat.finish.period
        if ROOM_PATTERNS.index(coat.finish.pattern) != IMAGE:
            turned[:, 3] += 0.37  # seams should not fall on a body's edges
        rows.append(turned)
    return np.stack(rows)


def _linear(srgb: np.ndarray) -> np.ndarray:
    """sRGB in [0, 1] to linear light (IEC 61966-2-1)."""
    return np.where(srgb <= 0.04045, srgb / 12.92, ((srgb + 0.055) / 1.055) ** 2.4)
