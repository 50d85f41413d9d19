import os

from training.backend import prepare_tensorflow


def test_onednn_is_on_unless_the_user_has_said_otherwise(monkeypatch):
    for said, used in (({}, "1"), ({"TF_ENABLE_ONEDNN_OPTS": "0"}, "0")):
        monkeypatch.setattr(os, "environ", said)
        prepare_tensorflow()
        assert said["TF_ENABLE_ONEDNN_OPTS"] == used
