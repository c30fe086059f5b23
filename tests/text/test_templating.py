"""Templating in Markdown and HTML is markup: it is no copy, makes no findings, and its text between tags is read."""

import pytest
from support.read_copy import read

from lint.text.document import Document
from lint.text.formats.shield import of_html, of_markdown
from lint.text.source import Source

SHOWN = [
    ("{{< video 12 >}}\n\nThe ferry sank.", ["The ferry sank."]),
    ("{{< video 12 >}}\nThe ferry sank.", ["The ferry sank."]),
    ('{{< map\n  place="the the"\n  zoom=3\n>}}\n\nThe ferry sank.', ["The ferry sank."]),
    ('{{< note text="one\n\ntwo" >}}\n\nThe ferry sank.', ["The ferry sank."]),
    ("{{% aside %}}\nThe ferry sank.\n{{% /aside %}}", ["The ferry sank."]),
    ("The {{< u >}}ferry{{< /u >}} sank.", ["The ferry sank."]),
    ("The {{< person 3 >}} said no.", ["The ¤ said no."]),
    ("The ferry sank.{{< fn 1 >}} It rained.", ["The ferry sank. It rained."]),
    ("The ferry sank. {{< fn 1 >}}", ["The ferry sank."]),
    ("{{< highlight go >}}\nthe the := 1\n\n{{ not closed\n{{< /highlight >}}\n\nThe ferry sank.", ["The ferry sank."]),
    ("Write {{</* video 12 */>}} for a film.", ["Write ¤ for a film."]),
    ("{{/* the the desk */}}The ferry sank.", ["The ferry sank."]),
    ("{% if site.x %}\n| a | b |\n|---|---|\n| c | d |\n{% endif %}", ["a", "b", "c", "d"]),
    ("{% for x in list %}\n- The {{ x.name }} ferry\n{% endfor %}", ["The ¤ ferry"]),
    ("{% comment %}\nthe the\n\nmore\n{% endcomment %}\nThe ferry sank.", ["The ferry sank."]),
    ("The {# the the #} ferry sank.", ["The ferry sank."]),
    ("{% raw %}\n{{ the the }}\n{% endraw %}\n\nThe ferry sank.", ["The ferry sank."]),
    ("In {{ page.year }} the {%- if a -%}old{%- endif %} ferry sank.", ["In ¤ the old ferry sank."]),
    ("| a | b |\n|---|---|\n| {{< x 'p|q' >}} | text |", ["a", "b", "text"]),
    ("## The ferry {#ferry .big}\n\nIt sank.\n{: .lead}", ["The ferry", "It sank."]),
    ("- one\n  {{< x >}}\n  more\n- two", ["one", "more", "two"]),
    ("<div\n  {% if x %}\n  class='a'\n  {% endif %}\n>\nThe ferry\n</div>", ["The ferry"]),
    ("> {{< x >}}\n> The ferry sank.", ["The ferry sank."]),
]
AS_WRITTEN = [
    "A brace { here and } there",
    "It opens {{< and never ends",
    "Also {% and {{ and {# too",
    "It opens {{< here.\n\nAnd ends >}} there",
]


@pytest.mark.parametrize(("text", "shown"), SHOWN)
def test_templating_in_markdown_is_markup(text: str, shown: list[str]) -> None:
    assert read(text) == shown


@pytest.mark.parametrize("text", AS_WRITTEN)
@pytest.mark.parametrize("format", ["markdown", "html"])
def test_what_is_no_construct_is_read_as_it_is_written(text: str, format: str) -> None:
    assert " ".join(read(text, format)) == " ".join(text.split())


def test_code_is_no_place_for_a_construct_to_begin() -> None:
    assert read("Write `{{<` first and `>}}` last.") == ["Write ¤ first and ¤ last."]
    assert read("```\n{% raw %}\n```\n\nThe ferry.\n\n```\n{% endraw %}\n```") == ["The ferry."]
    assert read("<script>a = {{</script><p>The ferry}}</p>", "html") == ["The ferry}}"]
    assert read("<!-- {{ -->\n\nThe ferry }} sank.") == ["The ferry }} sank."]


def test_templating_in_html_is_markup_in_text_and_in_tags() -> None:
    assert read('<p>The {{ x }} <a href="{{ url | add: "a>b" }}">ferry</a>.</p>', "html") == ["The ¤ ferry."]
    assert read('{% include "a<b>.html" %}<h1>{{ title }}</h1><p>It sank.</p>', "html") == ["It sank."]
    assert read("{{#if x}}<p>{{{body}}} sank</p>{{/if}}", "html") == ["¤ sank"]


def test_a_link_whose_target_is_a_shortcode_is_a_link() -> None:
    for text, kind in (
        ('[the ferry]({{< ref "a b.md" >}}) sank.', "markdown"),
        ('<a href="{{< ref "a b.md" >}}">the ferry</a> sank.', "html"),
    ):
        document = Document.of(Source("a", text, format=kind))
        assert [text[start:end] for start, end, _ in document.links] == ["the ferry"]
        assert document.links[0].address == '{{< ref "a b.md" >}}'


def test_plain_text_has_no_templating(lint) -> None:
    for text in ("Dear {{ reader }}, the ferry sank.", "Dear {% reader %}, the ferry sank."):
        assert [finding.rule for finding in lint(text, "leftover-markup").findings] == ["leftover-markup"]
        assert not lint(text, "leftover-markup", format="markdown").findings


@pytest.mark.parametrize(
    "piece", ["{{<", "{%", "{{", "{{{", "{#", "{% raw %}", "{{< x", "{{< x >}}", '{{<"', "{{<\n\n"]
)
@pytest.mark.parametrize("last", ["", ">}} %} }} #}"])
def test_a_shield_is_as_long_as_its_text_whatever_stands_there(piece: str, last: str) -> None:
    text = piece * 5_000 + last
    for shielded in (of_markdown(text, lambda _: []), of_html(text)):
        assert len(shielded.text) == len(text)
        assert all(one.end <= two.start for one, two in zip(shielded.constructs, shielded.constructs[1:], strict=False))
