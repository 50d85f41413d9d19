"""Convolution of a volume of which many channels are coarser ones, up-sampled: what was only up-sampled is
never written out.

Such a volume is a list of pieces, (B, S, S, S, C) each, the finest first, the side of each a power of two
times that of the next. It stands for all of them up-sampled to the first one's side, each value repeated, and
concatenated. Sums over channels, statistics of a channel and functions of one value are the same on the
pieces as they are; a network that keeps them so is an order of magnitude faster on a CPU.
"""

import keras
from keras import ops

from models.planar import by_planes


class NestedConv3D(keras.layers.Layer):
    """Keras' Conv3D with padding "same" on a volume in pieces -> (B, S, S, S, F), S the first one's side: the
    same weights, the same answer up to rounding.

    The finest piece is convolved as it is. A kernel (K, K, K, C, F) is K^3 matrices (C, F), one for each
    voxel that a voxel looks at: the coarser pieces are multiplied with all of them where they are small, the
    products up-sampled and added, from the coarsest on, and at last shifted and added along each axis.

    stride: of 2 for what Conv3DTranspose with a kernel of 1 does: the answer twice as fine, at every other
    voxel of each axis; in between the bias alone.
    """

    def __init__(
        self, filters: int, size: int, *, stride: int = 1, activation: str | None = None, **settings
    ) -> None:
        super().__init__(**settings)
        self.filters, self.size, self.stride = filters, size, stride
        self.activation = keras.activations.get(activation)

    def build(self, shapes) -> None:
        """shapes: of the pieces."""
        self.channels = sum(shape[-1] for shape in shapes)
        kernel = (self.size,) * 3 + (self.channels, self.filters)
        self.kernel = self.add_weight(name="kernel", shape=kernel, initializer="glorot_uniform")
        self.bias = self.add_weight(name="bias", shape=(self.filters,), initializer="zeros")

    def call(self, pieces):
        """Convolve."""
        finest, *coarser = pieces
        channels = finest.shape[-1]
        found = by_planes(finest, self.kernel[..., :channels, :])
        if coarser:
            found = found + self._of_coarser(coarser, self.kernel[..., channels:, :], finest.shape[1])
        if self.stride > 1:
            found = _spread(found, self.stride)
        return self.activation(found + self.bias)

    def _of_coarser(self, pieces, kernel, side: int):
        """What these pieces give on a grid of `side` voxels, finer than theirs."""
        matrices = ops.reshape(ops.transpose(kernel, (3, 0, 1, 2, 4)), (kernel.shape[-2], -1))
        found, end = None, kernel.shape[-2]
        for piece in pieces[::-1]:
            start = end - piece.shape[-1]
            products = ops.matmul(piece, matrices[start:end])
            found = products if found is None else products + _repeated(found, (1, 2, 3), products.shape[1])
            end = start
        # one axis after the other: what is to be moved along the second is then fewer channels
        for axis in (1, 2, 3):
            found = _shifted_sum(_repeated(found, (axis,), side), axis, self.size)
        return found


def _repeated(volume, axes: tuple[int, ...], side: int):
    """A volume with each value repeated along these axes, as far as they have `side` values."""
    for axis in axes:
        volume = ops.repeat(volume, side // volume.shape[axis], axis=axis)
    return volume


def _shifted_sum(volume, axis: int, size: int):
    """(B, S, S, S, K C) -> (B, S, S, S, C): of the K parts along the channels, part k moved by K // 2 - k
    voxels along the axis, zeros coming in.
    """
    side, margin = volume.shape[axis], size // 2
    widths = [(margin, margin) if other == axis else (0, 0) for other in range(5)]
    parts = ops.split(ops.pad(volume, widths), size, axis=-1)
    whole = (slice(None),) * axis
    return sum(part[(*whole, slice(shift, shift + side))] for shift, part in enumerate(parts))


def _spread(volume, stride: int):
    """(B, S, S, S, C) -> (B, stride S, ...), zeros after each value along each axis."""
    for axis in (1, 2, 3):
        shape = volume.shape
        widths = [(0, stride - 1) if other == axis + 1 else (0, 0) for other in range(6)]
        volume = ops.pad(ops.expand_dims(volume, axis + 1), widths)
        volume = ops.reshape(volume, (-1, *shape[1:axis], stride * shape[axis], *shape[axis + 1 :]))
    return volume
