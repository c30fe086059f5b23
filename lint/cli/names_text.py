"""Render names as text for people and as plain data for programs."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from lint.analysis.names.across_articles import Difference, SpellingUse
from lint.analysis.names.entities import Entity
from lint.report import printable
from lint.report.insight_words import advised, description
from lint.text.span import LineIndex

_WIDEST = 32


class Article(NamedTuple):
    """The name of an article's file, and its lines."""

    file: str
    lines: LineIndex


def listed(file: str, entities: Sequence[Entity], lines: LineIndex) -> str:
    """Return the names of one file, one a line."""
    if not entities:
        return f"{printable(file)}: no names\n"
    wide = min(_WIDEST, max(len(entity.name) for entity in entities))
    rows = [printable(file)]
    for entity in entities:
        place = lines.position(entity.first.start)
        forms = ", ".join(f"{form.text} {len(form.spans)}x" for form in entity.forms)
        row = f"  {entity.name:<{wide}}  {description(entity):<14}  {entity.uses:>3}x  first {place.line}:{place.column}  {forms}"
        if entity.evidence:
            row += f"  ! two spellings: {entity.evidence}"
        if advice := advised(entity):
            row += f"  write: {advice}"
        rows.append(printable(row))
    return "\n".join(rows) + "\n"


def data(file: str, entities: Sequence[Entity], lines: LineIndex) -> dict[str, Any]:
    """Return the names of one file as plain data; lines and columns count from 1, columns in code points."""
    return {
        "file": file,
        "names": [
            {
                "name": entity.name,
                "kind": entity.kind,
                "status": entity.status,
                "id": entity.entry,
                "preferred": entity.preferred,
                "count": entity.uses,
                "evidence": entity.evidence,
                "spellings": [
                    {
                        "form": form.text,
                        "count": len(form.spans),
                        "places": [_place(lines, span.start) for span in form.spans],
                    }
                    for form in entity.forms
                ],
            }
            for entity in entities
        ],
    }


def _place(lines: LineIndex, offset: int) -> dict[str, int]:
    place = lines.position(offset)
    return {"line": place.line, "column": place.column, "offset": offset}


def differences(found: Iterable[Difference], articles: Sequence[Article]) -> str:
    """Return the names that are spelled differently in different articles, with all places of each."""
    rows = []
    for difference in found:
        head = " / ".join(difference.forms)
        rows.append(printable(f"{head}" + (f"  write: {difference.preferred}" if difference.preferred else "")))
        for use in difference.uses:
            article = articles[use.article]
            place = article.lines.position(use.start)
            rows.append(printable(f"  {use.form} {use.times}x  {article.file}:{place.line}:{place.column}"))
    return "\n".join(rows) + "\n" if rows else ""


def difference_data(found: Iterable[Difference], articles: Sequence[Article]) -> list[dict[str, Any]]:
    """Return the same as plain data."""
    return [
        {
            "name": difference.name,
            "preferred": difference.preferred,
            "spellings": difference.forms,
            "places": [_use_data(use, articles[use.article]) for use in difference.uses],
        }
        for difference in found
    ]


def _use_data(use: SpellingUse, article: Article) -> dict[str, Any]:
    place = article.lines.position(use.start)
    return {
        "form": use.form,
        "file": article.file,
        "line": place.line,
        "column": place.column,
        "times": use.times,
    }
