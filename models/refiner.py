"""The refiner of Pix2Vox (Xie et al., ICCV 2019), a residual 3D U-Net that corrects a coarse volume.

Three convolutions of 4^3 voxels, each pooled, end in two dense layers; three transposed ones lead back, each
fed by the sum of what is below and what the encoder said at that size. The answer is the mean of the coarse
volume and what the U-Net makes of it.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import keras


def build(resolution: int, widths: tuple[int, ...], hidden: int) -> "keras.Model":
    """The refiner as a network of its own, (B, R, R, R) probabilities -> the same, corrected.

    resolution: R, a multiple of 2 ** len(widths). widths: channels at R/2, R/4, ... hidden: units of the
    smaller dense layer.
    """
    import keras
    from keras import layers

    from models.planar import PlanarConv3DTranspose

    volume = keras.Input((resolution,) * 3, name="volume")
    x = layers.Reshape((resolution,) * 3 + (1,), name="channel")(volume)
    # R/2, R/4, R/8
    skips = []
    for index, channels in enumerate(widths):
        skips.append(x)
        x = _down(x, channels, name=f"down{index}")
    x = layers.Add(name="bottom")([x, _through_dense(x, hidden)])
    # R/4, R/2
    for index in range(len(widths) - 1, 0, -1):
        x = _up(x, widths[index - 1], name=f"up{index}")
        x = layers.Add(name=f"up{index}_sum")([x, skips[index]])
    # R
    settings = {"use_bias": False, "activation": "sigmoid", "name": "correction"}
    x = PlanarConv3DTranspose(1, 4, 2, "same", **settings)(x)
    x = layers.Reshape((resolution,) * 3, name="corrected")(x)
    return keras.Model(volume, layers.Average(name="refined")([volume, x]), name="refiner")


def _down(x, channels: int, *, name: str):
    """(B, S, S, S, C) -> (B, S/2, S/2, S/2, channels): two voxels of padding make S + 1 of S, pooling halves
    them."""
    from keras import layers

    from models.blocks import normalised
    from models.planar import PlanarConv3D

    x = layers.ZeroPadding3D(2, name=f"{name}_padded")(x)
    x = PlanarConv3D(channels, 4, name=f"{name}_conv")(x)
    x = normalised(x, name=f"{name}_norm")
    return layers.MaxPooling3D(name=name)(layers.LeakyReLU(0.2, name=f"{name}_act")(x))


def _up(x, channels: int, *, name: str):
    """(B, S, S, S, C) -> (B, 2S, 2S, 2S, channels)."""
    from keras import layers

    from models.blocks import normalised
    from models.planar import PlanarConv3DTranspose

    x = PlanarConv3DTranspose(channels, 4, 2, "same", use_bias=False, name=f"{name}_conv")(x)
    x = normalised(x, name=f"{name}_norm")
    return layers.ReLU(name=name)(x)


def _through_dense(x, hidden: int):
    """(B, S, S, S, C) -> the same shape, every number having seen every other."""
    from keras import layers

    shape = x.shape[1:]
    x = layers.Flatten(name="flatten")(x)
    size = x.shape[1]
    x = layers.Dense(hidden, "relu", name="narrow")(x)
    x = layers.Dense(size, "relu", name="wide")(x)
    return layers.Reshape(shape, name="wide_volume")(x)
