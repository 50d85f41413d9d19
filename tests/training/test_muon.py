import keras
import numpy as np
import pytest

from training.muon import ConvolutionalMuon

RATE = 0.01


@pytest.fixture
def network():
    return keras.Sequential([
        keras.Input((8, 8, 4)), keras.layers.Conv2D(6, 3, name="body"), keras.layers.Flatten(),
        keras.layers.Dense(5, name="code"), keras.layers.Dense(2, name="camera"),
    ])  # fmt: skip


def step(network):
    """Weights before and after one step on random targets, by path."""
    rng = np.random.default_rng(0)
    network.compile(ConvolutionalMuon(RATE), "mse")
    paths = ["/".join(weight.path.split("/")[-2:]) for weight in network.weights]
    before = [weight.numpy() for weight in network.weights]
    network.train_on_batch(rng.normal(size=(16, 8, 8, 4)), rng.normal(size=(16, 2)))
    after = [weight.numpy() for weight in network.weights]
    return dict(zip(paths, zip(before, after, strict=True), strict=True))


@pytest.mark.parametrize("name", ["body/kernel", "code/kernel"])
def test_the_step_of_a_kernel_is_as_long_in_all_its_directions(network, name):
    """But for what four Newton-Schulz iterations leave: Keller Jordan's coefficients end within .7 .. 1.2; a
    direction in which the gradient was next to nothing may lag behind.
    """
    before, after = step(network)[name]
    moved = (after - before * (1 - RATE * 0.01)).reshape(-1, before.shape[-1])
    lengths = np.linalg.svd(moved, compute_uv=False) / (RATE * 0.2 * max(moved.shape) ** 0.5)
    rank = 2 if name == "code/kernel" else len(lengths)  # the loss has two outputs only
    assert lengths[:rank].max() < 1.3
    assert np.median(lengths[:rank]) > 0.6


@pytest.mark.parametrize("name", ["body/bias", "camera/kernel"])
def test_biases_and_last_layers_take_adam_s_step(network, name):
    """Adam's first step moves every number by the rate, whatever its gradient."""
    before, after = step(network)[name]
    np.testing.assert_allclose(np.abs(after - before), RATE, rtol=0.02)


def test_it_learns(network):
    rng = np.random.default_rng(1)
    photos = rng.normal(size=(64, 8, 8, 4))
    truth = np.stack([photos.mean((1, 2, 3)), photos[:, 2, 2, 0]], axis=1)
    network.compile(ConvolutionalMuon(RATE), "mse")
    losses = [float(network.train_on_batch(photos, truth)) for _ in range(40)]
    assert losses[-1] < losses[0] / 4
