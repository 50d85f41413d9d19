"""U-Net++ (Zhou et al., DLMIA 2018, arXiv:1807.10165) for depth: one photo -> the logarithm of its depth, and
of the error that it expects of that.

Between encoder and decoder stand nodes X[i, j]: i halvings of the picture, j the column. X[i, 0] is the
encoder's feature, and

    X[i, j] = H(X[i, 0], ..., X[i, j - 1], up(X[i + 1, j - 1]))

two convolutions H over all nodes of the row before it and the node below it, enlarged twofold. The last
column's node of each row is the decoder's, the others have the channels of their row's encoder feature, as in
segmentation-models-pytorch, whose network Pananthula & Sebastian (2025) train.
"""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from models import segmenter

if TYPE_CHECKING:
    import keras

STRIDE = 32
"""The sides of a picture must be multiples of it."""
TYPICAL = {"log_depth": 1.0, "log_error": -1.5}
"""Where the answers start: the depth of rooms, about 2.7 m, and an error of a fifth of it."""


@dataclass(frozen=True)
class UNetPlusPlusConfig:
    """encoder: channels at 1/2, 1/4, 1/8, 1/16 and 1/32 of the picture. decoder: channels of the decoder's
    nodes at 1/16, 1/8, 1/4, 1/2 and 1/1; without the last, each pixel at 1/2 writes its four of the answer
    (Shi et al. 2016). published: the encoder is ResNeXt-50 32x4d and everything is normalised, else plain
    residual pairs, `pairs` a stage, without normalisation: grouped convolutions take forty times longer to
    train on a CPU than whole ones. dropout: share that is dropped of the decoder's coarse nodes. sampled:
    whether it is dropped when asked as well, for MC dropout (Gal & Ghahramani 2016). judging: whether it says
    what error it expects of itself (Kendall & Gal 2017). supervised: whether the columns before the last
    answer too (deep supervision).
    """

    encoder: tuple[int, int, int, int, int] = (64, 256, 512, 1024, 2048)
    decoder: tuple[int, ...] = (256, 128, 64, 32, 16)
    published: bool = True
    pairs: tuple[int, int, int, int] = (1, 1, 1, 1)
    dropout: float = 0.1
    sampled: bool = False
    judging: bool = False
    supervised: bool = False


FULL = UNetPlusPlusConfig()
S = UNetPlusPlusConfig(
    segmenter.CONFIG.encoder, (80, 48, 24, 16), published=False, pairs=(1, 1, 2, 3), judging=True
)
"""Its encoder has the layers of the cut-out network's, and starts from them."""

SAMPLED = "-sampled"
CONFIGS = {"unetpp-resnext50": FULL, "unetpp-s": S}
CONFIGS |= {f"{name}{SAMPLED}": replace(config, sampled=True) for name, config in CONFIGS.items()}


def answers_of(config: UNetPlusPlusConfig) -> tuple[str, ...]:
    """Under deep supervision the names of all answers, the last column's first; else none."""
    return ("log_depth", "log_depth1", "log_depth2", "log_depth3") if config.supervised else ()


def build(config: UNetPlusPlusConfig) -> "keras.Model":
    """The network, untrained.

    Input: "photo" (B, H, W, 3) float32 in [0, 1], H and W any multiples of 32. Output: "log_depth" (B, H, W)
    float32, log of canonical depth (models/depth.py); of a judging network (B, H, W, 2), that and the log of
    the mean absolute error that it expects of it once one factor for the whole picture is right; under deep
    supervision a dictionary of "log_depth" and of "log_depth1" to "log_depth3", by the columns 1 to 3.
    """
    import keras

    from models.resnext import resnext50

    photo = keras.Input((None, None, 3), name="photo")
    # encoder: rows 0..4 hold H/2 x W/2 .. H/32 x W/32
    rows = [[x] for x in (resnext50(photo) if config.published else _plain(photo, config))]
    # nested skips: column j makes a node in the rows 3 - j + 1 and above
    for column in range(1, 5):
        for row in range(5 - column):
            rows[row].append(_node(rows, row, column, config))
    answers = {"log_depth": _answer(rows[0][4], "log_depth", config)}
    if config.supervised:
        answers |= {f"log_depth{j}": _answer(rows[0][j], f"log_depth{j}", config) for j in (1, 2, 3)}
    return keras.Model(photo, answers if config.supervised else answers["log_depth"], name="unetpp")


def _node(rows: list[list], row: int, column: int, config: UNetPlusPlusConfig):
    """X[row, column] out of what is there of the row and of the row below."""
    from keras import layers

    from models.depth_layers import ConstantDropout

    name = f"node{row}{column}"
    last = row + column == 4
    channels = config.decoder[column - 1] if last else config.encoder[row]
    below = rows[row + 1][column - 1]
    if not config.published and below.shape[-1] > channels:
        below = layers.Conv2D(channels, 1, name=f"{name}_narrow")(below)
    x = layers.UpSampling2D(name=f"{name}_up")(below)
    x = layers.Concatenate(name=f"{name}_link")([x, *rows[row][:column]])
    x = _pair(x, channels, name=name, published=config.published)
    if last and row:
        # whole channels: neighbouring pixels are alike, and one of them would tell what another hides
        kind = ConstantDropout if config.sampled else layers.SpatialDropout2D
        x = kind(config.dropout, name=f"{name}_drop")(x)
    return x


def _pair(x, channels: int, *, name: str, published: bool):
    """Two 3 x 3 convolutions; normalised as published, else the second beside a shortcut."""
    from keras import layers

    from models.blocks import convolution, normalised

    if not published:
        return _gained(convolution(x, channels, name=f"{name}_in"), channels, name=name)
    for part in ("in", "out"):
        x = layers.Conv2D(channels, 3, padding="same", use_bias=False, name=f"{name}_{part}")(x)
        x = layers.ReLU(name=f"{name}_{part}_relu")(normalised(x, name=f"{name}_{part}_norm"))
    return x


def _plain(photo, config: UNetPlusPlusConfig) -> list:
    """Features at 1/2 .. 1/32 of the picture, by strided convolutions and residual pairs."""
    from models.blocks import convolution, residual

    # stem: H/2 x W/2
    found = [convolution(photo, config.encoder[0], kernel=5, stride=2, name="stem")]
    # encoder: H/4 x W/4 .. H/32 x W/32
    for stage, (channels, pairs) in enumerate(zip(config.encoder[1:], config.pairs, strict=True)):
        x = convolution(found[-1], channels, stride=2, name=f"encoder{stage}")
        for pair in range(pairs):
            x = residual(x, channels, name=f"encoder{stage}_residual{pair or ''}")
        found.append(x)
    return [*found[:-1], _surroundings(found[-1])]


def _gained(x, channels: int, *, name: str):
    """relu(x + gain * conv(x))."""
    from keras import layers

    from models.depth_layers import Gain

    start = "he_normal"
    y = layers.Conv2D(channels, 3, padding="same", kernel_initializer=start, name=f"{name}_out")(x)
    y = Gain(name=f"{name}_gain")(y)
    return layers.ReLU(name=name)(layers.Add(name=f"{name}_sum")([x, y]))


def _surroundings(x):
    """(B, h, w, C) -> the same: every cell told what the whole picture holds, by its mean. A few
    convolutions see a part of the room only, and how large it is shows in the whole.
    """
    from keras import layers

    mean = layers.GlobalAveragePooling2D(keepdims=True, name="whole_mean")(x)
    told = layers.Conv2D(x.shape[-1], 1, name="whole")(mean)
    return layers.ReLU(name="surroundings")(layers.Add(name="surroundings_sum")([x, told]))


def _answer(x, name: str, config: UNetPlusPlusConfig):
    """(B, H/2, W/2, C) -> log depth (B, H, W), or with the log of its error (B, H, W, 2)."""
    from keras import layers, ops

    cells = 4
    if len(config.decoder) == 5:
        # H x W x decoder[4]
        x = layers.UpSampling2D(name=f"{name}_up")(x)
        x, cells = _pair(x, config.decoder[4], name=f"{name}_pair", published=config.published), 1
    depth = _cells(x, cells, name, TYPICAL["log_depth"])
    if not config.judging:
        return depth
    return ops.stack([depth, _cells(x, cells, name.replace("depth", "error"), TYPICAL["log_error"])], axis=-1)


def _cells(x, cells: int, name: str, typical: float):
    """(B, h, w, C) -> one number for each pixel of the answer, `cells` of them for each of x."""
    from keras import initializers, layers

    from models.depth_layers import Cells

    settings = {"padding": "same", "bias_initializer": initializers.Constant(typical), "dtype": "float32"}
    x = layers.Conv2D(cells, 3, kernel_initializer=initializers.VarianceScaling(0.1), name=f"{name}_cells",
                      **settings)(x)  # fmt: skip
    return Cells(name=name, dtype="float32")(x)
