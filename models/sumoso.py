"""The two published networks of Sumoso (2024), a photo to 32^3 voxels: "low" with 1,095,833 parameters and
"high" with 570,714,561.

They are the reference that our own capacities are measured against, and what the 17 published files hold
(models/legacy.py reads them). Both are plain stacks: convolutions of the grey picture, dense layers down to
one number a voxel, convolutions of the voxels. The low one averages each channel over the whole picture, so
all it knows of a photo is 32 numbers; the high one keeps them apart and pays with 537 million weights in one
layer.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import keras


@dataclass(frozen=True)
class SumosoConfig:
    """convolutions: channels of the 3 x 3 convolutions of the picture, of which the last has stride 2.
    volume: channels of the 3^3 convolutions of the voxels; one more writes the answer. hidden: units of the
    dense layer in between; 0 averages each channel over the picture instead. dropout: share dropped after
    each convolution but the last, and before the voxels; l2: weight of the squared kernels in the loss, whose
    value was not published. picture, resolution: pixels and voxels along each side.
    """

    convolutions: tuple[int, ...]
    volume: tuple[int, ...]
    hidden: int = 0
    dropout: tuple[float, float] = (0.0, 0.0)
    l2: float = 0.0
    picture: int = 128
    resolution: int = 32


LOW = SumosoConfig((16, 32, 32), (8,), dropout=(0.2, 0.3), l2=1e-4)
HIGH = SumosoConfig((32, 64, 128, 128), (32, 16), hidden=1024)

CONFIGS = {"paper-low": LOW, "paper-high": HIGH}


def build(config: SumosoConfig) -> "keras.Model":
    """The network, untrained.

    Input: "photo" (B, P, P, 1) float32 raw grey 0..255: nothing divides by 255, in training or after.
    Output: "occupancy" (B, R, R, R) probabilities.
    """
    import keras
    from keras import layers

    from models.planar import PlanarConv3D

    photo = keras.Input((config.picture, config.picture, 1), name="photo")
    x = _picture_layers(photo, config)
    # one number a voxel
    x = layers.Dense(config.resolution**3, "relu", kernel_regularizer=_l2(config), name="voxels")(x)
    if config.dropout[1]:
        x = layers.Dropout(config.dropout[1], name="voxels_dropout")(x)
    # R x R x R
    x = layers.Reshape((config.resolution,) * 3 + (1,), name="volume")(x)
    for index, channels in enumerate(config.volume):
        x = PlanarConv3D(channels, 3, activation="relu", name=f"volume{index}", **_shared(config))(x)
    x = PlanarConv3D(1, 3, activation="sigmoid", name="answer", **_shared(config))(x)
    occupancy = layers.Reshape((config.resolution,) * 3, name="occupancy")(x)
    return keras.Model(photo, occupancy, name="sumoso")


def _picture_layers(photo, config: SumosoConfig):
    """(B, P, P, 1) -> (B, C), C the channels of the last convolution or the hidden units."""
    from keras import layers

    x, last = photo, len(config.convolutions) - 1
    for index, channels in enumerate(config.convolutions):
        stride, name = 2 if index == last else 1, f"picture{index}"
        x = layers.Conv2D(channels, 3, stride, activation="relu", name=name, **_shared(config))(x)
        if config.dropout[0] and index < last:
            x = layers.Dropout(config.dropout[0], name=f"{name}_dropout")(x)
    if not config.hidden:
        return layers.GlobalAveragePooling2D(name="average")(x)
    x = layers.Flatten(name="flatten")(x)
    return layers.Dense(config.hidden, "relu", kernel_regularizer=_l2(config), name="hidden")(x)


def _shared(config: SumosoConfig) -> dict:
    return {"padding": "same", "kernel_regularizer": _l2(config)}


def _l2(config: SumosoConfig):
    from keras import regularizers

    return regularizers.L2(config.l2) if config.l2 else None
