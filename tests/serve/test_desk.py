"""The desk: a pasted article becomes a page, and what cannot be checked is said on the form."""

import pytest

from lint.project.lint_job import Options
from lint.serve.desk import LARGEST, Desk

STORY = "They left for the the border.\n"


@pytest.fixture
def folder(tmp_path, monkeypatch, warm_cache):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NEWSLINT_CACHE", str(warm_cache))
    return tmp_path


@pytest.fixture
def desk(folder):
    return Desk(Options())


def test_an_article_becomes_its_page(desk) -> None:
    page = desk.check(STORY, "text", "")
    assert "stands twice" in page
    assert '<a href="./">Another article</a>' in page
    assert "<textarea" not in page


def test_each_format_is_read_as_what_it_is(desk) -> None:
    assert 'class="copy headline"' in desk.check("# Talks\n\nIt rained.\n", "markdown", "")
    assert "It rained." in desk.check("<p>It <b>rained</b>.</p>", "html", "")
    assert "&lt;b&gt;rained" in desk.check("<p>It <b>rained</b>.</p>", "text", "")


def test_what_an_article_declares_of_its_encoding_is_not_heeded(desk) -> None:
    page = desk.check('<meta charset="utf-16"><p>He was naïve about the the road.</p>', "html", "")
    assert "naïve" in page


def test_a_house_style_is_used_and_another_after_it(desk) -> None:
    assert {"ap", "bbc", "guardian"} <= {*desk.styles}
    text = "President Volodymyr Zelenskiy met the envoy.\n"
    assert "house-style-name" in desk.check(text, "text", "ap")
    for style in ("bbc", "un", "reuters", ""):
        assert "<main" in desk.check(text, "text", style)
    assert "house-style-name" not in desk.check(text, "text", "reuters")


@pytest.mark.parametrize(
    ("text", "form", "style", "words"),
    [
        ("", "text", "", "there is no article yet"),
        (" \r\n ", "text", "", "there is no article yet"),
        (STORY, "docx", "", "no such format"),
        (STORY, "text", "../ap", "no such format or house style"),
        ("a" * (LARGEST + 1), "text", "", "larger than 2 MB"),
        ("a" * 1_000_001, "text", "", "1,000,001 characters"),
    ],
)
def test_what_cannot_be_checked_is_said_on_the_form(desk, text, form, style, words) -> None:
    page = desk.check(text, form, style)
    assert "<textarea" in page
    assert words in page


def test_the_form_keeps_what_was_pasted_as_text(desk) -> None:
    page = desk.check("</textarea><script>alert(1)</script>\n  second\u202e line", "docx", "")
    assert page.count("<script>") == 1
    assert "&lt;/textarea&gt;&lt;script&gt;alert(1)&lt;/script&gt;\n" in page


def test_a_lone_surrogate_is_no_fault(desk) -> None:
    assert "stands twice" in desk.check(f"{STORY} \ud800", "text", "")


def test_the_configuration_of_the_folder_applies(folder) -> None:
    (folder / "newslint.yaml").write_text("ignore: [doubled-word]\n")
    assert "stands twice" not in Desk(Options()).check(STORY, "text", "")


def test_a_broken_configuration_is_told_at_the_start(folder) -> None:
    (folder / "newslint.yaml").write_text("select: [nonsense]\n")
    desk = Desk(Options())
    assert [words for _, words in desk.faults if "no rule or family is called “nonsense”" in words]
    assert "nonsense" in desk.check(STORY, "text", "")


def test_a_setting_that_is_not_granted_is_told(folder) -> None:
    (folder / "newslint.yaml").write_text("engines: {languagetool: {url: 'http://evil.example'}}\n")
    desk = Desk(Options())
    assert "only you can set this" in desk.notices[0][1]
    assert not desk.faults
