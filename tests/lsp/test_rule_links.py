"""Where the id of a rule in the editor leads: its page, if there is a site, else its source, else its file."""

import pytest

from lint.lsp import diagnostics
from lint.rulepack import loader, rule_pages

BUILT_IN = f"{loader.builtin_folder()}/garbled/some-rule.yaml"
HOUSE = "/desk/house/style/some-rule.yaml"


@pytest.fixture
def link(monkeypatch):
    def of(pages, *rule):
        monkeypatch.setattr(rule_pages, "PAGES", pages)
        diagnostics._link.cache_clear()
        return diagnostics._link(*rule)

    yield of
    diagnostics._link.cache_clear()


def test_a_built_in_rule_leads_to_its_page(link):
    assert link("https://site.example/rules/", "some-rule", "https://source.example", BUILT_IN) == (
        "https://site.example/rules/some-rule/"
    )


def test_a_rule_of_a_house_has_no_page(link):
    assert link("https://site.example/rules/", "some-rule", "https://source.example", HOUSE) == "https://source.example"
    assert link("https://site.example/rules/", "some-rule", "", HOUSE) == f"file://{HOUSE}"


def test_without_a_site_the_source_or_the_file_is_what_there_is(link):
    assert link("", "some-rule", "https://source.example", BUILT_IN) == "https://source.example"
    assert link("", "some-rule", "Desk practice", BUILT_IN).startswith("file:///")
