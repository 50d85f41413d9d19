"""The cut-out made visible."""

import numpy as np

from pages.components.cutout_picture import OUTLINE, RECTANGLE, cutout_picture
from pipeline.cutout import Cutout
from pipeline.intake import Photo


def cutout() -> Cutout:
    """A black photo whose object is a square in its middle."""
    mask = np.zeros((60, 80), np.uint8)
    mask[20:40, 30:50] = 255
    return Cutout(Photo(np.zeros((60, 80, 3), np.uint8), None, "black.png"), mask, "by hand")


def test_the_object_stays_and_its_surroundings_fade():
    picture = cutout_picture(cutout())
    assert picture.shape == (60, 80, 3)
    assert picture.dtype == np.uint8
    assert (picture[30, 40] == 0).all()
    assert (picture[5, 5] > 180).all()


def test_the_outline_goes_once_around():
    outlined = (cutout_picture(cutout()) == OUTLINE).all(axis=-1)
    rows, columns = np.nonzero(outlined)
    assert (rows.min(), rows.max(), columns.min(), columns.max()) == (19, 40, 29, 50)
    assert not outlined[22:38, 32:48].any()


def test_an_object_at_the_border_has_no_outline_on_the_other_side():
    found = cutout()
    found.mask[:, :] = 0
    found.mask[20:40, :10] = 255
    outlined = (cutout_picture(found) == OUTLINE).all(axis=-1)
    assert not outlined[:, 60:].any()


def test_the_rectangle_is_drawn_where_it_is():
    drawn = (cutout_picture(cutout(), rectangle=(0.1, 0.2, 0.9, 0.8)) == RECTANGLE).all(axis=-1)
    rows, columns = np.nonzero(drawn)
    assert (rows.min(), rows.max(), columns.min(), columns.max()) == (12, 47, 8, 71)
    assert not drawn[30, 40]
