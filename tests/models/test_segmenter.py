import keras
import numpy as np

from models.inference import ask_mask
from models.losses import mask_loss
from models.segmenter import CONFIG, SegmenterConfig, build

TINY = SegmenterConfig(picture=32, encoder=(4, 4, 8, 8, 8), decoder=(8, 8, 4, 4))


def squares(count, side=32):
    """Bright squares on dark grounds, photos (N, P, P, 3) float32 and masks (N, P, P) float32."""
    rng = np.random.default_rng(0)
    masks = np.zeros((count, side, side), np.float32)
    for mask, corner in zip(masks, rng.integers(2, side // 2, (count, 2)), strict=True):
        mask[corner[0] : corner[0] + 12, corner[1] : corner[1] + 12] = 1
    photos = 0.2 + 0.6 * masks[..., None] + rng.normal(0, 0.05, (count, side, side, 3))
    return photos.astype(np.float32), masks


def test_one_logit_a_pixel_within_the_size_allowed():
    network = build(CONFIG)
    assert network.output_shape == (None, CONFIG.picture, CONFIG.picture)
    assert network.count_params() < 4_000_000  # one byte each


def test_it_learns_where_the_object_is_at_every_pixel():
    keras.utils.set_random_seed(0)
    network, (photos, masks) = build(TINY), squares(16)
    network.compile(keras.optimizers.Adam(1e-2), mask_loss)
    for _ in range(150):
        network.train_on_batch(photos, masks)
    found = ask_mask(network.predict_on_batch, np.rint(255 * np.clip(photos, 0, 1)).astype(np.uint8)) > 0.5
    overlap = (found & (masks > 0)).sum() / (found | (masks > 0)).sum()
    assert overlap > 0.9


def test_a_photo_and_its_mirror_image_get_mirrored_masks():
    keras.utils.set_random_seed(0)
    network = build(TINY)
    photos = np.random.default_rng(0).integers(0, 256, (2, 32, 32, 3), dtype=np.uint8)
    masks = ask_mask(network.predict_on_batch, photos)
    mirrored = ask_mask(network.predict_on_batch, photos[:, :, ::-1])
    np.testing.assert_allclose(mirrored[:, :, ::-1], masks, atol=1e-5)
    assert masks.std() > 0
