"""Training on several devices of a machine, or of several machines: each takes an equal part of every batch,
and all take the step together, so that the run is the one that a single device would make.

Under TensorFlow that is `tf.distribute`, on several machines with the environment variable TF_CONFIG that it
reads: every machine runs the same command and draws the same batches, of which it takes its part; each needs
a folder of runs of its own. Under JAX it is `keras.distribution`, on one machine.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import keras
import numpy as np
from keras import ops

JOINED = "TF_CONFIG"
"""The environment variable by which TensorFlow is told that several machines work together."""

Step = Callable[[Any, Any], dict[str, float]]
"""A batch's inputs and targets -> the losses of the step."""


@contextmanager
def spread_over(count: int) -> Iterator[None]:
    """Networks that are built and trained inside are spread over `count` devices of this machine (GPUs where
    it has any, else CPUs), and over those of all machines that were joined. 1 without others changes nothing.

    Raises ValueError where there are not so many, or the backend is another.
    """
    backend = keras.backend.backend()
    joined = backend == "tensorflow" and JOINED in os.environ
    if count == 1 and not joined:
        yield
    elif backend == "tensorflow":
        with _strategy(count, joined=joined).scope():
            yield
    elif backend == "jax":
        devices = _first(keras.distribution.list_devices(), count)
        keras.distribution.set_distribution(keras.distribution.DataParallel(devices=devices))
        try:
            yield
        finally:
            keras.distribution.set_distribution(None)
    else:
        raise ValueError(f"several devices need the backend tensorflow or jax, received {backend}")


def _strategy(count: int, *, joined: bool):
    import tensorflow as tf

    if joined:
        return tf.distribute.MultiWorkerMirroredStrategy()
    devices = tf.config.list_logical_devices("GPU") or tf.config.list_logical_devices("CPU")
    return tf.distribute.MirroredStrategy([device.name for device in _first(devices, count)])


def _first(devices: list, count: int) -> list:
    if not 0 < count <= len(devices):
        raise ValueError(f"devices must be 1 to {len(devices)}, received {count}")
    return devices[:count]


def stepper(network: keras.Model) -> Step:
    """What takes one training step of a compiled network, on the devices that it was built for."""
    if keras.backend.backend() == "tensorflow" and network.distribute_strategy.num_replicas_in_sync > 1:
        return _shared_step(network)
    return lambda inputs, targets: network.train_on_batch(inputs, targets, return_dict=True)


def _shared_step(network: keras.Model) -> Step:
    """`train_on_batch` gives every device the whole batch, and fails on several machines; here each has its
    part.

    Raises ValueError where a batch cannot be shared out equally.
    """
    import tensorflow as tf

    strategy = network.distribute_strategy
    count = strategy.num_replicas_in_sync

    def parted(values: np.ndarray):
        if len(values) % count:
            raise ValueError(f"batch must be a multiple of {count} devices, received {len(values)}")
        parts = np.split(np.asarray(values), count)
        return strategy.experimental_distribute_values_from_function(
            lambda device: ops.convert_to_tensor(parts[device.replica_id_in_sync_group])
        )

    @tf.function
    def together(batch):
        losses = strategy.run(network.train_step, args=(batch,))
        return {name: strategy.reduce("MEAN", value, axis=None) for name, value in losses.items()}

    started = False

    def step(inputs, targets) -> dict[str, float]:
        nonlocal started
        if not started:
            # Losses keep their sums in variables, which must exist before the devices part; this makes them.
            network.compute_loss(inputs, targets, network(inputs))
            started = True
        network.reset_metrics()
        batch = keras.tree.map_structure(parted, (inputs, targets))
        return {name: float(value) for name, value in together(batch).items()}

    return step


def whole_batch(loss: Callable) -> Callable:
    """A loss that gives one number for a batch, as one that gives it for each sample: Keras takes the mean,
    which is the same, and of the parts of a batch on several devices the mean again.
    """

    def for_each(truth, predicted):
        return ops.broadcast_to(loss(truth, predicted), (ops.shape(predicted)[0],))

    return for_each
