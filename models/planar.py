"""3D convolution by way of 2D ones: twice as fast in TensorFlow on a CPU, where channels are few. Transposed
and doubling it is some sixty times as fast, along a single axis some ten times: TensorFlow has no quick way
for that on a CPU.
"""

import math

import keras
from keras import ops


class PlanarConv3D(keras.layers.Conv3D):
    """Keras' Conv3D with stride 1 and padding "valid", or "same" with a kernel of odd size,
    (B, X, Y, Z, C) -> (B, X, Y, Z, F): the same weights, the same answer up to rounding.

    Its kernel (K, K, K, C, F) is K kernels (K, K, C, F), one for each plane that a voxel's own plane looks
    at. With few channels coming in, those planes become channels of one 2D convolution; with few going out,
    one 2D convolution answers for all K, and the answers are shifted and added.
    """

    def call(self, inputs):
        """Convolve."""
        return self.activation(by_planes(inputs, self.kernel, padding=self.padding) + self.bias)


class PlanarConv3DTranspose(keras.layers.Conv3DTranspose):
    """Keras' Conv3DTranspose with padding "same", and stride 2 with a kernel of even size or stride 1 with
    one of odd size, (B, X, Y, Z, C) -> (B, 2X, 2Y, 2Z, F) or (B, X, Y, Z, F): the same weights, the same
    answer up to rounding.

    With stride 1 it is a convolution with the kernel (K, K, K, F, C) turned around. With stride 2 every other
    plane x of the answer looks at the same planes of what comes in, through the same planes of the kernel:
    those become channels of one transposed 2D convolution, and the two halves of the answer are put together.
    """

    def call(self, inputs):
        """Convolve."""
        if self.strides[0] == 1:
            turned = ops.transpose(ops.flip(self.kernel, (0, 1, 2)), (0, 1, 2, 4, 3))
            found = by_planes(inputs, turned)
        else:
            found = _doubled(inputs, self.kernel)
        return self.activation(found + self.bias if self.use_bias else found)


class AxialConv3DTranspose(keras.layers.Conv3DTranspose):
    """Keras' Conv3DTranspose with padding "same" and a kernel and a stride that are longer than 1 along one
    axis alone, (B, X, Y, Z, C) -> (B, X', Y', Z', F): the same weights, the same answer up to rounding.

    That axis is one side of pictures whose other side is an axis beside it, or both others together.
    """

    def call(self, inputs):
        """Convolve."""
        axis = max(range(3), key=lambda axis: self.kernel_size[axis] * self.strides[axis])
        _, *sides, channels = inputs.shape
        after = sides[axis + 1 :] or [1]
        pictures = ops.reshape(inputs, (-1, sides[axis], math.prod(after), channels))
        kernel = ops.reshape(self.kernel, (self.kernel_size[axis], 1, *self.kernel.shape[3:]))
        found = ops.conv_transpose(pictures, kernel, (self.strides[axis], 1), "same")
        sides[axis] *= self.strides[axis]
        found = ops.reshape(found, (-1, *sides, self.filters))
        return self.activation(found + self.bias if self.use_bias else found)


def by_planes(volume, kernel, *, padding: str = "same"):
    """(B, X, Y, Z, C) convolved with a kernel (K, K, K, C, F), K odd and zeros around, or for "valid" only
    where the kernel fits: (B, X, Y, Z, F).
    """
    channels, filters = kernel.shape[-2:]
    margin = kernel.shape[0] // 2 if padding == "same" else 0
    return (_gathered if channels <= filters else _scattered)(volume, kernel, margin)


def _gathered(volume, kernel, margin: int):
    size, wide = kernel.shape[0], _padded(volume, margin)
    depth = wide.shape[1] - size + 1
    planes = ops.concatenate([wide[:, shift : shift + depth] for shift in range(size)], axis=-1)
    flat = ops.reshape(ops.transpose(kernel, (1, 2, 0, 3, 4)), (size, size, planes.shape[-1], -1))
    return _by_plane(planes, flat, margin)


def _scattered(volume, kernel, margin: int):
    size, channels = kernel.shape[0], kernel.shape[-2]
    flat = ops.reshape(ops.transpose(kernel, (1, 2, 3, 0, 4)), (size, size, channels, -1))
    wide = _padded(_by_plane(volume, flat, margin), margin)
    depth = wide.shape[1] - size + 1
    parts = ops.split(wide, size, axis=-1)
    return sum(part[:, shift : shift + depth] for shift, part in enumerate(parts))


def _padded(volume, width: int):
    """Empty planes before and behind, along x."""
    return ops.pad(volume, ((0, 0), (width, width), (0, 0), (0, 0), (0, 0)))


def _by_plane(volume, kernel, margin: int):
    """(B, X, Y, Z, C) convolved with (K, K, C, F) in each plane x: (B, X, Y, Z, F)."""
    flat = ops.reshape(volume, (-1, *volume.shape[2:]))
    planes = ops.conv(flat, kernel, padding="same" if margin else "valid")
    return ops.reshape(planes, (-1, volume.shape[1], *planes.shape[1:]))


def _doubled(volume, kernel):
    size, depth = kernel.shape[0], volume.shape[1]
    margin = size // 2 - 1  # plane o of what comes in reaches the planes 2 o - margin and on of the answer
    wide, halves = _padded(volume, margin), []
    for half in (0, 1):
        reaching = range((half + margin) % 2, size, 2)
        starts = [margin + (half + margin - tap) // 2 for tap in reaching]
        planes = ops.concatenate([wide[:, start : start + depth] for start in starts], axis=-1)
        flat = ops.concatenate([kernel[tap] for tap in reaching], axis=-1)
        found = ops.conv_transpose(ops.reshape(planes, (-1, *planes.shape[2:])), flat, 2, "same")
        halves.append(ops.reshape(found, (-1, depth, 1, *found.shape[1:])))
    together = ops.concatenate(halves, axis=2)
    return ops.reshape(together, (-1, 2 * depth, *together.shape[3:]))
