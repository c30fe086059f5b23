"""`newslint attributions FILE`: every quotation and claim of an article with its source."""

import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from typing import Any

from lint import console, rulefile, source
from lint.analysis import Analysis
from lint.analysis.knowledge import Knowledge
from lint.document import Document
from lint.errors import SourceError
from lint.report import jsonout, printable
from lint.text import LineIndex

VERSION = 1
"""Raised when a key changes its meaning or goes away; keys may be added within a version."""


def run(given: Sequence[str]) -> int:
    """Print the attributions of one article and return the exit status: 0, or 2 where it could not be read."""
    parser = ArgumentParser("newslint attributions", description="Who says what in an article.", allow_abbrev=False)
    parser.add_argument("file", metavar="FILE", help="an article in plain text or Markdown")
    parser.add_argument("--format", choices=("human", "json"), default="human", help="default: human")
    asked = parser.parse_args(given)
    try:
        article = source.read(asked.file)
    except SourceError as error:
        console.complain([(asked.file, str(error))])
        return 2
    found = listed(Analysis(Document.of(article), Knowledge(str(rulefile.builtin_folder()) + "/data", (), None)))
    if asked.format == "json":
        sys.stdout.write(jsonout.dump({"version": VERSION, "path": asked.file, **found}))
    else:
        sys.stdout.write(_human(found))
    return 0


def listed(analysis: Analysis) -> dict[str, list[dict[str, Any]]]:
    """Return `attributions` and the quotations with no source, `unattributed`, as plain values.

    Each range has start and end (line and column from 1, offset from 0, code points, ends exclusive) and its text.
    """
    lines = analysis.document.lines
    attributions = []
    covered: list[tuple[int, int]] = []
    for triple in analysis.triples:
        given = triple.attribution
        known = given.source_start < given.source_end
        attributions.append(
            {
                "form": triple.manner,
                "kind": given.kind,
                "speaker": triple.speaker,
                "source": _range(analysis, lines, given.source_start, given.source_end) if known else None,
                "cue": _range(analysis, lines, given.cue_start, given.cue_end),
                "content": [_range(analysis, lines, start, end) for start, end in triple.contents],
            }
        )
        covered += triple.contents
    unattributed = [
        _range(analysis, lines, quotation.start, quotation.end)
        for quotation in analysis.quotations
        if not quotation.nested and not any(s < quotation.end and e > quotation.start for s, e in covered)
    ]
    return {"attributions": attributions, "unattributed": unattributed}


def _range(analysis: Analysis, lines: LineIndex, start: int, end: int) -> dict[str, Any]:
    first, last = lines.position(start), lines.position(end)
    return {
        "start": {"line": first.line, "column": first.column, "offset": start},
        "end": {"line": last.line, "column": last.column, "offset": end},
        "text": analysis.document.text[start:end],
    }


def _human(found: dict[str, list[dict[str, Any]]]) -> str:
    out = []
    for item in found["attributions"]:
        place = item["cue"]["start"]
        who = item["source"]["text"] if item["source"] else "nobody named"
        what = " … ".join(part["text"] for part in item["content"])
        out.append(f"{place['line']}:{place['column']} {_line(who)} | {item['cue']['text']} | {_line(what)}\n")
    for item in found["unattributed"]:
        place = item["start"]
        out.append(f"{place['line']}:{place['column']} no source | {_line(item['text'])}\n")
    return "".join(out)


def _line(text: str) -> str:
    return printable(" ".join(text.split()))
