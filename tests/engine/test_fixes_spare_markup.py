"""No fix touches markup: tags, templating, link targets, front matter and code stand byte for byte after every fix."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint.engine.assembly import make_linter
from lint.engine.linter import Linter
from lint.rulepack.loader import Pack
from lint.text.source import Source

_COPY = (
    "The the ferry",
    "sailed from Kiev",
    "to to Odessa,",
    "“We we left,” said Mr. Selenskyj",
    "and Zelensky met Zelenskiy.",
    "a 11-hour trip",
    "\n\n",
    "in",
    ".",
)
_TEMPLATING = (
    '{{< figure src="the the/Kiev.jpg" title="to to Odessa" >}}',
    "{{% Kiev Kiev %}}",
    "{{ the.the }}",
    "{% if Kiev == Kiev %}",
    "{% highlight text %}the the Kiev{% endhighlight %}",
    "{% comment %}the the Kiev{% endcomment %}",
    "{# the the Kiev #}",
)
_MARKDOWN = (
    '[here]({{< ref "Kiev the the.md" >}})',
    "[here](http://x.example/Kiev/the/the)",
    "`the the Kiev`",
    "\n\n```\nthe the Kiev\n```\n\n",
)
_TAGS = (
    '<a href="/Kiev/the the">',
    "</a>",
    '<img alt="the the Kiev">',
    "<b>",
    "</b>",
    "<br>",
    "<!-- the the Kiev -->",
    "<code>the the Kiev</code>",
)
_MDX = (
    "{/* the the Kiev */}",
    "{f('the the', `Kiev`)}",
    "<Note title='the the Kiev' a={{b: 'Kiev'}}>",
    "</Note>",
    "\n\nexport const a = {b: 'the the Kiev'}\n\n",
)
_HEADS = (
    "",
    "---\nslug: the-the-Kiev\ntags: [Kiev, the the]\n---\n",
    '+++\nslug = "the the Kiev"\ntags = ["Kiev"]\n+++\n',
    '{"slug": "the the Kiev", "tags": ["Kiev"]}\n',
)


@pytest.fixture(scope="module")
def linter(pack: Pack) -> Linter:
    """Every rule, those in preview too."""
    rules = pack.rules.select(select=("all",))
    return make_linter(pack, rules, style="ap")


def _pieces(markup: tuple[str, ...]) -> st.SearchStrategy[list[str]]:
    return st.lists(st.one_of(st.sampled_from(_COPY), st.sampled_from(markup)), max_size=14)


def _check(linter: Linter, pieces: list[str], head: str, markup: tuple[str, ...], kind: str, line_end: str) -> None:
    text = (head + " ".join(pieces)).replace("\n", line_end)
    fixed, _ = linter.fix(Source("a", text, format=kind), unsafe=True)
    assert fixed.startswith(head.replace("\n", line_end))
    before = [piece.replace("\n", line_end) for piece in pieces if piece in markup]
    at = len(head.replace("\n", line_end))
    for piece in before:
        at = fixed.find(piece, at)
        assert at >= 0, (piece, fixed)
        at += len(piece)


@given(st.data())
@settings(max_examples=150)
def test_markup_stands_byte_for_byte_after_all_fixes(linter: Linter, data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(["markdown", "html", "mdx"]))
    markup = {
        "markdown": _TEMPLATING + _MARKDOWN + _TAGS[:6],
        "html": _TEMPLATING + _TAGS,
        "mdx": _MDX + _MARKDOWN[1:],
    }[kind]
    line_end = data.draw(st.sampled_from(["\n", "\r\n", "\r"]))
    _check(linter, data.draw(_pieces(markup)), data.draw(st.sampled_from(_HEADS)), markup, kind, line_end)


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("kind", ["markdown", "mdx"])
@pytest.mark.parametrize(
    "code", ["```\nthe the Kiev\n```", "~~~yaml\nkiev: the the\n~~~", "> ```\n> the the Kiev\n> ```"]
)
def test_fenced_code_is_code_whatever_ends_its_lines(linter: Linter, code: str, kind: str, line_end: str) -> None:
    before, behind = f"Before it.\n\n{code}\n\n".replace("\n", line_end), "They left the the port."
    fixed, _ = linter.fix(Source("a", before + behind, format=kind), unsafe=True)
    assert fixed == before + "They left the port."
