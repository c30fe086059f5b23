"""Exports of a CMS: each record is a text of its own, with its places in the file."""

import json
from io import BytesIO
from pathlib import Path

import pytest
from support.read_copy import seen

from lint.text import exports
from lint.text.document import Document
from lint.text.errors import SourceError
from lint.text.exports import Export
from lint.text.source import Source, decode

FIELDS = ((("title",), "headline"), (("dek",), "standfirst"), (("body",), "body"), (("photos", "caption"), "caption"))
PLAIN = Export(FIELDS, id=("slug",))
RECORD = {
    "slug": "ferry",
    "photos": [{"caption": "The ferry."}, {"caption": "The tug.", "credit": "the the"}],
    "title": "Ferry “sinks”",
    "dek": "A ferry sank.",
    "body": 'The ferry "sank".\nIt left the the port.',
    "tags": ["the the"],
}


def read(data: str | bytes, name: str, export: Export = PLAIN, limit: int = 100_000) -> list[Source | SourceError]:
    stream = BytesIO(data if isinstance(data, bytes) else data.encode())
    return list(exports.read(name, stream, export, encoding=None, limit=limit))


def sources(data: str | bytes, name: str, export: Export = PLAIN) -> list[Source]:
    found = read(data, name, export)
    assert [error for error in found if isinstance(error, SourceError)] == []
    return [one for one in found if isinstance(one, Source)]


def lines(*records: object) -> str:
    return "".join(json.dumps(record) + "\n" for record in records)


def test_a_record_is_named_by_its_field_or_its_number() -> None:
    data = lines(RECORD, {"title": "Two"}, {"slug": 7, "title": "Three"})
    assert [one.name for one in sources(data, "e.jsonl")] == ["e.jsonl#ferry", "e.jsonl#2", "e.jsonl#7"]


def test_the_fields_have_their_kinds_in_the_order_of_the_file() -> None:
    (one,) = sources(lines(RECORD), "e.jsonl")
    assert seen(Document.of(one)) == [
        ("caption", "The ferry."),
        ("caption", "The tug."),
        ("headline", "Ferry “sinks”"),
        ("standfirst", "A ferry sank."),
        ("body", 'The ferry "sank".'),
        ("body", "It left the the port."),
    ]


@pytest.mark.parametrize(
    ("markup", "body"),
    [
        ("html", '<p class="a">The <b>ferry</b> &amp; tug</p><blockquote>“It sank.”</blockquote>'),
        ("markdown", "The **ferry** &amp; tug\n\n> “It sank.”"),
    ],
)
def test_a_field_may_hold_markup(markup: str, body: str) -> None:
    (one,) = sources(lines({"body": body}), "e.jsonl", Export(FIELDS, markup))
    assert seen(Document.of(one)) == [("body", "The ferry & tug"), ("quote", "“It sank.”")]


def place(found, of: Source) -> tuple[int, int, int]:
    index = Document.of(of).lines
    position = index.position(found.span.start)
    return position.line, position.column, index.origin.offset + found.span.start


def test_a_place_is_that_in_the_file_jsonl(mender) -> None:
    data = lines({"title": "Ferry"}) + "\n" + lines(RECORD)
    (found,) = mender.lint(sources(data, "e.jsonl")[1]).findings
    at = data.index("the the port")
    line, column, _ = place(found, sources(data, "e.jsonl")[1])
    assert (line, column) == (3, at - data.rindex("\n", 0, at))
    assert found.fix is None


def test_a_place_is_that_in_the_file_json(mender) -> None:
    data = json.dumps({"data": {"items": [{"title": "Ferry"}, RECORD]}}, indent=2, ensure_ascii=False)
    export = Export(FIELDS, records=("data", "items"), id=("slug",))
    texts = sources(data, "e.json", export)
    assert [one.name for one in texts] == ["e.json#1", "e.json#ferry"]
    (found,) = mender.lint(texts[1]).findings
    at = data.index("the the port")
    assert place(found, texts[1]) == (data.count("\n", 0, at) + 1, at - data.rindex("\n", 0, at), at)


def test_a_json_file_that_is_one_article_keeps_its_name() -> None:
    assert [one.name for one in sources(json.dumps(RECORD), "e.json")] == ["e.json"]
    assert [one.name for one in sources(json.dumps([RECORD]), "e.json")] == ["e.json#ferry"]


def test_csv_has_quotation_marks_and_line_breaks_in_fields(mender) -> None:
    data = 'slug,title,body,x\r\nferry,Ferry sinks,"The ""old"" ferry.\r\nIt left the the port.",the the\r\ntug,Tug,It rose.,\r\n'
    ferry, tug = sources(data, "e.csv")
    assert (ferry.name, tug.name) == ("e.csv#ferry", "e.csv#tug")
    assert seen(Document.of(ferry)) == [
        ("headline", "Ferry sinks"),
        ("body", 'The "old" ferry.'),
        ("body", "It left the the port."),
    ]
    (found,) = mender.lint(ferry).findings
    assert place(found, ferry)[:2] == (3, 9)
    assert seen(Document.of(tug)) == [("headline", "Tug"), ("body", "It rose.")]


def test_a_delimiter_and_a_byte_order_mark_are_taken() -> None:
    data = b"\xef\xbb\xbf" + "title;body\nFähre;Sie sank.\n".encode()
    (one,) = sources(data, "e.csv", Export(FIELDS, delimiter=";"))
    assert seen(Document.of(one)) == [("headline", "Fähre"), ("body", "Sie sank.")]


@pytest.mark.parametrize(
    ("data", "name", "where", "words"),
    [
        ('{"title": "a"}\n{"title": }\n', "e.jsonl", "e.jsonl:2:11", "this is not JSON"),
        (b'{"title": "a"}\n{"title": "\xff"}\n', "e.jsonl", "e.jsonl:2:12", "0xFF is not UTF-8"),
        (b"\xff\xfe{\0", "e.jsonl", "e.jsonl", "UTF-16"),
        ("a,b\n1,2\n", "e.csv", "e.csv:1", "names none of the fields that are set (title, dek, body, photos.caption)"),
        ('{"x": 1}', "e.json", None, ""),
        ('[[{"title": "a"}]]', "e.json", "e.json", "no list of records"),
        ('{"title": ', "e.json", "e.json:1:11", "this is not JSON"),
        ('title,body\n"' + "x" * 200_000, "e.csv", "e.csv:2", "larger than"),
        ('{"title": "' + "x" * 200_000 + '"}\n', "e.jsonl", "e.jsonl:1", "larger than"),
        ("x", "e.txt", "e.txt", "reads .jsonl"),
    ],
)
def test_what_is_broken_is_named_with_its_place(data: str | bytes, name: str, where: str | None, words: str) -> None:
    try:
        errors = [one for one in read(data, name) if isinstance(one, SourceError)]
    except SourceError as error:
        errors = [error]
    assert [error.where for error in errors] == ([where] if where else [])
    assert all(words in error.message for error in errors)


def test_a_broken_record_does_not_take_the_others_with_it() -> None:
    found = read('{"title": "a"}\n{\n{"title": "b"}\n', "e.jsonl")
    assert [isinstance(one, SourceError) for one in found] == [False, True, False]


def test_a_file_that_is_broken_throughout_is_given_up() -> None:
    found = read("{\n" * 5_000, "e.jsonl")
    assert len(found) == exports.MOST_BROKEN + 1
    assert "given up" in str(found[-1])


def test_records_are_read_one_by_one(tmp_path: Path) -> None:
    path = tmp_path / "e.jsonl"
    with path.open("w") as file:
        for number in range(5_000):
            file.write(f'{{"title": "Ferry {number}"}}\n')
    stream = exports.read(str(path), None, PLAIN, encoding=None, limit=100)
    count = 0
    for one in stream:  # nothing of one record is kept for the next
        assert isinstance(one, Source)
        assert one.origin.line == count + 1
        count += 1
    assert count == 5_000


WXR = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>The the site</title>
<item><title>Ferry &amp; tug</title><content:encoded><![CDATA[The ferry sank [sic].

It left the the port.

[caption id="a" width="9"]<img src="a.jpg" /> The ferry.[/caption]
<!-- wp:quote --><blockquote><p>We swam.</p></blockquote><!-- /wp:quote -->
[gallery ids="1,2"]]]></content:encoded><excerpt:encoded><![CDATA[A ferry sank.]]></excerpt:encoded>
<wp:post_id>12</wp:post_id><wp:post_type><![CDATA[post]]></wp:post_type></item>
<item><title>the the</title><wp:post_id>13</wp:post_id><wp:post_type>attachment</wp:post_type></item>
<item><title>About</title><wp:post_id>14</wp:post_id><wp:post_type>page</wp:post_type></item>
</channel></rss>
"""


def test_wordpress_posts_and_pages_are_articles(mender) -> None:
    whole = decode(WXR.encode(), "blog.xml")
    ferry, about = exports.of_wordpress(whole)
    assert isinstance(ferry, Source)
    assert isinstance(about, Source)
    assert (ferry.name, about.name) == ("blog.xml#12", "blog.xml#14")
    assert seen(Document.of(about)) == [("headline", "About")]
    assert seen(Document.of(ferry)) == [
        ("headline", "Ferry & tug"),
        ("body", "The ferry sank [sic]."),
        ("body", "It left the the port."),
        ("caption", "The ferry."),
        ("quote", "We swam."),
        ("standfirst", "A ferry sank."),
    ]
    (found,) = mender.lint(ferry).findings
    assert place(found, ferry) == (7, 9, WXR.index("the the port"))


def test_a_broken_wordpress_export_is_named_with_its_place() -> None:
    (error,) = exports.of_wordpress(decode(WXR.replace("</channel>", "").encode(), "blog.xml"))
    assert isinstance(error, SourceError)
    assert error.where.startswith("blog.xml:15:3")
