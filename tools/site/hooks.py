"""Hooks by which mkdocs builds the site: pages from the repository and from its tables, and links that fit them.

Pages that the program's own tables give are made here at build time and never committed. A link of a page in the
repository leads to the page that the site has of its target; to a file that the site does not have, it becomes text.
"""

import os
import posixpath
import re
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT), str(Path(__file__).resolve().parent)]

import rule_pages  # noqa: E402 - from beside this file
from mkdocs.config.defaults import MkDocsConfig  # noqa: E402 - see above
from mkdocs.structure.files import File, Files  # noqa: E402 - see above

from lint.engine.assembly import all_rules  # noqa: E402 - see above
from lint.rulepack import loader, trust_ledger  # noqa: E402 - see above

TAKEN = {
    "README.md": "index.md",
    "CONTRIBUTING.md": "contributing.md",
    "SECURITY.md": "security.md",
    "CHANGELOG.md": "changelog.md",
    "rules/names/README.md": "names.md",
    "rules/lexicon/README.md": "lexicon.md",
    "editors/vscode/README.md": "vscode.md",
}
"""Pages outside docs/ that the site has, by their path in the repository."""

READERS = (
    ("For editors", "for-editors.md"),
    ("For developers", "for-developers.md"),
    ("For desk chiefs", "for-desk-chiefs.md"),
)
GUIDES = ("first-steps.md", "house-rules.md", "rule-packs.md", "editors.md", "engines.md")
"""The first guides in the menu; further pages of docs/ follow by name."""

_LINK = re.compile(r"(?<!!)\[((?:[^\[\]]|\[[^\]]*\])*)\]\((?!https?:|mailto:|#)([^)\s#]*)(#[^)\s]*)?\)")


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Make the menu."""
    docs = Path(config.docs_dir)
    rules = all_rules(loader.load([], examples=True))
    known = {page for _, page in READERS} | {*GUIDES, "architecture.md"}
    others = sorted(path.name for path in docs.glob("*.md") if path.name not in known)
    config.nav = [
        {"Home": "index.md"},
        *({title: page} for title, page in READERS),
        {
            "Rules": [
                {"All rules": "rules/index.md"},
                *(
                    {rule_pages.title_of(family): [{rule.id: f"rules/{rule.id}.md"} for rule in members]}
                    for family, members in rule_pages.families(rules)
                ),
            ]
        },
        {
            "Guides": [
                *(page for page in GUIDES if (docs / page).exists()),
                "names.md",
                "lexicon.md",
                "vscode.md",
                *others,
            ]
        },
        {"Files and keys": "schemas.md"},
        {
            "Inside": [
                {"Architecture": "architecture.md"},
                {"Contributing": "contributing.md"},
                {"Security": "security.md"},
                {"Design": [f"design/{path.name}" for path in sorted((docs / "design").glob("*.md"))]},
                {"Decisions": [f"decisions/{path.name}" for path in sorted((docs / "decisions").glob("*.md"))]},
                {"Changes": "changelog.md"},
            ]
        },
    ]
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages that are not in docs/."""
    for name, page in TAKEN.items():
        files.append(File.generated(config, page, abs_src_path=str(ROOT / name)))
    pack, ledger = loader.load([], examples=True), trust_ledger.read()
    rules = all_rules(pack)
    made = {"rules/index.md": rule_pages.index(rules, ledger), "schemas.md": rule_pages.schemas()}
    made |= {f"rules/{rule.id}.md": rule_pages.page(rule, ledger) for rule in rules}
    for name, text in made.items():
        files.append(File.generated(config, name, content=text))
    return files


def on_page_markdown(markdown: str, page: Any, files: Files, **_: object) -> str:  # noqa: ANN401 - mkdocs' Page
    """Turn the links of a page in the repository into links of the site."""
    shown = page.file.src_uri
    taken = {page: name for name, page in TAKEN.items()}
    if shown.startswith("rules/") or shown == "schemas.md":
        return markdown
    origin = taken.get(shown, f"docs/{shown}")
    text = _LINK.sub(lambda match: _link(match, origin, shown, files), markdown)
    # The theme would fetch a program from elsewhere to draw a diagram.
    return text.replace("```mermaid", "```text")


def _link(match: re.Match[str], origin: str, shown: str, files: Files) -> str:
    label, target, anchor = match[1], match[2], match[3] or ""
    place = posixpath.normpath(posixpath.join(posixpath.dirname(origin), target))
    if not (ROOT / place).exists():
        return match[0]  # mkdocs reports it
    page = TAKEN.get(place) or (place.removeprefix("docs/") if place.startswith("docs/") else None)
    for name in (page, page and f"{page.rstrip('/')}/index.md"):
        if name and files.get_file_from_path(name) is not None:
            return f"[{label}]({os.path.relpath(name, posixpath.dirname(shown) or '.')}{anchor})"
    return label
