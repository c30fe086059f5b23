"""HTML is read as a reader sees it, at the offsets of the text as written."""

import json
import random

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from lint.analysis.syntax.tokens import Tokens
from lint.text.document import Document
from lint.text.formats import OPAQUE, html
from lint.text.formats.zero_width import CONTINUATION, JOINER, JoinedText, shown_beside
from lint.text.source import Source, format_of
from lint.text.span import Span

QUIETLY = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def document(text: str, format: str = "html") -> Document:
    return Document.of(Source("page.html", text, format=format))


def blocks(text: str) -> list[tuple[str, str]]:
    made = document(text)
    return [(block.kind, " ".join(made.readable(block.span.start, block.span.end).split())) for block in made.blocks]


def words(text: str, format: str = "html") -> list[str]:
    return Tokens(document(text, format).masked).words


PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">
<title>Dam shut</title>
<meta property="og:description" content="not read">
<meta name="description" content="The dam &amp; the town">
<style>p { color: red }</style><script>if (a < b) { "not read" }</script></head>
<body><nav><a href="/">Home</a></nav>
<h1>Dam is shut</h1>
<p class="lead">The <b>dam</b> was shut.
It rained.</p>
Loose text<br>goes on.<br>
<br>A second one.
<ul><li>First<li><p>Second</p></ul>
<dl><dt>Term<dd>Meaning</dl>
<blockquote><p>Cited.</p>Loose.</blockquote>
<table><caption>Rain</caption><tr><th>Day<td>Much<tr><td><p>A paragraph</table>
<figure><img alt="not read" src=x><figcaption>The dam.</figcaption></figure>
<pre>not read</pre><!-- not read --><template>not read</template>
<p>Type <code>not read</code> now.
<h2>Later</h2>End.<button>not read</button></body></html>
"""


def test_elements_become_blocks_of_their_kind() -> None:
    assert blocks(PAGE) == [
        ("headline", "Dam shut"),
        ("headline", "The dam & the town"),
        ("headline", "Dam is shut"),
        ("body", "The dam was shut. It rained."),
        ("body", "Loose text goes on."),
        ("body", "A second one."),
        ("list", "First"),
        ("list", "Second"),
        ("list", "Term"),
        ("list", "Meaning"),
        ("quote", "Cited."),
        ("quote", "Loose."),
        ("table", "Rain"),
        ("table", "Day"),
        ("table", "Much"),
        ("body", "A paragraph"),
        ("caption", "The dam."),
        ("body", "Type not read now."),
        ("headline", "Later"),
        ("body", "End."),
    ]
    assert "not read" not in document(PAGE).masked


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<p>They don&rsquo;t go.", ["They", "don’t", "go", "."]),
        ("<p>Ren&eacute;e Caf&#233;, &#x201C;Go&#8221;", ["Renée", "Café", ",", "“", "Go", "”"]),
        ("<p><b>W</b>itkoff and Wit<wbr>koff, Wit&shy;koff", ["Witkoff", "and", "Witkoff", ",", "Witkoff"]),
        ("<p>one&nbsp;two&mdash;three", ["one", "two", "—", "three"]),
        ("<p>one<br>two", ["one", "two"]),
        ("<p>AT&T, AT&amp;T, R&D; &bogus; &", [*"AT & T , AT & T , R & D ; & bogus ; &".split()]),
        ("<p>&copy 2025, &amp;rsquo;", ["©", "2025", ",", "&", "rsquo", ";"]),
        ("<p>3 < 5 and x<y, don't", ["3", "<", "5", "and", "x", "<", "y", ",", "don't"]),
        ("<p>&lt;b&gt;", ["<", "b", ">"]),
        ("<p>He said <q>go</q>.", ["He", "said", "“", "go", "”", "."]),
        ("<p>&#0; &#xD800; &#1234567890;", ["\ufffd", "\ufffd", "&", "#", "1234567890", ";"]),
        ("<p>e&#769;", ["e\u0301"]),
    ],
)
def test_words_are_what_a_reader_sees(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They don&rsquo;t **g**o, *AT&amp;T* said.", ["They", "don’t", "go", ",", "AT", "&", "T", "said", "."]),
        ('He said "*Go*," [Ruiz](http://a.b "x y"), and left.', 'He said " Go , " Ruiz , and left .'.split()),
        ("one<br>two  \nthree\\\nfour", ["one", "two", "three", "four"]),
    ],
)
def test_markdown_is_read_in_the_same_way(text: str, expected: list[str]) -> None:
    assert words(text, "markdown") == expected


def test_a_seam_goes_to_the_mark_and_a_reference_is_one_thing() -> None:
    text = "<p>&ldquo;<em>Caf&eacute;</em>,&rdquo;"
    tokens = Tokens(document(text).masked)
    pieces = [text[start:end] for start, end in zip(tokens.starts, tokens.ends, strict=True)]
    assert pieces == ["&ldquo;<em>", "Caf&eacute;", "</em>,", "&rdquo;"]
    assert all(tokens.adjacent(at) for at in range(3))


@pytest.mark.parametrize(
    "text",
    [
        "<p>a<!-- never closed <p>b",
        "<p>a<script>never closed <p>b",
        "<p>a<![CDATA[never closed",
        '<p class="never closed',
        "</p></div></li>a",
        "<p>a</",
        "<>< ><p>a<1><!><?><//>",
        "<svg><p>a",
        "<code><pre>a",
        "a\r\n<p\r\nclass=x>b\rc<br\r/>d",
        "<" * 50 + "a" + ">" * 50,
        "<li>" * 50 + "<td>" * 50 + "a" + "</ul>" * 50,
        "<a href=x>" * 30,
        "<q>" * 30 + "</q>" * 60,
        "&" * 30 + "&amp" * 30 + "&#x" * 30,
        "<p>a\ufdd0b\ufdd1c\ufffcd",
        "<title></title><meta name=description><meta name=description content=>",
    ],
)
def test_broken_markup_is_read_without_complaint(lint, text: str) -> None:
    made = document(text)
    assert len(made.masked) == len(text)
    assert lint(text, "all", format="html").failures == ()


@pytest.mark.parametrize(
    "unit", ["<!--", "<a ", "<a b='", "<![CDATA[", "</", "<svg>", "<li><td>", "&", "&#x4", "<script></", "<br>", "<q>"]
)
def test_half_a_megabyte_of_broken_markup_is_read_in_one_pass(unit: str) -> None:
    text = unit * (500_000 // len(unit))  # minutes, where each piece makes the reader look to the end
    assert len(html.blocks(text).masked) == len(text)


def test_what_is_not_closed_hides_no_more_than_a_browser_hides() -> None:
    assert blocks("<p>a</p><svg><p>b</p>") == [("body", "a"), ("body", "b")]
    assert blocks("<p>a <code>b</p><p>c") == [("body", "a b"), ("body", "c")]
    assert blocks('<p>a</p><a href="x"\n<p>b</p>') == [("body", "a"), ("body", "b")]
    assert blocks("<p>a</p><!-- b <p>c</p>") == [("body", "a")]


BITS = st.sampled_from(
    [
        "<p>", "</p>", "<b>", "</b>", "<br>", "<br/>", "<a href='http://x.y'>", "</a>", "<li>", "<ul>", "</ul>", "<h1>", "</h1>", "<td>",
        "<table>", "</table>", "<blockquote>", "</blockquote>", "<code>", "</code>", "<script>", "</script>", "<!--", "-->", "<q>",
        "</q>", "<title>", "</title>", "<svg>", "</svg>", "<meta name=description content='Kiev & co'>", "<", ">", "<a ", '"', "'", "=",
        "&rsquo;", "&ldquo;", "&rdquo;", "&eacute;", "&nbsp;", "&amp;", "&mdash;", "&shy;", "&lt;", "&", "&#8217;", "&#", ";", "<wbr>", "<![CDATA[",
        "Kiev", "Kyiv", "Witkoff", "Witkov ", "said ", "the the ", "he", " ", "\n", "\r\n", "\n\n", ". ", ", ", "https://x.test/a?b=1",
        "@desk", "\ufdd0", "\ufdd1", "\ufffc", "😀", "e\u0301", "<!-- newslint: ignore x -->",
    ]
)  # fmt: skip


@QUIETLY
@example(pieces=["<p>", "he", "&nbsp;", "<b>", "Kiev"])
@example(pieces=["\ufdd1", "<p>", "\ufdd0"])
@given(pieces=st.lists(BITS, max_size=40))
def test_any_page_is_masked_in_place_and_linted(pieces: list[str], lint) -> None:
    text = "".join(pieces)
    made = document(text)
    assert len(made.masked) == len(text)
    at = 0
    for block in made.blocks:
        assert at <= block.span.start < block.span.end <= len(text)
        assert made.masked[block.span.start : block.span.end].strip()
        at = block.span.end
    for seen, written in zip(made.masked, text, strict=True):
        assert (
            seen == written or seen in f" \u00a0{OPAQUE}{JOINER}{CONTINUATION}" or written in "&<" or seen == "\ufffd"
        )
    if JOINER not in text and CONTINUATION not in text and OPAQUE not in text:
        assert made.is_all_blocks
    for link in made.links:
        assert 0 <= link.start < link.end <= len(text)
    first = lint(text, "all", format="html")
    assert first.failures == ()
    assert lint(text, "all", format="html") == first
    for finding in first.findings:
        assert 0 <= finding.span.start < finding.span.end <= len(text)


PARAGRAPHS = (
    "The envoy, Paul Witkoff, came to Kiev on Monday, officials said. “We came to listen,” Witkov told reporters.",
    "About 40% of the region is without power. The the mayor didn’t say why: “It’s dark,” he said—“very dark.”",
    "The meeting in Zaporozhye will end only “withdrawal of the troops”. 'It's odd', she said of the boys' team.",
    "Renée Dupré (the café’s owner) said: “They said ‘no’ to us.” “We will go, said Ana Ruiz.",
)
REFERENCES = {
    "“": "&ldquo;",
    "”": "&#8221;",
    "’": "&rsquo;",
    "é": "&eacute;",
    "—": "&mdash;",
    "%": "&#37;",
    "'": "&#x27;",
}


def dressed(paragraph: str, choose: random.Random) -> str:
    """Write a paragraph in HTML: references for some characters, and inline tags and comments anywhere between them."""
    out = []
    for character in paragraph:
        if choose.random() < 0.08:
            out.append(
                choose.choice(["<b>", "</b>", "<!-- x -->", '<a href="#x">', "</a>", "<span\tclass='y'>", "<wbr>"])
            )
        out.append(REFERENCES.get(character, character) if choose.random() < 0.6 else character)
    return f"<p>{''.join(out)}</p>"


@pytest.mark.parametrize("seed", range(60))
def test_markup_within_paragraphs_changes_no_finding(seed: int, lint) -> None:
    choose = random.Random(seed)
    page = "\n".join(dressed(paragraph, choose) for paragraph in PARAGRAPHS)
    plain = "<p>" + "</p>\n<p>".join(PARAGRAPHS)
    seen = []
    for text in (plain, page):
        made = document(text)
        result = lint(text, "all", format="html")
        seen.append(
            [
                (
                    finding.rule,
                    " ".join(made.readable(finding.span.start, finding.span.end).split()),
                    finding.message.split(),
                )
                for finding in result.findings
            ]
        )
    assert seen[0] == seen[1]
    assert len(seen[0]) > 5


def test_a_finding_in_html_is_the_one_in_plain_text(lint) -> None:
    plain, page = "\n\n".join(PARAGRAPHS), "<p>" + "<p>".join(PARAGRAPHS)
    found = [
        [(finding.rule, text[finding.span.start : finding.span.end]) for finding in lint(text, format=kind).findings]
        for text, kind in ((plain, "text"), (page, "html"))
    ]
    assert found[0] == found[1]


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("<p>They met in Kiev.", "<p>They met in Kyiv."),
        ("<p>They met in <b>Kiev</b>.", "<p>They met in <b>Kyiv</b>."),
        ("<p>They met in K<b>ie</b>v.", "<p>They met in K<b>ie</b>v."),
        ("<p>They saw the the caf&eacute;.", "<p>They saw the caf&eacute;."),
        ("<p>They saw the <b>the</b> mayor.", "<p>They saw the <b>the</b> mayor."),
        ("<p>They saw the&nbsp;the mayor.", "<p>They saw the mayor."),
    ],
)
def test_a_fix_leaves_tags_and_references_whole(pack, text: str, fixed: str) -> None:
    from lint.engine.assembly import make_linter

    rules = pack.rules.select(select=("superseded-place-name", "doubled-word"))
    linter = make_linter(pack, rules)
    source = Source("a.html", text, format="html")
    assert linter.lint(source).findings
    assert linter.fix(source, unsafe=True)[0] == fixed


def test_what_a_fix_puts_in_is_written_as_html_and_never_into_a_quoted_value() -> None:
    from lint.engine import fixing

    text = "<meta name=description content='In Kiev'><p>In Kiev &amp; Rome"
    made = document(text)
    assert made.readable(0, len(text)).strip() == "In Kiev In Kiev & Rome"
    assert fixing.written(made, "A&B <c>") == "A&amp;B &lt;c>"
    assert fixing.written(document("a & b", "markdown"), "A&B") == "A&B"
    latin = Document.of(Source("a.html", text, "latin-1", format="html"))
    assert fixing.written(latin, "Łódź, Málaga") == "&#321;ód&#378;, Málaga"
    inside, outside = text.index("Kiev"), text.rindex("Kiev")
    assert not fixing.may_replace(made, Span(inside, inside + 4), "Ky'iv")
    assert fixing.may_replace(made, Span(inside, inside + 4), "Kyiv")
    assert fixing.may_replace(made, Span(outside, outside + 4), "Ky'iv")
    assert not fixing.may_replace(made, Span(text.index("amp"), text.index("amp") + 2), "x")
    assert fixing.may_replace(made, Span(text.index("&amp;"), text.index("&amp;") + 5), "and")


DIRECTIVE = "<!-- newslint: ignore doubled-word reason: a refrain -->"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (f"{DIRECTIVE}<p>They met the the envoy.</p><p>A the the word.</p>", 1),
        (f"<p>{DIRECTIVE}They met the the envoy.</p><p>A the the word.</p>", 1),
        (f"<p>They met the the envoy.{DIRECTIVE}</p><p>A the the word.</p>", 1),
        (f"<p>They met <b>the the{DIRECTIVE}</b> envoy.</p><p>A the the word.</p>", 1),
        (f"<p>They met the the envoy.</p>{DIRECTIVE}<p>A the the word.</p>", 1),
        (f"<p>They met the the envoy.</p>{DIRECTIVE.replace('ignore', 'ignore-file')}<p>A the the word.</p>", 0),
    ],
)
def test_directives_are_about_elements_and_not_about_lines(lint, text: str, left: int) -> None:
    assert [finding.rule for finding in lint(text, "doubled-word", format="html").findings] == ["doubled-word"] * left


@pytest.mark.parametrize(
    ("name", "kind"), [("a.html", "html"), ("A.HTM", "html"), ("a.xhtml", "html"), ("a.txt", "text")]
)
def test_the_name_of_a_file_tells_html(name: str, kind: str) -> None:
    assert format_of(name) == kind


STORY = b"""<html><head><meta charset="iso-8859-1"><title>Talks</title></head><body>
<p>Ana Ruiz said the caf\xe9 in Kiev was &ldquo;shut&rdquo; <a href="https://example.org/x">for good</a>.</p>
<p>&ldquo;We will go,&rdquo; <b>Ben</b> Oduya said.</p></body></html>
"""


def test_the_commands_read_html(newslint) -> None:
    (newslint.folder / "a.html").write_bytes(STORY)
    done = newslint("--format", "json", "--select", "superseded-place-name", "a.html")
    found = json.loads(done.stdout)["files"][0]["findings"]
    assert [(one["excerpt"], one["start"]["line"]) for one in found] == [("Kiev", 2)]
    said = newslint("attributions", "a.html").stdout
    assert "Ana Ruiz -> said -> the café in Kiev was “shut” for good" in said
    assert "Ben Oduya -> said -> “We will go,”" in said
    assert "Ben Oduya" in newslint("names", "a.html").stdout
    assert newslint("--fix", "--unsafe-fixes", "--select", "superseded-place-name", "a.html").returncode == 0
    assert (newslint.folder / "a.html").read_bytes() == STORY.replace(b"Kiev", b"Kyiv")
    piped = newslint(
        "--format", "concise", "--select", "superseded-place-name", "--stdin-filename", "b.html", "-", stdin=STORY
    )
    assert piped.stdout.startswith("b.html:2:")


def test_html_between_the_paragraphs_of_markdown_is_read_as_html() -> None:
    text = (
        "# Head\n\n<div class=x>\n\nInner *text*.\n\n</div>\n\n<p>One &amp; <a href='https://a.org'>two</a></p>\n\n<blockquote>Three"
        "</blockquote>\n\n<script>\nnot < read\n</script>\n\n<!-- not read -->\n\n- item\n\n  <p>four\n\n> <p>five\n\nEnd.\n"
    )
    made = document(text, "markdown")
    assert [(block.kind, made.readable(block.span.start, block.span.end).split()[0]) for block in made.blocks] == [
        ("headline", "Head"),
        ("body", "Inner"),
        ("body", "One"),
        ("quote", "Three"),
        ("list", "item"),
        ("list", "four"),
        ("quote", "five"),
        ("body", "End."),
    ]
    assert [text[link.start : link.end] for link in made.links] == ["two"]
    assert "not" not in made.masked
    assert made.is_all_blocks


@QUIETLY
@example(pieces=["<p>", "a", "&mdash;", '"', "<b>", "b", "</b>", ","])
@given(pieces=st.lists(BITS, max_size=40))
def test_what_stands_beside_a_token_is_what_a_reader_sees_there(pieces: list[str]) -> None:
    masked = document("<p>" + "".join(pieces)).masked
    plain, adjacent_text = JoinedText(masked).text, shown_beside(masked)
    assert len(adjacent_text) == len(masked)
    tokens, read = Tokens(masked), Tokens(plain)
    assert tokens.words == read.words
    for number in range(len(tokens)):
        start, end = tokens.starts[number], tokens.ends[number]
        before, behind = adjacent_text[start - 1 : start], adjacent_text[end : end + 1]
        assert before == plain[read.starts[number] - 1 : read.starts[number]]
        assert behind == plain[read.ends[number] : read.ends[number] + 1]
        assert tokens.adjacent(number) == read.adjacent(number)
