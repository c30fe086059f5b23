"""The documentation site builds without a warning, has a page for every rule, and fetches nothing from elsewhere."""

import os
import re
import subprocess
import sys
from html import unescape
from urllib.parse import unquote

import pytest
from conftest import ROOT

from lint.engine.assembly import all_rules


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONWARNINGS": "ignore"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout + done.stderr) == (0, "")
    return folder


def pages(site):
    return [(path, path.read_text("utf-8")) for path in sorted(site.rglob("*.html"))]


def test_every_rule_has_a_page_with_its_examples_and_its_record(site, pack):
    for rule in all_rules(pack):
        written = (site / "rules" / rule.id / "index.html").read_text("utf-8").replace("<br>", " ")
        text = unescape(re.sub(r"<[^>]+>", "", written))
        flowing = " ".join(text.split())
        assert " ".join(rule.why.split()) in flowing
        assert f"newslint: ignore {rule.id} reason:" in flowing
        for example in rule.examples:
            assert " ".join(example.text.split()) in flowing, (rule.id, example.text)
            assert " ".join(example.because.split()) in flowing
        assert "findings per 1,000 published articles" in flowing or "directives" in flowing
    (index,) = [text for path, text in pages(site) if path == site / "rules/index.html"]
    assert all(f'href="{rule.id}/"' in index for rule in pack.rules)


def test_the_marks_of_an_example_are_shown_as_marks(site):
    text = (site / "rules/doubled-word/index.html").read_text("utf-8")
    assert "<mark>the the</mark>" in text


def test_nothing_is_fetched_from_elsewhere(site):
    for path, text in pages(site):
        fetched = re.findall(r'<(?:script|img|iframe|source)\b[^>]*\bsrc="?([^" >]+)', text)
        fetched += re.findall(r'<link\b(?![^>]*rel="?canonical)[^>]*\bhref="?([^" >]+)', text)
        assert [address for address in fetched if re.match(r"(?:[a-z]+:)?//", address)] == [], path
        assert "mermaid" not in re.findall(r'class="([^"]*)"', text)
    for path in site.rglob("*.css"):
        assert not re.search(r"@import|url\(['\"]?(?:https?:)?//", path.read_text("utf-8")), path


def test_every_link_inside_the_site_leads_somewhere(site):
    checked = 0
    for path, text in pages(site):
        for link in re.findall(r'<a\b[^>]*\bhref="([^"#?]+)', text):
            if re.match(r"[a-z]+:|//", link) or path.name == "404.html":
                continue
            target = (path.parent / unquote(unescape(link))).resolve()
            assert target.exists() or target == site.resolve(), (path, link)
            checked += 1
    assert checked > 5000


def test_the_menu_has_a_way_in_for_each_reader(site):
    home = (site / "index.html").read_text("utf-8")
    for title in ("For editors", "For developers", "For desk chiefs", "Rules", "Files and keys"):
        assert title in home
    keys = (site / "schemas/index.html").read_text("utf-8")
    assert all(f"<code>{key}</code>" in keys for key in ("extends", "packs", "per-path", "examples.bad.because"))
