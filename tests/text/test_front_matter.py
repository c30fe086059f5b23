"""Front matter in YAML, TOML and JSON: titles and summaries are headlines where they stand, all else is markup."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.read_copy import read

from lint.text.document import Document
from lint.text.formats import front_matter
from lint.text.source import Source

BODY = "The ferry sank."
SHOWN = {
    "yaml": (
        "---\nlayout: post\ntitle: A ferry waits # note\ntags: [the the]\nauthor: Staff\n---\n",
        ["A ferry waits"],
    ),
    "quoted": (
        "---\ntitle: \"The “ferry” \\\"waits\\\" \\u2013 now\"\ndek: 'It''s late'\n---\n",
        ['The “ferry” "waits" – now', "It's late"],
    ),
    "escaped break": ('---\ntitle: "A ferry\\\n  waits\\nhere"\n---\n', ["A ferry waits here"]),
    "folded": ("---\nsummary: >-\n  A ferry\n  waits.\n\n  It rains.\ndate: x\n---\n", ["A ferry waits.", "It rains."]),
    "literal": ("---\ncode: |\n  title: the the\nexcerpt: |2\n   A ferry.\n---\n", ["A ferry."]),
    "goes on": ("---\nlede: A ferry\n  waits\nlead:\n  A boat\n---\n", ["A ferry waits", "A boat"]),
    "nested": (
        "---\nseo:\n  title: A ferry\nphotos:\n  - src: a.jpg\n    caption: The port\n---\n",
        ["A ferry", "The port"],
    ),
    "others": ("---\nauthors:\n  - name: A\n    title: Staff writer\nmenu: {title: x}\n---\n", []),
    "spelled": (
        '---\nTitle: One\nsub-title: Two\nlead_text: Three\n"headline": Four\n---\n',
        ["One", "Two", "Three", "Four"],
    ),
    "dots": ("---\n# a comment\ntitle: A ferry\n...\n", ["A ferry"]),
    "empty": ("---\n---\n", []),
    "toml": (
        '+++\ntitle = "A \\"ferry\\" waits"\ntags = ["the the"]\ndek = \'As it is\'\n+++\n',
        ['A "ferry" waits', "As it is"],
    ),
    "toml tables": (
        '+++\n[params]\nsummary = """\nA ferry\nwaits"""\nseo.title = "B"\n[[authors]]\ntitle = "no"\n+++\n',
        ["A ferry waits", "B"],
    ),
    "toml text": ("+++\nx = '''\ntitle = \"no\"\n'''\ntitle = \"Yes\"\n+++\n", ["Yes"]),
    "json": (
        '{\n  "title": "A \\u0066erry",\n  "tags": ["the the"],\n  "a": {"excerpt": "It waits"},\n  "author": {"title": "no"}\n}\n',
        ["A ferry", "It waits"],
    ),
    "items that hold lines": (
        '---\nnotes:\n  - |\n    title: no\n- >-\n  title: no\n- "a\n\n  title: no"\ntitle: A ferry\n---\n',
        ["A ferry"],
    ),
    "anchors and tags": (
        "---\na: &x |\n  title: no\nb: !!str >\n  title: no\nc: !t &y 'z\n  title: no'\ntitle: A ferry\n---\n",
        ["A ferry"],
    ),
    "brackets over lines": (
        '---\na: {\n  title: no, url: no,\n}\nb: [it\'s,\n  "]", # ]\n  title: no]\nc: [d]\ntitle: A ferry\n---\n',
        ["A ferry"],
    ),
    "toml lists of texts": (
        '+++\na = [ # ]\n"""\ntitle = "no"\n""", \'x]\',\n]\nb = {c = "}"}\nd = []\ntitle = "A ferry"\n+++\n',
        ["A ferry"],
    ),
    "brackets without an end": ("---\na: [b\ntitle: no\n---\n", []),
    "broken yaml": ('---\ntitle: "A ferry\n  tags: [the the\n---\n', []),
    "yaml without an end": ("---\nx: the the\ntags: [the the]\n\n", []),
    "broken json": ('{"title": "the the,\n\n', []),
    "broken toml": ("+++\ntitle = the the\nx = [\n+++\n", []),
}


@pytest.mark.parametrize("format", ["markdown", "mdx", "html"])
@pytest.mark.parametrize("name", SHOWN)
def test_titles_and_summaries_are_headlines_and_all_else_is_markup(name: str, format: str) -> None:
    head, shown = SHOWN[name]
    for text in (head + BODY, (head + BODY).replace("\n", "\r\n")):
        assert read(text, format) == [*shown, BODY]
        document = Document.of(Source("a", text, format=format))
        assert {block.kind for block in document.blocks[:-1]} <= {"headline"}
        assert document.body == len(text) - len(BODY)


@pytest.mark.parametrize(
    "text", ["---\n\nNote: a rule above.\n\n---\n", "---\nA rule above: prose.\n\n---\n", "{A brace", "+++\nx"]
)
def test_a_rule_above_prose_is_no_front_matter(text: str) -> None:
    assert front_matter.end(text) == 0


def test_the_place_of_a_finding_is_that_in_the_value(lint) -> None:
    text = '+++\ntitle = "Talks in Kiev \\"end\\""\ntags = ["Kiev"]\n+++\nThe ferry sank.'
    (found,) = lint(text, "superseded-place-name", format="markdown").findings
    assert found.span.start == text.index("Kiev")
    assert found.fix is not None


@pytest.mark.parametrize(
    ("line", "is_fixed"),
    [
        ("title: Talks in the the port", True),
        ('title: "Talks: the the port"', True),
        ("title: Talks “in” the the: port", False),
        ('title: "Talks in the \\u0074he port"', False),
        ("title: Talks in the\n  the port", False),
        ("title: The the port", True),
    ],
)
def test_a_fix_in_a_value_needs_no_escape_and_cuts_none(lint, line: str, *, is_fixed: bool) -> None:
    (found,) = lint(f"---\n{line}\n---\n{BODY}", "doubled-word", format="markdown").findings
    assert (found.fix is not None) == is_fixed


@given(
    st.lists(
        st.sampled_from(
            [
                "---\n",
                "+++\n",
                "{",
                "}",
                '"',
                "'",
                "title",
                ": ",
                " = ",
                "\n",
                "  ",
                "- ",
                "|\n",
                "\\",
                "a",
                "#",
                "[",
                '"""',
                "\r\n",
                "{{ x }}",
            ]
        )
    )
)
def test_no_front_matter_is_too_broken_to_be_read(pieces: list[str]) -> None:
    text = "".join(pieces)
    for start in ("", "---\ntitle: ", "+++\ntitle = ", '{"title": '):
        for kind in ("markdown", "html", "mdx"):
            document = Document.of(Source("a", start + text, format=kind))
            assert len(document.masked) == len(start + text)
