"""What a session keeps is bounded, and belongs to the session."""

from streamlit.testing.v1 import AppTest

from pages.components import memory


def script() -> None:
    from pages.components import memory

    for key in range(20):
        memory.remember("scene", key, lambda key=key: key * key)
        memory.recall("scene", 0)


def test_the_least_recently_used_goes_first():
    kept = AppTest.from_function(script).run().session_state["kept scene"]
    assert list(kept) == [15, 16, 17, 18, 0, 19] or set(kept) == {0, 15, 16, 17, 18, 19}
    assert len(kept) == memory.BOUNDS["scene"]


def test_the_same_photo_has_the_same_digest_under_any_name():
    assert memory.PhotoFile("a.png", b"1").digest == memory.PhotoFile("b.png", b"1").digest
    assert memory.PhotoFile("a.png", b"1").digest != memory.PhotoFile("a.png", b"2").digest
