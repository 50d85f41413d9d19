"""The optimizer of the voxel networks."""

import keras
from keras import ops

AS_VECTORS = ("camera", "extents", "voxel_columns", "labels", "category", "log_depth", "log_error")
"""The layers that end a network, and what it knows of categories: their weights are moved one by one."""


class ConvolutionalMuon(keras.optimizers.Muon):
    """Muon (Jordan et al. 2024) for convolutions too: the step of a kernel is its momentum with all singular
    values made one, the kernel read as a matrix of (height x width x channels in, channels out). Biases and
    the layers AS_VECTORS take AdamW's step.

    With the same rates it learns in half the steps of AdamW what our networks learn.
    """

    def __init__(self, learning_rate) -> None:
        decay = {"weight_decay": 0.01, "adam_weight_decay": 1e-4}
        super().__init__(learning_rate, **decay, exclude_layers=list(AS_VECTORS), ns_steps=4)

    def _should_use_adamw(self, variable) -> bool:
        return len(variable.shape) < 2 or any(name in variable.path for name in self.exclude_layers)

    def _muon_update_step(self, gradient, variable, lr, m) -> None:
        self.assign_add(m, gradient + m * (self.momentum - 1))
        step = gradient + self.momentum * m  # Nesterov's
        matrix = self.zeropower_via_newtonschulz5(ops.reshape(step, (-1, step.shape[-1])), self.ns_steps)
        self.assign_sub(variable, ops.reshape(self.lr_adjust(lr * matrix), step.shape))
