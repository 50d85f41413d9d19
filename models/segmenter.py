"""The cut-out network: which pixels of a whole photo belong to the object that it is about."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import keras


@dataclass(frozen=True)
class SegmenterConfig:
    """picture: pixels along each side of the photo, squeezed to a square (a multiple of 32). encoder:
    channels at 1/2, 1/4, 1/8, 1/16 and 1/32 of it. decoder: channels at 1/16, 1/8, 1/4 and 1/2.
    """

    picture: int = 160
    encoder: tuple[int, int, int, int, int] = (16, 32, 56, 96, 128)
    decoder: tuple[int, int, int, int] = (80, 48, 32, 16)


CONFIG = SegmenterConfig()


def build(config: SegmenterConfig) -> "keras.Model":
    """The network, untrained.

    Input: "photo" (B, P, P, 3) float32 in [0, 1]. Output: "mask" (B, P, P) logits. A residual encoder sees
    the whole picture; a decoder with links from the encoder's stages (U-Net, Ronneberger et al. 2015) finds
    the outline again.
    """
    import keras
    from keras import layers

    from models.blocks import convolution, residual

    first, *stages = config.encoder
    photo = keras.Input((config.picture, config.picture, 3), name="photo")
    # stem: P/2 x P/2
    x = convolution(photo, first, kernel=5, stride=2, name="stem")
    links = [x]
    # encoder: P/4, P/8, P/16, P/32
    for index, channels in enumerate(stages):
        x = convolution(x, channels, stride=2, name=f"encoder{index}")
        x = residual(x, channels, name=f"encoder{index}_residual")
        links.append(x)
    x = _surroundings(links.pop())
    # decoder: P/16, P/8, P/4, P/2
    for index, channels in enumerate(config.decoder):
        x = layers.UpSampling2D(interpolation="bilinear", name=f"decoder{index}_up")(x)
        x = layers.Concatenate(name=f"decoder{index}_link")([x, links.pop()])
        x = convolution(x, channels, name=f"decoder{index}")
    # Each pixel of P/2 x P/2 writes its 2 x 2 of the mask.
    side = config.picture // 2
    x = layers.Conv2D(4, 3, padding="same", name="patches", dtype="float32")(x)
    x = layers.Reshape((side, side, 2, 2), name="patch_cells", dtype="float32")(x)
    x = layers.Permute((1, 3, 2, 4), name="patch_order", dtype="float32")(x)
    mask = layers.Reshape((config.picture, config.picture), name="mask", dtype="float32")(x)
    return keras.Model(photo, mask, name="segmenter")


def _surroundings(x):
    """(B, H, W, C) -> the same: every cell told what the whole picture holds, by its mean."""
    from keras import layers

    channels = x.shape[-1]
    mean = layers.GlobalAveragePooling2D(keepdims=True, name="whole_mean")(x)
    told = layers.Conv2D(channels, 1, name="whole")(mean)
    return layers.ReLU(name="surroundings")(layers.Add(name="surroundings_sum")([x, told]))
