"""The setups of docs/editors.md, as a reader would paste them."""

import re
from pathlib import Path

PAGE = Path(__file__).resolve().parent.parent.parent / "docs" / "editors.md"


def setup(heading: str) -> str:
    """Return the first indented block below a heading of the page."""
    text = PAGE.read_text(encoding="utf-8")
    section = re.search(rf"^##+ {re.escape(heading)}.*?$(.*?)(?=^##|\Z)", text, re.MULTILINE | re.DOTALL)
    assert section, f"docs/editors.md has no heading {heading!r}"
    block = re.search(r"(?:^ {4}.*\n|^\n(?= {4}))+", section[1], re.MULTILINE)
    assert block, f"{heading}: no setup"
    return re.sub(r"^ {4}", "", block[0], flags=re.MULTILINE)
