"""Messages name files that may be called anything."""

import pytest
from markdown_it import MarkdownIt

from pages.components.messages import plain


def shown(markdown: str) -> str:
    """What a reader sees of it."""
    tokens = MarkdownIt().parseInline(markdown)[0].children
    return "".join(token.content for token in tokens)


@pytest.mark.parametrize(
    "text", ["my_photo_1.png", "a*b*c [x](y) #1 $2$ <b>", "10:30 :red[x]", "one ` tick", "C:\\new"]
)
def test_signs_are_taken_literally(text: str):
    assert shown(plain(text)) == text


def test_commands_stay_code():
    assert plain("Run `python download_models.py`: now") == "Run `python download_models.py`\\: now"
