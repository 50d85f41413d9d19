"""The two blocks our networks are made of: a convolution, and a residual pair without normalisation."""


def convolution(x, channels: int, *, name: str, kernel: int = 3, stride: int = 1):
    """ReLU convolution, (B, H, W, C) -> (B, H / stride, W / stride, channels), started as He et al. (2015)
    advise.
    """
    from keras import layers

    settings = {"padding": "same", "activation": "relu", "kernel_initializer": "he_normal", "name": name}
    return layers.Conv2D(channels, kernel, strides=stride, **settings)(x)


def residual(x, channels: int, *, name: str):
    """relu(x + gain * conv(relu(conv(x)))), the gain a learned number a channel, small at the start.

    It stands in for normalisation layers (SkipInit, De & Smith 2020), which cost more than half the speed on
    a CPU.
    """
    from keras import initializers, layers

    y = convolution(x, channels, name=f"{name}_in")
    y = layers.Conv2D(channels, 3, padding="same", kernel_initializer="he_normal", name=f"{name}_out")(y)
    # A depthwise 1 x 1 convolution is the gain: one weight a channel, with a stock layer.
    gain = initializers.Constant(0.2)
    y = layers.DepthwiseConv2D(1, use_bias=False, depthwise_initializer=gain, name=f"{name}_gain")(y)
    return layers.ReLU(name=name)(layers.Add(name=f"{name}_sum")([x, y]))
