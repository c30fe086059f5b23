"""Approved readings: invented copy, and what newslint has made of it when a person last looked through it.

The texts are those of `tests/approved/texts/`, the examples of all rules, and the texts of `tests/fixtures/`. Each of the
first begins with a line `### why it is there`; lines `known wrong: ...` behind it tell what newslint gets wrong there,
and are repeated in the reading. A reading has one file for each of those, with a section for each text.
"""

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import yaml
from support import readings

from lint.analysis.lexicon.lexicon import Lexicon
from lint.engine.assembly import all_rules, make_linter
from lint.engine.linter import Linter
from lint.rulepack import loader
from lint.rulepack.rule import Status
from lint.text.document import Document
from lint.text.finding import Failure
from lint.text.source import Source

TESTS = Path(__file__).resolve().parent.parent
TEXTS, FIXTURES, READINGS = TESTS / "approved/texts", TESTS / "fixtures", TESTS / "approved/readings"
_LAYERED = ("attribution", "checks", "names", "silent", "syntax")
"""The folders of fixtures whose entries are texts."""
_HEADING = "### "
_WRONG = re.compile(r"^known wrong: .*\n", re.MULTILINE)
_TITLE = 60
"""Code points of a text that name its section."""


@dataclass(frozen=True)
class Text:
    """A text, the file and the title of its reading, and how it is to be read."""

    file: str
    title: str
    text: str
    format: str = "text"
    style: str | None = None
    wrong: str = ""


class Reader:
    """Reads texts with all rules, those in preview included; the rule pack is loaded once."""

    def __init__(self) -> None:
        """Load the pack."""
        self.pack = loader.load([], examples=True)
        rules = all_rules(self.pack)
        previewed = [rule.id for rule in self.pack.rules if rule.status is Status.PREVIEW]
        self._rules = rules.select(select=["all", *previewed]).at_each_place()
        self._linters: dict[str | None, Linter] = {}
        self.lexicon = Lexicon(self.pack.lexicon)

    def read(self, text: Text) -> str:
        """Return the lines of the reading of a text."""
        source = Source("story", text.text, format=text.format)
        lines = readings.lines(self._linter(text.style), Document.of(source))
        return text.wrong + "".join(f"{line}\n" for line in lines)

    def failures(self, text: Text) -> tuple[Failure, ...]:
        """Return the rules that break on a text."""
        return self._linter(text.style).lint(Source("story", text.text, format=text.format)).failures

    def texts(self) -> list[Text]:
        """Return all texts, those of a file together, each text once."""
        found: dict[tuple[str, str, str | None], Text] = {}
        for one in (*_written(), *self._examples(), *_fixtures()):
            found.setdefault((one.text, one.format, one.style), one)
        seen: dict[tuple[str, str], int] = {}
        texts = []
        for one in found.values():
            number = seen[one.file, one.title] = seen.get((one.file, one.title), 0) + 1
            title = f"{one.title} ({number})" if number > 1 else one.title
            texts.append(replace(one, title=title))
        return texts

    def _linter(self, style: str | None) -> Linter:
        if style not in self._linters:
            self._linters[style] = make_linter(self.pack, self._rules, style=style)
        return self._linters[style]

    def _examples(self) -> Iterator[Text]:
        for rule in sorted(self.pack.rules, key=lambda rule: rule.id):
            for one in rule.examples:
                yield Text(f"examples-{rule.family}", f"{rule.id}: {_title(one.text)}", one.text, one.format, one.style)


def _title(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _TITLE else words[:_TITLE].rsplit(" ", 1)[0] + " ..."


def _written() -> Iterator[Text]:
    for path in sorted(TEXTS.iterdir()):
        parts = re.split(rf"^{_HEADING}(.*)\n", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
        for title, text in zip(parts[1::2], parts[2::2], strict=True):
            form = {".md": "markdown", ".html": "html"}.get(path.suffix, "text")
            wrong = "".join(_WRONG.findall(text))
            yield Text(path.stem, title, _WRONG.sub("", text).strip() + "\n", form, wrong=wrong)


def _fixtures() -> Iterator[Text]:
    for folder in _LAYERED:
        for path in sorted((FIXTURES / folder).glob("*.yaml")):
            for entry in yaml.safe_load(path.read_text(encoding="utf-8")):
                if "text" in entry:
                    yield Text(f"fixtures-{folder}", _title(entry["text"]), entry["text"])


def files(texts: list[Text], reader: Reader) -> dict[str, str]:
    """Return the content of each file of readings, by its name."""
    made: dict[str, list[str]] = {}
    for one in texts:
        made.setdefault(one.file, []).append(f"{_HEADING}{one.title}\n{reader.read(one)}")
    return {name: "\n".join(sections) for name, sections in made.items()}


def sections(content: str) -> dict[str, str]:
    """Return the readings of a file by their titles."""
    parts = re.split(rf"^{_HEADING}(.*)\n", content, flags=re.MULTILINE)
    return dict(zip(parts[1::2], (f"{part.rstrip()}\n" for part in parts[2::2]), strict=True))


def approved() -> dict[str, dict[str, str]]:
    """Return the approved readings by file and title."""
    return {path.stem: sections(path.read_text(encoding="utf-8")) for path in sorted(READINGS.glob("*.reading"))}


def difference(title: str, before: str, after: str) -> str:
    """Return the lines of a reading that are new or gone, each with the sign of a diff."""
    compared = difflib.unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm="")
    kept = [line for line in compared if not line.startswith(("---", "+++", "@@"))]
    return "\n".join((f"{_HEADING}{title}", *kept))
