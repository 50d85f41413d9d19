"""Other frames' axes: turns that bring points and voxels of a file to the object frame (+Y up, front +Z)."""

import numpy as np

_DIRECTIONS = {
    sign + name: (1 if sign == "+" else -1) * np.eye(3)[axis]
    for axis, name in enumerate("xyz")
    for sign in "+-"
}


def turn(up: str, front: str) -> np.ndarray:
    """The rotation (3, 3) float64 from a right-handed frame to the object frame: object = turn @ file.

    `up` and `front` say where these lie in the file's frame: "+y", "-z" ... The object's right is up x front.

    Raises:
        ValueError: no such direction, or both along one axis.
    """
    for word, name in ((up, "up"), (front, "front")):
        if word not in _DIRECTIONS:
            raise ValueError(f"{name} must be one of {', '.join(_DIRECTIONS)}, received {word!r}")
    if up[1] == front[1]:
        raise ValueError(f"up and front must lie along two axes, received {up} and {front}")
    return np.stack([np.cross(_DIRECTIONS[up], _DIRECTIONS[front]), _DIRECTIONS[up], _DIRECTIONS[front]])


def turn_voxels(voxels: np.ndarray, rotation: np.ndarray) -> np.ndarray:
    """The voxels (X, Y, Z) of a frame along the object's axes; `rotation` as `turn` gives it."""
    source = np.abs(rotation).argmax(axis=1)  # object axis -> the file axis it lies along
    backward = rotation[np.arange(3), source] < 0
    return np.flip(voxels.transpose(source), np.flatnonzero(backward))
