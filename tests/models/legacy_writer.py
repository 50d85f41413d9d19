"""Run in a process of its own: trains a network of Sumoso (2024) for one step with the older Keras,
tf_keras, and saves it as TensorFlow 2.10 did: as HDF5 under the name `.keras`, with the optimizer in it.
Beside it goes what the network answers about some photos.

    python legacy_writer.py FOLDER low|high PICTURE RESOLUTION WIDTHS...
"""

import os
import sys
from pathlib import Path

import numpy as np
from tf_keras import Sequential, layers


def low(widths: list[int], resolution: int) -> list:
    """The layers of the low-capacity network."""
    first, second, third, volume = widths
    same = {"padding": "same", "activation": "relu", "kernel_regularizer": "l2"}
    return [
        layers.Conv2D(first, 3, **same), layers.Dropout(0.2), layers.Conv2D(second, 3, **same),
        layers.Dropout(0.2), layers.Conv2D(third, 3, strides=2, **same), layers.GlobalAveragePooling2D(),
        layers.Dense(resolution**3, activation="relu"), layers.Dropout(0.3),
        layers.Reshape((resolution,) * 3 + (1,)), layers.Conv3D(volume, 3, **same),
        layers.Conv3D(1, 3, padding="same", activation="sigmoid"), layers.Reshape((resolution,) * 3),
    ]  # fmt: skip


def high(widths: list[int], resolution: int) -> list:
    """The layers of the high-capacity network."""
    *pictures, last, hidden, first, second = widths
    same = {"padding": "same", "activation": "relu"}
    return [
        *(layers.Conv2D(width, 3, **same) for width in pictures), layers.Conv2D(last, 3, strides=2, **same),
        layers.Flatten(), layers.Dense(hidden, activation="relu"),
        layers.Dense(resolution**3, activation="relu"), layers.Reshape((resolution,) * 3 + (1,)),
        layers.Conv3D(first, 3, **same), layers.Conv3D(second, 3, **same),
        layers.Conv3D(1, 3, padding="same", activation="sigmoid"), layers.Reshape((resolution,) * 3),
    ]  # fmt: skip


def main(folder: Path, kind: str, picture: int, resolution: int, *widths: int) -> None:
    """Write published.keras and answers.npz."""
    rng = np.random.default_rng(0)
    photos = rng.uniform(0, 255, (3, picture, picture, 1)).astype(np.float32)
    voxels = (rng.random((3,) + (resolution,) * 3) < 0.3).astype(np.float32)
    network = Sequential({"low": low, "high": high}[kind](list(widths), resolution))
    network.compile("adam", "binary_crossentropy")
    network.train_on_batch(photos, voxels)
    network.save(folder / "published.h5")
    os.replace(folder / "published.h5", folder / "published.keras")
    np.savez(folder / "answers.npz", photos=photos, voxels=network.predict_on_batch(photos))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], *map(int, sys.argv[3:]))
