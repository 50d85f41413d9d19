"""Layers of the depth network that Keras has not. Loads Keras: import it inside functions only."""

import keras
from keras import ops

START = 0.2


@keras.saving.register_keras_serializable("unflatten")
class Gain(keras.layers.Layer):
    """(..., C) -> the same, each channel times a number of its own, 0.2 at the start.

    On a residual branch it stands in for normalisation: every block starts as nearly the identity (SkipInit,
    De & Smith 2020), and how much the branch counts is learned.
    """

    def build(self, shape) -> None:
        """One number a channel."""
        start = keras.initializers.Constant(START)
        self.factor = self.add_weight(shape=(shape[-1],), initializer=start, name="factor")

    def call(self, x):
        """Multiply."""
        return x * self.factor


@keras.saving.register_keras_serializable("unflatten")
class ConstantDropout(keras.layers.SpatialDropout2D):
    """SpatialDropout2D that drops whenever it is asked: `training=True` in a functional network would give
    way to the False of `predict_on_batch`.
    """

    def call(self, x, training=None):
        """Drop."""
        return super().call(x, training=True)


@keras.saving.register_keras_serializable("unflatten")
class Cells(keras.layers.Layer):
    """(B, H, W, s s) -> (B, s H, s W): the numbers of a pixel become s x s pixels, row by row."""

    def call(self, x):
        """Reorder."""
        side = round(x.shape[-1] ** 0.5)
        _, height, width, _ = ops.shape(x)
        x = ops.reshape(x, (-1, height, width, side, side))
        return ops.reshape(ops.transpose(x, (0, 1, 3, 2, 4)), (-1, side * height, side * width))

    def compute_output_shape(self, shape):
        """Height and width are known when those of the input are."""
        side = round(shape[-1] ** 0.5)
        return (shape[0], *(None if length is None else side * length for length in shape[1:3]))
