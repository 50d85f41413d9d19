"""Losses of the depth network, as functions of (truth, prediction) batches.

truth: (B, H, W) float32 depth z* in canonical units (models/depth.py), nearly metres, 0 where unknown.
prediction: (B, H, W) float32 log of depth, g.
M are the pixels whose depth is known; means are over M of each picture, and then over the pictures: those
with many unknown pixels count as much as the others.
"""

SCALES = 4
"""Of the gradient matching: every pixel, every second, fourth and eighth."""
BALANCE = 0.85
"""How much of the error that all pixels share SILog forgives (Lee et al. 2019)."""
JUDGEMENT = 0.1
"""Weight of what the network says of its errors beside the depth itself."""
LEAST = 0.01
"""Log depth: an error that is expected everywhere, below which nobody needs to know."""
FARTHEST = 10.0
"""Canonical depth that counts as 1 in the loss of the paper, about the reach of NYU Depth V2."""


def judged_loss(truth, prediction):
    """The depth loss, and a little of the error loss: for networks that judge themselves, whose prediction is
    (B, H, W, 2), g and the log of the error that they expect of it.
    """
    depth, expected = prediction[..., 0], prediction[..., 1]
    return depth_loss(truth, depth) + JUDGEMENT * error_loss(truth, depth, expected)


def error_loss(truth, prediction, expected):
    """Mean of u exp(-s) + s with s = `expected` (B, H, W) and u = |g - log z* - m|, m the mean of that
    difference over the picture: the least of it has the expected u, that of a Laplace distribution, as s
    (Kendall & Gal 2017). Nothing of it reaches g by u: nobody may gain by being wrong where they say so.
    """
    from keras import ops

    log, known = _log(truth)
    error = (prediction - log) * known
    error = error - (ops.sum(error, (1, 2)) / _count(known))[:, None, None]
    error = ops.stop_gradient(ops.abs(error)) + LEAST
    spread = ops.clip(expected, -5.0, 2.0)
    return ops.mean(ops.sum(known * (error * ops.exp(-spread) + spread), (1, 2)) / _count(known))


def depth_loss(truth, prediction):
    """L1 of logs + SILog + gradient matching + scale-and-shift-invariant disparity, each brought to about the
    same size: the first two say how many metres, the third where surfaces end, the last how they lie to one
    another.
    """
    log, known = _log(truth)
    error = (prediction - log) * known
    near = scale_shift_loss(truth, prediction)
    return _mean_absolute(error, known) + silog(error, known) + gradient_loss(error, known) + near


def silog(error, known):
    """sqrt(mean d^2 - BALANCE (mean d)^2) with d = g - log z* (Eigen et al. 2014, its root as Lee et al. 2019
    take it). At a BALANCE of 1 no scale of the depth would change it.
    """
    from keras import ops

    count = _count(known)
    square = ops.sum(error**2, (1, 2)) / count
    mean = ops.sum(error, (1, 2)) / count
    return ops.mean(ops.sqrt(square - BALANCE * mean**2 + 1e-6))


def gradient_loss(error, known):
    """Sum over scales k of the mean of |dx R_k| + |dy R_k|, R_k every 2^k-th pixel of the error R (Ranftl et
    al. 2020, eq. 11, after Li & Snavely 2018). R is of logs, where a scale of the depth is a shift and
    changes nothing. Only neighbours that are both known count.
    """
    from keras import ops

    total = 0.0
    for scale in range(SCALES):
        step = 2**scale
        values, mask = error[:, ::step, ::step], known[:, ::step, ::step]
        across = ops.abs(values[:, :, 1:] - values[:, :, :-1]) * mask[:, :, 1:] * mask[:, :, :-1]
        down = ops.abs(values[:, 1:] - values[:, :-1]) * mask[:, 1:] * mask[:, :-1]
        total = total + ops.mean((ops.sum(across, (1, 2)) + ops.sum(down, (1, 2))) / _count(mask))
    return total


def scale_shift_loss(truth, prediction):
    """Mean |p - t| with the disparities p of exp(-g) and t of 1 / z*, each brought to mean 0 and mean
    absolute value 1: x -> (x - mean x) / mean |x - mean x|.

    This is the scale-and-shift-invariant loss of Ranftl et al. 2020 (eq. 5-7 with the absolute difference,
    MiDaS), with means where they have medians, which no backend sorts fast. a p + b for p, a > 0, changes
    nothing.
    """
    from keras import ops

    log, known = _log(truth)
    found = _standard(ops.exp(ops.clip(-prediction, -5.0, 3.0)), known)
    return _mean_absolute((found - _standard(ops.exp(-log), known)) * known, known)


def mse_loss(truth, prediction):
    """Mean (z - z*)^2 with depths in units of FARTHEST: the loss of Pananthula & Sebastian (2025)."""
    from keras import ops

    _, known = _log(truth)
    depth = ops.exp(ops.clip(prediction, -5.0, 5.0))
    return ops.mean(ops.sum(known * ((depth - truth) / FARTHEST) ** 2, (1, 2)) / _count(known))


def _log(truth):
    """log z*, 0 where it is unknown, and 1.0 where it is known, else 0.0; both (B, H, W)."""
    from keras import ops

    known = ops.cast(truth > 0, "float32")
    return ops.log(ops.where(truth > 0, truth, 1.0)), known


def _count(known):
    """(B,) known pixels, at least 1."""
    from keras import ops

    return ops.maximum(ops.sum(known, (1, 2)), 1.0)


def _mean_absolute(error, known):
    """The mean over the pictures of mean |error| over the known; error is 0 elsewhere."""
    from keras import ops

    return ops.mean(ops.sum(ops.abs(error), (1, 2)) / _count(known))


def _standard(disparity, known):
    """(x - mean x) / mean |x - mean x| over the known pixels of each picture."""
    from keras import ops

    count = _count(known)
    mean = ops.sum(disparity * known, (1, 2)) / count
    centred = disparity - mean[:, None, None]
    spread = ops.sum(ops.abs(centred) * known, (1, 2)) / count
    # a picture of one plane has no spread, and nothing to compare
    return centred / (spread[:, None, None] + 1e-3)
