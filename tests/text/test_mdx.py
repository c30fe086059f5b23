"""MDX: imports, exports, expressions and tags of components are markup, and what stands between the tags is copy."""

import pytest
from support.read_copy import read

from lint.text.document import Document
from lint.text.source import Source

SHOWN = [
    ("import A from './a'\nimport {b} from \"b\"\n\nThe ferry sank.", ["The ferry sank."]),
    ("export const meta = {\n  place: 'the the',\n\n  more: [1, {a: '}'}],\n}\n\nThe ferry sank.", ["The ferry sank."]),
    ("export default function A() {\n  return <b>the the</b>\n}\n\nThe ferry sank.", ["The ferry sank."]),
    ("import duties rose.\n\nexport of grain fell.", ["import duties rose.", "export of grain fell."]),
    ("The ferry {/* the the { */} sank.", ["The ferry sank."]),
    ("In {year} the {`ferry ${a}`} sank.", ["In ¤ the ¤ sank."]),
    ("{list.map((x) => (\n  <li key={x}>Don't the the</li>\n))}\n\nThe ferry sank.", ["The ferry sank."]),
    ("<Note>\n\nThe ferry sank.\n\n</Note>", ["The ferry sank."]),
    ("<Note>\nThe *ferry* sank.\n</Note>", ["The ferry sank."]),
    ("<Note>The ferry sank.</Note>", ["The ferry sank."]),
    ('<Tabs.Item a={x => <b>the</b>} b="c > d">\n\n    The ferry sank.\n\n</Tabs.Item>', ["The ferry sank."]),
    ('<Figure\n  src="a.jpg"\n  {...rest}\n  alt="the the"\n/>\n\nThe ferry sank.', ["The ferry sank."]),
    ('<div className="a" style={{a: 1}}>\n  The ferry sank.\n</div>', ["The ferry sank."]),
    ("<>\nThe ferry sank.\n</>", ["The ferry sank."]),
    ("The ferry { sank.\n\nIt {x} rained.", ["The ferry { sank.", "It ¤ rained."]),
    ("A \\{ferry\\} sank.", ["A {ferry} sank."]),
    ("Write `{x` and `y}` in code.", ["Write ¤ and ¤ in code."]),
    ("```js\nexport const a = {\n```\n\nThe ferry sank.", ["The ferry sank."]),
    ("1 < 2 and a <b c.", ["1 < 2 and a <b c."]),
    ("{{< video 1 >}}\n\nThe ferry sank.", ["The ferry sank."]),
]


@pytest.mark.parametrize(("text", "shown"), SHOWN)
def test_what_mdx_adds_to_markdown_is_markup(text: str, shown: list[str]) -> None:
    assert read(text, "mdx") == shown


def test_a_directive_is_a_comment_of_mdx(lint) -> None:
    directive = "{/* newslint: ignore doubled-word reason: a refrain */}"
    text = f"{directive}\n\nThe the ferry sank.\n\nIt was was old. {directive}\n\nIt is is gone.\n"
    found = lint(text, "doubled-word", format="mdx").findings
    assert [text[finding.span.start : finding.span.end] for finding in found] == ["is is"]
    plain = f"`{directive}`\n\nThe the ferry sank.\n"
    assert lint(plain, "doubled-word", format="mdx").findings


@pytest.mark.parametrize("piece", ["{", "{'", "{`", "{\n\n", "export {\n\n", "<A {", "<A b='", "{/*", "<>", "{x}"])
def test_any_heap_of_pieces_keeps_its_length(piece: str) -> None:
    text = piece * 5_000
    assert len(Document.of(Source("a", text, format="mdx")).masked) == len(text)
