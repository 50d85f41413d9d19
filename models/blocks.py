"""What networks are made of: a convolution, a residual pair without normalisation, and a normalisation."""


def convolution(x, channels: int, *, name: str, kernel: int = 3, stride: int = 1):
    """ReLU convolution, (B, H, W, C) -> (B, H / stride, W / stride, channels), started as He et al. (2015)
    advise.
    """
    from keras import layers

    settings = {"padding": "same", "activation": "relu", "kernel_initializer": "he_normal", "name": name}
    return layers.Conv2D(channels, kernel, strides=stride, **settings)(x)


def residual(x, channels: int, *, name: str):
    """relu(x + conv(relu(conv(x)))), the second convolution a fifth of its usual size at the start.

    Starting near the identity stands in for normalisation layers (Fixup, Zhang et al. 2019), which cost more
    than half the speed on a CPU.
    """
    from keras import initializers, layers

    y = convolution(x, channels, name=f"{name}_in")
    small = initializers.VarianceScaling(0.08)
    y = layers.Conv2D(channels, 3, padding="same", kernel_initializer=small, name=f"{name}_out")(y)
    return layers.ReLU(name=name)(layers.Add(name=f"{name}_sum")([x, y]))


def normalised(x, *, name: str):
    """Batch normalisation as PyTorch has it by default. Where a batch is spread over several devices, its
    statistics are those of the whole batch; JAX has it so in any case, and refuses to be told.
    """
    from keras import backend, layers

    told = backend.backend() == "tensorflow"
    return layers.BatchNormalization(momentum=0.9, epsilon=1e-5, synchronized=told, name=name)(x)
