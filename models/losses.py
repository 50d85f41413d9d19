"""Losses of the voxel networks, as functions of (truth, prediction) batches."""


def occupancy_loss(coverage, logits):
    """4 BCE + Dice / 2 over a batch of grids, (B, R, R, R) coverage in [0, 1] and logits.

    BCE = mean of -(c log p + (1 - c) log(1 - p)) with p = sigmoid(logit) and the coverage c as a soft target.
    Dice = 1 - 2 sum(c p) / (sum c + sum p) a grid, which keeps thin parts that BCE would give up (Milletari
    et al. 2016).
    """
    from keras import ops

    cross_entropy = ops.binary_crossentropy(coverage, logits, from_logits=True)
    return 4 * ops.mean(cross_entropy) + 0.5 * _dice(coverage, logits)


def mask_loss(mask, logits):
    """BCE + Dice / 2 over masks (B, P, P), truth in [0, 1] and logits."""
    from keras import ops

    return ops.mean(ops.binary_crossentropy(mask, logits, from_logits=True)) + 0.5 * _dice(mask, logits)


def _dice(truth, logits):
    """1 - 2 sum(c p) / (sum c + sum p) a sample, the mean over the batch."""
    from keras import ops

    axes = tuple(range(1, len(truth.shape)))
    probability = ops.sigmoid(logits)
    overlap = 2 * ops.sum(truth * probability, axes) + 1
    return ops.mean(1 - overlap / (ops.sum(truth, axes) + ops.sum(probability, axes) + 1))


def camera_loss(truth, predicted):
    """Mean absolute error of (cos azimuth, sin azimuth, elevation, 1 / distance).

    truth: (B, 5), the last column the object's turns about +Y; where it is 2 the azimuth half a turn further
    is as right, and the nearer of the two counts. predicted: (B, 4).
    """
    from keras import ops

    heading, other = truth[:, :2], ops.abs(truth[:, 2:4] - predicted[:, 2:4])
    direct = ops.sum(ops.abs(heading - predicted[:, :2]), 1)
    turned = ops.sum(ops.abs(heading + predicted[:, :2]), 1)
    azimuth = ops.where(truth[:, 4] > 1, ops.minimum(direct, turned), direct)
    return ops.mean(azimuth + ops.sum(other, 1)) / 4


def extents_loss(truth, predicted):
    """Mean of |log(predicted / true)| over the three side lengths, (B, 3) each in (0, 1].

    Two boxes about one centre overlap with IoU exp(-sum |log ratio|): an error costs what it takes from the
    overlap, and a flat box's short side as much as its long ones. A thousandth is added to each side, which
    keeps the logarithm finite.
    """
    from keras import ops

    return ops.mean(ops.abs(ops.log(predicted + 1e-3) - ops.log(truth + 1e-3)))


def cmce_loss(voxels, probabilities):
    """Mean cross entropy of the empty voxels + mean cross entropy of the filled ones (Dagtekin et al. 2025).

    voxels: (B, R, R, R) v in [0, 1]. probabilities: (B, R, R, R, 2) of empty, p0, and of filled, p1.
    CMCE = sum -(1 - v) log p0 / sum (1 - v) + sum -v log p1 / sum v, the sums over the whole batch: however
    few the filled voxels are, they weigh as much as the empty ones. A kind that is absent adds nothing.
    """
    from keras import ops

    log = ops.log(ops.clip(probabilities, 1e-7, 1.0))
    empty, filled = 1 - voxels, voxels
    of_empty = ops.sum(empty * log[..., 0]) / ops.maximum(ops.sum(empty), 1.0)
    of_filled = ops.sum(filled * log[..., 1]) / ops.maximum(ops.sum(filled), 1.0)
    return -of_empty - of_filled
