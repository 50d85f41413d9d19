import keras
import numpy as np

from models.depth_layers import Cells, ConstantDropout, Gain


def test_the_numbers_of_a_pixel_become_pixels_row_by_row():
    cells = np.random.default_rng(0).random((2, 3, 5, 4), np.float32)
    expected = np.empty((2, 6, 10), np.float32)
    for row in range(6):
        for column in range(10):
            expected[:, row, column] = cells[:, row // 2, column // 2, 2 * (row % 2) + column % 2]
    np.testing.assert_array_equal(np.asarray(Cells()(cells)), expected)
    assert Cells().compute_output_shape((None, None, 5, 4)) == (None, None, 10)


def test_a_gain_a_channel_a_fifth_at_the_start():
    x = np.random.default_rng(0).random((2, 3, 4), np.float32)
    layer = Gain()
    np.testing.assert_allclose(np.asarray(layer(x)), 0.2 * x, rtol=1e-6)
    layer.set_weights([np.float32([1, 2, 3, 4])])
    np.testing.assert_allclose(np.asarray(layer(x)), x * [1, 2, 3, 4], rtol=1e-6)


def test_whole_channels_are_dropped_anew_each_time_the_rest_made_up_for_it():
    layer = ConstantDropout(0.5)
    x = keras.Input((4, 4, 64))
    network = keras.Model(x, layer(x))
    first, second = (network.predict_on_batch(np.ones((1, 4, 4, 64), np.float32)) for _ in range(2))
    assert set(np.unique(first)) == {0.0, 2.0}
    assert (first == first[:, :1, :1]).all()
    assert (first != second).any()
