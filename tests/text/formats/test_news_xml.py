"""NITF and NewsML-G2: the copy is read in place, and nothing else."""

import pytest
from support.read_copy import blocks, document

from lint.text.errors import SourceError
from lint.text.source import decode

NITF = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nitf SYSTEM "nitf-3-5.dtd">
<nitf>
<head><title>ferry-slug</title><docdata><doc-id id-string="1"/></docdata></head>
<body>
<body.head>
<hedline><hl1>Ferry &amp; tug sink</hl1><hl2>Two rescued</hl2></hedline>
<note><body.content><p>the the desk</p></body.content></note>
<byline>By <person>Ann Bowen</person></byline>
<dateline><location>HALDEN</location></dateline>
<abstract><p>A ferry sank.</p></abstract>
</body.head>
<body.content>
<p>The <em>old</em>&nbsp;ferry sank <a href="https://example.org/port">at the port</a>.<br/>It rose.</p>
<media><media-reference source="a.jpg">the the</media-reference><media-caption><p>The ferry.</p></media-caption></media>
<bq><block><p>We swam.</p></block></bq>
<ul><li>One</li></ul>
<table><tr><td>Two</td></tr></table>
<p><![CDATA[Three < four]]></p>
</body.content>
<body.end><tagline>the the</tagline></body.end>
</body>
</nitf>
"""

NEWSML = """<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="tag:1">
<itemMeta><title>the the</title></itemMeta>
<contentMeta><headline>Ferry sinks</headline><by>Ann Bowen</by><dateline>HALDEN</dateline>
<description role="drol:summary">A ferry sank.</description><description role="drol:caption">The ferry.</description>
<slugline>the-the</slugline></contentMeta>
<contentSet>
<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>the the</title></head>
<body><h2>Later</h2><p>It sank.</p></body></html></inlineXML>
<inlineData contenttype="text/html">&lt;p&gt;It rose &amp;amp; fell.&lt;/p&gt;&lt;p&gt;Two&lt;/p&gt;</inlineData>
</contentSet></newsItem>
"""


def test_the_parts_of_a_story_have_their_kinds() -> None:
    assert blocks(NITF, "ferry.xml") == [
        ("headline", "Ferry & tug sink"),
        ("headline", "Two rescued"),
        ("byline", "By Ann Bowen"),
        ("dateline", "HALDEN"),
        ("standfirst", "A ferry sank."),
        ("body", "The old ferry sank at the port. It rose."),
        ("caption", "The ferry."),
        ("quote", "We swam."),
        ("list", "One"),
        ("table", "Two"),
        ("body", "Three < four"),
    ]


def test_newsml_holds_xhtml_and_html_in_text() -> None:
    assert blocks(NEWSML, "ferry.newsml") == [
        ("headline", "Ferry sinks"),
        ("byline", "Ann Bowen"),
        ("dateline", "HALDEN"),
        ("standfirst", "A ferry sank."),
        ("caption", "The ferry."),
        ("headline", "Later"),
        ("body", "It sank."),
        ("body", "It rose & fell."),
        ("body", "Two"),
    ]


def test_a_link_is_a_source() -> None:
    found = document(NITF, "ferry.nitf")
    assert [(found.text[link.start : link.end], link.address) for link in found.links] == [
        ("at the port", "https://example.org/port")
    ]


def test_a_place_is_that_in_the_file_and_a_fix_touches_nothing_else(mender) -> None:
    text = NITF.replace("It rose.", "It left the the port of Kiev & co.".replace("&", "&amp;"))
    source = decode(text.encode(), "ferry.xml")
    result = mender.lint(source)
    assert [text[one.span.start : one.span.end] for one in result.findings] == ["the the", "Kiev"]
    assert result.document.lines.position(result.findings[0].span.start).line == 14
    assert mender.fix(source, unsafe=True)[0] == text.replace("the the port of Kiev", "the port of Kyiv")


def test_tags_are_never_findings_and_never_fixed(mender) -> None:
    text = "<nitf><body><body.content><p>It left the the port.</p><p>It saw the <em>the</em> ferry.</p></body.content></body></nitf>"
    fixed = mender.fix(decode(text.encode(), "a.xml"), unsafe=True)[0]
    assert fixed == text.replace("the the", "the")


def test_a_directive_to_newslint_is_a_comment(lint) -> None:
    text = NITF.replace("<p>The <em>", "<!-- newslint: ignore doubled-word reason: a refrain --><p>The the <em>")
    assert [one.rule for one in lint(text, "doubled-word", format="nitf").findings] == []
    assert lint(text.replace("<!--", "<!-- x"), "doubled-word", format="nitf").findings


@pytest.mark.parametrize(
    ("text", "where", "words"),
    [
        ("<nitf><body></nitf>", "a.xml:1:15", "mismatched tag"),
        ("<nitf>&nosuch;</nitf>", "a.xml:1:7", "undefined entity"),
        ("<project><p>Copy</p></project>", "a.xml", "none that newslint knows"),
        ('<nitf a="1" a="2"/>', "a.xml:1:13", "duplicate attribute"),
        ('<!DOCTYPE nitf [<!ENTITY a "b">]><nitf>&a;</nitf>', "a.xml:1:17", "declares entities"),
        (
            '<!DOCTYPE nitf [<!ENTITY a SYSTEM "file:///etc/passwd">]><nitf>&a;</nitf>',
            "a.xml:1:17",
            "declares entities",
        ),
        ('<!DOCTYPE nitf [<!ENTITY % a SYSTEM "http://127.0.0.1:9/">%a;]><nitf/>', "a.xml:1:17", "declares entities"),
        (f"<nitf>{'<p>' * 600}", "a.xml:1:1504", "500 deep"),
    ],
)
def test_what_is_broken_or_hostile_is_refused_with_its_place(text: str, where: str, words: str) -> None:
    with pytest.raises(SourceError, match=words) as caught:
        decode(text.encode(), "a.xml")
    assert caught.value.where == where


def test_an_entity_bomb_is_refused_before_it_grows() -> None:
    bomb = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    with pytest.raises(SourceError, match="declares entities"):
        decode(f'<!DOCTYPE nitf [<!ENTITY a0 "x">{bomb}]><nitf>&a11;</nitf>'.encode(), "a.xml")


def test_the_declared_encoding_is_read_and_written() -> None:
    data = NITF.replace("UTF-8", "ISO-8859-1").replace("Ann", "Zoë").encode("latin-1")
    assert ("byline", "By Zoë Bowen") in blocks(data, "a.xml")
