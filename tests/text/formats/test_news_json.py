"""ninjs and IPTC metadata in JSON: strings are read in place, with escapes as the characters they stand for."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.read_copy import blocks, document

from lint.text.errors import SourceError
from lint.text.formats import json_strings
from lint.text.source import decode

NINJS = {
    "uri": "https://example.org/1",
    "headline": "Ferry “sinks”",
    "byline": "Ann Bowen",
    "located": "HALDEN",
    "description_text": "A ferry sank.",
    "body_text": "the the",
    "body_html": '<p>The <b>old</b> ferry "sank"\n here.</p><p>😀 It rose.</p>',
    "slugline": "the the",
    "associations": {
        "main": {"headline": "A boat", "description_text": "The ferry.", "renditions": {"a": {"href": "x"}}}
    },
}


@pytest.mark.parametrize("ascii_only", [True, False])
def test_ninjs_is_read_with_its_escapes(*, ascii_only: bool) -> None:
    assert blocks(json.dumps(NINJS, ensure_ascii=ascii_only, indent=1), "a.json") == [
        ("headline", "Ferry “sinks”"),
        ("byline", "Ann Bowen"),
        ("dateline", "HALDEN"),
        ("standfirst", "A ferry sank."),
        ("body", 'The old ferry "sank" here.'),
        ("body", "😀 It rose."),
        ("headline", "A boat"),
        ("caption", "The ferry."),
    ]


def test_the_lists_of_later_versions_are_read_once() -> None:
    later = {
        "uri": "x",
        "headlines": [{"role": "main", "value": "Ferry sinks"}, {"role": "short", "value": "Ferry"}],
        "bodies": [
            {"contentType": "text/plain", "value": "x"},
            {"contentType": "text/html", "value": "<p>It sank.</p>"},
        ],
    }
    assert blocks(json.dumps(later), "a.ninjs") == [("headline", "Ferry sinks"), ("body", "It sank.")]


def test_the_metadata_of_pictures_is_a_caption() -> None:
    pictures = [
        {
            "SourceFile": "a.jpg",
            "IPTC:Caption-Abstract": "The ferry.",
            "XMP:Description": "The ferry.",
            "IPTC:By-line": "Ann",
        },
        {"SourceFile": "b.jpg", "Headline": "Tug", "Keywords": ["the the"]},
    ]
    assert blocks(json.dumps(pictures), "a.json") == [("caption", "The ferry."), ("byline", "Ann"), ("headline", "Tug")]


def test_a_fix_changes_the_words_alone(mender) -> None:
    text = json.dumps(NINJS | {"body_html": '<p>He "left"\nKiev for the the port\u2019s pier.</p>'})
    source = decode(text.encode(), "a.json")
    found = mender.lint(source).findings
    assert [text[one.span.start : one.span.end] for one in found] == ["Kiev", "the the"]
    fixed = mender.fix(source, unsafe=True)[0]
    assert fixed == text.replace("Kiev for the the", "Kyiv for the")
    json.loads(fixed)


@pytest.mark.parametrize(
    ("text", "where", "words"),
    [
        ('{"body_text": "x",}', "a.json:1:19", "this is not JSON"),
        ('{"body_text": "x"\n "y"}', "a.json:2:2", "this is not JSON"),
        ('{"name": "newslint"}', "a.json", "`exports:`"),
        ('{"body_text": ' + "[" * 90 + "]" * 90 + "}", "a.json:1:78", "64 deep"),
        ('{"body_text": ' + "[" * 200_000, "a.json:1:1", "deep"),
    ],
)
def test_what_is_broken_or_hostile_is_refused_with_its_place(text: str, where: str, words: str) -> None:
    with pytest.raises(SourceError, match=words) as caught:
        decode(text.encode(), "a.json")
    assert caught.value.where == where


@given(st.text(), st.booleans())
def test_a_string_means_what_json_says(words: str, ascii_only: bool) -> None:  # noqa: FBT001 - drawn
    text = json.dumps({"a": [words]}, ensure_ascii=ascii_only)
    (string,) = json_strings.strings(text)
    assert string.path == ("a", 0)
    meant = json_strings.meant(text[string.start : string.end])
    lost = {"\b": "", "\f": "\n"}
    assert meant == "".join("\ufffd" if "\ud800" <= one <= "\udfff" else lost.get(one, one) for one in words)


def test_a_number_of_any_length_is_no_fault() -> None:
    assert document('{"body_text": "It sank.", "n": ' + "9" * 10_000 + "}", "a.json").blocks
