"""Refine3DNet (Balakrishnan et al., ICVGIP 2024): any number of photos of an object, in any order, to 32^3
voxels.

A residual encoder, that of 3D-R2N2 (Choy et al. 2016), turns each view into a vector; multi-head
self-attention lets the views look at one another; their mean is decoded by transposed residual blocks and
corrected by the refiner of Pix2Vox. Nothing normalises over the batch before the refiner, so that what
stands beside a view changes nothing but through the attention.

The 143 million parameters of the paper cannot be derived from its text. This reading has 86,852,993, of
which 33.6 million are the attention (8 heads of 1,024 each) and 34.9 million the refiner: its first
convolution is 7 x 7 as in 3D-R2N2, and the decoder's last three blocks double the volume.
"""

from dataclasses import dataclass
from math import log2
from typing import TYPE_CHECKING

from models import refiner

if TYPE_CHECKING:
    import keras

SEED = 4
"""Voxels along each side of the volume that the decoder starts from."""


@dataclass(frozen=True)
class Refine3DNetConfig:
    """encoder: channels of its residual blocks, each of which halves the picture. code: length of a view's
    vector. heads, key: heads of the attention, and length of each one's queries and keys. decoder: channels
    of its residual blocks, of which the last ones double the volume. refiner: channels of its convolutions,
    () for none; hidden: units of its smaller dense layer. picture, resolution: pixels and voxels along each
    side.
    """

    encoder: tuple[int, ...] = (96, 128, 256, 256, 256, 256)
    code: int = 1024
    heads: int = 8
    key: int = 1024
    decoder: tuple[int, ...] = (128, 128, 128, 64, 64, 32)
    refiner: tuple[int, ...] = (32, 64, 128)
    hidden: int = 2048
    picture: int = 127
    resolution: int = 32


FULL = Refine3DNetConfig()
S = Refine3DNetConfig(
    (24, 48, 96, 96, 128, 192), code=384, heads=8, key=48, decoder=(64, 64, 48, 32, 16, 8),
    refiner=(8, 16, 32), hidden=256, picture=64,
)  # fmt: skip

CONFIGS = {"refine3dnet": FULL, "refine3dnet-s": S}


def build(config: Refine3DNetConfig) -> "keras.Model":
    """The network, untrained; its parts are layers named "encoder", "attention", "decoder" and "refiner",
    which are trained apart.

    Inputs: "photos" (B, V, P, P, 3) float32 RGB in [0, 1], any number of views V; "present" (B, V) bool,
    which of them are views: the others fill up and are not looked at. One of each object must be.
    Outputs: "coarse" (B, R, R, R), before the refiner, and "occupancy" (B, R, R, R); probabilities both, and
    the same where there is no refiner.
    """
    import keras

    from models.views import FoldViews, UnfoldViews

    photos = keras.Input((None, config.picture, config.picture, 3), name="photos")
    present = keras.Input((None,), dtype="bool", name="present")
    # each view by itself
    codes = _encoder(config)(FoldViews(name="fold")(photos))
    codes = UnfoldViews(name="unfold")([codes, photos])
    # the views of an object together
    code = _attention(config)([codes, present])
    coarse = occupancy = _decoder(config)(code)
    if config.refiner:
        occupancy = refiner.build(config.resolution, config.refiner, config.hidden)(coarse)
    inputs = {"photos": photos, "present": present}
    return keras.Model(inputs, {"coarse": coarse, "occupancy": occupancy}, name="refine3dnet")


def _encoder(config: Refine3DNetConfig) -> "keras.Model":
    """(B, P, P, 3) -> (B, code)."""
    import keras
    from keras import layers

    photo = x = keras.Input((config.picture, config.picture, 3), name="photo")
    # P/2, P/4, ..., P/64
    for index, channels in enumerate(config.encoder):
        x = _residual(x, channels, kernel=3 if index else 7, plain=index == 3, name=f"encoder{index}")
        x = layers.MaxPooling2D(padding="same", name=f"encoder{index}_pool")(x)
    x = layers.Dense(config.code, name="code")(layers.Flatten(name="flatten")(x))
    return keras.Model(photo, layers.LeakyReLU(0.1, name="code_act")(x), name="encoder")


def _residual(x, channels: int, *, kernel: int, plain: bool, name: str):
    """(B, S, S, C) -> (B, S, S, channels): two convolutions, and the input added to them through a 1 x 1 one,
    or as it is where `plain`."""
    from keras import layers

    y = layers.Conv2D(channels, kernel, padding="same", name=f"{name}_in")(x)
    y = layers.LeakyReLU(0.1, name=f"{name}_in_act")(y)
    y = layers.Conv2D(channels, 3, padding="same", name=f"{name}_out")(y)
    x = x if plain else layers.Conv2D(channels, 1, name=f"{name}_identity")(x)
    return layers.LeakyReLU(0.1, name=name)(layers.Add(name=f"{name}_sum")([x, y]))


def _attention(config: Refine3DNetConfig) -> "keras.Model":
    """(B, V, code) and (B, V) bool -> (B, code): the views that are present, each with what it made of the
    others added, averaged."""
    import keras
    from keras import layers, ops

    codes = keras.Input((None, config.code), name="codes")
    present = keras.Input((None,), dtype="bool", name="present")
    among = ops.logical_and(ops.expand_dims(present, 1), ops.expand_dims(present, 2))  # (B, V, V)
    attend = layers.MultiHeadAttention(config.heads, config.key, name="heads")
    enhanced = layers.Add(name="enhanced")([codes, attend(codes, codes, attention_mask=among)])
    weight = ops.cast(ops.expand_dims(present, -1), enhanced.dtype)  # (B, V, 1)
    mean = ops.sum(enhanced * weight, axis=1) / ops.sum(weight, axis=1)
    return keras.Model([codes, present], mean, name="attention")


def _decoder(config: Refine3DNetConfig) -> "keras.Model":
    """(B, code) -> (B, R, R, R) probabilities."""
    import keras
    from keras import layers

    from models.planar import PlanarConv3D

    code = keras.Input((config.code,), name="code")
    # 4 x 4 x 4
    x = layers.Dense(SEED**3 * config.decoder[0], name="seed")(code)
    x = layers.Reshape((SEED,) * 3 + (config.decoder[0],), name="seed_volume")(x)
    # ..., R/2, R
    doubled = len(config.decoder) - round(log2(config.resolution / SEED))
    for index, channels in enumerate(config.decoder):
        x = _transposed_residual(x, channels, stride=1 + (index >= doubled), name=f"decoder{index}")
    x = PlanarConv3D(1, 3, padding="same", activation="sigmoid", name="voxels")(x)
    return keras.Model(code, layers.Reshape((config.resolution,) * 3, name="coarse")(x), name="decoder")


def _transposed_residual(x, channels: int, *, stride: int, name: str):
    """(B, S, S, S, C) -> (B, sS, sS, sS, channels), s the stride; a kernel that the stride divides leaves no
    chequers (Odena et al. 2016)."""
    from keras import layers

    from models.planar import PlanarConv3DTranspose

    kernel = 4 if stride == 2 else 3
    y = PlanarConv3DTranspose(channels, kernel, stride, "same", name=f"{name}_in")(x)
    y = layers.LeakyReLU(0.1, name=f"{name}_in_act")(y)
    y = PlanarConv3DTranspose(channels, 3, 1, "same", name=f"{name}_out")(y)
    x = PlanarConv3DTranspose(channels, stride, stride, "same", name=f"{name}_identity")(x)
    return layers.LeakyReLU(0.1, name=name)(layers.Add(name=f"{name}_sum")([x, y]))
