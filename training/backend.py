"""What TensorFlow is told before it is imported for training."""

import os


def prepare_tensorflow() -> None:
    """No chatter; and the kernels of oneDNN, which TensorFlow leaves off on processors without AVX-512: with
    them a step of our networks takes two thirds of the time, or half. What the user has set stays.
    """
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
    os.environ.setdefault("TF_ENABLE_ONEDNN_OPTS", "1")
