"""Any number of views through a network that takes one picture: views become photos of one large batch, and
are told apart again afterwards. Loads Keras: import it inside functions only.
"""

import keras
from keras import ops


@keras.saving.register_keras_serializable("unflatten")
class FoldViews(keras.layers.Layer):
    """(B, V, ...) -> (B V, ...)."""

    def call(self, views):
        """Photo after photo, the views of one object next to each other."""
        return ops.reshape(views, (-1, *views.shape[2:]))

    def compute_output_shape(self, input_shape):
        """The number of photos is known when both others are."""
        known = None not in input_shape[:2]
        return (input_shape[0] * input_shape[1] if known else None, *input_shape[2:])


@keras.saving.register_keras_serializable("unflatten")
class UnfoldViews(keras.layers.Layer):
    """(B V, ...) and something of shape (B, V, ...) -> (B, V, ...)."""

    def call(self, inputs):
        """The views of one object together again."""
        folded, like = inputs
        return ops.reshape(folded, (-1, ops.shape(like)[1], *folded.shape[1:]))

    def compute_output_shape(self, input_shape):
        """B and V of the second input, the rest of the first."""
        folded, like = input_shape
        return (*like[:2], *folded[1:])
