"""Links as a way of giving a source: found by the parsers of Markdown and HTML, and counted where the house counts them."""

import json
from pathlib import Path

import pytest

from lint.lsp.capabilities import Settings
from lint.text.document import Document
from lint.text.source import Source

CLAIM = "Bulgaria imports 70% of its gas by one pipe."
MARKDOWN = [
    "See [the *study*](https://a.org/x_(y)) now.",
    'See [the *study*](<https://a.org/x_(y)> "A (long) title") now.',
    "See [the *study*][1] now.\n\n[1]: https://a.org/x_(y)\n",
    "See [the *study*][] now.\n\n[the *study*]: https://a.org/x_(y) 'title'\n",
    "> See [the *study*] now.\n\n[The  *Study*]: <https://a.org/x_(y)>\n",
    'See <a class="x>y" href=https://a.org/x_(y)>the <b>study</b></a> now.',
    "See <A\nHREF='https://a.org/x_(y)'>the study</A> now.",
    "See [![the study](pic.png)](https://a.org/x_(y)) now.",
]
HTML = [
    '<p>See <a class="x>y" href="https://a.org/x_(y)">the <b>study</b></a> now.',
    "<p>See <A\nHREF = 'https://a.org/x_(y)'\n>the study</A\n> now.",
    "<p>See <a href=https://a.org/x_(y)>the study<p>Now.",
    '<p>See <a href="https://a.org/x_&#40;y&#x29;"> the <!-- x -->study <br></a> now.',
    "<a href=https://a.org/x_(y)>the study<a href='#n'>now</a>",
]


@pytest.mark.parametrize(
    ("kind", "text"), [*(("markdown", text) for text in MARKDOWN), *(("html", text) for text in HTML)]
)
def test_the_linked_words_and_the_address_are_found(kind: str, text: str) -> None:
    made = Document.of(Source("a", text, format=kind))
    first = made.links[0]
    assert first.address == "https://a.org/x_(y)"
    assert made.readable(first.start, first.end).split() == ["the", "study"]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("text", "See [the study](https://a.org) and <a href='https://a.org'>it</a>."),
        ("markdown", "See `[the study](https://a.org)`.\n\n    [x](https://a.org)\n\n```\n[y](https://a.org)\n```\n"),
        ("markdown", "See [the study][nowhere] and \\[x](https://a.org) and ![pipe](https://a.org)."),
        (
            "html",
            "<p>See <code><a href='https://a.org'>x</a></code><!-- <a href='https://a.org'>y</a> --> [z](https://a.org)",
        ),
        (
            "html",
            "<p>See <a name=x>this</a> <a href=''>that</a> <a href='https://a.org'><img src=x></a> &lt;a href=x>y",
        ),
        ("html", "<script>'<a href=\"https://a.org\">x</a>'</script><nav><a href='https://a.org'>Home</a></nav><p>a"),
    ],
)
def test_what_only_looks_like_a_link_is_none(kind: str, text: str) -> None:
    assert Document.of(Source("a", text, format=kind)).links == ()


LINKED = {
    "inline.md": f"{CLAIM} ".replace("70%", "[70%](https://a.org)"),
    "reference.md": f"{CLAIM.replace('70%', '[70%][gas]')}\n\n[gas]: https://a.org\n",
    "own.md": CLAIM.replace("70%", "[70%](/2024/gas)"),
    "bare.md": CLAIM.replace("pipe", "pipe: https://a.org/gas"),
    "tag.md": CLAIM.replace("70%", "<a href='https://a.org'>70%</a>"),
    "page.html": "<p>" + CLAIM.replace("70%", "<a href='https://a.org'>70%</a>"),
}
UNLINKED = {
    "plain.md": CLAIM,
    "place.md": CLAIM.replace("70%", "[70%](#gas)"),
    "mail.html": "<p>" + CLAIM.replace("Bulgaria", "<a href='mailto:desk@a.org'>Bulgaria</a>"),
    "next.html": f"<p>{CLAIM}<p>See <a href='https://a.org'>that</a>.",
    "definition.md": f"{CLAIM}\n\n[gas]: https://a.org\n",
}


def reported(newslint, name: str, text: str, *more: str) -> bool:
    (newslint.folder / name).write_text(text, encoding="utf-8")
    done = newslint("--select", "unsourced-statistic", "--format", "json", *more, name)
    assert done.returncode in (0, 1), done.stderr
    return bool(json.loads(done.stdout)["files"][0]["findings"])


@pytest.mark.parametrize("name", sorted(LINKED))
def test_a_linked_claim_is_asked_for_only_where_the_house_takes_no_link_for_a_source(newslint, name: str) -> None:
    assert not reported(newslint, name, LINKED[name])
    (newslint.folder / "newslint.yaml").write_text("links: ignore\n", encoding="utf-8")
    assert reported(newslint, name, LINKED[name])
    (newslint.folder / "newslint.yaml").write_text("links: source\n", encoding="utf-8")
    assert not reported(newslint, name, LINKED[name])


@pytest.mark.parametrize("name", sorted(UNLINKED))
def test_a_claim_beside_no_source_is_asked_for_whatever_links_are(newslint, name: str) -> None:
    assert reported(newslint, name, UNLINKED[name])


def test_folders_may_differ(newslint) -> None:
    (newslint.folder / "newslint.yaml").write_text("per-path:\n  'wire/**': {links: ignore}\n", encoding="utf-8")
    (newslint.folder / "wire").mkdir()
    assert not reported(newslint, "a.md", LINKED["inline.md"])
    assert reported(newslint, "wire/a.md", LINKED["inline.md"])


def test_attributions_follow_the_configuration_and_the_flag_goes_before_it(newslint) -> None:
    (newslint.folder / "a.html").write_text(LINKED["page.html"], encoding="utf-8")
    linked = "a.org -> link ->"
    assert linked in newslint("attributions", "a.html").stdout
    (newslint.folder / "newslint.yaml").write_text("links: ignore\n", encoding="utf-8")
    assert linked not in newslint("attributions", "a.html").stdout
    assert linked in newslint("attributions", "--links", "source", "a.html").stdout


@pytest.mark.parametrize(
    ("file", "text", "place"),
    [
        ("newslint.yaml", "# desk\nlinks: no\n", "newslint.yaml:2:8"),
        ("newslint.yaml", "per-path:\n  a.md: {links: [source]}\n", "newslint.yaml:2:17"),
        ("pyproject.toml", '[tool.newslint]\nlinks = "never"\n', "pyproject.toml:2"),
    ],
)
def test_a_wrong_value_is_told_with_its_place(newslint, file: str, text: str, place: str) -> None:
    (newslint.folder / "a.md").write_text(CLAIM, encoding="utf-8")
    (newslint.folder / file).write_text(text, encoding="utf-8")
    done = newslint("a.md")
    assert done.returncode == 2
    assert place in done.stderr
    if "[source]" not in text:
        assert "source" in done.stderr
        assert "ignore" in done.stderr


def test_a_linked_quotation_is_no_orphan(lint) -> None:
    orphan = "The hall was empty. “The dam will be shut for the whole of the winter,” on Monday. It rained."
    linked = orphan.replace("on Monday", "[on Monday](https://a.org)")
    assert [finding.rule for finding in lint(orphan, "orphan-quotation", format="markdown").findings] == [
        "orphan-quotation"
    ]
    assert lint(linked, "orphan-quotation", format="markdown").findings == ()


def test_the_editor_can_set_it_and_says_what_cannot_be_set() -> None:
    settings, wrong = Settings().updated({"newslint": {"links": "ignore"}})
    assert (settings.options.links, wrong) == ("ignore", [])
    assert Settings().options.links is None
    assert Settings().updated({"links": "never"})[1] == ["the setting newslint.links cannot be 'never'"]


def test_the_template_names_the_key() -> None:
    from lint.project.config_reader import TABLE
    from lint.project.config_template import template

    assert "\n#links: ignore\n" in template()
    assert "links" in TABLE.fields
    page = Path(__file__).parent.parent.parent.parent / "README.md"
    assert "links: ignore" in page.read_text(encoding="utf-8")
