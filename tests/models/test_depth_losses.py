import numpy as np
import pytest

from models import depth_losses
from models.depth_losses import (
    depth_loss,
    error_loss,
    gradient_loss,
    judged_loss,
    mse_loss,
    scale_shift_loss,
    silog,
)

SIZE = (3, 16, 24)


@pytest.fixture
def pictures():
    """Depths (B, H, W) in metres, a third of them unknown, and predicted logs."""
    rng = np.random.default_rng(0)
    truth = rng.uniform(1, 6, SIZE).astype(np.float32)
    truth[rng.random(SIZE) < 1 / 3] = 0
    prediction = rng.normal(1, 0.5, SIZE).astype(np.float32)
    return truth, prediction


def number(loss, *arguments) -> float:
    return float(np.asarray(loss(*arguments)))


def errors(truth, prediction):
    """The masked errors of logs and the mask, as the parts of the loss take them."""
    known = (truth > 0).astype(np.float32)
    return (prediction - np.log(np.where(truth > 0, truth, 1))) * known, known


def known_logs(truth, prediction):
    """Picture by picture, d of its known pixels alone."""
    for z, g in zip(truth, prediction, strict=True):
        yield (g - np.log(np.where(z > 0, z, 1)))[z > 0]


def slow_gradient(truth, prediction):
    total = 0.0
    for z, g in zip(truth, prediction, strict=True):
        for scale in range(depth_losses.SCALES):
            far, log = z[:: 2**scale, :: 2**scale], g[:: 2**scale, :: 2**scale]
            found = 0.0
            for row in range(far.shape[0]):
                for column in range(far.shape[1]):
                    for down, across in ((0, 1), (1, 0)):
                        r, c = row + down, column + across
                        if r < far.shape[0] and c < far.shape[1] and far[row, column] > 0 and far[r, c] > 0:
                            here = log[row, column] - np.log(far[row, column])
                            found += abs(log[r, c] - np.log(far[r, c]) - here)
            total += found / (far > 0).sum()
    return total / len(truth)


def slow_scale_shift(truth, prediction):
    values = []
    for z, g in zip(truth, prediction, strict=True):
        pair = [np.exp(-g[z > 0].astype(np.float64)), 1 / z[z > 0].astype(np.float64)]
        found, wanted = ((x - x.mean()) / np.abs(x - x.mean()).mean() for x in pair)
        values.append(np.abs(found - wanted).mean())
    return np.mean(values)


def test_silog_is_the_formula_over_known_pixels(pictures):
    expected = np.mean([np.sqrt((d**2).mean() - 0.85 * d.mean() ** 2) for d in known_logs(*pictures)])
    assert number(silog, *errors(*pictures)) == pytest.approx(expected, rel=1e-4)


def test_gradients_are_matched_between_known_neighbours_at_every_scale(pictures):
    assert number(gradient_loss, *errors(*pictures)) == pytest.approx(slow_gradient(*pictures), rel=1e-4)


def test_disparities_are_compared_after_both_are_brought_to_one_scale_and_shift(pictures):
    assert number(scale_shift_loss, *pictures) == pytest.approx(slow_scale_shift(*pictures), rel=0.01)


def test_the_loss_of_the_paper_is_the_mean_square_over_known_pixels(pictures):
    truth, prediction = pictures
    expected = [((np.exp(g) - z)[z > 0] ** 2).mean() / 100 for z, g in zip(truth, prediction, strict=True)]
    assert number(mse_loss, truth, prediction) == pytest.approx(np.mean(expected), rel=1e-4)


def test_the_whole_is_the_sum_of_its_parts(pictures):
    masked = errors(*pictures)
    plain = np.mean([np.abs(d).mean() for d in known_logs(*pictures)])
    parts = plain + number(silog, *masked) + number(gradient_loss, *masked)
    expected = parts + number(scale_shift_loss, *pictures)
    assert number(depth_loss, *pictures) == pytest.approx(expected, rel=1e-4)


@pytest.mark.parametrize("loss", [depth_loss, mse_loss, scale_shift_loss])
def test_what_is_said_of_unknown_pixels_changes_nothing(loss, pictures):
    truth, prediction = pictures
    other = np.where(truth > 0, prediction, 4.0).astype(np.float32)
    assert number(loss, truth, other) == pytest.approx(number(loss, truth, prediction), rel=1e-5)


@pytest.mark.parametrize("loss", [depth_loss, mse_loss])
def test_the_truth_costs_nothing_and_a_picture_without_any_neither(loss, pictures):
    truth, prediction = pictures
    exact = np.log(np.where(truth > 0, truth, 1)).astype(np.float32)
    assert number(loss, truth, exact) == pytest.approx(0, abs=2e-3)
    assert number(loss, np.zeros_like(truth), prediction) == pytest.approx(0, abs=2e-3)


@pytest.mark.parametrize(("scale", "shift"), [(3.0, 0.0), (0.4, 0.2), (1.0, 1.0)])
def test_scale_and_shift_of_disparity_change_nothing(scale, shift, pictures):
    truth, prediction = pictures
    other = -np.log(scale * np.exp(-prediction) + shift)
    assert number(scale_shift_loss, truth, other) == pytest.approx(
        number(scale_shift_loss, truth, prediction), rel=0.01
    )


def test_a_scale_of_depth_changes_no_gradient_and_its_share_of_silog(pictures, monkeypatch):
    truth, prediction = pictures
    first, second = errors(truth, prediction), errors(truth, prediction + np.float32(0.7))
    assert number(gradient_loss, *second) == pytest.approx(number(gradient_loss, *first), rel=1e-4)
    assert number(silog, *second) != pytest.approx(number(silog, *first), rel=0.01)
    monkeypatch.setattr(depth_losses, "BALANCE", 1.0)
    assert number(silog, *second) == pytest.approx(number(silog, *first), rel=1e-3)


def test_metres_are_told_apart(pictures):
    truth, _ = pictures
    exact = np.log(np.where(truth > 0, truth, 1)).astype(np.float32)
    assert number(depth_loss, truth, exact + np.log(np.float32(1.5))) > 0.4


def deviations(truth, prediction):
    """Picture by picture, how far d of its known pixels lies from its mean, and LEAST."""
    return [np.abs(d - d.mean()) + depth_losses.LEAST for d in known_logs(truth, prediction)]


def test_the_error_loss_is_the_formula_over_known_pixels(pictures):
    truth, prediction = pictures
    said = np.random.default_rng(1).normal(-1, 0.5, SIZE).astype(np.float32)
    known = [s[z > 0] for z, s in zip(truth, said, strict=True)]
    values = [(u * np.exp(-s) + s).mean() for u, s in zip(deviations(*pictures), known, strict=True)]
    assert number(error_loss, truth, prediction, said) == pytest.approx(np.mean(values), rel=1e-4)


def test_the_best_word_on_errors_of_one_kind_is_their_mean(pictures):
    mean = np.log(np.mean([found.mean() for found in deviations(*pictures)]))
    losses = [number(error_loss, *pictures, np.full(SIZE, mean + off, np.float32)) for off in (-0.2, 0, 0.2)]
    assert losses[1] == min(losses)


def test_a_judged_network_pays_for_depth_and_a_little_for_its_word(pictures):
    truth, prediction = pictures
    said = np.full(SIZE, -1, np.float32)
    expected = number(depth_loss, *pictures) + 0.1 * number(error_loss, truth, prediction, said)
    both = np.stack([prediction, said], axis=-1)
    assert number(judged_loss, truth, both) == pytest.approx(expected, rel=1e-5)
