"""Render names as text for people and as plain data for programs."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from lint.analysis.names.across_articles import Difference, SpellingUse
from lint.analysis.names.entities import Entity
from lint.report import View, place_of, printable
from lint.report.insight_words import STATUS_WORDS, advised, description
from lint.report.json_report import place_data
from lint.report.layout import BOLD, GREEN, YELLOW, columns, paint, wrap
from lint.text.span import LineIndex

_WIDEST = 24
"""Columns of the longest name that the other columns stand behind; a longer one pushes them right."""
_WHAT = 13
_PLACE = 7
"""Columns of the shortest column of places."""
_HANGING = " " * 8


class Article(NamedTuple):
    """The name of an article's file, and its lines."""

    file: str
    lines: LineIndex


def listed(file: str, entities: Sequence[Entity], lines: LineIndex, view: View) -> str:
    """Return the names of one file, each with its kind, its uses, its first place, and its spellings."""
    if not entities:
        return f"{printable(file)}: no names\n"
    wide = min(_WIDEST, max(columns(printable(entity.name)) for entity in entities))
    far = max(_PLACE, *(len(place_of(entity.first.start, lines)) for entity in entities))
    rows = [paint(printable(file), BOLD, view)]
    for entity in entities:
        rows += _rows(entity, wide, f"{place_of(entity.first.start, lines):<{far}}", view)
    return "\n".join(rows) + "\n"


def legend() -> str:
    """Return what the second column of the list says, in one line for each word."""
    return "".join(f"{word:<6}  {meaning}\n" for word, meaning in STATUS_WORDS.items())


def _rows(entity: Entity, wide: int, place: str, view: View) -> list[str]:
    name = printable(entity.name)
    padding = " " * max(0, wide - columns(name))
    head = f"  {name}{padding}  {description(entity):<{_WHAT}}  {entity.uses:>3}x  {place}  "
    forms = [printable(form.text) for form in entity.forms]
    spellings = ", ".join(f"{text} {len(form.spans)}x" for text, form in zip(forms, entity.forms, strict=True))
    rows = [head.rstrip()] if forms == [name] else wrap(spellings, view.width, first=head, rest=_HANGING)
    rows[0] = rows[0].replace(name, paint(name, BOLD, view), 1)
    if entity.evidence:
        rows += _noted(f"two spellings: {printable(entity.evidence)}", YELLOW, view)
    if advice := advised(entity):
        rows += _noted(f"write: {printable(advice)}", GREEN, view)
    return rows


def _noted(said: str, color: str, view: View) -> list[str]:
    return [paint(row, color, view) for row in wrap(said, view.width, first=f"{_HANGING}! ", rest=f"{_HANGING}  ")]


def data(file: str, entities: Sequence[Entity], lines: LineIndex) -> dict[str, Any]:
    """Return the names of one file as plain data; the places are as in the JSON report."""
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
                        "places": [place_data(span.start, lines) for span in form.spans],
                    }
                    for form in entity.forms
                ],
            }
            for entity in entities
        ],
    }


def differences(found: Iterable[Difference], articles: Sequence[Article]) -> str:
    """Return the names that are spelled differently in different articles, with all places of each."""
    rows = []
    for difference in found:
        head = " / ".join(difference.forms)
        rows.append(printable(f"{head}" + (f"  write: {difference.preferred}" if difference.preferred else "")))
        for use in difference.uses:
            article = articles[use.article]
            rows.append(printable(f"  {use.form} {use.times}x  {article.file}:{place_of(use.start, article.lines)}"))
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
    place = place_data(use.start, article.lines)
    del place["offset"]
    return {"form": use.form, "file": article.file, **place, "times": use.times}
