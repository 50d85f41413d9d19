"""The silhouette network of Dagtekin et al. (Electrica 2025): four silhouettes of an object to 32^3 voxels,
whatever its category. 2,529,282 parameters.

Six Inception-Down blocks halve the picture, each followed by an Inception-ResNet block; the 2 x 2 cells that
are left become 2^3, and four Inception-Up blocks double them to 32^3. Square kernels are split into their
axes (3x1 and 1x3, 5x1 and 1x5), as in Inception v3 (Szegedy et al. 2016).

The paper gives kinds of branches and the number of parameters, not every width. Several readings give that
number; the one built here agrees with all that is said of the blocks, with biases everywhere and counted as
Keras counts (the statistics of the normalisation included):

- down: f filters in each of four branches: 1x1, 3x1, 1x3; 1x1, 5x1, 1x5; max-pool, 1x1; strided 1x1;
- ResNet: the first two of these without the stride, projected by 1x1 to what came in, and added to it;
- up: the same two in 3D with f/2 filters in their 1x1x1; a strided 1x1x1; and the input up-sampled;
- after each: concatenation or sum, batch normalisation, ReLU.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import keras


@dataclass(frozen=True)
class SilhouettesConfig:
    """downs: filters of each branch at 1/2, 1/4, ... of the picture, down to 2 x 2. ups: filters of each
    branch at 4^3, 8^3, ... voxels. views: silhouettes, one a channel.
    """

    downs: tuple[int, ...] = (8, 16, 32, 64, 128, 128)
    ups: tuple[int, ...] = (64, 32, 16, 8)
    views: int = 4

    @property
    def picture(self) -> int:
        """Pixels along each side of a silhouette."""
        return 2 << len(self.downs)

    @property
    def resolution(self) -> int:
        """Voxels along each side of the answer."""
        return 2 << len(self.ups)


CONFIG = SilhouettesConfig()


def build(config: SilhouettesConfig) -> "keras.Model":
    """The network, untrained.

    Input: "silhouettes" (B, P, P, V) float32 in [0, 1], 1 = object. Output: "voxels" (B, R, R, R, 2)
    probabilities of empty and of filled.
    """
    import keras
    from keras import layers

    from models.nested import NestedConv3D

    silhouettes = x = keras.Input((config.picture, config.picture, config.views), name="silhouettes")
    # P/2, P/4, ..., 2 x 2
    for index, filters in enumerate(config.downs):
        x = _down(x, filters, name=f"down{index}")
        x = _resnet(x, filters, name=f"resnet{index}")
    # 2 x 2 x 2
    x = layers.Reshape((2, 2, 2, -1), name="seed")(x)
    # 4 x 4 x 4, 8 x 8 x 8, ...
    pieces = [x]
    for index, filters in enumerate(config.ups):
        pieces = _up(pieces, filters, name=f"up{index}")
    voxels = NestedConv3D(2, 3, activation="softmax", name="voxels", dtype="float32")(pieces)
    return keras.Model(silhouettes, voxels, name="silhouettes")


def _down(x, filters: int, *, name: str):
    """(B, S, S, C) -> (B, S/2, S/2, 4 filters)."""
    from keras import layers

    pooled = layers.MaxPooling2D(name=f"{name}_pool")(x)
    branches = [
        *_split(x, filters, stride=2, name=name),
        layers.Conv2D(filters, 1, name=f"{name}_pooled")(pooled),
        # not strided itself: oneDNN crashes on that for large pictures where there is no AVX-512
        layers.Conv2D(filters, 1, name=f"{name}_strided")(x[:, ::2, ::2]),
    ]
    return _finished(layers.Concatenate(name=f"{name}_branches")(branches), name)


def _resnet(x, filters: int, *, name: str):
    """(B, S, S, C) -> the same, what the branches found added to it."""
    from keras import layers

    found = layers.Concatenate(name=f"{name}_branches")(_split(x, filters, stride=1, name=name))
    found = layers.Conv2D(x.shape[-1], 1, name=f"{name}_projection")(found)
    return _finished(layers.Add(name=f"{name}_sum")([x, found]), name)


def _split(x, filters: int, *, stride: int, name: str) -> list:
    """1x1, 3x1, 1x3 and 1x1, 5x1, 1x5; each axis takes its stride where its kernel lies along it."""
    from keras import layers

    branches = []
    for size in (3, 5):
        label = f"{name}_{size}"
        y = layers.Conv2D(filters, 1, name=f"{label}_in")(x)
        y = layers.Conv2D(filters, (size, 1), (stride, 1), "same", name=f"{label}_rows")(y)
        branches.append(layers.Conv2D(filters, (1, size), (1, stride), "same", name=f"{label}_columns")(y))
    return branches


def _up(pieces: list, filters: int, *, name: str) -> list:
    """A volume in pieces (models.nested), S voxels along each side -> the same with 2 S: in front of what
    came in, which needs no up-sampling there, the new piece (B, 2S, 2S, 2S, 3 filters).
    """
    from keras import layers

    from models.nested import NestedConv3D
    from models.planar import AxialConv3DTranspose

    branches = []
    for size in (3, 5):
        y = NestedConv3D(filters // 2, 1, name=f"{name}_{size}_in")(pieces)
        for axis in range(3):
            kernel = tuple(size if other == axis else 1 for other in range(3))
            stride = tuple(2 if other == axis else 1 for other in range(3))
            settings = {"padding": "same", "name": f"{name}_{size}_axis{axis}"}
            y = AxialConv3DTranspose(filters, kernel, stride, **settings)(y)
        branches.append(y)
    branches.append(NestedConv3D(filters, 1, stride=2, name=f"{name}_strided")(pieces))
    new = layers.Concatenate(name=f"{name}_branches")(branches)
    return [_finished(piece, f"{name}_{place}") for place, piece in enumerate([new, *pieces])]


def _finished(x, name: str):
    from keras import layers

    return layers.ReLU(name=name)(layers.BatchNormalization(name=f"{name}_norm")(x))
