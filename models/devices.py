"""What the networks run on."""

import os
from functools import cache

import psutil


@cache
def describe() -> str:
    """The name of the first GPU that TensorFlow finds, else such as "CPU, 2 cores". Loads TensorFlow."""
    import tensorflow as tf

    for gpu in tf.config.list_physical_devices("GPU"):
        return tf.config.experimental.get_device_details(gpu).get("device_name", "GPU")
    cores = os.cpu_count() or 1
    return f"CPU, {cores} core{'s' if cores > 1 else ''}"


def free_memory() -> int:
    """Bytes of memory that a program can have without swapping."""
    return psutil.virtual_memory().available
