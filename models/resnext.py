"""The encoder ResNeXt-50 32x4d (Xie et al., Aggregated Residual Transformations, CVPR 2017)."""

GROUPS = 32
"""Of the middle convolution of every bottleneck."""
BLOCKS = (3, 4, 6, 3)
"""Bottlenecks of each stage."""


def resnext50(photo) -> list:
    """Features of photos (B, H, W, 3) in [0, 1] at 1/2, 1/4, 1/8, 1/16 and 1/32 of their size: 64, 256, 512,
    1024 and 2048 channels. H and W are multiples of 32.
    """
    from keras import layers

    # stem: H/2 x W/2 x 64
    x = layers.ZeroPadding2D(3, name="stem_pad")(photo)
    x = layers.Conv2D(64, 7, strides=2, use_bias=False, name="stem_conv")(x)
    x = _rectified(x, name="stem")
    found = [x]
    # stage 1: H/4 x W/4 x 256; every later stage halves the sides and doubles the channels
    x = layers.MaxPooling2D(3, strides=2, padding="same", name="stem_pool")(x)
    for stage, count in enumerate(BLOCKS):
        for block in range(count):
            stride = 2 if stage and not block else 1
            name = f"encoder{stage}_{block}"
            x = _bottleneck(x, 256 * 2**stage, stride=stride, widen=not block, name=name)
        found.append(x)
    return found


def _bottleneck(x, channels: int, *, stride: int, widen: bool, name: str):
    """relu(shortcut(x) + 1x1(relu(grouped 3x3(relu(1x1(x)))))), each convolution normalised; the middle has
    half the channels. The shortcut is a convolution where size or channels change (`widen`).
    """
    from keras import layers

    from models.blocks import normalised

    half = channels // 2
    y = layers.Conv2D(half, 1, use_bias=False, name=f"{name}_in")(x)
    y = _rectified(y, name=f"{name}_in")
    y = layers.ZeroPadding2D(1, name=f"{name}_pad")(y)
    y = layers.Conv2D(half, 3, strides=stride, groups=GROUPS, use_bias=False, name=f"{name}_grouped")(y)
    y = _rectified(y, name=f"{name}_grouped")
    y = layers.Conv2D(channels, 1, use_bias=False, name=f"{name}_out")(y)
    y = normalised(y, name=f"{name}_out_norm")
    if widen:
        # not strided itself: oneDNN crashes on that for large pictures where there is no AVX-512
        x = layers.Conv2D(channels, 1, use_bias=False, name=f"{name}_shortcut")(x[:, ::stride, ::stride])
        x = normalised(x, name=f"{name}_shortcut_norm")
    return layers.ReLU(name=name)(layers.Add(name=f"{name}_sum")([x, y]))


def _rectified(x, *, name: str):
    from keras import layers

    from models.blocks import normalised

    return layers.ReLU(name=f"{name}_relu")(normalised(x, name=f"{name}_norm"))
