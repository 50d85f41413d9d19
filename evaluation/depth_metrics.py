"""How close a depth map is to the truth, over the pixels whose truth is known. d is the estimate, t the
truth, both (H, W) metres; sums and means run over those pixels of one picture, tables over pictures.

The measures of Eigen et al. (2014, arXiv:1406.2283), in metres; then those of Pananthula & Sebastian (2025):
they score pictures in grey, and do not say how metres became grey. Here both maps are brought to [0, 1] by
the truth's own least and greatest depth: (x - min t) / (max t - min t). An estimate may leave that range.
"""

from collections.abc import Mapping, Sequence

import cv2
import numpy as np

from evaluation.intervals import Figure, interval

LOWER_IS_BETTER = ("AbsRel", "SqRel", "RMSE", "RMSElog", "log10", "SILog", "MSE")
HIGHER_IS_BETTER = ("delta1", "delta2", "delta3", "SSIM", "PSNR", "R2")
NAMES = (*LOWER_IS_BETTER[:6], *HIGHER_IS_BETTER[:3], "MSE", *HIGHER_IS_BETTER[3:])
"""All measures, in the order of the tables."""

LEAST = 1e-3
"""Metres: what is nearer counts as this far, so that ratios and logarithms exist."""
WINDOW, SIGMA = 11, 1.5
"""Pixels: the window of SSIM and its Gaussian's deviation (Wang et al. 2004)."""


def score(estimate: np.ndarray, truth: np.ndarray) -> dict[str, float]:
    """All NAMES of one picture: estimate (H, W) metres, finite; truth (H, W) metres, 0 unknown.

    Raises:
        ValueError: the shapes differ, or the truth is known nowhere or is flat.
    """
    if estimate.shape != truth.shape:
        raise ValueError(f"an estimate must be of shape {truth.shape}, received {estimate.shape}")
    known = truth > 0
    if not known.any() or np.ptp(truth[known]) == 0:
        raise ValueError("a true depth map must hold two different depths, received none")
    estimate, truth = np.asarray(estimate, np.float64), np.asarray(truth, np.float64)
    return {**in_metres(estimate[known], truth[known]), **in_grey(estimate, truth)}


def in_metres(estimate: np.ndarray, truth: np.ndarray) -> dict[str, float]:
    """Of d (N,) and t (N,), metres, g = ln d - ln t:

    AbsRel = mean |d - t| / t; SqRel = mean (d - t)^2 / t; RMSE = sqrt(mean (d - t)^2);
    RMSElog = sqrt(mean g^2); log10 = mean |log10 d - log10 t| (Saxena et al. 2009);
    SILog = 100 sqrt(mean g^2 - (mean g)^2), blind to the scale (Eigen et al., in the form of KITTI);
    delta_k = share of pixels with max(d / t, t / d) < 1.25^k (Ladicky et al. 2014).
    """
    estimate = np.maximum(estimate, LEAST)
    off, logs = estimate - truth, np.log(estimate) - np.log(truth)
    ratio = np.exp(np.abs(logs))
    found = {
        "AbsRel": (np.abs(off) / truth).mean(),
        "SqRel": (off**2 / truth).mean(),
        "RMSE": np.sqrt((off**2).mean()),
        "RMSElog": np.sqrt((logs**2).mean()),
        "log10": np.abs(logs).mean() / np.log(10),
        "SILog": 100 * logs.std(),
        **{f"delta{power}": (ratio < 1.25**power).mean() for power in (1, 2, 3)},
    }
    return {name: float(value) for name, value in found.items()}


def in_grey(estimate: np.ndarray, truth: np.ndarray) -> dict[str, float]:
    """Of maps (H, W), brought to [0, 1] by the truth's own range where it is known (not 0):

    MSE = mean (d - t)^2; SSIM as `structure`; PSNR = 10 log10(1 / MSE); R2 = 1 - sum (d - t)^2 /
    sum (t - mean t)^2, which 0 says that the truth's mean everywhere would do as well.
    """
    known = truth > 0
    low, high = truth[known].min(), truth[known].max()
    estimate, truth = ((depth - low) / (high - low) for depth in (estimate, truth))
    squares = ((estimate - truth)[known] ** 2).mean()
    return {
        "MSE": float(squares),
        "SSIM": structure(estimate, truth, known),
        "PSNR": float(10 * np.log10(1 / max(squares, 1e-12))),
        "R2": float(1 - squares / truth[known].var()),
    }


def structure(estimate: np.ndarray, truth: np.ndarray, known: np.ndarray) -> float:
    """Mean structural similarity of maps (H, W) of range 1 over the pixels that are `known` (H, W) bool:

    (2 m_d m_t + c1) (2 s_dt + c2) / ((m_d^2 + m_t^2 + c1) (s_d^2 + s_t^2 + c2)), c1 = .01^2, c2 = .03^2,
    with means m, variances s^2 and the covariance s_dt under a Gaussian window (Wang et al. 2004). A window
    weighs its known pixels alone; at the picture's edge it holds what lies inside.
    """
    inside = known.astype(np.float64)
    weight = np.maximum(_blurred(inside), 1e-12)

    def local(values: np.ndarray) -> np.ndarray:
        return _blurred(np.where(known, values, 0)) / weight

    mean_d, mean_t = local(estimate), local(truth)
    var_d, var_t = local(estimate**2) - mean_d**2, local(truth**2) - mean_t**2
    both = local(estimate * truth) - mean_d * mean_t
    alike = (2 * mean_d * mean_t + 0.01**2) * (2 * both + 0.03**2)
    alike /= (mean_d**2 + mean_t**2 + 0.01**2) * (var_d + var_t + 0.03**2)
    return float(alike[known].mean())


def _blurred(values: np.ndarray) -> np.ndarray:
    return cv2.GaussianBlur(values, (WINDOW, WINDOW), SIGMA, borderType=cv2.BORDER_CONSTANT)


def means(scores: Sequence[Mapping[str, float]]) -> dict[str, Figure]:
    """The mean of each measure over pictures, one record each, with its 95 % interval; at least one record.

    One picture has no interval: it is told by `score`, never as a mean.
    """
    return {name: interval(np.array([found[name] for found in scores])) for name in NAMES}
