"""3D convolution by way of 2D ones: twice as fast in TensorFlow on a CPU, where channels are few."""

import keras
from keras import ops


class PlanarConv3D(keras.layers.Conv3D):
    """Keras' Conv3D with stride 1 and padding "same", (B, X, Y, Z, C) -> (B, X, Y, Z, F): the same weights,
    the same answer up to rounding.

    Its kernel (K, K, K, C, F) is K kernels (K, K, C, F), one for each plane that a voxel's own plane looks
    at. With few channels coming in, those planes become channels of one 2D convolution; with few going out,
    one 2D convolution answers for all K, and the answers are shifted and added.
    """

    def call(self, inputs):
        """Convolve."""
        answer = self._gathered(inputs) if inputs.shape[-1] <= self.filters else self._scattered(inputs)
        return self.activation(answer + self.bias)

    def _gathered(self, inputs):
        size, depth, _, _, channels = self.kernel_size[0], *inputs.shape[1:]
        wide = _padded(inputs, size // 2)
        planes = ops.concatenate([wide[:, shift : shift + depth] for shift in range(size)], axis=-1)
        kernel = ops.transpose(self.kernel, (1, 2, 0, 3, 4))
        kernel = ops.reshape(kernel, (size, size, size * channels, self.filters))
        return _by_plane(planes, kernel)

    def _scattered(self, inputs):
        size, depth, _, _, channels = self.kernel_size[0], *inputs.shape[1:]
        kernel = ops.transpose(self.kernel, (1, 2, 3, 0, 4))
        kernel = ops.reshape(kernel, (size, size, channels, size * self.filters))
        parts = ops.split(_padded(_by_plane(inputs, kernel), size // 2), size, axis=-1)
        return sum(part[:, shift : shift + depth] for shift, part in enumerate(parts))


def _padded(volume, width: int):
    """Empty planes before and behind, along x."""
    return ops.pad(volume, ((0, 0), (width, width), (0, 0), (0, 0), (0, 0)))


def _by_plane(volume, kernel):
    """(B, X, Y, Z, C) convolved with (K, K, C, F) in each plane x: (B, X, Y, Z, F)."""
    planes = ops.conv(ops.reshape(volume, (-1, *volume.shape[2:])), kernel, padding="same")
    return ops.reshape(planes, (-1, *volume.shape[1:-1], kernel.shape[-1]))
