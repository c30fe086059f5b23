"""Marks in the copy: every character is shown once, in order, and each mark covers its own words."""

import re
from html import unescape
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from lint.report import printable
from lint.report.page.marked_copy import Mark, MarkedCopy
from lint.text.document import Document
from lint.text.source import Source
from lint.text.span import Span


class Seen(HTMLParser):
    """The words of an element's pieces, those under each key, and the ids."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.words, self.under, self.ids, self.references = "", {}, [], []
        self._keys, self._in_reference = [], False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.ids += [given["id"]] if "id" in given else []
        if tag == "a":
            self._in_reference = True
            self.references.append(given["aria-label"])
        else:
            self._keys.append(given.get("data-keys", "").split())

    def handle_endtag(self, tag):
        if tag == "a":
            self._in_reference = False
        else:
            self._keys.pop()

    def handle_data(self, data):
        if self._in_reference:
            return
        self.words += data
        for key in (key for keys in self._keys for key in keys):
            self.under[key] = self.under.get(key, "") + data


def seen(text, *marks, spans=None, form="text"):
    copy = MarkedCopy(Document.of(Source("a.txt", text, format=form)), marks)
    return [Seen(copy.html(span)) for span in spans or [Span(0, len(text))]]


TEXT = "The envoy met the the president in Kiev on Friday."


def test_overlapping_marks_each_cover_their_words() -> None:
    marks = [
        Mark(4, 21, "n1", "m1", "info", 1),
        Mark(14, 25, "n2", "m2", "error", 2),
        Mark(4, 9, "e0", "e0-0"),
    ]
    (found,) = seen(TEXT, *marks)
    assert found.words == TEXT
    assert found.under == {"n1": TEXT[4:21], "n2": TEXT[14:25], "e0": TEXT[4:9]}
    assert sorted(found.ids) == ["e0-0", "m1", "m2"]
    assert found.references == ["remark, finding 1", "error, finding 2"]


def test_words_of_two_findings_look_like_the_graver() -> None:
    html = MarkedCopy(
        Document.of(Source("a.txt", TEXT)), [Mark(0, 9, "n1", look="info"), Mark(4, 9, "n2", look="error")]
    )
    assert re.findall(r'<mark class="(\w+)"[^>]*>([^<]*)', html.html(Span(0, len(TEXT)))) == [
        ("info", "The "),
        ("error", "envoy"),
    ]


def test_a_mark_goes_on_in_the_next_block_and_is_numbered_once() -> None:
    first, second = seen(TEXT, Mark(4, 30, "n1", "m1", "error", 1), spans=[Span(0, 13), Span(14, 50)])
    assert (first.under["n1"], second.under["n1"]) == (TEXT[4:13], TEXT[14:30])
    assert first.ids + second.ids == ["m1"]
    assert first.references + second.references == ["error, finding 1"]


def test_a_place_without_words_is_marked_too() -> None:
    for at in (0, 9, len(TEXT)):
        (found,) = seen(TEXT, Mark(at, at, "n1", "m1", "error", 1))
        assert found.words == TEXT
        assert found.ids == ["m1"]
        assert found.references == ["error, finding 1"]


def test_a_mark_between_blocks_is_left_out() -> None:
    for found in seen(TEXT, Mark(10, 13, "n1", "m1", "error", 1), spans=[Span(0, 9), Span(14, 50)]):
        assert found.under == {}


def test_markup_is_not_shown_and_references_are_resolved() -> None:
    text = "<p>Smith &amp; Sons &lt;b&gt; <b>met</b> me.</p>"
    document = Document.of(Source("a.html", text, format="html"))
    html = MarkedCopy(document, [Mark(text.index("met"), text.index("met") + 3, "n1", look="error")]).html(
        document.blocks[0].span
    )
    assert Seen(html).words == "Smith & Sons <b> met me."
    assert "&lt;b&gt;" in html


PLACES = st.tuples(st.integers(0, 40), st.integers(0, 12), st.booleans())


@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=40), st.lists(PLACES, max_size=8))
def test_any_marks_on_any_text_show_the_text(text, places) -> None:
    marks = [
        Mark(start, min(start + length, len(text)), f"n{number}", f"m{number}", "error" if of_finding else "", number)
        for number, (start, length, of_finding) in enumerate(places, start=1)
        if start <= len(text)
    ]
    copy = MarkedCopy(Document(Source("a.txt", text), text, ()), marks)
    found = Seen(copy.html(Span(0, len(text))))
    flat = re.sub(r"[ \t\n\r\f\v\x85\u2028\u2029]", "", unescape(found.words))
    assert flat == printable(re.sub(r"[ \t\n\r\f\v\x85\u2028\u2029]", "", text))
    assert sorted(found.ids) == sorted(mark.anchor for mark in marks)
