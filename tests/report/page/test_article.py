"""The page of an article: what is on it, that it links only to itself, and that hostile copy is text on it."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from lint.engine.assembly import all_rules, make_linter
from lint.engine.linter import Result
from lint.report.page import article
from lint.text.finding import Edit, Failure, Finding, Fix, Related, Safety, Severity
from lint.text.source import Source
from lint.text.span import Span

STORY = """\
Harbour talks go on

The envoy, Dragan Petkoff, left Kiev for the the border on Monday, officials said.

“We heard nothing,” said Petkov. A landslide killed 14 people in Luhansk.
"""
VOID = {"meta", "input", "br"}


class Tree(HTMLParser):
    """The elements of a page: (tag, attributes), the ids and the text; raises where tags do not nest."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.elements, self.ids, self.text, self._open = [], [], [], []
        self.feed(html)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.elements.append((tag, given))
        self.ids += [given["id"]] if "id" in given else []
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag):
        assert self._open.pop() == tag, f"</{tag}> at {self.getpos()}"

    def handle_data(self, data):
        if not {"style", "script"} & {*self._open}:
            self.text.append(data)


@pytest.fixture(scope="module")
def linter(pack):
    return make_linter(pack, all_rules(pack).select())


@pytest.fixture(scope="module")
def page(linter):
    def draw(text=STORY, name="story.txt", form="text", change=lambda result: result, **more):
        analysis = linter.analyse(Source(name, text, format=form))
        return article.render(analysis, change(linter.run(analysis)), linter.rules.get, **more)

    return draw


def words(html):
    return " ".join("".join(Tree(html).text).split())


def test_each_finding_has_its_words_its_number_its_message_and_its_reason(linter, page) -> None:
    html = page()
    result = linter.lint(Source("story.txt", STORY))
    assert {"doubled-word", "inconsistent-name", "superseded-place-name"} <= {one.rule for one in result.findings}
    tree = Tree(html)
    for number, finding in enumerate(result.findings, start=1):
        assert {f"m{number}", f"n{number}"} <= {*tree.ids}
        assert f">{number}</a>" in html
        assert " ".join(finding.message.split()) in words(html)
        assert " ".join(linter.rules.get(finding.rule).why.split()) in words(html)


def test_the_note_stands_in_the_row_of_its_paragraph(page) -> None:
    rows = page().split('<div class="row">')[1:]
    assert "Harbour" in rows[0]
    assert 'class="copy headline"' in rows[0]
    assert "doubled-word" in rows[1]
    assert "inconsistent-name" in rows[2]
    assert "doubled-word" not in rows[2]


def test_a_fix_is_shown_with_how_safe_it_is(page) -> None:
    assert "<del>Kiev</del>" in page()
    assert '<ins>Kyiv</ins> <span class="safety">(look it over afterwards)</span>' in page()


def test_names_and_sourcing_have_their_panels(page) -> None:
    said = words(page())
    assert "Dragan Petkoff" in said
    assert "Two spellings:" in said
    assert "Write Kyiv." in said
    assert "Who is quoted:" in said
    claims = page().split('class="claims"')[1]
    assert re.search(r"A landslide killed 14 people in Luhansk\.?</a></td><td><strong>nobody</strong>", claims)


def test_every_link_leads_to_a_place_of_the_page_and_no_id_is_there_twice(page) -> None:
    for form, text in (
        ("text", STORY),
        ("markdown", f"<!-- newslint: ignore nothing reason: x -->\n\n{STORY}\n- the the\n"),
    ):
        tree = Tree(page(text, form=form))
        assert len(tree.ids) == len({*tree.ids})
        links = [attrs["href"] for tag, attrs in tree.elements if tag == "a"]
        assert len(links) > 20
        assert [link for link in links if not (link.startswith("#") and link[1:] in tree.ids)] == []


def test_the_policy_names_the_style_and_the_script_by_their_hashes_and_nothing_else(page) -> None:
    from base64 import b64encode
    from hashlib import sha256

    html = page()
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', html)
    for tag in ("style", "script"):
        (inner,) = re.findall(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        digest = b64encode(sha256(inner.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none';")
    assert "form-action 'none'" in policy
    assert "unsafe" not in policy
    assert not re.search(r"https?:|//|\bsrc=|@import|url\(", re.sub(r"<script>.*?</script>", "", html, flags=re.DOTALL))


def test_no_element_has_a_style_or_a_handler_of_its_own(page) -> None:
    for _, attrs in Tree(page()).elements:
        assert not [name for name in attrs if name == "style" or name.startswith("on")]


ODD = [
    "</style><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "<!-- --> ]]> <![CDATA[",
    "</main></body></html>",
    "&lt;script&gt; &amp;amp; &#x3c;",
    "\x00\x07\x1b[2J\x9b",
    "\u202ereversed\u2066isolated\u200f",
    "e\u0301 \U0001f319 \u05e9\u05dc\u05d5\u05dd \U0010ffff \ufdd0\ufffe",
]


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_hostile_copy_is_text(page, odd, form) -> None:
    text = f"The mayor met the the {odd} council in Kiev{odd}.\n\n{odd}\n"
    plain = page(STORY, form=form)
    html = page(text, name=f"a{odd}.txt", form=form)
    tags = {tag for tag, _ in Tree(html).elements}
    assert tags <= {tag for tag, _ in Tree(plain).elements} | {"code"}
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]", html)
    assert html.count("<script>") == html.count("</style>") == 1


def test_hostile_messages_families_and_addresses_of_rules_are_text(linter, page) -> None:
    odd = "<script>alert(1)</script>\"'"
    span = Span(0, 7)
    finding = Finding(
        span, odd, odd, Severity.ERROR, odd, (Related(Span(8, 13), odd),), Fix((Edit(span, odd),), Safety.SAFE)
    )

    def change(result: Result) -> Result:
        return replace(result, findings=(finding,), failures=(Failure(odd, odd),))

    html = page(change=change)
    assert html.count("<script>") == 1
    assert words(html).count("<script>alert(1)</script>") > 5
    analysis = linter.analyse(Source("story.txt", STORY))
    rule = replace(linter.rules.get("doubled-word"), source_url="javascript:alert(1)", why=odd)
    html = article.render(analysis, change(linter.run(analysis)), lambda _: rule)
    assert "javascript:" not in html
    assert html.count("<script>") == 1


def test_a_finding_outside_the_copy_has_a_row_of_its_own(page) -> None:
    html = page("The road is shut.\n\n<!-- newslint: ignore nothing reason: x -->\n\nIt rained.\n", form="markdown")
    assert "Not copy: <code>" in html
    assert html.index("road is shut") < html.index("Not copy") < html.index("It rained")


def test_rules_that_broke_are_told(page) -> None:
    html = page(change=lambda result: replace(result, failures=(Failure("odd-rule", "ValueError: no"),)))
    assert "the rule odd-rule broke on this file" in words(html)


def test_an_article_without_findings_or_copy_has_a_page(page) -> None:
    assert "no findings in 4 words" in words(page("The road is shut.\n"))
    assert "There is no copy." in words(page(""))
    assert "Nobody is quoted, and nothing is claimed." in words(page(""))


def test_the_same_article_gives_the_same_page(page) -> None:
    assert page() == page()
