"""BoxNet: our own network. One framed photo and the object's category in; its occupancy in box space, its
extents and the camera out.

The object's bounding box is stretched over the whole output grid and its side lengths are predicted beside
it: thin and flat objects then use every voxel, where a network that fills the object cube spends most of them
on air. A plain residual encoder ends in a vector; a decoder of 2D convolutions over (x, y) carries depth z in
its channels, and a last 1 x 1 convolution writes a patch of voxels a cell, which costs a fraction of
transposed 3D convolutions. The category scales and shifts what the encoder says (FiLM, Perez et al. 2018): a
user has always chosen one.
"""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from shapes.categories import CATEGORIES

if TYPE_CHECKING:
    import keras


@dataclass(frozen=True)
class BoxNetConfig:
    """resolution: voxels along each axis of the output, a multiple of the decoder's last grid.
    picture: pixels along each side of the framed photo (a multiple of 32).
    encoder: channels at 1/2, 1/4, 1/8, 1/16 and 1/32 of the picture. squeeze: channels of the last before it
    is flattened. latent: length of the code. decoder: channels at 4 x 4 cells, 8 x 8, and so on. categories:
    how many it can tell apart."""

    resolution: int
    picture: int = 128
    encoder: tuple[int, int, int, int, int] = (16, 24, 48, 72, 80)
    squeeze: int = 64
    latent: int = 384
    decoder: tuple[int, ...] = (64, 56, 48)
    categories: int = len(CATEGORIES)


LOW = BoxNetConfig(32)
HIGH = BoxNetConfig(64, decoder=(*LOW.decoder, 48))
"""LOW with one decoder stage more, so that it starts from what LOW has learnt."""

LOW_OF_ONE = replace(LOW, categories=1)
"""LOW for one category of the user's own: its number is 0, whatever the taxonomy comes to hold."""

CONFIGS = {"boxnet-low": LOW, "boxnet-high": HIGH, "boxnet-low-of-one": LOW_OF_ONE}


def build(config: BoxNetConfig) -> "keras.Model":
    """The network, untrained.

    Inputs: "photo" (B, P, P, 4) float32 in [0, 1], RGB on white and the mask; "category" (B,) int32, its
    number by shapes.categories.number_of.
    Outputs: "occupancy" (B, R, R, R) logits in box space; "extents" (B, 3) in (0, 1), side lengths of the
    box, object units; "camera" (B, 4): cos and sin of the azimuth, elevation in radians, 1 / distance.
    """
    import keras
    from keras import layers

    from models.blocks import convolution, residual

    first, *stages = config.encoder
    photo = keras.Input((config.picture, config.picture, 4), name="photo")
    category = keras.Input((), dtype="int32", name="category")
    # stem: P/2 x P/2
    x = convolution(photo, first, kernel=5, stride=2, name="stem")
    # encoder: P/4, P/8, P/16, P/32
    for index, channels in enumerate(stages):
        x = convolution(x, channels, stride=2, name=f"encoder{index}")
        x = residual(x, channels, name=f"encoder{index}_residual")
    x = convolution(x, config.squeeze, kernel=1, name="squeeze")
    x = layers.Flatten(name="flatten")(x)
    rows = config.categories
    code = _by_category(_dense(x, config.latent, name="code"), category, rows=rows, name="code_category")

    pose = _by_category(_dense(x, 128, name="pose"), category, rows=rows, name="pose_category")
    camera = layers.Dense(4, name="camera", dtype="float32")(pose)
    extents = layers.Dense(3, "sigmoid", name="extents", dtype="float32")(pose)

    # decoder: 4 x 4 cells of (x, y)
    x = _dense(code, 16 * config.decoder[0], name="seed")
    x = layers.Reshape((4, 4, config.decoder[0]), name="seed_cells")(x)
    # 8 x 8, 16 x 16, ...
    for index, channels in enumerate(config.decoder[1:]):
        x = layers.UpSampling2D(name=f"decoder{index}_up")(x)
        x = convolution(x, channels, name=f"decoder{index}")
        x = residual(x, channels, name=f"decoder{index}_residual")
    occupancy = _voxel_patches(x, config.resolution)
    outputs = {"occupancy": occupancy, "extents": extents, "camera": camera}
    return keras.Model({"photo": photo, "category": category}, outputs, name=f"boxnet{config.resolution}")


def _dense(x, units: int, *, name: str):
    from keras import layers

    return layers.Dense(units, "relu", kernel_initializer="he_normal", name=name)(x)


def _by_category(x, category, *, rows: int, name: str):
    """(B, C) -> the same, each channel scaled and shifted as the category has it; untouched at the start."""
    from keras import layers

    channels = x.shape[-1]
    scale = layers.Embedding(rows, channels, embeddings_initializer="ones", name=f"{name}_scale")
    shift = layers.Embedding(rows, channels, embeddings_initializer="zeros", name=f"{name}_shift")
    scaled = layers.Multiply(name=f"{name}_scaled")([x, scale(category)])
    return layers.Add(name=name)([scaled, shift(category)])


def _voxel_patches(x, resolution: int):
    """(B, S, S, C) -> (B, R, R, R) logits: each cell writes its p x p columns of R voxels, p = R / S."""
    from keras import layers

    side = x.shape[1]
    patch = resolution // side
    x = layers.Conv2D(patch * patch * resolution, 1, name="voxel_columns", dtype="float32")(x)
    x = layers.Reshape((side, side, patch, patch, resolution), name="voxel_patches", dtype="float32")(x)
    x = layers.Permute((1, 3, 2, 4, 5), name="voxel_order", dtype="float32")(x)
    return layers.Reshape((resolution,) * 3, name="occupancy", dtype="float32")(x)
