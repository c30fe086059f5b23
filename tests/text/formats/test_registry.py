"""The registry of formats: which suffixes and contents are copy, and what a place means."""

import pytest
from support.docs_page import read

from lint.text.formats import registry


@pytest.mark.parametrize(
    ("name", "head", "found"),
    [
        ("a.md", b"", True),
        ("a.DOCX", b"", True),
        ("a.rst", b"", True),
        ("a.eml", b"", True),
        ("story", b"", False),
        ("a.py", b"", False),
        ("e.csv", b"title,body\n", False),
        ("e.jsonl", b"{}", False),
        ("pom.xml", b"<project/>", False),
        ("a.xml", b"", False),
        ("a.xml", b'<?xml version="1.0"?>\n<!-- a > b --><!DOCTYPE nitf SYSTEM "x">\n<nitf>', True),
        ("a.xml", b'<a:newsItem xmlns:a="b">', True),
        ("a.xml", b'<rss xmlns:wp="http://wordpress.org/export/1.2/">', True),
        ("a.xml", b'<rss version="2.0">', False),
        ("package.json", b'{"name": "x", "description": "y"}', False),
        ("a.json", b'{"uri": "x", "body_text": "y"}', True),
        ("a.json", b'[{"SourceFile": "x"}]', True),
    ],
)
def test_a_file_in_a_folder_is_copy_by_its_name_or_its_beginning(name: str, head: bytes, *, found: bool) -> None:
    assert registry.is_copy(name, head) is found


def test_every_suffix_leads_to_a_format() -> None:
    for one in registry.ALL:
        for suffix in one.suffixes:
            assert registry.of_suffix(suffix) in (one.name, "xml", "json")
            assert registry.refusal(suffix) is None


@pytest.mark.parametrize("one", registry.ALL, ids=lambda one: one.name)
def test_the_page_about_formats_has_every_format(one: registry.Format) -> None:
    page = read("docs/formats.md")
    row = next(line for line in page.splitlines() if line.lower().startswith(f"| {one.title.lower()} |"))
    assert all(f"`{suffix}`" in row for suffix in one.suffixes)
    assert f"| {one.unit}:column |" in row
    assert row.endswith("| yes |" if one.can_be_fixed else "| no |")
