"""A text as external checkers read it: what they see, and that every place of it is known in the text as read."""

from hypothesis import given
from hypothesis import strategies as st

from lint.external.plain_view import PlainView
from lint.text.document import Document
from lint.text.source import Source


def readable(text: str, format: str = "markdown") -> PlainView:
    return PlainView.of(Document.of(Source("x", text, format=format)))


def place(text: str, word: str, format: str = "markdown") -> str:
    """What stands in the text as read where `word` is read."""
    copy = readable(text, format)
    at = copy.text.index(word)
    span = copy.span(at, at + len(word))
    assert span is not None
    return text[span.start : span.end]


def test_markup_is_left_out_and_leaves_no_blanks() -> None:
    text = 'See **the** [report](http://x.test/a "A title") now, or *this*.\n'
    assert readable(text).text == "See the report now, or this."
    assert place(text, "now") == "now"
    assert place(text, "the report") == "the** [report"


def test_what_cannot_be_read_is_a_noun() -> None:
    text = "Run `rm -rf` at https://x.test/y or ask @desk."
    assert readable(text).text == "Run Dummy at Dummy or ask Dummy."
    assert place(text, "Dummy at") == "`rm -rf` at"


def test_a_character_reference_is_the_character() -> None:
    text = "Smith &amp; Sons won."
    assert readable(text).text == "Smith & Sons won."
    assert place(text, "& Sons") == "&amp; Sons"


def test_paragraphs_are_apart_and_line_breaks_are_one_kind() -> None:
    assert readable("# Head\r\n\r\nOne\r\ntwo.\r\n\r\n- Three\r\n").text == "Head\n\nOne\ntwo.\n\nThree"
    assert readable("---\ntitle: x\nauthor: y\n---\n\n```\ncode\n```\n\nWords.\n").text == "x\n\nWords."


def test_places_with_wide_and_combining_characters() -> None:
    text = "😀😀 **e\u0301lite** 👩\u200d👩\u200d👧 \u2028abandonned\r\n"
    assert place(text, "abandonned") == "abandonned"
    assert place(text, "e\u0301lite") == "e\u0301lite"


def test_a_lone_surrogate_is_read_as_a_replacement() -> None:
    copy = readable("a \ud800 b", "text")
    assert copy.text == "a \ufffd b"
    assert copy.span(2, 3) is not None


def test_between_paragraphs_there_is_no_place() -> None:
    copy = readable("One.\n\nTwo.\n", "text")
    assert copy.span(0, 0) is None
    assert copy.span(0, 999) is None


def test_pieces_are_whole_paragraphs_and_hold_everything() -> None:
    text = "".join(f"Paragraph {number} 😀 ends here.\n\n" for number in range(200))
    copy = readable(text, "text")
    pieces = list(copy.pieces(500))
    assert len(pieces) > 10
    assert tuple(part for piece in pieces for part in piece.parts) == copy.parts
    assert all(piece.text.strip().endswith("here.") for piece in pieces)


@given(
    st.lists(
        st.sampled_from(
            [
                "word ",
                "😀",
                "**",
                "`x` ",
                "[a](b) ",
                "\n\n",
                "\r\n",
                "&amp;",
                "e\u0301",
                "# ",
                "> ",
                "\ud800",
                "@me ",
                "<b>",
                "<p>",
                "<br>",
            ]
        )
    ),
    st.sampled_from(["text", "markdown", "html"]),
)
def test_parts_follow_each_other_and_exact_ones_are_the_text(pieces: list[str], format: str) -> None:
    text = "".join(pieces)
    copy = readable(text, format)
    assert [part.start for part in copy.parts[1:]] == [part.end for part in copy.parts[:-1]]
    assert "".join(part.source for part in copy.parts) == text.replace("\ud800", "\ufffd") or not copy.parts
    for at in range(len(copy.text)):
        span = copy.span(at, at + 1)
        assert span is None or (0 <= span.start < span.end <= len(text))
        if span is not None and len(span) == 1 and copy.text[at].isalpha() and copy.text[at] != "&":
            assert text[span.start] in (copy.text[at], "@")
