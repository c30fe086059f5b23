"""Every text is read as it was when a person last looked through its reading; `tools/approve.py` writes them anew."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from support import approved

READER = approved.Reader()
KNOWN = approved.approved()
BY_FILE: dict[str, list[approved.Text]] = {}
for one in READER.texts():
    BY_FILE.setdefault(one.file, []).append(one)
_SHOWN = 20
ENDS = ("According to critics,", "According to critics. the boat was,", "The plan, they warned of", "He complained of")
"""Texts that stop where a reader of sentences looks for one more word."""


@pytest.mark.parametrize("file", sorted(BY_FILE))
def test_is_read_as_approved(file: str) -> None:
    known = KNOWN.get(file, {})
    changed = [
        approved.difference(text.title, known.get(text.title, ""), read)
        for text in BY_FILE[file]
        if (read := READER.read(text)) != known.get(text.title, "")
    ]
    shown = "\n".join(changed[:_SHOWN])
    assert not changed, f"{len(changed)} readings differ; look through them and run tools/approve.py\n{shown}"


def _cut(text: approved.Text, places: int) -> Iterator[approved.Text]:
    """Yield a text cut short behind some of its tokens, spread evenly over its first sixty."""
    ends = [token.end() for token in re.finditer(r"\w+|[^\w\s]", text.text)][:60]
    for end in ends[:: max(1, len(ends) // places)]:
        yield replace(text, text=text.text[:end])


@pytest.mark.parametrize("file", sorted(BY_FILE))
def test_no_rule_breaks_on_a_text_that_stops_anywhere(file: str) -> None:
    places = 1 if file.startswith("grown") else 3  # what is grown are variants of the others
    broken = {cut.text: list(map(str, READER.failures(cut))) for text in BY_FILE[file] for cut in _cut(text, places)}
    broken |= {text: list(map(str, READER.failures(approved.Text(file, text, text)))) for text in ENDS}
    assert {text: failures for text, failures in broken.items() if failures} == {}


def test_each_approved_reading_has_its_text() -> None:
    wanted = {(text.file, text.title) for texts in BY_FILE.values() for text in texts}
    assert {(file, title) for file, titles in KNOWN.items() for title in titles} == wanted


def test_a_change_is_told_by_its_text_and_layer() -> None:
    before, after = "mentions: Ana Ruiz\nvague: officials\n", "mentions: Ana Ruiz\nvague: some officials\n"
    assert approved.difference("one", before, after) == "### one\n-vague: officials\n+vague: some officials"
