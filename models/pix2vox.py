"""Pix2Vox (Xie et al., ICCV 2019), one or several photos to 32^3 voxels: what Kaiber et al. (CMC 2026)
fine-tune for each category.

Every view goes through the same encoder and decoder to a coarse volume of its own. The merger scores each
voxel of each volume by what the decoder knew around it, and takes the mean of the volumes weighted by the
softmax of the scores; the refiner corrects the result. "A", the accurate one, has all four and 114,244,467
parameters to train (114,252,417 as Keras counts, with the statistics of its normalisation); "F", the fast
one, has narrower layers, no refiner and 7,436,307.

The encoder begins with the first eight convolutions of VGG16, each normalised (the published program takes
vgg16_bn[:27]; the paper counts nine). How the widths of F are split between its last three convolutions and
its decoder is the reading that gives its number of parameters. "S" is ours: the same parts at widths that two
CPU cores can train, on the 128 pixels that our samples have.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from models import refiner

if TYPE_CHECKING:
    import keras

VGG16 = Path.home() / ".keras" / "models" / "vgg16_weights_tf_dim_ordering_tf_kernels_notop.h5"
"""Where keras.applications keeps the ImageNet weights of VGG16 once they were fetched."""

DEPTHS = (2, 2, 3, 1)
"""Convolutions at 1/1, 1/2, 1/4 and 1/8 of the picture, as in VGG16."""

WIDTHS = (64, 128, 256, 512)
"""Their channels in VGG16."""

IMAGENET_MEAN = (103.939, 116.779, 123.68)
"""Blue, green and red, taken off before VGG16 sees a picture of 0..255."""


@dataclass(frozen=True)
class Pix2VoxConfig:
    """vgg: channels at 1/1, 1/2, 1/4 and 1/8 of the picture. tail: channels and kernel of the convolutions
    after them, unpadded. pool: cells that the second of these is pooled by. decoder: channels at 4^3, 8^3 and
    so on, as many as doublings of 2^3. merger: channels of its convolutions but the last; () takes the mean
    of the views. refiner: channels of its convolutions, () for none; hidden: units of its smaller dense
    layer. picture: pixels along each side.
    """

    tail: tuple[tuple[int, int], ...]
    pool: int
    decoder: tuple[int, ...]
    refiner: tuple[int, ...] = ()
    vgg: tuple[int, int, int, int] = WIDTHS
    merger: tuple[int, ...] = (16, 8, 4, 2)
    hidden: int = 2048
    picture: int = 224

    @property
    def resolution(self) -> int:
        """Voxels along each side of the answer."""
        return 2 << len(self.decoder)


A = Pix2VoxConfig(((512, 3), (512, 3), (256, 1)), 3, (512, 128, 32, 8), (32, 64, 128))
F = Pix2VoxConfig(((512, 1), (256, 3), (128, 3)), 4, (128, 64, 32, 8))
S = Pix2VoxConfig(
    ((64, 3), (64, 3), (64, 1)), 3, (64, 32, 16, 8), (16, 32, 64),
    vgg=(16, 32, 64, 64), merger=(8, 4), hidden=256, picture=128,
)  # fmt: skip

CONFIGS = {"pix2vox-a": A, "pix2vox-f": F, "pix2vox-s": S}


def build(config: Pix2VoxConfig) -> "keras.Model":
    """The network, untrained; its parts are layers named "encoder", "decoder", "merger" and "refiner".

    Input: "photos" (B, V, P, P, 3) float32 RGB in [0, 1], any number of views V.
    Outputs: "coarse" (B, R, R, R), the views merged, and "occupancy" (B, R, R, R), that refined;
    probabilities both, and the same where there is no refiner.
    """
    import keras
    from keras import layers, ops

    from models.views import FoldViews, UnfoldViews

    photos = keras.Input((None, config.picture, config.picture, 3), name="photos")
    encoder = _encoder(config)
    decoder = _decoder(config, encoder.output_shape[1:])
    # each view by itself
    folded = FoldViews(name="fold")(photos)
    voxels, features = decoder(encoder(folded))
    voxels = UnfoldViews(name="unfold")([voxels, photos])
    # the views of an object together; flat, for TensorFlow aborts on a softmax of six axes on a CPU
    if config.merger:
        scores = UnfoldViews(name="unfold_scores")([_merger(config)(features), photos])
        merged = ops.sum(voxels * ops.softmax(scores, axis=1), axis=1)
    else:
        merged = ops.mean(voxels, axis=1)
    coarse = occupancy = layers.Reshape((config.resolution,) * 3, name="coarse")(merged)
    if config.refiner:
        occupancy = refiner.build(config.resolution, config.refiner, config.hidden)(coarse)
    return keras.Model(photos, {"coarse": coarse, "occupancy": occupancy}, name="pix2vox")


def can_start_from_imagenet(config: Pix2VoxConfig, path: Path = VGG16) -> bool:
    """Whether the first convolutions have VGG16's widths, and its weights are on the disk."""
    return config.vgg == WIDTHS and path.is_file()


def start_from_imagenet(network: "keras.Model", path: Path = VGG16) -> None:
    """Give the encoder's first eight convolutions the ImageNet weights that keras.applications publishes.

    Those expect blue, green, red of 0..255 less IMAGENET_MEAN; the first convolution is rewritten for ours,
    which is exact but for the outermost pixels, where VGG16 pads with the mean colour. Their normalisations
    begin as the identity, VGG16 having none. While training they go by the batch instead, so that the kernels
    are kept and the scales are not.
    """
    import numpy as np
    from keras.applications import VGG16 as Published

    published, encoder = Published(include_top=False, weights=str(path)), network.get_layer("encoder")
    for stage, depth in enumerate(DEPTHS):
        for index in range(depth):
            kernel, bias = published.get_layer(f"block{stage + 1}_conv{index + 1}").get_weights()
            if stage == index == 0:
                bias = bias - np.einsum("hwio,i->o", kernel, IMAGENET_MEAN)
                kernel = 255 * kernel[:, :, ::-1]
            encoder.get_layer(f"vgg{stage}_{index}").set_weights([kernel, bias])


def _encoder(config: Pix2VoxConfig) -> "keras.Model":
    """(B, P, P, 3) -> (B, S, S, C)."""
    import keras
    from keras import layers

    photo = x = keras.Input((config.picture, config.picture, 3), name="photo")
    # P, P/2, P/4, P/8
    for stage, (channels, depth) in enumerate(zip(config.vgg, DEPTHS, strict=True)):
        x = layers.MaxPooling2D(name=f"vgg{stage}_pool")(x) if stage else x
        for index in range(depth):
            x = layers.Conv2D(channels, 3, padding="same", name=f"vgg{stage}_{index}")(x)
            x = layers.ReLU(name=f"vgg{stage}_{index}_act")(_normalised(x, f"vgg{stage}_{index}"))
    # unpadded: P/8 less a margin, pooled once
    for index, (channels, kernel) in enumerate(config.tail):
        x = layers.Conv2D(channels, kernel, name=f"tail{index}")(x)
        x = layers.ELU(name=f"tail{index}_act")(_normalised(x, f"tail{index}"))
        x = layers.MaxPooling2D(config.pool, name="tail_pool")(x) if index == 1 else x
    return keras.Model(photo, x, name="encoder")


def _decoder(config: Pix2VoxConfig, shape: tuple[int, int, int]) -> "keras.Model":
    """(B, S, S, C) -> a volume's probabilities, flat, (B, R^3), and what the merger judges it by,
    (B, R, R, R, D + 1), D the decoder's last channels.
    """
    import keras
    from keras import layers

    from models.planar import PlanarConv3DTranspose

    code = keras.Input(shape, name="code")
    # 2 x 2 x 2
    x = layers.Reshape((2, 2, 2, -1), name="seed")(code)
    # 4 x 4 x 4, 8 x 8 x 8, ...
    for index, channels in enumerate(config.decoder):
        x = PlanarConv3DTranspose(channels, 4, 2, "same", use_bias=False, name=f"decoder{index}")(x)
        x = layers.ReLU(name=f"decoder{index}_act")(_normalised(x, f"decoder{index}"))
    voxels = layers.Conv3DTranspose(1, 1, use_bias=False, activation="sigmoid", name="voxels")(x)
    features = layers.Concatenate(name="features")([x, voxels])
    return keras.Model(code, [layers.Flatten(name="flat_voxels")(voxels), features], name="decoder")


def _merger(config: Pix2VoxConfig) -> "keras.Model":
    """(B, R, R, R, D + 1) -> (B, R^3): how far each voxel of a view's volume is to be trusted."""
    import keras
    from keras import layers

    from models.planar import PlanarConv3D

    features = x = keras.Input((config.resolution,) * 3 + (config.decoder[-1] + 1,), name="features")
    for index, channels in enumerate((*config.merger, 1)):
        x = PlanarConv3D(channels, 3, padding="same", name=f"merger{index}")(x)
        x = layers.LeakyReLU(0.2, name=f"merger{index}_act")(_normalised(x, f"merger{index}"))
    return keras.Model(features, layers.Flatten(name="scores")(x), name="merger")


def _normalised(x, name: str):
    from models.blocks import normalised

    return normalised(x, name=f"{name}_norm")
