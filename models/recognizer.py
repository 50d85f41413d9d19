"""The compact recogniser: which category a framed cut-out shows, or none of them."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from shapes.categories import CATEGORIES

if TYPE_CHECKING:
    import keras

LABELS: tuple[str, ...] = (*CATEGORIES, "other")
"""What the outputs of the shipped network stand for, in order; "other" is an object of no category here."""


@dataclass(frozen=True)
class RecognizerConfig:
    """picture: pixels along each side of the framed photo. widths: channels at 1/2, 1/4, 1/8, 1/16 and 1/32
    of it. labels: number of outputs.
    """

    picture: int = 128
    widths: tuple[int, int, int, int, int] = (16, 24, 48, 128, 256)
    labels: int = len(LABELS)


CONFIG = RecognizerConfig()


def build(config: RecognizerConfig) -> "keras.Model":
    """The network, untrained.

    Input: "photo" (B, P, P, 4) float32 in [0, 1], RGB on white and the mask. Output: "labels" (B, L) logits.
    The stages that look closely are those of models.boxnet, and start from what that has learnt.
    """
    import keras
    from keras import layers

    from models.blocks import convolution, residual

    photo = keras.Input((config.picture, config.picture, 4), name="photo")
    # stem: P/2 x P/2
    x = convolution(photo, config.widths[0], kernel=5, stride=2, name="stem")
    # P/4, P/8, P/16, P/32
    for index, channels in enumerate(config.widths[1:]):
        x = convolution(x, channels, stride=2, name=f"encoder{index}")
        x = residual(x, channels, name=f"encoder{index}_residual")
    x = layers.Dropout(0.2, name="dropout")(layers.GlobalAveragePooling2D(name="pool")(x))
    logits = layers.Dense(config.labels, name="labels", dtype="float32")(x)
    return keras.Model(photo, logits, name="recognizer")
